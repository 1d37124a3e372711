"""An answer as people and spreadsheets read it, by the names the command line gives the formats.

table   SELECT: aligned columns; ASK: true or false; CONSTRUCT and DESCRIBE: Turtle
csv     SELECT and ASK (SPARQL 1.1 Query Results CSV)
json    SELECT and ASK: SPARQL 1.1 Query Results JSON; CONSTRUCT and DESCRIBE: JSON-LD
ttl     CONSTRUCT and DESCRIBE
"""

import unicodedata
from collections.abc import Iterable, Sequence

from kg.errors import QueryError
from kg.store import Row, Store
from kg.store.forms import Form, form

_TURTLE = "text/turtle"
_SOLUTIONS = {"table": "text/csv", "csv": "text/csv", "json": "application/sparql-results+json"}
_GRAPHS = {"table": _TURTLE, "ttl": _TURTLE, "json": "application/ld+json"}
_WRITTEN_AS = {
    Form.SELECT: _SOLUTIONS,
    Form.ASK: _SOLUTIONS,
    Form.CONSTRUCT: _GRAPHS,
    Form.DESCRIBE: _GRAPHS,
}
FORMATS = ("table", "csv", "json", "ttl")
_GAP = "  "
_WIDE = ("W", "F")  # Unicode Standard Annex 11: characters that take two columns of a terminal


def render(store: Store, query: str, written_as: str) -> str:
    """Ask a store and write the answer in one of `FORMATS`. Raises QueryError if the format does not suit."""
    asked = form(query)
    if written_as == "table" and asked is Form.SELECT:
        return table(store.select(query))
    media_types = _WRITTEN_AS[asked]
    if written_as not in media_types:
        article = "an" if asked is Form.ASK else "a"
        choices = ", ".join(media_types)
        raise QueryError(f"{article} {asked} is not written as {written_as}: choose {choices}")
    answer = store.answer(query, media_types[written_as]).decode()
    return answer if answer.endswith("\n") else f"{answer}\n"


def table(rows: Iterable[Row]) -> str:
    """Write rows in aligned columns under their names; no rows, no text.

    All rows are held, for the width of a column is that of its widest cell.
    """
    lines = [{name: _shown(value) for name, value in row.items()} for row in rows]
    if not lines:
        return ""
    names = tuple(lines[0])
    widths = [max(_width(name), *(_width(line[name]) for line in lines)) for name in names]
    ruled = (names, tuple("-" * width for width in widths), *(tuple(line.values()) for line in lines))
    return "".join(_aligned(cells, widths) for cells in ruled)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip() + "\n"


def _shown(value: str | None) -> str:
    return " ".join(value.split()) if value else ""


def _width(text: str) -> int:
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
