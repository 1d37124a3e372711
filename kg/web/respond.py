"""A representation on the wire: entity tag, 304, compression, and what caches must know."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

_WORTH_COMPRESSING = 1000  # bytes; below it the gzip header and the work outweigh the gain
_LEVEL = 6
_FRESH = "public, max-age=0, must-revalidate"


@dataclass(frozen=True, slots=True)
class Representation:
    """A finished body with its media type and further header fields."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The strong validator: a hash of the content (RFC 9110, section 8.8.3)."""
        return hashlib.sha256(self.media_type.encode() + b"\n" + self.body).hexdigest()[:32]


def respond(request: Request, made: Representation) -> Response:
    """Send a representation, or 304 if the client has it; compressed where the client takes gzip.

    A compressed body is another representation and has another strong tag (RFC 9110, section 8.8.3.3).
    """
    zipped = len(made.body) >= _WORTH_COMPRESSING and _takes_gzip(request)
    tag = f'"{made.tag}-gzip"' if zipped else f'"{made.tag}"'
    headers = {
        "ETag": tag,
        "Cache-Control": _FRESH,
        "Vary": "Accept, Accept-Encoding",
    }
    headers.update(made.headers)
    if _has(request, tag):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    body = gzip.compress(made.body, _LEVEL, mtime=0) if zipped else made.body
    return Response(body, headers=headers, media_type=made.media_type)


def _has(request: Request, tag: str) -> bool:
    """Compare weakly, as If-None-Match asks (RFC 9110, section 13.1.2)."""
    asked = request.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in asked.split(",")}
    return tag in tags or "*" in tags


def _takes_gzip(request: Request) -> bool:
    members = (one.replace(" ", "").lower() for one in request.headers.get("accept-encoding", "").split(","))
    weights = {name: weight for name, _, weight in (one.partition(";q=") for one in members)}
    return "gzip" in weights and (not weights["gzip"] or bool(weights["gzip"].strip("0.")))
