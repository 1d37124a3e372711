"""The archive view loses nothing: pyld, rdflib and pyoxigraph read back what went in, without a network."""

import json

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import assets
from kg.rdf.context import context_of
from kg.rdf.jsonld import archive
from kg.rdf.vocab import KG, RDF, SCHEMA

from .oracles import (
    CASES,
    STALKER,
    THINGS,
    TRIPLES,
    WORK,
    as_a_store_answers,
    oxigraph,
    oxigraph_triples,
    pyld_quads,
    rdflib_built,
    rdflib_triples,
)

SHIPPED = context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8")))
# What the shipped context need not use, and any context may.
CRAMMED = context_of(
    {
        "@context": {
            "@version": 1.1,
            "@vocab": KG.namespace,
            "iri": "@id",
            "kind": {"@id": "@type", "@container": "@set"},
            "is": "@type",
            "text": "@value",
            "lang": "@language",
            "more": "@included",
            "schema": SCHEMA.namespace,
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "example": {"@id": "https://example.org/", "@prefix": True},
            "names": {"@id": "schema:name", "@container": ["@language", "@set"]},
            "name": {"@id": "schema:name", "@type": "xsd:date"},
            "schema:dateCreated": {"@type": "xsd:gYear"},
            "genre": {"@id": "schema:genre", "@type": "@vocab"},
            "order": {"@type": "xsd:integer", "@container": "@set"},
            "director": {"@id": "schema:director", "@type": "@id"},
            "value": {"@container": "@language"},
        }
    }
)
BARE = context_of({"@context": {}})
CONTEXTS = st.sampled_from([SHIPPED, CRAMMED, BARE])


def _body(document):
    return {key: value for key, value in json.loads(document).items() if key != "@context"}


def test_the_stalker_page_reads_as_the_golden_file():
    written = archive(WORK, as_a_store_answers(STALKER), SHIPPED)
    assert _body(written) == json.loads((CASES / "stalker" / "expected.archive.json").read_text("utf-8"))


def test_the_stalker_page_comes_back_from_three_parsers():
    lines = as_a_store_answers(STALKER)
    written = archive(WORK, lines, SHIPPED)
    assert len(lines) > 150
    assert pyld_quads(written) == oxigraph_triples(lines)
    assert oxigraph(written, pyoxigraph.RdfFormat.JSON_LD) == oxigraph_triples(lines)
    assert rdflib_triples(written, "json-ld") == rdflib_built(lines)


@given(CONTEXTS, st.sampled_from(THINGS), TRIPLES)
def test_no_statement_is_lost_or_added_whatever_the_context(context, thing, lines):
    written = archive(thing, lines, context)
    assert pyld_quads(written) == oxigraph_triples(lines)
    assert oxigraph(written, pyoxigraph.RdfFormat.JSON_LD) == oxigraph_triples(lines)
    assert rdflib_triples(written, "json-ld") == rdflib_built(lines)


@given(CONTEXTS, TRIPLES)
def test_the_order_of_input_does_not_show(context, lines):
    assert archive(THINGS[0], lines, context) == archive(THINGS[0], list(reversed(lines)), context)


def test_a_neighbour_is_nested_where_it_is_nearest_and_referred_to_elsewhere():
    work = _body(archive(WORK, as_a_store_answers(STALKER), SHIPPED))
    tarkovsky = next(agent for agent in work["author"] if isinstance(agent, dict) and agent["id"].endswith("tarkovsky"))
    assert {"@value": "Andrey Tarkovsky", "@language": "ru-Latn"} in tarkovsky["name"]
    assert work["director"] == [tarkovsky["id"]]
    credit = next(credit for credit in work["contribution"] if credit["role"] == "voc:role-director")
    assert credit["agent"] == "https://data.example.org/id/agent/tarkovsky"


def test_what_the_thing_does_not_lead_to_stands_beside_it():
    tarkovsky = _body(archive("https://data.example.org/id/agent/tarkovsky", as_a_store_answers(STALKER), SHIPPED))
    assert tarkovsky["type"] == "Person"
    included = [node["id"] for node in tarkovsky["@included"]]
    assert included == sorted(included)
    assert "https://data.example.org/graph/pages/754" in included


def test_a_thing_nothing_is_said_about_is_its_iri():
    assert _body(archive("https://example.org/x", [], SHIPPED)) == {"id": "https://example.org/x"}


def test_language_maps_hold_tags_in_their_usual_case():
    lines = [
        f'<http://a/x> {SCHEMA["name"]} "Stalker"@ru-latn .',
        f'<http://a/x> {SCHEMA["name"]} "Stalker" .',
        f'<http://a/x> {SCHEMA["name"]} "Сталкер"@ru .',
    ]
    assert _body(archive("http://a/x", lines, CRAMMED)) == {
        "iri": "http://a/x",
        "names": {"@none": ["Stalker"], "ru": ["Сталкер"], "ru-Latn": ["Stalker"]},
    }


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', [7]),
        ('"007"^^<http://www.w3.org/2001/XMLSchema#integer>', ["007"]),
        ('"x"', [{"text": "x"}]),
        ('"x"@ru-latn', [{"text": "x", "lang": "ru-Latn"}]),
        ('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', [{"is": "xsd:boolean", "text": "true"}]),
        ("<https://schema.org/x>", [{"iri": "schema:x"}]),
    ],
)
def test_a_value_is_as_plain_as_its_key_allows(term, written):
    assert _body(archive("http://a/x", [f"<http://a/x> {KG['order']} {term} ."], CRAMMED))["order"] == written


def test_an_odd_type_that_is_a_string_is_kept_as_one():
    lines = [f'<http://a/x> {RDF["type"]} "Film" .', f"<http://a/x> {RDF['type']} {SCHEMA['Movie']} ."]
    written = archive("http://a/x", lines, SHIPPED)
    assert _body(written) == {"id": "http://a/x", "type": "Movie", "rdf:type": "Film"}
    assert pyld_quads(written) == oxigraph_triples(lines)
