"""How likely a candidate is the thing asked about, and what is decided. Pure.

Fellegi and Sunter's model: each feature adds the natural logarithm of how much more often its word is seen
between two records of one thing than between two records that merely met as candidates. THE WEIGHTS BELOW
ARE PRIORS SET BY HAND, NOT FITTED: they order the evidence as a cataloguer does, and the probability they
give is a rank on a familiar scale, not a measured frequency. MISSING weighs nothing.

What the machine may accept is a rule beside the weights, so that no sum of weak evidence ever passes for it:

- a film: its title agrees, and at least two of year (within one), director and running time, and neither
  year nor director disagrees; or, the titles being in languages that cannot be compared, director, year to
  the very year and running time all agree;
- a person: a name agrees (not by initials), no film lies outside their life, and either both sides list
  one film, or they share a role other than acting;
- and, for both, the probability reaches MATCH and the log-odds lie MARGIN above the second candidate's.

A name alone is therefore never accepted; it goes to a person.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.reconcile import compare
from kg.reconcile.candidate import FilmCandidate, PersonCandidate
from kg.reconcile.compare import ALIKE, CONFIRMED, FAR, INITIALS, MISSING, NEAR, OTHER, SAME, SIMILAR
from kg.reconcile.decision import Verdict
from kg.reconcile.question import FilmQuestion, PersonQuestion

RULES = "rules-1"
"""The version of everything below and in `compare`: a new one asks every subject anew."""

MATCH = 0.95
REVIEW = 0.2
MARGIN = 2.0

FILM_PRIOR = -6.0
FILM_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "title": {SAME: 5.0, ALIKE: 4.2, OTHER: -2.5},
    "year": {SAME: 3.0, NEAR: 2.0, OTHER: 0.0, FAR: -4.0},
    "director": {CONFIRMED: 5.0, SAME: 4.5, ALIKE: 4.0, INITIALS: 2.5, SIMILAR: 1.0, OTHER: -6.0},
    "minutes": {SAME: 2.0, NEAR: 0.3, FAR: -1.5},
}
PERSON_PRIOR = -3.5
PERSON_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "name": {SAME: 5.0, ALIKE: 4.2, INITIALS: 1.0, SIMILAR: 0.5, OTHER: -6.0},
    # Someone's director is rarely anyone else of that name; actors with one name are many.
    "role": {
        "P57": 2.5,
        "P344": 2.5,
        "P58": 2.3,
        "P86": 2.3,
        "P1040": 2.0,
        "P162": 1.5,
        "P161": 0.5,
        OTHER: -1.5,
    },
    "work": {CONFIRMED: 4.5, SAME: 4.0},
    "life": {SAME: 0.3, FAR: -6.0},
}
_ACTING = "P161"


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the word each feature got, in the order of the table, and the sum of their weights."""

    qid: str
    label: str
    words: tuple[tuple[str, str], ...]
    log_odds: float

    @property
    def probability(self) -> float:
        """Return the log-odds as a probability."""
        return 1 / (1 + math.exp(-self.log_odds))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the machine decides: the verdict, the best candidate if it names one, and why."""

    verdict: Verdict
    best: Scored | None
    evidence: str


def film(question: FilmQuestion, candidates: Iterable[FilmCandidate], known: Mapping[str, str]) -> Outcome:
    """Decide about a film; `known` gives the items already accepted for people, by our id."""
    return _decide((_film(question, candidate, known) for candidate in candidates), _film_acceptable)


def person(question: PersonQuestion, candidates: Iterable[PersonCandidate], known: Mapping[str, str]) -> Outcome:
    """Decide about a person; `known` gives the items already accepted for films, by our id."""
    return _decide((_person(question, candidate, known) for candidate in candidates), _person_acceptable)


def _film(question: FilmQuestion, candidate: FilmCandidate, known: Mapping[str, str]) -> Scored:
    words = {
        "title": compare.titles(question.titles, candidate.titles),
        "year": compare.years(question.year, candidate.years),
        "director": compare.directors(question.directors, candidate.directors, known),
        "minutes": compare.minutes(question.minutes, candidate.minutes),
    }
    return _scored(candidate.qid, candidate.label, words, FILM_WEIGHTS, FILM_PRIOR)


def _person(question: PersonQuestion, candidate: PersonCandidate, known: Mapping[str, str]) -> Scored:
    words = {
        "name": compare.names(question.names, candidate.names),
        "role": compare.roles(question.roles, candidate.credits),
        "work": compare.works(question.works, candidate.credits, known),
        "life": compare.lifetime(question.works, candidate.credits, candidate.born, candidate.died),
    }
    return _scored(candidate.qid, candidate.label, words, PERSON_WEIGHTS, PERSON_PRIOR)


def _scored(
    qid: str, label: str, words: Mapping[str, str], weights: Mapping[str, Mapping[str, float]], prior: float
) -> Scored:
    total = prior + sum(weights[feature].get(word, 0.0) for feature, word in words.items())
    return Scored(qid, label, tuple(words.items()), total)


def _film_acceptable(scored: Scored) -> bool:
    word = dict(scored.words)
    if word["year"] in (OTHER, FAR) or word["director"] == OTHER:
        return False
    director = word["director"] in (CONFIRMED, SAME, ALIKE)
    running_time = word["minutes"] == SAME
    if word["title"] in (SAME, ALIKE):
        return sum((word["year"] in (SAME, NEAR), director, running_time)) > 1
    return word["title"] == MISSING and word["year"] == SAME and director and running_time


def _person_acceptable(scored: Scored) -> bool:
    word = dict(scored.words)
    if word["name"] not in (SAME, ALIKE) or word["life"] == FAR:
        return False
    return word["work"] != MISSING or word["role"] not in (OTHER, MISSING, _ACTING)


def _decide(candidates: Iterable[Scored], acceptable: Callable[[Scored], bool]) -> Outcome:
    ranked = sorted(candidates, key=lambda scored: (-scored.log_odds, scored.qid))
    if not ranked:
        return Outcome(Verdict.NONE, None, "no candidate")
    best, *others = ranked
    if best.probability < REVIEW:
        return Outcome(Verdict.NONE, None, f"nearest {best.qid}: {_explain(best)}")
    margin = best.log_odds - others[0].log_odds if others else math.inf
    certain = acceptable(best) and best.probability >= MATCH and margin >= MARGIN
    rival = f"{margin:.1f} before {others[0].qid}" if others else "no other candidate"
    return Outcome(Verdict.MATCH if certain else Verdict.REVIEW, best, f"{_explain(best)}; {rival}")


def _explain(scored: Scored) -> str:
    weights = {**FILM_WEIGHTS, **PERSON_WEIGHTS}
    return "; ".join(
        f"{feature} {word}" + (f" {weights[feature][word]:+.1f}" if word in weights[feature] else "")
        for feature, word in scored.words
    )
