"""Checking one record: findings that name the place, in a fixed order, from any process."""

import pickle
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.check import ShaclChecker, sentence, shapes_text
from kg.errors import DataError, WorldError
from kg.model import Finding, Origin, Severity

CASES = Path(__file__).parent.parent / "cases" / "shapes"
ORIGIN = Origin("pages", "stalker", file="films/stalker.txt")
ID = "https://data.example.org/id/"


def _lines(name):
    store = Store()
    store.load(path=CASES / name, format=RdfFormat.TURTLE)
    return tuple(sorted(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in store))


@pytest.fixture(scope="module")
def check():
    return ShaclChecker()


@pytest.fixture(scope="module")
def context():
    return _lines("context.ttl")


@pytest.fixture(scope="module")
def faulty():
    """The record with a wrong tag on the writer's credit (L17) and a second name of the film (L4, L10)."""
    lines = [line.replace('"Аркадий СТРУГАЦКИЙ"@ru', '"Arkadi STRUGATSKI"@ru') for line in _lines("stalker.ttl")]
    return (*lines, f'<{ID}work/stalker> <https://schema.org/name> "Stalker" .')


def test_a_finding_names_file_line_rule_message_and_remedy(check, faulty, context):
    assert check(ORIGIN, faulty, context)[1] == Finding(
        origin=ORIGIN.at("L17"),
        rule="title-script",
        severity=Severity.WARNING,
        message="The language tag does not fit the letters: "
        "Russian without Cyrillic letters, or a Latin tag on Cyrillic ones.",
        value="Arkadi STRUGATSKI",
        suggestion="Tag Cyrillic Russian ru and its transliteration ru-Latn; "
        "leave the tag out if the language is not known.",
        node=f"{ID}contribution/writer",
        path="https://w3id.org/reelgraph/ontology#creditedAs",
    )


def test_a_finding_stands_at_the_first_line_of_its_node_counted_as_a_number(check, faulty, context):
    told = [sentence(finding) for finding in check(ORIGIN, faulty, context)]
    assert told[0] == (
        "films/stalker.txt:L4: Violation work-one-name: The film has more than one main name."
        " -> Keep the original title as the name; make the others alternate names."
    )


def test_a_node_without_a_line_is_found_in_the_record_itself(check, context):
    unknown = [line.replace('"SU"', '"URSS-1"') for line in context]
    (finding,) = check(ORIGIN, _lines("stalker.ttl"), unknown)
    assert (finding.rule, finding.origin, finding.value) == ("country-code", ORIGIN, "URSS-1")


def test_findings_speak_the_language_asked_for(faulty, context):
    found = ShaclChecker(language="ru")(ORIGIN, faulty, context)
    assert found[0].message == "У фильма больше одного основного имени."
    assert found[0].suggestion.startswith("Оставьте именем")


def test_the_order_of_statements_changes_no_finding(check, faulty, context):
    expected = check(ORIGIN, faulty, context)
    for seed in range(3):
        shuffled = random.Random(seed).sample(faulty, len(faulty))
        assert check(ORIGIN, shuffled, context) == expected
    assert [finding.rule for finding in expected] == ["work-one-name", "title-script"]


def test_the_name_of_the_graph_changes_no_finding(check, faulty, context):
    quads = [f"{line[:-2]} <https://data.example.org/graph/pages/stalker> ." for line in faulty]
    assert check(ORIGIN, quads, context) == check(ORIGIN, faulty, context)


def test_a_value_that_breaks_two_parts_of_a_rule_is_told_once(check, context):
    lines = [line.replace("vocab/title-translated", "else/where") for line in _lines("stalker.ttl")]
    assert [finding.rule for finding in check(ORIGIN, lines, context)] == ["title-type"]


def test_one_record_leaves_nothing_behind_for_the_next(check, faulty, context):
    assert check(ORIGIN, faulty, context) != ()
    assert check(ORIGIN, _lines("stalker.ttl"), context) == ()


def test_a_checker_works_the_same_in_another_process(check, faulty, context):
    with ProcessPoolExecutor(max_workers=1) as pool:
        there = pool.submit(check, ORIGIN, faulty, context).result()
    assert there == check(ORIGIN, faulty, context)
    assert len(pickle.dumps(check)) < 2 * len(shapes_text().encode())


def test_a_statement_that_is_not_one_is_an_error_with_its_line(check, faulty):
    with pytest.raises(DataError, match="line 2"):
        check(ORIGIN, (faulty[0], "no statement"), ())


def test_a_profile_that_is_not_there_is_named():
    with pytest.raises(WorldError, match=r"shapes/nowhere\.ttl"):
        shapes_text("nowhere")
