"""kg build: statements, findings and report in a folder, with or without the gate."""

import gzip
import json
from pathlib import Path

from kg.config import Config
from kg.engines import serial
from kg.pipeline.mapped import build
from kg.pipeline.run import Run

STALKER = Path(__file__).parent.parent.parent / "examples" / "pages" / "stalker.txt"


def test_without_the_gate_a_record_in_violation_is_written_and_with_it_is_not(tmp_path):
    page = tmp_path / "early.txt"
    page.write_text(STALKER.read_text(encoding="utf-8").replace(", 1979,", ", 1779,"), encoding="utf-8")
    run = Run(Config(), tmp_path / "out", (page,), engine=serial)
    gated, open_ = build(run), build(run, is_checked=False)
    assert (gated.counts.written, gated.counts.rejected) == (0, 1)
    assert (open_.counts.written, open_.counts.rejected) == (1, 0)


def test_three_files_are_left_and_they_agree(tmp_path):
    report = build(Run(Config(), tmp_path / "out", (STALKER,), engine=serial))
    out = tmp_path / "out"
    assert sorted(path.name for path in out.iterdir()) == ["data.nq.gz", "findings.jsonl", "report.json"]
    lines = gzip.decompress((out / "data.nq.gz").read_bytes()).decode().splitlines()
    assert lines == sorted(set(lines)) and any("Сталкер" in line for line in lines)
    assert json.loads((out / "report.json").read_text())["entities"] == dict(report.entities)
    assert report.entities["Work"] == 1
