"""The example catalogue against the shared data its facts come from, and the prose it must not repeat."""

import csv
import gzip
import html
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples"
EXPECTED = ROOT / "tests" / "examples" / "expected_matches.tsv"
PROSE_LINES = slice(31, 36)
COMMON_WORDS = 8
CREDITS = {"P57": "director", "P58": "screenwriter", "P344": "cinematographer", "P86": "composer"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def shipped():
    lines = (EXAMPLES / "wikidata" / "snapshot.jsonl").read_text(encoding="utf-8").splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


@pytest.fixture(scope="module")
def extract():
    """Every entity of the shared extract: 85,000, so read once."""
    return {entity["id"]: entity for entity in json_lines(SHARED / "wikidata" / "snapshot-films-people.jsonl.gz")}


@pytest.fixture(scope="module")
def expected():
    with EXPECTED.open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table, delimiter="\t"))


@pytest.fixture(scope="module")
def pages():
    return {path.name: path.read_text(encoding="utf-8") for path in (EXAMPLES / "pages").iterdir()}


def json_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def by_qid(name):
    records = json_lines(SHARED / "records" / "soviet-cinema" / f"{name}.jsonl.gz")
    return {record["external_ids"]["wikidata"]: record for record in records if "wikidata" in record["external_ids"]}


def values(entity, property_id):
    statements = entity["claims"].get(property_id, [])
    return [statement["mainsnak"]["datavalue"]["value"] for statement in statements]


def words(text):
    return re.findall(r"\w+", text.lower().replace("ё", "е"))


def runs(text):
    tokens = words(text)
    return {tuple(tokens[start : start + COMMON_WORDS]) for start in range(len(tokens) - COMMON_WORDS + 1)}


def names(entity):
    labels = [label["value"] for label in entity["labels"].values()]
    return labels + [alias["value"] for aliases in entity["aliases"].values() for alias in aliases]


def test_every_statement_and_label_is_the_extracts_own(shipped, extract):
    for qid, entity in shipped.items():
        assert (entity["labels"], entity["aliases"]) == (extract[qid]["labels"], extract[qid]["aliases"])
        for property_id, statements in entity["claims"].items():
            assert statements == extract[qid]["claims"][property_id]


def test_year_director_and_credits_agree_with_the_soviet_cinema_data_set(shipped):
    films, people = by_qid("films"), {record["id"]: qid for qid, record in by_qid("people").items()}
    compared = [qid for qid in shipped if qid in films]
    assert len(compared) == 20
    for qid in compared:
        assert int(values(shipped[qid], "P577")[0]["time"][1:5]) == films[qid]["year"]
        for property_id, field in CREDITS.items():
            told = {people[slug] for slug in films[qid].get(field, []) if slug in people}
            assert told <= {value["id"] for value in values(shipped[qid], property_id)}, (qid, field)


def test_who_is_expected_to_match_bears_the_name_on_the_page(expected, extract):
    for row in expected:
        if row["kind"] == "person" and row["qid"] != "none":
            printed = set(words(re.sub(r"_\d+", "", row["name"])))
            assert any(printed <= set(words(name)) for name in names(extract[row["qid"]])), row


def test_who_is_expected_to_have_none_is_not_in_the_extract_but_for_one_namesake(expected, extract):
    sought = {
        row["name"]: set(words(re.sub(r"_\d+", "", row["name"])))
        for row in expected
        if row["qid"] == "none" and row["kind"] == "person"
    }
    spelled = [(qid, set(words(name))) for qid, entity in extract.items() for name in names(entity)]
    found = {(name, qid) for name, tokens in sought.items() for qid, bearer in spelled if tokens <= bearer}
    assert found == {("Виктор_2 ПЕТРОВ", "Q4360728")}


def test_spiritual_voices_is_not_in_the_extract(extract):
    titles = {"духовные голоса", "spiritual voices", "les voix spirituelles", "dukhovnye golosa"}
    assert not [qid for qid, entity in extract.items() if titles & {name.lower() for name in names(entity)}]


def test_no_run_of_eight_words_of_the_seed_pages_prose_is_repeated(pages):
    seed = (SHARED / "seeds" / "spiritual-voices.txt").read_text(encoding="utf-8").splitlines()
    prose = set().union(*map(runs, seed[PROSE_LINES]))
    assert len(prose) > 100
    for name, text in pages.items():
        assert not runs(html.unescape(text)) & prose, name


def test_what_is_not_prose_on_the_seed_page_is_on_the_examples(pages):
    seed = (SHARED / "seeds" / "spiritual-voices.txt").read_text(encoding="utf-8").splitlines()
    seed[PROSE_LINES] = ()
    assert [line for line in seed if line not in pages["spiritual-voices.txt"].splitlines()] == []


def test_the_facts_of_stalker_agree_with_the_sample_record(pages):
    facts = json.loads((SHARED / "records" / "kinoglaz" / "754.facts.json").read_text(encoding="utf-8"))
    page = pages["stalker.txt"]
    assert f"USSR, {facts['year']}, {facts['minutes']}mn" in page
    assert f"Release Date in France : {facts['release_france']}" in page
    assert [line.split(" : ")[1].split(".")[0] for line in page.splitlines() if line.startswith("Editor")] == [
        publisher["publisher"] for publisher in facts["dvd_publishers"]
    ]
    for person in [*facts["cast"], *(person for credit in facts["credits"].values() for person in credit)]:
        assert f"( {person['ru']})" in page


@pytest.mark.parametrize(
    ("page", "title", "year"),
    [
        ("quand-passent-les-cigognes.txt", "The Cranes Are Flying", "1958"),
        ("solaris.html", "Solaris", "1972"),
        ("russian-ark.txt", "Russian Ark", "2002"),
    ],
)
def test_selections_at_cannes_are_in_the_table_of_competitions(pages, page, title, year):
    table = SHARED / "records" / "tables" / "cannes_in_competition_1946_on.csv"
    with table.open(encoding="utf-8", newline="") as rows:
        assert (year, title) in {(row["year"], row["title"]) for row in csv.DictReader(rows)}
    assert re.search(rf"- [\w ]*Cannes[\w ]*, Cannes \(France\), {year}", pages[page])
