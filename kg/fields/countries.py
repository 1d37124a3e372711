"""Countries as records of any kind name them: by word in four languages, by code, by Wikidata item, or in a list.

The codes are those of `kg.fields.places`: ISO 3166-1 alpha-2, for a withdrawn country ISO 3166-3, ``SU``. The year
of the film decides what a code that was given twice means; nothing is modernised.

>>> code("Frankreich"), code("RUS"), code("Q15180"), code("Q34266"), code("Atlantis")
('FR', 'RU', 'SU', None, None)
>>> code("CS", 1963), code("CS", 2004), code("YU"), marc("gw"), marc("nyu")
('CSHH', 'CSXX', 'YUCS', 'DE', 'US')
>>> codes("США-Франция, Гвинея-Бисау и Норвения")
Countries(codes=('US', 'FR', 'GW'), unread=('Норвения',))
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from babel.core import get_global

from kg.fields.country_codes import MARC_PARTS, OF_ITEM, OF_MARC, WITHDRAWN
from kg.fields.lists import bounds, tidied
from kg.fields.places import FORMER, country, country_names
from kg.fields.silence import is_silent


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries of a list in its order, each once, and the pieces that name none we know."""

    codes: tuple[str, ...]
    unread: tuple[str, ...] = ()


_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]*)")
_CODE = re.compile(r"[A-Z]{2,4}")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
# What may stand before a country's everyday name: ``Республика Кипр``, ``Republic of Kosovo``.
_FORMAL = re.compile(
    r"(?:(?:the\s+)?(?:people's\s+)?republic\s+of\s+(?:the\s+)?|république\s+(?:populaire\s+)?(?:d['’]|de\s+la\s+|de\s+|du\s+)"
    r"|(?:народная\s+)?республика\s+|королевство\s+|княжество\s+|kingdom\s+of\s+|republik\s+|royaume\s+(?:d['’]|de\s+|du\s+))",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;/|+\n\t]\s*|\s*[-–—]\s*|\s+(?:and|et|и|und|&|y|e)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|et|и|und)\s+", re.IGNORECASE)
_SECOND_CS = 2003
# ``Saint Vincent - Grenadines`` has pieces; no name has more.
_LONGEST_NAME = 5
# Longer is no name, or no list.
_LONGEST_TEXT = 200
_LONGEST_LIST = 4000


@lru_cache(maxsize=1 << 14)
def code(text: str, year: int | None = None) -> str | None:
    """Return the code of a country by its name, ISO code in capitals or Wikidata item; None if it is unknown.

    ``CS`` was Czechoslovakia's until 1993 and Serbia and Montenegro's from 2003: without a year it is the former,
    which made far more films.
    """
    plain = " ".join(text.split())
    if len(plain) > _LONGEST_TEXT:
        return None
    if _CODE.fullmatch(plain):
        return _iso(plain, year) or country(plain)
    item = _ITEM.fullmatch(plain)
    return OF_ITEM.get(item[1]) if item else _by_name(plain)


def marc(text: str, year: int | None = None) -> str | None:
    """Return the country of a MARC code (008/15-17, 044 $a), of a state or province too; None if it is unknown.

    >>> marc("xxu"), marc("ru "), marc("yu", 1985), marc("xx")
    ('US', 'RU', 'YUCS', None)
    """
    plain = text.strip(" |#-").lower()
    if plain == "yu":
        return "CSXX" if year and year >= _SECOND_CS else "YUCS"
    return OF_MARC.get(plain) or (MARC_PARTS.get(plain[2]) if len(plain) == 3 else None)


@lru_cache(maxsize=1 << 14)
def codes(text: str, year: int | None = None) -> Countries:
    """Read a list of countries, whatever separates them; a hyphen or an ``and`` inside a name is none.

    >>> codes("СССР-ГДР").codes, codes("Босния и Герцеговина - Франция").codes, codes("Unbekannt")
    (('SU', 'DDDE'), ('BA', 'FR'), Countries(codes=(), unread=()))
    """
    if is_silent(text):
        return Countries(())
    plain = tidied(text)
    pieces = list(bounds(_SEPARATOR, plain)) if len(plain) <= _LONGEST_LIST else []
    if not pieces:
        return Countries((), (text,))
    found: list[str] = []
    unread: list[str] = []
    start = 0
    while start < len(pieces):
        end, known = _longest(plain, pieces[start : start + _LONGEST_NAME], year)
        if known:
            found.append(known)
        else:
            unread.append(plain[slice(*pieces[start])].strip())
        start += end
    return Countries(tuple(dict.fromkeys(found)), tuple(unread))


def _longest(text: str, pieces: list[tuple[int, int]], year: int | None) -> tuple[int, str | None]:
    """Return how many pieces the longest name at the beginning takes, and its country."""
    for many in range(len(pieces), 0, -1):
        known = code(text[pieces[0][0] : pieces[many - 1][1]].strip(), year)
        if known:
            return many, known
    return 1, None


def _by_name(plain: str) -> str | None:
    """Look a name up as it is, without a bracket, without what a constitution adds, with the ``&`` of CLDR."""
    known = country(plain)
    if known:
        return known
    head = _BRACKET.sub("", plain)
    return country(head) or country(_FORMAL.sub("", head, count=1)) or country(_AND.sub(" & ", head))


def _iso(text: str, year: int | None) -> str | None:
    if text == "CS":
        return "CSXX" if year and year >= _SECOND_CS else "CSHH"
    return WITHDRAWN.get(text) or (text if text in FORMER else _alpha(text))


@cache
def _alpha(text: str) -> str | None:
    """Return the alpha-2 code of an alpha-2 or alpha-3 code in use today."""
    if len(text) == 3:
        listed = get_global("territory_aliases").get(text, [])
        return str(listed[0]) if len(listed) == 1 else None
    return text if len(text) == 2 and _is_in_use(text) else None


def _is_in_use(code_: str) -> bool:
    try:
        return bool(country_names(code_))
    except KeyError:
        return False
