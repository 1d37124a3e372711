"""Wikidata's JSON taken apart: the statements of an entity, their ranks, values, qualifiers and references.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. A statement is deprecated, normal or preferred;
what it states is a value, no value, or a value nobody knows. Functions raise KeyError, TypeError, ValueError or
AttributeError on a document of another shape.

>>> snak = snak_of({"snaktype": "value", "property": "P2047", "datavalue": {"type": "quantity",
...     "value": {"amount": "+5400", "unit": "http://www.wikidata.org/entity/Q11574"}}})
>>> worded(snak), seconds(snak)
('+5400 Q11574', 5400)
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.fields.dates import wikidata_time
from kg.fields.edtf import Edtf
from kg.fields.language_tags import language_tag

PREFERRED, NORMAL, DEPRECATED = "preferred", "normal", "deprecated"
JULIAN = "http://www.wikidata.org/entity/Q1985786"
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/([QPL][1-9][0-9]*)")
_SECONDS = {"Q11574": 1, "Q7727": 60, "Q25235": 3600}
_GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
_EARTH = "http://www.wikidata.org/entity/Q2"
_SILENT = {"novalue": "no value", "somevalue": "unknown value"}
# More digits than any amount of film; Decimal would work on them for long.
_LONGEST_AMOUNT = 20

# Codes of Wikimedia's own that are no language tags, or another language's, as tags.
_OWN_CODES = {
    "als": "gsw", "bat-smg": "sgs", "be-x-old": "be-tarask", "cbk-zam": "cbk", "de-formal": "de", "eml": "egl",
    "es-formal": "es", "fiu-vro": "vro", "hu-formal": "hu", "map-bms": "jv-x-bms", "mo": "ro-Cyrl", "nl-informal": "nl",
    "nrm": "nrf", "roa-rup": "rup", "roa-tara": "nap-x-tara", "simple": "en", "sr-ec": "sr-Cyrl", "sr-el": "sr-Latn",
    "zh-classical": "lzh", "zh-min-nan": "nan", "zh-yue": "yue", "zh-cn": "zh-Hans-CN", "zh-tw": "zh-Hant-TW",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snak:
    """What is stated of a property: `kind` is ``value``, ``novalue`` or ``somevalue``; `type` is that of the value."""

    property: str
    kind: str
    type: str | None = None
    value: Any = None  # Any: parsed JSON, which goes no further than the functions below


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its rank, what it states, and its number among those of its property, from 0."""

    rank: str
    snak: Snak
    number: int
    qualifiers: tuple[Snak, ...] = ()
    references: tuple[tuple[Snak, ...], ...] = ()

    @property
    def property(self) -> str:
        """The property it is about: ``P57``."""
        return self.snak.property

    def qualifier(self, name: str) -> tuple[Snak, ...]:
        """Return the qualifiers of one property."""
        return tuple(each for each in self.qualifiers if each.property == name)


def statements(document: Mapping[str, Any]) -> dict[str, tuple[Statement, ...]]:  # Any: parsed JSON
    """Return an entity's statements by property, in its order; PHP writes an empty map as ``[]``."""
    claims = document.get("claims") or {}
    return {
        name: tuple(_statement(each, number) for number, each in enumerate(listed)) for name, listed in claims.items()
    }


