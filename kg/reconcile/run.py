"""Ask, score, let films, people and companies support each other, and decide: pure but for what the lookup does.

Two passes: a film accepted in the first confirms its director, players and companies in the second, and a director
accepted by one film confirms the next. A film's director may be one whom the authority does not name, or whom we
did not ask about: two films accepted, each with one director on both sides, say who that is (`Acquainted`), and the
films of that director which found no match are asked again. All questions are held, because a film's answer is
evidence for its director's and because no item may go to two of ours: within one source, two subjects that claim
one item both go to a person, unless a person already gave it to one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.reconcile import score
from kg.reconcile.acquaintance import Acquainted
from kg.reconcile.candidate import Candidate, Lookup, Unheld
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, Question, ThingQuestion, fingerprint
from kg.reconcile.score import Outcome
from kg.reconcile.weights import Weights, shipped

_PASSES = 2

Q = TypeVar("Q", FilmQuestion, PersonQuestion, ThingQuestion)
Offers = dict[str, tuple[Question, tuple[Candidate, ...]]]


def reconcile(
    films: Iterable[FilmQuestion],
    people: Iterable[PersonQuestion],
    lookup: Lookup,
    standing: Standing,
    *,
    dated: str,
    things: Iterable[ThingQuestion] = (),
    weights: Weights | None = None,
) -> Iterator[Decision]:
    """Yield the machine's decisions that the ledger lacks: films, people, things, each in order of id.

    `dated` is the authority's own date (ISO): the decisions carry it. What a person decided, and what the
    machine decided on the same date by the same rules about the same question, is not asked again; nor does what the
    machine said of a question that is asked again count for anything, so that the answer is the one a new ledger
    would get. `weights`
    are the shipped ones unless others are given; those are part of the rules. What the authority holds nothing of the
    kind of stays undecided: that it finds none says nothing.
    """
    subjects: tuple[Question, ...] = (*_by_id(films), *_by_id(people), *_by_id(things))
    used = weights or shipped()
    tool = tool_of(used)
    asked = [question for question in subjects if _is_open(question, standing, dated, tool)]
    again = {question.id for question in asked}
    settled = _accepted(standing, (question for question in subjects if question.id not in again))
    unheld: set[str] = set()
    outcomes = decided(asked, _noting(lookup, unheld), used, settled, standing)
    questions = {question.id: question for question in subjects}
    decisions = {
        subject: _decision(questions[subject], outcome, dated, _grounds(questions[subject], standing), tool)
        for subject, outcome in outcomes.items()
        if subject not in unheld
    }
    yield from _one_to_one(decisions, standing, subjects, dated, tool)


def decided(
    questions: Sequence[Question],
    lookup: Lookup,
    weights: Weights,
    settled: Mapping[str, str],
    standing: Standing,
) -> dict[str, Outcome]:
    """Return the outcome of each question, by its id, after the questions have supported each other.

    `settled` gives the items that stand already, by our id; `standing` whom a person has rejected.
    """
    offers = _offers(questions, lookup, standing)
    outcomes: dict[str, Outcome] = {}
    for last in (False, True):
        known = {**settled, **_matched(outcomes)}
        outcomes = {name: score.judge(one, found, known, weights) for name, (one, found) in offers.items()}
        if not last:
            met = Acquainted.through(offers, _matched(outcomes))
            again = [met.introduced(one) for one, _ in offers.values() if _unmatched(one, outcomes) and met.knows(one)]
            offers |= _offers(again, lookup, standing)
    return outcomes


def tool_of(weights: Weights) -> str:
    """Return the name of the rules with these weights: what a decision carries, and what asks it anew."""
    return score.RULES if weights.version == shipped().version else f"{score.RULES}+{weights.version}"


def _by_id(questions: Iterable[Q]) -> tuple[Q, ...]:
    return tuple(sorted(questions, key=lambda question: question.id))


def _is_open(question: Question, standing: Standing, dated: str, tool: str) -> bool:
    return not standing.settles(question.id, when=dated, tool=tool, question=_grounds(question, standing))


def _grounds(question: Question, standing: Standing) -> str:
    return fingerprint(question, standing.rejected(question.id))


def _offers(questions: Sequence[Question], lookup: Lookup, standing: Standing) -> Offers:
    """Look the questions up, and keep of each answer what no person has rejected."""
    answers = zip(questions, lookup(questions), strict=True)
    return {
        question.id: (question, tuple(one for one in found if one.qid not in standing.rejected(question.id)))
        for question, found in answers
    }


def _noting(lookup: Lookup, unheld: set[str]) -> Lookup:
    """Return a lookup that also notes the questions of whose kind the authority holds nothing."""

    def noted(questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        for question, found in zip(questions, lookup(questions), strict=True):
            if isinstance(found, Unheld):
                unheld.add(question.id)
            yield found

    return noted


def _unmatched(question: Question, outcomes: Mapping[str, Outcome]) -> bool:
    return outcomes[question.id].verdict is not Verdict.MATCH


def _accepted(standing: Standing, subjects: Iterable[Question]) -> dict[str, str]:
    stand = ((question.id, standing.of(question.id)) for question in subjects)
    return {subject: one.qid for subject, one in stand if one and one.verdict is Verdict.MATCH and one.qid}


def _matched(outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    return {
        subject: outcome.best.qid
        for subject, outcome in outcomes.items()
        if outcome.verdict is Verdict.MATCH and outcome.best
    }


def _decision(question: Question, outcome: Outcome, dated: str, grounds: str, tool: str) -> Decision:
    best = outcome.best
    return Decision(
        subject=question.id,
        label=question.label,
        verdict=outcome.verdict,
        qid=best.qid if best else None,
        item=best.label if best else None,
        probability=round(best.probability, 4) if best else None,
        evidence=outcome.evidence,
        when=dated,
        tool=tool,
        question=grounds,
    )


def _one_to_one(
    decisions: Mapping[str, Decision], standing: Standing, subjects: Sequence[Question], dated: str, tool: str
) -> Iterator[Decision]:
    """Yield the decisions, those that claim an item twice within a source as questions for a person."""
    latest = {question.id: decisions.get(question.id) or standing.of(question.id) for question in subjects}
    rivals = _rivals(latest, subjects)
    for question in subjects:
        decision = latest[question.id]
        if decision and decision.by_machine and rivals.get(question.id):
            contested = _contested(decision, rivals[question.id], dated, tool)
            if contested != standing.of(question.id):
                yield contested
        elif question.id in decisions:
            yield decisions[question.id]


def _rivals(latest: Mapping[str, Decision | None], subjects: Iterable[Question]) -> dict[str, list[str]]:
    """Return, for each subject matched to an item, the others of its source matched to the same.

    A prize is conferred many times: award events share its item in peace.
    """
    claims: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for question in subjects:
        decision = latest[question.id]
        if question.kind is not Kind.AWARD and decision and decision.verdict is Verdict.MATCH and decision.qid:
            claims[question.source, decision.qid].append(question.id)
    return {one: [other for other in claimants if other != one] for claimants in claims.values() for one in claimants}


def _contested(decision: Decision, rivals: Sequence[str], dated: str, tool: str) -> Decision:
    """Leave a claim to a person; without grounds, so that it is asked again in case the rival's claim is gone."""
    return replace(
        decision,
        verdict=Verdict.REVIEW,
        evidence=f"{decision.evidence}; also claimed by {', '.join(rivals)}",
        when=dated,
        tool=tool,
        question=None,
    )
