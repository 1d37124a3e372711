"""Answers for people: aligned columns, whatever the script."""

import json

import pytest

from kg.errors import QueryError
from kg.store.tables import FORMATS, render, table


def test_columns_are_as_wide_as_their_widest_cell():
    rows = [
        {"title": "Сталкер", "year": "1979"},
        {"title": "七人の侍", "year": None},
        {"title": "e\u0301t\u0301", "year": "1"},
    ]
    assert table(rows).splitlines() == [
        "title     year",
        "--------  ----",
        "Сталкер   1979",
        "七人の侍",
        "e\u0301t\u0301        1",
    ]


def test_a_cell_is_one_line():
    assert table([{"note": "two\nlines \t of  it"}]).splitlines()[2] == "two lines of it"


def test_no_rows_are_no_text():
    assert table([]) == ""


@pytest.mark.parametrize(
    ("query", "written_as", "expected"),
    [
        ("SELECT (1 AS ?n) {}", "table", "n\n-\n1\n"),
        ("SELECT (1 AS ?n) {}", "csv", "n\r\n1\r\n"),
        ("ASK {}", "table", "true\n"),
        ("ASK {}", "csv", "true\n"),
        ("CONSTRUCT { <a:s> <a:p> 'x' } {}", "ttl", '<a:s> <a:p> "x" .\n'),
        ("CONSTRUCT { <a:s> <a:p> 'x' } {}", "table", '<a:s> <a:p> "x" .\n'),
    ],
)
def test_each_form_in_each_format(store, query, written_as, expected):
    assert render(store, query, written_as) == expected


def test_json_is_sparql_json_for_rows_and_json_ld_for_graphs(store):
    rows = json.loads(render(store, 'SELECT ("x"@ru-latn AS ?n) {}', "json"))
    assert rows["results"]["bindings"] == [{"n": {"type": "literal", "value": "x", "xml:lang": "ru-Latn"}}]
    assert json.loads(render(store, "CONSTRUCT { <a:s> <a:p> 'x' } {}", "json")) == [
        {"@id": "a:s", "a:p": [{"@value": "x"}]}
    ]


def test_a_format_that_does_not_suit_is_told(store):
    with pytest.raises(QueryError, match="a SELECT is not written as ttl: choose table, csv, json"):
        render(store, "SELECT * {}", "ttl")
    with pytest.raises(QueryError, match="a CONSTRUCT is not written as csv: choose table, ttl, json"):
        render(store, "CONSTRUCT WHERE { ?s ?p ?o }", "csv")
    assert FORMATS == ("table", "csv", "json", "ttl")
