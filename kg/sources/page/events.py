"""Award and festival lines, read from the right: year, ``City (Country)``, and what is left is the name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.fields import places, scripts
from kg.model import AgentKind, Award, Edition, Origin, Place, PlaceKind, Selection, Series, Text
from kg.sources.page.agents import Mention
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import BULLET, Line, split_outside
from kg.sources.page.reading import Reading, told, total, unread

_YEAR = re.compile(r"(?P<rest>.*?)[\s,]*\b(?P<year>(?:1[89]|20)\d\d)\.?", re.DOTALL)
_PLACE = re.compile(r"(?:(?P<rest>.*),)?\s*(?P<city>[^,()]*?)\s*\((?P<country>[^()]+)\)\s*", re.DOTALL)
_VENUE = re.compile(r"(?P<name>.+?)\s+[-–—]\s+(?P<venue>[^()]+?)\s*\((?P<city>[^()]+)\)")
_ALTERNATE = re.compile(r"(?P<name>.*\S)\s+:\s+(?P<alternate>\S+)")
_RECIPIENT = re.compile(r"\s*\[(?P<recipient>[^\]]*)\]")
_AT_FESTIVAL = re.compile(
    r"(?P<award>.+)\s+(?:au|aux|à la|à l['’]|à|du|de la|des|at the|at|of the)\s*"
    r"(?P<festival>(?:\S+\s+){0,4}?(?:festival|film festival|mostra|biennale|berlinale|rencontres|forum|viennale)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_OUTCOMES = (
    (re.compile(r"nomin|selection|sélection", re.IGNORECASE), "nominated"),
    (re.compile(r"mention|diploma of merit", re.IGNORECASE), "special-mention"),
)


_LineReader = Callable[[str, Line, Origin], Reading]


@dataclass(frozen=True, slots=True)
class _Held:
    """Where and when a line says a festival was held, and the words left of that."""

    rest: str
    year: str
    place: Place | None


def awards(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``award [recipient], festival, City (Country), year`` lines, or ``award au festival de X, year``."""
    return _each(label, following, origin, _award)


def festivals(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``- festival, City (Country), year`` lines."""
    return _each(label, following, origin, _selection)


def _each(label: Labelled, following: tuple[Line, ...], origin: Origin, read: _LineReader) -> Reading:
    inline = [read(label.value, label.line, origin)] if label.value else []
    listed = [
        unread(origin, line) if line.is_furniture else read(BULLET.sub("", line.text), line, origin)
        for line in following
        if line.text
    ]
    return total([*inline, *listed])


def _award(text: str, line: Line, origin: Origin) -> Reading:
    held = _held(text)
    split = _split_award(held.rest) if held else None
    if held is None or split is None:
        return unread(origin, line)
    printed, festival = split
    recipient = _RECIPIENT.search(printed)
    name = scripts.repaired(_RECIPIENT.sub("", printed).strip())
    edition, venue = _edition(festival, held, line, origin)
    made = Award(
        name=name,
        outcome=next((outcome for words, outcome in _OUTCOMES if words.search(name)), "won"),
        edition=edition,
        statement=text,
        locators=(line.locator,),
        recipient=recipient["recipient"].strip() if recipient else None,
    )
    return Reading(awards=(made,)) + venue


def _split_award(rest: str) -> tuple[str, str] | None:
    """Part the award's name from the festival's: at the first comma outside brackets, or at ``au festival``."""
    first, *others = split_outside(rest) or ("",)
    if others:
        return first, rest[rest.index(first) + len(first) :].lstrip(" ,").strip()
    found = _AT_FESTIVAL.fullmatch(rest)
    return (found["award"], found["festival"]) if found else None


def _selection(text: str, line: Line, origin: Origin) -> Reading:
    held = _held(text)
    if held is None or not any(map(str.isalpha, held.rest)):
        return unread(origin, line)
    edition, venue = _edition(held.rest, held, line, origin)
    return Reading(selections=(Selection(0, edition, text, (line.locator,)),)) + venue


def _held(text: str) -> _Held | None:
    """Cut year and place from the right; None without a year."""
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"].rstrip(" ,")
    placed = _PLACE.fullmatch(rest)
    code = places.country(placed["country"]) if placed else None
    if placed is None or code is None:
        return _Held(rest, found["year"], None)
    return _Held((placed["rest"] or "").strip(), found["year"], _place(placed["city"].strip(), code))


def _place(city: str, code: str) -> Place:
    """A city of a country; an address on the web, or nothing, leaves the country."""
    if not city or _DOMAIN.fullmatch(city):
        return Place(PlaceKind.COUNTRY, code)
    return places.city(city, code)


def _edition(name: str, held: _Held, line: Line, origin: Origin) -> tuple[Edition, Reading]:
    """Take a festival's name apart: the year again, a venue, an alternate name of one word."""
    shown = _without_year(name, held.year)
    cut = () if shown == name else (told("series-year-in-name", origin, line, name),)
    found = _VENUE.fullmatch(shown)
    venue = _venue(found, held, line) if found else None
    plain = found["name"] if found else shown
    other = _ALTERNATE.fullmatch(plain)
    series = Series(
        name=scripts.repaired(other["name"] if other else plain),
        alternate=scripts.repaired(other["alternate"]) if other else None,
        verbatim=name if scripts.repaired(name) != name else None,
    )
    mentions = (venue,) if venue else ()
    edition = Edition(series, held.year, held.place, venue.key if venue else None)
    return edition, Reading(mentions=mentions, findings=cut)


def _venue(found: re.Match[str], held: _Held, line: Line) -> Mention:
    """The place of a venue is its bracket's city: the line's own, one the gazetteer knows, or words alone."""
    words = found["city"].strip()
    same = held.place if held.place and words in (held.place.name, *held.place.spellings) else None
    there = places.city(words, held.place.country) if held.place and held.place.country else None
    place = same or places.country_place(words) or places.known_city(words) or there
    name = (Text(found["venue"].strip()),)
    return Mention(AgentKind.ORGANISATION, name, line.locator, place=place, place_statement=None if place else words)


def _without_year(name: str, year: str) -> str:
    """Cut a year from either end of a name, only if it is the line's own.

    >>> _without_year("Fall Festival 1998", "1998"), _without_year("Fall Festival 1997", "1998")
    ('Fall Festival', 'Fall Festival 1997')
    """
    cut = re.sub(rf"^{year}\b[\s,:-]*|[\s,:-]*\b{year}$", "", name).strip()
    return cut or name
