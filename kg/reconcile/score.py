"""How likely a candidate is the thing asked about, and what is decided. Pure.

Each feature's word adds its weight (`weights`) to a candidate's prior; a softmax over the candidates and *none of
them* makes probabilities of the sums, so that a rival takes away from the best, and the probability that no item is
the one is there to see. MISSING weighs nothing.

What the machine may accept is a rule beside the weights, so that no sum of weak evidence ever passes for it:

- any: no identifier contradicts, and the item is not one that is stated to be different from one the question names;
- a film: its title agrees (a subtitle more or less allowed), and something else does: the year within one, director,
  cast, running time; or its title has something in common, the year agrees to the very year, and so do director or
  cast; or its title is in a language that cannot be compared, and director, year to the very year and running time
  all agree. A year two off needs director or cast, one up to five off the director and the
  whole title (a film that waited for its release); a year further off or another director is never accepted;
- a person: a name agrees, no film lies outside their life, and one thing more: a year of birth or death (which a
  family name or a misprint may go with), a film both sides list, or a role they share, for which the name must be
  whole and borne by one candidate. A role that weighs nothing for it, as to act does among film people, is enough
  only where our source states it as a profession and names no film, for then nothing else could be known;
- a thing: an item of the right class whose name agrees and is no bare acronym, and its country, year, or a film;
- and, for all, the probability reaches `match` and the log-odds lie `margin` above the second candidate's.

An identifier that agrees stands for the second thing. A name alone is therefore never accepted; it goes to a person,
unless a user's own weights file says `name_alone` for people.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kg.reconcile import compare, features
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.decision import Verdict
from kg.reconcile.features import NAME_AGREES, PERSON_AGREES, TITLE_AGREES, Words
from kg.reconcile.keys import is_acronym
from kg.reconcile.question import FilmQuestion, Identifier, PersonQuestion, Question, ThingQuestion
from kg.reconcile.weights import Model, Weights
from kg.reconcile.words import AKIN, ALIKE, APART, BARE, FAR, MANY, MISSING, NEAR, ONE, OTHER, PART, SAME, SIMILAR

C = TypeVar("C", FilmCandidate, PersonCandidate, ThingCandidate)

RULES = "rules-3"
"""The version of everything below and in `compare`: a new one asks every subject anew."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate: the word each feature got, the sum of their weights, and its share of the probability."""

    qid: str
    label: str
    words: tuple[tuple[str, str], ...]
    log_odds: float
    probability: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the machine decides: the verdict, the best candidate if it names one, why, and all of them, best first."""

    verdict: Verdict
    best: Scored | None
    evidence: str
    ranked: tuple[Scored, ...] = ()


def judge(question: Question, candidates: Iterable[Candidate], known: Mapping[str, str], weights: Weights) -> Outcome:
    """Decide about a question of any kind, by the candidates of its kind; `known` gives accepted items, by our id."""
    offered = tuple(candidates)
    model = weights.of(question.kind)
    if isinstance(question, FilmQuestion):
        films = tuple(each for each in offered if isinstance(each, FilmCandidate))
        return film(question, films, known, model)
    if isinstance(question, PersonQuestion):
        people = tuple(each for each in offered if isinstance(each, PersonCandidate))
        return person(question, people, known, model)
    return thing(question, tuple(each for each in offered if isinstance(each, ThingCandidate)), known, model)


def film(
    question: FilmQuestion, candidates: Sequence[FilmCandidate], known: Mapping[str, str], model: Model
) -> Outcome:
    """Decide about a film; `known` gives the items already accepted, by our id."""
    offered = _not_different(question.identifiers, candidates)
    return decide(offered, features.film(question, offered, known), model, film_acceptable)


def person(
    question: PersonQuestion, candidates: Sequence[PersonCandidate], known: Mapping[str, str], model: Model
) -> Outcome:
    """Decide about a person; `known` gives the items already accepted, by our id."""
    offered = _not_different(question.identifiers, candidates)
    return decide(
        offered, features.person(question, offered, known), model, acceptable_person(model, said_alone(question))
    )


def thing(
    question: ThingQuestion, candidates: Sequence[ThingCandidate], known: Mapping[str, str], model: Model
) -> Outcome:
    """Decide about a company, place, festival or award; an item of another class is not considered."""
    of_class = [candidate for candidate in candidates if question.kind in candidate.kinds]
    offered = _not_different(question.identifiers, of_class)
    telling = any(not is_acronym(name.value) for name in question.names)
    return decide(
        offered,
        features.thing(question, offered, known),
        model,
        lambda words: _identified(words) or (telling and thing_acceptable(words)),
    )


class Item(Protocol):
    """What is ranked: anything with the number and the label of an item."""

    @property
    def qid(self) -> str:
        """Its number."""

    @property
    def label(self) -> str:
        """Its name for a person's eyes."""


