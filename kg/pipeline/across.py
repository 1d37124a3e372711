"""What shows only across records: questions put once to the whole store, and their answers as findings."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from kg.model import Finding, Origin, Severity
from kg.rdf.iri import Space
from kg.store import Row
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named

_Teller = Callable[[Row, Space], Finding]


def across(store: Path, space: Space) -> Iterator[Finding]:
    """Yield the findings of the rules that need more than one record, rule by rule."""
    with EmbeddedStore.open(store) as opened:
        for question, tell in _RULES.items():
            for row in opened.select(bind(named(question), {})):
                yield tell(row, space)


def _conflict(row: Row, space: Space) -> Finding:
    ours, theirs = (_record(row[name], space) for name in ("source", "otherSource"))
    words = _DISPUTED[str(row["about"])]
    one, other = words.format(row["value"]), words.format(row["otherValue"])
    said = f"{ours.source} says {one}, {theirs.source} says {other}"
    return Finding(
        ours, "conflict", Severity.WARNING, said, row["value"], "find out which is right; both stay", row["film"]
    )


def _two_editions(row: Row, space: Space) -> Finding:
    origin = _record(row["graph"], space)
    said = f"{row['name']} has more than one edition in {row['year']}"
    return Finding(
        origin, "two-editions-a-year", Severity.WARNING, said, row["name"], "see whether both are one", row["series"]
    )


def _record(graph: str | None, space: Space) -> Origin:
    """Return the record a graph is of."""
    source, _, key = (graph or "").removeprefix(f"{space.base}/graph/").partition("/")
    return Origin(unquote(source), unquote(key))


_DISPUTED = {"year": "the year {}", "minutes": "{} minutes"}
_RULES: dict[str, _Teller] = {
    "conflicts": _conflict,
    "two-editions-a-year": _two_editions,
}
