"""Running times and extents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.durations import Extent, duration, extent


@pytest.mark.parametrize(
    ("text", "minutes", "seconds"),
    [
        ("1h 18m", 78, None), ("1h30", 90, None), ("2 h 8 min", 128, None), ("327mn", 327, None), ("90 min.", 90, None), ("57m", 57, None),
        ("01:23:45", 83, 45), ("1:30", 90, None), ("00:08:36", 8, 36), ("PT139M", 139, None), ("PT2H19M", 139, None),
        ("PT5400S", 90, 0), ("P0DT1H30M", 90, None), ("P1DT1H", 1500, None), ("90'", 90, None), ("8'36\"", 8, 36), ("8 min 36 s", 8, 36),
        ("90 минут", 90, None), ("1 ч 30 мин", 90, None), ("2 часа", 120, None), ("1 час 5 минут", 65, None), ("1 Std. 30 Min.", 90, None), ("ca. 90 min", 90, None),
        ("1 hour and 5 minutes", 65, None), ("45 s", 0, 45), ("96\N{NO-BREAK SPACE}mn", 96, None), ("2 heures", 120, None), ("9h", 540, None),
    ],
)  # fmt: skip
def test_a_running_time_is_minutes_and_the_seconds_it_tells(text, minutes, seconds):
    found = duration(text)
    assert (found.minutes, found.seconds, found.statement) == (minutes, seconds, text)


@pytest.mark.parametrize(
    "text",
    [
        "90",
        "",
        "h",
        "P",
        "PT",
        "00:00:00",
        "0 min",
        "8 часть",
        "7 ч.",
        "8ч",
        "5 parts",
        "2400 m",
        "2400m",
        "4 x 26 mn",
        "1:75",
        "99999999 min",
        "soon",
    ],
)
def test_anything_else_is_no_running_time(text):
    assert duration(text) is None


def test_a_bare_number_is_what_the_caller_says():
    assert (duration("90", unit="minutes").minutes, duration("90", unit="minutes").seconds) == (90, None)
    assert (duration("516", unit="seconds").minutes, duration("516", unit="seconds").seconds) == (8, 36)
    assert duration("1h 30", unit="minutes").minutes == 90
    assert duration("0", unit="minutes") is None


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("8 часть", "parts", 8), ("8 частей", "parts", 8), ("5 parts", "parts", 5), ("6 Akte", "acts", 6), ("12 reels", "reels", 12),
        ("3 bobines", "reels", 3), ("2400 m", "metres", 2400), ("2 400 м", "metres", 2400), ("1.234 m", "metres", 1234), ("2400m", "metres", 2400), ("420m", "metres", 420),
        ("363 metres", "metres", 363), ("5,500 feet", "feet", 5500),
    ],
)  # fmt: skip
def test_an_extent_is_no_running_time(text, kind, number):
    assert extent(text) == Extent(kind, number, text)
    assert duration(text) is None


@pytest.mark.parametrize("text", ["90 min", "57m", "1h 18m", "eight parts", "8", "", "8 partisans"])
def test_anything_else_is_no_extent(text):
    assert extent(text) is None


@given(st.integers(0, 200), st.integers(0, 59), st.integers(0, 59))
def test_each_way_to_write_a_running_time_says_the_same(hours, minutes, seconds):
    forms = [
        f"{hours}:{minutes:02}:{seconds:02}",
        f"PT{hours}H{minutes}M{seconds}S",
        f"{hours} h {minutes} min {seconds} s",
    ]
    whole = (hours * 60 + minutes, seconds)
    found = [duration(form) for form in forms]
    assert [each and (each.minutes, each.seconds) for each in found] == [whole if any(whole) else None] * 3


@given(st.integers(1, 1000), st.none() | st.integers(0, 59))
def test_the_iso_form_is_read_back(minutes, seconds):
    found = duration(f"PT{minutes}M" if seconds is None else f"PT{minutes}M{seconds}S")
    again = duration(found.iso)
    assert (again.minutes, again.seconds or None) == (found.minutes, found.seconds or None)


@given(st.text("0123456789hmins :'\"PTHMS.,чм", max_size=30) | st.text(max_size=30))
def test_no_text_breaks_it_and_nothing_is_both(text):
    assert not (duration(text) and extent(text))
