"""Which node or finding holds every word of a page.

Nothing is claimed by the reader: the trace is read off what was published. A run of non-space characters is
held by a node that has the run's line among its locators and the run in one of its literals, or by a finding
that keeps what no node can. A label counts as its section's field label, so the section's nodes hold it; a
sign between two values (a comma, a colon, a bracket) belongs to what stands before it, or else after.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Film, Finding
from kg.rdf.statement import bare, literal_of, parse
from kg.rdf.vocab import KG, SCHEMA
from kg.sources.page.outline import LabelSpan

_RUN = re.compile(r"\S+")
_WORD = re.compile(r"\w+(?:[^\w\s]+\w+)*")
_SAYING = re.compile(r"[^\W_]")  # an underscore by itself is a sign
_KEEPING = frozenset({"label-empty", "line-unread", "furniture"})
_EDGES = re.compile(r"^\W+|\W+$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Traced:
    """A run of non-space characters and its holder: a node's IRI or ``finding:RULE``; None if nothing holds it.

    `line`, `start` and `end` count from 1, in code points; `end` is the last character's place.
    """

    line: int
    start: int
    end: int
    text: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class _Holder:
    """A node or finding at a line, with the words it keeps, white space folded."""

    name: str
    kept: str


def trace(
    lines: Iterable[str], film: Film, statements: Iterable[str], labels: Iterable[LabelSpan]
) -> tuple[Traced, ...]:
    """Trace every run of a page's lines, in order; `labels` are the page's own."""
    holders = _by_line(statements, film.findings)
    spans = {label.line: label for label in labels}
    return tuple(
        traced
        for number, text in enumerate(lines, start=1)
        for traced in _line(number, text, holders.get(number, []), _labelled(spans.get(number), holders))
    )


def _labelled(label: LabelSpan | None, holders: Mapping[int, list[_Holder]]) -> tuple[int, str | None]:
    """Return how far a label goes on its line, and the first node of what it labels."""
    if label is None:
        return 0, None
    return label.end, next((holder.name for line in label.labelled for holder in holders.get(line, [])), None)


def _by_line(statements: Iterable[str], findings: Iterable[Finding]) -> dict[int, list[_Holder]]:
    """Group the nodes and findings by the lines that say them."""
    literals: dict[str, list[str]] = {}
    places: list[tuple[int, str]] = []
    for statement in map(parse, statements):
        literal = literal_of(statement.object)
        if literal is None:
            if statement.predicate == SCHEMA["url"]:
                literals.setdefault(statement.subject, []).append(bare(statement.object))
        elif statement.predicate == KG["locator"]:
            places.append((int(literal.value.removeprefix("L")), statement.subject))
        else:
            literals.setdefault(statement.subject, []).append(literal.value)
    found: dict[int, list[_Holder]] = {}
    for number, node in sorted(places):
        found.setdefault(number, []).append(_Holder(node.strip("<>"), _folded("\n".join(literals.get(node, [])))))
    for finding in findings:
        if finding.rule in _KEEPING and finding.origin.locator and finding.value:
            number = int(finding.origin.locator.removeprefix("L"))
            found.setdefault(number, []).append(_Holder(f"finding:{finding.rule}", _folded(finding.value)))
    return found


def _line(number: int, text: str, holders: list[_Holder], label: tuple[int, str | None]) -> tuple[Traced, ...]:
    runs = list(_RUN.finditer(text))
    words = [run.group() for run in runs]
    ranked = _ranked(holders, words)
    named = [
        _holder(words, index, ranked) or (label[1] if run.end() <= label[0] else None) for index, run in enumerate(runs)
    ]
    for index, word in enumerate(words):
        if named[index] is None and not _SAYING.search(word):
            beside = [name for name in (*reversed(named[:index]), *named[index + 1 :]) if name]
            named[index] = beside[0] if beside else None
    return tuple(
        Traced(number, run.start() + 1, run.end(), run.group(), name) for run, name in zip(runs, named, strict=True)
    )


def _ranked(holders: list[_Holder], runs: list[str]) -> list[_Holder]:
    """Put the holders that keep most of a line first, so that a line is not scattered over its nodes."""
    return sorted(holders, key=lambda holder: (-sum(run in holder.kept for run in runs), holder.name))


def _holder(runs: list[str], index: int, holders: list[_Holder]) -> str | None:
    """Find who keeps a run: with its neighbours if possible, else whole, else each word in it without the signs."""
    before, run, after = runs[max(index - 1, 0) : index], runs[index], runs[index + 1 : index + 2]
    whole = " ".join([*before, run, *after])
    if not _SAYING.search(run):
        return next((holder.name for holder in holders if whole in holder.kept), None)
    for phrase in (whole, " ".join([*before, run]), " ".join([run, *after]), run):
        keeper = next((holder.name for holder in holders if _bare(phrase) in holder.kept), None)
        if keeper:
            return keeper
    words = _WORD.findall(run)
    keepers = [next((holder.name for holder in holders if word in holder.kept), None) for word in words]
    return keepers[0] if all(keepers) else None


def _bare(phrase: str) -> str:
    """Set the signs around a phrase aside."""
    return _EDGES.sub("", phrase) or phrase


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text)
