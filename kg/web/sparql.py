"""The SPARQL endpoint: read only, within limits; an answer is whole or it is an error.

A browser is shown a form, and answers as a table; a client that asks nothing is told what the service is.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg import assets
from kg.rdf import terms
from kg.rdf.vocab import PREFIXES
from kg.rdf.vocabulary import vocabulary_statements
from kg.store.forms import Form, form
from kg.store.limited import LimitedRunner
from kg.store.questions import Question, bind, load
from kg.web.formats import DATA, write
from kg.web.negotiate import Offer, choose
from kg.web.pages import page
from kg.web.protocol import Asked, asked
from kg.web.respond import Representation, respond
from kg.web.results import Table, table
from kg.web.site import publication_of

_HTML = Offer("html", ("text/html",))
_JSON = Offer("json", ("application/sparql-results+json", "application/json"))
_SOLUTIONS = (
    _JSON,
    Offer("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Offer("csv", ("text/csv",)),
    Offer("tsv", ("text/tab-separated-values",)),
    _HTML,
)
_GRAPHS = (*DATA, _HTML)
_OFFERS = {
    Form.SELECT: _SOLUTIONS,
    Form.ASK: _SOLUTIONS,
    Form.CONSTRUCT: _GRAPHS,
    Form.DESCRIBE: _GRAPHS,
}
_FIRST = """PREFIX kg: <https://w3id.org/reelgraph/ontology#>
PREFIX schema: <https://schema.org/>
SELECT ?film ?name ?year WHERE {
  ?film a kg:Work ; schema:name ?name .
  OPTIONAL { ?film schema:dateCreated ?year }
} ORDER BY ?year LIMIT 20"""


async def endpoint(request: Request) -> Response:
    """Answer at /sparql."""
    question = await asked(request)
    if question.query is None:
        return await run_in_threadpool(_service, request)
    return await run_in_threadpool(_answer, request, question)


def named(request: Request) -> Response:
    """Answer at /queries/NAME: a shipped question with its parameters from the query string."""
    question = questions().get(request.path_params["name"])
    if question is None:
        raise HTTPException(404, f"The named queries are: {', '.join(questions())}.")
    values = {name: value for name, value in request.query_params.items() if name != "_mediatype"}
    bound = bind(question, values)
    return _answer(request, Asked(bound, mediatype=request.query_params.get("_mediatype")))


@cache
def questions() -> Mapping[str, Question]:
    """Return the shipped questions by name."""
    return {question.name: question for question in load(assets.folder("queries"))}


def _answer(request: Request, question: Asked) -> Response:
    assert question.query is not None
    offer = _offer(request, question)
    runner: LimitedRunner = request.app.state.runner
    media_type = offer.media_type if offer is not _HTML else _shown_as(question.query)
    body = runner.answer(question.query, media_type, question.default_graphs, question.named_graphs)
    if offer is _HTML:
        shown = table(body) if media_type == _JSON.media_type else None
        return _page(request, question.query, shown, body.decode() if shown is None else None)
    return respond(request, Representation(body, offer.media_type, {"Vary": "Accept, Accept-Encoding"}))


def _offer(request: Request, question: Asked) -> Offer:
    offers = _OFFERS[form(question.query or "")]
    if question.mediatype:
        found = next((one for one in offers if question.mediatype in (one.name, *one.media_types)), None)
    else:
        choice = choose(request.headers.get("accept"), offers)
        found = choice.offer if choice else None
    if found is None:
        kinds = ", ".join(one.media_type for one in offers)
        raise HTTPException(406, f"This query is answered as {kinds}.", {"Vary": "Accept"})
    return found


def _shown_as(query: str) -> str:
    """Return the format a page shows: a table of solutions, or Turtle."""
    return _OFFERS[form(query)][0].media_type


def _service(request: Request) -> Response:
    choice = choose(request.headers.get("accept"), _GRAPHS)
    if choice is None:
        raise HTTPException(406, "The service is described as Turtle, or shown as a page.", {"Vary": "Accept"})
    if choice.offer is _HTML:
        return _page(request, _FIRST)
    base = publication_of(request).space.base
    body = write(choice.offer, service_description(f"{base}/sparql"), f"{base}/sparql")
    return respond(request, Representation(body, choice.offer.media_type))


def service_description(endpoint_iri: str) -> tuple[str, ...]:
    """Return what the endpoint of this IRI is, as N-Triples lines (SPARQL 1.1 Service Description)."""
    said = (Path(__file__).resolve().parent / "service.ttl").read_text(encoding="utf-8")
    return vocabulary_statements(f"@base {terms.iri(endpoint_iri)} .\n{said}".encode())


def _page(request: Request, query: str, shown: Table | None = None, text: str | None = None) -> Response:
    publication = publication_of(request)
    body = page(
        request,
        "sparql.html",
        publication,
        query=query,
        table=shown,
        text=text,
        questions=questions().values(),
        prefixes=PREFIXES,
    )
    return respond(request, Representation(body, "text/html", {"Vary": "Accept, Accept-Encoding"}))
