"""The shipped ontology and vocabulary as pages read them: labels, definitions, the order of concepts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import assets
from kg.fields.tags import canonical_tag
from kg.rdf.vocab import KG, PREFIXES, SKOS, VOC, XSD
from kg.store import Value
from kg.web.describe import Fact
from kg.web.node import Node, Web

_STRING = XSD.iri("string")
_LABELS = ("skos:prefLabel", "rdfs:label", "dcterms:title")


@dataclass(frozen=True, slots=True)
class Terminology:
    """Every term of ours: what is said about it, and its rank, the place it has in its file."""

    facts: tuple[Fact, ...]
    web: Web
    rank: Mapping[str, int]

    def label(self, iri: str, language: str = "en") -> str:
        """Return the label of a term in a language, or its local name in words.

        >>> terminology().label("https://schema.org/dateCreated")
        'date created'
        """
        labels = [value for curie in _LABELS for value in self.web.node(iri).values(curie)]
        spoken = next((str(value) for value in labels if value.language == language), None)
        return spoken or _words(iri)

    def place(self, iri: str) -> int:
        """Return the rank of a term, those not known last: the order roles and properties are shown in."""
        return self.rank.get(iri, len(self.rank))

    def terms(self, *types: str) -> tuple[Node, ...]:
        """Return the terms of ours that have one of these types, in the order of the files."""
        ours = (self.web.node(iri) for iri in self.rank if iri.startswith((KG.namespace, VOC.namespace)))
        return tuple(node for node in ours if node.is_a(*types))

    def about(self, iri: str) -> tuple[Fact, ...]:
        """Return what is said about one term and of what it names."""
        return tuple(fact for fact in self.facts if fact.subject == iri)


@cache
def terminology() -> Terminology:
    """Read the shipped ontology and vocabulary, once a process."""
    facts = tuple(fact for path in assets.files("ontology", ".ttl") for fact in _read(path))
    rank = {iri: place for place, iri in enumerate(dict.fromkeys(fact.subject for fact in facts))}
    return Terminology(facts, Web(facts), rank)


def curie(iri: str) -> str:
    """Shorten an IRI with one of our prefixes, or return it as it is."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    found = next((prefix for prefix, namespace in PREFIXES.items() if namespace == iri[:cut]), None)
    return f"{found}:{iri[cut:]}" if found and iri[cut:] else iri


def in_scheme(scheme: Node) -> tuple[Node, ...]:
    """Return the concepts of a concept scheme, in the order of the file."""
    return scheme.back("skos:inScheme")


def is_concept(iri: str) -> bool:
    """Tell whether an IRI is a concept or scheme the vocabulary defines."""
    return iri.startswith(VOC.namespace) and terminology().web.node(iri).known


def _words(iri: str) -> str:
    """Read a local name as words: ``dateCreated`` is date created."""
    local = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :] or iri
    if iri.startswith(SKOS.namespace) or not local.isascii():
        return local
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in local)
    return spaced.replace("-", " ").replace("_", " ").strip()


def _read(path: Path) -> tuple[Fact, ...]:
    quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    return tuple(
        Fact(quad.subject.value, quad.predicate.value, _value(quad.object))
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
    )


def _value(term: object) -> Value:
    if isinstance(term, ox.Literal):
        if term.language:
            return Value(term.value, language=canonical_tag(term.language))
        return Value(term.value, datatype=None if term.datatype.value == _STRING else term.datatype.value)
    return Value(getattr(term, "value", ""), is_iri=isinstance(term, ox.NamedNode))
