"""What the shipped ontology and vocabulary say, for writers and for publication.

The roles' shortcuts, Wikidata properties and MARC relators are read from ``ontology/vocab.ttl``, so that no
code repeats them; the same files, as statements, fill the vocabulary graph. This module is given their
bytes: it opens nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import DataError
from kg.fields.tags import canonical_tag
from kg.model import Text
from kg.rdf.terms import iri, literal, typed
from kg.rdf.vocab import KG, MREL, RDF, SKOS, VOC, XSD

_ROLE = "role-"
_STRING = XSD["string"]


@dataclass(frozen=True, slots=True)
class Role:
    """What an agent can be credited for; `name` is ``director``, as in ``voc:role-director``.

    `schema_property` (the shortcut from film to agent) and `relator` (MARC) are IRIs, `wikidata_property`
    is a number such as ``P57``; each is None where the other vocabulary has no term of that meaning.
    """

    name: str
    schema_property: str | None
    wikidata_property: str | None
    relator: str | None
    labels: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The roles, and the names of all concepts without their prefix: ``role-director``, ``Cyrl``."""

    roles: Mapping[str, Role]
    concepts: frozenset[str]


def thesaurus(*turtle: bytes) -> Thesaurus:
    """Read the concepts and roles out of Turtle documents, ``vocab.ttl`` among them.

    Raises DataError if a document is not Turtle, or gives a role two shortcuts, two
    Wikidata properties or two relators.
    """
    concepts = _concepts(_quads(turtle))
    roles = {
        name.removeprefix(_ROLE): _role(name.removeprefix(_ROLE), said)
        for name, said in sorted(concepts.items())
        if name.startswith(_ROLE)
    }
    return Thesaurus(roles=roles, concepts=frozenset(concepts))


def vocabulary_statements(*turtle: bytes) -> tuple[str, ...]:
    """Return what Turtle documents state, as N-Triples lines without line end: sorted, each once.

    Language tags are in their usual case (RFC 5646, section 2.1.1). Raises DataError if a document is not
    Turtle, or has a blank node: the published graphs hold none.

    >>> vocabulary_statements(b'<https://example.org/a> <https://example.org/says> "oui"@FR .')
    ('<https://example.org/a> <https://example.org/says> "oui"@fr .',)
    """
    return tuple(sorted({_statement(quad) for quad in _quads(turtle)}))


def _quads(turtle: Iterable[bytes]) -> Iterator[Quad]:
    for number, document in enumerate(turtle, start=1):
        try:
            yield from parse(document, format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise DataError(f"vocabulary document {number} is not Turtle: {error}") from error


def _statement(quad: Quad) -> str:
    return f"{_term(quad.subject)} {_term(quad.predicate)} {_term(quad.object)} ."


def _term(node: object) -> str:
    if isinstance(node, NamedNode):
        return iri(node.value)
    if not isinstance(node, Literal):
        raise DataError(f"the vocabulary may only name its nodes, and has {node}")
    if node.language:
        return literal(node.value, canonical_tag(node.language))
    datatype = iri(node.datatype.value)
    return literal(node.value) if datatype == _STRING else typed(node.value, datatype)


Said = Mapping[str, list[NamedNode | Literal]]


def _concepts(quads: Iterable[Quad]) -> dict[str, Said]:
    """Return what is said of each concept, by its name, then by predicate IRI."""
    said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    concepts = set()
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object)
            if (quad.predicate.value, quad.object.value) == (RDF.iri("type"), SKOS.iri("Concept")):
                concepts.add(quad.subject.value)
    return {concept.removeprefix(VOC.namespace): said[concept] for concept in concepts}


def _role(name: str, said: Said) -> Role:
    return Role(
        name=name,
        schema_property=_only(said, KG.iri("schemaProperty")),
        wikidata_property=_only(said, KG.iri("wikidataProperty")),
        relator=_only(said, SKOS.iri("exactMatch"), MREL.namespace),
        labels=_labels(said),
    )


def _labels(said: Said) -> tuple[Text, ...]:
    labels = (label for label in said.get(SKOS.iri("prefLabel"), []) if isinstance(label, Literal))
    texts = (Text(label.value, canonical_tag(label.language) if label.language else None) for label in labels)
    return tuple(sorted(texts, key=lambda text: (text.language or "", text.value)))


def _only(said: Said, predicate: str, start: str = "") -> str | None:
    """Return the one value of a predicate that begins with `start`; None if there is none."""
    values = [term.value for term in said.get(predicate, []) if term.value.startswith(start)]
    if len(values) > 1:
        raise DataError(f"the vocabulary gives a role more than one <{predicate}>: {', '.join(values)}")
    return values[0] if values else None