def decide(
    candidates: Sequence[Item], found: Sequence[Words], model: Model, acceptable: Callable[[Words], bool]
) -> Outcome:
    """Rank candidates by their words, and decide about the first."""
    ranked = _ranked(candidates, found, model)
    if not ranked:
        return Outcome(Verdict.NONE, None, "no candidate")
    best, *others = ranked
    if best.probability < model.review:
        return Outcome(Verdict.NONE, None, f"nearest {best.qid}: {_explain(best, model)}", ranked)
    margin = best.log_odds - others[0].log_odds if others else math.inf
    certain = acceptable(dict(best.words)) and best.probability >= model.match and margin >= model.margin
    rival = f"{margin:.1f} before {others[0].qid}" if others else "no other candidate"
    verdict = Verdict.MATCH if certain else Verdict.REVIEW
    return Outcome(verdict, best, f"{_explain(best, model)}; {rival}", ranked)


def film_acceptable(words: Words) -> bool:
    """Tell whether a film's evidence is of the kind the machine may accept."""
    if words["identifier"] == OTHER or words["year"] == FAR or words["director"] == OTHER:
        return False
    director, year, running_time = words["director"] in PERSON_AGREES, words["year"], words["minutes"] == SAME
    people = director or words["cast"] in (ONE, MANY)
    if _identified(words):
        return True
    if words["title"] in TITLE_AGREES:
        if year == APART:
            return director and words["title"] in (SAME, BARE, ALIKE)
        return people or (year != OTHER and (year in (SAME, NEAR) or running_time))
    if year != SAME or not people:
        return False
    return words["title"] in (SIMILAR, AKIN) or (words["title"] == MISSING and director and running_time)


def said_alone(question: PersonQuestion) -> frozenset[str]:
    """Return the professions that are stated of a person of whom no film is known."""
    return frozenset(() if question.works else question.professions)


def acceptable_person(model: Model, alone: frozenset[str] = frozenset()) -> Callable[[Words], bool]:
    """Return `person_acceptable` by a model's word on names alone, and on which roles tell people apart.

    `alone` are roles that count whatever they weigh (`said_alone`).
    """
    telling = alone | {role for role, weight in model.words["role"].items() if role != OTHER and weight > 0}
    return lambda words: person_acceptable(words, telling, name_alone=model.name_alone)


def person_acceptable(words: Words, telling: Collection[str] = (), *, name_alone: bool = False) -> bool:
    """Tell whether a person's evidence is of the kind the machine may accept; of roles only the telling ones are."""
    if words["identifier"] == OTHER or FAR in (words["life"], words["career"], words["born"], words["died"]):
        return False
    if _identified(words):
        return True
    if SAME in (words["born"], words["died"]):
        return words["name"] not in (OTHER, MISSING)
    if words["name"] not in NAME_AGREES:
        return False
    whole = words["name"] != PART and words["namesakes"] == ONE
    return words["work"] != MISSING or (whole and (words["role"] in telling or (name_alone and words["role"] != OTHER)))


def thing_acceptable(words: Words) -> bool:
    """Tell whether the evidence for a company, place, festival or award is of the kind the machine may accept."""
    if words["identifier"] == OTHER or words["country"] == OTHER or words["year"] == FAR:
        return False
    if words["name"] not in TITLE_AGREES or words["name"] == PART:
        return _identified(words)
    return words["country"] == SAME or words["year"] in (SAME, NEAR) or words["work"] != MISSING or _identified(words)


def _identified(words: Words) -> bool:
    return words["identifier"] == SAME


def _not_different(identifiers: Sequence[Identifier], candidates: Sequence[C]) -> tuple[C, ...]:
    """Leave out the items that an item which bears one of our identifiers is stated to be different from (P1889)."""
    ours = [one for one in candidates if compare.identifiers(identifiers, one.identifiers, one.qid) == SAME]
    others = {qid for one in ours for qid in one.different}
    return tuple(one for one in candidates if one.qid not in others)


def _ranked(candidates: Sequence[Item], found: Sequence[Words], model: Model) -> tuple[Scored, ...]:
    sums = [
        model.prior + sum(model.words[feature].get(word, 0.0) for feature, word in words.items()) for words in found
    ]
    shares = softmax(sums)
    scored = (
        Scored(candidate.qid, candidate.label, tuple(words.items()), total, share)
        for candidate, words, total, share in zip(candidates, found, sums, shares, strict=True)
    )
    return tuple(sorted(scored, key=lambda each: (-each.log_odds, int(each.qid[1:]))))


def softmax(sums: Sequence[float]) -> list[float]:
    """Return the probability of each candidate; what is left to one is that it is none of them."""
    top = max(0.0, *sums) if sums else 0.0
    powers = [math.exp(each - top) for each in sums]
    total = math.exp(-top) + sum(powers)
    return [power / total for power in powers]


def _explain(scored: Scored, model: Model) -> str:
    return "; ".join(
        f"{feature} {word}" + (f" {weight:+.1f}" if (weight := model.words[feature].get(word)) is not None else "")
        for feature, word in scored.words
        if word != MISSING
    )
