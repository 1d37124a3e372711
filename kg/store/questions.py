"""Named queries: one question a file, in words first, with typed parameters.

    # Which films did a person direct?
    # param person: string  any part of the name, in any script
    # param language: language (default en)  language of the titles shown
    SELECT ... FILTER(CONTAINS(LCASE(?name), LCASE($person))) ...

A parameter stands as ``$name`` in the query, a variable as ``?name``. `bind` writes the term itself in the
parameter's place: through VALUES the same look-up took 46 ms instead of 0.05 ms.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import assets
from kg.errors import DataError, QueryError
from kg.rdf import terms
from kg.rdf.vocab import XSD
from kg.store.tokens import Kind, Token, tokens

_PARAMETER = re.compile(
    r"param\s+(?P<name>\w+)\s*:\s*(?P<kind>\w+)(?:\s+\(default\s+(?P<default>[^)]*)\))?\s*(?P<description>.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value a question needs; `kind` is one of `KINDS`, no `default` means that it must be given."""

    name: str
    kind: str
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with its name, the question in words, and its parameters in the order of the file."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    text: str


def named(name: str) -> Question:
    """Return a shipped question. Raises QueryError, naming them all, if there is none of that name."""
    for path in assets.files("queries", ".rq"):
        if path.stem == name:
            return read(path)
    known = ", ".join(path.stem for path in assets.files("queries", ".rq"))
    raise QueryError(f"no query is called {name!r}: choose one of {known}, or give a file")


def load(folder: Path) -> tuple[Question, ...]:
    """Read every question of a folder, sorted by name. Raises QueryError as `parse` does."""
    return tuple(read(path) for path in sorted(folder.glob("*.rq")))


def read(path: Path) -> Question:
    """Read one file. Raises QueryError if it cannot be read, and as `parse` does."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: the query cannot be read: {error}") from error
    return parse(path.stem, text)


def parse(name: str, text: str) -> Question:
    """Read a question from its text.

    Raises QueryError if a declaration is malformed, a parameter is declared and not used, or used and not
    declared.
    """
    found = tuple(tokens(text))
    comments = [token.text.lstrip("# ") for token in found if token.kind is Kind.COMMENT]
    declared = tuple(_parameter(name, line) for line in comments if re.match(r"param\s", line))
    used = {token.text[1:] for token in found if _is_parameter(token)}
    names = {parameter.name for parameter in declared}
    if used != names:
        raise QueryError(f"{name}.rq: declared but not used, or used but not declared: {_listed(used ^ names)}")
    return Question(name=name, words=comments[0] if comments else name, parameters=declared, text=text)


def bind(question: Question, values: Mapping[str, str | int]) -> str:
    """Return the query with every parameter's value, or default, written in its place as an escaped term.

    Raises QueryError, listing the parameters, if one is missing, unknown or not of its kind.
    """
    names = {parameter.name for parameter in question.parameters}
    if not names.issuperset(values):
        raise QueryError(f"{question.name} has no parameter {_listed(set(values) - names)}. {_usage(question)}")
    bound = {f"${parameter.name}": _term(question, parameter, values) for parameter in question.parameters}
    return "".join(bound[token.text] if _is_parameter(token) else token.text for token in tokens(question.text))


def _is_parameter(token: Token) -> bool:
    return token.kind is Kind.VARIABLE and token.text.startswith("$")


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line.rstrip())
    if match is None or match["kind"] not in KINDS:
        raise QueryError(f"{name}.rq: not a declaration (# param NAME: {'|'.join(KINDS)} ...): {line!r}")
    return Parameter(**match.groupdict())


def _term(question: Question, parameter: Parameter, values: Mapping[str, str | int]) -> str:
    value = values.get(parameter.name, parameter.default)
    if value is None:
        raise QueryError(f"{question.name} needs {parameter.name}. {_usage(question)}")
    try:
        return KINDS[parameter.kind](str(value))
    except DataError as error:
        raise QueryError(
            f"{question.name}: {parameter.name}: {error}: give a value of kind {parameter.kind}. {_usage(question)}"
        ) from error


def _usage(question: Question) -> str:
    if not question.parameters:
        return "It takes no parameters."
    return f"It takes {'; '.join(map(_described, question.parameters))}."


def _described(parameter: Parameter) -> str:
    default = f" (default {parameter.default!r})" if parameter.default is not None else ""
    return f"{parameter.name}={parameter.kind}{default} {parameter.description}".rstrip()


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def _integer(value: str) -> str:
    return terms.integer(int(_matching(r"[+-]?[0-9]{1,18}", value)))


def _year(value: str) -> str:
    return terms.typed(_matching(r"-?[0-9]{4}", value), XSD["gYear"])


def _language(value: str) -> str:
    return terms.literal(_matching(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", value).lower())


def _matching(pattern: str, value: str) -> str:
    if not re.fullmatch(pattern, value):
        raise DataError(f"{value!r} will not do")
    return value


KINDS: Mapping[str, Callable[[str], str]] = {
    "iri": terms.iri,
    "string": terms.literal,
    "integer": _integer,
    "year": _year,
    "language": _language,
}
"""How each kind of parameter is written; a language becomes a lower-case string, for LCASE(LANG(...))."""
