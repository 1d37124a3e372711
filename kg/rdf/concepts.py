"""What the views need of the vocabulary: a concept's label, a role's schema.org property."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.fields.labels import choose
from kg.model import Text
from kg.rdf.statement import bare, describe, is_literal, literal_of
from kg.rdf.vocab import KG, SKOS


@dataclass(frozen=True, slots=True)
class Concepts:
    """By IRI: the label of a concept, and for some roles the IRI of a schema.org property."""

    labels: Mapping[str, str]
    properties: Mapping[str, str]


def concepts_of(lines: Iterable[str], languages: Sequence[str] = ("en",)) -> Concepts:
    """Read the vocabulary's N-Triples or N-Quads lines, labels in the first of `languages` that has one."""
    labels: dict[str, str] = {}
    roles: dict[str, str] = {}
    for subject, properties in describe(lines).items():
        if label := choose(texts(properties.get(SKOS["prefLabel"], ())), languages):
            labels[bare(subject)] = label.value
        for term in properties.get(KG["schemaProperty"], ()):
            roles[bare(subject)] = bare(term)
    return Concepts(labels, roles)


def texts(terms: Iterable[str]) -> tuple[Text, ...]:
    """Return the literals among N-Triples terms as texts."""
    literals = (literal_of(term) for term in terms if is_literal(term))
    return tuple(Text(literal.value, literal.language) for literal in literals if literal)
