"""A quad store behind one Protocol, cut by SPARQL form: embedded (pyoxigraph) or remote (SPARQL 1.1)."""

from collections.abc import Iterable
from typing import Protocol

Row = dict[str, "Value | None"]


class Value(str):
    """A term in an answer: its text, with what kind of term it is beside it."""

    __slots__ = ("datatype", "is_iri", "language")

    datatype: str | None
    is_iri: bool
    language: str | None

    def __new__(
        cls, text: str, *, is_iri: bool = False, language: str | None = None, datatype: str | None = None
    ) -> "Value":
        value = super().__new__(cls, text)
        value.is_iri = is_iri
        value.language = language
        value.datatype = datatype
        return value


class Store(Protocol):
    """What every store can do. The default graph of every query is the union of the named graphs."""

    def select(self, query: str) -> Iterable[Row]:
        """Answer a SELECT, a row at a time: variable name to Value, None where unbound."""

    def construct(self, query: str) -> Iterable[str]:
        """Answer a CONSTRUCT or DESCRIBE as N-Triples lines, each without its line end."""

    def answer(self, query: str, media_type: str) -> bytes:
        """Answer any query form in one of the W3C result formats."""

    def replace(self, graph: str, statements: Iterable[str]) -> None:
        """Replace one named graph by N-Quads lines."""
