"""Ask, score, let films and people support each other, and decide: pure but for what the lookup does.

Two passes: a film accepted in the first confirms its director in the second, and a director accepted by one
film confirms the next. All questions are held, because a film's answer is evidence for its director's and
because no item may go to two of ours: within one source, two subjects that claim one item both go to a
person, unless a person already gave it to one of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.reconcile import score
from kg.reconcile.candidate import Candidate, FilmCandidate, Lookup, PersonCandidate
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.question import FilmQuestion, PersonQuestion, Question, fingerprint
from kg.reconcile.score import Outcome

_PASSES = 2

Q = TypeVar("Q", FilmQuestion, PersonQuestion)
C = TypeVar("C", FilmCandidate, PersonCandidate)
Offers = list[tuple[Q, tuple[C, ...]]]


def reconcile(
    films: Iterable[FilmQuestion],
    people: Iterable[PersonQuestion],
    lookup: Lookup,
    standing: Standing,
    *,
    dated: str,
) -> Iterator[Decision]:
    """Yield the machine's decisions that the ledger lacks, films then people, each in order of id.

    `dated` is the authority's own date (ISO): the decisions carry it. What a person decided, and what the
    machine decided on the same date by the same rules about the same question, is not asked again.
    """
    asked_films, asked_people = _by_id(films), _by_id(people)
    subjects: tuple[Question, ...] = (*asked_films, *asked_people)
    film_offers = _offers(_open(asked_films, standing, dated), lookup, FilmCandidate, standing)
    person_offers = _offers(_open(asked_people, standing, dated), lookup, PersonCandidate, standing)
    settled = _accepted(standing, subjects)
    outcomes: dict[str, Outcome] = {}
    for _ in range(_PASSES):
        outcomes |= _decide(film_offers, score.film, settled | _matched(outcomes))
        outcomes |= _decide(person_offers, score.person, settled | _matched(outcomes))
    questions = {question.id: question for question in subjects}
    decisions = {
        subject: _decision(questions[subject], outcome, dated, _grounds(questions[subject], standing))
        for subject, outcome in outcomes.items()
    }
    yield from _one_to_one(decisions, standing, subjects, dated)


def _by_id(questions: Iterable[Q]) -> tuple[Q, ...]:
    return tuple(sorted(questions, key=lambda question: question.id))


def _open(questions: Sequence[Q], standing: Standing, dated: str) -> tuple[Q, ...]:
    return tuple(
        question
        for question in questions
        if not standing.settles(question.id, when=dated, tool=score.RULES, question=_grounds(question, standing))
    )


def _grounds(question: Question, standing: Standing) -> str:
    return fingerprint(question, standing.rejected(question.id))


def _offers(questions: Sequence[Q], lookup: Lookup, kind: type[C], standing: Standing) -> Offers[Q, C]:
    """Look the questions up, and keep of each answer what is of the right kind and no person has rejected."""
    return [
        (question, _of_kind(candidates, kind, standing.rejected(question.id)))
        for question, candidates in zip(questions, lookup(questions), strict=True)
    ]


def _of_kind(candidates: Sequence[Candidate], kind: type[C], rejected: frozenset[str]) -> tuple[C, ...]:
    return tuple(one for one in candidates if isinstance(one, kind) and one.qid not in rejected)


def _accepted(standing: Standing, subjects: Iterable[Question]) -> dict[str, str]:
    stand = ((question.id, standing.of(question.id)) for question in subjects)
    return {subject: one.qid for subject, one in stand if one and one.verdict is Verdict.MATCH and one.qid}


def _decide(
    offers: Offers[Q, C],
    decide: Callable[[Q, Iterable[C], Mapping[str, str]], Outcome],
    known: Mapping[str, str],
) -> dict[str, Outcome]:
    return {question.id: decide(question, candidates, known) for question, candidates in offers}


def _matched(outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    return {
        subject: outcome.best.qid
        for subject, outcome in outcomes.items()
        if outcome.verdict is Verdict.MATCH and outcome.best
    }


def _decision(question: Question, outcome: Outcome, dated: str, grounds: str) -> Decision:
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
        tool=score.RULES,
        question=grounds,
    )


def _one_to_one(
    decisions: Mapping[str, Decision], standing: Standing, subjects: Sequence[Question], dated: str
) -> Iterator[Decision]:
    """Yield the decisions, those that claim an item twice within a source as questions for a person."""
    latest = {question.id: decisions.get(question.id) or standing.of(question.id) for question in subjects}
    rivals = _rivals(latest, subjects)
    for question in subjects:
        decision = latest[question.id]
        if decision and decision.by_machine and rivals.get(question.id):
            contested = _contested(decision, rivals[question.id], dated)
            if contested != standing.of(question.id):
                yield contested
        elif question.id in decisions:
            yield decisions[question.id]


def _rivals(latest: Mapping[str, Decision | None], subjects: Iterable[Question]) -> dict[str, list[str]]:
    """Return, for each subject matched to an item, the others of its source matched to the same."""
    claims: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for question in subjects:
        decision = latest[question.id]
        if decision and decision.verdict is Verdict.MATCH and decision.qid:
            claims[question.source, decision.qid].append(question.id)
    return {one: [other for other in claimants if other != one] for claimants in claims.values() for one in claimants}


def _contested(decision: Decision, rivals: Sequence[str], dated: str) -> Decision:
    """Leave a claim to a person; without grounds, so that it is asked again in case the rival's claim is gone."""
    return replace(
        decision,
        verdict=Verdict.REVIEW,
        evidence=f"{decision.evidence}; also claimed by {', '.join(rivals)}",
        when=dated,
        tool=score.RULES,
        question=None,
    )
