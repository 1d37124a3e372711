from pathlib import Path

from kg.config import Config
from kg.engines import for_parts, pool, serial
from kg.model import Files, Part
from kg.pipeline.build import Builder
from kg.pipeline.identity import Decisions, identify
from kg.pipeline.inputs import collect
from kg.pipeline.plan import Plan
from kg.pipeline.reading import FileReader
from kg.rdf.iri import Space

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


def test_processes_write_the_same_bytes_as_one_process(tmp_path):
    inputs = collect([PAGES], Config())
    (share,) = inputs.shares()
    shares = [Files(0, share.source, share.paths[:5]), Files(1, share.source, share.paths[5:])]
    written = {}
    for engine in (serial, pool):
        folder = tmp_path / engine.__name__
        folder.mkdir()
        spooled = list(engine(FileReader(Space(), inputs.readers(), folder), shares))
        assert [each.count for each in spooled] == [5, 5]
        plan = Plan.drawn(folder / "plan.sqlite", spooled, ["pages"])
        plan.move(identify(plan, Decisions()).moved)
        (whole,) = plan.parts()
        halves = [Part(number, "pages", keys) for number, keys in enumerate((whole.records[:5], whole.records[5:]))]
        receipts = list(engine(Builder(Space(), folder, plan.path), halves))
        assert [(receipt.counts.read, receipt.counts.written) for receipt in receipts] == [(5, 5), (5, 5)]
        written[engine] = [path.read_bytes() for path in sorted(folder.glob("part-*"))]
    assert written[serial] == written[pool]
    assert len(written[serial]) == 6


def test_processes_are_started_only_for_several_parts():
    assert for_parts(1) is serial
    assert for_parts(2) is pool
