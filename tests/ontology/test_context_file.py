"""ontology/context.jsonld: JSON-LD processors read it offline, and nothing is lost on the way through it."""

import json

import pytest
import rdflib
from pyld import jsonld
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS

from kg import assets
from kg.rdf.vocab import PREFIXES
from tests.ontology.terms import shipped

DOCUMENT = json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8"))
CONTEXT = DOCUMENT["@context"]
TERMS = {name: value for name, value in CONTEXT.items() if isinstance(value, dict)}
KINDS = {
    name: value for name, value in CONTEXT.items() if isinstance(value, str) and not value.startswith(("http", "@"))
}
# Tags are lower-case here, since pyld lower-cases what it expands (JSON-LD API, section 5.2.2 allows it).
OBJECTS = (
    "<https://data.example.org/id/agent/a>",
    "<https://w3id.org/reelgraph/vocab/role-director>",
    '"plain"',
    '"1995"',
    '"Dukhovnye golosa"@ru-latn',
    '"Духовные голоса"@ru',
    *(
        f'"{value}"^^<{PREFIXES[prefix]}{name}>'
        for prefix, name, value in [
            ("xsd", "gYear", "1995"),
            ("xsd", "date", "1995-10-08"),
            ("xsd", "integer", "7"),
            ("xsd", "decimal", "0.90"),
            ("xsd", "duration", "PT327M"),
            ("xsd", "boolean", "true"),
            ("edtf", "EDTF", "1995?"),
        ]
    ),
)


def no_network(url, options=None):
    raise AssertionError(f"a document asks for {url}")


def iri(curie):
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def through_pyld(statements):
    """Compact and expand again, as a consumer would, and return the statements that come out."""
    options = {"documentLoader": no_network}
    expanded = jsonld.from_rdf(statements, {"format": "application/n-quads"} | options)
    compacted = jsonld.compact(expanded, DOCUMENT, options)
    again = jsonld.to_rdf(compacted, {"format": "application/n-quads"} | options)
    return compacted, again


def n_triples(turtle):
    return "\n".join(f"{quad.triple} ." for quad in parse(turtle, format=RdfFormat.TURTLE))


def quads(statements):
    return set(parse(statements, format=RdfFormat.N_QUADS))


def test_there_are_no_defaults_that_invent_terms_or_languages():
    assert CONTEXT.keys() & {"@vocab", "@base", "@language", "@direction", "@import", "@propagate"} == set()
    assert CONTEXT["@version"] == 1.1


def test_an_unknown_key_says_nothing():
    document = {"@context": CONTEXT, "id": "https://data.example.org/id/work/a", "titel": "x"}
    assert jsonld.expand(document, {"documentLoader": no_network}) == []


def test_the_prefixes_are_the_packages():
    assert {name: value for name, value in CONTEXT.items() if str(value).startswith("http")} == PREFIXES


def test_every_term_of_the_ontology_has_its_own_name_as_key_and_no_other_is_claimed():
    graph = rdflib.Graph().parse(data=shipped()[0], format="turtle")
    named = {
        str(term).removeprefix(PREFIXES["kg"])
        for term in graph.subjects(RDFS.isDefinedBy)
        if str(term).startswith(PREFIXES["kg"])
    }
    keys = {name: definition["@id"] for name, definition in TERMS.items()} | KINDS
    assert {name for name, curie in keys.items() if curie.startswith("kg:")} == named
    assert all(curie == f"kg:{name}" for name, curie in keys.items() if curie.startswith("kg:"))


def test_no_two_keys_stand_for_one_iri():
    meanings = [iri(definition["@id"]) for definition in TERMS.values()] + [iri(curie) for curie in KINDS.values()]
    assert len(meanings) == len(set(meanings))


def test_values_of_our_properties_are_coerced_exactly_where_the_ontology_fixes_their_kind():
    graph = rdflib.Graph().parse(data=shipped()[0], format="turtle")
    expected = {}
    for term in graph.subjects(RDFS.isDefinedBy):
        kinds, range_ = set(graph.objects(term, RDF.type)), graph.value(term, RDFS.range)
        if OWL.ObjectProperty in kinds:
            expected[str(term)] = "@id"
        elif OWL.DatatypeProperty in kinds:
            free = range_ in (RDFS.Literal, rdflib.XSD.string)
            expected[str(term)] = None if free else str(range_)
    coerced = {iri(definition["@id"]): definition.get("@type") for definition in TERMS.values()}
    written = {term: kind if kind in (None, "@id") else iri(kind) for term, kind in coerced.items() if term in expected}
    assert written == expected


