"""How the service answers: JSON, or for clients of version 0.1 and 0.2 that ask so, JSONP."""

import json
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.web.respond import Representation, respond

_CALLBACK = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*")
_LONGEST = 100


def answer(request: Request, value: object) -> Response:
    """Answer with a value as JSON."""
    return respond(request, Representation(_written(value), "application/json", {"Vary": "Accept-Encoding"}))


def padded_answer(request: Request, value: object) -> Response:
    """Answer with a value as JSON, or as a call of the function a GET request names in `callback`.

    Raises HTTPException 400 if that is not the name of a function: anything else would run as it stands.
    """
    callback = request.query_params.get("callback") if request.method == "GET" else None
    if callback is None:
        return answer(request, value)
    if len(callback) > _LONGEST or not _CALLBACK.fullmatch(callback):
        raise HTTPException(400, "callback is not the name of a JavaScript function.")
    # The comment in front keeps the answer from being read as another kind of file than a script.
    body = b"/**/" + callback.encode() + b"(" + _written(value) + b");"
    return respond(request, Representation(body, "text/javascript", {"Vary": "Accept-Encoding"}))


def _written(value: object) -> bytes:
    """Write JSON in ASCII, which is a part of JavaScript too (JSON's U+2028 is not)."""
    return json.dumps(value, separators=(",", ":")).encode()
