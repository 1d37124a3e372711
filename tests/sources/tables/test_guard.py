"""What is kept from the parser of JSON: long numbers and deep nesting, but not what strings hold."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import Rejected
from kg.sources.tables.guard import DEEPEST, LONGEST_NUMBER, Guard, Refused
from kg.sources.tables.proposal import propose
from kg.sources.tables.trees import _Bytes
from tests.sources.tables.reading import read

KEY = '[[table]]\nkey = "id"\n'
NUMBER = "9" * 5000
VALUES = st.recursive(
    st.none() | st.integers() | st.floats(allow_nan=False) | st.text(st.sampled_from('ab"\\[]{}\x00 19')),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=30,
)


@given(VALUES, st.integers(1, 9))
def test_what_is_harmless_passes_unchanged_however_it_is_cut(value, size):
    text = json.dumps(value, ensure_ascii=False)
    guard = Guard()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert "".join(passed for piece in pieces for passed in guard.passed(piece)) == text


@pytest.mark.parametrize("size", [1, 7, 1 << 16])
@pytest.mark.parametrize(
    "text", ["[" * (DEEPEST + 1), '{"a":' * (DEEPEST + 1), '["\\"]]", ' * (DEEPEST + 1), "1" * (LONGEST_NUMBER + 1)]
)
def test_what_is_not_is_refused_however_it_is_cut(text, size):
    guard = Guard()
    with pytest.raises(Refused):
        for start in range(0, len(text), size):
            list(guard.passed(text[start : start + size]))


@pytest.mark.parametrize(
    "broken", [f'{{"id": 3, "n": {NUMBER}}}', '{"id": 3, "n": ' + "[" * 2000 + "]" * 2000 + "}",
               '{"id": 3, "n": ' + '{"n":' * 1100 + "1" + "}" * 1100 + "}", '{"id": 3, "n": ' + "[" * 100_000],
)  # fmt: skip
def test_an_array_is_read_up_to_what_is_refused(broken):
    *films, last = read(KEY, f'[{{"id": 1}}, {{"id": 2}}, {broken}', "films.json")
    assert [film.origin.key for film in films] == ["1", "2"]
    assert isinstance(last, Rejected)
    assert last.origin.locator == "/2"
    assert "over 1000 digits" in last.reason or "nested too deep" in last.reason


@pytest.mark.parametrize("broken", [f'{{"id": 3,\n"n": {NUMBER}}}', '{"id": 3,\n"n": ' + "[" * 100_000])
def test_an_object_over_several_lines_is_refused_once(broken):
    (found,) = read(KEY, broken, "films.json")
    assert found.reason.startswith("from here on the file is not read: ")


def test_a_record_without_end_is_refused_and_one_after_the_other_is_not():
    octets = _Bytes(["x" * 60] * 9, most=100)
    octets.read(60)
    octets.forget()
    octets.read(60)
    octets.read(60)
    with pytest.raises(Refused, match="larger than 64 MB"):
        octets.read(60)


def test_figures_and_brackets_in_a_string_are_text():
    value = NUMBER + "[" * 2000 + '\\"'
    (found,) = read(KEY, json.dumps([{"id": 1, "note": value}]), "films.json")
    assert found.verbatim == (f"note: {value}",)


@pytest.mark.parametrize("table", ["[" * 100_000, '[{"a": ' + "[" * 2000 + "]" * 2000 + "}]", f"[{NUMBER}]"])
def test_a_look_at_such_a_file_ends_with_an_error(table):
    with pytest.raises(DataError, match=r"deep\.json"):
        propose(BytesIO(table.encode()), "deep.json")
