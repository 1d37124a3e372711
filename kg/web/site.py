"""What every endpoint asks of the application: the publication of the moment, and numbers in the query."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.web.publication import Publication, Shelf

_HIGHEST = 100_000


def publication_of(request: Request) -> Publication:
    """Return the publication this request is answered from. Raises StoreError if there is none."""
    shelf: Shelf = request.app.state.shelf
    return shelf.current()


def whole_number(request: Request, name: str, otherwise: int) -> int:
    """Return a positive query parameter. Raises HTTPException 400 for what is none."""
    text = request.query_params.get(name)
    if text is None:
        return otherwise
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_HIGHEST)) else 0
    if not 0 < number <= _HIGHEST:
        raise HTTPException(400, f"{name}={text[:40]} is not a number from 1 to {_HIGHEST}.")
    return number
