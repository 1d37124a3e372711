"""Months by name, in the languages film records are written in, whole or cut short.

>>> month("juin"), month("Sept."), month("июня"), month("Wiosna")
(6, 9, 6, None)
"""

import unicodedata
from functools import cache, lru_cache

from babel import Locale

_LANGUAGES = ("en", "fr", "de", "ru", "es", "it", "nl", "pl", "uk")
# What CLDR does not have: other ways to cut a name short, and spellings of Austria and of old prints.
_MORE = {1: "jänner янв", 2: "feber fevr фев", 3: "мрт мар", 6: "juni", 7: "juil", 9: "sept сен", 10: "окт", 11: "ноя"}


@lru_cache(maxsize=1 << 10)
def month(word: str) -> int | None:
    """Return the number, 1 to 12, of a month's name; None if no language has it, or two disagree."""
    return _names().get(_folded(word))


@cache
def _names() -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for word, number in _listed():
        found.setdefault(_folded(word), set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1 and len(word) > 2}


def _listed() -> list[tuple[str, int]]:
    cldr = [
        (name, number)
        for language in _LANGUAGES
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale(language).months[form][width].items()
    ]
    return cldr + [(word, number) for number, words in _MORE.items() for word in words.split()]


def _folded(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in flat if letter.isalpha())
