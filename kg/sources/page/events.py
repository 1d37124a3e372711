"""Award and festival lines, read from the right: year, ``City (Country)``, and what is left is the name."""

import re
from collections.abc import Callable

from kg.fields import places, scripts
from kg.model import AgentKind, Award, Edition, Finding, Origin, Selection, Series, Text
from kg.sources.page.agents import Mention
from kg.sources.page.held import Held, held
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import BULLET, Line
from kg.sources.page.pieces import split_outside
from kg.sources.page.reading import Reading, told, total, unread

_VENUE = re.compile(r"(?P<name>.*\S)\s+[-–—]\s+(?P<venue>[^()]*[^()\s])\s*\((?P<city>[^()]+)\)\s*", re.DOTALL)
_ALTERNATE = re.compile(r"(?P<name>.*\S)\s+:\s+(?P<alternate>\S+)", re.DOTALL)
_RECIPIENT = re.compile(r"\s*\[(?P<recipient>[^\]]*)\]")
_RECIPIENT_FIRST = re.compile(r"^\s*\[[^\]]*\]\s*,?\s*")
_FESTIVAL_WORD = r"(?:festival|mostra|biennale|berlinale|viennale|rencontres|forum|кинофестивал\w*)"
_AT_FESTIVAL = re.compile(
    r"(?P<award>.*\S)\s+(?:au|aux|à la|à l['’]|à|du|de la|des|at the|at|of the)\s*"
    rf"(?P<festival>(?:[^\s,]+\s+){{0,4}}?{_FESTIVAL_WORD}\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(rf"^(?:au|aux|à la|à l['’]|at the)\s*(?=(?:[^\s,]+\s+){{0,4}}?{_FESTIVAL_WORD}\b)", re.IGNORECASE)
_OUTCOMES = (
    (re.compile(r"\bnomin", re.IGNORECASE), "nominated"),
    (re.compile(r"\bmentions?\b", re.IGNORECASE), "special-mention"),
)

_LineReader = Callable[[str, Line, Origin], Reading]


def awards(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``award [recipient], festival, City (Country), year`` lines, or ``award au festival de X, year``."""
    return _each(label, following, origin, _award)


def festivals(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``- festival, City (Country), year`` lines."""
    return _each(label, following, origin, _selection)


def _each(label: Labelled, following: tuple[Line, ...], origin: Origin, read: _LineReader) -> Reading:
    inline = [read(BULLET.sub("", label.value), label.line, origin)] if label.value else []
    listed = [
        unread(origin, line) if line.is_furniture else read(BULLET.sub("", line.text), line, origin)
        for line in following
        if line.text
    ]
    return total([*inline, *listed])


def _award(text: str, line: Line, origin: Origin) -> Reading:
    found = held(text)
    split = _split_award(found.rest) if found else None
    if found is None or split is None:
        return unread(origin, line, text)
    printed, festival = split
    recipient = _RECIPIENT.search(printed) or _RECIPIENT.match(festival)
    name = scripts.repaired(_RECIPIENT.sub("", printed, count=1).strip())
    festival = _RECIPIENT_FIRST.sub("", festival)
    if not _says_something(name) or not _says_something(festival):
        return unread(origin, line, text)
    edition, beside = _edition(festival, found, line, origin)
    made = Award(
        name=name,
        outcome=next((outcome for words, outcome in _OUTCOMES if words.search(name)), "won"),
        edition=edition,
        statement=text,
        locators=(line.locator,),
        recipient=(scripts.repaired(recipient["recipient"].strip()) or None) if recipient else None,
    )
    return Reading(awards=(made,)) + beside


def _split_award(rest: str) -> tuple[str, str] | None:
    """Part the award's name from the festival's: at the first comma outside brackets, or at ``au festival``."""
    first = next(iter(split_outside(rest, quotes=False)), None)
    if first is None:
        return None
    festival = _AT.sub("", rest.partition(first)[2].lstrip(" ,\u00a0").strip(), count=1)
    if _says_something(festival):
        return first, festival
    found = _AT_FESTIVAL.fullmatch(rest)
    return (found["award"], found["festival"]) if found else None


def _selection(text: str, line: Line, origin: Origin) -> Reading:
    found = held(text)
    if found is None or not _says_something(found.rest):
        return unread(origin, line, text)
    edition, beside = _edition(found.rest, found, line, origin)
    return Reading(selections=(Selection(0, edition, text, (line.locator,)),)) + beside


def _says_something(name: str) -> bool:
    return any(map(str.isalpha, name))


def _edition(printed: str, when: Held, line: Line, origin: Origin) -> tuple[Edition, Reading]:
    """Take a festival's name apart: the year again, a venue, an alternate name of one word."""
    shown = _without_year(printed, when.year)
    found = _VENUE.fullmatch(shown)
    venue = _venue(found, when, line) if found else None
    plain = found["name"] if found else shown
    other = _ALTERNATE.fullmatch(plain)
    name = _without_year(other["name"] if other else plain, when.year)
    series = Series(
        name=scripts.repaired(name),
        alternate=scripts.repaired(other["alternate"]) if other else None,
        verbatim=printed if scripts.repaired(printed) != printed else None,
    )
    is_cut = shown != printed or name != (other["name"] if other else plain)
    findings: tuple[Finding, ...] = (told("series-year-in-name", origin, line, printed),) if is_cut else ()
    edition = Edition(series, when.year, when.place, venue.key if venue else None)
    return edition, Reading(mentions=(venue,) if venue else (), findings=findings)


def _venue(found: re.Match[str], when: Held, line: Line) -> Mention:
    """The place of a venue is its bracket's city: the line's own, one the gazetteer knows, or words alone."""
    words = scripts.repaired(found["city"].strip())
    same = when.place if when.place and words in (when.place.name, *when.place.spellings) else None
    there = places.city(words, when.place.country) if when.place and when.place.country else None
    place = same or places.named(words) or there
    name = (Text(found["venue"].strip()),)
    statement = None if place else found["city"].strip()
    return Mention(AgentKind.ORGANISATION, name, line.locator, place=place, place_statement=statement)


def _without_year(name: str, year: str) -> str:
    """Cut a year from either end of a name, only if it is the line's own.

    >>> _without_year("Fall Festival 1998", "1998"), _without_year("Fall Festival 1997", "1998")
    ('Fall Festival', 'Fall Festival 1997')
    """
    cut = re.sub(rf"^{year}\b[\s,:–-]*|[\s,:–-]*(?<!\w){year}$", "", name).strip()
    return cut if _says_something(cut) else name
