"""Which files are read, by which reader, under which key."""

import bz2
import gzip
import lzma
from io import BytesIO
from pathlib import Path

import pytest

from kg.model import Origin
from kg.sources import KINDS, Settings, kind_of, opening


@pytest.mark.parametrize(
    "name", ["a.txt", "a.TXT", "a.text", "a.html", "A.HTM", "a.xhtml", "dir.png/a.txt", "a.txt.gz"]
)
def test_pages_are_known_by_their_suffix(name):
    assert kind_of(Path(name)).name == "page"


@pytest.mark.parametrize("name", ["a.png", "a", ".txt", "txt", "a.csv", "a.gz"])
def test_other_files_are_of_no_kind(name):
    assert kind_of(Path(name)) is None


def test_a_kind_is_listed_under_its_own_name():
    assert all(name == kind.name and kind.suffixes for name, kind in KINDS.items())


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_read_as_what_is_in_it_whatever_its_name(pack, tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(pack("Духовные голоса".encode()))
    with opening.opened(path) as stream:
        assert stream.read().decode() == "Духовные голоса"
    assert opening.head(path).decode() == "Духовные голоса"


def test_a_cut_archive_raises_what_the_pipeline_expects(tmp_path):
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 100_000)[:-20])
    with pytest.raises(opening.BROKEN), opening.opened(path) as stream:
        stream.read()


def test_a_key_is_kg_tomls_or_the_stated_number_or_the_files_name():
    page = b'<html><link rel="canonical" href="https://films.example.org/film_gb_754.html">'
    read = KINDS["page"].read

    def key(octets, settings):
        return next(read(BytesIO(octets), Origin("pages", "brief.encounters"), settings)).origin.key

    assert key(page, Settings()) == "754"
    assert key(page, Settings(key="9")) == "9"
    assert key(b"text", Settings()) == "brief.encounters"
