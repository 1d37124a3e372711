"""What did not change is not made again; what is gone is remembered; repeats count once."""

import gzip
import hashlib
import json

import pytest

from kg import sources
from kg.config import Config, SourceConfig
from kg.engines import serial
from kg.pipeline import build, history, memory
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.rdf.iri import Space
from tests.pipeline.sources import ROWS, write

SPACE = Space()
ONE = {"key": "1", "title": "Stalker", "year": "1979"}
TWO = {"key": "2", "title": "Mirror", "year": "1975"}


@pytest.fixture(autouse=True)
def rows(monkeypatch):
    monkeypatch.setitem(sources.KINDS, "rows", ROWS)


def published(tmp_path, *rows):
    source = SourceConfig("archive", "rows", (write(tmp_path / "films.rows", *rows),))
    return publish(Run(Config(sources=(source,)), tmp_path / "out", engine=serial))


def gone(report):
    return list(history.listed(report.folder))


def test_a_record_that_did_not_change_is_not_mapped_or_checked_again(tmp_path, monkeypatch):
    published(tmp_path, ONE, TWO)
    asked = []
    mapped = build.statements
    monkeypatch.setattr(
        build, "statements", lambda record, *rest: asked.append(record.origin.key) or mapped(record, *rest)
    )
    report = published(tmp_path, ONE, {**TWO, "year": "1974"})
    assert (asked, report.reused, report.is_new) == (["2"], 1, True)


def test_a_second_run_makes_nothing_again_and_gives_the_same_bytes(tmp_path):
    first = published(tmp_path, ONE, TWO)
    again = published(tmp_path, ONE, TWO)
    assert (again.reused, again.is_new, again.folder) == (2, False, first.folder)


def test_reused_records_give_the_same_data_as_made_ones(tmp_path):
    published(tmp_path / "a", ONE, TWO)
    reused = published(tmp_path / "a", TWO, ONE)  # their places changed: made again
    assert reused.reused == 0
    fresh = published(tmp_path / "b", TWO, ONE)
    read = [gzip.decompress((one.folder / "data.nq.gz").read_bytes()) for one in (reused, fresh)]
    assert read[0] == read[1]


def test_other_code_makes_everything_again(tmp_path, monkeypatch):
    published(tmp_path, ONE, TWO)
    monkeypatch.setattr(memory, "code_version", lambda: b"other")
    assert published(tmp_path, ONE, TWO).reused == 0


def test_a_record_that_is_no_longer_there_leaves_its_things_as_gone(tmp_path):
    published(tmp_path, ONE, TWO)
    report = published(tmp_path, ONE)
    lost = gone(report)
    assert SPACE.thing("work", "archive", "2").removeprefix(f"{SPACE.base}/") in lost
    assert "graph/archive/2" in lost
    assert SPACE.thing("work", "archive", "1").removeprefix(f"{SPACE.base}/") not in lost
    assert report.gone == len(lost)


def test_what_is_gone_stays_gone_until_it_comes_back(tmp_path):
    published(tmp_path, ONE, TWO)
    lost = gone(published(tmp_path, ONE))
    again = published(tmp_path, ONE)
    assert (gone(again), again.is_new) == (lost, False)
    assert gone(published(tmp_path, ONE, TWO)) == []


def test_a_row_that_repeats_another_is_skipped_and_one_that_says_something_else_is_rejected(tmp_path):
    report = published(tmp_path, ONE, ONE, {**ONE, "year": "1980"})
    assert (report.counts.read, report.counts.written, report.counts.rejected, report.skipped) == (2, 1, 1, 1)
    (rejected,) = report.rejections
    assert "they differ: created.value 1979 / 1980" in rejected.reason
    assert "(row 1)" in rejected.reason
    found = [json.loads(line) for line in (report.folder / "findings.jsonl").read_text().splitlines()]
    assert [one["locator"] for one in found if one["rule"] == "record-repeated"] == ["row 2"]


def test_a_bad_row_is_rejected_with_its_place_and_the_next_is_read(tmp_path):
    path = write(tmp_path / "films.rows", ONE)
    path.write_text(path.read_text() + "{\n" + json.dumps(TWO) + "\n")
    source = SourceConfig("archive", "rows", (path,))
    report = publish(Run(Config(sources=(source,)), tmp_path / "out", engine=serial))
    assert report.counts.written == 2
    assert [one.origin.locator for one in report.rejections] == ["row 2"]


def test_a_cut_archive_keeps_what_was_read_before_the_cut_and_says_where(tmp_path):
    titles = [hashlib.sha256(bytes([number])).hexdigest() for number in range(200)]
    rows = "".join(json.dumps({"key": title, "title": title, "year": "1979"}) + "\n" for title in titles)
    path = tmp_path / "films.rows"
    path.write_bytes(gzip.compress(rows.encode())[:-4000])
    source = SourceConfig("archive", "rows", (path,))
    report = publish(Run(Config(sources=(source,)), tmp_path / "out", limit=None, engine=serial))
    (rejected,) = report.rejections
    assert 50 < report.counts.written < 200
    assert "the file cannot be read after row " in rejected.reason
