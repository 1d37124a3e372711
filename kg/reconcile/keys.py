"""Under what a title or a name is looked up: the same keys when a snapshot is made and when it is asked.

A title's keys forget what cataloguers disagree about: the leading article and where it stands, spaces, ``&``,
Roman or Arabic part numbers, a subtitle. A person's forget the order of names and the patronymic.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.fields.fold import fold, name_key, skeleton
from kg.model import Text

SHORTEST = 3
"""A skeleton of fewer letters says nothing."""

_ARTICLES = frozenset(
    ("the", "a", "an", "le", "la", "les", "un", "une", "der", "die", "das", "den", "ein", "eine", "el", "los", "las",
     "il", "lo", "gli", "i", "o", "os", "as", "um", "uma", "de", "het", "een", "en", "ett", "az")
)  # fmt: skip
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 (read as words)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
_SAME_WORDS = {
    **{"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "hundred": "100"},
    **{word: str(value) for value, word in enumerate(_NUMBERS, start=1)},
    **{word: f"{value}th" for value, word in enumerate(_ORDINALS, start=1)},
    **{"1st": "1th", "2nd": "2th", "3rd": "3th"},
}
# What encyclopedias write behind a title to tell it from others: (film, 1941).
_DISAMBIGUATION = re.compile(
    r"\s*\((?:[^()]*\b(?:film|movie|фильм|мультфильм|телефильм)\b[^()]*|\d{4})\)$", re.IGNORECASE
)
# What they write behind a person's name: (старший), (actor), (1890-1976), Jr.
_DISTINCTION = re.compile(
    r"(?:\s*\([^()]*\)|,?\s+(?:jr|sr|junior|senior|ст|мл|старший|младший|starší|mladší)\.?)$", re.IGNORECASE
)
_INVERTED = re.compile(r"^(.*),\s+(\w{1,3}'?)$")
_ELIDED = re.compile(r"^[Ll]['’]\s*(?=\w)")
# What stands between a title and its subtitle, or round another title of the film.
_PARTS = re.compile(
    r"\s*(?:[:()\[\]/]|\s[-–—]\s|[,;]? or[:,] |[,;] or |[,;]? ou[:,] |, oder |[.…] (?=\w{3}))\s*", re.IGNORECASE
)
_ACRONYM = re.compile(r"(?:[^\W\d_a-zà-þа-яё]\.?){2,7}\d*")
_MARKS = frozenset(":;,.…()[]/-–—")  # one of which every such place has
_PART = 4  # letters a part of a title must have to be looked up by


@lru_cache(maxsize=1 << 16)
def bare(title: str) -> str:
    """Return a title folded, without article: ``bicycle thieves`` for *Bicycle Thieves, The*."""
    title = _told_apart(title)
    inverted = _INVERTED.match(title) if "," in title else None
    upright = f"{inverted[2]} {inverted[1]}" if inverted else title
    words = fold(_ELIDED.sub("", upright).replace("&", " and ")).split()
    if len(words) > 1 and words[0] in _ARTICLES and words[0] != words[-1]:  # Die, Monster, Die!
        words = words[1:]
    return " ".join(_SAME_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=1 << 16)
def whole_key(title: str) -> str:
    """Return a title folded, without its spaces: what two titles share that are the same letter for letter."""
    return fold(_told_apart(title)).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def title_key(title: str) -> str:
    """Return the key two titles share but for an article, or how a number is written."""
    return bare(title).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def sound_key(title: str) -> str:
    """Return the key a title shares with its romanisations; empty if it is too short to say anything."""
    key = skeleton(title).replace(" ", "")
    return key if len(key) >= SHORTEST else ""


@lru_cache(maxsize=1 << 16)
def part_keys(title: str) -> tuple[str, ...]:
    """Return the keys of a title's parts, if it has any: without its subtitle, the subtitle, what is in brackets."""
    if _MARKS.isdisjoint(title):
        return ()
    parts = [part for part in _PARTS.split(title) if part]
    keys = dict.fromkeys(map(title_key, parts if len(parts) > 1 or parts != [title] else ()))
    return tuple(key for key in keys if len(key) >= _PART)


@lru_cache(maxsize=1 << 16)
def ordered(name: str) -> str:
    """Return a person's name folded, its words in alphabetical order."""
    return " ".join(sorted(fold(name).split()))


@lru_cache(maxsize=1 << 16)
def named(name: str) -> str:
    """Return the skeleton of a person's name, whatever the order, without the patronymic (cached)."""
    return name_key(name)


@lru_cache(maxsize=1 << 16)
def undistinguished(name: str) -> str:
    """Return a person's name without what tells its bearer from namesakes; the name itself if that is all of it."""
    return _DISTINCTION.sub("", name).strip() or name


def title_keys(titles: Iterable[Text]) -> frozenset[str]:
    """Return the keys of a film or a thing: ``t`` the same, ``s`` sounding the same, ``p`` its parts."""
    keys = (
        (f"t{title_key(title.value)}", f"s{sound_key(title.value)}", *(f"p{part}" for part in part_keys(title.value)))
        for title in titles
    )
    return frozenset(key for each in keys for key in each if len(key) > 1)


def name_keys(names: Iterable[Text]) -> frozenset[str]:
    """Return the keys of a person by spelling (``n``) and by romanisation (``k``)."""
    forms = {form for name in names for form in (name.value, undistinguished(name.value))}
    return frozenset(
        f"{sort}{key}" for form in forms for sort, make in (("n", ordered), ("k", named)) if (key := make(form))
    )


def _told_apart(title: str) -> str:
    return _DISAMBIGUATION.sub("", title) if title.endswith(")") else title


def is_acronym(name: str) -> bool:
    """Tell whether a name is a bare acronym, which stands for anything: TIFF is four festivals."""
    return bool(_ACRONYM.fullmatch(name.strip()))