def test_a_concept_of_the_vocabulary_is_written_short():
    line = (
        "<https://data.example.org/id/contribution/a> <https://w3id.org/reelgraph/ontology#role>"
        " <https://w3id.org/reelgraph/vocab/role-director> ."
    )
    compacted, _ = through_pyld(line)
    assert compacted["role"] == "voc:role-director"
    assert compacted["id"] == "https://data.example.org/id/contribution/a"


@pytest.mark.parametrize("name", TERMS)
def test_no_value_changes_on_the_way_through_a_key(name):
    subject = "<https://data.example.org/id/work/a>"
    lines = "\n".join(f"{subject} <{iri(TERMS[name]['@id'])}> {value} ." for value in OBJECTS)
    compacted, again = through_pyld(lines)
    assert quads(again) == quads(lines)
    document = {"@context": CONTEXT} | {key: value for key, value in compacted.items() if key != "@context"}
    read_by_rdflib = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    assert set(read_by_rdflib) == set(rdflib.Graph().parse(data=lines, format="nt"))


SAMPLE = """
@prefix kg: <https://w3id.org/reelgraph/ontology#> . @prefix voc: <https://w3id.org/reelgraph/vocab/> .
@prefix schema: <https://schema.org/> . @prefix lrmoo: <http://iflastandards.info/ns/lrm/lrmoo/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix work: <https://data.example.org/id/work/> . @prefix title: <https://data.example.org/id/title/> .
@prefix expression: <https://data.example.org/id/expression/> .
@prefix contribution: <https://data.example.org/id/contribution/> .
@prefix agent: <https://data.example.org/id/agent/> .
@prefix source: <https://data.example.org/id/source/> . @prefix prov: <http://www.w3.org/ns/prov#> .
work:w a kg:Work , schema:Movie ; kg:locator "L4" , "L5" ;
    schema:name "Восхождение"@ru ; schema:alternateName "The Ascent"@en , "Voskhozhdenie"@ru-latn ;
    schema:dateCreated "1976"^^xsd:gYear ; kg:dateEdtf "1976"^^edtf:EDTF ; schema:genre voc:form-fiction ;
    kg:title title:t ;
    lrmoo:R3_is_realised_in expression:e ;
    kg:contribution contribution:c ;
    schema:director agent:a ; prov:wasDerivedFrom source:s .
title:t a kg:Title ; kg:titleType voc:title-original ; kg:value "Восхождение"@ru ;
    kg:script voc:Cyrl ; kg:languageConfidence 0.9 .
expression:e a kg:Expression ; lrmoo:R3i_realises work:w ;
    kg:duration "PT111M"^^xsd:duration ; kg:durationMinutes 111 ; kg:colour voc:black-and-white .
contribution:c a kg:Contribution ; kg:role voc:role-director ; kg:order 1 ;
    kg:agent agent:a ; kg:creditedAs "Larisa CHEPITKO"@ru-latn , "Лариса ШЕПИТЬКО"@ru .
agent:a a schema:Person ; schema:name "Лариса Шепитько"@ru .
"""


def test_a_film_comes_back_whole_and_every_key_of_it_is_short():
    lines = n_triples(SAMPLE.encode())
    compacted, again = through_pyld(lines)
    assert quads(again) == quads(lines)
    nodes = compacted["@graph"]
    assert len(nodes) == 5
    assert {key for node in nodes for key in node if ":" in key} == set()
    work = next(node for node in nodes if node["id"].endswith("/work/w"))
    assert sorted(work["type"]) == ["Movie", "Work"]
    assert work["dateCreated"] == "1976"
    assert work["title"] == ["https://data.example.org/id/title/t"]
    assert work["genre"] == ["voc:form-fiction"]


def test_the_vocabulary_itself_comes_back_whole():
    lines = n_triples(shipped()[1])
    compacted, again = through_pyld(lines)
    assert quads(again) == quads(lines)
    director = next(node for node in compacted["@graph"] if node["id"] == "voc:role-director")
    assert director["schemaProperty"] == "schema:director"
    assert str(SKOS.prefLabel) not in director
    assert {"@language": "ru", "@value": "режиссёр"} in director["prefLabel"]
