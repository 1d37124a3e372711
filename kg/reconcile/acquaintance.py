"""Who our directors are, told by films that were matched: the way to films whose titles are translations. Pure.

A film matched by title and year, with one director on our side and one on the authority's, says that the two are
one person, be it that the authority gives that person no name, or one in another script. Films that say two things
about one of our directors say nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.reconcile.candidate import Candidate, FilmCandidate
from kg.reconcile.question import FilmQuestion, PersonRef, Question


@dataclass(frozen=True, slots=True)
class Acquainted:
    """Items of our directors, by our id."""

    items: Mapping[str, str]

    @classmethod
    def through(
        cls, offers: Mapping[str, tuple[Question, tuple[Candidate, ...]]], matched: Mapping[str, str]
    ) -> "Acquainted":
        """Return who is known through matched films."""
        told: dict[str, set[str]] = {}
        for name, (question, candidates) in offers.items():
            for ours, theirs in _pairs(question, candidates, matched.get(name)):
                told.setdefault(ours, set()).add(theirs)
        return cls({ours: next(iter(theirs)) for ours, theirs in told.items() if len(theirs) == 1})

    def knows(self, question: Question) -> bool:
        """Tell whether a film has a director who is known."""
        return isinstance(question, FilmQuestion) and any(one.id in self.items for one in question.directors)

    def introduced(self, question: Question) -> Question:
        """Return the question with its known directors named by their items."""
        if not isinstance(question, FilmQuestion):
            return question
        directors = tuple(PersonRef(self.items.get(one.id, one.id), one.names) for one in question.directors)
        return replace(question, directors=directors)


def _pairs(question: Question, candidates: tuple[Candidate, ...], qid: str | None) -> Iterator[tuple[str, str]]:
    if not isinstance(question, FilmQuestion) or len(question.directors) != 1 or qid is None:
        return
    film = next((one for one in candidates if isinstance(one, FilmCandidate) and one.qid == qid), None)
    if film and len(film.directors) == 1:
        yield question.directors[0].id, film.directors[0].id
