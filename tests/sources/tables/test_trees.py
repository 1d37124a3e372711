"""JSON: arrays and lines, paths into objects, references between files."""

import json

import pytest

from kg.model import Agent, AgentKind, Rejected
from tests.sources.tables.reading import read, rules

FILMS = """[[table]]
key = "id"
title = { column = "title.ru", language = "ru" }
year = "year"
person = [
  { column = "director", role = "director", reference = "person" },
  { column = "cast[].person", role = "actor", reference = "person", character = "cast[].as" },
]
"""
FILM = {
    "id": 7, "title": {"ru": "Сталкер"}, "year": 1979, "director": ["tarkovsky"],
    "cast": [{"person": "kaidanovsky", "as": "Сталкер"}, {"person": "freindlich"}, {"person": "grinko", "as": "Профессор"}],
}  # fmt: skip


def forms():
    line = json.dumps(FILM, ensure_ascii=False)
    return {
        "lines": (line + "\n", "", "row 1, "),
        "array": (f"[{line}]", "", "/0"),
        "whole": (json.dumps(FILM, indent=2), "", ""),
        "wrapped": (json.dumps({"result": {"films": [FILM]}}), 'records = "result.films"\n', "/result/films/0"),
        "marked": ("\ufeff" + line, "", "row 1, "),
    }


@pytest.mark.parametrize("form", ["lines", "array", "whole", "wrapped", "marked"])
def test_records_are_found_in_every_form_of_file(form):
    table, more, place = forms()[form]
    (found,) = read(FILMS + more, table, "films.json")
    assert found.origin.key == "7"
    assert found.titles[0].text.value == "Сталкер"
    assert found.titles[0].locators == (f"{place}/title/ru",)
    assert found.created.value == "1979"


def test_objects_in_a_list_keep_their_values_together():
    (found,) = read(FILMS, json.dumps(FILM), "films.jsonl")
    actors = [(each.agent, each.order, each.character) for each in found.contributions if each.role == "actor"]
    assert actors == [
        ("person/kaidanovsky", 1, "Сталкер"), ("person/freindlich", 2, None), ("person/grinko", 3, "Профессор"),
    ]  # fmt: skip
    assert found.contributions[2].locators == ("row 1, /cast/1/person",)


def test_a_reference_is_an_agent_without_a_name():
    (found,) = read(FILMS, json.dumps(FILM), "films.jsonl")
    assert found.agents[0] == Agent("person/tarkovsky", AgentKind.PERSON, (), ("row 1, /director/0",))


def test_a_reference_by_a_registers_number_says_so():
    toml = '[[table]]\nkey = "id"\nperson = { column = "d", role = "director", reference = "person", scheme = "wikidata" }\n'
    (found,) = read(toml, '{"id": 1, "d": "Q853"}', "films.jsonl")
    assert [(each.scheme, each.value) for each in found.agents[0].identifiers] == [("wikidata", "Q853")]


def test_a_value_may_be_a_list_or_not():
    one, many = read(FILMS, '{"id": 1, "director": "a"}\n{"id": 2, "director": ["a", "b"]}\n', "films.jsonl")
    assert [len(each.agents) for each in (one, many)] == [1, 2]


def test_numbers_stay_as_they_are_written():
    (found,) = read(
        '[[table]]\nkey = "id"\n', '{"id": 1.50, "big": 123456789012345678901234567890, "yes": true}', "f.jsonl"
    )
    assert found.origin.key == "1.50"
    assert found.verbatim == ("big: 123456789012345678901234567890", "yes: true")


def test_a_line_that_is_no_json_costs_one_record():
    found = read(FILMS, '{"id": 1}\n{"id": 2,\n\n[3]\n{"id": 4}\n', "films.jsonl")
    assert [each.origin.locator for each in found] == ["row 1", "row 2", "row 4", "row 5"]
    assert found[1].reason == "column 10: no JSON: Expecting property name enclosed in double quotes"
    assert found[2].reason == "it is no object {...} but list: a record is an object of named values"


