"""Which terms statements use, and whether somebody defines them.

`undefined` asks it of our own namespaces, from what ships; `unknown` asks it of every predicate, class and
datatype, given the terms of outside vocabularies (`read_terms`).
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import assets
from kg.rdf.vocab import EDTF, KG, LRMOO, OWL, RDF, RDFS, VOC, XSD

SHIPPED = ("kg.ttl", "vocab.ttl")
OURS = (KG.namespace, VOC.namespace)
# What no file at hand defines: the terms used of LRMoo and EDTF, and the layers below every vocabulary.
ALLOWED = frozenset(
    [LRMOO.iri(name) for name in ("F1_Work", "F2_Expression", "F3_Manifestation", "F5_Item", "F12_Nomen")]
    + [LRMOO.iri(name) for name in ("R3_is_realised_in", "R3i_realises", "R4_embodies", "R7_exemplifies")]
    + [EDTF.iri("EDTF")]
    + [RDF.iri(name) for name in ("type", "langString", "Property")]
    + [RDFS.iri(name) for name in ("label", "domain", "range", "subClassOf", "subPropertyOf", "isDefinedBy", "Literal")]
    + [
        OWL.iri(name)
        for name in (
            "Ontology",
            "Class",
            "ObjectProperty",
            "DatatypeProperty",
            "versionInfo",
            "versionIRI",
        )
    ]
    + [
        XSD.iri(name)
        for name in ("string", "integer", "decimal", "date", "dateTime", "gYear", "gYearMonth", "duration")
    ]
)


def shipped() -> tuple[bytes, ...]:
    """Return the bytes of the shipped Turtle files."""
    return tuple((assets.folder("ontology") / name).read_bytes() for name in SHIPPED)


def defined() -> frozenset[str]:
    """Return the terms of ours, as IRIs, that the shipped files say something about."""
    quads = (quad for document in shipped() for quad in parse(document, format=RdfFormat.TURTLE))
    return frozenset(quad.subject.value for quad in quads if quad.subject.value.startswith(OURS))


def undefined(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the terms of ours that N-Quads or N-Triples lines use anywhere and nothing defines, sorted."""
    ours = {term for quad in _quads(lines) for term in _iris(quad) if term.startswith(OURS)}
    return tuple(sorted(ours - defined()))


def unknown(lines: Iterable[str], outside: Collection[str]) -> tuple[str, ...]:
    """Return the predicates, classes and datatypes that are neither ours, `outside` nor allowed, sorted."""
    used = {term for quad in _quads(lines) for term in _structure(quad)}
    return tuple(sorted(used - defined() - ALLOWED - frozenset(outside)))


def read_terms(*files: Path) -> frozenset[str]:
    """Return every IRI that a vocabulary file says something about (Turtle, N-Quads or RDF/XML)."""
    return frozenset(
        quad.subject.value
        for file in files
        for quad in parse(path=file, format=_format(file), lenient=True)
        if isinstance(quad.subject, NamedNode)
    )


def _format(file: Path) -> RdfFormat:
    if file.suffix == ".nq":
        return RdfFormat.N_QUADS
    return RdfFormat.RDF_XML if file.read_bytes().lstrip().startswith(b"<") else RdfFormat.TURTLE


def _quads(lines: Iterable[str]) -> Iterator[Quad]:
    return parse("\n".join(lines), format=RdfFormat.N_QUADS)


def _iris(quad: Quad) -> Iterator[str]:
    yield from (node.value for node in (quad.subject, quad.predicate, quad.object) if isinstance(node, NamedNode))
    if isinstance(quad.object, Literal):
        yield quad.object.datatype.value


def _structure(quad: Quad) -> Iterator[str]:
    yield quad.predicate.value
    if isinstance(quad.object, Literal):
        yield quad.object.datatype.value
    elif quad.predicate.value == RDF.iri("type"):
        yield quad.object.value
