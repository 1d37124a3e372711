"""What each word of `compare` weighs: read from a file that says how its numbers came about.

Fellegi and Sunter's model: a weight is the natural logarithm of how much likelier a word is between two records of
one thing than between two that merely met as candidates. `prior` is where a candidate starts. `match` is the
probability at which the machine accepts, `review` the one below which it does not ask a person either, `margin` how
far (log-odds) the best must lie before the second. `name_alone`, which only people have and the shipped file does
not set, lets a whole name that one candidate bears be accepted by itself. The shipped file is `weights.toml`; `kg
reconcile fit` writes another from decisions of one's own, and ``[reconcile] weights`` in kg.toml names it.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.errors import UsageError
from kg.reconcile.question import Kind

Table: TypeAlias = Mapping[str, Mapping[str, float]]
MODELS = ("film", "person", "thing")
_NUMBERS = ("prior", "match", "review", "margin")


@dataclass(frozen=True, slots=True)
class Model:
    """The numbers for one sort of question: feature -> word -> weight; a word not in the table weighs nothing."""

    prior: float
    match: float
    review: float
    margin: float
    words: Table
    name_alone: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """The three models, what the file says about their fitting, and a version that changes with any number."""

    film: Model
    person: Model
    thing: Model
    fitted: str = ""
    version: str = field(default="", compare=False)

    def of(self, kind: Kind) -> Model:
        """Return the model for a kind of question."""
        return {Kind.FILM: self.film, Kind.PERSON: self.person}.get(kind, self.thing)


@cache
def shipped() -> Weights:
    """Return the weights that come with the program."""
    return load(Path(__file__).with_name("weights.toml"))


@cache
def by_hand() -> Weights:
    """Return the weights set by hand, from which the shipped ones were fitted."""
    return load(Path(__file__).with_name("priors.toml"))


@cache
def load(path: Path) -> Weights:
    """Read a file of weights. Raises UsageError naming the file, the key and the remedy."""
    try:
        text = path.read_text(encoding="utf-8")
        toml = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: no weights ({error}): make them with kg reconcile fit") from error
    models = {name: _model(toml.get(name), f"{path}: [{name}]") for name in MODELS}
    return Weights(**models, fitted=str(toml.get("fitted", "")).strip(), version=_version(models))


def written(weights: Weights) -> str:
    """Return weights as the text of a file."""
    lines = [f"fitted = '''\n{weights.fitted.strip()}\n'''"]
    for name in MODELS:
        model: Model = getattr(weights, name)
        lines += ["", f"[{name}]", *(f"{key} = {getattr(model, key):.4g}" for key in _NUMBERS)]
        lines += ["name_alone = true"] if model.name_alone else []
        for feature, words in model.words.items():
            lines.append(f"{feature} = {{ {', '.join(f'{word} = {value:.2f}' for word, value in words.items())} }}")
    return "\n".join(lines) + "\n"


def _model(table: object, place: str) -> Model:
    if not isinstance(table, dict):
        raise UsageError(f"{place} is missing: make the file with kg reconcile fit")
    numbers = {key: _number(table.get(key), f"{place} {key}") for key in _NUMBERS}
    words = {
        feature: {word: _number(value, f"{place} {feature}.{word}") for word, value in listed.items()}
        for feature, listed in table.items()
        if isinstance(listed, dict)
    }
    alone = table.get("name_alone", False)
    if not isinstance(alone, bool):
        raise UsageError(f"{place} name_alone is {alone!r}: write true or false")
    return Model(**numbers, words=words, name_alone=alone)


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UsageError(f"{place} is {value!r}: write a number")
    return float(value)


def _version(models: Mapping[str, Model]) -> str:
    return hashlib.sha256(repr(sorted(models.items())).encode()).hexdigest()[:8]
