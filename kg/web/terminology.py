"""The shipped ontology and vocabulary as pages read them: labels, definitions, schemes and their concepts."""

import re
from dataclasses import dataclass
from functools import cache

from kg import assets
from kg.rdf.statement import bare, literal_of, parse
from kg.rdf.vocab import KG, PREFIXES, VOC, XSD
from kg.rdf.vocabulary import vocabulary_statements
from kg.store import Value
from kg.web.describe import Fact
from kg.web.node import Node, Web

_LABELS = ("skos:prefLabel", "rdfs:label", "dcterms:title")
_CAPITALS = re.compile("[A-Z]+")
_NUMBER_OF_LRMOO = re.compile("^R[0-9]+i?_")
_STRING = XSD.iri("string")


@dataclass(frozen=True, slots=True)
class Terminology:
    """Every term of ours and what is said about it."""

    facts: tuple[Fact, ...]
    web: Web

    def label(self, iri: str, language: str = "en") -> str:
        """Return the label of a term in a language, or its local name in words.

        >>> terminology().label("https://schema.org/dateCreated")
        'date created'
        """
        labels = [value for curie in _LABELS for value in self.web.node(iri).values(curie)]
        spoken = next((str(value) for value in labels if value.language == language), None)
        return spoken or _words(iri)

    def terms(self, *types: str) -> tuple[Node, ...]:
        """Return the terms of ours that have one of these types, by IRI."""
        ours = (node for node in self.web.subjects() if node.iri.startswith((KG.namespace, VOC.namespace)))
        return tuple(node for node in ours if node.is_a(*types))

    def about(self, iri: str) -> tuple[Fact, ...]:
        """Return what is said about one term."""
        return tuple(fact for fact in self.facts if fact.subject == iri)


@cache
def terminology() -> Terminology:
    """Read the shipped ontology and vocabulary, once a process."""
    lines = vocabulary_statements(*(path.read_bytes() for path in assets.files("ontology", ".ttl")))
    facts = tuple(map(_fact, lines))
    return Terminology(facts, Web(facts))


def curie(iri: str) -> str:
    """Shorten an IRI with one of our prefixes, or return it as it is.

    >>> curie("https://schema.org/name"), curie("https://films.example.net/id/work/a")
    ('schema:name', 'https://films.example.net/id/work/a')
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    found = next((prefix for prefix, namespace in PREFIXES.items() if namespace == iri[:cut]), None)
    return f"{found}:{iri[cut:]}" if found and iri[cut:] else iri


def _words(iri: str) -> str:
    """Read a local name as words: ``dateCreated`` is date created, ``R4_embodies`` embodies."""
    local = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :] or iri
    spaced = _CAPITALS.sub(_apart, _NUMBER_OF_LRMOO.sub("", local))
    return spaced.replace("-", " ").replace("_", " ").strip()


def _apart(capitals: re.Match[str]) -> str:
    """Set a word of a name apart: the capital that begins one is lowered, those of an abbreviation stay."""
    return f" {capitals[0] if len(capitals[0]) > 1 else capitals[0].lower()}"


def _fact(line: str) -> Fact:
    statement = parse(line)
    literal = literal_of(statement.object)
    value = Value(bare(statement.object), is_iri=True)
    if literal is not None:
        datatype = None if literal.language or literal.datatype == _STRING else literal.datatype
        value = Value(literal.value, language=literal.language, datatype=datatype)
    return Fact(bare(statement.subject), bare(statement.predicate), value)
