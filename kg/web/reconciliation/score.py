"""How far an entity agrees with what is asked, in words a curator can check. Pure.

Each condition is compared on a scale from 0 (another) to 100 (the same), or not at all: a value the catalogue
lacks is neutral, and so is one that a list which is never complete (a cast, a filmography) does not hold.

The score is the mean of what was compared, weighted: name 1, property 1/2, identifier 4. A candidate is a
`match` if all of this holds: its score is 90 or more; no other candidate comes within 10; nothing contradicts;
an identifier agrees, or two things do of which one at least is a property that tells one thing from another
(the name and a year, a director and a film; not the name and a country). A name alone is never a match.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.web.reconciliation.properties import ANY_IDENTIFIER, Property, Sort
from kg.web.reconciliation.queries import Condition, Matching, Quantifier, Wanted
from kg.web.reconciliation.spelling import asked_as, identifier_key, spelled

SAME = 100.0
AGREES = 80.0
"""From here on a value agrees."""
CONTRADICTS = 30.0
"""Below this a value contradicts."""
MATCH = 90.0
NAME = "name"
"""The feature that is the likeness of names."""
_IDENTIFIES = 4.0  # the weight of an identifier
LEAD = 10.0

_SOUND = 95.0  # another script or romanisation of the same name
_REORDERED = 98.0
_WHOLE_WORDS = (60.0, 30.0)  # all words of one name are in the other: from 60, to 90 the more of it they are
_PART = 85.0  # a family name alone, where an agent is told by it
_LIKE = 0.9  # of a likeness in spelling: it never counts as much as the name in another script
_UNLIKE = 60.0  # a likeness in spelling below this is chance
_YEARS = {0: SAME, 1: 60.0, 2: 30.0}
_MINUTES = ((1, SAME), (3, 80.0), (10, 50.0))
_LETTERS = 3  # a word of fewer says nothing by its sound
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """A name of an entity as the index holds it."""

    folded: str
    sound: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value the catalogue states: a text, or an entity with its names."""

    text: str
    key: str
    target: int = 0
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """What comparing one condition said: from 0 to 100, and what follows from that."""

    feature: str
    value: float
    weight: float
    decides: bool
    whole: bool

    @property
    def agrees(self) -> bool:
        """Whether it speaks for the candidate."""
        return self.value >= AGREES

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against the candidate."""
        return self.whole and self.value < CONTRADICTS


def likeness(asked: str, forms: Iterable[Form]) -> float:
    """Return how like a name is to the one of `forms` that is most like it, from 0 to 100.

    >>> likeness("Sokurov, Aleksandr", [Form("александр сокуров", "aleksandr sukurov")]) == 0
    False
    """
    return max((_alike(asked, form) for form in forms), default=0.0)


def _alike(asked: str, form: Form) -> float:
    own = spelled(asked)
    if own.folded == form.folded:
        return SAME
    if sorted(own.folded.split()) == sorted(form.folded.split()):
        return _REORDERED
    if form.sound and len(form.sound) >= _LETTERS and form.sound in (own.sound, own.unordered):
        return _SOUND
    spelling = max(fuzz.token_sort_ratio(own.folded, form.folded), fuzz.token_sort_ratio(own.sound, form.sound))
    return max(_LIKE * spelling, _within(own.sound, form.sound))


def _within(one: str, other: str) -> float:
    """Return how much of a name the other is, if all its words are in it: *Locarno 1995*, or *Ascent* without The."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len("".join(shorter)) < _LETTERS or not set(shorter) <= set(longer):
        return 0.0
    least, more = _WHOLE_WORDS
    return least + more * min(1.0, len("".join(shorter)) / len("".join(longer)))


def score(agreements: Sequence[Agreement]) -> float:
    """Return the weighted mean of what was compared, from 0 to 100; of nothing compared, 0."""
    weight = sum(one.weight for one in agreements)
    return sum(one.weight * one.value for one in agreements) / weight if weight else 0.0


def is_proven(agreements: Sequence[Agreement]) -> bool:
    """Tell whether a candidate may be taken for the one asked for, if it leads: see the rule above."""
    if score(agreements) < MATCH or any(one.contradicts for one in agreements):
        return False
    speaking = [one for one in agreements if one.agrees and (one.decides or one.feature == NAME)]
    deciding = [one for one in speaking if one.decides]
    return any(one.weight >= _IDENTIFIES for one in deciding) or bool(deciding and len(speaking) > 1)


