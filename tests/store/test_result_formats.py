"""Answers in the W3C formats, read back by another library, with language tags in their usual case."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.store.formats import GRAPHS, SOLUTIONS

# a value that looks like a tag in every one of the formats
TRAP = (
    r"""" xml:lang="ru-latn" "xml:lang":"ru-latn" "@language":"ru-latn" """
    r"""\"x\"@ru-latn <literal xml:lang="ru-latn">"""
)
LITERAL = json.dumps(TRAP, ensure_ascii=False)
SELECT = f"SELECT ({LITERAL}@ru-Latn AS ?x) ({LITERAL} AS ?y) {{}}"
CONSTRUCT = f"CONSTRUCT {{ <https://e.org/s> <https://e.org/p> {LITERAL}@ru-Latn , {LITERAL} , 1 }} {{}}"


def test_json_keeps_text_and_restores_the_tag(store):
    (row,) = json.loads(store.answer(SELECT, "application/sparql-results+json"))["results"]["bindings"]
    assert row["x"] == {"type": "literal", "value": TRAP, "xml:lang": "ru-Latn"}
    assert row["y"] == {"type": "literal", "value": TRAP}


def test_xml_keeps_text_and_restores_the_tag(store):
    tree = ET.fromstring(store.answer(SELECT, "application/sparql-results+xml"))
    found = [(node.text, node.attrib) for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert found == [(TRAP, {"{http://www.w3.org/XML/1998/namespace}lang": "ru-Latn"}), (TRAP, {})]


def test_a_carriage_return_survives_xml(store):
    tree = ET.fromstring(store.answer(r'SELECT ("a\r\nb" AS ?x) {}', "application/sparql-results+xml"))
    assert [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ["a\r\nb"]
    text = store.answer(r'CONSTRUCT { <a:s> <https://e.org/p> "a\r\nb" } {}', "application/rdf+xml")
    assert [str(value) for value in rdflib.Graph().parse(data=text, format="xml").objects()] == ["a\r\nb"]


def test_tsv_keeps_text_and_restores_the_tag(store):
    header, row = store.answer(SELECT, "text/tab-separated-values").decode().splitlines()
    assert header == "?x\t?y"
    tagged, plain = row.split("\t")
    assert rdflib.util.from_n3(tagged) == rdflib.Literal(TRAP, lang="ru-Latn")
    assert tagged.endswith('"@ru-Latn')
    assert rdflib.util.from_n3(plain) == rdflib.Literal(TRAP)


def test_csv_keeps_text(store):
    rows = list(csv.reader(io.StringIO(store.answer(SELECT, "text/csv").decode(), newline="")))
    assert rows == [["x", "y"], [TRAP, TRAP]]


@pytest.mark.parametrize(
    ("media_type", "parser"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")],
)
def test_a_graph_keeps_text_and_restores_the_tag(store, media_type, parser):
    text = store.answer(CONSTRUCT, media_type).decode()
    graph = rdflib.Graph().parse(data=text, format=parser)
    values = {(str(value), value.language, value.datatype) for value in graph.objects()}
    assert values == {(TRAP, "ru-Latn", None), (TRAP, None, None), ("1", None, rdflib.XSD.integer)}


def test_json_ld_keeps_text_and_restores_the_tag(store):
    (node,) = json.loads(store.answer(CONSTRUCT, "application/ld+json"))
    assert {"@language": "ru-Latn", "@value": TRAP} in node["https://e.org/p"]
    assert {"@value": TRAP} in node["https://e.org/p"]


def test_turtle_declares_the_prefixes_it_uses_and_no_others(store):
    query = "CONSTRUCT { <https://e.org/s> <https://schema.org/name> 'x' } {}"
    assert store.answer(query, "text/turtle").decode() == (
        '@prefix schema: <https://schema.org/> .\n<https://e.org/s> schema:name "x" .\n'
    )


def test_every_graph_format_says_the_same(store):
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    said = [
        sorted(
            str(quad.triple)
            for quad in ox.parse(store.answer(query, media_type), ox.RdfFormat.from_media_type(media_type))
        )
        for media_type in GRAPHS
    ]
    assert len(said[0]) > 150
    assert all(statements == said[0] for statements in said)


@pytest.mark.parametrize("media_type", SOLUTIONS)
def test_an_ask_is_answered_in_every_solution_format(store, media_type):
    assert b"true" in store.answer("ASK { ?s ?p ?o }", media_type)


def test_media_type_parameters_and_case_do_not_matter(store):
    assert store.answer("ASK {}", "Text/CSV; charset=utf-8") == b"true"


def test_an_unknown_format_is_told_with_those_that_are_possible(store):
    with pytest.raises(QueryError, match=r"'image/png': ask for application/sparql-results\+json, .*text/csv"):
        store.answer("SELECT * {}", "image/png")
    with pytest.raises(QueryError, match=r"'text/csv': ask for text/turtle, application/n-triples"):
        store.answer("DESCRIBE <a:b>", "text/csv")
