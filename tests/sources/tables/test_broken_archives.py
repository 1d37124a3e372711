"""A damaged archive raises what the pipeline expects, after the records before the damage."""

import gzip
import json
from io import BytesIO

import pytest

from kg.model import Film, Origin
from kg.sources import KINDS, opening
from kg.sources.mapping import mapping
from kg.sources.settings import Settings

MAPPING = mapping({"table": [{"key": "id"}]}, "films.toml")
ROWS = 30_000
WHOLE = {
    "films.csv": "id,title\n" + "".join(f"{number},Film {number * 7919}\n" for number in range(ROWS)),
    "films.jsonl": "".join(json.dumps({"id": number, "x": number * 7919}) + "\n" for number in range(ROWS)),
    "films.json": json.dumps([{"id": number, "x": number * 7919} for number in range(ROWS)]),
}


@pytest.mark.parametrize("name", WHOLE)
def test_records_before_the_damage_are_read(name):
    packed = gzip.compress(WHOLE[name].encode())
    stream = gzip.GzipFile(fileobj=BytesIO(packed[: len(packed) * 2 // 3]))
    kind = {"csv": "csv", "jsonl": "json", "json": "json"}[name.rpartition(".")[2]]
    read = KINDS[kind].read(stream, Origin("x", "x", None, name), Settings(mapping=MAPPING))
    found = []
    with pytest.raises(opening.BROKEN):
        found.extend(map(type, read))
    assert set(found) == {Film}
    assert len(found) < ROWS
