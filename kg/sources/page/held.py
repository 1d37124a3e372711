"""When and where a festival was held, cut from the right end of a line that names it.

A line ends in ``name, City (Country), year``, ``name, Country, year`` or ``name, year``; a name of some words
may have its country in a bracket of its own.
"""

import re
from dataclasses import dataclass

from kg.fields import places, scripts
from kg.model import Place, PlaceKind

_YEAR = re.compile(r"(?P<rest>.*\S)??(?:^|[\s,]+)(?P<year>(?:1[89]|20)[0-9][0-9])\s*\.?", re.DOTALL)
_PLACE = re.compile(r"(?:(?P<rest>.*),)?(?P<city>[^,()]*)\((?P<country>[^()]+)\)\s*", re.DOTALL)
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,4}[a-z]{2,6}", re.IGNORECASE)
_LONGEST = 1000
_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Held:
    """The words left of the place and year, and those two."""

    rest: str
    year: str
    place: Place | None


def held(text: str) -> Held | None:
    """Cut year and place from the right; None without a year."""
    found = _YEAR.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    rest = (found["rest"] or "").rstrip(" ,\u00a0")
    placed = _PLACE.fullmatch(rest)
    code = places.country(scripts.repaired(placed["country"])) if placed else None
    if placed and code and placed["rest"] is None and len(placed["city"].split()) >= _A_NAME:
        return Held(placed["city"].strip(), found["year"], Place(PlaceKind.COUNTRY, code))
    if placed and code:
        place = _place(scripts.repaired(placed["city"].strip()), code)
        return Held((placed["rest"] or "").strip(), found["year"], place)
    if placed and _is_elsewhere(placed):
        return Held(placed["rest"].strip(), found["year"], None)
    return _in_a_country(rest, found["year"])


def _is_elsewhere(placed: re.Match[str]) -> bool:
    """Tell whether ``, City (Country)`` stands there though the gazetteer does not know the country.

    A bracket of capitals is no country but a festival's acronym.
    """
    city, country = placed["city"].strip(), placed["country"].strip()
    name = placed["rest"] or ""
    return bool(name.strip()) and city[:1].isupper() and country[:1].isupper() and not country.isupper()


def _in_a_country(rest: str, year: str) -> Held:
    """Take ``name, Country`` and ``name, City, Country`` apart, the city only if the gazetteer knows it."""
    name, _, last = rest.rpartition(",")
    code = places.country(scripts.repaired(last)) if name.strip() else None
    if code is None:
        return Held(rest, year, None)
    before, _, town = name.rpartition(",")
    city = places.city(scripts.repaired(town.strip()), code)
    if before.strip() and city == places.known_city(town.strip()):
        return Held(before.strip(), year, city)
    return Held(name.strip(), year, Place(PlaceKind.COUNTRY, code))


def _place(city: str, code: str) -> Place:
    """A city of a country; an address on the web, or nothing, leaves the country."""
    if not any(map(str.isalnum, city)) or _DOMAIN.fullmatch(city):
        return Place(PlaceKind.COUNTRY, code)
    return places.city(city, code)
