from pathlib import Path

from kg.config import Config
from kg.engines import for_parts, pool, serial
from kg.model import Counts
from kg.pipeline.build import Builder
from kg.pipeline.inputs import collect
from kg.rdf.iri import Space

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


def test_processes_write_the_same_bytes_as_one_process(tmp_path):
    inputs = collect([PAGES], Config())
    whole = inputs.parts()[0]
    halves = [
        type(whole)(number, whole.source, share) for number, share in enumerate((whole.inputs[:5], whole.inputs[5:]))
    ]
    written = {}
    for engine in (serial, pool):
        folder = tmp_path / engine.__name__
        folder.mkdir()
        receipts = list(engine(Builder(Space(), {each.name: each for each in inputs.sources}, folder), halves))
        assert [receipt.counts for receipt in receipts] == [Counts(5, 5, 0), Counts(5, 5, 0)]
        written[engine] = [path.read_bytes() for path in sorted(folder.iterdir())]
    assert written[serial] == written[pool]


def test_processes_are_started_only_for_several_parts():
    assert for_parts(1) is serial
    assert for_parts(2) is pool
