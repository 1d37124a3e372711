"""What a batch of reconciliation queries asks, whichever version of the API it is written in.

Version 0.2 names its queries, gives each a `query` text and `properties`; 1.0-draft lists them, each with
`conditions`. Both become `Query`. What the version's JSON schema refuses is refused here, by place:
``queries: q0: properties[1]: pid is missing``. What the schema allows and this catalogue does not know (a
type, a property) is no error: it finds nothing, and so does an empty text.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, TypeVar

from starlette.exceptions import HTTPException

BATCH = 50
"""How many queries a batch may hold; more are refused with 413."""
MOST_CANDIDATES = 100
_USUAL_CANDIDATES = 10
_MOST_CONDITIONS = 30  # of one query; each costs comparisons with every candidate
_MOST_VALUES = 30  # of one condition
_MOST_LOOKED_UP = 500  # values of a batch: each is a search that takes 20 ms among 85,000 entities
_LONGEST = 2000  # characters of a text

_WHOLE = re.compile(r"[0-9]{1,9}")

_Object = Mapping[str, object]
_E = TypeVar("_E", bound=Enum)


class Matching(Enum):
    """What a condition compares with its values."""

    NAME = "name"
    ID = "id"
    PROPERTY = "property"


class Quantifier(Enum):
    """How many of the values must agree."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value asked for: a text, or an entity by its id, with its name if that is told."""

    text: str | None
    id: str | None = None

    @property
    def said(self) -> str:
        """What is said of it most exactly: the id, or else the text."""
        return self.id if self.id is not None else self.text or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing asked of an entity. `exact` takes no likeness for agreement; `required` keeps all others out."""

    matching: Matching
    values: tuple[Wanted, ...]
    property: str = ""
    required: bool = False
    quantifier: Quantifier = Quantifier.ANY
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What one entity is looked for by. No `types` is any type."""

    conditions: tuple[Condition, ...]
    types: tuple[str, ...] = ()
    limit: int = _USUAL_CANDIDATES


def parsed(text: str) -> object:
    """Return JSON as Python holds it. Raises HTTPException 400 for what is none, or holds half a character."""
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(value, ensure_ascii=False).encode()  # a lone surrogate could be neither looked up nor answered
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"This is not JSON: {error}.") from error
    return value


def batch_of_0_2(value: object) -> dict[str, Query]:
    """Read a query batch of version 0.1 or 0.2. Raises HTTPException: 400 malformed, 413 too many."""
    batch = _object(value, "queries")
    _few_enough(batch, "queries")
    queries = {key: _query_of_0_2(one, f"queries: {key[:40]}") for key, one in batch.items()}
    _light_enough(queries.values())
    return queries


def batch_of_1_0(value: object) -> tuple[Query, ...]:
    """Read a query batch of version 1.0-draft. Raises HTTPException: 400 malformed, 413 too many."""
    batch = _object(value, "the body")
    if "queries" not in batch:
        _refuse("the body", "queries is missing")
    queries = _list(batch["queries"], "queries")
    _few_enough(queries, "queries")
    read = tuple(_query_of_1_0(one, f"queries[{number}]") for number, one in enumerate(queries))
    _light_enough(read)
    return read


def _query_of_0_2(value: object, place: str) -> Query:
    said = _object(value, place)
    _only(said, ("query", "type", "limit", "properties", "type_strict"), place)
    strict = said.get("type_strict", "any")
    if strict not in ("any", "should", "all"):
        _refuse(place, "type_strict is none of any, should, all")
    named: tuple[Condition, ...] = ()
    if "query" in said:
        text = _text(said["query"], f"{place}: query")
        named = (Condition(matching=Matching.NAME, values=(Wanted(text),)),) if text.strip() else ()
    properties = _list(said.get("properties", ()), f"{place}: properties")
    if "query" not in said and not properties:
        _refuse(place, "neither query nor properties is there: ask for something")
    _limited(properties, _MOST_CONDITIONS, f"{place}: properties")
    given = (_property(one, f"{place}: properties[{number}]") for number, one in enumerate(properties))
    return Query((*named, *given), _types(said.get("type", ()), f"{place}: type"), _limit(said, place))


def _property(value: object, place: str) -> Condition:
    said = _object(value, place)
    for name in ("pid", "v"):
        if name not in said:
            _refuse(place, f"{name} is missing")
    values = _values(said["v"], f"{place}: v")
    return Condition(matching=Matching.PROPERTY, property=_text(said["pid"], f"{place}: pid"), values=values)


def _query_of_1_0(value: object, place: str) -> Query:
    said = _object(value, place)
    _only(said, ("type", "limit", "lang", "dir", "conditions"), place)
    if "conditions" not in said:
        _refuse(place, "conditions is missing")
    conditions = _list(said["conditions"], f"{place}: conditions")
    if not conditions:
        _refuse(place, "conditions is empty: ask for something")
    _limited(conditions, _MOST_CONDITIONS, f"{place}: conditions")
    types = (_text(said["type"], f"{place}: type"),) if "type" in said else ()
    _tagged(said, place)
    read = (_condition(one, f"{place}: conditions[{number}]") for number, one in enumerate(conditions))
    return Query(tuple(read), types, _limit(said, place))


