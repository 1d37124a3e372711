"""How names and values are keyed, the same when they are indexed and when they are asked for."""

from dataclasses import dataclass
from functools import lru_cache

from kg.fields.fold import fold, name_key, skeleton
from kg.fields.places import country

_LONGEST = 300  # characters of a name that are looked at


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as compared: as a reader sees it, and by its sound in the given and in any order of words."""

    folded: str
    sound: str
    unordered: str


@lru_cache(maxsize=4096)
def spelled(text: str) -> Spelling:
    """Return how a name is compared. Cached, because one name is compared with hundreds."""
    cut = text[:_LONGEST]
    return Spelling(folded(cut), skeleton(cut), name_key(cut))


def folded(text: str) -> str:
    """Return a name as a reader sees it; one of nothing but punctuation as it is, in lower case."""
    cut = text[:_LONGEST]
    return fold(cut) or cut.casefold().strip()


def sound(text: str, kind: str) -> str:
    """Return the sound an entity's name is indexed by: people are found whatever the order of their names."""
    cut = text[:_LONGEST]
    return name_key(cut) if kind == "person" else skeleton(cut)


@lru_cache(maxsize=4096)
def identifier_key(text: str) -> str:
    """Return what is compared of an identifier: its last part, so that an address will do for the number in it.

    >>> identifier_key("https://www.imdb.com/title/tt0079944/") == identifier_key("TT0079944")
    True
    """
    last = text.strip().rstrip("/").rsplit("/", 1)[-1]
    return fold(last).replace(" ", "")


def asked_as(name: str, kind: str | None) -> str:
    """Return what a name is compared as: a country, whatever it is called, by its code.

    >>> asked_as("URSS", "country"), asked_as("URSS", "film")
    ('SU', 'URSS')
    """
    return (country(name) if kind == "country" else None) or name
