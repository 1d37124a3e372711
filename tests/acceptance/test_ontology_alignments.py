"""Every outside term the shipped ontology leans on exists where it is said to."""

import json
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg import assets
from kg.rdf.vocab import PREFIXES
from kg.rdf.vocabulary import vocabulary_statements
from tests.ontology.terms import ALLOWED, defined, read_terms, shipped, undefined, unknown

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
ONTOLOGIES = SHARED / "ontologies"
pytestmark = pytest.mark.skipif(not ONTOLOGIES.is_dir(), reason="the shared ontologies are not beside the checkout")
FILES = {
    "schema": "schemaorg-30.0-current-https.ttl",
    "fiaf": "FIAFcore.ttl",
    "bf": "bibframe.rdf",
    "ec": "ebucoreplus.owl",
    "prov": "prov.nq",
    "skos": "skos.nq",
    "dcterms": "dcterms.nq",
}


@pytest.fixture(scope="module")
def outside():
    return {prefix: read_terms(ONTOLOGIES / file) for prefix, file in FILES.items()}


def iris_of_shipped_files():
    context = json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    curies = [value if isinstance(value, str) else value["@id"] for value in context.values() if value != 1.1]
    graph = rdflib.Graph()
    for document in shipped():
        graph.parse(data=document, format="turtle")
    yield from (str(node) for triple in graph for node in triple if isinstance(node, rdflib.URIRef))
    yield from (PREFIXES[prefix] + name for prefix, _, name in (curie.partition(":") for curie in curies)
                if prefix in PREFIXES)  # fmt: skip


@pytest.mark.parametrize("prefix", FILES)
def test_every_term_of_another_vocabulary_exists_there(prefix, outside):
    leant_on = {term for term in iris_of_shipped_files() if term.startswith(PREFIXES[prefix])} - {PREFIXES[prefix]}
    assert leant_on
    assert leant_on - outside[prefix] == set()


def test_terms_of_vocabularies_without_a_file_are_on_the_allow_list():
    namespaces = (PREFIXES["lrmoo"], PREFIXES["edtf"])
    leant_on = {term for term in iris_of_shipped_files() if term.startswith(namespaces)} - set(namespaces)
    assert leant_on - ALLOWED == set()
    assert len(leant_on) == 10


def test_the_files_themselves_use_only_known_terms(outside):
    known = frozenset().union(*outside.values())
    header = {f"http://purl.org/vocab/vann/preferredNamespace{part}" for part in ("Prefix", "Uri")}
    assert unknown(vocabulary_statements(*shipped()), known | header) == ()


def test_the_worked_example_uses_only_known_terms(outside):
    example = (SHARED / "design" / "worked-example.trig").read_bytes()
    lines = [f"{quad.triple} ." for quad in parse(example, format=RdfFormat.TRIG)]
    assert undefined(lines) == ()
    assert unknown(lines, frozenset().union(*outside.values())) == ()


def test_every_term_the_domain_names_is_defined():
    text = (SHARED / "design" / "DOMAIN.md").read_text("utf-8")
    named = {f"{PREFIXES['kg']}{name}" for name in re.findall(r"\bkg:([A-Za-z]+)", text)}
    for first, others in re.findall(r"`voc:([A-Za-z][\w-]*)((?:\|[\w-]+)*)", text):
        stem = f"{first.partition('-')[0]}-" if "-" in first and first not in ("blu-ray", "film-35mm") else ""
        names = [
            first,
            *(other if other.startswith(stem) else stem + other for other in others.split("|")[1:]),
        ]
        named |= {f"{PREFIXES['voc']}{name}" for name in names if not name.endswith("-")}
    assert len(named) > 90
    assert named - defined() == set()
