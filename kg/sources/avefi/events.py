"""Events: when and where a work was made, and when it, or a carrier of it, was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.fields import countries
from kg.fields.edtf import parsed
from kg.model import Place, PlaceKind, Release, When
from kg.sources.avefi.entries import category
from kg.sources.branches import Branch
from kg.sources.dating import is_day, when

_PRODUCTION, _PUBLICATION = "ProductionEvent", "PublicationEvent"


@dataclass(frozen=True, slots=True)
class Made:
    """When and where a work was made, as far as its production event says."""

    created: When | None = None
    countries: tuple[Place, ...] = ()
    statement: str | None = None


def made(root: Branch) -> Made:
    """Take date and places of the production as a whole: of the event that names no stage of it."""
    stages = (each for each in root.each("has_event") if category(each) == _PRODUCTION)
    event = next((each for each in stages if not each.said("type")), None)
    if event is None:
        return Made()
    event.take("category")
    words = [each.take("has_name") for each in event.each("located_in")]
    created = _dated(event)
    year = int(created.value[:4]) if created and created.value else None
    lands = (country(each, year) for each in words if each)
    return Made(
        created=created,
        countries=tuple(dict.fromkeys(each for each in lands if each)),
        statement=" / ".join(each for each in words if each) or None,
    )


def country(words: str, year: int | None = None) -> Place | None:
    """Return the country that words name, a remark in brackets aside.

    >>> country("Germany (German Reich)").country
    'DE'
    """
    code = countries.code(words, year) or countries.code(words.partition("(")[0], year)
    return Place(PlaceKind.COUNTRY, code) if code else None


def published(root: Branch) -> When | None:
    """Take the date of the first publication that has one."""
    return next((found for each in _publications(root) if (found := _dated(each))), None)


def releases(root: Branch) -> Iterator[Release]:
    """Take publications dated to the day, in one country or none told; a bare year makes no release, and is left."""
    for event in _publications(root):
        found = parsed(event.said("has_date") or "")
        lands = event.each("located_in")
        place = country(lands[0].said("has_name") or "") if len(lands) == 1 else None
        if found and is_day(found) and (place or not lands):
            label = event.take("type", "category", "has_date")
            if place:
                lands[0].take("has_name")
            yield Release(when=when(found, found.edtf), locators=(event.place,), place=place, label=label)


def _publications(root: Branch) -> Iterator[Branch]:
    yield from (each for each in root.each("has_event") if category(each) == _PUBLICATION)


def _dated(event: Branch) -> When | None:
    words = event.said("has_date")
    found = parsed(words) if words else None
    if not words or not found:
        return None
    event.take("has_date")
    return when(found, words)
