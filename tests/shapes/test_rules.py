"""Each rule of the gate is broken by its mutations, and only it."""

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH
from shape_mutations import HARMLESS, MUTATIONS, YEAR
from shape_records import changed, statements

from kg.check import ShaclChecker, rules, shapes_text
from kg.check.rules import LANGUAGES, SHAPES
from kg.model import Origin, Severity

ORIGIN = Origin("pages", "stalker", file="films/stalker.txt")
REQUIRED = {
    "work-one-name": "Violation",
    "work-one-original-title": "Violation",
    "work-title-missing": "Warning",
    "work-year-typed": "Violation",
    "work-expression": "Violation",
    "work-source": "Violation",
    "title-one-value": "Violation",
    "title-type": "Violation",
    "expression-one-work": "Violation",
    "manifestation-expression": "Violation",
    "contribution-agent": "Violation",
    "contribution-role": "Violation",
    "contribution-orphan": "Violation",
    "award-edition": "Violation",
    "edition-series": "Violation",
    "selection-edition": "Violation",
    "release-date-typed": "Violation",
    "country-code": "Violation",
    "title-script": "Warning",
}
READ_BY_READERS = {
    "date-ambiguous",
    "encoding-guessed",
    "file-skipped",
    "furniture",
    "label-empty",
    "language-inferred",
    "line-unread",
    "mixed-script",
    "series-year-in-name",
    "spacing",
}


@pytest.fixture(scope="module")
def check():
    return ShaclChecker()


@pytest.fixture(scope="module")
def shapes():
    return Graph().parse(data=shapes_text(), format="turtle")


def test_a_valid_record_has_no_finding(check):
    assert check(ORIGIN, statements("stalker.ttl"), statements("context.ttl")) == ()


@pytest.mark.parametrize(("rule", "update"), MUTATIONS, ids=lambda part: part[:40].split("\n")[0])
def test_a_mutation_breaks_its_rule_and_no_other(check, rule, update):
    assert {finding.rule for finding in check(ORIGIN, changed(update))} == {rule}


@pytest.mark.parametrize(("what", "update"), HARMLESS, ids=[what for what, _ in HARMLESS])
def test_what_looks_odd_and_is_right_breaks_nothing(check, what, update):
    assert check(ORIGIN, changed(update)) == ()


def test_next_year_is_a_year_and_the_one_after_is_not_yet(check):
    now = Graph().query("SELECT (YEAR(NOW()) AS ?year) {}")
    (year,) = (int(row.year) for row in now)
    found = {
        ahead: [finding.rule for finding in check(ORIGIN, changed(YEAR % f'"{year + ahead}"^^xsd:gYear'))]
        for ahead in (1, 2)
    }
    assert "work-year-typed" not in found[1]
    assert "work-year-typed" in found[2]


def test_every_rule_has_a_mutation_and_every_mutation_a_rule(shapes):
    assert {rule.name for rule in rules(shapes)} == {rule for rule, _ in MUTATIONS}


def test_the_rules_of_the_domain_are_held_with_their_severities(shapes):
    held = {rule.name: str(rule.severity) for rule in rules(shapes)}
    assert {name: held.get(name) for name in REQUIRED} == REQUIRED
    assert not held.keys() & READ_BY_READERS


def test_every_shape_that_reports_is_named_after_its_rule(shapes):
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    reporting = {str(shape) for target in targets for shape in shapes.subjects(target)}
    assert reporting == {SHAPES.iri(rule.name) for rule in rules(shapes)}


def test_every_rule_says_what_is_wrong_and_what_to_do_in_each_language(shapes):
    for rule in rules(shapes):
        for texts in (rule.messages, rule.remedies):
            assert sorted(text.language for text in texts) == sorted(LANGUAGES), rule.name
            assert all(text.value.endswith(".") for text in texts), rule.name


def test_messages_are_in_plain_words(shapes):
    jargon = (
        "IRI",
        "RDF",
        "SHACL",
        "xsd",
        "kg:",
        "schema:",
        "node",
        "literal",
        "property",
        "constraint",
        "?",
    )
    said = [text.value for rule in rules(shapes) for text in rule.messages]
    assert [(word, text) for text in said for word in jargon if word in text] == []
    assert all(rule.severity in Severity for rule in rules(shapes))


def test_the_shapes_are_shacl(shapes):
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_two_engines_find_the_same(check):
    """All that can be broken at once is, and is checked again with rdflib answering the queries."""
    record = changed(
        *(update for rule, update in MUTATIONS if rule.startswith(("title-", "release-", "contribution-", "work-")))
    )
    ours = {(finding.rule, finding.node) for finding in check(ORIGIN, record)}
    graph = Graph().parse(data="\n".join(record), format="nt")
    _, results, _ = validate(graph, shacl_graph=Graph().parse(data=shapes_text(), format="turtle"))
    theirs = {
        (
            str(results.value(result, SH.sourceShape)).removeprefix(SHAPES.namespace),
            str(results.value(result, SH.focusNode)),
        )
        for result in results.objects(None, SH.result)
    }
    assert ours == theirs
    assert len({rule for rule, _ in ours}) >= 8
