"""What every response carries: who may read it, and what a page may load. ASGI middleware.

Anyone may read from any site (CORS, ``*``). Pages load their own style sheet and pictures and nothing
else; the JSON-LD block is data, which script-src does not concern. No page asks a third party for anything.
"""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import StoreError
from kg.web.publication import Shelf

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Link, Location, Retry-After, Vary",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
_READING = "GET, HEAD, OPTIONS"
_ASKING = "GET, HEAD, POST, OPTIONS"
_POSTED = ("/sparql", "/reconcile/0.2", "/reconcile/1.0-draft/match", "/reconcile/1.0-draft/extend")


class Headers:
    """Adds the headers above to every response, and answers OPTIONS for every address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in EVERYWHERE.items():
                    headers.setdefault(name, value)
            await send(message)

        is_options = scope["type"] == "http" and scope["method"] == "OPTIONS"
        await (_options(scope) if is_options else self._app)(scope, receive, sending)


class BasePath:
    """Serves the path of the publication's base, as a proxy that keeps it hands it on, like the root."""

    def __init__(self, app: ASGIApp, shelf: Shelf) -> None:
        self._app = app
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        prefix = self._prefix() if scope["type"] == "http" else ""
        if prefix and scope["path"].startswith(f"{prefix}/"):
            scope = {**scope, "root_path": scope.get("root_path", "") + prefix}
        await self._app(scope, receive, send)

    def _prefix(self) -> str:
        try:
            return self._shelf.current().prefix
        except StoreError:
            return ""  # the endpoint will say so, as a problem document


def _options(scope: Scope) -> Response:
    """Say what may be asked of an address (RFC 9110, section 9.3.7), to browsers as CORS preflight."""
    allowed = _ASKING if scope["path"].endswith(_POSTED) else _READING
    return Response(
        status_code=204,
        headers={
            "Allow": allowed,
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": "Accept, Accept-Profile, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )
