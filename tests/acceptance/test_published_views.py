"""The seed's worked example in every format, and the search view against schema.org's own definitions."""

import json
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg import assets
from kg.rdf.concepts import concepts_of
from kg.rdf.context import context_of
from kg.rdf.dumps import jsonld_dump, public, turtle_dump
from kg.rdf.jsonld import archive
from kg.rdf.rdfxml import rdfxml
from kg.rdf.search import search
from kg.rdf.statement import describe
from kg.rdf.turtle import ntriples, turtle
from kg.rdf.vocab import KG
from kg.rdf.vocabulary import vocabulary_statements

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from rdf import oracles

SHARED = Path(__file__).resolve().parents[3] / "shared"
EXAMPLE = SHARED / "design" / "worked-example.trig"
SCHEMA_ORG = SHARED / "ontologies" / "schemaorg-30.0-current-https.ttl"
pytestmark = pytest.mark.skipif(not EXAMPLE.is_file(), reason="needs ../shared, which is not here")

SCHEMA = rdflib.Namespace("https://schema.org/")
CONTEXT = context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8")))
VOCABULARY = vocabulary_statements((assets.folder("ontology") / "vocab.ttl").read_bytes())
WORK = "https://data.example.org/id/work/w1"


@pytest.fixture(scope="module")
def schema_org():
    return rdflib.Graph().parse(SCHEMA_ORG)


def _things(lines):
    return [subject[1:-1] for subject in describe(lines)]


def test_every_format_of_the_example_comes_back_whole():
    lines = oracles.as_a_store_answers(EXAMPLE)
    built = oracles.rdflib_built(lines)
    assert len(built) > 450
    assert oracles.rdflib_triples(turtle(lines), "turtle") == built
    assert oracles.rdflib_triples(ntriples(lines), "nt") == built
    assert oracles.rdflib_triples(rdfxml(lines), "xml") == built
    document = archive(WORK, lines, CONTEXT)
    assert oracles.rdflib_triples(document, "json-ld") == built
    assert oracles.pyld_quads(document) == oracles.oxigraph_triples(lines)


def test_the_dumps_of_the_example_come_back_without_the_notes_texts():
    lines = oracles.as_the_build_writes(EXAMPLE)
    out = list(public(lines))
    assert len(set(lines) - set(out)) == 4
    assert all(KG["value"] in line for line in set(lines) - set(out))
    assert oracles.pyld_quads("".join(jsonld_dump(out, CONTEXT))) == oracles.oxigraph_quads(out)
    triples = {str(quad.triple) for quad in pyoxigraph.parse("\n".join(out), format=pyoxigraph.RdfFormat.N_QUADS)}
    assert oracles.oxigraph("".join(turtle_dump(out)), pyoxigraph.RdfFormat.TURTLE) == triples


@pytest.mark.parametrize("case", [EXAMPLE, oracles.STALKER], ids=["spiritual voices", "stalker"])
def test_the_search_view_of_everything_is_schema_org_alone(case, schema_org):
    lines = oracles.as_a_store_answers(case) + list(VOCABULARY)
    concepts = concepts_of(VOCABULARY)
    seen = set()
    for thing in _things(lines):
        document = json.loads(search(thing, lines, page="https://data.example.org/doc", concepts=concepts))
        assert document.pop("@context") == "https://schema.org"
        assert list(_faults(document, schema_org)) == []
        seen.add(document["@type"])
    assert {"Movie", "Person", "Organization", "Festival", "PublicationEvent", "DefinedTerm", "Role"} <= seen


def test_the_check_itself_finds_a_term_out_of_place(schema_org):
    faults = list(_faults({"@type": "Person", "duration": "PT1M", "colour": "red"}, schema_org))
    assert faults == ["duration is not for a Person", "colour is no property"]


def _faults(node, schema_org, under=None):
    kind = node.get("@type")
    if kind is None:
        return
    ancestors = set(schema_org.transitive_objects(SCHEMA[kind], rdflib.RDFS.subClassOf))
    if (SCHEMA[kind], rdflib.RDF.type, rdflib.RDFS.Class) not in schema_org:
        yield f"{kind} is no class"
    for key, value in node.items():
        if not key.startswith("@"):
            # A Role repeats the property it stands in: https://schema.org/Role
            repeated = SCHEMA.Role in ancestors and key == under
            domain = set(schema_org.objects(SCHEMA[key], SCHEMA.domainIncludes))
            if not domain:
                yield f"{key} is no property"
            elif not repeated and not domain & ancestors:
                yield f"{key} is not for a {kind}"
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _faults(inner, schema_org, key)
                yield from _out_of_range(key, inner, schema_org)


def _out_of_range(key, node, schema_org):
    kinds = set(schema_org.transitive_objects(SCHEMA[node.get("@type", "Thing")], rdflib.RDFS.subClassOf))
    if "@type" in node and not kinds & {*schema_org.objects(SCHEMA[key], SCHEMA.rangeIncludes), SCHEMA.Role}:
        yield f"{key} is not filled by a {node['@type']}"
