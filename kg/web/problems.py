"""Errors as problem documents (RFC 9457), and as a page for browsers."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KgError, QueryError, QueryTimeout, ResultTooLarge, StoreError
from kg.web.headers import EVERYWHERE
from kg.web.negotiate import Offer, choose
from kg.web.pages import page
from kg.web.publication import Publication
from kg.web.site import publication_of

_OFFERS = (Offer("problem", ("application/problem+json", "application/json")), Offer("html", ("text/html",)))
_STATUS: Mapping[type[KgError], int] = {
    QueryError: 400,
    ResultTooLarge: 413,
    QueryTimeout: 503,
    StoreError: 503,
}


def http_problem(request: Request, error: Exception) -> Response:
    """Answer an HTTP error a route raised."""
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase  # the router's own detail, which the title says already
    detail = error.detail if error.detail != phrase else None
    return problem(request, error.status_code, detail, error.headers, publication=_shelved(request))


def own_problem(request: Request, error: Exception) -> Response:
    """Answer an error of this package: its message is written for the reader."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    later = {"Retry-After": "30"} if status == 503 else None
    return problem(request, status, str(error), later, publication=_shelved(request))


def crash(request: Request, error: Exception) -> Response:
    """Answer an error nobody foresaw without telling its inside; the server's log has it.

    It is answered outside all middleware, so the headers of every response are set here.
    """
    return problem(request, 500, "The server failed on this request. Its log says more.", EVERYWHERE)


def problem(
    request: Request,
    status: int,
    detail: str | None = None,
    headers: Mapping[str, str] | None = None,
    publication: Publication | None = None,
) -> Response:
    """Answer with a problem document, or with a page of the publication where the client would rather have HTML."""
    title = HTTPStatus(status).phrase
    said = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    choice = choose(request.headers.get("accept"), _OFFERS)
    if choice and choice.offer.name == "html":
        page_body = page(request, "problem.html", publication, status=status, heading=title, detail=detail)
        return Response(page_body, status, said, media_type="text/html")
    told = {"detail": detail} if detail else {}
    document = {"type": "about:blank", "title": title, "status": status, **told, "instance": request.url.path}
    text = json.dumps(document, ensure_ascii=False)
    return Response(text, status, said, media_type="application/problem+json")


def _shelved(request: Request) -> Publication | None:
    try:
        return publication_of(request)
    except StoreError:
        return None  # the page then says what is wrong, in a frame without a name
