"""kg join and kg split: a person's word in the ledger."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "two-sources"


def kg(*words):
    return subprocess.run([sys.executable, "-m", "kg", *map(str, words)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("join") / "two-sources"
    shutil.copytree(EXAMPLE, folder)
    shutil.copytree(EXAMPLE.parent / "pages", folder.parent / "pages")
    config = folder / "kg.toml"
    config.write_text(config.read_text().replace("../../publication-two-sources", "publication"))
    (folder / "ledger.sssom.tsv").unlink()
    assert kg("publish", "--config", config).returncode == 0
    return config


def test_join_and_split_are_lines_of_the_ledger_and_the_next_run_heeds_them(catalogue):
    one, other = "work/azeoagela66bnjc3", "https://data.example.org/id/work/xgg3si32ax4xkak3"
    assert kg("join", one, other, "--config", catalogue, "--author", "Vera").returncode == 0
    assert "joined     1 thing" in kg("publish", "--config", catalogue).stderr
    assert kg("split", one, other, "--config", catalogue, "--author", "Vera").returncode == 0
    assert "joined" not in kg("publish", "--config", catalogue).stderr
    ledger = (catalogue.parent / "ledger.sssom.tsv").read_text()
    assert ledger.count("entity:work/xgg3si32ax4xkak3\t") == 2 and "\tVera\t" in ledger


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("work/azeoagela66bnjc3", "work/aaaaaaaaaaaaaaaa", "work/aaaaaaaaaaaaaaaa is no thing of the publication"),
        ("work/azeoagela66bnjc3", "work/azeoagela66bnjc3", "name two different things of one kind"),
        ("work/azeoagela66bnjc3", "Stalker", "'Stalker' is no thing of a catalogue"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(catalogue, one, other, said):
    before = (
        (catalogue.parent / "ledger.sssom.tsv").read_bytes()
        if (catalogue.parent / "ledger.sssom.tsv").exists()
        else b""
    )
    answer = kg("join", one, other, "--config", catalogue, "--author", "Vera")
    assert (answer.returncode, said in answer.stderr) == (2, True)
    after = (
        (catalogue.parent / "ledger.sssom.tsv").read_bytes()
        if (catalogue.parent / "ledger.sssom.tsv").exists()
        else b""
    )
    assert before == after
