"""Who may speak to the review page: this machine's browser, on the address that was told, from the page itself.

A page on another site can make a browser send requests to 127.0.0.1, and a name it owns can be made to point
there. So the Host must be the address we listen on, what changes anything must come from our own page (Origin,
Sec-Fetch-Site), and every address begins with a secret.
"""

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not no-referrer: with it a browser sends `Origin: null` even from our own page.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_READING = ("GET", "HEAD")
_OURS = ("same-origin", "none")


class Guard:
    """Refuses what does not come from our own page on one of `hosts`, and puts the headers on every answer.

    Whoever does not know `root`, the start of every address, gets a word that does not give it away.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], root: str) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if not scope["path"].startswith(f"{self._root}/"):
            answer: ASGIApp = PlainTextResponse("Open the address that kg review told.", 404)
        else:
            answer = PlainTextResponse(refusal, 403) if refusal else self._app
        await answer(scope, receive, sending)

    def _refusal(self, method: str, headers: Headers) -> str | None:
        if headers.get("host") not in self._hosts:
            return "This page answers only on the address that kg review told."
        if method in _READING:
            return None
        own = {f"http://{host}" for host in self._hosts}
        is_ours = headers.get("origin", "") in own and headers.get("sec-fetch-site", "same-origin") in _OURS
        return None if is_ours else "A decision must come from the review page itself."
