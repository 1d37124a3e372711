"""What a page has no place of its own for: every other property of a node, so that nothing it states is left out."""

from dataclasses import dataclass
from functools import cache

from kg.web.film import Statement, weighed
from kg.web.node import Node, expand
from kg.web.terminology import terminology

# Said by every page in the same places: the heading, the sources, the identity.
_EVERYWHERE = ("rdf:type", "kg:locator", "prov:wasDerivedFrom", "schema:sameAs", "kg:identifier", "schema:url")


@dataclass(frozen=True, slots=True)
class Further:
    """One property of a node and what is said with it."""

    predicate: str
    statements: tuple[Statement, ...]


def rest(node: Node, *shown: str) -> tuple[Further, ...]:
    """Return what is said of a node with other properties than those shown, given as ``kg:title``."""
    told = {*map(expand, (*_EVERYWHERE, *shown)), *_told_by_credits(node)}
    return tuple(
        Further(predicate, weighed(facts)) for predicate, facts in node.properties().items() if predicate not in told
    )


def _told_by_credits(node: Node) -> frozenset[str]:
    """Return the shortcuts, as schema:director, that only repeat whom the credits name."""
    credited = {str(agent) for one in node.nodes("kg:contribution") for agent in one.values("kg:agent")}
    said = node.properties()
    return frozenset(one for one in _shortcuts() & said.keys() if {str(fact.value) for fact in said[one]} <= credited)


@cache
def _shortcuts() -> frozenset[str]:
    roles = terminology().terms("skos:Concept")
    return frozenset(str(value) for role in roles for value in role.values("kg:schemaProperty"))
