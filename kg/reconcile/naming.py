"""How two names of people agree, in one script or across scripts: one word, best first. Pure.

SAME is the same words in any order; ALIKE a romanisation, or the full name with its patronymic; SOUND a name
in another script, written by ear word for word (``Стивен Содерберг``), FAINT the same with more letters amiss; PART
a name less or more, two words agreeing; INITIALS (``A. Sokurov``); SIMILAR a misprint; FAMILY one word alone of a
longer name. Whether OTHER can be said depends
on the scripts: a name in one we cannot read is MISSING. What an encyclopedia writes behind a name to tell its bearer
from namesakes is no part of it: *Pištěk (senior)* bears the name of *Pištěk*. What we write ourselves is.
"""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from kg.fields.fold import fold
from kg.fields.phonetics import codes, roman
from kg.model import Text
from kg.reconcile.keys import named, ordered, undistinguished
from kg.reconcile.words import ALIKE, FAINT, FAMILY, INITIALS, MISSING, OTHER, PART, SAME, SIMILAR, SOUND

_RANKS = (SAME, ALIKE, SOUND, PART, INITIALS, FAINT, SIMILAR, FAMILY, OTHER, MISSING)
_SIMILARITY = 80  # of rapidfuzz's ratio on a scale of 100: two letters in ten
_HEARD, _HALF_HEARD = 72, 55  # a name written by ear keeps so much of its letters
_UNSURE = 50
_TWO = 2


def names(ours: Iterable[Text], theirs: Iterable[Text]) -> str:
    """Compare a person's names: the best word any pair of forms gets."""
    other_forms = {form: None for other in theirs for form in (other.value, undistinguished(other.value))}
    best = len(_RANKS) - 1
    for one in ours:
        for other in other_forms:
            best = min(best, _rank(one.value, other))
            if not best:
                return SAME
    return _RANKS[best]


@lru_cache(maxsize=1 << 17)
def _rank(one: str, other: str) -> int:
    return _RANKS.index(_compared(one, other))


def _compared(one: str, other: str) -> str:
    if ordered(one) == ordered(other):
        return SAME
    ours, theirs = named(one), named(other)
    if ours and ours == theirs:
        return ALIKE
    latin, other_latin = roman(one), roman(other)
    if not (latin.isascii() and other_latin.isascii()) or not latin or not other_latin:
        return MISSING
    foreign = fold(one).isascii() != fold(other).isascii()
    heard = _by_sound(latin, other_latin) if foreign else None
    return _by_words(ours, theirs) or heard or _by_letters(latin, other_latin, foreign=foreign)


def _by_words(ours: str, theirs: str) -> str | None:
    """Compare skeletons word by word: what one has, the other has too, or abbreviates."""
    words, other_words = ours.split(), theirs.split()
    shared = set(words) & set(other_words)
    fewer = min(len(words), len(other_words))
    if shared and len(shared) == fewer:
        return PART if fewer >= _TWO else FAMILY
    return INITIALS if _abbreviates(words, other_words) else None


def _by_sound(latin: str, other: str) -> str | None:
    """Pair the words of two names by their consonants, each word once; a single letter between them says nothing."""
    fewer, more = sorted((_heard(latin), _heard(other)), key=len)
    if len(fewer) < _TWO:
        return None
    left, likenesses = dict(more), []
    for word, sound in fewer.items():
        partners = [each for each, theirs in left.items() if sound & theirs]
        if not partners:
            return None
        partner = max(partners, key=lambda each: fuzz.ratio(word, each))
        likenesses.append(fuzz.ratio(word, partner))
        del left[partner]
    likeness = sum(likenesses) / len(likenesses)
    if likeness < _HALF_HEARD:
        return None
    if left:
        return PART
    return SOUND if likeness >= _HEARD else FAINT


def _heard(latin: str) -> dict[str, frozenset[str]]:
    words = latin.split()
    spelt = [word for word in words if len(word) > 1]
    return {word: sound for word in (spelt if len(spelt) >= _TWO else words) if (sound := frozenset(codes(word)))}


def _by_letters(latin: str, other: str, *, foreign: bool) -> str:
    """Compare letters; of a name in another script that is somewhat alike nothing can be said."""
    likeness = fuzz.token_sort_ratio(latin, other)
    if likeness >= _SIMILARITY:
        return SIMILAR
    return MISSING if foreign and likeness >= _UNSURE else OTHER


def _abbreviates(one: list[str], other: list[str]) -> bool:
    """Tell whether two name keys share a word and one gives only initials for the rest of the other."""
    short, full = sorted((one, other), key=lambda words: sum(map(len, words)))
    initials = [word for word in short if word not in full]
    spelt = [word for word in full if word not in short]
    if not initials or not spelt or len(initials) == len(short) or any(len(word) > 1 for word in initials):
        return False
    return all(word.startswith(tuple(initials)) for word in spelt)