def quantified(condition: Condition, values: Sequence[float | None]) -> float | None:
    """Return one value for a condition from those of each of its values; None if none could be compared."""
    compared = [value for value in values if value is not None]
    if condition.exact:
        compared = [SAME if value == SAME else 0.0 for value in compared]
    if not compared:
        return None
    if condition.quantifier is Quantifier.ALL:
        return min(compared) if len(compared) == len(values) else 0.0
    return SAME - max(compared) if condition.quantifier is Quantifier.NONE else max(compared)


def agreement(condition: Condition, property_: Property | None, value: float) -> Agreement:
    """Return what a compared condition means: by what it is on, how much it weighs and whether it decides."""
    if condition.matching is Matching.NAME:
        return Agreement(NAME, value, 1.0, decides=False, whole=False)
    positive = condition.quantifier is not Quantifier.NONE  # not being another is no evidence of being this one
    if property_ is None:
        return Agreement("id", value, _IDENTIFIES, decides=positive, whole=True)
    weight = _IDENTIFIES if property_.sort is Sort.IDENTIFIER else 0.5
    return Agreement(property_.id, value, weight, decides=property_.decides and positive, whole=property_.whole)


def identified() -> Agreement:
    """Return what it means that the text asked for as a name is an identifier of the candidate."""
    return Agreement(ANY_IDENTIFIER, SAME, _IDENTIFIES, decides=True, whole=False)


def compared(property_: Property, wanted: Wanted, target: int | None, stated: Sequence[Stated]) -> float | None:
    """Return how far a value asked for agrees with those stated, None if that cannot be said.

    `target` is the entity of ours that the value names by its id, if it does.
    """
    asked = Wanted(asked_as(wanted.text, property_.target), wanted.id) if wanted.text else wanted
    best = max((_COMPARED[property_.sort](asked, target, one) for one in stated), default=None)
    if best is None or (best < AGREES and not property_.whole):
        return None
    return best


def _text(wanted: Wanted, target: int | None, stated: Stated) -> float:
    return likeness(_words(wanted), [_form(stated.text)])


def _year(wanted: Wanted, target: int | None, stated: Stated) -> float:
    asked, own = year_in(_words(wanted)), year_in(stated.text)
    return _YEARS.get(abs(asked - own), 0.0) if asked is not None and own is not None else 0.0


def _number(wanted: Wanted, target: int | None, stated: Stated) -> float:
    try:
        apart = abs(float(_words(wanted)) - float(stated.text))
    except ValueError:
        return 0.0
    return next((value for most, value in _MINUTES if apart <= most), 0.0)


def _identifier(wanted: Wanted, target: int | None, stated: Stated) -> float:
    return SAME if identifier_key(wanted.id or _words(wanted)) == stated.key else 0.0


def _entity(wanted: Wanted, target: int | None, stated: Stated) -> float:
    if target is not None:
        return SAME if target == stated.target else 0.0
    forms = stated.forms or (_form(stated.text),)
    like = likeness(_words(wanted), forms)
    if like < AGREES and any(_is_part(_words(wanted), form) for form in forms):
        return _PART
    return like if like >= _UNLIKE else 0.0


_COMPARED = {
    Sort.TEXT: _text,
    Sort.YEAR: _year,
    Sort.NUMBER: _number,
    Sort.IDENTIFIER: _identifier,
    Sort.ENTITY: _entity,
}


def year_in(text: str) -> int | None:
    """Return the first year of four digits in a text: of ``1979``, ``25/05/1979`` and ``1979-05-25T00:00:00Z``."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def _is_part(asked: str, form: Form) -> bool:
    words = {word for word in spelled(asked).sound.split() if len(word) >= _LETTERS}
    return bool(words) and words <= set(form.sound.split())


def _form(text: str) -> Form:
    own = spelled(text)
    return Form(own.folded, own.sound)


def _words(wanted: Wanted) -> str:
    return wanted.text if wanted.text is not None else wanted.id or ""
