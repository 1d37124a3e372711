"""Names of people as film records print them: ``Given SURNAME``, with ``_N`` for homonyms.

>>> person("Vladimir_5 IVANOV")
Parts(display='Vladimir Ivanov', given='Vladimir', family='Ivanov')
>>> person_key("Алексей_2 ФЁДОРОВ")
'алексей_2 федоров'
"""

import re
import unicodedata
from dataclasses import dataclass

_HOMONYM = re.compile(r"_\d+\b")
_JOINTS = re.compile(r"([-‐‑'’ʼ])")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name ready to show; given and family are None where the print does not tell them apart."""

    display: str
    given: str | None = None
    family: str | None = None


def person(printed: str) -> Parts:
    """Split a printed name; the family name is the upper-case words, the homonym number is dropped."""
    words = _SPACE.sub(" ", _HOMONYM.sub("", printed)).strip().split(" ")
    shown = [_lowered(word) if is_surname(word) else word for word in words]
    family = [new for word, new in zip(words, shown, strict=True) if is_surname(word)]
    given = [word for word in words if not is_surname(word)]
    return Parts(" ".join(shown), " ".join(given) or None, " ".join(family) or None)


def has_surname(printed: str) -> bool:
    """Tell whether a name is printed with an upper-case surname after or before a given name."""
    words = _HOMONYM.sub("", printed).split()
    return len(words) > 1 and any(map(is_surname, words)) and not all(map(is_surname, words))


def is_surname(word: str) -> bool:
    """Tell whether a word is an upper-case surname: two letters or more, no initial (``A.``)."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and not word.endswith(".") and all(letter.isupper() for letter in letters)


def person_key(printed: str) -> str:
    """Return a printed name's identity within one source: case, ё and spaces folded, ``_N`` kept."""
    flat = unicodedata.normalize("NFC", _SPACE.sub(" ", printed).strip()).casefold()
    return flat.replace("ё", "е")


def _lowered(word: str) -> str:
    """Lower a surname to display case, each part of a double or elided name by itself."""
    return "".join(part if _JOINTS.fullmatch(part) else part.capitalize() for part in _JOINTS.split(word))
