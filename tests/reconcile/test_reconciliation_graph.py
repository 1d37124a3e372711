"""The reconciliation graph: what is stated of a decision, and what never is."""

import pyoxigraph
import pytest

from kg.errors import DataError
from kg.rdf.iri import Space
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.graph import statements

SPACE = Space("https://data.example.org/")
GRAPH = "<https://data.example.org/graph/reconciliation>"
MATCH = Decision(
    subject="agent/sokurov",
    label="Alexandre Sokurov",
    verdict=Verdict.MATCH,
    qid="Q55172",
    item="Александр Сокуров",
    probability=0.99,
    evidence='name same +5.0; "role" P57 +2.5',
    when="2024-06-01",
    tool="rules-1",
)


def decision(verdict: Verdict, qid: str | None, who: str = "machine") -> Decision:
    return Decision(subject="work/abc", label="", verdict=verdict, qid=qid, who=who, when="2024-06-01")


def test_an_accepted_match_is_said_with_its_provenance():
    node = f"<{SPACE.thing('decision', 'agent/sokurov', 'match', 'Q55172', 'machine', '2024-06-01')}>"
    agent, item = "<https://data.example.org/id/agent/sokurov>", "<http://www.wikidata.org/entity/Q55172>"
    kg, prov = "https://w3id.org/reelgraph/ontology#", "http://www.w3.org/ns/prov#"
    assert set(statements([MATCH], SPACE)) == {
        f"{agent} <https://schema.org/sameAs> {item} {GRAPH} .",
        f"{node} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{prov}Activity> {GRAPH} .",
        f"{node} <{prov}used> {agent} {GRAPH} .",
        f"{node} <{kg}verdict> <https://w3id.org/reelgraph/vocab/verdict-match> {GRAPH} .",
        f"{node} <{kg}candidate> {item} {GRAPH} .",
        f'{node} <{kg}probability> "0.99"^^<http://www.w3.org/2001/XMLSchema#decimal> {GRAPH} .',
        f'{node} <{kg}decidedBy> "machine" {GRAPH} .',
        f'{node} <{kg}toolVersion> "rules-1" {GRAPH} .',
        f'{node} <{kg}evidence> "name same +5.0; \\"role\\" P57 +2.5" {GRAPH} .',
        f'{node} <http://purl.org/dc/terms/date> "2024-06-01"^^<http://www.w3.org/2001/XMLSchema#date> {GRAPH} .',
    }


@pytest.mark.parametrize(("verdict", "qid"), [(Verdict.REVIEW, "Q1"), (Verdict.NONE, None), (Verdict.REJECT, "Q1")])
def test_nothing_but_a_match_is_the_same_thing(verdict, qid):
    lines = statements([decision(verdict, qid)], SPACE)
    assert not [line for line in lines if "sameAs" in line]
    assert any(f"/verdict-{verdict}>" in line for line in lines)


def test_a_prize_that_an_award_event_confers_is_named_and_is_not_the_same_thing():
    lines = statements([MATCH], SPACE, conferred={"agent/sokurov"})
    assert not [line for line in lines if "sameAs" in line]
    assert [line for line in lines if "#candidate> <http://www.wikidata.org/entity/Q55172>" in line]


def test_a_persons_word_on_two_of_ours_names_both_and_no_item():
    joined = Decision(subject="work/a", label="", verdict=Verdict.MATCH, other="work/b", who="Anna", when=None)
    lines = statements([joined], SPACE)
    used = sorted(line.split()[2] for line in lines if "#used>" in line)
    assert used == ["<https://data.example.org/id/work/a>", "<https://data.example.org/id/work/b>"]
    assert not [line for line in lines if "#candidate>" in line or "sameAs" in line]


def test_owl_sameas_is_never_said():
    assert not [line for line in statements([MATCH], SPACE) if "owl#" in line]


def test_the_same_decisions_in_any_order_are_the_same_sorted_lines_and_parse():
    decisions = [MATCH, decision(Verdict.REVIEW, "Q1"), decision(Verdict.REJECT, "Q2", "Anna")]
    forth, back = statements(decisions, SPACE), statements([*reversed(decisions), MATCH], SPACE)
    assert forth == back == tuple(sorted(forth))
    text = "\n".join(forth) + "\n"
    quads = list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == len(forth)
    assert {str(quad.graph_name) for quad in quads} == {GRAPH}
    assert not [quad for quad in quads if isinstance(quad.subject, pyoxigraph.BlankNode)]


def test_of_a_subject_what_stands_and_each_rejection_are_published():
    ledger = [
        decision(Verdict.MATCH, "Q1"),
        decision(Verdict.REJECT, "Q1", "Anna"),
        decision(Verdict.REVIEW, "Q2"),
    ]
    published = list(Standing(ledger).about(["work/abc", "work/unknown"]))
    assert [(one.verdict, one.qid) for one in published] == [(Verdict.REVIEW, "Q2"), (Verdict.REJECT, "Q1")]


def test_a_decision_without_a_date_or_a_probability_says_neither():
    by_hand = Decision(subject="work/abc", label="", verdict=Verdict.MATCH, qid="Q1", who="Anna", when=None)
    lines = statements([by_hand], SPACE)
    assert len(lines) == 6
    silent = ("terms/date>", "#probability>", "#evidence>")
    assert not [line for line in lines if any(name in line for name in silent)]


def test_a_subject_that_makes_no_iri_is_refused():
    spaced = Decision(subject="work/a b", label="", verdict=Verdict.NONE, when=None)
    with pytest.raises(DataError, match="not an absolute IRI"):
        statements([spaced], SPACE)
