"""Every sample of real records, read and mapped in full, and through the gate as far as the run is long.

The counts are those of the samples themselves: rows of a table, elements of a file, distinct numbers.
"""

import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.pipeline.mapped import build
from kg.pipeline.publish import publish
from kg.pipeline.run import Run

HERE = Path(__file__).parent
RECORDS = HERE.parent.parent.parent / "shared" / "records"

pytestmark = pytest.mark.skipif(not RECORDS.is_dir(), reason="the sample records are not beside this checkout")


@dataclass(frozen=True)
class Sample:
    """What a sample holds: records read, those that are out, and nodes by class."""

    read: int
    rejected: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    gate: bool = False  # whether the gate keeps records out: a dirty sample has years after today


SAMPLES = {
    "cannes": Sample(1851, 0, {"Work": 1851, "Selection": 1851}),
    "wikipedia-us-films": Sample(36273, 0, {"Work": 36273}),
    "wikidata-movies": Sample(40430, 0, {"Work": 40430}),
    "mkrf": Sample(7474, 2, {"Work": 7472}),
    "mubi-awards": Sample(23732),
    "vega-movies": Sample(3201, gate=True),
    "soviet-cinema": Sample(14515 + 25580 + 261, 0, {"Work": 14515, "Person": 25580, "Organization": 261}),
    "museum-csv": Sample(18, 0, {"Work": 5, "Item": 18}),
    "efg": Sample(11, 0, {"Work": 8}),
    "avefi": Sample(5),
    "marcxml": Sample(22, 18, {"Work": 4}),
    "wikidata-json": Sample(1, 0, {"Work": 1}),
    "record-pages": Sample(4, 0, {"Work": 4}),
}
GATE = 500
# Runs the command in a process that has no other children, and says how much memory the largest of them took.
MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "kg", *sys.argv[1:]], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
LARGE = frozenset({"wikipedia-us-films", "wikidata-movies", "mubi-awards", "soviet-cinema"})


def configured(name, out, **options):
    return Run.asked(config=HERE / name / "kg.toml", out=out, **options)


@pytest.fixture(scope="module")
def mapped(tmp_path_factory, is_full):
    """Build a sample without the gate, once; the large ones in part, unless the run is long."""
    built = {}

    def of(name):
        if name not in built:
            out = tmp_path_factory.mktemp(name)
            limit = GATE if name in LARGE and not is_full else None
            built[name] = (build(configured(name, out, limit=limit), is_checked=False), out)
        return built[name]

    return of


def lines(out):
    with gzip.open(out / "data.nq.gz", "rt", encoding="utf-8") as stream:
        yield from stream


def findings(out, rule):
    with (out / "findings.jsonl").open(encoding="utf-8") as stream:
        return [one for one in map(json.loads, stream) if one["rule"] == rule]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_and_mapped(name, mapped, is_full):
    sample = SAMPLES[name]
    report, _ = mapped(name)
    assert report.counts.rejected == sample.rejected
    assert report.counts.read == report.counts.written + report.counts.rejected
    if name in LARGE and not is_full:
        assert report.counts.read == GATE
        return
    assert report.counts.read == sample.read
    assert {kind: report.entities.get(kind, 0) for kind in sample.entities} == sample.entities
    assert all(rejected.reason and rejected.origin.file for rejected in report.rejections)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_passes_the_gate(name, tmp_path, is_full):
    limit = None if is_full else GATE
    report = publish(configured(name, tmp_path, limit=limit))
    assert report.counts.read == report.counts.written + report.counts.rejected
    kept_out = [one for one in report.rejections if one.reason.startswith("work-year-typed: ")]
    assert report.counts.rejected - len(kept_out) <= SAMPLES[name].rejected
    assert bool(kept_out) == ("Violation" in report.findings) == SAMPLES[name].gate


def test_a_second_run_changes_nothing_and_makes_nothing_again(tmp_path):
    first = publish(configured("cannes", tmp_path, limit=GATE))
    again = publish(configured("cannes", tmp_path, limit=GATE))
    assert (again.is_new, again.reused, again.folder) == (False, GATE, first.folder)


def test_repeated_numbers_of_the_register_say_what_differs(mapped):
    report, _ = mapped("mkrf")
    assert len(report.rejections) == 2
    assert all(re.search(r"row \d+.*they differ: .+ / ", one.reason) for one in report.rejections)


def test_a_qid_is_no_title(mapped, is_full):
    _, out = mapped("soviet-cinema")
    named = sum("/id/work/" in line and "> <https://schema.org/name> " in line for line in lines(out))
    assert named == 14515 - 2828 if is_full else 0 < named <= GATE
    assert not any(re.search(r'schema.org/name> "Q\d+"', line) for line in lines(out))


def test_uncertain_and_spanning_years_survive_as_edtf(mapped):
    edtf = 'dateEdtf> "{}"^^<http://id.loc.gov/datatypes/edtf/EDTF>'
    for name, said in (("museum-csv", "1950?"), ("avefi", "1929/1930")):
        _, out = mapped(name)
        assert any(edtf.format(said) in line for line in lines(out)), said


def test_a_year_of_wikidata_is_no_day(mapped):
    _, out = mapped("wikidata-json")
    assert not any("startDate" in line and "-01-01" in line for line in lines(out))


def test_words_of_two_alphabets_are_told_where_they_are(mapped):
    _, out = mapped("efg")
    assert len(findings(out, "mixed-script")) == 4


def test_memory_stays_flat_while_40000_records_are_read(tmp_path):
    words = ["build", "--config", HERE / "wikidata-movies" / "kg.toml", "--out", tmp_path, "--limit", "1", "--no-check"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, words)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 256, f"{done.stdout} MiB"
