"""The questions pages ask the store: one file each in ``queries/`` beside this module."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.rdf import terms
from kg.store import Row, Store

_FOLDER = Path(__file__).resolve().parent / "queries"
_PARAMETER = re.compile(r"\$([a-z]+)")


def ask(store: Store, name: str, *, words: str = "", **parameters: str | int) -> Iterable[Row]:
    """Ask a question with its parameters written in their places: a string is an IRI, an int a number.

    `words` is the one parameter that is a string literal. Raises KeyError for a parameter the file names
    and the call does not.
    """
    written = {key: _term(value) for key, value in parameters.items()} | {"words": terms.literal(words)}
    return store.select(_PARAMETER.sub(lambda found: written[found[1]], _text(name)))


def _term(value: str | int) -> str:
    return str(value) if isinstance(value, int) else terms.iri(value)


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
