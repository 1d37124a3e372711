"""Query batches of each version, read or refused by place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from kg.web.reconciliation.queries import (
    BATCH,
    MOST_CANDIDATES,
    Condition,
    Matching,
    Quantifier,
    Query,
    Wanted,
    batch_of_0_2,
    batch_of_1_0,
    parsed,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(["query", "type", "limit", "properties", "type_strict", "pid", "v", "id", "name", "props"])
NAMES_1_0 = st.sampled_from(
    ["conditions", "type", "limit", "matchType", "propertyId", "propertyValue", "required", "matchQuantifier", "lang"]
)


def shaped(names):
    """JSON with the names that matter in it, which arbitrary text would hardly ever hit."""
    return st.recursive(
        st.sampled_from(["name", "property", "any", "film", "", "x"]) | JSON,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
        max_leaves=10,
    )


def refusal(read, value):
    with pytest.raises(HTTPException) as refused:
        read(value)
    return refused.value.status_code, refused.value.detail


def test_a_query_of_0_2_says_its_name_types_and_properties():
    batch = batch_of_0_2(
        {
            "q0": {
                "query": "Сталкер",
                "type": ["film", "award"],
                "limit": 3,
                "type_strict": "should",
                "properties": [
                    {"pid": "year", "v": 1979},
                    {"pid": "director", "v": [{"id": "agent/a", "name": "Тарковский"}, "Tarkovsky"]},
                ],
            }
        }
    )
    assert batch == {
        "q0": Query(
            (
                Condition(matching=Matching.NAME, values=(Wanted("Сталкер"),)),
                Condition(matching=Matching.PROPERTY, property="year", values=(Wanted("1979"),)),
                Condition(
                    matching=Matching.PROPERTY,
                    property="director",
                    values=(Wanted("Тарковский", "agent/a"), Wanted("Tarkovsky")),
                ),
            ),
            ("film", "award"),
            3,
        )
    }


def test_a_query_of_1_0_says_how_each_condition_is_met():
    (query,) = batch_of_1_0(
        {
            "queries": [
                {
                    "type": "film",
                    "lang": "ru",
                    "conditions": [
                        {"matchType": "id", "propertyValue": "work/a"},
                        {
                            "matchType": "property",
                            "propertyId": "country",
                            "propertyValue": ["SU", "FR"],
                            "required": True,
                            "matchQuantifier": "none",
                            "matchQualifier": "ExactMatch",
                        },
                    ],
                }
            ]
        }
    )
    assert query.conditions == (
        Condition(matching=Matching.ID, values=(Wanted("work/a"),)),
        Condition(
            matching=Matching.PROPERTY,
            property="country",
            values=(Wanted("SU"), Wanted("FR")),
            required=True,
            quantifier=Quantifier.NONE,
            exact=True,
        ),
    )


def test_an_empty_text_asks_for_nothing_and_a_limit_may_be_written_as_text():
    batch = batch_of_0_2({"q0": {"query": " "}, "q1": {"query": "Сталкер", "limit": "5"}})
    assert batch["q0"].conditions == ()
    assert (batch["q1"].conditions[0].values, batch["q1"].limit) == ((Wanted("Сталкер"),), 5)


@pytest.mark.parametrize(("number", "text"), [(1979, "1979"), (1979.0, "1979"), (1.5, "1.5"), (True, "true")])
def test_a_value_that_is_no_text_is_compared_as_one(number, text):
    batch = batch_of_0_2({"q": {"properties": [{"pid": "year", "v": number}]}})
    assert batch["q"].conditions[0].values == (Wanted(text),)


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"limit": 1}, "queries: q: neither query nor properties is there: ask for something."),
        ({"properties": []}, "queries: q: neither query nor properties is there: ask for something."),
        ({"query": 5}, "queries: q: query: a text belongs here."),
        ({"query": "a", "props": []}, "queries: q: props is not asked for here, only query, type, limit, properties, type_strict."),
        ({"query": "a", "limit": 0}, "queries: q: limit: this is no whole number from 1."),
        ({"query": "a", "limit": "0"}, "queries: q: limit: this is no whole number from 1."),
        ({"query": "a", "limit": "five"}, "queries: q: limit: this is no whole number from 1."),
        ({"query": "a", "limit": 1.5}, "queries: q: limit: this is no whole number from 1."),
        ({"query": "a", "limit": True}, "queries: q: limit: this is no whole number from 1."),
        ({"query": "a", "type": [1]}, "queries: q: type: a text belongs here."),
        ({"query": "a", "type_strict": "most"}, "queries: q: type_strict is none of any, should, all."),
        ({"query": "a", "properties": [{"pid": "year"}]}, "queries: q: properties[0]: v is missing."),
        ({"query": "a", "properties": [{"v": 1}]}, "queries: q: properties[0]: pid is missing."),
        (
            {"properties": [{"pid": "a", "v": None}]},
            "queries: q: properties[0]: v: a value is a text, a number, true, false, or an object with an id.",
        ),
        (
            {"properties": [{"pid": "a", "v": {"name": "x"}}]},
            "queries: q: properties[0]: v: id is missing in a value that is an object.",
        ),
        ({"query": "a" * 2001}, "queries: q: query: a text of 2001 characters is too long: 2000 at most."),
        ([], "queries: q: a JSON object belongs here."),
    ],
)  # fmt: skip
def test_a_malformed_query_of_0_2_is_refused_by_place(query, detail):
    assert refusal(batch_of_0_2, {"q": query}) == (400, detail)


@pytest.mark.parametrize(
    ("batch", "detail"),
    [
        ([], "the body: a JSON object belongs here."),
        ({}, "the body: queries is missing."),
        ({"queries": {"q0": {}}}, "queries: a JSON array belongs here."),
        ({"queries": [{}]}, "queries[0]: conditions is missing."),
        ({"queries": [{"conditions": []}]}, "queries[0]: conditions is empty: ask for something."),
        ({"queries": [{"conditions": [{"propertyValue": "a"}]}]}, "queries[0]: conditions[0]: matchType is missing."),
        (
            {"queries": [{"conditions": [{"matchType": "like", "propertyValue": "a"}]}]},
            "queries[0]: conditions[0]: matchType: this is none of name, id, property.",
        ),
        (
            {"queries": [{"conditions": [{"matchType": "property", "propertyValue": "a"}]}]},
            "queries[0]: conditions[0]: propertyId is missing, which a condition on a property needs.",
        ),
        (
            {"queries": [{"type": ["a"], "conditions": [{"matchType": "name", "propertyValue": "a"}]}]},
            "queries[0]: type: a text belongs here.",
        ),
        (
            {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "a", "required": "yes"}]}]},
            "queries[0]: conditions[0]: required: this is neither true nor false.",
        ),
        (
            {"queries": [{"dir": "up", "conditions": [{"matchType": "name", "propertyValue": "a"}]}]},
            "queries[0]: dir: this is none of ltr, rtl, auto.",
        ),
    ],
)
def test_a_malformed_batch_of_1_0_is_refused_by_place(batch, detail):
    assert refusal(batch_of_1_0, batch) == (400, detail)


def test_a_batch_has_a_size_and_a_weight():
    one = {"query": "a"}
    full = {f"q{number}": one for number in range(BATCH)}
    assert len(batch_of_0_2(full)) == BATCH
    assert refusal(batch_of_0_2, {**full, "more": one}) == (
        413,
        "queries: a batch of 51 is too large: 50 queries at most.",
    )
    conditions = [{"matchType": "name", "propertyValue": ["a"] * 30}]
    assert refusal(batch_of_1_0, {"queries": [{"conditions": conditions}] * 20}) == (
        413,
        "queries: 600 values in a batch are too many: 500 at most.",
    )
    assert refusal(batch_of_0_2, {"q": {"properties": [{"pid": "a", "v": 1}] * 31}})[0] == 400
    assert refusal(batch_of_0_2, {"q": {"properties": [{"pid": "a", "v": [1] * 31}]}})[0] == 400


def test_more_candidates_than_are_given_are_not_counted():
    assert batch_of_0_2({"q": {"query": "a", "limit": 10**9}})["q"].limit == MOST_CANDIDATES


@pytest.mark.parametrize("text", ["{", "[NaN]", '["\\ud800"]', "[" * 100_000, "1" * 5000, ""])
def test_what_is_no_json_is_refused(text):
    status, detail = refusal(parsed, text)
    assert status == 400
    assert detail.startswith("This is not JSON: ")


@given(st.dictionaries(st.text(max_size=5), shaped(NAMES), max_size=3) | JSON)
def test_any_json_is_a_batch_of_0_2_or_refused(value):
    try:
        batch = batch_of_0_2(value)
    except HTTPException as refused:
        assert refused.status_code in (400, 413)
        return
    assert list(batch) == list(value)
    assert all(query.conditions and 1 <= query.limit <= MOST_CANDIDATES for query in batch.values())


@given(st.fixed_dictionaries({"queries": shaped(NAMES_1_0)}) | JSON)
def test_any_json_is_a_batch_of_1_0_or_refused(value):
    try:
        batch = batch_of_1_0(value)
    except HTTPException as refused:
        assert refused.status_code in (400, 413)
        return
    assert len(batch) == len(value["queries"])
    assert all(query.conditions for query in batch)


@given(st.text(max_size=40) | JSON.map(json.dumps))
def test_any_text_is_json_or_refused(text):
    try:
        value = parsed(text)
    except HTTPException as refused:
        assert refused.status_code == 400
        return
    assert json.loads(text) == value
