"""What OpenRefine's Wikidata service would decide about the same candidates: the formula to be better than. Pure.

openrefine-wikibase (https://github.com/wetneb/openrefine-wikibase) scores a candidate by the best token-sort ratio
of the query with any label or alias, and adds each property asked about at four tenths of that weight; a property
Wikidata lacks scores nothing. It matches by itself when the first is above 95 less 5 for each property, and more than
10 above the second. The property here is the year: a film's, or of a person's birth.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from kg.model import Text
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate
from kg.reconcile.question import FilmQuestion, PersonQuestion

_PROPERTY = 0.4
_ENOUGH, _LESS_A_PROPERTY, _AHEAD = 95, 5, 10
_WHOLE = 100.0


def match(question: FilmQuestion | PersonQuestion, candidates: Sequence[Candidate]) -> str | None:
    """Return the item the service would match by itself, None if it would leave the choice to a person."""
    asked = 1 if _year(question) is not None else 0
    ranked = sorted(((_score(question, one, asked), one.qid) for one in candidates), reverse=True)
    if not ranked or ranked[0][0] <= _ENOUGH - _LESS_A_PROPERTY * asked:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][1] if ranked[0][0] > second + _AHEAD else None


def _score(question: FilmQuestion | PersonQuestion, candidate: Candidate, asked: int) -> float:
    name = max((_alike(ours, theirs) for ours in _names(question) for theirs in _names(candidate)), default=0.0)
    year = _WHOLE if asked and _year(question) in _years(candidate) else 0.0
    return (name + _PROPERTY * year * asked) / (1 + _PROPERTY * asked)


def _alike(one: Text, other: Text) -> float:
    return fuzz.token_sort_ratio(one.value, other.value, processor=utils.default_process)


def _names(of: FilmQuestion | PersonQuestion | Candidate) -> tuple[Text, ...]:
    return of.titles if isinstance(of, FilmQuestion | FilmCandidate) else of.names


def _year(question: FilmQuestion | PersonQuestion) -> int | None:
    return question.year if isinstance(question, FilmQuestion) else question.born


def _years(candidate: Candidate) -> tuple[int, ...]:
    if isinstance(candidate, PersonCandidate):
        return (candidate.born,) if candidate.born else ()
    return candidate.years
