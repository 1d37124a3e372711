"""From an item to the candidate that scoring compares. Pure: what an item refers to is given beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.connectors.facts import Works
from kg.reconcile.dump import Entity
from kg.reconcile.question import Credit, Kind, PersonRef

DIRECTOR, ACTOR = "P57", "P161"


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around items, by number: what they are, whom films credit with what, people and films named."""

    kinds: Mapping[str, frozenset[Kind]]
    works: Mapping[str, Works]
    near: Mapping[str, Entity]


def offer(kind: Kind, entity: Entity, around: Around) -> Candidate:
    """Offer an item as an answer to a question of a kind."""
    return _OFFERS.get(kind, _thing)(entity, around)


def _film(entity: Entity, around: Around) -> FilmCandidate:
    return FilmCandidate(
        qid=entity.qid,
        label=entity.label,
        titles=entity.names,
        years=entity.years,
        directors=_people(entity, DIRECTOR, around.near),
        minutes=entity.minutes,
        cast=_people(entity, ACTOR, around.near),
        countries=entity.countries,
        identifiers=entity.identifiers,
        different=entity.different,
    )


def _person(entity: Entity, around: Around) -> PersonCandidate:
    return PersonCandidate(
        qid=entity.qid,
        label=entity.label,
        names=entity.names,
        credits=tuple(
            Credit(work.film, around.near[work.film].names if work.film in around.near else (), work.years, work.role)
            for work in around.works[entity.qid]
        ),
        born=entity.born,
        died=entity.died,
        professions=entity.professions,
        identifiers=entity.identifiers,
        different=entity.different,
    )


def _thing(entity: Entity, around: Around) -> ThingCandidate:
    return ThingCandidate(
        qid=entity.qid,
        label=entity.label,
        kinds=around.kinds[entity.qid],
        names=entity.names,
        countries=entity.countries,
        years=entity.years,
        identifiers=entity.identifiers,
        different=entity.different,
    )


def _people(entity: Entity, role: str, near: Mapping[str, Entity]) -> tuple[PersonRef, ...]:
    """Return who has a role; someone who is not near is known by number only."""
    return tuple(
        PersonRef(qid, near[qid].names if qid in near else ()) for credit, qid in entity.credits if credit == role
    )


_OFFERS: Mapping[Kind, Callable[[Entity, Around], Candidate]] = {Kind.FILM: _film, Kind.PERSON: _person}
