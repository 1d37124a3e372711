"""XML that is broken, cut, shuffled, in another encoding or meant to do harm: never a crash, never silence."""

import gzip
import time
import tracemalloc
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Authority, Film, Origin, Quads, Rejected
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources import KINDS, Settings
from tests.sources.xml.samples import COLLECTION, FILM, PERSON, container, entity, read
from tests.sources.xml.test_marc import collection, marc

WHOLE = {"efg": container(FILM, PERSON, COLLECTION), "marcxml": collection(marc(), marc(number="78"))}
READABLE = Film | Authority | Quads
# A billion laughs, in text and in an attribute; a file of the machine; a page of the net.
_LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = {
    "laughs": f"<!DOCTYPE r [{_LAUGHS}]><r><record><leader>&l11;</leader></record></r>",
    "laughs in an attribute": f'<!DOCTYPE r [{_LAUGHS}]><r a="&l11;"><record/></r>',
    "a file": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><record><leader>&x;</leader></record></r>',
    "an address": '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><r><record>&x;</record></r>',
    "a parameter": '<!DOCTYPE r [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><r><record/></r>',
    "an outside subset": '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd"><r><record>&nbsp;</record></r>',
}
fuzzing = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", sorted(WHOLE))
@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_document_type_is_refused_with_its_reason_and_at_once(kind, bomb):
    started = time.perf_counter()
    (found,) = read(kind, BOMBS[bomb].encode())
    assert isinstance(found, Rejected)
    assert "DOCTYPE" in found.reason and "remove it" in found.reason
    assert "root:" not in repr(found) and time.perf_counter() - started < 1


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_an_undefined_entity_stops_there_and_keeps_what_came_before(kind):
    whole = WHOLE[kind]
    end = whole.rindex(b"</")
    found = read(kind, whole[:end] + b"<record>&shy;</record>" + whole[end:])
    assert sum(isinstance(each, READABLE) for each in found) == len(read(kind, whole))
    assert isinstance(found[-1], Rejected) and "shy" in found[-1].reason and found[-1].origin.locator


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_a_cut_file_keeps_its_whole_records_and_says_where_it_ends(kind):
    whole = WHOLE[kind]
    found = read(kind, whole[: len(whole) - 40])
    assert isinstance(found[0], Film) and isinstance(found[-1], Rejected)
    assert found[-1].origin.locator.startswith("L")
    assert "broken here" in found[-1].reason


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_nothing_and_other_things_are_rejected_with_a_reason(kind):
    assert read(kind, b"")[0].reason == "the file is empty: export it again"
    assert "broken here" in read(kind, b"title,year\nStalker,1979\n")[0].reason
    assert "holds no" in read(kind, b"<html><body/></html>")[0].reason


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_one_byte_at_a_time_is_the_same(kind):
    class Dripping(BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 1) if size > 0 else size)

    whole = WHOLE[kind]
    found = list(KINDS[kind].read(Dripping(whole), Origin(kind, "file", None, "file.xml"), Settings()))
    assert found == read(kind, whole)


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_a_broken_archive_s_own_error_is_let_through_after_what_could_be_read(kind):
    many = container(*[FILM] * 400) if kind == "efg" else collection(*[marc(number=str(n)) for n in range(400)])
    packed = gzip.compress(many)
    stream = gzip.GzipFile(fileobj=BytesIO(packed[: len(packed) * 3 // 4]))
    reading = KINDS[kind].read(stream, Origin(kind, "file", None, "file.xml"), Settings())
    assert isinstance(next(reading), Film)
    with pytest.raises(EOFError):
        list(reading)


def check(kind, octets):
    """Whatever the bytes, there is an outcome, and what is read can be stated."""
    found = read(kind, octets)
    assert found
    for each in found:
        assert isinstance(each, Rejected) or statements(each, Space(), {})
        assert not isinstance(each, Rejected) or each.reason


@pytest.mark.parametrize("kind", sorted(WHOLE))
@fuzzing
@given(data=st.data())
def test_cut_files(kind, data):
    whole = WHOLE[kind]
    check(kind, whole[: data.draw(st.integers(0, len(whole)))])


@pytest.mark.parametrize("kind", sorted(WHOLE))
@fuzzing
@given(data=st.data())
def test_shuffled_files(kind, data):
    whole = WHOLE[kind]
    places = sorted(data.draw(st.lists(st.integers(0, len(whole)), min_size=2, max_size=6)))
    pieces = [whole[start:end] for start, end in zip([0, *places], [*places, len(whole)], strict=True)]
    check(kind, b"".join(data.draw(st.permutations(pieces))))


@pytest.mark.parametrize("kind", sorted(WHOLE))
@fuzzing
@given(data=st.data())
def test_files_with_lines_in_another_order(kind, data):
    lines = WHOLE[kind].splitlines(keepends=True)
    check(kind, b"".join(lines[:1] + data.draw(st.permutations(lines[1:-1])) + lines[-1:]))


@pytest.mark.parametrize("kind", sorted(WHOLE))
@fuzzing
@given(octets=st.binary(max_size=400))
def test_any_bytes(kind, octets):
    check(kind, octets)
    check(kind, WHOLE[kind][:300] + octets + WHOLE[kind][300:])


@pytest.mark.parametrize("kind", sorted(WHOLE))
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "cp1252", "utf-7", "cp037"])
def test_files_in_another_encoding_than_they_say(kind, encoding):
    check(kind, WHOLE[kind].decode().encode(encoding, "replace"))
    whole = WHOLE[kind].decode().encode(encoding, "xmlcharrefreplace")
    found = list(KINDS[kind].read(BytesIO(whole), Origin(kind, "file"), Settings(encoding=encoding)))
    assert found


@pytest.mark.parametrize("kind", sorted(WHOLE))
@fuzzing
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_in_the_fields(kind, text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("￾", "").replace("￿", "")
    whole = WHOLE[kind].decode()
    for word in (
        "1925-1930",
        "The Quiet Sh",
        "Petrova",
        "01:02:30",
        "35 mm",
        "1975",
        "1931-1999",
        "Tikhi",
        ">BG<",
        "eng",
    ):
        replacement = f">{escaped}<" if word.startswith(">") else escaped
        check(kind, whole.replace(word, replacement).encode())


def entity_of(number):
    return FILM.replace("ARC_avCreation_7", f"ARC_avCreation_{number}")


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_memory_does_not_grow_with_the_file(kind):
    class Endless:
        """A file of many records that is made while it is read."""

        def __init__(self, count):
            self.pieces = self.made(count)

        def made(self, count):
            yield b"<c xmlns:efg='http://www.europeanfilmgateway.eu/efg'>"
            for number in range(count):
                yield (
                    f"<efg:efgEntity>{entity_of(number)}</efg:efgEntity>"
                    if kind == "efg"
                    else marc("245 00 a:Nordlys", number=str(number))
                ).encode()
            yield b"</c>"

        def read(self, size=-1):
            return next(self.pieces, b"")

    def peak(count):
        tracemalloc.start()
        for _ in KINDS[kind].read(Endless(count), Origin(kind, "file"), Settings()):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(20)
    assert peak(600) < peak(60) * 1.5 + 200_000


def test_a_record_of_its_own_reads_as_it_does_in_a_container():
    alone, (among, *_) = read("efg", entity(FILM))[0], read("efg", WHOLE["efg"])
    assert (alone.titles[0].text, alone.content_hash) == (among.titles[0].text, among.content_hash)
