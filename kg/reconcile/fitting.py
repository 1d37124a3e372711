"""Fit weights to decisions that are known to be right: maximum likelihood, held back by the weights there were.

The model is the one `score` applies, a softmax over a question's candidates and *none of them*; so what is fitted is
the very probability that is reported, and needs no calibration afterwards. Each weight is drawn to the one it had
(a Gaussian prior of the width given), so that a feature nobody's decisions speak of keeps its weight, and a few
decisions change little. Equal questions are counted, not repeated: ten thousand rows are a few hundred.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.reconcile.score import Outcome, softmax
from kg.reconcile.weights import Model
from kg.reconcile.words import MISSING

_PRIOR = ("prior", "")
_STEPS = 100
_FIRST_STEP, _LAST_STEP = 0.3, 1e-4
_WIDTH = 1.5
_LIMIT = 9.0  # no one word is certain

Name: TypeAlias = tuple[str, str]
Pattern: TypeAlias = tuple[tuple[Name, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A question as its candidates' words, and which of them is right; None if none is."""

    pattern: Pattern
    right: int | None


def example(outcome: Outcome, gold: str | None) -> Example | None:
    """Return what an outcome teaches: which candidate is right, or that none is; None if there was none."""
    pattern = tuple(
        tuple((feature, word) for feature, word in scored.words if word != MISSING) for scored in outcome.ranked
    )
    right = next((place for place, scored in enumerate(outcome.ranked) if scored.qid == gold), None)
    return Example(pattern, right) if pattern else None


def fit(examples: Iterable[tuple[Example, float]], model: Model) -> Model:
    """Return a model with weights fitted to examples, each counted as much as its number says."""
    counted: dict[Example, float] = {}
    for one, weight in examples:
        counted[one] = counted.get(one, 0.0) + weight
    if not counted:
        return model
    start: dict[Name, float] = {_PRIOR: model.prior}
    start |= {(feature, word): value for feature, words in model.words.items() for word, value in words.items()}
    found = _climbed(counted, start)
    words = {
        feature: {word: round(found[feature, word], 2) for word in listed} for feature, listed in model.words.items()
    }
    return replace(model, prior=round(found[_PRIOR], 2), words=words)


def _climbed(counted: Mapping[Example, float], start: Mapping[Name, float]) -> dict[Name, float]:
    """Climb by resilient steps: each weight has its own, longer while its slope keeps its sign, else shorter."""
    weights, steps, before = dict(start), dict.fromkeys(start, _FIRST_STEP), dict.fromkeys(start, 0.0)
    for _ in range(_STEPS):
        slopes = _slopes(counted, weights, start)
        for name, slope in slopes.items():
            turned = slope * before[name]
            steps[name] *= 1.2 if turned > 0 else 0.5 if turned < 0 else 1.0
            before[name] = 0.0 if turned < 0 else slope
            if turned >= 0 and slope:
                weights[name] += math.copysign(min(steps[name], 1.0), slope)
                weights[name] = max(-_LIMIT, min(_LIMIT, weights[name]))
        if max(steps.values()) < _LAST_STEP:
            break
    return weights


def _slopes(
    counted: Mapping[Example, float], weights: Mapping[Name, float], start: Mapping[Name, float]
) -> dict[Name, float]:
    slopes = {name: (start[name] - weights[name]) / _WIDTH**2 for name in weights}
    prior = weights[_PRIOR]
    for one, times in counted.items():
        shares = softmax([prior + sum(weights.get(name, 0.0) for name in words) for words in one.pattern])
        for place, (words, share) in enumerate(zip(one.pattern, shares, strict=True)):
            slope = times * ((place == one.right) - share)
            slopes[_PRIOR] += slope
            for name in words:
                if name in slopes:
                    slopes[name] += slope
    return slopes
