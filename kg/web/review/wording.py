"""Evidence in words for people: ``life far -6.0`` becomes ``life: far apart (born 2000, films of 1966) -6.0``."""

import re
from collections.abc import Mapping

from kg.reconcile.candidate import Candidate, PersonCandidate
from kg.reconcile.question import PersonQuestion, Question

_PIECE = re.compile(r"([a-z]+) ([A-Za-z0-9]+)( [+-][0-9.]+)?")
_FEATURES: Mapping[str, str] = {
    "minutes": "running time",
    "company": "companies",
    "role": "work as",
    "work": "films",
    "life": "lifetime and films",
    "career": "age at the films",
    "namesakes": "others of that name",
    "length": "length of the title",
    "oeuvre": "other films of the director then",
}
_LIVING = frozenset({"life", "career", "born", "died"})
_WORDS: Mapping[str, str] = {
    "same": "the same",
    "alike": "nearly the same",
    "sound": "sounds the same",
    "part": "the same in part",
    "initials": "fits the initials",
    "bare": "the same but for small words",
    "near": "close",
    "far": "far apart",
    "apart": "apart",
    "other": "another",
    "confirmed": "the item accepted for ours",
    "one": "none",
    "few": "a few",
    "many": "many",
    "P57": "director",
    "P58": "screenwriter",
    "P86": "composer",
    "P161": "actor",
    "P162": "producer",
    "P344": "camera",
    "P1040": "editor",
    "P2554": "production designer",
    "P2515": "costume designer",
}


def feature(name: str) -> str:
    """Return the name of a feature as a person reads it.

    >>> feature("minutes"), feature("year")
    ('running time', 'year')
    """
    return _FEATURES.get(name, name)


def word(name: str, said: str, question: Question, candidate: Candidate | None) -> str:
    """Return what a feature says, with the years it is about where it is about a life."""
    years = _years(question, candidate) if name in _LIVING else ""
    return _WORDS.get(said, said) + (f" ({years})" if years else "")


def evidence(text: str, question: Question, candidate: Candidate | None) -> str:
    """Return a line of evidence in words; what is no feature stays as it stands."""
    return "; ".join(_reworded(piece, question, candidate) for piece in text.split("; "))


def _reworded(piece: str, question: Question, candidate: Candidate | None) -> str:
    found = _PIECE.fullmatch(piece)
    if found is None:
        return piece
    name, said, weight = found.groups()
    return f"{feature(name)}: {word(name, said, question, candidate)}{weight or ''}"


def _years(question: Question, candidate: Candidate | None) -> str:
    if not isinstance(question, PersonQuestion) or not isinstance(candidate, PersonCandidate):
        return ""
    made = sorted(year for work in question.works for year in work.years)
    films = f"{made[0]}" if made and made[0] == made[-1] else f"{made[0]} to {made[-1]}" if made else ""
    said = (("born", candidate.born), ("died", candidate.died), ("films of", films))
    return ", ".join(f"{what} {when}" for what, when in said if when)
