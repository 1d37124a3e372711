"""Pages from templates: what every page needs around what it says.

Templates escape by default and are given nodes, never markup; the only text marked safe is the JSON-LD
data block, which its writer has made safe for a script element.
"""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from kg.fields.language_names import language_name
from kg.rdf.vocab import KG, VOC
from kg.web import agent, dated, festival, film, identity, naming
from kg.web.links import Links
from kg.web.locators import in_record, marks
from kg.web.node import Node, expand
from kg.web.publication import Publication
from kg.web.rest import rest
from kg.web.terminology import curie, terminology

_TEMPLATES = {
    "kg:Work": "film.html",
    "schema:Person": "agent.html",
    "schema:Organization": "agent.html",
    "kg:FestivalSeries": "festival.html",
    "kg:FestivalEdition": "festival.html",
    "schema:Country": "place.html",
    "schema:City": "place.html",
    "schema:Place": "place.html",
}
_FOLDER = Path(__file__).resolve().parent / "templates"


def page(request: Request, template: str, publication: Publication | None = None, **values: object) -> bytes:
    """Render a page. Without a publication only the frame of the site is left, as for an error."""
    root = str(request.scope.get("root_path", ""))
    links = Links(root, publication.space.base if publication else "")
    rendered = (
        environment()
        .get_template(template)
        .render(root=root, publication=publication, href=links.href, source=links.source, **values)
    )
    return rendered.encode()


def template_for(kind: str, node: Node) -> str:
    """Return the template of a document: by the kind of its address, and for things by their type."""
    if kind != "doc":
        return f"{kind}.html"
    return next((name for curie, name in _TEMPLATES.items() if node.is_a(curie)), "thing.html")


@cache
def environment() -> Environment:
    """Return the templates with the functions they may call."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals.update(
        agent=agent,
        curie=curie,
        dates=dated.dates,
        expand=expand,
        festival=festival,
        film=film,
        identity=identity,
        in_record=in_record,
        marks=marks,
        naming=naming,
        rest=rest,
        terms=terminology(),
    )
    made.filters.update(
        label=terminology().label,
        language_name=language_name,
        segment=lambda text: quote(text, safe=""),
        worded=dated.worded,
    )
    made.globals.update(kg=KG.namespace, voc=VOC.namespace)
    return made
