"""A question beside its candidates, as one word a feature for each. Pure.

Most features look at one pair; three look at the company a candidate is in: how many bear the title or the name in
question (`namesakes`), how long that title is (`length`), how many films of those directors and years there are
(`oeuvre`). They speak only where title, name or director agree, and so say how far that agreement goes; a film of
another decade is none the likelier for a rare title, nor the less so for its players.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kg.model import Text
from kg.reconcile import compare
from kg.reconcile.candidate import FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.keys import bare
from kg.reconcile.naming import names
from kg.reconcile.question import FilmQuestion, PersonQuestion, ThingQuestion
from kg.reconcile.words import (
    ALIKE,
    APART,
    BARE,
    CLOSE,
    CONFIRMED,
    FAR,
    LONG,
    MISSING,
    NEAR,
    OTHER,
    PART,
    SAME,
    SHORT,
    SOUND,
)

Words: TypeAlias = Mapping[str, str]

TITLE_AGREES = {SAME: 0, BARE: 1, ALIKE: 1, PART: 2, CLOSE: 2}
"""How a title agrees, by how closely."""
NAME_AGREES = {SAME: 0, ALIKE: 0, SOUND: 1, PART: 2}
"""How a person's name agrees, by how closely."""
PERSON_AGREES = frozenset({CONFIRMED, SAME, ALIKE, SOUND, PART})
_ELSEWHEN = frozenset({APART, FAR})
_LONG = 3  # words


def film(question: FilmQuestion, candidates: Sequence[FilmCandidate], known: Mapping[str, str]) -> list[Words]:
    """Return the words of each candidate for a film; `known` gives items already accepted, by our id."""
    found = [_film(question, candidate, known) for candidate in candidates]
    made = sum(words["director"] in PERSON_AGREES and words["year"] in (SAME, NEAR) for words in found)
    titles, length = [words["title"] for words in found], _length(question.titles)
    return [
        {
            **words,
            "namesakes": _namesakes(words["title"], titles, TITLE_AGREES)
            if words["year"] not in _ELSEWHEN
            else MISSING,
            "length": length if words["title"] in TITLE_AGREES and words["year"] not in _ELSEWHEN else MISSING,
            "cast": MISSING if words["year"] in _ELSEWHEN and words["cast"] == OTHER else words["cast"],
            "oeuvre": compare.namesakes(made) if _by_director_alone(words) else MISSING,
        }
        for words in found
    ]


def person(question: PersonQuestion, candidates: Sequence[PersonCandidate], known: Mapping[str, str]) -> list[Words]:
    """Return the words of each candidate for a person."""
    found = [_person(question, candidate, known) for candidate in candidates]
    names_found = [words["name"] for words in found]
    return [{**words, "namesakes": _namesakes(words["name"], names_found, NAME_AGREES)} for words in found]


def thing(question: ThingQuestion, candidates: Sequence[ThingCandidate], known: Mapping[str, str]) -> list[Words]:
    """Return the words of each candidate for a company, place, festival or award."""
    found = [_thing(question, candidate, known) for candidate in candidates]
    length = _length(question.names)
    return [
        {
            **words,
            "namesakes": _namesakes(words["name"], [each["name"] for each in found], TITLE_AGREES),
            "length": length if words["name"] in TITLE_AGREES else MISSING,
        }
        for words in found
    ]


def _film(question: FilmQuestion, candidate: FilmCandidate, known: Mapping[str, str]) -> Words:
    return {
        "title": compare.titles(question.titles, candidate.titles),
        "year": compare.years(question.year, candidate.years),
        "director": compare.directors(question.directors, candidate.directors, known),
        "cast": compare.cast(question.cast, candidate.cast, known),
        "country": compare.countries(question.countries, candidate.countries),
        "minutes": compare.minutes(question.minutes, candidate.minutes),
        "company": compare.companies(question.companies, candidate.companies, known),
        "identifier": compare.identifiers(question.identifiers, candidate.identifiers, candidate.qid),
    }


def _person(question: PersonQuestion, candidate: PersonCandidate, known: Mapping[str, str]) -> Words:
    done = {*candidate.professions, *(credit.role for credit in candidate.credits if credit.role)}
    return {
        "name": names(question.names, candidate.names),
        "born": compare.years(question.born, (candidate.born,) if candidate.born else ()),
        "died": compare.years(question.died, (candidate.died,) if candidate.died else ()),
        "role": compare.roles(question.roles, done),
        "work": compare.works(question.works, candidate.credits, known),
        "life": compare.lifetime(question.works, candidate.credits, candidate.born, candidate.died),
        "career": compare.career(question.born, question.died, candidate.credits),
        "identifier": compare.identifiers(question.identifiers, candidate.identifiers, candidate.qid),
    }


def _thing(question: ThingQuestion, candidate: ThingCandidate, known: Mapping[str, str]) -> Words:
    return {
        "name": compare.titles(question.names, candidate.names),
        "country": compare.countries((question.country,) if question.country else (), candidate.countries),
        "year": compare.years(question.year, candidate.years),
        "work": compare.works(question.works, candidate.credits, known),
        "identifier": compare.identifiers(question.identifiers, candidate.identifiers, candidate.qid),
    }


def _namesakes(word: str, words: Sequence[str], closeness: Mapping[str, int]) -> str:
    """Count the candidates that agree at least as closely; a looser likeness takes nothing from a close one."""
    if word not in closeness:
        return MISSING
    return compare.namesakes(sum(closeness.get(each, len(closeness)) <= closeness[word] for each in words))


def _by_director_alone(words: Words) -> bool:
    return words["director"] in PERSON_AGREES and words["title"] not in TITLE_AGREES


def _length(titles: Sequence[Text]) -> str:
    return LONG if any(len(bare(title.value).split()) >= _LONG for title in titles) else SHORT
