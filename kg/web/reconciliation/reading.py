"""What an index is asked, in SQL: entities by id, identifier or the start of a name, with their names and values."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import ResultTooLarge
from kg.web.reconciliation.index import Index
from kg.web.reconciliation.properties import outside
from kg.web.reconciliation.score import Form
from kg.web.reconciliation.spelling import identifier_key, spelled

MEANT = 20
"""How many entities one identifier or value may mean: each leads to what it is a value of."""
_MOST_STATED = 200_000  # values read for one request
_BEGINNING = "word JOIN form ON form.id = word.rowid JOIN entity ON entity.id = form.entity"
_CLOSEST = (
    "GROUP BY entity.id ORDER BY min(CASE WHEN form.folded = ? THEN 0 WHEN substr(form.folded, 1, length(?)) = ? THEN 1"
    " ELSE 2 END), min(length(form.folded)), name, entity.id"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as clients are told of it: `local` is its id."""

    number: int
    local: str
    kind: str
    name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A value as the index holds it: `target` is the number of the entity that is the value, or 0."""

    target: int
    text: str
    language: str | None
    key: str


class Reading:
    """One request's look into an index."""

    def __init__(self, index: Index, connection: sqlite3.Connection) -> None:
        self.index = index
        self._connection = connection

    def entities(self, numbers: Iterable[int]) -> dict[int, Entity]:
        """Return entities by their numbers."""
        rows = self.rows("SELECT id, local, kind, name, language FROM entity WHERE id IN {}", json.dumps([*numbers]))
        return {row[0]: Entity(*row) for row in rows}

    def by_id(self, id_: str) -> Entity | None:
        """Return the entity of an id: ``work/abc...``, or its whole IRI."""
        rows = self.rows("SELECT id, local, kind, name, language FROM entity WHERE local = ?", self.local(id_))
        return next((Entity(*row) for row in rows), None)

    def stated(self, numbers: Iterable[int], property_ids: Iterable[str]) -> dict[tuple[int, str], list["Row"]]:
        """Return the values of properties of entities, in the order of the catalogue."""
        rows = self.rows(
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
        rows = self.rows(
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
        first = [*self.entities(self.of_kinds(self.identified(prefix), kinds)).values()]
        shown = first[skipped : skipped + most]
        match = " OR ".join(filter(None, (_beginning("folded", own.folded), _beginning("sound", own.sound))))
        rows = self.rows(
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

    def identified(self, text: str) -> Iterator[int]:
        """Yield what a text names that is an id, an IRI or an identifier of another catalogue."""
        entity = self.by_id(text)
        if entity is not None:
            yield entity.number
        yield from self.numbers(
            f"SELECT entity FROM value WHERE property IN {{}} AND key = ? LIMIT {MEANT}",
            json.dumps(outside(self.index.properties.values())),
            identifier_key(text),
        )

    def of_kinds(self, numbers: Iterable[int], kinds: str) -> Iterator[int]:
        """Yield those of the entities that are of a JSON list of kinds."""
        yield from self.numbers("SELECT id FROM entity WHERE id IN {} AND kind IN {}", json.dumps([*numbers]), kinds)

    def local(self, id_: str) -> str:
        """Return the id of an entity by its id or its IRI."""
        return self.index.space.local(id_.strip())

    def numbers(self, query: str, *bound: str | int) -> Iterator[int]:
        """Run a query for the numbers of entities, as `rows` does."""
        return (row[0] for row in self.rows(query, *bound))

    def rows(self, query: str, *bound: str | int) -> list[tuple]:  # type: ignore[type-arg]  # columns differ by query
        """Run a query in which ``{}`` is a list bound as JSON: SQLite binds no lists."""
        listed = query.replace("{}", "(SELECT value FROM json_each(?))")
        return self._connection.execute(listed, bound).fetchall()


def _beginning(column: str, words: str) -> str:
    """Write a full-text query: all the words, of which the last may go on. Words hold no quotes: they are folded."""
    *whole, last = words.split() or [""]
    asked = [*(f'{column} : "{word}"' for word in whole), f'{column} : "{last}" *']
    return f"({' AND '.join(asked)})" if _is_word(last) else ""


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
