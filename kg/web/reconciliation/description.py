"""An entity in a line: what tells it from its namesakes, from the values the index holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.web.reconciliation.reading import Entity, Reading, Row
from kg.web.reconciliation.types import BY_ID

_LONGEST_LIST = 3
# What is told of each type, in this order, after its other names; every type not listed by them alone.
_TOLD: Mapping[str, tuple[str, ...]] = {
    "film": ("director", "year", "country", "form"),
    "person": ("occupation", "film"),
    "organisation": ("place", "occupation", "film"),
    "city": ("country",),
    "country": ("code",),
    "festival": ("film",),
    "edition": ("festival", "year", "place"),
    "award": ("festival", "year", "film", "recipient"),
}
_ALL_TOLD = tuple(dict.fromkeys(("name", *(name for names in _TOLD.values() for name in names))))


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of an entity: the property, its first values, and whether there are more."""

    property: str
    values: tuple[str, ...]
    more: bool

    def __str__(self) -> str:
        return ", ".join(self.values) + (" and others" if self.more else "")


def told(reading: Reading, entities: Iterable[Entity]) -> dict[int, tuple[Told, ...]]:
    """Return what is told of each entity, by its number; read together, however many they are."""
    several = tuple(entities)
    stated = reading.stated([one.number for one in several], _ALL_TOLD)
    targets = reading.entities({row.target for rows in stated.values() for row in rows} - {0})
    return {one.number: tuple(_told(one, stated, targets)) for one in several}


def described(entity: Entity, said: Iterable[Told]) -> str:
    """Return a description: ``film; also Stalker; Andrei Tarkovsky; 1979; Soviet Union; fiction``."""
    parts = (f"also {one}" if one.property == "name" else str(one) for one in said)
    return "; ".join((BY_ID[entity.kind].name.lower(), *parts))


def _told(entity: Entity, stated: Mapping[tuple[int, str], list[Row]], targets: Mapping[int, Entity]) -> Iterable[Told]:
    for property_ in ("name", *_TOLD.get(entity.kind, ())):
        rows = stated.get((entity.number, property_), ())
        values = dict.fromkeys(targets[row.target].name if row.target else row.text for row in rows)
        others = [value for value in values if property_ != "name" or value != entity.name]
        if others:
            yield Told(property_, tuple(others[:_LONGEST_LIST]), len(others) > _LONGEST_LIST)
