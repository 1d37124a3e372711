"""Other people's parsers, asked what our writers wrote; and graphs for them to try."""

import json
from pathlib import Path

import pyoxigraph
import rdflib
from hypothesis import strategies as st
from pyld import jsonld

from kg.rdf import terms
from kg.rdf.vocab import EDTF, KG, RDF, SCHEMA, VOC, XSD

CASES = Path(__file__).resolve().parent.parent / "cases"
STALKER = CASES / "stalker" / "record.trig"
WORK = "https://data.example.org/id/work/stalker"


def as_a_store_answers(path):
    """Return the triples of a TriG file as N-Triples lines, tags in lower case."""
    return sorted({f"{quad.triple} ." for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TRIG)})


def as_the_build_writes(path):
    """Return the quads of a TriG file as sorted N-Quads lines."""
    quads = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TRIG)
    return sorted({f"{quad.triple} {quad.graph_name} ." for quad in quads})


def oxigraph(text, form):
    """Return the quads pyoxigraph reads, as text; it lower-cases tags."""
    return {str(quad) for quad in pyoxigraph.parse(text, format=form)}


def oxigraph_triples(lines):
    return oxigraph("".join(f"{line}\n" for line in lines), pyoxigraph.RdfFormat.N_TRIPLES)


def oxigraph_quads(lines):
    return oxigraph("".join(f"{line}\n" for line in lines), pyoxigraph.RdfFormat.N_QUADS)


def rdflib_triples(text, form):
    """Return the triples rdflib reads, tags in lower case; it rewrites durations and numbers its own way."""
    graph = rdflib.Graph().parse(data=text, format=form)
    return {tuple(_rdflib_term(term) for term in triple) for triple in graph}


def rdflib_built(lines):
    """Return what rdflib would hold had it been given these statements as terms, not as text."""
    read = pyoxigraph.parse("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return {tuple(_rdflib_term(_as_rdflib(term)) for term in quad.triple) for quad in read}


def pyld_quads(text):
    """Return the quads pyld makes of a document, read by pyoxigraph; no document may be loaded."""
    return oxigraph(
        jsonld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": _no_loading}),
        pyoxigraph.RdfFormat.N_QUADS,
    )


def _no_loading(url, options):
    raise AssertionError(f"asked for {url}")


def _as_rdflib(term):
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == XSD.iri("string")
    return rdflib.Literal(term.value) if plain else rdflib.Literal(term.value, datatype=term.datatype.value)


def _rdflib_term(term):
    if isinstance(term, rdflib.URIRef):
        return str(term)
    datatype = None if str(term.datatype) == XSD.iri("string") else term.datatype
    return str(term), (term.language or "").lower(), str(datatype or "")


# Few things, so that they meet, share neighbours and run in circles; odd IRIs among them.
THINGS = tuple(f"https://data.example.org/id/work/{name}" for name in "abcd")
IRIS = (
    *THINGS,
    VOC.iri("role-sound"),
    SCHEMA.iri("Movie"),
    SCHEMA.iri("a/b"),
    SCHEMA.iri("a:b"),
    SCHEMA.iri("/double"),
    SCHEMA.namespace,
    KG.iri("1.5"),
    "https://example.org/Дух?q=1&r=(2)#é",
    "urn:isbn:5-02-0'",
    "mailto:someone@example.org",
)
PREDICATES = (
    RDF.iri("type"),
    SCHEMA.iri("name"),
    SCHEMA.iri("director"),
    SCHEMA.iri("dateCreated"),
    SCHEMA.iri("genre"),
    KG.iri("order"),
    KG.iri("value"),
    KG.iri("role"),
    KG.iri("duration"),
    "https://example.org/p#odd-1",
)
DATATYPES = (EDTF["EDTF"], "<https://example.org/datatype>", XSD["date"], XSD["string"])
TAGS = ("ru", "ru-Latn", "en-CA", "ru-Latn-t-ru-m0-alaloc", "x-private")
# Line breaks and quotes often; nothing that XML or a surrogate-free string cannot hold.
TEXT = st.text(st.one_of(st.sampled_from('\\"\r\n\t <&>@^«é'), st.characters(codec="utf-8")), max_size=12)
_LEXICAL = {
    XSD["integer"]: ("7", "007", "-0", "+5", "123456789012345678901"),
    XSD["boolean"]: ("true", "false", "1"),
    XSD["decimal"]: ("0.9", "0.90", "-1.5", "0.0000001", "5.0"),
    XSD["gYear"]: ("1979", "-0044"),
    XSD["duration"]: ("PT163M", "PT2H43M"),
}
LITERALS = st.one_of(
    st.builds(terms.literal, TEXT),
    st.builds(terms.literal, TEXT, st.sampled_from(TAGS)),
    st.builds(terms.typed, TEXT, st.sampled_from(DATATYPES)),
    st.sampled_from([terms.typed(text, datatype) for datatype, texts in _LEXICAL.items() for text in texts]),
)
_SUBJECTS = st.sampled_from(THINGS).map(terms.iri)
_VERBS = st.sampled_from(PREDICATES).map(terms.iri)
_NODES = st.sampled_from(IRIS).map(terms.iri)
STATEMENTS = st.one_of(
    st.tuples(_SUBJECTS, _VERBS, _NODES),
    st.tuples(_SUBJECTS, st.sampled_from(PREDICATES[1:]).map(terms.iri), LITERALS),
)
TRIPLES = st.lists(STATEMENTS.map(lambda triple: " ".join([*triple, "."])), max_size=16)
QUADS = st.lists(
    st.tuples(STATEMENTS, st.sampled_from(["<https://data.example.org/graph/pages/a%20b>", "<urn:g>"])).map(
        lambda quad: " ".join([*quad[0], quad[1], "."])
    ),
    max_size=16,
).map(lambda lines: sorted(set(lines)))
