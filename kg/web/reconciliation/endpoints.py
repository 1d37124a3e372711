"""The addresses of the service: what each answers, in either version.

Version 0.1 clients are served at the address of 0.2: what 0.2 adds they do not look for, and JSONP, which they
must find, is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.web.protocol import form_fields, posted_text
from kg.web.reconciliation import page, suggest
from kg.web.reconciliation.answers import answer, padded_answer
from kg.web.reconciliation.extend import extended_in_0_2, extended_in_1_0, extension
from kg.web.reconciliation.index import Index, Indexes
from kg.web.reconciliation.manifest import PATH, V0_2, V1_0, manifest_of_0_2, manifest_of_1_0
from kg.web.reconciliation.queries import batch_of_0_2, batch_of_1_0, parsed
from kg.web.reconciliation.reading import Reading
from kg.web.reconciliation.results import results_of_0_2, results_of_1_0
from kg.web.reconciliation.suggest import Typed, proposed
from kg.web.site import publication_of

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_FURTHEST = 100_000  # suggestions that can be skipped
_LONGEST = 300  # characters of a prefix

_Answering = Callable[[Request, object], Response]


@dataclass(frozen=True, slots=True)
class _Service:
    """The endpoints of one application; they share the index of the current publication."""

    indexes: Indexes

    async def of_0_2(self, request: Request) -> Response:
        """Answer at the endpoint of 0.2: the manifest, a query batch or a data extension, by GET or form."""
        asked = await _asked(request)
        return await run_in_threadpool(self._answer_0_2, request, asked)

    def _answer_0_2(self, request: Request, asked: dict[str, str]) -> Response:
        given = [name for name in ("queries", "extend") if name in asked]
        if len(given) > 1:
            raise HTTPException(400, "Ask one thing at a time: queries or extend.")
        if "query" in asked:
            raise HTTPException(400, 'query: queries come as a batch here: queries={"q0":{"query":"..."}}.')
        if not given:
            if request.method == "POST":
                raise HTTPException(400, "The form has neither a field queries nor a field extend.")
            return self._manifest(
                padded_answer(request, manifest_of_0_2(publication_of(request), _root(request))), request
            )
        value = parsed(asked[given[0]])
        read = self._matched_0_2 if given == ["queries"] else self._extended_0_2
        return padded_answer(request, read(self._index(request), value))

    def of_1_0(self, request: Request) -> Response:
        """Answer with the manifest of 1.0-draft."""
        said = manifest_of_1_0(publication_of(request), _root(request))
        return self._manifest(answer(request, said), request)

    async def match(self, request: Request) -> Response:
        """Answer a query batch of 1.0-draft."""
        return await self._posted(request, self._matched_1_0)

    async def extend(self, request: Request) -> Response:
        """Answer a data extension of 1.0-draft."""
        return await self._posted(request, self._extended_1_0)

    def suggestions(self, request: Request, answering: _Answering) -> Response:
        """Answer at /suggest/entity, /suggest/property and /suggest/type."""
        what = request.path_params["what"]
        index, typed = self._index(request), _typed(request)
        if what == "type":
            return answering(request, suggest.suggested_types(typed))
        if what == "property":
            return answering(request, suggest.suggested_properties(index.properties, typed))
        if what != "entity":
            raise HTTPException(404, "Suggested are: entity, property, type.")
        with index.reading() as connection:
            return answering(request, suggest.entities(Reading(index, connection), typed))

    def proposals(self, request: Request, answering: _Answering) -> Response:
        """Answer at /extend/propose: the properties entities of a type can be extended with."""
        type_, limit = request.query_params.get("type", ""), _number(request, "limit")
        found = proposed(self._index(request).properties, [type_] if type_ else [])
        properties = [{"id": one.id, "name": one.name} for one in found]
        limited = {"limit": limit} if limit else {}
        return answering(request, {"properties": properties[: limit or None], "type": type_, **limited})

    def preview(self, request: Request) -> Response:
        """Answer with a small page about an entity."""
        index = self._index(request)
        with index.reading() as connection:
            return page.preview(request, Reading(index, connection), publication_of(request))

    async def _posted(self, request: Request, read: Callable[[Index, object], object]) -> Response:
        kind, _, _ = request.headers.get("content-type", "").partition(";")
        if kind.strip().lower() != _JSON:
            raise HTTPException(415, f"POST the request as {_JSON}.", {"Accept-Post": _JSON})
        value = parsed(await posted_text(request))
        return await run_in_threadpool(lambda: answer(request, read(self._index(request), value)))

    def _matched_0_2(self, index: Index, value: object) -> object:
        batch = batch_of_0_2(value)
        with index.reading() as connection:
            return results_of_0_2(Reading(index, connection), batch, index.properties)

    def _matched_1_0(self, index: Index, value: object) -> object:
        batch = batch_of_1_0(value)
        with index.reading() as connection:
            return results_of_1_0(Reading(index, connection), batch, index.properties)

    def _extended_0_2(self, index: Index, value: object) -> object:
        asked = extension(value)
        with index.reading() as connection:
            return extended_in_0_2(Reading(index, connection), index.properties, asked, index.space)

    def _extended_1_0(self, index: Index, value: object) -> object:
        asked = extension(value)
        with index.reading() as connection:
            return extended_in_1_0(Reading(index, connection), index.properties, asked, index.space)

    def _index(self, request: Request) -> Index:
        return self.indexes.of(publication_of(request))

    def _manifest(self, response: Response, request: Request) -> Response:
        """Make the index after answering: who reads the manifest asks next, and need not wait then."""
        response.background = BackgroundTask(self.indexes.of, publication_of(request))
        return response


def routes() -> list[BaseRoute]:
    """Return the addresses of the service, for one application."""
    service = _Service(Indexes())
    return [
        Route(PATH, page.guide),
        Route(V0_2, service.of_0_2, methods=["GET", "POST"]),
        Route(V1_0, service.of_1_0),
        Route(f"{V1_0}/match", service.match, methods=["POST"]),
        Route(f"{V1_0}/extend", service.extend, methods=["POST"]),
        *(
            route
            for path, answering in ((V0_2, padded_answer), (V1_0, answer))
            for route in (
                Route(f"{path}/suggest/{{what}}", partial(service.suggestions, answering=answering)),
                Route(f"{path}/extend/propose", partial(service.proposals, answering=answering)),
                Route(f"{path}/preview", service.preview),
            )
        ),
    ]


async def _asked(request: Request) -> dict[str, str]:
    """Return the parameters of a request, of the address and of a form. Raises HTTPException 413, 415."""
    asked = dict(request.query_params)
    if request.method != "POST":
        return asked
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != _FORM:
        raise HTTPException(415, f"POST the request as {_FORM}.", {"Accept-Post": _FORM})
    return {**asked, **dict(form_fields(await posted_text(request)))}


def _typed(request: Request) -> Typed:
    prefix = request.query_params.get("prefix", "")
    if len(prefix) > _LONGEST:
        raise HTTPException(400, f"prefix: {len(prefix)} characters are too many: {_LONGEST} at most.")
    types = tuple(request.query_params.getlist("type"))
    return Typed(prefix, _number(request, "cursor"), types)


def _number(request: Request, name: str) -> int:
    """Return a query parameter that is a whole number from 0. Raises HTTPException 400 for what is none."""
    text = request.query_params.get(name, "0")
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_FURTHEST)) else -1
    if not 0 <= number <= _FURTHEST:
        raise HTTPException(400, f"{name}={text[:40]} is no whole number from 0 to {_FURTHEST}.")
    return number


def _root(request: Request) -> str:
    return str(request.base_url).rstrip("/")
