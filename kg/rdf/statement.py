r"""Statements read back from N-Triples and N-Quads text, in one canonical spelling.

A store may lower-case language tags and escape more than it must (``\t``, ``\u00e9``); what is read here
carries tags in BCP 47 case and the escapes of `kg.rdf.terms`, so the same statement is the same text
whichever store it comes from. Terms stay N-Triples text; `literal_of` takes a literal apart.

>>> parse('<http://a/x> <http://a/p> "\\u0434"@ru-latn .').object
'"д"@ru-Latn'
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from kg.errors import DataError
from kg.fields.tags import canonical_tag
from kg.rdf import terms
from kg.rdf.vocab import XSD

Description = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Subject to predicate to objects, all N-Triples text, all sorted."""


class Statement(NamedTuple):
    """One triple, with the graph it is in where the line names one; each term is N-Triples text."""

    subject: str
    predicate: str
    object: str
    graph: str | None


class Literal(NamedTuple):
    """A literal taken apart: a language tag in canonical case, or else a datatype as a bare IRI."""

    value: str
    language: str | None
    datatype: str


_IRI = r"<[^>\s]*>"
_BLANK = r'_:[^\s<>".]+(?:\.+[^\s<>".]+)*'
_LITERAL = rf'"([^"\\\n\r]*(?:\\.[^"\\\n\r]*)*)"(?:@([A-Za-z0-9-]+)|\^\^({_IRI}))?'
_OBJECT = re.compile(_LITERAL)
_STATEMENT = re.compile(
    rf"({_IRI}|{_BLANK})[ \t]*({_IRI})[ \t]*({_IRI}|{_BLANK}|{_LITERAL})[ \t]*({_IRI}|{_BLANK})?[ \t]*\.\s*"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROL = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_STRING = XSD["string"]


def parse(line: str) -> Statement:
    """Read one line of N-Triples or N-Quads. Raises DataError if it is neither."""
    found = _STATEMENT.fullmatch(line)
    if found is None:
        raise DataError(f"not a line of N-Triples or N-Quads: {line!r}")
    subject, predicate, object_, lexical, tag, datatype, graph = found.groups()
    if lexical is not None and (tag or datatype == _STRING or "\\" in object_):
        object_ = _literal(lexical, tag, datatype)
    if "\\" not in line:
        return Statement(subject, predicate, object_, graph)
    return Statement(_iri(subject), _iri(predicate), _iri(object_), _iri(graph) if graph else None)


def literal_of(term: str) -> Literal | None:
    """Take a literal apart; None if `term` is an IRI or a blank node."""
    found = _OBJECT.fullmatch(term)
    if found is None:
        return None
    lexical, tag, datatype = found.groups()
    return Literal(_unescaped(lexical), tag, datatype[1:-1] if datatype else XSD.iri("string"))


def is_literal(term: str) -> bool:
    """Say whether a term is a literal."""
    return term.startswith('"')


def bare(term: str) -> str:
    """Return an IRI without its angle brackets (a blank node as it is)."""
    return term[1:-1] if term.startswith("<") else term


def describe(lines: Iterable[str]) -> Description:
    """Group the triples of `lines` by subject and predicate, each once, sorted; graphs are dropped."""
    return arrange(map(parse, lines))


def ranked(lines: Iterable[str], ranks: Mapping[str, int]) -> Description:
    """Group the triples of `lines` as `describe` does, objects by the rank of their line and then sorted."""
    said: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in sorted(set(lines), key=lambda line: (ranks.get(line, 0), line)):
        subject, predicate, value, _ = parse(line)
        properties = said.setdefault(subject, {})
        properties[predicate] = tuple(dict.fromkeys((*properties.get(predicate, ()), value)))
    return said


def arrange(statements: Iterable[Statement]) -> Description:
    """Group statements as `describe` does."""
    triples = sorted({statement[:3] for statement in statements})
    return {subject: _properties(group) for subject, group in groupby(triples, key=lambda triple: triple[0])}


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Cut sorted lines into the runs that share a subject, as they stream by."""
    for _, run in groupby(lines, key=lambda line: line.split(" ", 1)[0]):
        yield tuple(run)


def _properties(triples: Iterable[tuple[str, str, str]]) -> Mapping[str, tuple[str, ...]]:
    return {
        predicate: tuple(triple[2] for triple in group)
        for predicate, group in groupby(triples, key=lambda triple: triple[1])
    }


def _literal(lexical: str, tag: str | None, datatype: str | None) -> str:
    value = _unescaped(lexical)
    if tag:
        return terms.literal(value, canonical_tag(tag))
    return terms.literal(value) if datatype in (None, _STRING) else terms.typed(value, _iri(datatype or ""))


def _iri(term: str) -> str:
    return terms.iri(_unescaped(term[1:-1])) if term.startswith("<") and "\\" in term else term


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    try:
        return chr(int(code, 16)) if code else _CONTROL[found[3]]
    except (KeyError, ValueError, OverflowError) as error:
        raise DataError(f"not an escape of N-Triples: {found[0]}") from error
