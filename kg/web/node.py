"""A description as pages walk it: a node, its values, the nodes it points to and those that point to it.

Properties are named as people write them, ``kg:title``; the prefixes are those of `kg.rdf.vocab`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.check.report import place
from kg.rdf.vocab import PREFIXES
from kg.store import Value
from kg.web.describe import Fact

_TYPE = "rdf:type"


def expand(curie: str) -> str:
    """Return the IRI of a prefixed name of our vocabularies. Raises KeyError for a prefix they lack.

    >>> expand("schema:name")
    'https://schema.org/name'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


class Web:
    """Facts indexed both ways."""

    __slots__ = ("_distinct", "_inward", "_outward")

    def __init__(self, facts: Iterable[Fact]) -> None:
        outward: dict[str, dict[str, list[Fact]]] = {}
        inward: dict[str, dict[str, list[str]]] = {}
        for fact in facts:
            outward.setdefault(fact.subject, {}).setdefault(fact.predicate, []).append(fact)
            if fact.value.is_iri:
                inward.setdefault(str(fact.value), {}).setdefault(fact.predicate, []).append(fact.subject)
        self._outward = outward
        self._inward = inward
        self._distinct: dict[tuple[str, str], tuple[Value, ...]] = {}

    def said(self, subject: str) -> Mapping[str, list[Fact]]:
        """Return the facts about a subject by predicate."""
        return self._outward.get(subject, {})

    def values(self, subject: str, predicate: str) -> tuple[Value, ...]:
        """Return the distinct values of a property; found once, because thousands of graphs may say the same."""
        key = (subject, predicate)
        if key not in self._distinct:
            said = self.said(subject).get(predicate, ())
            self._distinct[key] = tuple({(str(one.value), one.value.language): one.value for one in said}.values())
        return self._distinct[key]

    def pointing(self, target: str) -> Mapping[str, list[str]]:
        """Return the subjects that point to a node by predicate."""
        return self._inward.get(target, {})

    def subjects(self) -> tuple["Node", ...]:
        """Return every node something is said about, sorted by IRI."""
        return tuple(self.node(iri) for iri in sorted(self._outward))

    def node(self, iri: str) -> "Node":
        """Return the node of an IRI, whether anything is said about it or not."""
        return Node(iri, self)


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a description."""

    iri: str
    web: Web

    def facts(self, curie: str) -> tuple[Fact, ...]:
        """Return what is said with one property, by each graph that says it."""
        return tuple(self.web.said(self.iri).get(expand(curie), ()))

    def values(self, curie: str) -> tuple[Value, ...]:
        """Return the distinct values of a property."""
        return self.web.values(self.iri, expand(curie))

    def value(self, curie: str) -> Value | None:
        """Return the first value of a property, or None."""
        return next(iter(self.values(curie)), None)

    def nodes(self, curie: str) -> tuple["Node", ...]:
        """Return the nodes a property points to."""
        return tuple(self.web.node(str(value)) for value in self.values(curie) if value.is_iri)

    def node(self, curie: str) -> "Node | None":
        """Return the first node a property points to, or None."""
        return next(iter(self.nodes(curie)), None)

    def back(self, curie: str) -> tuple["Node", ...]:
        """Return the nodes that point here with a property."""
        found = dict.fromkeys(self.web.pointing(self.iri).get(expand(curie), ()))
        return tuple(self.web.node(iri) for iri in found)

    def properties(self) -> Mapping[str, list[Fact]]:
        """Return everything said about the node, by predicate IRI, sorted."""
        return dict(sorted(self.web.said(self.iri).items()))

    def is_a(self, *curies: str) -> bool:
        """Tell whether the node has one of these types."""
        return not {expand(curie) for curie in curies}.isdisjoint(self.types)

    @property
    def types(self) -> tuple[str, ...]:
        """The IRIs of its types."""
        return tuple(str(value) for value in self.values(_TYPE))

    @property
    def is_screening(self) -> bool:
        """Whether it is one showing of a film."""
        return self.is_a("schema:ScreeningEvent")

    def graphs(self) -> tuple[str, ...]:
        """Return the graphs that say anything about the node, sorted."""
        said = (fact.graph for facts in self.web.said(self.iri).values() for fact in facts)
        return tuple(sorted({graph for graph in said if graph}))

    def places(self) -> tuple[Fact, ...]:
        """Return where the records say the node, by record and then in its order."""
        return tuple(sorted(self.facts("kg:locator"), key=lambda fact: (fact.graph or "", place(fact.value))))

    def locators(self) -> Mapping[str | None, tuple[str, ...]]:
        """Return the places that say the node by the graph of their record, each in order."""
        said = groupby(self.places(), key=lambda fact: fact.graph)
        return {graph: tuple(str(fact.value) for fact in group) for graph, group in said}

    @property
    def known(self) -> bool:
        """Whether anything is said about it here."""
        return bool(self.web.said(self.iri))

    def number(self, curie: str, otherwise: int = 0) -> int:
        """Return a value as an integer, or `otherwise` where there is none that is one."""
        value = self.value(curie)
        return int(value) if value is not None and value.lstrip("-").isdigit() else otherwise
