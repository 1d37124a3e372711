"""Findings as JSON lines, as sentences, and counted."""

import json

import pytest

from kg.check import counts, from_json, in_order, sentence, to_json
from kg.model import Finding, Origin, Severity

ORIGIN = Origin("pages", "9", "L16", "films/9.txt")
FULL = Finding(
    ORIGIN,
    "title-script",
    Severity.WARNING,
    "Odd letters.",
    value="Сталкер\u2028 «2»\n",
    suggestion="Look.",
    node="https://data.example.org/id/title/a",
    path="https://w3id.org/reelgraph/ontology#value",
)
BARE = Finding(Origin("pages", "9"), "file-skipped", Severity.INFO, "Not a record.")


def test_a_line_of_json_has_sorted_keys_and_leaves_out_what_is_not_known():
    assert to_json(BARE) == (
        '{"key": "9", "message": "Not a record.", "rule": "file-skipped", "severity": "Info", "source": "pages"}'
    )
    keys = "file key locator message node path rule severity source suggestion value"
    assert list(json.loads(to_json(FULL))) == keys.split()


@pytest.mark.parametrize("finding", [FULL, BARE])
def test_a_finding_comes_back_from_its_line(finding):
    assert from_json(to_json(finding)) == finding
    assert "\n" not in to_json(finding)


def test_a_line_that_is_no_finding_is_an_error():
    with pytest.raises(KeyError):
        from_json('{"rule": "x"}')
    with pytest.raises(ValueError, match="Fatal"):
        from_json('{"source": "a", "key": "b", "rule": "x", "severity": "Fatal", "message": "m"}')


def test_a_sentence_says_place_rule_message_value_and_remedy_on_one_line():
    assert sentence(FULL) == "films/9.txt:L16: Warning title-script: Odd letters. [Сталкер «2»] -> Look."
    assert sentence(BARE) == "pages/9: Info file-skipped: Not a record."


def test_a_long_value_is_cut_in_a_sentence_and_whole_in_json():
    long = Finding(ORIGIN, "spacing", Severity.INFO, "m", value="а" * 200)
    assert sentence(long) == f"films/9.txt:L16: Info spacing: m [{'а' * 80}…]"
    assert from_json(to_json(long)).value == "а" * 200


def test_findings_go_by_file_then_line_as_a_number_then_rule():
    def at(file, locator, rule):
        return Finding(Origin("pages", "9", locator, file), rule, Severity.INFO, "m")

    right = (at("a.txt", None, "z"), at("a.txt", "L9", "b"), at("a.txt", "L10", "a"), at("a.txt", "L10", "b"),
             at("b.txt", "L1", "a"))  # fmt: skip
    assert in_order(reversed(right)) == right


def test_counts_go_from_the_worst_severity_and_leave_out_the_empty():
    found = counts([BARE, FULL, FULL, Finding(ORIGIN, "award-edition", Severity.VIOLATION, "m")])
    assert list(found.items()) == [
        ("Violation", {"award-edition": 1}),
        ("Warning", {"title-script": 2}),
        ("Info", {"file-skipped": 1}),
    ]
    assert counts([]) == {}
