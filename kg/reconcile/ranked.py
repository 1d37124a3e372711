"""Candidates as a person judges them: in the order of the score, with what each feature says and weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.reconcile import score
from kg.reconcile.candidate import Candidate
from kg.reconcile.question import Question
from kg.reconcile.score import Scored
from kg.reconcile.weights import Table, shipped


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
    def evidence(self) -> str:
        """The features in one line."""
        return "; ".join(
            one.name + " " + one.word + ("" if one.weight is None else f" {one.weight:+.1f}") for one in self.features
        )


def rank(question: Question, candidates: Sequence[Candidate], known: Mapping[str, str]) -> tuple[Ranked, ...]:
    """Return the candidates, the likeliest first; `known` gives the items accepted so far, by our id."""
    weights = shipped()
    words = weights.of(question.kind).words
    by_qid = {candidate.qid: candidate for candidate in candidates}
    ranked = score.judge(question, candidates, known, weights).ranked
    judged = {one.qid for one in ranked}
    return (
        *(Ranked(by_qid[one.qid], one.probability, _features(one, words)) for one in ranked),
        *(Ranked(candidate, 0.0, ()) for candidate in candidates if candidate.qid not in judged),
    )


def _features(scored: Scored, words: Table) -> tuple[Feature, ...]:
    return tuple(Feature(name, word, words.get(name, {}).get(word)) for name, word in scored.words)
