"""How two values agree: one word a feature, never a number. Pure; what a word weighs is `weights`' affair.

Absence is never disagreement: if either side is silent, or speaks only in languages or scripts that cannot
be compared, the word is MISSING.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from kg.fields.fold import fold
from kg.fields.phonetics import roman
from kg.fields.places import SUCCESSORS
from kg.model import Text
from kg.reconcile.keys import SHORTEST, bare, part_keys, sound_key, title_key, whole_key
from kg.reconcile.naming import names
from kg.reconcile.question import Credit, Identifier, PersonRef
from kg.reconcile.wikidata import SEVERAL, identifier
from kg.reconcile.words import (
    AKIN,
    ALIKE,
    APART,
    BARE,
    CLOSE,
    CONFIRMED,
    FAINT,
    FAMILY,
    FAR,
    FEW,
    INITIALS,
    MANY,
    MISSING,
    NEAR,
    ONE,
    OTHER,
    PART,
    SAME,
    SIMILAR,
    SOUND,
)

_BEST_FIRST = (CONFIRMED, SAME, ALIKE, SOUND, PART, INITIALS, FAINT, SIMILAR, FAMILY, MISSING, OTHER)
_SIMILARITY, _SHORTEST, _MANY_LETTERS = 84, 5, 18
_TELLING = 6  # letters of a word that two titles hardly share by chance
_MULTILINGUAL = "mul"
_CLOSE_MINUTES, _CLOSE_SHARE, _NEAR_SHARE = 2, 0.03, 0.1
_EARLIEST_WORK, _LATEST_AFTER_DEATH = 8, 5
_CAREER = 60
_FEW = 3
_MOSTLY = 0.7
_ITEM = re.compile(r"Q[1-9][0-9]*")


def titles(ours: Sequence[Text], theirs: Sequence[Text]) -> str:
    """Compare titles: the closest word any pair of them gets.

    SAME; BARE but for an article; ALIKE as a romanisation; PART with a subtitle more; CLOSE, a misprint in a long
    one; SIMILAR, in a short one; AKIN by a telling word; OTHER, nothing in common in a language that both have.
    """
    if _keys(ours, whole_key) & _keys(theirs, whole_key):
        return SAME
    our_keys, their_keys = _keys(ours, title_key), _keys(theirs, title_key)
    if our_keys & their_keys:
        return BARE
    if _keys(ours, sound_key) & _keys(theirs, sound_key):
        return ALIKE
    our_parts, their_parts = _parts(ours), _parts(theirs)
    if our_parts & (their_keys | their_parts) or our_keys & their_parts:
        return PART
    likenesses = {_likeness(one.value, other.value) for one in ours for other in theirs}
    if likely := likenesses & {CLOSE, SIMILAR}:
        return CLOSE if CLOSE in likely else SIMILAR
    if any(_akin(one.value, other.value) for one in ours for other in theirs):
        return AKIN
    return OTHER if _languages(ours) & _languages(theirs) else MISSING


def years(ours: int | None, theirs: Sequence[int]) -> str:
    """Compare a year with the nearest of several: SAME, NEAR (one off), OTHER (two), APART (up to five), FAR."""
    if ours is None or not theirs:
        return MISSING
    return {0: SAME, 1: NEAR, 2: OTHER, 3: APART, 4: APART, 5: APART}.get(min(abs(ours - year) for year in theirs), FAR)


def minutes(ours: Sequence[int], theirs: Sequence[int]) -> str:
    """Compare running times, the nearest pair: SAME (2 minutes or 3 %), NEAR (10 %), FAR."""
    pairs = [(abs(one - other), max(one, other)) for one in ours for other in theirs]
    if not pairs:
        return MISSING
    apart, length = min(pairs)
    if apart <= max(_CLOSE_MINUTES, _CLOSE_SHARE * length):
        return SAME
    return NEAR if apart <= _NEAR_SHARE * length else FAR


def countries(ours: Collection[str], theirs: Collection[str]) -> str:
    """Compare countries by code: SAME if one is shared, a former state's successor counting as that state."""
    if not ours or not theirs:
        return MISSING
    return SAME if _with_successors(ours) & _with_successors(theirs) else OTHER


def identifiers(ours: Sequence[Identifier], theirs: Sequence[Identifier], qid: str) -> str:
    """Compare external identifiers: SAME if one agrees, OTHER if a scheme that gives one each has two."""
    known: dict[str, set[str]] = {"wikidata": {qid.lower()}}
    for scheme, value in theirs:
        known.setdefault(scheme, set()).add(value)
    found = {
        SAME if value in known[scheme] else OTHER
        for scheme, value in (identifier(*one) for one in ours)
        if scheme in known and (value in known[scheme] or scheme not in SEVERAL)
    }
    return next((word for word in (OTHER, SAME) if word in found), MISSING)


def directors(ours: Sequence[PersonRef], theirs: Sequence[PersonRef], known: Mapping[str, str]) -> str:
    """Compare directors, the best pair: CONFIRMED (our director's own item, by `known`), then as names do.

    A director whose item is known is OTHER than anyone else, namesakes included.
    """
    if _confirmed(ours, theirs, known):
        return CONFIRMED
    found = {OTHER if _is_known(one, known) else names(one.names, other.names) for one in ours for other in theirs}
    return next((word for word in _BEST_FIRST if word in found), MISSING)


