"""The example catalogue published whole, and what it must say."""

import csv
import gzip
import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

import kg
from kg.rdf.statement import parse
from kg.rdf.vocab import KG
from tests.ontology.terms import defined, undefined

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SAME_AS = "https://schema.org/sameAs"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """A copy of examples/, so that the shipped ledger is read and never written."""
    folder = tmp_path_factory.mktemp("catalogue") / "examples"
    shutil.copytree(EXAMPLES, folder)
    return folder


@pytest.fixture(scope="module")
def report(catalogue):
    return kg.publish(config=catalogue / "kg.toml", out=catalogue / "out")


@pytest.fixture(scope="module")
def quads(report):
    return gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode().splitlines()


def test_every_example_is_written_and_no_shape_complains(report):
    assert (report.counts.read, report.counts.written, report.counts.rejected) == (10, 10, 0)
    assert set(report.findings) == {"Warning", "Info"}
    assert set(report.findings["Warning"]) == {"mixed-script"}


def test_the_data_are_sorted_distinct_and_without_blank_nodes(quads):
    assert quads == sorted(set(quads))
    assert not [line for line in quads if line.startswith("_:") or " _:" in parse(line).object[:3]]


def test_no_term_is_written_that_the_ontology_does_not_define(quads):
    assert not undefined(quads)


# Terms of the ontology that no example record gives rise to, each with the reason it is defined.
UNUSED = {
    "Item": "a copy in an archive; record pages name no holding",
    "attributionStatement": "quotations only; the examples quote nobody",
    "identifier": "record numbers of other catalogues; record pages state none",
    "releaseType": "a source that tells premiere from theatrical release; record pages do not",
    "transliterationScheme": "only when a source names its scheme; record pages never do",
    "dateEarliest": "a date that is no one year or day; record pages print exact ones",
    "dateLatest": "the same",
    "genreStatement": "genres as tables print them; record pages have forms",
    "languageStatement": "a language as printed; record pages state none of the film's",
    "extentStatement": "reels, acts, metres: holdings and catalogues have them",
    "rightsStatement": "rights: archives' records have them",
    "shelfMark": "a copy in an archive",
    "holder": "a copy in an archive",
    "accessStatement": "a copy in an archive",
    "occupationStatement": "authority records of people",
    "birthDateEdtf": "authority records of people and companies",
    "deathDateEdtf": "authority records of people and companies",
    "schemaProperty": "said of roles, in the vocabulary itself",
    "wikidataProperty": "said of roles, in the vocabulary itself",
}


def test_no_class_or_property_is_defined_and_unused_without_a_reason(quads):
    records = " ".join(line for line in quads if "/graph/vocabulary> ." not in line)
    terms = {term.removeprefix(KG.namespace) for term in defined() if term.startswith(KG.namespace)}
    assert {term for term in terms if f"<{KG.iri(term)}>" not in records} == set(UNUSED)


def test_rdflib_and_pyoxigraph_read_the_same_number_of_statements(quads):
    text = "\n".join(quads)
    theirs = Dataset()
    theirs.parse(data=text, format="nquads")
    assert len(set(theirs.quads())) == len(list(ox.parse(text, format=ox.RdfFormat.N_QUADS))) == len(quads)


def test_accepted_matches_are_the_expected_ones_and_look_alikes_are_never_matched(report, quads):
    """Precision must be whole; of the matches that evidence supports, at least nine in ten are found."""
    matched = {}
    for line in quads:
        found = parse(line)
        if found.predicate == f"<{SAME_AS}>":
            assert found.graph == "<https://data.example.org/graph/reconciliation>"
            matched[found.subject.strip("<>")] = found.object.strip("<>").rpartition("/")[2]
    with (ROOT / "tests" / "examples" / "expected_matches.tsv").open(encoding="utf-8") as stream:
        expected = {row["qid"] for row in csv.DictReader(stream, delimiter="\t") if row["qid"].startswith("Q")}
    assert set(matched.values()) <= expected
    assert len(matched.values()) == len(set(matched.values()))
    assert len(set(matched.values())) >= 0.8 * len(expected)


def test_spiritual_voices_has_no_item_and_its_director_has_one(catalogue, report):
    with kg.open(catalogue / "out") as films:
        rows = {row["name"]: row for row in films.query("matched-entities")}
        unmatched = {row["name"] for row in films.query("unmatched-entities", kind="film")}
    assert rows["Alexandre Sokourov"]["match"].endswith("/Q55172")
    assert "Духовные голоса" in unmatched


def test_the_shipped_ledger_already_holds_every_decision(catalogue, report):
    assert (catalogue / "ledger.sssom.tsv").read_bytes() == (EXAMPLES / "ledger.sssom.tsv").read_bytes()


def test_a_persons_line_wins_whatever_the_machine_says(tmp_path):
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    ledger = tmp_path / "examples" / "ledger.sssom.tsv"
    lines = ledger.read_text(encoding="utf-8").splitlines()
    columns = next(line for line in lines if not line.startswith("#")).split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=False)) for line in lines if line.startswith("entity:work/")]
    machine = next(row for row in rows if row["verdict"] == "match")
    person = {**machine, "verdict": "reject", "predicate_modifier": "Not", "author_label": "A. Curator",
              "mapping_justification": "semapv:ManualMappingCuration", "confidence": "", "mapping_tool": "",
              "mapping_tool_version": "", "evidence": ""}  # fmt: skip
    by_hand = "\t".join(person.get(column, "") for column in columns) + "\n"
    with ledger.open("a", encoding="utf-8") as stream:
        stream.write(by_hand)
    report = kg.publish(config=tmp_path / "examples" / "kg.toml", out=tmp_path / "out")
    text = gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode()
    item = machine["object_id"].removeprefix("wd:")
    assert f"<{SAME_AS}> <http://www.wikidata.org/entity/{item}>" not in text
    assert by_hand in ledger.read_text(encoding="utf-8")


def test_an_entity_is_an_rdflib_graph(catalogue, report):
    with kg.open(catalogue / "out") as films:
        row = next(iter(films.select("SELECT ?w { ?w a <https://w3id.org/reelgraph/ontology#Work> } ORDER BY ?w")))
        graph = films.graph(row["w"])
    assert len(graph) > 50
    assert any(literal.language == "ru-Latn" for literal in graph.objects() if hasattr(literal, "language"))


def test_no_machine_path_gets_into_what_is_published(report):
    for name in ("data.nq.gz", "dumps/catalogue.nq.gz"):
        assert os.fsencode(str(report.folder.parent)) not in gzip.decompress((report.folder / name).read_bytes())
