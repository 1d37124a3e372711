"""How good the decisions are, on questions whose answers are known (`kg reconcile evaluate`).

A gold file is a question file whose rows have a `gold` item. A row without one says *not in Wikidata* in a file where
no row has one, and *nobody knows* in any other, where it is asked and not judged. What the authority lacks counts
against precision and never against recall. The weights are fitted anew for every fold of rows, starting from those
set by hand, and each row is judged by weights that never saw it, nor any other row with its answer.
"""

import hashlib
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kg.reconcile import fitting, peer, score
from kg.reconcile.candidate import Candidate, Lookup
from kg.reconcile.decision import Verdict
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, Question
from kg.reconcile.score import Outcome
from kg.reconcile.verdicts import Answer, answers
from kg.reconcile.weights import Model, Weights

_BINS = 10
_SIGMA = 1.96  # 95 % of a normal distribution
_MOST = 1_000.0  # what all rows of one file count when weights are fitted: no set outweighs the others

Holds: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that was asked: the kind, the outcome, the right item if known, and what the peer would have matched.

    `alone` are the professions that are all that is stated of a person (`score.said_alone`).
    """

    kind: Kind
    outcome: Outcome
    gold: str | None
    in_snapshot: bool
    known: bool
    peer: str | None
    fold_key: str
    alone: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        """Whether the best candidate is the right item."""
        return bool(self.outcome.ranked) and self.outcome.ranked[0].qid == self.gold


@dataclass(frozen=True, slots=True)
class Share:
    """A share and what it is of."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Return the share, None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return Wilson's interval, which holds the true share 95 times in 100."""
        if not self.whole:
            return None
        share, square = self.part / self.whole, _SIGMA**2 / self.whole
        middle = (share + square / 2) / (1 + square)
        half = math.sqrt(share * (1 - share) * square + square**2 / 4) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one set."""

    name: str
    rows: int
    rejected: int
    precision: Share
    recall: Share
    candidate_recall: Share
    first: Share
    false_matches: Share
    calibration_error: float | None
    rows_a_second: float
    peer_precision: Share
    peer_recall: Share

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        precision, recall = self.precision.value, self.recall.value
        return 2 * precision * recall / (precision + recall) if precision and recall else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A gold file after it was asked; `seconds` of one processor."""

    name: str
    judged: tuple[Judged, ...]
    rejected: int
    seconds: float


def ask(path: Path, lookup: Lookup, holds: Holds, weights: Weights, limit: int | None = None) -> Asked:
    """Ask a gold file; of a limit, rows evenly from the whole file. Raises DataError if it cannot be read."""
    candidates: dict[str, Sequence[Candidate]] = {}
    started = time.process_time()
    found = list(answers(path, _kept(lookup, candidates), weights, limit))
    seconds = time.process_time() - started
    nil = all(answer.row.get("gold") is None for answer in found)
    judged = tuple(_judged(answer, candidates, holds, nil=nil) for answer in found if answer.outcome)
    return Asked(path.name.partition(".jsonl")[0], judged, len(found) - len(judged), seconds)


def cross_validated(asked: Sequence[Asked], start: Weights, folds: int) -> list[Asked]:
    """Judge each row anew by weights fitted to the other folds."""
    fitted = [fit(asked, start, _outside(fold, folds)) for fold in range(folds)]
    return [replace(one, judged=tuple(_again(row, fitted[_fold(row, folds)]) for row in one.judged)) for one in asked]


def fit(asked: Iterable[Asked], start: Weights, takes: Callable[[Judged], bool] = lambda _: True) -> Weights:
    """Return weights fitted to the rows taken, no file counting more than another of a thousand rows."""
    examples: dict[Kind, list[tuple[fitting.Example, float]]] = {kind: [] for kind in Kind}
    for one in asked:
        weight = min(1.0, _MOST / max(len(one.judged), 1))
        for row in one.judged:
            if row.known and takes(row) and (found := fitting.example(row.outcome, row.gold)):
                examples[row.kind].append((found, weight))
    return replace(
        start,
        film=fitting.fit(examples[Kind.FILM], start.film),
        person=fitting.fit(examples[Kind.PERSON], start.person),
        thing=fitting.fit(examples[Kind.ORGANISATION], start.thing),
    )


def quality(asked: Asked) -> Quality:
    """Return the figures of a set."""
    known = [row for row in asked.judged if row.known]
    there = [row for row in known if row.in_snapshot]
    matched = [row for row in known if row.outcome.verdict is Verdict.MATCH]
    right = sum(row.right for row in matched)
    theirs = [row for row in known if row.peer]
    their_right = sum(row.peer == row.gold for row in theirs)
    return Quality(
        name=asked.name,
        rows=len(asked.judged) + asked.rejected,
        rejected=asked.rejected,
        precision=Share(right, len(matched)),
        recall=Share(right, len(there)),
        candidate_recall=Share(sum(_among(row) for row in there), len(there)),
        first=Share(sum(row.right for row in there), len(there)),
        false_matches=Share(len(matched) - right, len(known)),
        calibration_error=calibration_error(known),
        rows_a_second=len(asked.judged) / asked.seconds if asked.seconds else 0.0,
        peer_precision=Share(their_right, len(theirs)),
        peer_recall=Share(their_right, len(there)),
    )


def calibration_error(rows: Iterable[Judged]) -> float | None:
    """Return how far stated probabilities of the best candidates are from how often these are right, on average."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        if row.outcome.ranked:
            stated = row.outcome.ranked[0].probability
            bins.setdefault(min(int(stated * _BINS), _BINS - 1), []).append((stated, row.right))
    total = sum(map(len, bins.values()))
    apart = (abs(sum(p for p, _ in each) - sum(right for _, right in each)) for each in bins.values())
    return sum(apart) / total if total else None


def _judged(answer: Answer, candidates: Mapping[str, Sequence[Candidate]], holds: Holds, *, nil: bool) -> Judged:
    assert answer.question is not None and answer.outcome is not None
    gold: str | None = answer.row.get("gold")
    return Judged(
        kind=Kind.FILM if isinstance(answer.question, FilmQuestion) else Kind.PERSON,
        outcome=answer.outcome,
        gold=gold,
        in_snapshot=gold is not None and holds(gold),
        known=nil or gold is not None,
        peer=peer.match(answer.question, candidates[answer.question.id]),
        fold_key=gold or answer.question.label,
        alone=score.said_alone(answer.question) if isinstance(answer.question, PersonQuestion) else frozenset(),
    )


def _kept(lookup: Lookup, into: dict[str, Sequence[Candidate]]) -> Lookup:
    """Return a lookup that also keeps the first candidates of each question, for the peer."""

    def kept(questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        for question, found in zip(questions, lookup(questions), strict=True):
            into.setdefault(question.id, found)
            yield found

    return kept


def _among(row: Judged) -> bool:
    return any(one.qid == row.gold for one in row.outcome.ranked)


def _again(row: Judged, weights: Weights) -> Judged:
    model: Model = weights.of(row.kind)
    acceptable = score.film_acceptable if row.kind is Kind.FILM else score.acceptable_person(model, row.alone)
    words = [dict(one.words) for one in row.outcome.ranked]
    return replace(row, outcome=score.decide(row.outcome.ranked, words, model, acceptable))


def _outside(fold: int, folds: int) -> Callable[[Judged], bool]:
    return lambda row: _fold(row, folds) != fold


def _fold(row: Judged, folds: int) -> int:
    return hashlib.sha256(row.fold_key.encode()).digest()[0] % folds
