"""What is counted right, wrong, unknown and out of reach; intervals, calibration, the peer's formula."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from wikidata_facts import lines

from kg.cli.commands import commands
from kg.model import Text
from kg.reconcile import evaluating, peer, score
from kg.reconcile.candidate import FilmCandidate, PersonCandidate
from kg.reconcile.decision import Verdict
from kg.reconcile.evaluating import Share
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion
from kg.reconcile.weights import load

GOLD = [
    {"titles": ["Stalker"], "year": 1979, "gold": "Q200437"},
    {"titles": ["Solaris"], "year": 1972, "gold": "Q125772"},
    {"titles": ["Solaris"], "year": 2002, "gold": "Q125772"},
    {"titles": ["Сталкер"], "gold": "Q200437"},
    {"titles": ["Moscow Elegy"], "year": 1988, "gold": None},
    {"titles": ["The Sacrifice"], "year": 1986, "gold": "Q207536"},
    {"name": "Andrei Tarkovsky", "born": 1932, "gold": "Q853"},
    {"year": 1986, "gold": "Q1"},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("gold")
    (place / "dump.json").write_text("\n".join(lines()), encoding="utf-8")
    (place / "gold.jsonl").write_text("\n".join(map(json.dumps, GOLD)), encoding="utf-8")
    (place / "nil.jsonl").write_text(json.dumps({"titles": ["Stalker"], "year": 1979, "gold": None}), encoding="utf-8")
    return place


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(commands, ["reconcile", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout


def figures(folder: Path, *options: str) -> dict[str, dict]:
    said = run(
        "evaluate", folder / "gold.jsonl", folder / "nil.jsonl", "--snapshot", folder / "dump.json", "--json", *options
    )
    return {one["set"]: one for one in json.loads(said)}


def test_rows_are_counted_right_wrong_unknown_and_out_of_reach(folder):
    one = figures(folder)["gold"]
    assert (one["rows"], one["rejected"]) == (8, 1)
    assert (one["matched"], one["precision"]["value"]) == (4, 0.75)
    assert one["in_snapshot"] == 5
    assert one["recall"]["value"] == pytest.approx(3 / 5)
    assert one["candidate_recall"]["value"] == 1.0
    assert one["top1"]["value"] == pytest.approx(4 / 5)
    assert one["false_matches"] == {
        "value": pytest.approx(1 / 6),
        "of": 6,
        "interval": one["false_matches"]["interval"],
    }
    assert one["f1"] == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_a_file_without_any_answer_asks_for_none(folder):
    one = figures(folder)["nil"]
    assert (one["matched"], one["precision"]["value"], one["recall"]) == (1, 0.0, None)
    assert one["false_matches"]["value"] == 1.0


def test_cross_validation_judges_a_row_by_weights_that_never_saw_it(folder):
    one = figures(folder, "--cross-validate")["gold"]
    assert one["rows"] == 8 and 0 <= one["recall"]["value"] <= 1


def test_the_table_names_every_set_and_the_peer(folder):
    table = run("evaluate", folder / "gold.jsonl", "--snapshot", folder / "dump.json", "--limit", "3")
    assert table.splitlines()[0].split(" | ")[-1].strip(" |") == "peer R"
    assert [line.split("|")[1].strip() for line in table.splitlines()[2:]] == ["gold"]
    assert [line.split("|")[2].strip() for line in table.splitlines()[2:]] == ["3"]


def test_fitted_weights_are_a_file_that_match_takes(folder, tmp_path):
    out = tmp_path / "weights.toml"
    run("fit", folder / "gold.jsonl", "--snapshot", folder / "dump.json", "--out", out)
    assert "gold (6 rows)" in load(out).fitted
    run(
        "match",
        folder / "gold.jsonl",
        "--snapshot",
        folder / "dump.json",
        "--weights",
        out,
        "--decisions",
        tmp_path / "o",
        code=1,  # one row is broken
    )
    assert len((tmp_path / "o").read_text(encoding="utf-8").splitlines()) == 8


def test_an_interval_is_wilsons():
    low, high = Share(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share(0, 0).interval is None and Share(0, 0).value is None
    assert Share(10, 10).interval[1] == 1.0


def judged(probability: float, *, right: bool) -> evaluating.Judged:
    scored = score.Scored("Q1", "", (), 0.0, probability)
    outcome = score.Outcome(Verdict.REVIEW, scored, "", (scored,))
    return evaluating.Judged(Kind.FILM, outcome, "Q1" if right else "Q2", True, True, None, "Q1")


def test_the_calibration_error_is_how_far_stated_is_from_found():
    exact = [judged(0.75, right=bool(number % 4)) for number in range(40)]
    assert evaluating.calibration_error(exact) == pytest.approx(0.0)
    assert evaluating.calibration_error([judged(0.9, right=False)] * 10) == pytest.approx(0.9)
    assert evaluating.calibration_error([*exact, *[judged(0.95, right=False)] * 40]) == pytest.approx(0.475)
    assert evaluating.calibration_error([]) is None


def film(title: str, year: int | None = None) -> FilmQuestion:
    return FilmQuestion("a", title, (Text(title),), year)


def offered(qid: str, title: str, *years: int) -> FilmCandidate:
    return FilmCandidate(qid, title, (Text(title),), years)


def test_the_peer_matches_above_its_bar_and_ten_before_the_second():
    assert peer.match(film("Stalker", 1979), [offered("Q1", "Stalker", 1979)]) == "Q1"
    assert peer.match(film("Stalker", 1979), [offered("Q1", "Stalker")]) is None
    assert peer.match(film("Stalker"), [offered("Q1", "Stalker")]) == "Q1"
    assert peer.match(film("Stalker"), [offered("Q1", "Stalker"), offered("Q2", "Stalker")]) is None
    assert peer.match(film("Stalker", 1979), [offered("Q1", "Stalker", 1979), offered("Q2", "Stalker", 2012)]) == "Q1"
    assert peer.match(film("Stalker"), []) is None


def test_the_peer_cannot_read_another_script():
    person = PersonQuestion("a", "", (Text("Andrei Tarkovsky"),), born=1932)
    candidate = PersonCandidate("Q853", "", (Text("Андрей Тарковский"),), born=1932)
    assert peer.match(person, [candidate]) is None
