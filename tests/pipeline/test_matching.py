"""The reconcile stage on a real store: what it adds to the ledger, to the graph and to the findings."""

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from wikidata_server import STALKER, TARKOVSKY, Scripted, Wikidata, documents, serving

from kg.config import ReconcileConfig
from kg.errors import UsageError
from kg.model import Origin, Severity
from kg.pipeline.asking import asked_of, facts_of
from kg.pipeline.exporting import Exporter
from kg.pipeline.matching import Matcher
from kg.rdf.iri import Space
from kg.reconcile.decision import Decision, Verdict
from kg.reconcile.facts import Fact
from kg.reconcile.question import Kind
from kg.store.embedded import EmbeddedStore

sys.path.insert(0, str(Path(__file__).parents[1] / "reconcile"))
from wikidata_facts import lines

CATALOGUE = Path(__file__).parents[1] / "reconcile" / "catalogue.trig"
SPACE = Space("https://data.example.org")
BASE = "https://data.example.org/id/"
MORE = """
@prefix kg: <https://w3id.org/reelgraph/ontology#> . @prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix voc: <https://w3id.org/reelgraph/vocab/> .
@prefix : <https://data.example.org/id/> .
<https://data.example.org/graph/my%20films/754> {
  <https://data.example.org/id/work/stalker> kg:award <https://data.example.org/id/event/prize> ;
    kg:identifier <https://data.example.org/id/identifier/imdb> ;
    prov:wasDerivedFrom <https://data.example.org/id/source/s> .
  <https://data.example.org/id/source/s> schema:url <https://films.example.org/754> .
  <https://data.example.org/id/identifier/imdb> schema:propertyID "IMDb" ; schema:value "tt0079944" .
  <https://data.example.org/id/event/prize> a kg:AwardEvent ; kg:awardName "Prize of the Ecumenical Jury"@en ;
    kg:edition <https://data.example.org/id/event/cannes1980> .
  <https://data.example.org/id/event/cannes1980> a kg:FestivalEdition ; schema:superEvent <https://data.example.org/id/event/cannes> ;
    schema:location <https://data.example.org/id/place/cannes> .
  <https://data.example.org/id/event/cannes> a kg:FestivalSeries ; schema:name "Festival de Cannes"@fr .
  <https://data.example.org/id/agent/mosfilm> a schema:Organization ; schema:name "Mosfilm" ;
    schema:location <https://data.example.org/id/place/su> .
  <https://data.example.org/id/work/stalker> schema:productionCompany <https://data.example.org/id/agent/mosfilm> .
}
<https://data.example.org/graph/reconciliation> {
  <https://data.example.org/id/work/member> <http://purl.org/dc/terms/isReplacedBy> <https://data.example.org/id/work/stalker> .
}
<https://data.example.org/graph/gazetteer> {
  <https://data.example.org/id/place/cannes> a schema:City ; schema:name "Cannes"@fr ; schema:containedInPlace <https://data.example.org/id/place/fr> .
  <https://data.example.org/id/place/fr> a schema:Country ; schema:identifier "FR" ; schema:name "France"@fr .
  <https://data.example.org/id/place/su> a schema:Country ; schema:identifier "SU" ; schema:name "Soviet Union"@en .
}
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store") / "store"
    parsed = [
        quad for text in (CATALOGUE.read_text("utf-8"), MORE) for quad in ox.parse(text, format=ox.RdfFormat.TRIG)
    ]
    EmbeddedStore.build(folder, [f"{quad} .\n".encode() for quad in parsed])
    return folder


@pytest.fixture
def wanted(tmp_path):
    (tmp_path / "wikidata.jsonl").write_text("\n".join(lines()), encoding="utf-8")
    return ReconcileConfig(tmp_path / "wikidata.jsonl", tmp_path / "ledger.sssom.tsv", "2026-11-01")


def ready(wanted) -> Matcher:
    return Matcher.ready(wanted, SPACE, None)


def by_person(verdict, qid=None, subject="work/stalker", other=None) -> Decision:
    return Decision(subject=subject, label="", verdict=verdict, qid=qid, other=other, who="Anna", when="2026-11-02")


def told(matched, rule):
    return [finding for finding in matched.findings if finding.rule == rule]


def test_every_kind_of_thing_is_asked_about_with_where_it_comes_from(store):
    asked = asked_of(store, SPACE)
    kinds = {name: question.kind for name, question in asked.questions.items()}
    assert kinds["work/stalker"] is Kind.FILM and kinds["agent/tarkovsky"] is Kind.PERSON
    assert kinds["agent/mosfilm"] is Kind.ORGANISATION and kinds["place/cannes"] is Kind.PLACE
    assert kinds["event/cannes"] is Kind.FESTIVAL and kinds["event/prize"] is Kind.AWARD
    assert "event/cannes1980" not in kinds
    assert asked.origin("work/stalker") == Origin("my films", "754")
    assert asked.origin("place/fr") == Origin("gazetteer", "")
    assert asked.conferred == {"event/prize"}
    assert asked.moved == {"work/member": "work/stalker"}


def test_questions_carry_countries_identifiers_companies_and_their_films(store):
    questions = asked_of(store, SPACE).questions
    stalker, mosfilm = questions["work/stalker"], questions["agent/mosfilm"]
    assert stalker.identifiers == (("imdb", "tt0079944"),)
    assert [one.id for one in stalker.companies] == ["agent/mosfilm"]
    assert mosfilm.country == "SU" and [(work.id, work.role) for work in mosfilm.works] == [("work/stalker", "P272")]
    assert questions["event/cannes"].country == questions["event/prize"].country == "FR"
    assert questions["place/cannes"].country == "FR" and questions["place/fr"].identifiers == (("iso3166", "FR"),)
    assert questions["place/su"].identifiers == ()


def test_the_stage_adds_to_the_ledger_and_says_what_stands(store, wanted):
    matched = ready(wanted)(store)
    assert matched.count(Verdict.MATCH) == matched.count(Verdict.NONE) == 3
    assert "entity:place/" not in wanted.ledger.read_text(encoding="utf-8")  # of which the snapshot holds none
    assert f"<{BASE}work/stalker> <https://schema.org/sameAs> <http://www.wikidata.org/entity/Q200437>" in "\n".join(
        matched.lines
    )
    before = wanted.ledger.read_bytes()
    again = ready(wanted)(store)
    assert wanted.ledger.read_bytes() == before and again == matched


def test_what_wikidata_has_and_the_record_lacks_is_told_and_nothing_is_written_over(store, wanted):
    matched = ready(wanted)(store)
    found = {(finding.node, finding.value) for finding in told(matched, "wikidata-offers")}
    assert (f"{BASE}work/stalker", "161 min") in found
    assert (f"{BASE}agent/tarkovsky", "1932") in found
    assert {finding.severity for finding in told(matched, "wikidata-offers")} == {Severity.INFO}
    assert not [line for line in matched.lines if "161" in line]
    offer = next(one for one in told(matched, "wikidata-offers") if one.node == f"{BASE}work/stalker")
    assert offer.origin == Origin("my films", "754")


def test_a_ledger_may_know_more_than_the_catalogue_and_says_so_once(store, wanted):
    matcher = ready(wanted)
    matcher.ledger.append(
        [by_person(Verdict.MATCH, "Q1", "work/elsewhere"), by_person(Verdict.NONE, None, "work/gone")]
    )
    before = wanted.ledger.read_bytes()
    (finding,) = told(matcher(store), "ledger-subject-unknown")
    assert "2 things" in finding.message and finding.value == "work/elsewhere, work/gone"
    assert finding.origin.file == str(wanted.ledger)
    assert wanted.ledger.read_bytes().startswith(before)


def test_a_match_that_the_snapshot_does_not_hold_is_told_and_stands(store, wanted):
    matcher = ready(wanted)
    matcher.ledger.append([by_person(Verdict.MATCH, "Q999999999")])
    matched = matcher(store)
    (finding,) = told(matched, "item-absent")
    assert finding.value == "Q999999999" and finding.node == f"{BASE}work/stalker"
    assert any("sameAs> <http://www.wikidata.org/entity/Q999999999>" in line for line in matched.lines)


def test_a_decision_about_a_member_counts_for_its_cluster(store, wanted):
    matcher = ready(wanted)
    matcher.ledger.append([by_person(Verdict.MATCH, "Q7597275", "work/member")])
    matched = matcher(store, {"work/member": "work/stalker"})
    assert any(
        line.startswith(f"<{BASE}work/stalker> <https://schema.org/sameAs> <http://www.wikidata.org/entity/Q7597275>")
        for line in matched.lines
    )
    assert told(matched, "ledger-subject-unknown") == []


def test_an_award_event_is_never_the_same_as_the_prize_it_confers(store, wanted):
    matcher = ready(wanted)
    matcher.ledger.append(
        [by_person(Verdict.MATCH, "Q1", "event/prize"), by_person(Verdict.MATCH, "Q2", "event/cannes")]
    )
    said = "\n".join(matcher(store).lines)
    assert "candidate> <http://www.wikidata.org/entity/Q1>" in said
    assert f"<{BASE}event/prize> <https://schema.org/sameAs>" not in said
    assert f"<{BASE}event/cannes> <https://schema.org/sameAs>" in said


def test_facts_for_wikidata_have_the_address_of_their_record(store):
    stated = facts_of(store, SPACE)
    assert Fact("year", "1979", "", "https://films.example.org/754") in stated["work/stalker"]
    assert Fact("identifier", "tt0079944", "imdb", "https://films.example.org/754") in stated["work/stalker"]
    assert Fact("minutes", "327") in stated["work/voices"]


def test_a_matched_film_gets_the_number_it_lacks_and_a_missing_one_is_made(store, wanted):
    matcher = ready(wanted)
    matcher(store)
    asked = asked_of(store, SPACE)
    text = "".join(Exporter(store, asked, matcher, matcher.standing()).quickstatements())
    assert 'Q200437\tP345\t"tt0079944"\tS854\t"https://films.example.org/754"\tS813\t+2026-11-01T00:00:00Z/11\n' in text
    assert "CREATE\n" in text and "LAST\tP57\tQ55172\tS813\t+2026-11-01T00:00:00Z/11\n" in text


def test_an_authority_that_stops_leaves_what_was_decided_and_is_told(store, tmp_path):
    wikidata = Wikidata(documents())
    wikidata.script.extend([Scripted(status=403)] * 50)
    with serving(wikidata) as address:
        matched = ready(live(tmp_path, address))(store)
    (finding,) = told(matched, "reconciliation-stopped")
    assert finding.severity is Severity.WARNING and "goes on from here" in finding.suggestion


def test_items_that_were_merged_or_deleted_are_found_with_who_matched_them(store, tmp_path):
    wikidata = Wikidata(documents(), redirects={"Q1000001": STALKER})
    with serving(wikidata) as address:
        matcher = ready(live(tmp_path, address))
        matcher.ledger.append(
            [by_person(Verdict.MATCH, "Q1000001"), by_person(Verdict.MATCH, "Q1000002", "work/voices"),
             by_person(Verdict.MATCH, TARKOVSKY, "agent/tarkovsky")]
        )  # fmt: skip
        found = matcher.changed(asked_of(store, SPACE), matcher.standing())
    assert [(one.subject, one.who, now) for one, now in found] == [
        ("work/stalker", "Anna", STALKER),
        ("work/voices", "Anna", None),
    ]


def test_a_live_authority_is_not_asked_again_the_next_day(tmp_path):
    matcher = ready(live(tmp_path, "http://127.0.0.1:1"))
    said = Decision(subject="work/a", label="", verdict=Verdict.NONE, when="2001-01-01", tool="t", question="q")
    matcher.ledger.append([said])
    assert matcher.standing().settles("work/a", when=matcher.dated, tool="t", question="q")
    assert not matcher.standing(since="2002-01-01").settles("work/a", when=matcher.dated, tool="t", question="q")


def test_a_snapshot_that_is_not_there_is_told_before_the_long_work(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        ready(ReconcileConfig(tmp_path / "nothing.jsonl", tmp_path / "ledger.tsv", "2026-11-01"))


def live(folder: Path, address: str) -> ReconcileConfig:
    endpoints = (("api", f"{address}/w/api.php"), ("sparql", f"{address}/sparql"))
    return ReconcileConfig(
        None, folder / "ledger.sssom.tsv", connector="live", contact="films@archive.example", endpoints=endpoints
    )
