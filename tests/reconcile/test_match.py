"""Files of questions: every row gets its line, and a bad one says what is wrong with it."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from wikidata_facts import lines

from kg.cli.commands import commands
from kg.errors import DataError, UsageError
from kg.model import Text
from kg.reconcile import queries

ROWS = [
    {"id": 7, "titles": ["Stalker"], "year": 1979, "directors": ["Andrei Tarkovsky"]},
    {"id": "b", "titles": ["Солярис"], "year": None},
    {"titles": ["Nothing of the kind"], "year": 1979, "gold": "Q200437", "imdb": "tt0079944"},
    {"id": "p", "name": "Andrej Tarkowskij", "born": "1932-04-04T00:00:00Z"},
    {"id": "q", "name": "Andrei Tarkovsky"},
    {"id": "r", "name": "Alexandre Sokourov", "role": "director", "professions": None},
]


def asked(**row):
    return queries.asked(row, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("match")
    (place / "dump.json").write_text("\n".join(lines()), encoding="utf-8")
    run("snapshot", place / "dump.json", "--out", place / "wikidata", "--jobs", "1")
    return place


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(commands, ["reconcile", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def match(folder: Path, text: str, name: str = "rows.jsonl", code: int = 0) -> tuple[list[dict], str]:
    source = folder / name
    source.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    said = run("match", source, "--snapshot", folder / "wikidata", "--decisions", folder / "out.jsonl", code=code)
    return [json.loads(line) for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()], said


def test_every_row_is_answered_in_its_order(folder):
    found, said = match(folder, "\n".join(map(json.dumps, ROWS)))
    assert [one["id"] for one in found] == [7, "b", None, "p", "q", "r"]
    assert [one["verdict"] for one in found] == ["match", "review", "none", "match", "review", "match"]
    assert [one["qid"] for one in found] == ["Q200437", None, None, "Q853", None, "Q55172"]
    assert "6 rows read, 3 match, 2 review, 1 none, 0 rejected" in said


def test_a_line_says_why_and_lists_the_candidates_the_likeliest_first(folder):
    [first, second, third, *_], _ = match(folder, "\n".join(map(json.dumps, ROWS)))
    assert "director same" in first["evidence"] and 0.85 < first["probability"] <= 1
    assert [one["qid"] for one in first["candidates"]] == ["Q200437", "Q7597275"]
    assert first["candidates"][0]["features"]["year"] == "same"
    shares = [one["probability"] for one in second["candidates"]]
    assert len(shares) > 1 and shares == sorted(shares, reverse=True)
    assert (third["probability"], third["candidates"], third["evidence"]) == (0.0, [], "no candidate")


def test_the_answer_to_a_row_does_not_depend_on_its_gold_or_other_keys(folder):
    plain, _ = match(folder, json.dumps({"titles": ["Stalker"], "year": 1979}))
    marked, _ = match(folder, json.dumps({"titles": ["Stalker"], "year": 1979, "gold": "Q7597275", "gold_in_kb": True}))
    assert plain == marked


def test_a_bad_row_gets_a_line_that_says_so_and_the_next_is_still_asked(folder):
    bad = ['{"id": 1', "[1]", '{"id": 2, "title": "Stalker"}', '{"id": 3, "titles": [4]}', '{"id": 4, "name": ""}']
    found, said = match(folder, "\n".join([*bad, "", json.dumps(ROWS[0])]), code=1)
    assert [one["id"] for one in found] == [None, None, 2, 3, 4, None, 7]
    assert found[5]["error"] == "line 6: an empty line"
    assert [one["error"].partition(": ")[0] for one in found[:5]] == ["line 1", "line 2", "line 3", "line 4", "line 5"]
    assert "titles is [4], not text" in found[3]["error"]
    assert (found[6]["qid"], "error" in found[6]) == ("Q200437", False)
    assert "7 rows read, 1 match, 0 review, 0 none, 6 rejected" in said


def test_the_questions_are_never_overwritten_by_their_answers(folder, tmp_path):
    source, link = tmp_path / "films.jsonl", tmp_path / "link.jsonl"
    source.write_text(json.dumps(ROWS[0]), encoding="utf-8")
    link.symlink_to(source)
    for target in (source, link):
        with pytest.raises(UsageError, match="is the file of questions: name another"):
            run("match", source, "--snapshot", folder / "wikidata", "--decisions", target)
    assert source.read_text(encoding="utf-8") == json.dumps(ROWS[0])


def test_a_value_that_cannot_be_read_is_missing_and_named(folder):
    [found], _ = match(
        folder, json.dumps({"titles": ["Stalker"], "year": "about 1979", "directors": ["A. Tarkovsky", 3]})
    )
    assert 'year "about 1979" is not used' in found["evidence"]
    assert "directors" in found["evidence"]


def test_a_gzip_file_is_read_and_a_torn_one_is_an_error_with_its_line(folder, tmp_path):
    found, _ = match(folder, json.dumps(ROWS[0]), "rows.jsonl.gz")
    assert found[0]["qid"] == "Q200437"
    torn = tmp_path / "torn.jsonl.gz"
    torn.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode())[:-20])
    with pytest.raises(DataError, match=r"torn\.jsonl\.gz:\d+: cannot be read"):
        list(queries.rows(torn))


def test_rows_become_questions():
    film = asked(
        titles="Les Cigognes", year="1957", directors=["M. Kalatozov"], cast=["(", "Batalov"], country="USSR / France"
    )
    assert film.question.titles == (Text("Les Cigognes"),)
    assert (film.question.year, film.question.countries) == (1957, ("SU", "FR"))
    assert [one.names[0].value for one in film.question.cast] == ["Batalov"]
    person = asked(
        name="X Y",
        born="1913-11-02T00:00:00Z",
        died=1990,
        professions=["actress", "camera_department"],
        role="Director",
    )
    assert (person.question.born, person.question.died, person.question.professions) == (1913, 1990, ("P161",))
    assert person.question.roles == {"P161", "P57"}
    assert asked(name="X", born=None, died="", role=None).unread == ()


@pytest.mark.parametrize("row", [{}, {"id": 1}, {"titles": []}, {"titles": [""]}, {"name": None}])
def test_a_row_that_asks_nothing_is_an_error(row):
    with pytest.raises(ValueError, match=r"titles|name"):
        queries.asked(row, 1)
