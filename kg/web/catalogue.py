"""The ways in: the home page, a list for each main kind of thing, search, and the build's report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.check.report import from_json
from kg.errors import StoreError
from kg.model import Finding, Severity
from kg.rdf.vocab import KG, SCHEMA
from kg.store import Row
from kg.web.describe import facts
from kg.web.node import Node, Web
from kg.web.pages import page
from kg.web.publication import Publication
from kg.web.questions import ask
from kg.web.respond import Representation, respond
from kg.web.site import publication_of, whole_number

_PER_PAGE = 100
_ON_HOME = 12
_FINDINGS_SHOWN = 200
_LONGEST_SEARCH = 200  # characters


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A list of the site: its path, its heading, the class it lists, and what the report counts it as."""

    path: str
    heading: str
    type: str
    counted: str


LISTS = (
    Shelfmark("films", "Films", KG.iri("Work"), "Work"),
    Shelfmark("people", "People", SCHEMA.iri("Person"), "Person"),
    Shelfmark("companies", "Companies", SCHEMA.iri("Organization"), "Organization"),
    Shelfmark("festivals", "Festivals", KG.iri("FestivalSeries"), "FestivalSeries"),
)


def home(request: Request) -> Response:
    """Show what the catalogue holds and how to use it."""

    def made(publication: Publication) -> bytes:
        films, _ = _page_of(publication, LISTS[0].type, 1, _ON_HOME)
        return page(request, "home.html", publication, lists=LISTS, films=films)

    return _kept(request, 1, made)


def listing(request: Request, shelfmark: Shelfmark) -> Response:
    """Show one page of one list. Raises HTTPException 404 beyond its end."""
    number = whole_number(request, "page", 1)

    def made(publication: Publication) -> bytes:
        nodes, more = _page_of(publication, shelfmark.type, number, _PER_PAGE)
        if not nodes and number > 1:
            raise HTTPException(404, f"{shelfmark.heading} has no page {number}.")
        return page(request, "list.html", publication, shelfmark=shelfmark, nodes=nodes, number=number, more=more)

    return _kept(request, number, made)


def search(request: Request) -> Response:
    """Show the things whose names hold the words asked for, in any script, whatever their case."""
    publication = publication_of(request)
    words = " ".join(request.query_params.get("q", "").split())[:_LONGEST_SEARCH]
    number = whole_number(request, "page", 1)
    nodes, more = _found(publication, words, number) if words else ((), False)
    body = page(request, "search.html", publication, words=words, nodes=nodes, number=number, more=more)
    return respond(request, Representation(body, "text/html"))


def report(request: Request) -> Response:
    """Show what the build counted, found and rejected."""

    def made(publication: Publication) -> bytes:
        counted = publication.report
        findings = nsmallest(_FINDINGS_SHOWN, _findings(publication), key=_gravity)
        return page(request, "report.html", publication, report=counted, findings=findings, found=counted.found)

    return _kept(request, 1, made)


def _kept(request: Request, number: int, made: Callable[[Publication], bytes]) -> Response:
    """Answer with a page that is made once for a publication."""
    publication = publication_of(request)
    key = (request.url.path, number, request.scope.get("root_path", ""))
    return respond(request, publication.kept.get(key, lambda: Representation(made(publication), "text/html")))


def _page_of(publication: Publication, type_: str, number: int, size: int) -> tuple[tuple[Node, ...], bool]:
    rows = ask(publication.store, "listed", type=type_, limit=size + 1, offset=(number - 1) * size)
    return _cut(rows, size)


def _found(publication: Publication, words: str, number: int) -> tuple[tuple[Node, ...], bool]:
    offset = (number - 1) * _PER_PAGE
    return _cut(ask(publication.store, "found", words=words, limit=_PER_PAGE + 1, offset=offset), _PER_PAGE)


def _cut(rows: Iterable[Row], size: int) -> tuple[tuple[Node, ...], bool]:
    """Return the nodes of a page by name, and whether there is one beyond it."""
    said = facts(rows)
    web = Web(said)
    nodes = [web.node(iri) for iri in dict.fromkeys(fact.subject for fact in said)]
    nodes = [node for node in nodes if not node.is_a("schema:PropertyValue")]
    nodes.sort(key=lambda node: (min(map(_sorted_as, node.values("schema:name")), default=""), node.iri))
    return tuple(nodes[:size]), len(nodes) > size


def _sorted_as(name: str) -> str:
    """Return what a name is sorted by, as the query does: ё stands with е, not after я."""
    return name.lower().replace("ё", "е")


def _findings(publication: Publication) -> Iterator[Finding]:
    path = publication.folder / "findings.jsonl"
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8") as lines:
            yield from map(from_json, lines)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"{path}: the findings cannot be read: {error}") from error


def _gravity(finding: Finding) -> int:
    return list(Severity).index(finding.severity)
