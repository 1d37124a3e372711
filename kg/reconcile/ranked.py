"""Candidates as a person judges them: in the order of the score, with what each feature says and weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.reconcile import score
from kg.reconcile.candidate import Candidate
from kg.reconcile.question import Question
from kg.reconcile.weights import Weights
from kg.reconcile.words import MISSING


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature says of a candidate, in a word, and its weight; None when it says nothing."""

    name: str
    word: str
    weight: float | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate, how likely it is the thing asked about, and why."""

    candidate: Candidate
    probability: float
    features: tuple[Feature, ...]

    @property
    def qid(self) -> str:
        """The number of the item."""
        return self.candidate.qid

    @property
    def telling(self) -> tuple[Feature, ...]:
        """The features that say something."""
        return tuple(one for one in self.features if one.word != MISSING)

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the features that cannot be compared."""
        return tuple(one.name for one in self.features if one.word == MISSING)

    @property
    def evidence(self) -> str:
        """The features that say something, in one line."""
        return "; ".join(
            one.name + " " + one.word + ("" if one.weight is None else f" {one.weight:+.1f}") for one in self.telling
        )


def rank(
    question: Question, candidates: Sequence[Candidate], known: Mapping[str, str], weights: Weights
) -> tuple[Ranked, ...]:
    """Return the candidates of the right kind, the likeliest first; `known` gives accepted items, by our id."""
    offered = {candidate.qid: candidate for candidate in candidates}
    words = weights.of(question.kind).words
    ranked = score.judge(question, candidates, known, weights).ranked
    return tuple(
        Ranked(
            offered[scored.qid],
            scored.probability,
            tuple(Feature(name, word, words.get(name, {}).get(word)) for name, word in scored.words),
        )
        for scored in ranked
    )
