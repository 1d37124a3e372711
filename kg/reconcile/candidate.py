"""What an authority offers for a question, and the contract of every connector that offers it.

A connector (snapshot, live, recorded) is a `Lookup`: questions in, for each question in turn the candidates
it finds worth scoring, in a fixed order. It never scores. A candidate carries all that scoring compares, so
that the score is a pure function of question and candidate.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Text
from kg.reconcile.question import Credit, Identifier, Kind, PersonRef, Question


@dataclass(frozen=True, slots=True)
class FilmCandidate:
    """A film of the authority. An unnamed director has an id and no names; `minutes` are all stated ones;
    `different` are the items its makers say it is not (P1889)."""

    qid: str
    label: str
    titles: tuple[Text, ...]
    years: tuple[int, ...] = ()
    directors: tuple[PersonRef, ...] = ()
    minutes: tuple[int, ...] = ()
    cast: tuple[PersonRef, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    different: tuple[str, ...] = ()
    companies: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """A person of the authority with the films they are credited with, and the years of their life;
    `professions` are Wikidata properties, as roles are."""

    qid: str
    label: str
    names: tuple[Text, ...]
    credits: tuple[Credit, ...] = ()
    born: int | None = None
    died: int | None = None
    professions: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    different: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingCandidate:
    """A company, place, festival or award of the authority: an item of the classes that `kinds` names."""

    qid: str
    label: str
    kinds: frozenset[Kind]
    names: tuple[Text, ...]
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    different: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


class Unheld(tuple["Candidate", ...]):
    """The answer of an authority that holds nothing of the kind asked about: no candidates, and no reason to say
    that there is no item."""

    __slots__ = ()


Candidate: TypeAlias = FilmCandidate | PersonCandidate | ThingCandidate
Lookup: TypeAlias = Callable[[Sequence[Question]], Iterator[Sequence[Candidate]]]
