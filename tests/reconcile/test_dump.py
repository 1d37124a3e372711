"""Wikidata's dump format: frames, ranks, precision, holes, and what is broken."""

import bz2
import gzip
import json

import pytest
from wikidata_facts import documents, entity, lines

from kg.errors import DataError
from kg.model import Text
from kg.reconcile import dump


def statement(value=None, *, rank="normal", snaktype="value") -> dict:
    snak = {"snaktype": snaktype} | ({"datavalue": {"value": value}} if value else {})
    return {"rank": rank, "mainsnak": snak}


def year(text: str, precision: int = 9, rank: str = "normal") -> dict:
    return statement({"time": text, "precision": precision}, rank=rank)


def read_one(tmp_path, **claims) -> dump.Entity:
    document = entity("Q1", "Q11424") | {"claims": claims}
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(document), encoding="utf-8")
    return next(dump.read(path))


def test_an_array_a_line_each_and_both_compressions_read_the_same(tmp_path):
    array = "\n".join(lines()).encode()
    plain = "\n".join(json.dumps(document) for document in documents()).encode()
    contents = {
        "a.json": array,
        "b.jsonl": plain + b"\n\n",
        "c.json.gz": gzip.compress(array),
        "d.jsonl.bz2": bz2.compress(plain),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    read = [list(dump.read(tmp_path / name)) for name in contents]
    assert len(read[0]) == len(documents()) == 19
    assert read[0] == read[1] == read[2] == read[3]


def test_a_film_is_read_with_what_is_compared(tmp_path):
    path = tmp_path / "dump.json"
    path.write_text("\n".join(lines()), encoding="utf-8")
    stalker = next(found for found in dump.read(path) if found.qid == "Q200437")
    assert stalker.label == "Stalker"
    assert stalker.names == (Text("Сталкер", "ru"), Text("Stalker", "mul"), Text("Stalker", "en"))
    assert (stalker.classes, stalker.years, stalker.minutes) == (("Q11424",), (1979,), (161,))
    assert stalker.credits == (("P57", "Q853"), ("P58", "Q61699"), ("P58", "Q59054"), ("P58", "Q853"))


def test_deprecated_statements_are_dropped_and_preferred_ones_come_first(tmp_path):
    found = read_one(
        tmp_path,
        P577=[
            year("+1971-00-00T00:00:00Z"),
            year("+1950-00-00T00:00:00Z", rank="deprecated"),
            year("+1966-12-16T00:00:00Z", precision=11, rank="preferred"),
            year("+1971-05-01T00:00:00Z", precision=11),
        ],
    )
    assert found.years == (1966, 1971)


def test_a_decade_an_unknown_value_and_no_value_are_not_a_year(tmp_path):
    found = read_one(
        tmp_path,
        P577=[
            year("+1970-00-00T00:00:00Z", precision=8),
            statement(snaktype="somevalue"),
            statement(snaktype="novalue"),
        ],
    )
    assert found.years == ()


def test_a_running_time_counts_in_minutes_only(tmp_path):
    minute, hour = "http://www.wikidata.org/entity/Q7727", "http://www.wikidata.org/entity/Q25235"
    values = [
        {"amount": "+3", "unit": hour},
        {"amount": "+79.6", "unit": minute},
        {"amount": "+90", "unit": "1"},
    ]
    assert read_one(tmp_path, P2047=[statement(value) for value in values]).minutes == (80,)


def test_aliases_follow_labels_and_properties_are_passed_over(tmp_path):
    named = entity("Q1", "Q5") | {
        "labels": {"mul": {"language": "mul", "value": "A"}},
        "aliases": {"mul": [{"language": "mul", "value": "B"}, {"language": "mul", "value": "C"}]},
    }
    path = tmp_path / "dump.jsonl"
    path.write_text(f"{json.dumps(named)}\n{json.dumps({'type': 'property', 'id': 'P1'})}\n", encoding="utf-8")
    (found,) = dump.read(path)
    assert [text.value for text in found.names] == ["A", "B", "C"]


def test_an_item_without_a_label_is_called_by_its_number(tmp_path):
    assert read_one(tmp_path).label == "Q1"


@pytest.mark.parametrize("broken", ['{"type": "item", "id": ', "[1, 2]", '{"id": "Q1"}', '"Q1"', "\udcff"])
def test_a_broken_line_names_its_file_and_line_and_what_to_do(tmp_path, broken):
    path = tmp_path / "dump.jsonl"
    good = json.dumps(documents()[0])
    path.write_bytes(f"{good}\n{broken}\n".encode(errors="surrogateescape"))
    with pytest.raises(DataError, match=r"dump\.jsonl:2: not an entity .*mend or remove the line"):
        list(dump.read(path))


def test_a_cut_archive_is_an_error_not_a_short_snapshot(tmp_path):
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress("\n".join(lines()).encode())[:-40])
    with pytest.raises(DataError, match=r"dump\.json\.gz:\d+: cannot be read"):
        list(dump.read(path))


def test_a_missing_snapshot_is_named(tmp_path):
    with pytest.raises(DataError, match=r"nowhere\.jsonl: cannot be read"):
        list(dump.read(tmp_path / "nowhere.jsonl"))
