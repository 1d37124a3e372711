"""`kg reconcile` and its exports as a user meets them: a process, its streams, its exit code, its ledger."""

import csv
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

from kg.rdf.iri import Space
from kg.reconcile.ledger import Ledger

KG = Path(sys.executable).parent / "kg"
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
FILMS_OF_ONE = 5
CONFIG = """
base = "https://data.example.org"
out = "publication"
[[source]]
name = "pages"
paths = ["pages"]
[reconcile]
snapshot = "wikidata.jsonl"
snapshot_date = "2026-11-01"
ledger = "ledger.sssom.tsv"
"""
# The real command over an authority that takes its time.
SLOWLY = """
import sys, time
from kg.reconcile.snapshot import Snapshot
at_once = Snapshot.candidates
def slow(snapshot, question):
    time.sleep(0.02)
    return at_once(snapshot, question)
Snapshot.candidates = slow
from kg.cli import main
main()
"""


def word(number: int) -> str:
    """A word of its own for each number; those of neighbours are not alike."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{(number + 1) * 61_403 % 100_003:05}")


def page(number: int) -> str:
    name = f"Ivan {word(number // FILMS_OF_ONE).upper()}"
    return f"{name}\nSoviet Union, 1950, 90mn\nFilm {word(number)}\n\nDirected by : {name}\n"


def statement(value: dict) -> dict:
    return {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def item(qid: str, label: str, **claims: list[dict]) -> str:
    labels = {"en": {"language": "en", "value": label}}
    stated = {name: [statement(value) for value in values] for name, values in claims.items()}
    return json.dumps({"type": "item", "id": qid, "labels": labels, "aliases": [], "claims": stated})


def dump(films: int) -> str:
    """An authority that lacks each seventh film."""
    year = [{"time": "+1950-00-00T00:00:00Z", "precision": 9}]
    lines = [item(f"Q{900000 + one}", f"Ivan {word(one)}", P31=[{"id": "Q5"}]) for one in range(-(-films // 5))]
    lines += [
        item(f"Q{1000 + n}", f"Film {word(n)}", P31=[{"id": "Q11424"}], P577=year, P57=[{"id": f"Q{900000 + n // 5}"}])
        for n in range(films)
        if n % 7
    ]
    return "\n".join(lines) + "\n"


def catalogue(folder: Path, films: int) -> Path:
    """Publish films without reconciling them, and lay the authority beside them."""
    (folder / "pages").mkdir()
    for number in range(films):
        (folder / "pages" / f"{number:05}.txt").write_text(page(number), encoding="utf-8")
    (folder / "wikidata.jsonl").write_text(dump(films), encoding="utf-8")
    (folder / "kg.toml").write_text(CONFIG, encoding="utf-8")
    subprocess.run([KG, "publish", "pages", "--out", "publication"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return catalogue(tmp_path_factory.mktemp("catalogue"), 40)


@pytest.fixture
def place(published):
    """The catalogue with no ledger yet."""
    (published / "ledger.sssom.tsv").unlink(missing_ok=True)
    return published


def kg(place, *words, **options):
    done = subprocess.run(
        [KG, "reconcile", *map(str, words)], cwd=place, capture_output=True, text=True, check=False, **options
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def decisions(place):
    ledger = Ledger(place / "ledger.sssom.tsv", Space(), "https://example.org/")
    return [line.decision for line in ledger.lines()]


def kinds(place) -> Counter:
    return Counter(decision.subject.partition("/")[0] for decision in decisions(place))


def test_a_run_asks_about_everything_once_and_says_what_stands(place):
    done = kg(place, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["written"] == len(decisions(place)) == 48 and told["questions"] == 49
    assert told["now"]["match"] == 34 + 8 and (told["undecided"], told["unknown"]) == (1, 0)
    assert "undecided  1: 1 place (a kind that the authority holds nothing of gets no verdict)" in done.stderr
    assert re.search(r"decided +48 lines added to ledger\.sssom\.tsv", done.stderr)
    assert "reconcile: 49/49 questions" in done.stderr
    before = (place / "ledger.sssom.tsv").read_bytes()
    again = json.loads(kg(place, "--json").stdout)
    assert again["written"] == 0 and (place / "ledger.sssom.tsv").read_bytes() == before


def test_only_and_limit(place):
    assert kg(place, "--only", "person", "--limit", "3").returncode == 0
    assert kinds(place) == {"agent": 3}
    assert kg(place, "--only", "person", "--only", "place").returncode == 0
    assert kinds(place) == {"agent": 8}
    assert kg(place, "--only", "ship").returncode == 2


def test_since_asks_again_and_writes_nothing_that_stands_already(place):
    kg(place)
    before = (place / "ledger.sssom.tsv").read_bytes()
    done = kg(place, "--since", "2027-01-01")
    assert "reconcile: 49/49 questions" in done.stderr
    assert (place / "ledger.sssom.tsv").read_bytes() == before
    wrong = kg(place, "--since", "yesterday")
    assert wrong.returncode == 2 and "--since 'yesterday' is no date: write YYYY-MM-DD" in wrong.stderr


def test_lines_about_what_is_not_published_are_told_and_kept(place):
    kg(place, "--limit", "1")
    line = "entity:work/zzzzzzzz\tElsewhere\tskos:exactMatch\t\twd:Q1\t\tsemapv:ManualMappingCuration\tAnna"
    with (place / "ledger.sssom.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"{line}\n")
    done = kg(place)
    assert "unknown    1 subjects of the ledger are not in this publication; their lines are kept" in done.stderr
    assert line in (place / "ledger.sssom.tsv").read_text("utf-8")


def test_without_a_publication_or_a_configuration_it_says_what_to_do(place, tmp_path):
    assert "nothing is published here: run kg publish" in kg(place, "--data", tmp_path).stderr
    done = kg(place, "--config", "nowhere.toml")
    assert done.returncode == 2 and "nowhere.toml: cannot be read" in done.stderr
    bare = tmp_path / "kg.toml"
    bare.write_text('out = "x"\n')
    done = kg(place, "--config", bare)
    assert done.returncode == 2 and "[reconcile] is missing: name a snapshot and a ledger" in done.stderr


def started(place):
    return subprocess.Popen(
        [sys.executable, "-c", SLOWLY, "reconcile"],
        cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip


def test_ctrl_c_keeps_what_is_decided_and_the_same_command_goes_on(tmp_path):
    place = catalogue(tmp_path, 300)
    child = started(place)
    until = time.monotonic() + 60
    while len(decisions(place)) < 100 and time.monotonic() < until:
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130, said
    assert "stopped: everything decided is kept; the same command goes on from here" in said
    assert "Traceback" not in said
    kept = decisions(place)
    assert 100 <= len(kept) < 327
    assert kg(place).returncode == 0
    assert decisions(place)[: len(kept)] == kept
    assert Counter(one.subject for one in decisions(place)).most_common(1)[0][1] == 1


def test_a_second_run_on_one_ledger_says_so_and_what_a_killed_run_left_holds_nothing(place):
    lock = place / ".ledger.sssom.tsv.lock"
    with Ledger(place / "ledger.sssom.tsv", Space(), "https://example.org/").held():
        done = kg(place)
        assert done.returncode == 1 and not (place / "ledger.sssom.tsv").exists()
        assert done.stderr == "kg: ledger.sssom.tsv: another run is writing into it: wait for it to end\n"
    assert not lock.exists()
    lock.touch()
    assert kg(place).returncode == 0 and not lock.exists()
    assert len(decisions(place)) == 48


def test_ctrl_c_before_the_first_question_speaks_of_the_ledger(place):
    script = """
