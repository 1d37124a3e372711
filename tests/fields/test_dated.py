"""Dates as sources print them."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.dates import dated, wikidata_time
from kg.fields.months import month
from kg.fields.silence import is_silent


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1995", "1995"), (" 1995 ", "1995"), ("1995.", "1995"), ("1950?", "1950?"), ("1950 (?)", "1950?"),
        ("1925-1930", "1925/1930"), ("1925–1930", "1925/1930"), ("1925 bis 1930", "1925/1930"), ("1979-82", "1979/1982"),
        ("1930-31", "1930/1931"), ("1996/97", "1996/1997"), ("с 1925 по 1930", "1925/1930"), ("1929/1930", "1929/1930"),
        ("[1941?]", "1941?"), ("[1941]", "1941"), ("[ca. 1925-1930]", "1925~/1930~"), ("[1941,1943]", "[1941,1943]"),
        ("c. 1930", "1930~"), ("ca. 1930", "1930~"), ("ca 1930", "1930~"), ("um 1930", "1930~"), ("vers 1930", "1930~"),
        ("около 1930", "1930~"), ("ок. 1930 г.", "1930~"), ("ca. 1930?", "1930%"), ("vermutlich 1930", "1930?"),
        ("c1995", "1995"), ("©1995", "1995"), ("1991 г.", "1991"), ("в 1930 году", "1930"),
        ("1950er", "195X"), ("1950er Jahre", "195X"), ("1930s", "193X"), ("1930's", "193X"), ("1930-е гг.", "193X"),
        ("années 1930", "193X"), ("20th century", "19XX"), ("XX век", "19XX"), ("20. Jahrhundert", "19XX"),
        ("193-?", "193X?"), ("[194-]", "194X"), ("19uu", "19XX"), ("193u", "193X"), ("193X", "193X"), ("2004-XX", "2004-XX"),
        ("Jun 12 1998", "1998-06-12"), ("June 12, 1998", "1998-06-12"), ("12 June 1998", "1998-06-12"), ("12-Jun-1998", "1998-06-12"),
        ("12 juin 1998", "1998-06-12"), ("1er juin 1998", "1998-06-01"), ("12. Juni 1998", "1998-06-12"), ("3 août 1924", "1924-08-03"),
        ("12 июня 1998 г.", "1998-06-12"), ("26 декабря 1991 года", "1991-12-26"), ("Fri, 12 Jun 1998", "1998-06-12"),
        ("June 1998", "1998-06"), ("июнь 1998", "1998-06"), ("1998 June 12", "1998-06-12"), ("06.1998", "1998-06"),
        ("12.06.1998", "1998-06-12"), ("12.06.1998 - 14.06.1998", "1998-06-12/1998-06-14"), ("5.5.1996", "1996-05-05"),
        ("2015-11-27T12:00:00.000Z", "2015-11-27"), ("2015-11-27 12:00", "2015-11-27"), ("1974-05", "1974-05"),
        ("1941 or 1943", "[1941,1943]"), ("1941 oder 1943", "[1941,1943]"), ("between 1941 and 1943", "[1941..1943]"),
        ("before 1930", "[..1930]"), ("до 1930", "[..1930]"), ("nach 1945", "[1945..]"), ("seit 1930", "1930/.."), ("1930-", "1930/.."),
        ("../1930", "../1930"), ("1930/..", "1930/.."), ("May 1998 - July 1999", "1998-05/1999-07"),
    ],
)  # fmt: skip
def test_a_printed_date_has_one_edtf_form(text, edtf):
    assert dated(text).when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["Unbekannt", "unknown", "inconnu", "неизвестно", "", "  ", "nineteen", "31.02.1998", "1998-13-45", "12/1998/06", "95",
     "1917 [i.e. 1918]", "٠٨/١٠/١٩٩٥", "Jum 12 1998", "1e siècle", "1950erer", "30 февраля 1998", "or", "between 1941", "c.",
     "1930 " * 40],
)  # fmt: skip
def test_anything_else_is_none(text):
    assert dated(text) is None


@pytest.mark.parametrize(
    ("text", "order", "value", "read_as", "ambiguous"),
    [
        ("06/12/1998", "DMY", "1998-12-06", "DMY", True),
        ("06/12/1998", "MDY", "1998-06-12", "MDY", True),
        ("12/25/1998", "DMY", "1998-12-25", "MDY", False),
        ("25/12/1998", "MDY", "1998-12-25", "DMY", False),
        ("06/06/1998", "DMY", "1998-06-06", "DMY", False),
        ("06.12.1998", "MDY", "1998-12-06", "DMY", False),
        ("1998-12-06", "DMY", "1998-12-06", "YMD", False),
        ("1911-12", "DMY", "1911-12", None, True),
        ("1974-05", "DMY", "1974-05", None, False),
    ],
)
def test_figures_that_read_both_ways_say_so(text, order, value, read_as, ambiguous):
    found = dated(text, order)
    assert (found.when.edtf, found.order, found.ambiguous) == (value, read_as, ambiguous)


@pytest.mark.parametrize(
    ("time", "precision", "edtf"),
    [
        ("+1931-00-00T00:00:00Z", 9, "1931"), ("+1931-01-01T00:00:00Z", 9, "1931"), ("+1931-05-00T00:00:00Z", 10, "1931-05"),
        ("+1931-05-30T00:00:00Z", 11, "1931-05-30"), ("+1930-00-00T00:00:00Z", 8, "193X"), ("+2000-00-00T00:00:00Z", 7, "19XX"),
        ("+1901-00-00T00:00:00Z", 7, "19XX"), ("+1900-00-00T00:00:00Z", 7, "18XX"),
    ],
)  # fmt: skip
def test_wikidata_says_how_much_of_a_time_counts(time, precision, edtf):
    assert wikidata_time(time, precision).edtf == edtf


@pytest.mark.parametrize(
    ("time", "precision"),
    [("+1931-00-00T00:00:00Z", 11), ("+1931-00-00T00:00:00Z", 10), ("-0044-03-15T00:00:00Z", 11), ("+1000-00-00T00:00:00Z", 6),
     ("1931", 9), ("+0000-00-00T00:00:00Z", 9), ("+1931-02-30T00:00:00Z", 11)],
)  # fmt: skip
def test_a_time_that_names_no_date_is_none(time, precision):
    assert wikidata_time(time, precision) is None


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("+1898-01-10", "1898-01-22"),
        ("+1900-02-28", "1900-03-12"),
        ("+1900-03-01", "1900-03-14"),
        ("+1917-10-25", "1917-11-07"),
    ],
)
def test_a_day_of_the_julian_calendar_is_moved(julian, gregorian):
    assert wikidata_time(f"{julian}T00:00:00Z", 11, julian=True).edtf == gregorian


@given(
    st.dates(date(1888, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["en", "fr", "de", "ru"]),
    st.sampled_from(["medium", "long"]),
)
def test_every_day_is_read_as_cldr_prints_it(day, language, length):
    assert dated(format_date(day, length, locale=language)).when.edtf == day.isoformat()


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.sampled_from(["DMY", "MDY"]), st.sampled_from(["/", "-"]))
def test_figures_written_in_an_order_are_read_in_it(day, order, sign):
    figures = {"D": f"{day.day:02}", "M": f"{day.month:02}", "Y": f"{day.year}"}
    assert dated(sign.join(figures[part] for part in order), order).when.edtf == day.isoformat()


@given(st.text(max_size=60) | st.text("0123456789 .-/[]?~cXab", max_size=30))
def test_no_text_breaks_it_and_what_it_reads_is_read_again(text):
    found = dated(text)
    if found:
        assert found.when.edtf
        assert found.when.earliest or found.when.latest


def test_a_month_is_known_by_name_only():
    assert [month(name) for name in ("Januar", "févr.", "мая", "Sept", "x", "Montag")] == [1, 2, 5, 9, None, None]


@pytest.mark.parametrize(
    ("text", "silent"),
    [("Unbekannt", True), ("[unknown]", True), ("N/A", True), ("s.d.", True), ("?", True), ("—", True), ("", True),
     ("б. г.", True), ("0", False), ("Nobody", False), ("Unbekannter Soldat", False)],
)  # fmt: skip
def test_a_source_can_say_that_it_does_not_know(text, silent):
    assert is_silent(text) is silent
