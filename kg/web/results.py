"""An answer in SPARQL JSON as rows a page can show."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One term of an answer; `iri` if it is one."""

    text: str
    iri: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as a table: the variables, and a row of cells each, None where unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


ROWS_SHOWN = 1_000
"""How many rows a page shows; the other formats give them all."""


def table(answer: bytes) -> Table:
    """Read SPARQL 1.1 Query Results JSON, as many rows as a page shows; an ASK is a table of one cell."""
    document = json.loads(answer)
    if "boolean" in document:
        return Table(("answer",), ((Cell("yes" if document["boolean"] else "no"),),))
    variables = tuple(document["head"]["vars"])
    rows = (tuple(_cell(row.get(name)) for name in variables) for row in document["results"]["bindings"][:ROWS_SHOWN])
    return Table(variables, tuple(rows))


def _cell(term: dict[str, str] | None) -> Cell | None:
    return Cell(term["value"], term["type"] == "uri", term.get("xml:lang")) if term else None
