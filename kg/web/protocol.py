"""What a SPARQL 1.1 Protocol request asks (section 2.1): GET, form POST and direct POST become one value."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_LONGEST = 1 << 20  # bytes of a request body; the longest query of a person is some thousand
_MOST_FIELDS = 200
_READ_ONLY = "This endpoint is read only: updates are not taken."

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its dataset; no query is None. `mediatype` overrides the Accept header."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    mediatype: str | None = None


async def asked(request: Request) -> Asked:
    """Read a request. Raises HTTPException: 400 malformed, 403 an update, 413 too long, 415 another body."""
    url = tuple(request.query_params.multi_items())
    if request.method != "POST":
        return _asked(url)
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    body = await _body(request)
    match kind.strip().lower():
        case "application/sparql-update":
            raise HTTPException(403, _READ_ONLY)
        case "application/sparql-query":
            return _asked((*(pair for pair in url if pair[0] != "query"), ("query", _text(body))))
        case "application/x-www-form-urlencoded":
            return _posted(form_fields(_text(body)))
    raise HTTPException(415, f"POST a query as {_FORM} or {_DIRECT}.", {"Accept-Post": f"{_FORM}, {_DIRECT}"})


def _posted(fields: Fields) -> Asked:
    found = _asked(fields)
    if found.query is None:
        raise HTTPException(400, "The form has no field query.")
    return found


def _asked(fields: Fields) -> Asked:
    if _all(fields, "update"):
        raise HTTPException(403, _READ_ONLY)
    queries = _all(fields, "query")
    if len(queries) > 1:
        raise HTTPException(400, "Ask one query at a time: query stands here more than once.")
    return Asked(
        query=queries[0] if queries else None,
        default_graphs=_all(fields, "default-graph-uri"),
        named_graphs=_all(fields, "named-graph-uri"),
        mediatype=next(iter(_all(fields, "_mediatype")), None),
    )


def _all(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)


async def posted_text(request: Request) -> str:
    """Return the body of a request as text. Raises HTTPException: 413 too long, 400 not UTF-8."""
    return _text(await _body(request))


def form_fields(text: str) -> Fields:
    """Return the fields of a form as it is posted. Raises HTTPException 400."""
    try:
        return tuple(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise HTTPException(413, f"The request is over {_LONGEST} bytes.")
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The request is not UTF-8.") from error
