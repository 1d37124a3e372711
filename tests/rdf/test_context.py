"""A context is turned round only where its meaning is beyond doubt."""

import json

import pytest

from kg import assets
from kg.errors import DataError, UsageError
from kg.rdf.context import context_of

SHIPPED = json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8"))


def _context(**definitions):
    return context_of({"@context": {"schema": "https://schema.org/", **definitions}})


def test_the_shipped_context_names_works_and_people():
    context = context_of(SHIPPED)
    assert context.symbol("https://schema.org/Person") == "Person"
    assert context.symbol("https://w3id.org/reelgraph/ontology#Work") == "Work"
    assert context.keyword("@id") == "id"
    assert context.reference("http://www.wikidata.org/entity/Q853") == "wd:Q853"


def test_a_document_carries_the_context_it_was_given():
    assert json.loads(context_of(SHIPPED).text) == SHIPPED["@context"]


def test_a_prefix_is_used_only_where_json_ld_1_1_lets_it_stand():
    context = _context(
        plain="https://a.example/x",
        flagged={"@id": "https://b.example/", "@prefix": True},
        loose={"@id": "https://c.example/"},
    )
    assert context.reference("https://schema.org/name") == "schema:name"
    assert context.reference("https://b.example/name") == "flagged:name"
    assert context.reference("https://c.example/name") == "https://c.example/name"


def test_a_prefixed_spelling_that_is_a_term_of_its_own_is_not_used():
    context = _context(**{"schema:name": {"@id": "https://other.example/name"}})
    assert context.symbol("https://schema.org/name") == "https://schema.org/name"
    assert context.symbol("https://other.example/name") == "schema:name"


def test_a_term_without_an_id_takes_its_iri_from_its_name():
    context = _context(
        **{
            "@vocab": "https://w3id.org/reelgraph/ontology#",
            "schema:director": {"@type": "@id"},
            "order": {"@container": "@set"},
        }
    )
    assert context.terms["https://schema.org/director"][0].coercion == "@id"
    assert context.terms["https://w3id.org/reelgraph/ontology#order"][0].is_set
    assert context.symbol("https://w3id.org/reelgraph/ontology#role") == "role"


@pytest.mark.parametrize(
    "definition",
    [
        None,
        {"@reverse": "schema:director"},
        {"@id": "schema:director", "@container": "@list"},
        {"@id": "schema:director", "@type": "@json"},
        {"@id": "schema:director", "@language": "en"},
        {"@id": None},
    ],
)
def test_a_term_of_doubtful_meaning_is_never_written(definition):
    context = _context(directs=definition)
    assert context.terms == {}
    assert context.symbol("https://schema.org/director") == "schema:director"


def test_an_iri_that_would_be_read_as_a_term_is_refused():
    with pytest.raises(DataError, match="<schema:x> would be read as a term of the JSON-LD context"):
        _context().reference("schema:x")


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"@context": "https://schema.org"},
        {"@context": [{}, {}]},
        {"@context": {"@language": "en"}},
        {"@context": {"@import": "https://example.org/"}},
        {"@context": {"Person": {"@id": "https://schema.org/Person", "@context": {}}}},
    ],
)
def test_a_context_that_changes_meaning_by_place_is_refused(document):
    with pytest.raises(UsageError):
        context_of(document)
