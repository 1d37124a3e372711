"""Whatever the bytes: no exception, no silence, a record or a rejection for what is there."""

import json
from io import BytesIO
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kg.errors import DataError
from kg.model import Authority, Film, Rejected
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources.tables.proposal import propose
from tests.sources.tables.reading import read

TOML = """[[table]]
key = "id"
empty = ["n/a"]
date_order = "MDY"
title = [{ column = "title", articles = "first", case = "mended" }, { column = "more", language = { value = "ru", when = { script = "Cyrl" } } }]
year = "year"
release = { date = "year", territory = "country" }
duration = { column = "duration", unit = "minutes" }
person = { column = "people", role = "director", split = "auto" }
company = { column = "more", split = [",", ";"] }
country = "country"
language = "country"
identifier = [{ column = "id", scheme = "imdb" }, { column = "more", scheme = "wikidata" }]
selection = { festival = "title", year = "year" }
award = { name = "more", festival = "title", year = "year", outcome = "won" }
site = "more"
page = { column = "id", template = "https://example.org/{}" }
note = { column = "more", kind = "synopsis" }
item = { shelf_mark = "id", carrier = { column = "duration", lookup = { "*" = "dvd" } } }
"""
COLUMNS = ("id", "title", "year", "duration", "people", "country", "more")
WORDS = st.one_of(
    st.sampled_from(["1", "n/a", "Q42", "1950?", "1929/1930", "СССР", "CS", "US", "90", "1h 18m", "tt0038297", '"', "'", ",",
                     ";", "ANDERE SEITE, DIE", "Е.Матвеев", "А.Алов и др.", "=1+1", '="7"', "1E+05", "http://[", "\u2028",
                     "https://example.org/a b", "(", "Cтрашилки", "\x00", "\ufeff", "-", "Jr."]),
    st.text(max_size=12),
)  # fmt: skip
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(found):
    """Check what leaves a reader, and that it can be published."""
    assert found, "silence"
    for each in found:
        assert isinstance(each, Film | Authority | Rejected)
        if isinstance(each, Rejected):
            assert each.reason
        else:
            assert statements(each, Space(), {})


def csv(rows, delimiter=",", end="\n"):
    quoted = ((f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    return end.join(delimiter.join(row) for row in (COLUMNS, *quoted)) + end


ROWS = st.lists(st.tuples(*[WORDS] * len(COLUMNS)), min_size=1, max_size=6)


@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n", "\r"]))
@SLOW
def test_any_text_in_any_column_of_csv(rows, delimiter, end):
    judged(read(TOML, csv(rows, delimiter, end).encode("utf-8", "surrogatepass"), "films.csv"))


@given(rows=ROWS)
@SLOW
def test_every_row_of_good_csv_is_a_record_or_a_rejection(rows):
    rows = [(str(number), *(" ".join(cell.split()) for cell in row[1:])) for number, row in enumerate(rows, start=1)]
    found = read(TOML, csv(rows).encode("utf-8", "surrogatepass"), "films.csv")
    assert len(found) == len(rows)


VALUES = st.recursive(
    st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(COLUMNS), inner, max_size=3)),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.sampled_from(COLUMNS), VALUES, max_size=7), min_size=1, max_size=5)


@given(objects=OBJECTS, as_lines=st.booleans())
@SLOW
def test_any_value_in_any_field_of_json(objects, as_lines):
    written = "\n".join(map(json.dumps, objects)) if as_lines else json.dumps(objects)
    found = read(TOML, written, "films.json")
    judged(found)
    assert len(found) == len(objects)


GOOD = {
    "films.csv": csv(
        [(str(n), f"Фильм {n}", "1979", "90 min", "А.Алов, В.Наумов", "СССР", "слово") for n in range(30)]
    ),
    "films.json": json.dumps([{"id": n, "title": f"Фильм {n}", "people": ["А", "Б"]} for n in range(30)]),
    "films.jsonl": "\n".join(json.dumps({"id": n, "title": f"Фильм {n}"}, ensure_ascii=False) for n in range(30)),
}


@pytest.mark.parametrize("name", GOOD)
@given(seed=st.integers(0, 1 << 32), encoding=st.sampled_from(["utf-8", "utf-16", "cp1251", "cp866", "utf-32"]))
@SLOW
def test_cut_shuffled_and_re_encoded_files(name, seed, encoding):
    chance = Random(seed)
    octets = bytearray(GOOD[name].encode(encoding))
    start = chance.randrange(len(octets))
    damages = (
        lambda: octets[:start],
        lambda: octets[start:],
        lambda: bytes(chance.sample(list(octets), len(octets))),
        lambda: octets[:start] + bytes(chance.randrange(256) for _ in range(9)) + octets[start:],
        lambda: octets[:start] + octets[: start // 2] + octets[start:],
    )
    judged(read(TOML, bytes(chance.choice(damages)()), name))


@given(octets=st.binary(max_size=2000), name=st.sampled_from(["films.csv", "films.json", "films.xlsx"]))
@SLOW
def test_bytes_of_nothing(octets, name):
    judged(read(TOML, octets, name))


def test_cut_and_damaged_workbooks():
    book = Workbook()
    book.active.append(COLUMNS)
    for number in range(20):
        book.active.append([number, f"Фильм {number}", 1979, "90", "А.Алов", "СССР", "=1+1"])
    packed = BytesIO()
    book.save(packed)
    whole = packed.getvalue()
    for place in range(0, len(whole), 61):
        judged(read(TOML, whole[:place], "films.xlsx"))
        judged(read(TOML, whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :], "films.xlsx"))


@given(names=st.lists(WORDS, min_size=1, max_size=6), rows=st.lists(st.lists(WORDS, max_size=7), max_size=4))
@SLOW
def test_any_header(names, rows):
    quoted = (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (["id", *names], *rows))
    judged(read('[[table]]\nkey = "id"\n', "\n".join(quoted).encode("utf-8", "surrogatepass"), "films.csv"))


@given(value=st.dictionaries(st.text(max_size=6), VALUES, max_size=5))
@SLOW
def test_any_name_in_json(value):
    judged(read('[[table]]\nkey = "id"\n', json.dumps({**value, "id": 1}), "films.jsonl"))


@given(
    octets=st.one_of(st.binary(max_size=600), st.sampled_from([each.encode() for each in GOOD.values()])),
    name=st.sampled_from([*GOOD, "films.xlsx"]),
)
@SLOW
def test_a_proposal_is_made_of_whatever_can_be_read(octets, name):
    try:
        proposal = propose(BytesIO(octets), name)
    except DataError:
        return
    assert read(proposal.toml, octets, name)
