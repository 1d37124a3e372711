"""Extended dates: what they mean, and that their text survives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.edtf import Precision, parsed


@pytest.mark.parametrize(
    ("text", "year", "earliest", "latest", "precision"),
    [
        ("1995", 1995, "1995-01-01", "1995-12-31", "year"),
        ("1950?", 1950, "1950-01-01", "1950-12-31", "year"),
        ("1950~", 1950, "1950-01-01", "1950-12-31", "year"),
        ("1950%", 1950, "1950-01-01", "1950-12-31", "year"),
        ("1929/1930", 1929, "1929-01-01", "1930-12-31", "span"),
        ("1929~/1930?", 1929, "1929-01-01", "1930-12-31", "span"),
        ("193X", None, "1930-01-01", "1939-12-31", "decade"),
        ("19XX", None, "1900-01-01", "1999-12-31", "century"),
        ("1974-05-01", 1974, "1974-05-01", "1974-05-01", "day"),
        ("1976-02", 1976, "1976-02-01", "1976-02-29", "month"),
        ("2004-XX", 2004, "2004-01-01", "2004-12-31", "year"),
        ("1985-04-XX", 1985, "1985-04-01", "1985-04-30", "month"),
        ("2001-21", 2001, "2001-03-01", "2001-05-31", "season"),
        ("../1930", None, None, "1930-12-31", "span"),
        ("1930/..", 1930, "1930-01-01", None, "span"),
        ("1930/", 1930, "1930-01-01", None, "span"),
        ("1974-05-01/1974-06-02", 1974, "1974-05-01", "1974-06-02", "span"),
        ("[1941,1943]", None, "1941-01-01", "1943-12-31", "set"),
        ("[1941..1943]", None, "1941-01-01", "1943-12-31", "set"),
        ("{1941,1943}", 1941, "1941-01-01", "1943-12-31", "set"),
        ("[..1930]", None, None, "1930-12-31", "set"),
        ("[1945..]", None, "1945-01-01", None, "set"),
        ("156X-12-25", None, "1560-12-25", "1569-12-25", "other"),
        ("?2004-06", 2004, "2004-06-01", "2004-06-30", "other"),
    ],
)
def test_a_date_lies_between_two_days_and_may_have_one_year(text, year, earliest, latest, precision):
    found = parsed(text)
    assert (found.edtf, found.year, found.earliest, found.latest) == (text, year, earliest, latest)
    assert found.precision is Precision(precision)


@pytest.mark.parametrize(
    "text",
    ["", "nineteen", "95", "1931-02-30", "1931-13-01", "1930/1929", "/", "../..", "[]", "[1930", "[1941,1943}",
     "12.06.1998", "2001-21-03", "[1943..1941]", "1" * 100_000, "[" * 5_000, "((((((((((((((((((((((((((((((((((((("],
)  # fmt: skip
def test_anything_else_is_none(text):
    assert parsed(text) is None


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


@given(days, marks)
def test_every_day_of_the_calendar_is_read_and_is_itself(day, mark):
    found = parsed(day.isoformat() + mark)
    assert (found.edtf, found.year, found.earliest) == (day.isoformat() + mark, day.year, day.isoformat())
    assert parsed(found.edtf) == found


@given(days, days, marks)
def test_a_span_ends_where_its_ends_end_and_never_runs_back(one, other, mark):
    first, last = sorted((one, other))
    found = parsed(f"{first}{mark}/{last}")
    assert (found.earliest, found.latest, found.year) == (first.isoformat(), last.isoformat(), first.year)
    assert first == last or parsed(f"{last}/{first}") is None


@given(st.text("0123456789XYE?~%.,/()[]{}-TS ", max_size=24))
def test_no_text_of_its_signs_breaks_it_and_what_it_reads_is_in_order(text):
    found = parsed(text)
    if found and found.earliest and found.latest:
        assert found.earliest <= found.latest
        assert found.year is None or found.earliest[:4] == f"{found.year:04}"
