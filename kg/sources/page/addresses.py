"""Web addresses: which words are one, and what a site's address says of its record."""

import re
from urllib.parse import parse_qs, urlsplit

from kg.rdf.terms import is_iri

_ADDRESS = re.compile(r"https?://[^\s/?#.]+\.\S+", re.IGNORECASE)
_LONGEST = 2000
_PATH_NUMBER = re.compile(r"/film_[a-z]+(?:_[a-z]+)?_(\d+)\.html?$", re.IGNORECASE)
_OTHER_PAGES = frozenset({"fiche_personne"})


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute http(s) address."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None and is_iri(text)


def record_number(address: str) -> str | None:
    """Return the film record's number in one of a site's addresses for it, absolute or not.

    >>> record_number("https://films.example.org/index.php?lang=gb&page=fiche_film&num=754")
    '754'
    >>> record_number("/film_gb_754.html"), record_number("/index.php?page=fiche_personne&num=84")
    ('754', None)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    stated = parse_qs(parts.query)
    if _OTHER_PAGES.intersection(stated.get("page", ())):
        return None
    number = next((number for number in stated.get("num", ()) if number.isdecimal()), None)
    found = _PATH_NUMBER.search(parts.path)
    return number or (found[1] if found else None)