def best(listed: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that give a value and are not deprecated, preferred ones first."""
    told = [each for each in listed if each.rank != DEPRECATED and each.snak.kind == "value"]
    return tuple(sorted(told, key=lambda each: each.rank != PREFERRED))


def snak_of(found: Mapping[str, Any]) -> Snak:  # Any: parsed JSON
    """Read one snak."""
    kind, name = str(found["snaktype"]), str(found["property"])
    if kind != "value":
        return Snak(name, kind)
    return Snak(name, kind, found["datavalue"]["type"], found["datavalue"]["value"])


def item(snak: Snak) -> str | None:
    """Return the entity a snak names: ``Q5``; None if it names none."""
    if snak.type != "wikibase-entityid":
        return None
    return str(snak.value["id"] if "id" in snak.value else f"Q{snak.value['numeric-id']}")


def text(snak: Snak) -> str | None:
    """Return the string of a snak: an identifier, an address, a name."""
    return snak.value if snak.type == "string" and isinstance(snak.value, str) else None


def tagged(snak: Snak) -> tuple[str, str | None] | None:
    """Return a text in one language, and its tag."""
    return (str(snak.value["text"]), tag(snak.value["language"])) if snak.type == "monolingualtext" else None


def date(snak: Snak) -> Edtf | None:
    """Return the date of a snak, as exact as its precision says: 9 is a year, 11 a day."""
    if snak.type != "time":
        return None
    return wikidata_time(snak.value["time"], snak.value["precision"], julian=is_julian(snak))


def is_julian(snak: Snak) -> bool:
    """Tell whether a time is one of the Julian calendar."""
    return snak.type == "time" and snak.value.get("calendarmodel") == JULIAN


def seconds(snak: Snak) -> int | None:
    """Return a running time in seconds, whatever unit of time it is in; None if it is none."""
    if snak.type != "quantity":
        return None
    unit, amount = _SECONDS.get(_short(str(snak.value["unit"]))), str(snak.value["amount"])
    try:
        return int(Decimal(amount) * unit) if unit and len(amount) <= _LONGEST_AMOUNT else None
    except (InvalidOperation, ValueError, OverflowError):
        return None


def tag(code: str) -> str | None:
    """Return the BCP 47 tag of a language code of Wikidata; None where it names no one language (``mul``).

    >>> tag("simple"), tag("zh-hans"), tag("mul"), tag("be-x-old")
    ('en', 'zh-Hans', None, 'be-tarask')
    """
    return _OWN_CODES.get(code) or language_tag(code)


def worded(snak: Snak) -> str:
    """Return all that a snak says, in one line; entities by their number."""
    if snak.kind != "value":
        return _SILENT.get(snak.kind, snak.kind)
    word = _WORDS.get(snak.type or "")
    return word(snak.value) if word else json.dumps(snak.value, ensure_ascii=False, sort_keys=True)


def described(statement: Statement) -> str:
    """Return all that a statement says: value, rank, qualifiers, and each reference in brackets.

    >>> described(Statement("deprecated", Snak("P577", "novalue"), 0, (Snak("P2241", "somevalue"),)))
    'P577: no value, deprecated, P2241 unknown value'
    """
    parts = [f"{statement.property}: {worded(statement.snak)}"]
    parts += [statement.rank] if statement.rank != NORMAL else []
    parts += [f"{each.property} {worded(each)}" for each in statement.qualifiers]
    references = (", ".join(f"{each.property} {worded(each)}" for each in one) for one in statement.references)
    return ", ".join(parts) + "".join(f" [{one}]" for one in references if one)


def _statement(claim: Mapping[str, Any], number: int) -> Statement:  # Any: parsed JSON
    qualifiers = claim.get("qualifiers") or {}
    references = claim.get("references") or ()
    return Statement(
        rank=claim["rank"],
        snak=snak_of(claim["mainsnak"]),
        number=number,
        qualifiers=_snaks(qualifiers) if qualifiers else (),
        references=tuple(_snaks(each["snaks"] or {}) for each in references),
    )


def _snaks(by_property: Mapping[str, Any]) -> tuple[Snak, ...]:  # Any: parsed JSON
    return tuple(snak_of(each) for listed in by_property.values() for each in listed)


def _short(address: str) -> str:
    """Return the number of an entity's address; ``1`` is Wikidata's word for no unit."""
    found = _ENTITY.fullmatch(address)
    return found[1] if found else address


def _worded_time(value: Mapping[str, Any]) -> str:  # Any: parsed JSON, as in what follows
    calendar = value.get("calendarmodel", _GREGORIAN)
    extras = [f"{name} {value[name]}" for name in ("timezone", "before", "after") if value.get(name)]
    shown = [] if calendar == _GREGORIAN else [f"calendar {_short(str(calendar))}"]
    return " ".join([str(value["time"]), f"precision {value['precision']}", *shown, *extras])


def _worded_quantity(value: Mapping[str, Any]) -> str:
    unit = _short(str(value["unit"]))
    bounds = [str(value[name]) for name in ("lowerBound", "upperBound") if name in value]
    spread = [f"({' to '.join(bounds)})"] if bounds else []
    return " ".join([str(value["amount"]), *([] if unit == "1" else [unit]), *spread])


def _worded_point(value: Mapping[str, Any]) -> str:
    shown = [f"{name} {value[name]}" for name in ("altitude", "precision") if value.get(name) is not None]
    globe = value.get("globe", _EARTH)
    return " ".join(
        [f"{value['latitude']} {value['longitude']}", *shown, *([] if globe == _EARTH else [_short(globe)])]
    )


def _worded_item(value: Mapping[str, Any]) -> str:
    return str(value["id"] if "id" in value else f"Q{value['numeric-id']}")


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "wikibase-entityid": _worded_item,
    "string": str,
    "time": _worded_time,
    "quantity": _worded_quantity,
    "monolingualtext": lambda value: f"{value['text']} ({value['language']})",
    "globecoordinate": _worded_point,
}
