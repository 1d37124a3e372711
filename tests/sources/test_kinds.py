"""Which files are read, by which reader, under which key."""

from pathlib import Path

import pytest

from kg.sources import SOURCES, key_of, kind_of


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.html", "A.HTM", "a.xhtml", "dir.png/a.txt"])
def test_pages_are_known_by_their_suffix(name):
    assert kind_of(Path(name)) == "page"


@pytest.mark.parametrize("name", ["a.png", "a", "a.txt.gz", ".txt", "a.json", "txt"])
def test_other_files_are_of_no_kind(name):
    assert kind_of(Path(name)) is None


def test_every_kind_has_a_reader():
    assert set(SOURCES) == {"page"}


def test_a_key_is_the_stated_number_or_the_file_s_name():
    page = b'<html><link rel="canonical" href="https://films.example.org/film_gb_754.html">'
    assert key_of("page", page, Path("films/stalker.html")) == "754"
    assert key_of("page", b"text", Path("films/brief.encounters.txt")) == "brief.encounters"