def test_an_array_that_breaks_off_says_where():
    found = read(FILMS, '[{"id": 1}, {"id": 2}, {"id":', "films.json")
    assert [each.origin.key for each in found[:2]] == ["1", "2"]
    assert isinstance(found[2], Rejected)
    assert found[2].origin.locator == "/2"
    assert found[2].reason.startswith("from here on the file is no JSON (")


@pytest.mark.parametrize("table", ["[]", "", "[ ]\n", "{}"])
def test_a_file_without_records_is_rejected(table):
    (found,) = read(FILMS, table, "films.json")
    assert isinstance(found, Rejected)


def test_a_field_that_no_record_has_is_told_with_the_last_one():
    first, last = read(FILMS, '{"id": 1, "title": {"ru": "А"}, "year": 1}\n{"id": 2, "titel": 3}\n', "films.jsonl")
    assert not [rule for rule, value in rules(first) if value == "cast[].person"]
    assert ("field-unread", "cast[].person") in rules(last)
    assert any(
        "no record of the file has a field 'director': is it spelt so?" in each.message for each in last.findings
    )


def test_nesting_without_end_is_refused():
    deep = '{"id": 1, "a": ' + "[" * 500 + "]" * 500 + "}"
    (found,) = read(FILMS, deep, "films.jsonl")
    assert found.reason.startswith("it is nested deeper than")
    (found,) = read(FILMS, '{"id": 1, "a": ' + "[" * 200_000, "films.jsonl")
    assert isinstance(found, Rejected)


def test_a_lone_surrogate_and_a_control_character_are_no_text():
    found = read(FILMS, '{"id": 1, "x": "\\ud800"}\n{"id": 2, "x": "\\u0000"}\n{"id": 3}\n', "films.jsonl")
    assert [isinstance(each, Rejected) for each in found] == [True, True, False]


def test_a_name_that_is_no_text_costs_its_record():
    found = read(FILMS, '{"id": 1, "\\ud800": "x"}\n{"id": 2}\n', "films.jsonl")
    assert [isinstance(each, Rejected) for each in found] == [True, False]


def test_names_with_signs_are_escaped_in_a_pointer():
    (found,) = read('[[table]]\nkey = "id"\ntitle = "a/b~c"\n', '{"id": 1, "a/b~c": "x"}', "films.jsonl")
    assert found.titles[0].locators == ("row 1, /a~1b~0c",)


ROLES = '[[table]]\nkey = "id"\nperson = { column = "cast[].person", role = "actor", character = "cast[].role" }\n'


@pytest.mark.parametrize("nobody", [{"person": None}, {"person": ""}, {}, {"person": "Unbekannt"}, {"person": "Q42"}])
@pytest.mark.parametrize("others", [[], [{"person": "Анна Ким", "role": "Y"}]])
def test_a_role_without_a_person_is_kept_and_told(nobody, others):
    (found,) = read(ROLES, json.dumps({"id": 1, "cast": [*others, {**nobody, "role": "X"}]}), "films.jsonl")
    assert [each.character for each in found.contributions] == [each["role"] for each in others]
    assert "cast.role: X" in found.verbatim
    assert ("value-unread", "X") in rules(found)
    assert ("value-unread", "Y") not in rules(found)


def test_more_roles_in_a_cell_than_people_are_kept_and_told():
    toml = '[[table]]\nkey = "id"\nperson = { column = "p", split = ";", role = "actor", character = { column = "c", split = ";" } }\n'
    (found,) = read(toml, '{"id": 1, "p": "Анна Ким; Олег Ли", "c": "A; B; C"}', "films.jsonl")
    assert [each.character for each in found.contributions] == ["A", "B"]
    assert found.verbatim == ("c: A; B; C",)
    assert ("value-unread", "A; B; C") in rules(found)
