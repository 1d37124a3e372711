"""Data extension: the values of properties of entities that were matched, for the columns of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from kg.rdf.iri import Space
from kg.web.reconciliation.properties import ANY_IDENTIFIER, Property, Sort, outside
from kg.web.reconciliation.reading import Entity, Reading, Row
from kg.web.reconciliation.score import year_in
from kg.web.reconciliation.types import BY_ID

_MOST_ENTITIES = 1000
_MOST_PROPERTIES = 50
_LONGEST = 2000  # characters of an id
_CONTENTS = ("entity", "name", "id")

_Cell = list[dict[str, object]]
_Cells = dict[str, _Cell]  # of a row, by property


@dataclass(frozen=True, slots=True)
class Column:
    """A property asked for, with its settings: at most so many values (0: all), entities written so."""

    property: str
    limit: int = 0
    content: str = "entity"


@dataclass(frozen=True, slots=True)
class Extension:
    """A data extension query."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]


def extension(value: object) -> Extension:
    """Read a data extension query. Raises HTTPException: 400 malformed, 413 too many ids or properties."""
    if not isinstance(value, dict):
        raise HTTPException(400, "extend: a JSON object belongs here.")
    ids, columns = (_list(value, name) for name in ("ids", "properties"))
    for several, most, name in ((ids, _MOST_ENTITIES, "ids"), (columns, _MOST_PROPERTIES, "properties")):
        if len(several) > most:
            raise HTTPException(413, f"{name}: {len(several)} are too many: {most} at most.")
    return Extension(
        tuple(dict.fromkeys(_text(one, f"ids[{number}]") for number, one in enumerate(ids))),
        tuple(_column(one, f"properties[{number}]") for number, one in enumerate(columns)),
    )


def extended_in_0_2(reading: Reading, known: Mapping[str, Property], asked: Extension, space: Space) -> object:
    """Answer in version 0.1 and 0.2: rows by id, cells by property; a text has no language there."""
    rows = {
        id_: {property_: [_without_language(value) for value in cell] for property_, cell in row.items()}
        for id_, row in _rows(reading, known, asked, space).items()
    }
    return {"meta": _meta(known, asked), "rows": rows}


def extended_in_1_0(reading: Reading, known: Mapping[str, Property], asked: Extension, space: Space) -> object:
    """Answer in version 1.0-draft: lists of rows and of cells."""
    rows = [
        {"id": id_, "properties": [{"id": property_, "values": cell} for property_, cell in row.items()]}
        for id_, row in _rows(reading, known, asked, space).items()
    ]
    return {"meta": _meta(known, asked), "rows": rows}


def _rows(reading: Reading, known: Mapping[str, Property], asked: Extension, space: Space) -> dict[str, _Cells]:
    """Return the cells of every row. An id or a property that is none of ours has empty ones."""
    entities = {id_: reading.by_id(id_) for id_ in asked.ids}
    numbers = [one.number for one in entities.values() if one]
    parts = {column.property: _parts(known, column.property) for column in asked.columns}
    stated = reading.stated(numbers, {part for several in parts.values() for part in several})
    targets = reading.entities({row.target for rows in stated.values() for row in rows} - {0})

    def cell(entity: Entity | None, column: Column) -> _Cell:
        held = (
            [row for part in parts[column.property] for row in stated.get((entity.number, part), ())] if entity else []
        )
        rows = held[: column.limit] if column.limit else held
        own = known.get(column.property)
        return [_value(row, own, column, targets.get(row.target), space) for row in rows]

    return {
        id_: {column.property: cell(entity, column) for column in asked.columns} for id_, entity in entities.items()
    }


def _parts(known: Mapping[str, Property], property_: str) -> tuple[str, ...]:
    """Return the properties a column is made of: of any identifier, those of every other catalogue."""
    return outside(known.values()) if property_ == ANY_IDENTIFIER else (property_,)


def _value(row: Row, own: Property | None, column: Column, target: Entity | None, space: Space) -> dict[str, object]:
    if target is not None:
        return _entity(target, column.content, space)
    year = year_in(row.text) if own is not None and own.sort is Sort.YEAR else None
    if year is not None:
        return {"int": year}
    if own is not None and own.sort is Sort.NUMBER and row.text.isascii() and row.text.isdigit():
        return {"int": int(row.text)}
    return {"str": row.text, **_language(row.language)}


def _entity(entity: Entity, content: str, space: Space) -> dict[str, object]:
    written: dict[str, dict[str, object]] = {
        "entity": {"id": entity.local, "name": entity.name, **_language(entity.language)},
        "name": {"str": entity.name, **_language(entity.language)},
        "id": {"str": space.at(entity.local)},
    }
    return written[content]


def _language(tag: str | None) -> dict[str, object]:
    return {"lang": tag} if tag else {}


def _without_language(value: Mapping[str, object]) -> dict[str, object]:
    return {name: one for name, one in value.items() if name != "lang"}


def _meta(known: Mapping[str, Property], asked: Extension) -> list[dict[str, object]]:
    return [_about(known.get(column.property), column) for column in asked.columns]


def _about(own: Property | None, column: Column) -> dict[str, object]:
    target = BY_ID.get(own.target or "") if own and column.content == "entity" else None
    typed: dict[str, object] = {"type": {"id": target.id, "name": target.name}} if target else {}
    return {"id": column.property, "name": own.name if own else column.property, **typed}


def _column(value: object, place: str) -> Column:
    if not isinstance(value, dict) or "id" not in value:
        raise HTTPException(400, f"{place}: an object with an id belongs here.")
    settings = value.get("settings", {})
    if not isinstance(settings, dict):
        raise HTTPException(400, f"{place}: settings: a JSON object belongs here.")
    content = settings.get("content", _CONTENTS[0])
    if content not in _CONTENTS:
        raise HTTPException(400, f"{place}: settings: content is none of {', '.join(_CONTENTS)}.")
    return Column(_text(value["id"], f"{place}: id"), _number(settings.get("limit", 0), place), content)


def _number(value: object, place: str) -> int:
    """Read a limit; clients send what a person typed, as text too."""
    text = str(value).strip() or "0"
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or len(text) > 9:
        raise HTTPException(400, f"{place}: settings: limit is no whole number from 0.")
    return int(text)


def _list(value: Mapping[str, object], name: str) -> Sequence[object]:
    several = value.get(name)
    if not isinstance(several, list):
        raise HTTPException(400, f"{name}: a JSON array belongs here.")
    return several


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise HTTPException(400, f"{place}: a text of {_LONGEST} characters at most belongs here.")
    return value
