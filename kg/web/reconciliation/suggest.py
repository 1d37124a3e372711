"""What a person who types may mean: entities, properties and types by the start of a name, or by id."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.fields.fold import fold
from kg.web.reconciliation.description import described, told
from kg.web.reconciliation.manifest import types
from kg.web.reconciliation.properties import Property
from kg.web.reconciliation.queries import EXACT
from kg.web.reconciliation.reading import Entity, Reading
from kg.web.reconciliation.types import BY_ID, lineage, narrowed

PAGE = 20
"""How many suggestions are given at once."""
_QUALIFIERS = ({"id": EXACT, "name": "the same, but for case, accents and punctuation"},)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, how many suggestions were seen already, and the types asked for (none: any)."""

    prefix: str
    cursor: int = 0
    types: tuple[str, ...] = ()


def entities(reading: Reading, typed: Typed) -> dict[str, object]:
    """Suggest entities: that of an id or identifier first, then those with a word of a name that begins so."""
    found = reading.beginning(typed.prefix, _kinds(typed.types), PAGE, typed.cursor)
    descriptions = told(reading, found)
    return {"result": [_entity(one, described(one, descriptions[one.number])) for one in found]}


def suggested_properties(known: Mapping[str, Property], typed: Typed) -> dict[str, object]:
    """Suggest properties, of the types asked for if they are ours; an empty prefix gets them all."""
    found = [one for one in proposed(known, typed.types) if _begins(typed.prefix, one.id, one.name)]
    return {"result": [_property(one) for one in found[typed.cursor :]]}


def suggested_types(typed: Typed) -> dict[str, object]:
    """Suggest types; an empty prefix gets them all."""
    found = [one for one in types() if _begins(typed.prefix, str(one["id"]), str(one["name"]))]
    return {"result": found[typed.cursor :]}


def proposed(known: Mapping[str, Property], type_ids: Iterable[str]) -> list[Property]:
    """Return the properties entities of these types may have: of any type where none of ours is named."""
    kinds = narrowed(type_ids)
    return [one for one in known.values() if not kinds or one.of & kinds]


def _kinds(type_ids: Sequence[str]) -> str:
    """Return the types to keep to: a client's own default, which is none of ours, does not count."""
    return json.dumps(sorted(narrowed(type_ids) or BY_ID))


def _begins(prefix: str, *names: str) -> bool:
    """Tell whether a word of one of the names begins with what was typed."""
    typed = fold(prefix)
    return any(f" {fold(name)}".find(f" {typed}") >= 0 for name in names)


def _entity(entity: Entity, description: str) -> dict[str, object]:
    return {
        "id": entity.local,
        "name": entity.name,
        **({"lang": entity.language} if entity.language else {}),
        "description": description,
        "notable": [{"id": one.id, "name": one.name} for one in lineage(entity.kind)],
    }


def _property(own: Property) -> dict[str, object]:
    narrow = ", ".join(sorted(BY_ID[kind].name.lower() for kind in own.of if kind in BY_ID))
    return {
        "id": own.id,
        "name": own.name,
        "description": f"of {narrow}",
        "matchQualifiers": [*_QUALIFIERS],
    }
