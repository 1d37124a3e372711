"""One film of several sources is one film; what a person decided about that always stands."""

import gzip
import json

import pytest

from kg import sources
from kg.config import Config, ReconcileConfig, SourceConfig
from kg.engines import serial
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.rdf.iri import Space
from kg.rdf.vocab import PREFIXES
from kg.reconcile.decision import Decision, Verdict
from kg.reconcile.ledger import Ledger
from kg.store.embedded import EmbeddedStore
from tests.pipeline.sources import ROWS, write

SPACE = Space()
SCHEMA, KG = PREFIXES["schema"], PREFIXES["kg"]


@pytest.fixture(autouse=True)
def rows(monkeypatch):
    monkeypatch.setitem(sources.KINDS, "rows", ROWS)


def work(source, key):
    return SPACE.local(SPACE.thing("work", source, key))


def catalogue(tmp_path, decisions=(), **rows):
    """Publish one source of each name, in the order given, with a ledger of a person's decisions."""
    configured = tuple(
        SourceConfig(name, "rows", (write(tmp_path / f"{name}.rows", *given),)) for name, given in rows.items()
    )
    wanted = None
    if decisions:
        snapshot = tmp_path / "snapshot.jsonl"
        snapshot.write_text("")
        ledger = tmp_path / "ledger.tsv"
        ledger.unlink(missing_ok=True)
        Ledger(ledger, SPACE, "https://creativecommons.org/publicdomain/zero/1.0/").append(decisions)
        wanted = ReconcileConfig(snapshot=snapshot, ledger=ledger, snapshot_date="2026-11-01")
    config = Config(sources=configured, reconcile=wanted)
    report = publish(Run(config, tmp_path / "out", engine=serial))
    found = [json.loads(line) for line in (report.folder / "findings.jsonl").read_text().splitlines()]
    return report, found


def works(report):
    with EmbeddedStore.open(report.folder / "store") as store:
        rows = store.select(f"SELECT DISTINCT ?w {{ ?w a <{KG}Work> }} ORDER BY ?w")
        return [SPACE.local(row["w"]) for row in rows]


def decided(subject, verdict, other=None, qid=None):
    return Decision(subject=subject, label="", verdict=verdict, other=other, qid=qid, who="Vera", when="2026-11-02")


A = {"key": "1", "title": "Spiritual Voices", "year": "1995", "minutes": 327, "ids": {"imdb": "tt0114535"}}
B = {
    "key": "x",
    "title": "Spiritual Voices",
    "year": "1995",
    "minutes": 328,
    "ids": {"imdb": "https://www.imdb.com/title/tt0114535/"},
}


def test_a_shared_identifier_makes_one_work_of_two_records_and_the_first_source_names_it(tmp_path):
    report, _ = catalogue(tmp_path, archive=[A], site=[B])
    assert works(report) == [work("archive", "1")]
    assert report.moved == 1
    data = gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode()
    old, new = SPACE.at(work("site", "x")), SPACE.at(work("archive", "1"))
    assert f"<{old}> <{PREFIXES['dcterms']}isReplacedBy> <{new}> <{SPACE.reconciliation}> ." in data


def test_the_ranking_of_the_sources_decides_whose_iri_it_is(tmp_path):
    report, _ = catalogue(tmp_path, site=[B], archive=[A])
    assert works(report) == [work("site", "x")]


def test_both_statements_stay_each_in_its_own_graph_and_the_conflict_is_told(tmp_path):
    report, found = catalogue(tmp_path, archive=[A], site=[B])
    with EmbeddedStore.open(report.folder / "store") as store:
        rows = store.select(
            f"SELECT ?g ?m {{ GRAPH ?g {{ ?e <{PREFIXES['lrmoo']}R3i_realises> ?w ; <{KG}durationMinutes> ?m }} }} ORDER BY ?g"
        )
        said = [(row["g"].removeprefix(f"{SPACE.base}/graph/"), row["m"]) for row in rows]
    assert said == [("archive/1", "327"), ("site/x", "328")]
    (conflict,) = [one for one in found if one["rule"] == "conflict"]
    assert conflict["message"] == "archive says 327 minutes, site says 328 minutes"


def test_equal_titles_and_years_alone_join_nothing_but_are_offered_to_a_person(tmp_path):
    one = {**A, "ids": {}, "director": "Alexander Sokurov"}
    other = {**B, "ids": {}, "director": "Alexander Sokurov"}
    report, found = catalogue(tmp_path, archive=[one], site=[other])
    assert len(works(report)) == 2
    (offer,) = [each for each in found if each["rule"] == "duplicate-work"]
    assert offer["message"].endswith("archive.rows:row 1 may be one film: Spiritual Voices, 1995, Alexander Sokurov")
    assert f"entity:{offer['value']}" in offer["suggestion"]


def test_a_person_joins_what_no_identifier_does(tmp_path):
    one, other = {**A, "ids": {}}, {**B, "ids": {}}
    said = [decided(work("site", "x"), Verdict.MATCH, other=work("archive", "1"))]
    report, _ = catalogue(tmp_path, said, archive=[one], site=[other])
    assert works(report) == [work("archive", "1")]


def test_a_person_joins_two_by_giving_both_one_item(tmp_path):
    one, other = {**A, "ids": {}}, {**B, "ids": {}}
    said = [decided(each, Verdict.MATCH, qid="Q4438009") for each in (work("site", "x"), work("archive", "1"))]
    report, _ = catalogue(tmp_path, said, archive=[one], site=[other])
    assert works(report) == [work("archive", "1")]


