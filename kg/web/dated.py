"""Dates as pages show them: the EDTF form, readable, else the plain value, each with the sources that say it."""

from collections.abc import Iterator

from kg.fields.date_reading import readable
from kg.rdf.vocab import EDTF
from kg.store import Value
from kg.web.describe import Fact
from kg.web.film import Statement, weighed
from kg.web.node import Node

_EDTF = EDTF.iri("EDTF")


def dates(node: Node, plain: str, edtf: str = "kg:dateEdtf") -> tuple[Statement, ...]:
    """Return the dates of a node by two properties that say the same one, the first-ranking source's first."""
    return weighed(_dates(node, plain, edtf))


def worded(value: Value) -> Value:
    """Return a value as it is read: a date in EDTF in words, anything else as it is."""
    return Value(readable(value)) if value.datatype == _EDTF else value


def _dates(node: Node, plain: str, edtf: str) -> Iterator[Fact]:
    """Yield one date a graph, in the order of the plain values: that is the order of the sources' ranking."""
    exact = {fact.graph: fact for fact in node.facts(edtf)}
    said = {fact.graph: fact for fact in node.facts(plain)}
    for graph, fact in (said | exact).items():
        yield Fact(fact.subject, fact.predicate, worded(fact.value), graph)
