"""The ways from a query to entities worth comparing, each bounded.

An identifier or id asked for as if it were a name; the name as a reader sees it; its sound in any romanisation; a
spelling near it (by the rarest of its three-letter pieces); and the values of properties that tell one thing from
another: an identifier, a director, a film. The last way is the only one where the title asked for is a
translation the catalogue does not hold.
"""

import json
from collections.abc import Iterator

from kg.web.reconciliation.properties import ANY_IDENTIFIER, Property, Sort
from kg.web.reconciliation.queries import Condition, Matching, Quantifier, Query, Wanted
from kg.web.reconciliation.reading import MEANT, Reading
from kg.web.reconciliation.score import likeness
from kg.web.reconciliation.spelling import asked_as, folded, identifier_key, spelled
from kg.web.reconciliation.types import narrowed

_NAMESAKES = 200  # of one name, looked at
_NEAR = 60  # spellings near a name, looked at
_HOLDING = 200  # entities that hold one value, looked at
_FEWEST_PIECES, _MOST_PIECES = 4, 8  # of three letters of a name, searched for
_LOOKED_THROUGH = 2000  # names that hold one of them
_LOOKED_UP = 100  # characters whose pieces are weighed


class Ways:
    """The ways through one index, among entities of a JSON list of kinds."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known = reading.index.properties

    def found(self, query: Query, kinds: str) -> frozenset[int]:
        """Find what any condition leads to; beside a name, a property only if few things share its values."""
        asked = [one for one in query.conditions if one.quantifier is not Quantifier.NONE]
        named = any(one.matching is not Matching.PROPERTY for one in asked)
        leading = [one for one in asked if not named or self._leads(one)]
        return frozenset(number for one in leading for value in one.values for number in self._ways(one, value, kinds))

    def _leads(self, condition: Condition) -> bool:
        if condition.matching is not Matching.PROPERTY:
            return True
        own = self._known.get(condition.property)
        return own is not None and own.decides and own.sort in (Sort.ENTITY, Sort.IDENTIFIER)

    def _ways(self, condition: Condition, value: Wanted, kinds: str) -> Iterator[int]:
        if condition.matching is Matching.ID:
            yield from self._reading.of_kinds(
                (entity.number for entity in [self._reading.by_id(value.said)] if entity), kinds
            )
        elif condition.matching is Matching.NAME:
            yield from self._named(value.said, kinds)
        elif (property_ := self._known.get(condition.property)) is not None:
            yield from self._holding(property_, value, kinds)

    def _named(self, name: str, kinds: str) -> Iterator[int]:
        own = spelled(name)
        yield from self._reading.of_kinds(self._reading.identified(name), kinds)
        sounds = json.dumps([one for one in {own.sound, own.unordered} if one])
        yield from self._reading.numbers(
            f"SELECT entity FROM form JOIN entity ON entity.id = form.entity"
            f" WHERE folded IN {{}} AND kind IN {{}} LIMIT {_NAMESAKES}",
            json.dumps([own.folded, folded(asked_as(name, "country"))]),
            kinds,
        )
        yield from self._reading.numbers(
            f"SELECT entity FROM form JOIN entity ON entity.id = form.entity"
            f" WHERE sound IN {{}} AND kind IN {{}} LIMIT {_NAMESAKES}",
            sounds,
            kinds,
        )
        pieces = self._rarest(own.sound[:_LOOKED_UP])
        if pieces:
            yield from self._reading.numbers(
                f"SELECT form.entity FROM gram JOIN form ON form.id = gram.rowid JOIN entity ON entity.id = form.entity"
                f" WHERE gram MATCH ? AND kind IN {{}} ORDER BY rank, form.id LIMIT {_NEAR}",
                " OR ".join(f'"{piece}"' for piece in pieces),
                kinds,
            )

    def _holding(self, property_: Property, value: Wanted, kinds: str) -> Iterator[int]:
        """Find what holds a value of a property."""
        if property_.id == ANY_IDENTIFIER:
            yield from self._reading.of_kinds(self._reading.identified(value.said), kinds)
        elif property_.sort is Sort.ENTITY:
            yield from self._reading.numbers(
                f"SELECT value.entity FROM value JOIN entity ON entity.id = value.entity"
                f" WHERE target IN {{}} AND property = ? AND kind IN {{}} LIMIT {_HOLDING}",
                json.dumps([*self._meant(value, property_)]),
                property_.id,
                kinds,
            )
        else:
            key = identifier_key(value.said) if property_.sort is Sort.IDENTIFIER else spelled(value.said).folded
            yield from self._reading.numbers(
                f"SELECT value.entity FROM value JOIN entity ON entity.id = value.entity"
                f" WHERE property = ? AND key = ? AND kind IN {{}} LIMIT {_HOLDING}",
                property_.id,
                key,
                kinds,
            )

    def _meant(self, value: Wanted, property_: Property) -> tuple[int, ...]:
        """Return the entities a value may mean: the one of its id, or those of its name."""
        entity = self._reading.by_id(value.id) if value.id else None
        if entity is not None:
            return (entity.number,)
        kinds = json.dumps(sorted(narrowed([property_.target or ""])))
        name = value.text if value.text is not None else value.id or ""
        named = self._named(name, kinds)
        likely = self._reading.forms(dict.fromkeys(named))
        ranked = sorted(likely, key=lambda number: (-likeness(name, likely[number]), number))
        return tuple(ranked[:MEANT])

    def _rarest(self, sound: str) -> tuple[str, ...]:
        """Return the pieces of a sound that the fewest names hold, until they have names enough to look through.

        Those tell most and cost least: with all pieces of a name the same search took four times as long, and
        found one in a hundred misspelt names more.
        """
        pieces = json.dumps([*{sound[at : at + 3] for at in range(len(sound) - 2)}])
        rows = self._reading.rows("SELECT term, names FROM piece WHERE term IN {} ORDER BY names, term", pieces)
        chosen: list[str] = []
        held = 0
        for piece, names in rows[:_MOST_PIECES]:
            if len(chosen) >= _FEWEST_PIECES and held + names > _LOOKED_THROUGH:
                break
            chosen.append(piece)
            held += names
        return tuple(chosen)
