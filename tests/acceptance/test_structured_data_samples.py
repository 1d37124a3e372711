"""The sample pages of a structured-data library: none is about a film, and each says so whatever is done to it."""

import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from kg.model import Origin, Rejected
from kg.sources import KINDS, Settings

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "suites" / "extruct_samples.tar.gz"
KIND = KINDS["schema-org"]

pytestmark = pytest.mark.skipif(not SAMPLES.is_file(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def samples():
    with tarfile.open(SAMPLES) as archive:
        return {
            member.name: archive.extractfile(member).read()
            for member in archive
            if member.name.endswith((".html", ".json", ".jsonld"))
        }


def told(name, octets):
    records = list(KIND.read(BytesIO(octets), Origin("site", "page", None, name), Settings()))
    assert records, name
    return records


def test_each_is_rejected_with_what_it_describes(samples):
    assert len(samples) > 100
    for name, octets in samples.items():
        assert not KIND.recognises(octets[:65536]), name
        assert all(isinstance(each, Rejected) and each.reason for each in told(name, octets)), name


def test_cut_shuffled_and_recoded_they_still_give_a_reason(samples):
    for number, (name, octets) in enumerate(sorted(samples.items())):
        half = len(octets) // 2
        for damaged in (
            octets[: half + number],
            octets[half:] + octets[:half],
            octets.decode(errors="ignore").encode("utf-16"),
        ):
            told(name, damaged)


def test_a_product_turned_film_is_read(samples):
    pages = {
        name: octets for name, octets in samples.items() if b"schema.org/Product" in octets and name.endswith("html")
    }
    assert len(pages) >= 5
    for name, octets in pages.items():
        records = told(name, octets.replace(b"schema.org/Product", b"schema.org/Movie"))
        films = [each for each in records if not isinstance(each, Rejected)]
        assert films and all(film.titles for film in films[:1]), name
