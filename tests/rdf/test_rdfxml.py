"""RDF/XML says what it was given, or says why it cannot."""

import pyoxigraph
import pytest
from hypothesis import assume, given

from kg.errors import DataError
from kg.rdf.rdfxml import rdfxml

from .oracles import (
    STALKER,
    TRIPLES,
    as_a_store_answers,
    oxigraph,
    oxigraph_triples,
    rdflib_built,
    rdflib_triples,
)


def _written(lines):
    try:
        return rdfxml(lines)
    except DataError:
        return None


def test_the_stalker_page_comes_back_from_both_parsers():
    lines = as_a_store_answers(STALKER)
    written = rdfxml(lines)
    assert oxigraph(written, pyoxigraph.RdfFormat.RDF_XML) == oxigraph_triples(lines)
    assert rdflib_triples(written, "xml") == rdflib_built(lines)
    assert b'xml:lang="ru-Latn"' in written


def test_only_prefixes_in_use_are_declared():
    written = rdfxml(['<http://a/x> <https://schema.org/name> "<a> & b\\r"@ru .']).decode()
    assert written == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:schema="https://schema.org/">\n'
        '  <rdf:Description rdf:about="http://a/x">\n'
        '    <schema:name xml:lang="ru">&lt;a&gt; &amp; b&#13;</schema:name>\n'
        "  </rdf:Description>\n"
        "</rdf:RDF>\n"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('<http://a/x> <http://a/p> "\x01" .', "RDF/XML cannot hold '\\x01'"),
        ("<http://a/x> <http://a/12> <http://a/o> .", "RDF/XML cannot name the property http://a/12"),
    ],
)
def test_what_xml_cannot_hold_is_refused_with_a_remedy(line, message):
    with pytest.raises(DataError) as refused:
        rdfxml([line])
    assert str(refused.value) == f"{message}: ask for Turtle or N-Triples"


def test_a_blank_node_keeps_its_identity():
    written = rdfxml(["_:1 <http://a/p> _:1 ."])
    assert len(oxigraph(written, pyoxigraph.RdfFormat.RDF_XML)) == 1
    assert written.count(b'rdf:nodeID="b1"') == 2


@given(TRIPLES)
def test_pyoxigraph_and_rdflib_read_back_every_statement(lines):
    written = _written(lines)
    assume(written is not None)
    assert oxigraph(written, pyoxigraph.RdfFormat.RDF_XML) == oxigraph_triples(lines)
    assert rdflib_triples(written, "xml") == rdflib_built(lines)
