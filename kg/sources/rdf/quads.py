"""Bytes to statements: any RDF format, blank nodes named.

Blank nodes are given IRIs of ours: from their canonical labels (RDF Dataset Canonicalization), so that a file gives
the same ones whatever its parser called them. Only a file that has some is held in memory for that.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO, TypeVar

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg.model import Origin
from kg.rdf.iri import Space
from kg.rdf.statement import Statement
from kg.rdf.statement import parse as read_line
from kg.rdf.vocab import KG, RDF, SCHEMA
from kg.sources.opening import unpacked_name

FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
_TYPE = NamedNode(RDF.iri("type"))
# What kind of IRI a nameless thing gets, by its class.
_KINDS = {
    KG.iri("Work"): "work",
    KG.iri("Expression"): "expression",
    KG.iri("Manifestation"): "manifestation",
    KG.iri("Item"): "item",
    KG.iri("Title"): "title",
    KG.iri("Contribution"): "contribution",
    KG.iri("Note"): "note",
    KG.iri("SourceRecord"): "source",
    SCHEMA.iri("Person"): "agent",
    SCHEMA.iri("Organization"): "agent",
    SCHEMA.iri("Country"): "place",
    SCHEMA.iri("City"): "place",
    SCHEMA.iri("Place"): "place",
    SCHEMA.iri("PropertyValue"): "identifier",
}
_OTHERWISE = "event"

T = TypeVar("T")


def statements(stream: BinaryIO, origin: Origin, space: Space) -> Iterator[Statement]:
    """Yield the statements of a file in its order. Raises SyntaxError on what is not of its format."""
    form = FORMATS[PurePath(unpacked_name(PurePath(origin.file or ""))).suffix.lower()]
    for quad in parse(stream, format=form):
        if _is_nameless(quad):
            stream.seek(0)
            yield from _named(Dataset(parse(stream, format=form)), origin, space)
            return
        yield _statement(quad)


def _is_nameless(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def _named(quads: Dataset, origin: Origin, space: Space) -> Iterator[Statement]:
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    kinds = _kinds(quads)

    def name(term: T) -> T | NamedNode:
        if not isinstance(term, BlankNode):
            return term
        kind = kinds.get(term.value, _OTHERWISE)
        return NamedNode(space.thing(kind, "nameless", origin.source, origin.key, term.value))

    for quad in quads:
        yield _statement(Quad(name(quad.subject), quad.predicate, name(quad.object), name(quad.graph_name)))


def _kinds(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the kind of IRI of each blank node by its label."""
    return {
        quad.subject.value: _KINDS[quad.object.value]
        for quad in quads
        if quad.predicate == _TYPE
        and isinstance(quad.subject, BlankNode)
        and isinstance(quad.object, NamedNode)
        and quad.object.value in _KINDS
    }


def _statement(quad: Quad) -> Statement:
    """Return a statement in the one spelling this package uses: language tags in their usual case."""
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else f" {quad.graph_name}"
    return read_line(f"{quad.subject} {quad.predicate} {quad.object}{graph} .")
