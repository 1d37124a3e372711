"""JSON documents of a file: one a line, in an array, on many lines; what is broken is told and passed over."""

import gzip
import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources import documents as module
from kg.sources.documents import Broken, Document, documents


def told(octets, encoding=None):
    return [(found.place, getattr(found, "value", None)) for found in documents(BytesIO(octets), encoding)]


def reasons(octets, encoding=None):
    return [found.reason for found in documents(BytesIO(octets), encoding) if isinstance(found, Broken)]


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (b'{"a": 1}', [("L1", {"a": 1})]),
        (b'\xef\xbb\xbf{"a": 1}\n', [("L1", {"a": 1})]),
        (b'{"a": 1}\n\n{"b": 2}\n', [("L1", {"a": 1}), ("L3", {"b": 2})]),
        (b'[\n{"a": 1},\n{"b": 2}\n]\n', [("L2", {"a": 1}), ("L3", {"b": 2})]),
        (b'[{"a": 1}, {"b": 2}]', [("/0", {"a": 1}), ("/1", {"b": 2})]),
        (b'{\n"a": 1\n}', [("", {"a": 1})]),
        (b'[\n {\n"a": 1},\n {\n"b": 2}\n]', [("/0", {"a": 1}), ("/1", {"b": 2})]),
        (b'{\n"a": 1}\n{\n"b": 2}', [("L1", {"a": 1}), ("L3", {"b": 2})]),
        ('{"a": "Ёжик"}'.encode("utf-16"), [("", {"a": "Ёжик"})]),
    ],
)
def test_documents_are_found_however_they_are_laid_out(octets, expected):
    assert told(octets) == expected


def test_a_bad_line_does_not_stop_the_next():
    assert told(b'{"a": 1}\noops\n{"b": 2}') == [("L1", {"a": 1}), ("L2", None), ("L3", {"b": 2})]


def test_a_cut_first_line_does_not_stop_the_next():
    assert told(b'{"a": {"b":\n{"b": 2}\n') == [("L1", None), ("L2", {"b": 2})]


def test_an_array_that_is_not_closed_has_lost_its_end():
    assert told(b'[\n{"a": 1},\n{"b": 2},\n')[-1] == ("L4", None)
    assert told(b'[{"a": 1}, {"b"')[-1] == ("/1", None)
    assert "is cut" in reasons(b'[\n {\n"a": 1},')[0]


@pytest.mark.parametrize("octets", [b"", b"\n\n", b"[", b"[]", b"[\n]\n"])
def test_a_file_without_a_document_is_told(octets):
    assert "no JSON document" in reasons(octets)[0]


def test_an_encoding_is_told_or_given():
    octets = '{"a": "Ёжик"}'.encode("cp1251")
    assert "byte 8 is not valid UTF-8" in reasons(octets)[0]
    assert told(octets, "cp1251") == [("L1", {"a": "Ёжик"})]
    assert "'no-such' is no encoding" in reasons(octets, "no-such")[0]
    assert "not in ascii" in reasons(octets, "ascii")[0]


def test_what_no_text_can_hold_is_told():
    assert "lone surrogate" in reasons(b'{"a": "\\ud800"}')[0]
    assert told(b'{"a": "\\ud83c\\udfac"}') == [("L1", {"a": "\U0001f3ac"})]


@pytest.mark.parametrize("octets", [b"[" * 3000 + b"]" * 3000, b'{"a":' * 90 + b"1" + b"}" * 90])
def test_what_is_nested_too_deeply_is_told(octets):
    assert "nested too deeply" in reasons(octets)[0]


def test_a_file_too_large_to_hold_is_told(monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    assert "one record a line" in reasons(b'{"a":\n"' + b"x" * 200 + b'"}')[0]
    assert "one record a line" in reasons(b'{"a": "' + b"x" * 200 + b'"}')[0]
    assert [place for place, _ in told(b'{"a": 1}\n' * 50)] == [f"L{number}" for number in range(1, 51)]


def test_the_octets_of_a_document_are_its_own():
    found = list(documents(BytesIO(b'[{"a": 1}, {"b":2}]')))
    assert [each.octets for each in found] == [b'{"a": 1}', b'{"b":2}']


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), min_size=1), min_size=1, max_size=4))
def test_whatever_is_written_is_read(values):
    for octets in (
        "\n".join(json.dumps(each) for each in values),
        json.dumps(values, ensure_ascii=False),
        json.dumps(values, indent=1),
        "[\n" + ",\n".join(json.dumps(each) for each in values) + "\n]",
    ):
        assert [value for _, value in told(octets.encode())] == values


@given(st.binary(max_size=200) | st.text('[]{},:"\\ \n1a', max_size=60).map(str.encode))
def test_anything_gives_documents_or_a_reason(octets):
    found = list(documents(BytesIO(octets)))
    assert found
    assert all(isinstance(each, Document) or each.reason for each in found)


def test_a_broken_archive_is_let_through():
    packed = gzip.GzipFile(fileobj=BytesIO(gzip.compress(b'{"a": 1}\n' * 1000)[:-20]))
    with pytest.raises(EOFError):
        list(documents(packed))