import kg.cli.runs as runs
def interrupted(place):
    raise KeyboardInterrupt
runs.Place.asked = interrupted
from kg.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, "reconcile"], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130 and not (place / "ledger.sssom.tsv").exists()
    assert done.stderr == (
        "stopped: nothing was asked yet, and the ledger is as it was; the same command starts again\n"
    )


def test_a_run_killed_at_any_moment_leaves_the_ledger_whole(tmp_path, is_full):
    films, kills = (2000, 20) if is_full else (130, 2)
    place = catalogue(tmp_path, films)
    kept: list = []
    interrupted = 0
    for moment in [random.uniform(0.0, 0.5), *(random.uniform(0.5, 5.0) for _ in range(kills - 1))]:
        child = started(place)
        while not (place / "ledger.sssom.tsv").exists() and child.poll() is None:
            time.sleep(0.01)
        try:
            child.wait(moment)
        except subprocess.TimeoutExpired:
            child.kill()
            interrupted += 1
        child.communicate()
        found = decisions(place)
        assert found[: len(kept)] == kept
        kept = found
    assert interrupted
    assert kg(place).returncode == 0
    decided = decisions(place)
    assert Counter(one.subject for one in decided).most_common(1)[0][1] == 1
    assert len(decided) == films + -(-films // FILMS_OF_ONE)
    assert sum(one.verdict == "match" for one in decided if one.subject.startswith("work/")) == sum(
        1 for number in range(films) if number % 7
    )


def test_what_stands_is_exported_as_sssom(place):
    kg(place)
    exported = kg(place, "export", "--format", "sssom").stdout
    heading, *lines = [line for line in exported.splitlines() if not line.startswith("#")]
    assert heading.startswith("subject_id\tsubject_label\tpredicate_id")
    assert len(lines) == 48 and lines == sorted(lines)


def test_the_provenance_is_exported_as_quads_and_only_matches_are_the_same(place):
    kg(place)
    quads = kg(place, "export", "--format", "prov").stdout.encode()
    said = list(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    same = [quad for quad in said if quad.predicate.value == "https://schema.org/sameAs"]
    assert len(same) == 42
    activities = [quad for quad in said if quad.object == pyoxigraph.NamedNode("http://www.w3.org/ns/prov#Activity")]
    assert len(activities) == 48


def test_what_wikidata_lacks_is_exported_as_quickstatements_and_a_missing_film_as_a_new_item(place):
    kg(place)
    done = kg(place, "export", "--format", "quickstatements")
    text = done.stdout
    assert text.count("CREATE\n") == sum(1 for number in range(40) if not number % 7) == 6
    assert 'CREATE\nLAST\tDen\t"1950 film"\nLAST\tP31\tQ11424\t' in text and "Lmul" not in text
    assert "look first: CREATE blocks that rest on the machine's none alone: 6." in done.stderr
    assert "LAST\tP57\tQ900000\tS813\t+2026-11-01T00:00:00Z/11\n" in text
    assert "Q1001\tP2047\t90U7727\tS813\t+2026-11-01T00:00:00Z/11\n" in text
    assert "Q1001\tP577" not in text and "Q1001\tP57" not in text
    assert kg(place, "export", "--format", "quickstatements").stdout == text


def test_new_items_can_be_kept_to_those_a_person_confirmed(place):
    kg(place)
    missing = [one.subject for one in decisions(place) if one.verdict == "none" and one.subject.startswith("work/")]
    line = "entity:{}\tX\tskos:exactMatch\t\tsssom:NoTermFound\t\tsemapv:ManualMappingCuration\tAnna\n"
    with (place / "ledger.sssom.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(line.format(missing[0]))
    done = kg(place, "export", "--format", "quickstatements", "--by-person")
    assert done.stdout.count("CREATE\n") == 1 and "look first" not in done.stderr
    assert "none alone: 5." in kg(place, "export", "--format", "quickstatements").stderr
    wrong = kg(place, "export", "--format", "sssom", "--by-person")
    assert wrong.returncode == 2 and "--by-person goes with --format quickstatements" in wrong.stderr


def test_what_waits_for_a_person_is_no_mapping(place):
    kg(place)
    subject = next(one.subject for one in decisions(place) if one.qid == "Q1001")
    with (place / "ledger.sssom.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"entity:{subject}\tX\tskos:exactMatch\t\twd:Q1001\t\tsemapv:ManualMappingCuration"
                     "\tAnna\t\t\t\t\t\t\treview\n")  # fmt: skip
    exported = kg(place, "export", "--format", "sssom").stdout
    assert "Q1002" in exported and subject not in exported and "\treview\n" not in exported


def test_a_sheet_goes_out_is_filled_in_and_comes_back(place, tmp_path):
    kg(place)
    subject = next(one.subject for one in decisions(place) if one.subject.startswith("work/") and one.qid == "Q1001")
    wrong = "entity:{}\t\tskos:exactMatch\tNot\twd:Q1001\t\tsemapv:ManualMappingCuration\tBoris\n"
    with (place / "ledger.sssom.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(wrong.format(subject))
    sheet = tmp_path / "questions.csv"
    assert kg(place, "export", "--format", "csv", "--out", sheet).returncode == 0
    with sheet.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    assert columns[-1] == "verdict"
    rows = [{"subject": subject, "candidate": "Q1001", "verdict": "match"}, {"subject": subject, "verdict": "maybe"},
            {"subject": "work/other"}]  # fmt: skip
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)
    done = kg(place, "import", sheet, "--author", "Anna Ivanova", env=os.environ | {"SOURCE_DATE_EPOCH": "1798761600"})
    assert done.returncode == 1
    assert f"{sheet}:3: verdict is 'maybe': write one of match, review, none, reject" in done.stderr
    assert "read       2 verdicts" in done.stderr and "rejected   1" in done.stderr
    assert re.search(r"written    1 to .*ledger\.sssom\.tsv", done.stderr)
    last = decisions(place)[-1]
    assert (last.subject, last.qid, last.who, last.when) == (subject, "Q1001", "Anna Ivanova", "2027-01-01")
    assert "written    0" in kg(place, "import", sheet, "--author", "Anna Ivanova").stderr


def test_a_subject_that_is_not_published_and_an_author_without_a_name_are_refused(place, tmp_path):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("subject,candidate,verdict\nwork/zzzzzzzz,Q1,match\n")
    done = kg(place, "import", sheet, "--author", "Anna")
    assert done.returncode == 1 and f"{sheet}:2: subject work/zzzzzzzz is not in the publication" in done.stderr
    for author in ("", " ", "Machine"):
        done = kg(place, "import", sheet, "--author", author)
        assert done.returncode == 2 and f"--author {author!r} is nobody's name: write yours" in done.stderr
    assert not (place / "ledger.sssom.tsv").exists()


def test_a_sheet_in_another_encoding_or_without_its_heading_is_told(place, tmp_path):
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes("тема,candidate,verdict\n".encode("cp1251"))
    done = kg(place, "import", sheet, "--author", "Anna")
    assert done.returncode == 2 and "save it as CSV in UTF-8" in done.stderr
    sheet.write_text("subject,verdict\n")
    done = kg(place, "import", sheet, "--author", "Anna")
    assert done.returncode == 1 and f"{sheet}: line 1: the column candidate is not named" in done.stderr


@pytest.mark.parametrize("words", [(), ("export",), ("import",)])
def test_every_command_shows_an_example(tmp_path, words):
    assert "Example" in kg(tmp_path, *words, "--help").stdout