def _condition(value: object, place: str) -> Condition:
    said = _object(value, place)
    for name in ("matchType", "propertyValue"):
        if name not in said:
            _refuse(place, f"{name} is missing")
    matching = _one_of(Matching, said["matchType"], f"{place}: matchType")
    if matching is Matching.PROPERTY and "propertyId" not in said:
        _refuse(place, "propertyId is missing, which a condition on a property needs")
    required = said.get("required", False)
    if not isinstance(required, bool):
        _refuse(f"{place}: required", "this is neither true nor false")
    _tagged(said, place)
    return Condition(
        matching=matching,
        values=_values(said["propertyValue"], f"{place}: propertyValue"),
        property=_text(said.get("propertyId", ""), f"{place}: propertyId"),
        required=required,
        quantifier=_one_of(Quantifier, said.get("matchQuantifier", "any"), f"{place}: matchQuantifier"),
        exact=_text(said.get("matchQualifier", ""), f"{place}: matchQualifier") == EXACT,
    )


EXACT = "ExactMatch"
"""The one match qualifier there is: others leave the comparison as it is (1.0-draft, Reconciliation Query)."""


def _values(value: object, place: str) -> tuple[Wanted, ...]:
    several = value if isinstance(value, list) else [value]
    _limited(several, _MOST_VALUES, place)
    return tuple(_wanted(one, place) for one in several)


def _wanted(value: object, place: str) -> Wanted:
    if isinstance(value, bool):
        return Wanted("true" if value else "false")
    if isinstance(value, float):
        return Wanted(str(int(value)) if value.is_integer() else str(value))
    if isinstance(value, int):
        return Wanted(str(value)[:_LONGEST])
    if isinstance(value, str):
        return Wanted(_text(value, place))
    if not isinstance(value, dict):
        _refuse(place, "a value is a text, a number, true, false, or an object with an id")
    if "id" not in value:
        _refuse(place, "id is missing in a value that is an object")
    name = _text(value["name"], f"{place}: name") if "name" in value else None
    _tagged(value, place)
    return Wanted(name, _text(value["id"], f"{place}: id"))


def _types(value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value, place),)
    several = _list(value, place)
    _limited(several, _MOST_VALUES, place)
    return tuple(_text(one, place) for one in several)


def _limit(said: _Object, place: str) -> int:
    limit = said.get("limit", _USUAL_CANDIDATES)
    if isinstance(limit, str) and _WHOLE.fullmatch(limit):  # what some clients write for a number
        limit = int(limit)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1 or limit != int(limit):
        _refuse(f"{place}: limit", "this is no whole number from 1")
    return min(int(limit), MOST_CANDIDATES)


def _tagged(said: _Object, place: str) -> None:
    """Check the language and direction of 1.0-draft texts; names are found in any language, so neither is used."""
    if not isinstance(said.get("lang", ""), str):
        _refuse(f"{place}: lang", "a language is a text")
    if said.get("dir", "ltr") not in ("ltr", "rtl", "auto"):
        _refuse(f"{place}: dir", "this is none of ltr, rtl, auto")


def _one_of(choices: type[_E], value: object, place: str) -> _E:
    found = next((one for one in choices if one.value == value), None)
    if found is None:
        _refuse(place, f"this is none of {', '.join(str(one.value) for one in choices)}")
    return found


def _object(value: object, place: str) -> _Object:
    if not isinstance(value, dict):
        _refuse(place, "a JSON object belongs here")
    return value


def _list(value: object, place: str) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        _refuse(place, "a JSON array belongs here")
    return value


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        _refuse(place, "a text belongs here")
    if len(value) > _LONGEST:
        _refuse(place, f"a text of {len(value)} characters is too long: {_LONGEST} at most")
    return value


def _only(said: _Object, allowed: Sequence[str], place: str) -> None:
    for name in said:
        if name not in allowed:
            _refuse(place, f"{name[:40]} is not asked for here, only {', '.join(allowed)}")


def _limited(several: Sequence[object], most: int, place: str) -> None:
    if len(several) > most:
        _refuse(place, f"{len(several)} are too many: {most} at most")


def _few_enough(batch: Sequence[object] | _Object, place: str) -> None:
    if len(batch) > BATCH:
        raise HTTPException(413, f"{place}: a batch of {len(batch)} is too large: {BATCH} queries at most.")


def _light_enough(queries: Iterable[Query]) -> None:
    values = sum(len(condition.values) for query in queries for condition in query.conditions)
    if values > _MOST_LOOKED_UP:
        raise HTTPException(413, f"queries: {values} values in a batch are too many: {_MOST_LOOKED_UP} at most.")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _refuse(place: str, why: str) -> NoReturn:
    raise HTTPException(400, f"{place}: {why}.")
