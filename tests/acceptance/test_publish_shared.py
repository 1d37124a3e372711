"""The command on the seed page and on damaged input, end to end."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

KG = Path(sys.executable).parent / "kg"
SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seeds" / "spiritual-voices.txt"
KINOGLAZ = SHARED / "records" / "kinoglaz"

pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason="the sample records beside the checkout (../shared) are absent"
)


def kg(*words):
    done = subprocess.run([KG, *map(str, words)], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def report_of(out):
    return json.loads((out / "current" / "report.json").read_text(encoding="utf-8"))


def test_the_seed_gives_the_findings_a_curator_should_see(tmp_path):
    assert kg("publish", SEED, "--out", tmp_path).returncode == 0
    lines = (tmp_path / "current" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    found = {(one["rule"], one.get("locator"), one.get("value")) for one in map(json.loads, lines)}
    assert {
        ("mixed-script", "L25", "videо"),
        ("label-empty", "L37", "Source :"),
        ("date-ambiguous", "L21", "08/10/1995"),
        ("furniture", "L7", "▪ ▪ ▪ ▪ ▪ ▪ ▪"),
    } <= found
    assert {rule for rule, _, _ in found} == {
        "mixed-script", "label-empty", "date-ambiguous", "furniture", "spacing", "series-year-in-name",
        "language-inferred"}  # fmt: skip
    assert report_of(tmp_path)["entities"]["Work"] == 1


def test_a_folder_of_real_pages_is_published_and_what_is_no_page_is_skipped(tmp_path):
    done = kg("publish", KINOGLAZ, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    report = report_of(tmp_path)
    assert (report["read"], report["written"], report["skipped"]) == (3, 3, 4)


@pytest.mark.parametrize("page", [SEED, *sorted(KINOGLAZ.glob("*.txt"))], ids=lambda page: page.stem)
def test_nothing_on_a_real_page_is_left_over(page):
    done = kg("inspect", "--trace", page)
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stdout.splitlines() if line.split("\t")[3] == "-"]


def test_bad_input_is_rejected_with_its_reason_and_the_rest_is_published(tmp_path):
    octets = SEED.read_bytes()
    bad = {
        "cut-inside-a-character.txt": octets[: octets.index("Александр".encode()) + 3],
        "cut-inside-the-year.txt": octets[: octets.index(b"1995") + 3],
        "undecodable.txt": octets[:400] + b"\xff\xfe\xfa" + octets[400:],
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 4,
        "large.txt": octets + b"x" * (10 * 1024 * 1024),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    done = kg("publish", SEED, *(tmp_path / name for name in bad), "--out", tmp_path / "out")
    assert done.returncode == 1
    report = report_of(tmp_path / "out")
    assert (report["read"], report["written"], report["rejected"]) == (len(bad) + 1, 1, len(bad))
    reasons = {Path(one["file"]).name: one["reason"] for one in report["rejections"]}
    for name, words in {
        "cut-inside-a-character.txt": "cut inside its last character",
        "cut-inside-the-year.txt": "no line of the form 'Country, YEAR, duration'",
        "undecodable.txt": "damaged",
        "empty.txt": "empty",
        "binary.txt": "binary",
        "large.txt": "over 10 MB",
    }.items():
        assert words in reasons[name], (name, reasons[name])


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_a_page_in_a_russian_code_page_is_read_and_told(tmp_path, encoding):
    text = SEED.read_text(encoding="utf-8").translate(str.maketrans({"é": "e", "ï": "i", "▪": "*"}))
    (tmp_path / "page.txt").write_bytes(text.encode(encoding, errors="replace"))
    assert kg("publish", tmp_path / "page.txt", "--out", tmp_path / "out").returncode == 0
    assert report_of(tmp_path / "out")["findings"]["Info"]["encoding-guessed"] == 1
    rows = kg("query", "films-by-director", "director=Сокуров", "--data", tmp_path / "out", "--format", "csv").stdout
    assert "Духовные голоса" in rows


def test_killed_at_random_moments_the_publication_is_the_old_one_or_the_new_one(tmp_path, is_full):
    out = tmp_path / "out"
    assert kg("publish", SEED, "--out", out).returncode == 0
    chance = random.Random(20)
    for turn in range(100 if is_full else 20):
        inputs = [KINOGLAZ] if turn % 2 else [SEED]
        child = subprocess.Popen([KG, "publish", *map(str, inputs), "--out", out], stderr=subprocess.DEVNULL)
        try:
            child.wait(chance.uniform(0.3, 1.5))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
        works = kg("query", "-f", _count(tmp_path), "--data", out, "--format", "csv").stdout.split()
        assert works == ["works", str(report_of(out)["written"])]
        assert works[1] in ("1", "3")


def _count(folder):
    query = folder / "count.rq"
    query.write_text(
        "SELECT (COUNT(DISTINCT ?work) AS ?works) { ?work a <https://w3id.org/reelgraph/ontology#Work> }",
        encoding="utf-8",
    )
    return query
