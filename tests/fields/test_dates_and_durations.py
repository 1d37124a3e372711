"""Dates, years and running times as pages print them."""

import pytest

from kg.fields import dates, durations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08/10/1995", ("1995-10-08", "DMY", True)),
        ("16/08/2007", ("2007-08-16", "DMY", False)),
        ("5.5.1996", ("1996-05-05", "DMY", False)),
        ("1981-11-18", ("1981-11-18", "YMD", False)),
        ("1981-02-03", ("1981-02-03", "YMD", False)),
        ("29/02/2000", ("2000-02-29", "DMY", False)),
    ],
)
def test_a_day_has_its_order_and_says_if_it_could_be_swapped(text, expected):
    found = dates.day(text)
    assert (found.value, found.order, found.ambiguous) == expected


@pytest.mark.parametrize(
    "text", ["1995", "29/02/1999", "13/13/1999", "8/10/95", "1995-10", "08/10.1995", "", "٠٨/١٠/١٩٩٥"]
)
def test_anything_else_is_no_day(text):
    assert dates.day(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1995", ("1995", "1995")),
        ("1950?", ("1950", "1950?")),
        ("1929/1930", ("1929", "1929/1930")),
        ("1979 - 1981", ("1979", "1979/1981")),
        ("1979-82", ("1979", "1979/1982")),
        ("1979-19", None),
        ("95", None),
        ("19955", None),
    ],
)
def test_years_are_edtf(text, expected):
    assert dates.year(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("327mn", 327), ("96 mn", 96), ("96 min.", 96), ("96'", 96), ("96 minutes", 96), ("1h36", 96), ("1 h 36 mn", 96),
        ("2h", 120), ("96", None), ("4 x 26 mn", None), ("mn", None), ("96\N{NO-BREAK SPACE}mn", 96), ("96 мин", 96),
    ],
)  # fmt: skip
def test_a_running_time_needs_its_unit(text, minutes):
    assert durations.minutes(text) == minutes