def test_a_person_splits_a_cluster_with_one_line_and_nothing_else_changes(tmp_path):
    third = {"key": "9", "title": "Stalker", "year": "1979"}
    joined, _ = catalogue(tmp_path, archive=[A, third], site=[B])
    before = gzip.decompress((joined.folder / "data.nq.gz").read_bytes()).decode().splitlines()
    said = [decided(work("archive", "1"), Verdict.REJECT, other=work("site", "x"))]
    report, _ = catalogue(tmp_path, said, archive=[A, third], site=[B])
    assert works(report) == sorted([work("archive", "1"), work("archive", "9"), work("site", "x")])
    after = gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode().splitlines()
    touched = {line for line in {*before} ^ {*after} if "/graph/reconciliation>" not in line}
    assert touched
    assert all("/graph/site/x>" in line for line in touched)


def test_a_person_keeps_apart_even_through_a_third(tmp_path):
    third = {**A, "key": "t"}
    said = [decided(work("archive", "1"), Verdict.REJECT, other=work("site", "x"))]
    report, _ = catalogue(tmp_path, said, archive=[A], site=[B], third=[third])
    assert len(works(report)) == 2


def test_an_identifier_of_two_films_of_one_source_confirms_nothing(tmp_path):
    report, found = catalogue(tmp_path, archive=[A, {**A, "key": "2"}], site=[B])
    assert len(works(report)) == 3
    assert [one["rule"] for one in found if one["rule"].startswith("identifier")] == ["identifier-shared"]


def test_records_that_share_one_number_and_differ_in_another_are_not_joined(tmp_path):
    one = {**A, "ids": {**A["ids"], "wikidata": "Q1"}}
    other = {**B, "ids": {**B["ids"], "wikidata": "Q2"}}
    report, found = catalogue(tmp_path, archive=[one], site=[other])
    assert len(works(report)) == 2
    (conflict,) = [each for each in found if each["rule"] == "identifier-conflict"]
    assert "differ in wikidata" in conflict["message"]


def test_a_machines_match_never_joins(tmp_path):
    machine = Decision(
        subject=work("site", "x"), label="", verdict=Verdict.MATCH, qid="Q5", when="2026-11-01", tool="t", question="q"
    )
    other = Decision(
        subject=work("archive", "1"),
        label="",
        verdict=Verdict.MATCH,
        qid="Q5",
        when="2026-11-01",
        tool="t",
        question="q",
    )
    report, _ = catalogue(tmp_path, [machine, other], archive=[{**A, "ids": {}}], site=[{**B, "ids": {}}])
    assert len(works(report)) == 2


def test_people_of_two_sources_meet_by_their_number_too(tmp_path):
    person = {"key": "s", "person": "Alexander Sokurov", "ids": {"wikidata": "Q55172"}}
    film = {"key": "1", "title": "Whispering Pages", "year": "1993", "refers": "s"}
    report, found = catalogue(tmp_path, archive=[person, film], site=[{**person, "key": "z"}, {**film, "refers": "z"}])
    assert report.entities["Person"] == 1
    assert not [one for one in found if one["rule"] == "reference-unresolved"]


def test_a_reference_to_nobody_is_told_and_the_credit_stays(tmp_path):
    report, found = catalogue(tmp_path, archive=[{"key": "1", "title": "Mirror", "year": "1975", "refers": "nobody"}])
    (told,) = [one for one in found if one["rule"] == "reference-unresolved"]
    assert (told["source"], told["key"], told["locator"]) == ("archive", "1", "row 1")
    assert report.entities["Contribution"] == 1


def test_a_decision_about_what_is_not_there_waits(tmp_path):
    said = [decided(work("site", "x"), Verdict.MATCH, other=work("archive", "gone"))]
    report, _ = catalogue(tmp_path, said, site=[B])
    assert works(report) == [work("site", "x")]


def test_a_film_of_somebody_elses_rdf_leads_to_ours(tmp_path, monkeypatch):
    theirs = "https://films.example.org/1"
    (tmp_path / "rml.nt").write_text(
        f"""<{theirs}> <{PREFIXES["rdf"]}type> <{KG}Work> .
<{theirs}> <{SCHEMA}name> "Spiritual Voices" .
<{theirs}> <{PREFIXES["lrmoo"]}R3_is_realised_in> <{theirs}/e> .
<{theirs}/e> <{PREFIXES["rdf"]}type> <{KG}Expression> .
<{theirs}/e> <{PREFIXES["lrmoo"]}R3i_realises> <{theirs}> .
<{theirs}/e> <{KG}expressionType> <{PREFIXES["voc"]}version-original> .
<{theirs}> <{KG}identifier> <{theirs}/i> .
<{theirs}/i> <{SCHEMA}propertyID> "imdb" .
<{theirs}/i> <{SCHEMA}value> "tt0114535" .
"""
    )
    sources_ = (
        SourceConfig("archive", "rows", (write(tmp_path / "archive.rows", A),)),
        SourceConfig("engine", "rdf", (tmp_path / "rml.nt",)),
    )
    report = publish(Run(Config(sources=sources_), tmp_path / "out", engine=serial))
    assert works(report) == [work("archive", "1")]
    data = gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode()
    ours = SPACE.at(work("archive", "1"))
    assert f"<{theirs}/e> <{PREFIXES['lrmoo']}R3i_realises> <{ours}> " in data
    assert f"<{theirs}> <{PREFIXES['dcterms']}isReplacedBy> <{ours}> " in data
