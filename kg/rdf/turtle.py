"""One description as text a person reads: Turtle, grouped by subject, and N-Triples, sorted.

Written from text to text: neither rdflib (3.2 ms a description) nor a parse into another library's objects
is needed to group sorted lines, and tags keep the case that pyoxigraph would lower.
RDF 1.1 Turtle, sections 2.2-2.6; only the safe part of its grammar is written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.rdf.statement import Description, describe, is_literal, parse
from kg.rdf.vocab import PREFIXES, RDF, XSD

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")  # a subset of PN_LOCAL that needs no escape
# Only spellings that rdflib, which turns numbers into Python values, gives back unchanged.
_BARE = {
    XSD["integer"]: re.compile(r"0|-?[1-9][0-9]{0,17}"),
    XSD["decimal"]: re.compile(r"(0|-?[1-9][0-9]{0,8})\.[0-9]{1,6}"),
    XSD["boolean"]: re.compile(r"true|false"),
}
_TYPE = RDF["type"]
_WIDTH = 100
_OWN_LINE = ",\n        "


def turtle(lines: Iterable[str], first: str | None = None) -> bytes:
    """Write N-Triples lines as Turtle: subjects sorted, the IRI `first` before the others.

    Only the prefixes in use are declared, in the vocabulary's order.
    """
    description = describe(lines)
    used: set[str] = set()
    blocks = [block(subject, description, used) for subject in _order(description, first)]
    head = "".join(f"{_prefix(prefix)}\n" for prefix in PREFIXES if prefix in used)
    return "\n".join([head, *blocks] if head else blocks).encode()


def ntriples(lines: Iterable[str]) -> bytes:
    """Write N-Triples lines sorted, each once, with tags in canonical case (any graph is dropped)."""
    triples = sorted({" ".join(parse(line)[:3]) for line in lines})
    return "".join(f"{triple} .\n" for triple in triples).encode()


def all_prefixes() -> Iterator[str]:
    """Declare every prefix of the vocabulary, a line at a time: the head of a Turtle stream."""
    for prefix in PREFIXES:
        yield f"{_prefix(prefix)}\n"


def block(subject: str, description: Description, used: set[str]) -> str:
    """Write the statements about one subject, its types first, and note in `used` the prefixes written."""
    properties = description[subject]
    rows = [f"    {_verb(predicate, used)}{_objects(properties, predicate, used)}" for predicate in _sorted(properties)]
    return f"{_short(subject, used)}\n" + " ;\n".join(rows) + " .\n"


def _prefix(prefix: str) -> str:
    return f"@prefix {prefix}: <{PREFIXES[prefix]}> ."


def _order(description: Description, first: str | None) -> list[str]:
    return sorted(description, key=lambda subject: (subject != f"<{first}>", subject))


def _sorted(properties: Mapping[str, tuple[str, ...]]) -> list[str]:
    return sorted(properties, key=lambda predicate: (predicate != _TYPE, predicate))


def _verb(predicate: str, used: set[str]) -> str:
    return "a" if predicate == _TYPE else _short(predicate, used)


def _objects(properties: Mapping[str, tuple[str, ...]], predicate: str, used: set[str]) -> str:
    objects = [_literal(term, used) if is_literal(term) else _short(term, used) for term in properties[predicate]]
    row = ", ".join(objects)
    fits = len(objects) == 1 or len(row) <= _WIDTH
    return f" {row}" if fits else f"\n        {_OWN_LINE.join(objects)}"


def _literal(term: str, used: set[str]) -> str:
    if not term.endswith(">"):
        return term
    quoted, _, datatype = term.rpartition("^^")
    bare = _BARE.get(datatype)
    if bare and bare.fullmatch(quoted, 1, len(quoted) - 1):
        return quoted[1:-1]
    return f"{quoted}^^{_short(datatype, used)}"


def _short(term: str, used: set[str]) -> str:
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    prefix = _PREFIX_OF.get(term[1:cut])
    if prefix is None or not _LOCAL.fullmatch(term, cut, len(term) - 1):
        return term
    used.add(prefix)
    return f"{prefix}:{term[cut:-1]}"
