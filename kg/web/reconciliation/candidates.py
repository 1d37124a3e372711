"""Candidates for a query: what the ways lead to, compared and ranked."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.web.reconciliation.properties import ANY_IDENTIFIER, Property, outside
from kg.web.reconciliation.queries import Condition, Matching, Quantifier, Query, Wanted
from kg.web.reconciliation.reading import Entity, Reading
from kg.web.reconciliation.score import (
    LEAD,
    NAME,
    SAME,
    Agreement,
    Stated,
    agreement,
    compared,
    identified,
    is_proven,
    likeness,
    quantified,
    score,
)
from kg.web.reconciliation.spelling import asked_as, identifier_key
from kg.web.reconciliation.types import TYPES, narrowed
from kg.web.reconciliation.ways import Ways

_ALL_KINDS = frozenset(one.id for one in TYPES)
_WORTH_SHOWING = 45.0  # a score below this is noise
_IRRELEVANT = 65.0  # a name below this, with nothing that decides but a year, too


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be the one asked for; `agreements` are why."""

    entity: Entity
    score: float
    match: bool
    agreements: tuple[Agreement, ...]


def candidates(reading: Reading, query: Query) -> tuple[Candidate, ...]:
    """Return the candidates for a query, the best first; `match` is set on the first one at most."""
    kinds = json.dumps(sorted(narrowed(query.types) if query.types else _ALL_KINDS))
    comparison = _Comparison(reading, query, Ways(reading).found(query, kinds))
    ranked = sorted(comparison.candidates(), key=lambda one: (-one.score, one.entity.name, one.entity.local))
    return tuple(_decided([one for one in ranked if _is_worth_showing(one)])[: query.limit])


class _Comparison:
    """The candidates of one query with what they are compared by, read at once and not one by one."""

    def __init__(self, reading: Reading, query: Query, found: frozenset[int]) -> None:
        self._query = query
        self._known: Mapping[str, Property] = reading.index.properties
        asked = {one.property for one in query.conditions if one.matching is Matching.PROPERTY}
        self._identifiers = outside(self._known.values())
        self._entities = reading.entities(found)
        self._forms = reading.forms(found)
        self._stated = reading.stated(found, [*asked, *self._identifiers])
        targets = {row.target for (_, name), rows in self._stated.items() if name in asked for row in rows}
        self._target_forms = reading.forms(targets - {0})
        ids = {value.id for one in query.conditions for value in one.values if value.id}
        self._meant = {id_: entity.number for id_ in ids if (entity := reading.by_id(id_)) is not None}
        self._local = reading.local

    def candidates(self) -> Iterator[Candidate]:
        """Yield those that can be compared and lack nothing that is required."""
        for number, entity in self._entities.items():
            said = self._agreements(number)
            if said:
                yield Candidate(entity, score(said), False, said)

    def _agreements(self, number: int) -> tuple[Agreement, ...]:
        """Return what comparing a candidate says; nothing for one that lacks what is required."""
        said: list[Agreement] = []
        for condition in self._query.conditions:
            one = self._agreement(condition, number)
            if condition.required and (one is None or not one.agrees):
                return ()
            if one is not None:
                said.append(one)
        return _merged(said)

    def _agreement(self, condition: Condition, number: int) -> Agreement | None:
        if condition.matching is Matching.NAME:
            return self._by_name(condition, number)
        property_ = self._known.get(condition.property)
        if condition.matching is Matching.PROPERTY and property_ is None:
            return None
        value = quantified(condition, [self._value(property_, wanted, number) for wanted in condition.values])
        return None if value is None else agreement(condition, property_, value)

    def _by_name(self, condition: Condition, number: int) -> Agreement | None:
        """Compare names; a text that is an id or identifier of the candidate identifies it."""
        names = [wanted.said for wanted in condition.values]
        if condition.quantifier is not Quantifier.NONE and any(self._identifies(name, number) for name in names):
            return identified()
        kind, forms = self._entities[number].kind, self._forms.get(number, ())
        value = quantified(condition, [likeness(asked_as(name, kind), forms) for name in names])
        return None if value is None else agreement(condition, None, value)

    def _value(self, property_: Property | None, wanted: Wanted, number: int) -> float | None:
        if property_ is None:
            return SAME if self._local(wanted.said) == self._entities[number].local else 0.0
        names = self._identifiers if property_.id == ANY_IDENTIFIER else (property_.id,)
        rows = [row for name in names for row in self._stated.get((number, name), ())]
        stated = [Stated(row.text, row.key, row.target, tuple(self._target_forms.get(row.target, ()))) for row in rows]
        return compared(property_, wanted, self._meant.get(wanted.id or ""), stated)

    def _identifies(self, name: str, number: int) -> bool:
        if self._local(name) == self._entities[number].local:
            return True
        key = identifier_key(name)
        rows = (row for scheme in self._identifiers for row in self._stated.get((number, scheme), ()))
        return any(row.key == key for row in rows)


def _merged(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Keep one agreement a feature, the worst: features have ids of their own in an answer."""
    held: dict[str, Agreement] = {}
    for one in agreements:
        if one.feature not in held or one.value < held[one.feature].value:
            held[one.feature] = one
    return tuple(held.values())


def _is_worth_showing(candidate: Candidate) -> bool:
    name = next((one.value for one in candidate.agreements if one.feature == NAME), SAME)
    decided = any(one.decides and one.agrees and one.feature != "year" for one in candidate.agreements)
    return candidate.score >= _WORTH_SHOWING and (decided or name >= _IRRELEVANT)


def _decided(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Mark the first candidate as the match if it is proven and leads."""
    if not ranked or not is_proven(ranked[0].agreements):
        return list(ranked)
    first, *others = ranked
    leads = not others or first.score - others[0].score >= LEAD
    return [replace(first, match=leads), *others]
