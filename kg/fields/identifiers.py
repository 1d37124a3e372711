"""Identifiers of films, people and companies: which registry a value is from, and its one spelling.

A catalogue holds a number in many dresses: bare, with its registry's name before it, in the address of a page.
`normalised` reads a value whose scheme is known, `recognised` one that says its scheme itself.

>>> recognised("https://www.imdb.com/title/tt0038297/?ref_=nv"), normalised("gnd", "(DE-588)11861472X")
(('imdb', 'tt0038297'), ('gnd', '11861472X'))
>>> recognised("1995"), normalised("tmdb", "737709"), normalised("isni", "0000 0004 0377 1995")
(None, ('tmdb', '737709'), None)
>>> SCHEMES["imdb"].confirms >= {"film", "person"}, SCHEMES["allocine"].confirms
(True, frozenset())
"""

import re
from functools import cache, lru_cache

from kg.fields.registries import COMPANY, FILM, PERSON, PREFIXES, SCHEMES, Scheme

__all__ = ["COMPANY", "FILM", "PERSON", "SCHEMES", "Scheme", "normalised", "recognised", "url"]

_ADDRESS = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,8}/.+)", re.IGNORECASE)
_PREFIXED = re.compile(r"\(?\s*(?P<prefix>[a-z][a-z0-9-]+)\s*[:)]\s*(?P<value>\S.*)", re.IGNORECASE)
# Longer is no identifier.
_LONGEST = 300


@lru_cache(maxsize=1 << 16)
def normalised(scheme: str, value: str) -> tuple[str, str] | None:
    """Return (scheme, value in its one spelling); None if it is no value of this scheme or its check digit is wrong."""
    plain = value.strip()
    if len(plain) > _LONGEST:
        return None
    known = SCHEMES[scheme]
    found = _bare(known, plain) or _in_address(known, plain)
    prefixed = None if found else _PREFIXED.fullmatch(plain)
    if prefixed and PREFIXES.get(prefixed["prefix"].lower()) == scheme:
        return _bare(known, prefixed["value"])
    return found


@lru_cache(maxsize=1 << 16)
def recognised(text: str) -> tuple[str, str] | None:
    """Return (scheme, value) of an address, a value with its scheme before it, or one that is of one scheme alone."""
    plain = text.strip()
    if len(plain) > _LONGEST:
        return None
    prefixed = _PREFIXED.fullmatch(plain)
    scheme = PREFIXES.get(prefixed["prefix"].lower()) if prefixed else None
    if scheme:
        return normalised(scheme, plain)
    is_address = _ADDRESS.fullmatch(plain)
    read = (_in_address(each, plain) if is_address else _bare(each, plain) for each in _candidates(bool(is_address)))
    return next((found for found in read if found), None)


def url(scheme: str, value: str, kind: str = FILM) -> str | None:
    """Return the address of a value as its registry spells it; None if it has none for this kind of thing.

    >>> url("kinopoisk", "25603", "person"), url("wikidata", "Q2262932"), url("minkultury", "111013716")
    ('https://www.kinopoisk.ru/name/25603/', 'http://www.wikidata.org/entity/Q2262932', None)
    """
    form = SCHEMES[scheme].urls.get(kind)
    return form.format(value) if form else None


@cache
def _candidates(are_addresses: bool) -> tuple[Scheme, ...]:
    return tuple(scheme for scheme in SCHEMES.values() if (scheme.pages if are_addresses else scheme.speaks))


def _bare(scheme: Scheme, value: str) -> tuple[str, str] | None:
    found = _compiled(scheme.pattern).fullmatch(value)
    return _checked(scheme, found[1]) if found else None


def _in_address(scheme: Scheme, text: str) -> tuple[str, str] | None:
    address = _ADDRESS.fullmatch(text)
    if not address:
        return None
    matches = (_page(page).match(address[1]) for page in scheme.pages)
    found = next((match for match in matches if match), None)
    return _checked(scheme, found[1]) if found else None


def _checked(scheme: Scheme, value: str) -> tuple[str, str] | None:
    spelt = scheme.spelling(value)
    return (scheme.name, spelt) if scheme.is_valid(spelt) else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _page(pattern: str) -> re.Pattern[str]:
    """Compile the pattern of a page, on any of the registry's hosts, ended where its number ends."""
    return re.compile(rf"(?:[a-z0-9-]+\.)*{pattern}(?![a-z0-9])", re.IGNORECASE)
