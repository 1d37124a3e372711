"""From an item to the candidate that scoring compares, as the snapshot makes it. Pure.

What an item refers to is named only as far as the question can be compared with it, so that a candidate never
depends on which other questions were asked with it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.connectors.facts import Work, Works
from kg.reconcile.connectors.routes import NEAR
from kg.reconcile.dump import Entity
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonRef, Question

_DIRECTOR, _ACTOR, _COMPANY = "P57", "P161", "P272"
_COMPARED = 20  # actors or companies of a candidate whose names are looked up


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around items, by number: what they are, what they are credited with, people and films."""

    kinds: Mapping[str, frozenset[Kind]]
    works: Mapping[str, Works]
    items: Mapping[str, Entity]


def offer(question: Question, entity: Entity, around: Around) -> Candidate:
    """Offer an item as an answer to a question."""
    return _OFFERS.get(question.kind, _thing)(question, entity, around)


def has_credits(question: Question) -> bool:
    """Tell whether candidates for a question are compared by the films they are credited with."""
    return question.kind is Kind.PERSON or (not isinstance(question, FilmQuestion) and bool(question.works))


def referred(question: Question, entity: Entity, works: Works) -> Iterator[str]:
    """Yield the numbers of those items a candidate refers to that the question can be compared with."""
    if isinstance(question, FilmQuestion):
        for role in _compared_roles(question):
            yield from _credited(entity, role)[:_COMPARED]
    else:
        yield from (work.film for work in works if _is_near(question, work))


def _film(question: Question, entity: Entity, around: Around) -> FilmCandidate:
    people = {role: _people(entity, role, around) for role in _compared_roles(question)}
    return FilmCandidate(
        qid=entity.qid,
        label=entity.label,
        titles=entity.names,
        years=entity.years,
        directors=people[_DIRECTOR],
        minutes=entity.minutes,
        cast=people.get(_ACTOR, ()),
        countries=entity.countries,
        identifiers=entity.identifiers,
        different=entity.different,
        companies=people.get(_COMPANY, ()),
    )


def _person(question: Question, entity: Entity, around: Around) -> PersonCandidate:
    return PersonCandidate(
        qid=entity.qid,
        label=entity.label,
        names=entity.names,
        credits=_credits(question, entity, around),
        born=entity.born,
        died=entity.died,
        professions=entity.professions,
        identifiers=entity.identifiers,
        different=entity.different,
    )


def _thing(question: Question, entity: Entity, around: Around) -> ThingCandidate:
    return ThingCandidate(
        qid=entity.qid,
        label=entity.label,
        kinds=around.kinds[entity.qid],
        names=entity.names,
        countries=entity.countries,
        years=entity.years,
        identifiers=entity.identifiers,
        different=entity.different,
        credits=_credits(question, entity, around),
    )


def _compared_roles(question: Question) -> tuple[str, ...]:
    """Return the roles of a film that a question can be compared by; directors are compared by number too."""
    if not isinstance(question, FilmQuestion):
        return ()
    further = ((_ACTOR, question.cast), (_COMPANY, question.companies))
    return (_DIRECTOR, *(role for role, ours in further if ours))


def _people(entity: Entity, role: str, around: Around) -> tuple[PersonRef, ...]:
    named = set(_credited(entity, role)[:_COMPARED]) & around.items.keys()
    return tuple(PersonRef(qid, around.items[qid].names if qid in named else ()) for qid in _credited(entity, role))


def _credits(question: Question, entity: Entity, around: Around) -> tuple[Credit, ...]:
    """Return a life's work; films of other years than ours are known by number and year only."""
    return tuple(
        Credit(
            id=work.film,
            titles=around.items[work.film].names if _is_near(question, work) and work.film in around.items else (),
            years=work.years,
            role=work.role,
        )
        for work in around.works.get(entity.qid, ())
    )


def _credited(entity: Entity, role: str) -> tuple[str, ...]:
    return tuple(qid for credit, qid in entity.credits if credit == role)


def _is_near(question: Question, work: Work) -> bool:
    made = () if isinstance(question, FilmQuestion) else (year for one in question.works for year in one.years)
    return any(abs(year - theirs) <= NEAR for year in made for theirs in work.years)


_Offer: TypeAlias = Callable[[Question, Entity, Around], Candidate]
_OFFERS: Mapping[Kind, _Offer] = {Kind.FILM: _film, Kind.PERSON: _person}
