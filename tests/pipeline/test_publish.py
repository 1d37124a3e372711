import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.config import Config, ReconcileConfig, SourceConfig
from kg.errors import UsageError
from kg.model import Counts
from kg.pipeline.assemble import merged
from kg.pipeline.check import check_all
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.store import builds
from kg.store.embedded import EmbeddedStore

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PAGES = EXAMPLES / "pages"
STALKER = PAGES / "stalker.txt"


def run(out, *paths, **options):
    return publish(Run(Config(), out, tuple(paths), **options))


def test_read_is_written_plus_rejected_in_the_whole_and_in_each_source(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    report = run(tmp_path / "out", PAGES, tmp_path / "bad.txt")
    for counts in (report.counts, *report.sources.values()):
        assert counts.read == counts.written + counts.rejected
    assert (report.counts.read, report.counts.written, report.counts.rejected) == (11, 10, 1)


def test_the_report_on_disk_says_what_the_contract_names(tmp_path):
    run(tmp_path, STALKER)
    report = json.loads((tmp_path / "current" / "report.json").read_text())
    assert {key: report[key] for key in ("read", "written", "rejected", "skipped")} == {
        "read": 1, "written": 1, "rejected": 0, "skipped": 0}  # fmt: skip
    assert report["sources"] == {"pages": {"read": 1, "written": 1, "rejected": 0}}
    assert report["entities"]["Work"] == report["entities"]["Movie"] == 1
    assert "Concept" not in report["entities"]
    assert set(report["findings"]) <= {"Violation", "Warning", "Info"}
    assert report["rejections"] == []


def test_the_same_input_in_any_order_gives_the_same_bytes(tmp_path):
    pages = sorted(PAGES.iterdir())
    one = run(tmp_path / "one", *pages)
    other = run(tmp_path / "other", *reversed(pages), pages[0], PAGES)
    for name in (
        "data.nq.gz",
        "findings.jsonl",
        "report.json",
        "dumps/catalogue.ttl.gz",
        "dumps/catalogue.jsonld.gz",
    ):
        assert (one.folder / name).read_bytes() == (other.folder / name).read_bytes(), name
    assert one.folder.name == other.folder.name


def test_a_second_run_changes_nothing_and_says_so(tmp_path):
    assert run(tmp_path, PAGES).is_new
    assert not run(tmp_path, PAGES).is_new


def test_a_publication_is_exactly_this_runs_inputs(tmp_path):
    run(tmp_path, PAGES)
    run(tmp_path, STALKER)
    with EmbeddedStore.open(builds.current(tmp_path) / "store") as store:
        works = list(store.select("SELECT DISTINCT ?w { ?w a <https://w3id.org/reelgraph/ontology#Work> }"))
    assert len(works) == 1


def test_limit_takes_the_first_records_of_each_source_by_key(tmp_path):
    report = run(tmp_path, PAGES, limit=2)
    assert report.counts.read == 2
    data = gzip.decompress((report.folder / "data.nq.gz").read_bytes()).decode()
    assert '"112"' in data and '"127"' in data


def test_a_file_that_no_reader_knows_is_skipped_in_a_folder_and_rejected_by_name(tmp_path):
    films = tmp_path / "films"
    films.mkdir()
    (films / "stalker.txt").write_bytes(STALKER.read_bytes())
    (films / "notes.md").write_text("# Notes")
    report = run(tmp_path / "out", films)
    assert (report.skipped, report.counts.rejected) == (1, 0)
    assert report.findings["Info"]["file-skipped"] == 1
    report = run(tmp_path / "out", films, films / "notes.md")
    assert report.counts.rejected == 1
    assert "no reader knows this kind of file" in report.rejections[0].reason


def test_of_two_inputs_with_one_key_the_first_is_kept_and_both_paths_are_named(tmp_path):
    one, two = tmp_path / "a" / "stalker.txt", tmp_path / "b" / "stalker.txt"
    for path in (one, two):
        path.parent.mkdir()
        path.write_bytes(STALKER.read_bytes())
    report = run(tmp_path / "out", two, one)
    assert (report.counts.written, report.counts.rejected) == (1, 1)
    assert str(one) in report.rejections[0].reason and str(two) in report.rejections[0].reason
    assert report.rejections[0].origin.file == str(two)


def test_a_damaged_first_file_does_not_shadow_a_good_second(tmp_path):
    one, two = tmp_path / "a" / "stalker.txt", tmp_path / "b" / "stalker.txt"
    for path in (one, two):
        path.parent.mkdir()
    one.write_bytes(b"\x00\x01")
    two.write_bytes(STALKER.read_bytes())
    report = run(tmp_path / "out", one, two)
    assert (report.counts.written, report.counts.rejected) == (1, 1)
    assert report.rejections[0].origin.file == str(one)


def test_the_same_file_twice_is_one_input(tmp_path):
    (tmp_path / "link.txt").symlink_to(STALKER)
    report = run(tmp_path / "out", STALKER, STALKER, PAGES / ".." / "pages" / "stalker.txt", tmp_path / "link.txt")
    assert report.counts.read == 1


def test_a_violation_keeps_the_record_out_and_in_the_report(tmp_path):
    page = tmp_path / "early.txt"
    page.write_text(STALKER.read_text(encoding="utf-8").replace(", 1979,", ", 1779,"), encoding="utf-8")
    report = run(tmp_path / "out", page, PAGES / "the-ascent.txt")
    assert (report.counts.written, report.counts.rejected) == (1, 1)
    assert report.rejections[0].reason.startswith("work-year-typed: ")
    found = [json.loads(line) for line in (report.folder / "findings.jsonl").read_text().splitlines()]
    violations = [one for one in found if one["severity"] == "Violation"]
    assert [(one["rule"], one["file"]) for one in violations] == [("work-year-typed", str(page))]


def test_when_nothing_is_written_the_publication_before_stays(tmp_path):
    before = run(tmp_path / "out", STALKER).folder
    (tmp_path / "empty.txt").write_text("")
    report = run(tmp_path / "out", tmp_path / "empty.txt")
    assert report.folder is None
    assert builds.current(tmp_path / "out") == before


def test_text_that_is_not_cleared_is_whole_in_the_data_and_nowhere_in_what_goes_out(tmp_path):
    page = tmp_path / "film.txt"
    text = STALKER.read_text(encoding="utf-8") + "\nSynopsis\nQuux frobnicates the zone.\n"
    page.write_text(text, encoding="utf-8")
    folder = run(tmp_path / "out", page).folder
    assert b"Quux" in gzip.decompress((folder / "data.nq.gz").read_bytes())
    for dump in (folder / "dumps").glob("*.gz"):
        assert b"Quux" not in gzip.decompress(dump.read_bytes()), dump.name
    with EmbeddedStore.open(folder / "store") as store:
        assert not list(store.select('SELECT ?s { ?s ?p ?o FILTER(CONTAINS(STR(?o), "Quux")) }'))


def test_a_path_that_does_not_exist_is_the_callers_fault(tmp_path):
    with pytest.raises(UsageError, match=r"films: no such file or folder"):
        run(tmp_path, tmp_path / "films")


def test_reconciling_needs_the_day_of_the_snapshot(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    wanted = ReconcileConfig(EXAMPLES / "wikidata" / "snapshot.jsonl", tmp_path / "ledger.tsv")
    with pytest.raises(UsageError, match="snapshot_date is missing: write the day"):
        publish(Run(Config(reconcile=wanted), tmp_path / "out", (STALKER,)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    publish(Run(Config(reconcile=wanted), tmp_path / "out", (STALKER,)))
    assert "2023-11-14" in (tmp_path / "ledger.tsv").read_text()


def test_what_is_no_regular_file_or_has_no_readable_name_is_told_and_never_hangs(tmp_path):
    films = tmp_path / "films"
    films.mkdir()
    (films / "stalker.txt").write_bytes(STALKER.read_bytes())
    (films / ".hidden.txt").write_text("x")
    os.mkfifo(films / "pipe.txt")
    Path(os.fsdecode(os.fsencode(films) + b"/b\xff.txt")).write_bytes(STALKER.read_bytes())
    (films / "broken.txt").symlink_to(films / "gone.txt")
    report = run(tmp_path / "out", films)
    assert (report.counts.written, report.counts.rejected, report.skipped) == (1, 2, 2)
    reasons = {Path(one.origin.file).name: one.reason for one in report.rejections}
    assert reasons["b\\xff.txt"] == "the file's name is not UTF-8; rename it"
    assert reasons["broken.txt"] == "the file cannot be read: No such file or directory"


def test_a_source_of_kg_toml_counts_what_it_refuses_as_its_own(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    source = SourceConfig("site", "page", (STALKER, tmp_path / "pipe.txt"))
    report = publish(Run(Config(sources=(source,)), tmp_path / "out"))
    assert report.sources["site"] == Counts(2, 1, 1)


def test_a_missing_snapshot_and_a_broken_ledger_are_told_before_anything_is_read(tmp_path):
    (tmp_path / "unreadable.txt").write_bytes(b"")
    ledger = tmp_path / "ledger.tsv"
    wanted = ReconcileConfig(tmp_path / "none.jsonl", ledger, "2026-11-23")
    with pytest.raises(UsageError, match=r"none\.jsonl: no such file: name a Wikidata dump file"):
        publish(Run(Config(reconcile=wanted), tmp_path / "out", (STALKER,)))
    ledger.write_text("subject_id\tobject_id\n")
    with pytest.raises(UsageError, match=r"ledger\.tsv:1: "):
        publish(Run(Config(reconcile=wanted), tmp_path / "out", (STALKER,)))
    assert not (tmp_path / "out").exists()


def test_a_file_reached_by_two_paths_has_one_key_whatever_their_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "stalker.txt").write_bytes(STALKER.read_bytes())
    (tmp_path / "link.txt").symlink_to(tmp_path / "b" / "stalker.txt")
    paths = (tmp_path / "link.txt", tmp_path / "b" / "stalker.txt")
    assert run(tmp_path / "one", *paths).folder.name == run(tmp_path / "two", *reversed(paths)).folder.name


def test_what_is_skipped_or_refused_is_counted_once_however_often_it_is_met(tmp_path):
    folder = tmp_path / "mix"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "readme.md").write_text("x")
    (folder / "a" / "other.md").write_text("x")
    (folder / "stalker.txt").write_bytes(STALKER.read_bytes())
    readme = folder / "a" / "readme.md"
    report = run(tmp_path / "out", folder, folder / "a", folder, readme, readme)
    assert (report.counts.read, report.counts.rejected, report.skipped) == (2, 1, 1)


def test_a_catalogue_may_publish_into_its_own_folder_again_and_again(tmp_path):
    (tmp_path / "stalker.txt").write_bytes(STALKER.read_bytes())
    first = run(tmp_path / "public", tmp_path)
    again = run(tmp_path / "public", tmp_path)
    assert (again.counts, again.skipped, again.is_new) == (first.counts, 0, False)


def test_a_folder_that_is_not_entered_is_told(tmp_path):
    films, elsewhere = tmp_path / "films", tmp_path / "elsewhere"
    for folder in (films / ".hidden", elsewhere):
        folder.mkdir(parents=True)
        (folder / "stalker.txt").write_bytes(STALKER.read_bytes())
    (films / "linked").symlink_to(elsewhere)
    (films / "stalker.txt").write_bytes(STALKER.read_bytes())
    report = run(tmp_path / "out", films)
    assert (report.counts.read, report.skipped) == (1, 2)


def test_more_parts_than_files_may_be_open_are_merged_in_rounds(tmp_path):
    files = []
    for number in range(450):
        files.append(tmp_path / f"{number}.nq")
        files[-1].write_text(f"common\nline {number:03}\n")
    assert list(merged(files)) == ["common", *(f"line {number:03}" for number in range(450))]


def test_a_line_separator_inside_a_value_does_not_cut_a_finding(tmp_path):
    page = tmp_path / "film.txt"
    page.write_text(STALKER.read_text(encoding="utf-8") + "\nSource :\nodd\u2028words\x85here\n", encoding="utf-8")
    found = check_all(Run(Config(), tmp_path, (page,)))
    assert any("odd" in (finding.value or "") for finding in found.findings)


def test_python_publishes_a_large_catalogue_from_a_plain_script(tmp_path):
    """No ``if __name__ == "__main__"`` is needed: the library starts no processes."""
    for number in range(60):
        (tmp_path / f"{number}.txt").write_bytes(STALKER.read_bytes())
    script = tmp_path / "script.py"
    script.write_text(
        f"import kg\nprint(kg.publish([{str(tmp_path)!r}], out={str(tmp_path / 'out')!r}).counts.written)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.stdout == "60\n", done.stderr
