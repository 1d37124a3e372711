"""A text as long as a page takes no field reader more than moments: time is in proportion to length, or none is spent."""

import time

import pytest

from kg.fields import (
    casing,
    countries,
    dates,
    durations,
    edtf,
    identifiers,
    language_tags,
    people,
    romanisation_schemes,
    titles,
)

READERS = (
    people.named, people.listed, titles.shown, casing.titled, casing.personal, countries.code, countries.codes, countries.marc,
    language_tags.language_tag, language_tags.language_tags, durations.duration, durations.extent, dates.dated, edtf.parsed,
    identifiers.recognised, lambda text: romanisation_schemes.scheme(text, text),
)  # fmt: skip
PIECES = ("a, ", " ", "(", "a (x) ", "a Jr ", "A. ", "1 ", "ABC DEF ", "-", "a;", "и ", "[1", "\t \n", "a-")
MANY = 40_000
MOMENTS = 2.0


@pytest.mark.parametrize("piece", PIECES)
def test_no_reader_takes_longer_for_a_long_text_than_for_a_page(piece):
    for read in READERS:
        begun = time.perf_counter()
        read(piece * MANY)
        assert time.perf_counter() - begun < MOMENTS, read


def test_a_long_list_is_still_read_in_full():
    assert len(people.listed("Anna Bik, " * 5000)) == 5000
    assert len(language_tags.language_tags("de, gibberish, " * 3000).unread) == 3000
