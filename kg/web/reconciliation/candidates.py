"""Candidates for a query: found in the index by several ways, compared, ranked.

Ways, each bounded: an identifier or id asked for as if it were a name; the name as a reader sees it; its sound
in any romanisation; a spelling near it (by the rarest of its three-letter pieces); and the values of properties
that tell one thing from another: an identifier, a director, a film. The last way is the only one where the
title asked for is a translation the catalogue does not hold.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import ResultTooLarge
from kg.web.reconciliation.index import Index
from kg.web.reconciliation.properties import ANY_IDENTIFIER, Property, Sort, outside
from kg.web.reconciliation.queries import Condition, Matching, Quantifier, Query, Wanted
from kg.web.reconciliation.score import (
    LEAD,
    NAME,
    SAME,
    Agreement,
    Form,
    Stated,
    agreement,
    compared,
    identified,
    is_proven,
    likeness,
    quantified,
    score,
)
from kg.web.reconciliation.spelling import asked_as, folded, identifier_key, spelled
from kg.web.reconciliation.types import TYPES, narrowed

_NAMESAKES = 200  # of one name, looked at
_NEAR = 60  # spellings near a name, looked at
_HOLDING = 200  # entities that hold one value, looked at
_MEANT = 20  # entities a value may mean: each leads to what it is a value of
_FEWEST_PIECES, _MOST_PIECES = 4, 8  # of three letters of a name, searched for
_LOOKED_THROUGH = 2000  # names that hold one of them
_LOOKED_UP = 100  # characters whose pieces are weighed
_MOST_STATED = 200_000  # values read for one request
_BEGINNING = "word JOIN form ON form.id = word.rowid JOIN entity ON entity.id = form.entity"
_CLOSEST = (
    "GROUP BY entity.id ORDER BY min(CASE WHEN form.folded = ? THEN 0 WHEN substr(form.folded, 1, length(?)) = ? THEN 1"
    " ELSE 2 END), min(length(form.folded)), name, entity.id"
)
_WORTH_SHOWING = 45.0  # a score below this is noise
_IRRELEVANT = 65.0  # a name below this, with nothing that decides but a year, too


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as clients are told of it: `local` is its id."""

    number: int
    local: str
    kind: str
    name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be the one asked for; `agreements` are why."""

    entity: Entity
    score: float
    match: bool
    agreements: tuple[Agreement, ...]


class Search:
    """One request's look into an index."""

    def __init__(self, index: Index, connection: sqlite3.Connection) -> None:
        self._index = index
        self._connection = connection
        self._all = json.dumps([one.id for one in TYPES])

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Return the candidates for a query, the best first; `match` is set on the first one at most."""
        kinds = json.dumps(sorted(narrowed(query.types))) if query.types else self._all
        found = self._found(query, kinds)
        agreements = self._compared(query, found)
        entities = self.entities(found)
        ranked = sorted(
            (Candidate(entities[number], score(said), False, said) for number, said in agreements.items()),
            key=lambda one: (-one.score, one.entity.name, one.entity.local),
        )
        return tuple(_decided([one for one in ranked if _is_worth_showing(one)])[: query.limit])

    def entities(self, numbers: Iterable[int]) -> dict[int, Entity]:
        """Return entities by their numbers."""
        rows = self._rows("SELECT id, local, kind, name, language FROM entity WHERE id IN {}", json.dumps([*numbers]))
        return {row[0]: Entity(*row) for row in rows}

    def by_id(self, id_: str) -> Entity | None:
        """Return the entity of an id: ``work/abc...``, or its whole IRI."""
        rows = self._rows("SELECT id, local, kind, name, language FROM entity WHERE local = ?", self._local(id_))
        return next((Entity(*row) for row in rows), None)

    def stated(self, numbers: Iterable[int], property_ids: Iterable[str]) -> dict[tuple[int, str], list["Row"]]:
        """Return the values of properties of entities, in the order of the catalogue."""
        rows = self._rows(
            "SELECT value.entity, property, target, text, value.language, key FROM value"
            " LEFT JOIN entity ON entity.id = target WHERE value.entity IN {} AND property IN {}"
            f" ORDER BY value.entity, property, rank, coalesce(name, text), text LIMIT {_MOST_STATED + 1}",
            json.dumps([*numbers]),
            json.dumps([*property_ids]),
        )
        if len(rows) > _MOST_STATED:
            raise ResultTooLarge(f"these are more than {_MOST_STATED} values: ask for fewer entities or properties")
        held: dict[tuple[int, str], list[Row]] = {}
        for entity, property_, target, text, language, key in rows:
            held.setdefault((entity, property_), []).append(Row(target, text, language, key))
        return held

    def forms(self, numbers: Iterable[int]) -> dict[int, list[Form]]:
        """Return the names of entities as they are compared."""
        held: dict[int, list[Form]] = {}
        rows = self._rows(
            "SELECT entity, folded, sound FROM form WHERE entity IN {} ORDER BY id", json.dumps([*numbers])
        )
        for entity, *spelling in rows:
            held.setdefault(entity, []).append(Form(*spelling))
        return held

    def beginning(self, prefix: str, kinds: str, most: int, skipped: int) -> list[Entity]:
        """Return the entities of a JSON list of kinds that a text begins to name, `most` after the `skipped` first.

        One that the text identifies comes first, then those named so, those whose name begins so, and those
        with a word in a name that does; an empty text begins every name.
        """
        own = spelled(prefix)
        first = [*self.entities(self._of_kinds(self._identified(prefix), kinds)).values()]
        shown = first[skipped : skipped + most]
        match = " OR ".join(filter(None, (_beginning("folded", own.folded), _beginning("sound", own.sound))))
        rows = self._rows(
            f"SELECT entity.id, local, kind, name, language FROM {_BEGINNING if match else 'entity'}"
            f" WHERE {'word MATCH ? AND' if match else ''} kind IN {{}} AND entity.id NOT IN {{}}"
            f" {_CLOSEST if match else 'ORDER BY name, id'} LIMIT ? OFFSET ?",
            *([match] if match else []),
            kinds,
            json.dumps([one.number for one in first]),
            *([own.folded, own.folded, own.folded] if match else []),
            most - len(shown),
            max(0, skipped - len(first)),
        )
        return [*shown, *(Entity(*row) for row in rows)]

    def _found(self, query: Query, kinds: str) -> frozenset[int]:
        """Find what any condition leads to; beside a name, a property only if few things share its values."""
        asked = [one for one in query.conditions if one.quantifier is not Quantifier.NONE]
        named = any(one.matching is not Matching.PROPERTY for one in asked)
        leading = [one for one in asked if not named or self._leads(one)]
        return frozenset(number for one in leading for value in one.values for number in self._ways(one, value, kinds))

    def _leads(self, condition: Condition) -> bool:
        if condition.matching is not Matching.PROPERTY:
            return True
        own = self._index.properties.get(condition.property)
        return own is not None and own.decides and own.sort in (Sort.ENTITY, Sort.IDENTIFIER)

    def _ways(self, condition: Condition, value: Wanted, kinds: str) -> Iterator[int]:
        if condition.matching is Matching.ID:
            yield from self._of_kinds((entity.number for entity in [self.by_id(_said(value))] if entity), kinds)
        elif condition.matching is Matching.NAME:
            yield from self._named(_said(value), kinds)
        elif (property_ := self._index.properties.get(condition.property)) is not None:
            yield from self._holding(property_, value, kinds)

    def _named(self, name: str, kinds: str) -> Iterator[int]:
        own = spelled(name)
        yield from self._of_kinds(self._identified(name), kinds)
        sounds = json.dumps([one for one in {own.sound, own.unordered} if one])
        yield from self._numbers(
            f"SELECT entity FROM form JOIN entity ON entity.id = form.entity"
            f" WHERE folded IN {{}} AND kind IN {{}} LIMIT {_NAMESAKES}",
            json.dumps([own.folded, folded(asked_as(name, "country"))]),
            kinds,
        )
        yield from self._numbers(
            f"SELECT entity FROM form JOIN entity ON entity.id = form.entity"
            f" WHERE sound IN {{}} AND kind IN {{}} LIMIT {_NAMESAKES}",
            sounds,
            kinds,
        )
        pieces = self._rarest(own.sound[:_LOOKED_UP])
        if pieces:
            yield from self._numbers(
                f"SELECT form.entity FROM gram JOIN form ON form.id = gram.rowid JOIN entity ON entity.id = form.entity"
                f" WHERE gram MATCH ? AND kind IN {{}} ORDER BY rank, form.id LIMIT {_NEAR}",
                " OR ".join(f'"{piece}"' for piece in pieces),
                kinds,
            )

    def _identified(self, text: str) -> Iterator[int]:
        """Find what a text names that is an id, an IRI or an identifier of another catalogue."""
        entity = self.by_id(text)
        if entity is not None:
            yield entity.number
        yield from self._numbers(
            f"SELECT entity FROM value WHERE property IN {{}} AND key = ? LIMIT {_MEANT}",
            json.dumps(outside(self._index.properties.values())),
            identifier_key(text),
        )

    def _holding(self, property_: Property, value: Wanted, kinds: str) -> Iterator[int]:
        """Find what holds a value of a property."""
        if property_.id == ANY_IDENTIFIER:
            yield from self._of_kinds(self._identified(_said(value)), kinds)
        elif property_.sort is Sort.ENTITY:
            yield from self._numbers(
                f"SELECT value.entity FROM value JOIN entity ON entity.id = value.entity"
                f" WHERE target IN {{}} AND property = ? AND kind IN {{}} LIMIT {_HOLDING}",
                json.dumps([*self._meant(value, property_)]),
                property_.id,
                kinds,
            )
        else:
            key = identifier_key(_said(value)) if property_.sort is Sort.IDENTIFIER else spelled(_said(value)).folded
            yield from self._numbers(
                f"SELECT value.entity FROM value JOIN entity ON entity.id = value.entity"
                f" WHERE property = ? AND key = ? AND kind IN {{}} LIMIT {_HOLDING}",
                property_.id,
                key,
                kinds,
            )

    def _meant(self, value: Wanted, property_: Property) -> tuple[int, ...]:
        """Return the entities a value may mean: the one of its id, or those of its name."""
        entity = self.by_id(value.id) if value.id else None
        if entity is not None:
            return (entity.number,)
        kinds = json.dumps(sorted(narrowed([property_.target or ""])))
        name = value.text if value.text is not None else value.id or ""
        named = self._named(name, kinds)
        likely = self.forms(dict.fromkeys(named))
        ranked = sorted(likely, key=lambda number: (-likeness(name, likely[number]), number))
        return tuple(ranked[:_MEANT])

    def _rarest(self, sound: str) -> tuple[str, ...]:
        """Return the pieces of a sound that the fewest names hold, until they have names enough to look through.

        Those tell most and cost least: with all pieces of a name the same search took four times as long, and
        found one in a hundred misspelt names more.
        """
        pieces = json.dumps([*{sound[at : at + 3] for at in range(len(sound) - 2)}])
        rows = self._rows("SELECT term, names FROM piece WHERE term IN {} ORDER BY names, term", pieces)
        chosen: list[str] = []
        held = 0
        for piece, names in rows[:_MOST_PIECES]:
            if len(chosen) >= _FEWEST_PIECES and held + names > _LOOKED_THROUGH:
                break
            chosen.append(piece)
            held += names
        return tuple(chosen)

    def _compared(self, query: Query, found: frozenset[int]) -> dict[int, tuple[Agreement, ...]]:
        """Compare every candidate with every condition; leave out those a required condition does not agree with."""
        comparison = _Comparison(self, self._index.properties, query, found)
        said = {number: comparison.agreements(number) for number in sorted(found)}
        return {number: one for number, one in said.items() if one}

    def _of_kinds(self, numbers: Iterable[int], kinds: str) -> Iterator[int]:
        yield from self._numbers("SELECT id FROM entity WHERE id IN {} AND kind IN {}", json.dumps([*numbers]), kinds)

    def _local(self, id_: str) -> str:
        return self._index.space.local(id_.strip())

    def _numbers(self, query: str, *bound: str | int) -> Iterator[int]:
        return (row[0] for row in self._rows(query, *bound))

    def _rows(self, query: str, *bound: str | int) -> list[tuple]:  # type: ignore[type-arg]  # columns differ by query
        """Run a query in which ``{}`` is a list bound as JSON: SQLite binds no lists."""
        listed = query.replace("{}", "(SELECT value FROM json_each(?))")
        return self._connection.execute(listed, bound).fetchall()


@dataclass(frozen=True, slots=True)
class Row:
    """A value as the index holds it: `target` is the number of the entity that is the value, or 0."""

    target: int
    text: str
    language: str | None
    key: str


class _Comparison:
    """The candidates of one query with what they are compared by, read at once and not one by one."""

    def __init__(self, search: Search, known: Mapping[str, Property], query: Query, found: frozenset[int]) -> None:
        self._query = query
        self._known = known
        asked = {one.property for one in query.conditions if one.matching is Matching.PROPERTY}
        self._identifiers = outside(known.values())
        self._entities = search.entities(found)
        self._forms = search.forms(found)
        self._stated = search.stated(found, [*asked, *self._identifiers])
        targets = {row.target for (_, name), rows in self._stated.items() if name in asked for row in rows}
        self._target_forms = search.forms(targets - {0})
        ids = {value.id for one in query.conditions for value in one.values if value.id}
        self._meant = {id_: entity.number for id_ in ids if (entity := search.by_id(id_)) is not None}
        self._local = search._local

    def agreements(self, number: int) -> tuple[Agreement, ...]:
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
        names = [_said(wanted) for wanted in condition.values]
        if condition.quantifier is not Quantifier.NONE and any(self._identifies(name, number) for name in names):
            return identified()
        kind, forms = self._entities[number].kind, self._forms.get(number, ())
        value = quantified(condition, [likeness(asked_as(name, kind), forms) for name in names])
        return None if value is None else agreement(condition, None, value)

    def _value(self, property_: Property | None, wanted: Wanted, number: int) -> float | None:
        if property_ is None:
            return SAME if self._local(_said(wanted)) == self._entities[number].local else 0.0
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


def _beginning(column: str, words: str) -> str:
    """Write a full-text query: all the words, of which the last may go on. Words hold no quotes: they are folded."""
    *whole, last = words.split() or [""]
    asked = [*(f'{column} : "{word}"' for word in whole), f'{column} : "{last}" *']
    return f"({' AND '.join(asked)})" if _is_word(last) else ""


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _said(value: Wanted) -> str:
    return value.id if value.id is not None else value.text or ""