def cast(ours: Sequence[PersonRef], theirs: Sequence[PersonRef], known: Mapping[str, str]) -> str:
    """Count the players both list: MANY, ONE; OTHER if none, though the authority names two or more of its own.

    An authority that names but some of its players may well mean ours by the others: that is MISSING.
    """
    named = [one for one in theirs if one.names]
    if not ours or not named:
        return MISSING
    shared = sum(directors((one,), named, known) in _PLAYER_AGREES for one in ours)
    if not shared:
        return OTHER if len(named) > max(1, _MOSTLY * len(theirs)) else MISSING
    return MANY if shared > 1 else ONE


_PLAYER_AGREES = frozenset({CONFIRMED, SAME, ALIKE, SOUND, PART})


def companies(ours: Sequence[PersonRef], theirs: Sequence[PersonRef], known: Mapping[str, str]) -> str:
    """Compare production companies by item, else by name: a company not shared says nothing."""
    if _confirmed(ours, theirs, known):
        return CONFIRMED
    shared = any(titles(one.names, other.names) in (SAME, BARE, ALIKE) for one in ours for other in theirs)
    return SAME if shared else MISSING


def _is_known(person: PersonRef, known: Mapping[str, str]) -> bool:
    return person.id in known or _ITEM.fullmatch(person.id) is not None


def _confirmed(ours: Sequence[PersonRef], theirs: Sequence[PersonRef], known: Mapping[str, str]) -> bool:
    """Tell whether one of ours is one of theirs: by an accepted item, or because we name the item itself."""
    return any(other.id in (one.id, known.get(one.id)) for one in ours for other in theirs)


def namesakes(agreeing: int) -> str:
    """Say how many candidates bear the title or name in question."""
    if not agreeing:
        return MISSING
    return ONE if agreeing == 1 else FEW if agreeing <= _FEW else MANY


def roles(ours: frozenset[str], theirs: Collection[str]) -> str:
    """Compare what people do: the first shared role's property (``P57``), OTHER when they share none."""
    if not ours or not theirs:
        return MISSING
    return next(iter(sorted(ours & set(theirs), key=_property_number)), OTHER)


def works(ours: Sequence[Credit], theirs: Sequence[Credit], known: Mapping[str, str]) -> str:
    """Look for one film in both lists: CONFIRMED (by `known`), SAME (title, year within one), else MISSING.

    A catalogue and an authority both list a part of a life's work: two disjoint parts are no disagreement.
    """
    if {known.get(work.id) for work in ours} & {credit.id for credit in theirs}:
        return CONFIRMED
    listed = {(key, year) for credit in theirs for key in _credit_keys(credit) for year in credit.years}
    sought = {
        (key, year + shift)
        for work in ours
        for key in _credit_keys(work)
        for year in work.years
        for shift in (-1, 0, 1)
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


def career(born: int | None, died: int | None, theirs: Sequence[Credit]) -> str:
    """Say whether the films an authority lists fall into the life we know: FAR when none does."""
    active = [year for credit in theirs for year in credit.years]
    if not active or not (born or died):
        return MISSING
    first = born + _EARLIEST_WORK if born else min(active)
    last = died + _LATEST_AFTER_DEATH if died else max(active)
    return SAME if any(first <= year <= last for year in active) else FAR


def _keys(texts: Iterable[Text], key: Callable[[str], str]) -> set[str]:
    return {found for text in texts if (found := key(text.value))}


def _parts(texts: Iterable[Text]) -> set[str]:
    return {part for text in texts for part in part_keys(text.value)}


def _credit_keys(credit: Credit) -> set[str]:
    return _keys(credit.titles, fold) | _keys(credit.titles, sound_key)


def _languages(texts: Iterable[Text]) -> set[str]:
    """Primary subtags, a romanisation counted with its language: ``ru`` for ``ru-Latn``."""
    tags = {text.language.lower().partition("-")[0] for text in texts if text.language}
    return tags - {_MULTILINGUAL}


@lru_cache(maxsize=1 << 16)
def _likeness(one: str, other: str) -> str:
    """Say how alike two titles are: few letters amiss among many are CLOSE, among a few but SIMILAR."""
    ours, theirs = roman(bare(one)), roman(bare(other))
    shorter = min(len(ours), len(theirs))
    if shorter < _SHORTEST or fuzz.ratio(ours, theirs) < _SIMILARITY:
        return OTHER
    return CLOSE if shorter >= _MANY_LETTERS else SIMILAR


@lru_cache(maxsize=1 << 16)
def _akin(one: str, other: str) -> bool:
    """Tell whether two titles share a long word, or one is in the other whole: ``E.T.``, a translation with a name."""
    ours, theirs = roman(bare(one)).split(), roman(bare(other)).split()
    fewer, more = sorted((set(ours), set(theirs)), key=len)
    if fewer <= more and (len(fewer) > 1 or any(len(word) >= SHORTEST for word in fewer)):
        return True
    return any(
        fuzz.ratio(word, their, score_cutoff=_SIMILARITY) > 0
        for word in ours
        if len(word) >= _TELLING
        for their in theirs
        if len(their) >= _TELLING
    )


def _with_successors(codes: Collection[str]) -> set[str]:
    return {*codes, *(successor for code in codes for successor in SUCCESSORS.get(code, ()))}


def _property_number(name: str) -> int:
    return int(name[1:])
