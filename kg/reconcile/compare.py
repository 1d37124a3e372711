"""How two values agree: one word a feature, never a number. Pure; what a word weighs is `score`'s affair.

Absence is never disagreement: if either side is silent, or speaks only in languages or scripts that cannot
be compared, the word is MISSING.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from kg.fields.fold import fold, name_key, skeleton
from kg.model import Text
from kg.reconcile.question import Credit, PersonRef

SAME = "same"
ALIKE = "alike"
INITIALS = "initials"
SIMILAR = "similar"
NEAR = "near"
CONFIRMED = "confirmed"
FAR = "far"
OTHER = "other"
MISSING = "missing"

_SHORT = 3  # a skeleton of fewer letters says nothing
_SIMILARITY = 0.8  # of difflib's ratio: two letters in ten
_MULTILINGUAL = "mul"
_CLOSE_MINUTES, _CLOSE_SHARE, _NEAR_SHARE = 2, 0.03, 0.1
_EARLIEST_WORK, _LATEST_AFTER_DEATH = 8, 5
_CAREER = 60


def titles(ours: Sequence[Text], theirs: Sequence[Text]) -> str:
    """Compare titles: SAME (folded), ALIKE (a romanisation), OTHER (a language shared, no title)."""
    if _shared(ours, theirs, fold):
        return SAME
    if any(len(key) >= _SHORT for key in _keys(ours, skeleton) & _keys(theirs, skeleton)):
        return ALIKE
    return OTHER if _languages(ours) & _languages(theirs) else MISSING


def names(ours: Sequence[Text], theirs: Sequence[Text]) -> str:
    """Compare a person's names: SAME (in one script), ALIKE, INITIALS (``A. Sokurov``), SIMILAR, OTHER.

    ALIKE is a romanisation, or the full name with its patronymic. SIMILAR is a misprint, or a foreign name
    written by ear (``Стивен`` for Steven): it decides nothing.
    """
    if _shared(ours, theirs, _words):
        return SAME
    our_keys, their_keys = _keys(ours, name_key), _keys(theirs, name_key)
    if our_keys & their_keys:
        return ALIKE
    if any(_abbreviates(one, other) for one in our_keys for other in their_keys):
        return INITIALS
    if any(_similar(one, other) for one in our_keys for other in their_keys):
        return SIMILAR
    comparable = any(map(str.isascii, our_keys)) and any(map(str.isascii, their_keys))
    return OTHER if comparable else MISSING


def years(ours: int | None, theirs: Sequence[int]) -> str:
    """Compare a year with the nearest of several: SAME, NEAR (one off), OTHER (two off), FAR."""
    if ours is None or not theirs:
        return MISSING
    return {0: SAME, 1: NEAR, 2: OTHER}.get(min(abs(ours - year) for year in theirs), FAR)


def minutes(ours: Sequence[int], theirs: Sequence[int]) -> str:
    """Compare running times, the nearest pair: SAME (2 minutes or 3 %), NEAR (10 %), FAR."""
    pairs = [(abs(one - other), max(one, other)) for one in ours for other in theirs]
    if not pairs:
        return MISSING
    apart, length = min(pairs)
    if apart <= max(_CLOSE_MINUTES, _CLOSE_SHARE * length):
        return SAME
    return NEAR if apart <= _NEAR_SHARE * length else FAR


def directors(ours: Sequence[PersonRef], theirs: Sequence[PersonRef], known: Mapping[str, str]) -> str:
    """Compare directors, the best pair: CONFIRMED (our director's own item, by `known`), then as names do.

    A director whose item is known is OTHER than anyone else, namesakes included.
    """
    if any(known.get(one.id) == other.id for one in ours for other in theirs):
        return CONFIRMED
    found = {OTHER if one.id in known else names(one.names, other.names) for one in ours for other in theirs}
    return next((word for word in (SAME, ALIKE, INITIALS, SIMILAR, MISSING, OTHER) if word in found), MISSING)


def roles(ours: frozenset[str], theirs: Sequence[Credit]) -> str:
    """Compare what people do: the first shared role's property (``P57``), OTHER when they share none."""
    credited = {credit.role for credit in theirs if credit.role}
    if not ours or not credited:
        return MISSING
    return next(iter(sorted(ours & credited, key=_property_number)), OTHER)


def works(ours: Sequence[Credit], theirs: Sequence[Credit], known: Mapping[str, str]) -> str:
    """Look for one film in both lists: CONFIRMED (by `known`), SAME (title, year within one), else MISSING.

    A catalogue and an authority both list a part of a life's work: two disjoint parts are no disagreement.
    """
    if {known.get(work.id) for work in ours} & {credit.id for credit in theirs}:
        return CONFIRMED
    listed = {(key, year) for credit in theirs for key in _title_keys(credit) for year in credit.years}
    sought = {
        (key, year + shift) for work in ours for key in _title_keys(work) for year in work.years for shift in (-1, 0, 1)
    }
    return SAME if sought & listed else MISSING


def lifetime(ours: Sequence[Credit], theirs: Sequence[Credit], born: int | None, died: int | None) -> str:
    """Say whether our films fall into a life: SAME when one does, FAR when none can.

    A life without dates is taken to lie within 60 years of the films the authority lists.
    """
    active = [year for credit in theirs for year in credit.years]
    made = [year for work in ours for year in work.years]
    if not made or not (active or born or died):
        return MISSING
    first = born + _EARLIEST_WORK if born else max(active, default=min(made)) - _CAREER
    last = died + _LATEST_AFTER_DEATH if died else min(active, default=max(made)) + _CAREER
    return SAME if any(first <= year <= last for year in made) else FAR


def _shared(ours: Iterable[Text], theirs: Iterable[Text], key: Callable[[str], str]) -> bool:
    return bool(_keys(ours, key) & _keys(theirs, key))


def _keys(texts: Iterable[Text], key: Callable[[str], str]) -> set[str]:
    return {found for text in texts if (found := key(text.value))}


def _words(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _title_keys(credit: Credit) -> set[str]:
    skeletons = {key for key in _keys(credit.titles, skeleton) if len(key) >= _SHORT}
    return _keys(credit.titles, fold) | skeletons


def _languages(texts: Iterable[Text]) -> set[str]:
    """Primary subtags, a romanisation counted with its language: ``ru`` for ``ru-Latn``."""
    tags = {text.language.lower().partition("-")[0] for text in texts if text.language}
    return tags - {_MULTILINGUAL}


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether two name keys share a word and one gives only initials for the rest of the other."""
    short, full = sorted((one.split(), other.split()), key=lambda words: sum(map(len, words)))
    initials = [word for word in short if word not in full]
    spelt = [word for word in full if word not in short]
    if not initials or not spelt or len(initials) == len(short) or any(len(word) > 1 for word in initials):
        return False
    return all(word.startswith(tuple(initials)) for word in spelt)


def _similar(one: str, other: str) -> bool:
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() >= _SIMILARITY


def _property_number(name: str) -> int:
    return int(name[1:])
