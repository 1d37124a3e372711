"""What an authority offers for a question, and the contract of every connector that offers it.

A connector (snapshot, live, recorded) is a `Lookup`: questions in, for each question in turn the candidates
it finds worth scoring, in a fixed order. It never scores. A candidate carries all that scoring compares, so
that the score is a pure function of question and candidate.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Text
from kg.reconcile.question import Credit, PersonRef, Question


@dataclass(frozen=True, slots=True)
class FilmCandidate:
    """A film of the authority. An unnamed director has an id and no names; `minutes` are all stated ones."""

    qid: str
    label: str
    titles: tuple[Text, ...]
    years: tuple[int, ...] = ()
    directors: tuple[PersonRef, ...] = ()
    minutes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """A person of the authority with the films they are credited with, and the years of their life."""

    qid: str
    label: str
    names: tuple[Text, ...]
    credits: tuple[Credit, ...] = ()
    born: int | None = None
    died: int | None = None


Candidate: TypeAlias = FilmCandidate | PersonCandidate
Lookup: TypeAlias = Callable[[Sequence[Question]], Iterator[Sequence[Candidate]]]
