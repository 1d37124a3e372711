"""Answer a file of questions: rows in, a verdict for each out, in their order (`kg reconcile match`).

Rows are taken a few thousand at a time, so that memory does not grow with the file; within such a round films
support each other (`kg.reconcile.acquaintance`). A row that cannot be asked gets a line that says so.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import WorldError
from kg.reconcile import queries
from kg.reconcile.candidate import Lookup
from kg.reconcile.decision import Standing, Verdict
from kg.reconcile.queries import Row
from kg.reconcile.question import FilmQuestion, PersonQuestion
from kg.reconcile.run import decided
from kg.reconcile.score import Outcome, Scored
from kg.reconcile.weights import Weights
from kg.reconcile.words import MISSING

Numbered: TypeAlias = tuple[int, Row | None, str]

_ROUND = 4_000
_SHOWN = 10  # candidates a line


@dataclass(frozen=True, slots=True)
class Answer:
    """A row and what is decided about it; `outcome` is None if the row cannot be asked, for the reason in `unread`."""

    number: int
    row: Row
    question: FilmQuestion | PersonQuestion | None
    outcome: Outcome | None
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class Counts:
    """How many rows were read, answered by verdict, and could not be asked."""

    read: int = 0
    match: int = 0
    review: int = 0
    none: int = 0
    rejected: int = 0

    def count(self, answer: Answer) -> None:
        """Count one answer."""
        self.read += 1
        name = answer.outcome.verdict.value if answer.outcome else "rejected"
        setattr(self, name, getattr(self, name) + 1)


def answers(path: Path, lookup: Lookup, weights: Weights, limit: int | None = None) -> Iterator[Answer]:
    """Yield the answer to each row of a file, in its order; of a limit, rows evenly from all of it.

    Raises DataError if the file cannot be read.
    """
    rows = iter(queries.rows(path)) if limit is None else _evenly(list(queries.rows(path)), limit)
    while some := [_asked(*row) for row in islice(rows, _ROUND)]:
        questions = [one.question for one in some if one.question]
        outcomes = decided(questions, lookup, weights, {}, Standing())
        for one in some:
            outcome = outcomes[one.question.id] if one.question else None
            yield Answer(one.number, one.row, one.question, outcome, one.unread)


def write(found: Iterable[Answer], path: Path, told: Callable[[int], None] = lambda _: None) -> Counts:
    """Write a line for each answer; the file is whole or as it was. Raises WorldError if the disk fails."""
    counts, fresh = Counts(), path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8") as stream:
            for answer in found:
                stream.write(json.dumps(line(answer), ensure_ascii=False) + "\n")
                counts.count(answer)
                told(1)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as error:
        raise WorldError(f"{path}: cannot be written ({error}): name a file in a folder that can") from error
    finally:
        fresh.unlink(missing_ok=True)
    return counts


def line(answer: Answer) -> dict[str, Any]:  # Any: what becomes one line of JSON
    """Return an answer as it is written; `qid` is the accepted item, `candidates` are all, the likeliest first."""
    identity, outcome = answer.row.get("id"), answer.outcome
    if outcome is None:
        reason = f"line {answer.number}: {'; '.join(answer.unread)}"
        return {"id": identity, "qid": None, "verdict": Verdict.NONE.value, "probability": None, "evidence": reason,
                "error": reason, "candidates": []}  # fmt: skip
    best = outcome.best
    return {
        "id": identity,
        "qid": best.qid if best and outcome.verdict is Verdict.MATCH else None,
        "verdict": outcome.verdict.value,
        "probability": round(outcome.ranked[0].probability, 4) if outcome.ranked else 0.0,
        "evidence": "; ".join((outcome.evidence, *answer.unread)),
        "candidates": [_candidate(one) for one in outcome.ranked[:_SHOWN]],
    }


def _candidate(scored: Scored) -> dict[str, Any]:  # Any: what becomes a part of a line of JSON
    return {
        "qid": scored.qid,
        "label": scored.label,
        "probability": round(scored.probability, 4),
        "features": {feature: word for feature, word in scored.words if word != MISSING},
    }


def _evenly(rows: Sequence[Numbered], limit: int) -> Iterator[Numbered]:
    return iter(rows[:: -(-len(rows) // limit)] if rows else ())


def _asked(number: int, row: Row | None, fault: str) -> Answer:
    if row is None:
        return Answer(number, {}, None, None, (fault,))
    try:
        asked = queries.asked(row, number)
    except ValueError as error:
        return Answer(number, row, None, None, (str(error),))
    return Answer(number, row, asked.question, None, asked.unread)
