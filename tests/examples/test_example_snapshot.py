"""The example snapshot: Wikidata's shape, the catalogue's entities, and look-alikes beside them."""

import json
import re
from pathlib import Path

import pytest

SNAPSHOT = Path(__file__).parents[2] / "examples" / "wikidata" / "snapshot.jsonl"
README = SNAPSHOT.parent / "README.md"
CREDITS = ("P57", "P58", "P344", "P86", "P161")
FILM, HUMAN = "Q11424", "Q5"


def values(entity, property_id):
    statements = entity["claims"].get(property_id, [])
    return [statement["mainsnak"]["datavalue"]["value"] for statement in statements]


def entities_of(entity, property_id):
    return {value["id"] for value in values(entity, property_id)}


def verdicts(rows, kind):
    return {(row["page"], row["name"]): row["qid"] for row in rows if row["kind"] == kind}


def test_each_line_is_one_entity_with_an_id_a_label_and_claims():
    for line in SNAPSHOT.read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        assert re.fullmatch(r"Q[1-9]\d*", entity["id"])
        assert all(label["language"] == language and label["value"] for language, label in entity["labels"].items())
        assert entity["labels"], entity["id"]
        assert [value["id"] for value in values(entity, "P31")] in ([FILM], [HUMAN]), entity["id"]


def test_no_entity_stands_twice_and_films_come_first_by_number():
    entities = [json.loads(line) for line in SNAPSHOT.read_text(encoding="utf-8").splitlines()]
    order = [(HUMAN in entities_of(entity, "P31"), int(entity["id"][1:])) for entity in entities]
    assert order == sorted(set(order))


def test_the_readme_names_the_properties_that_are_kept(snapshot):
    kept = {property_id for entity in snapshot.values() for property_id in entity["claims"]}
    line = next(line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("Only these"))
    assert set(re.findall(r"P\d+", line)) == kept


def test_the_snapshot_is_the_expected_matches_and_the_look_alikes(snapshot, expected, look_alikes):
    matched = {row["qid"] for row in expected} - {"none"}
    others = {row["qid"] for row in look_alikes}
    assert matched | others == set(snapshot)
    assert not matched & others
    assert (len(matched), len(others)) == (71, 45)


def test_at_least_fifteen_look_alikes_of_each_kind_bear_the_name_the_table_says(snapshot, look_alikes):
    for row in look_alikes:
        assert row["name"].split(", 19")[0].split(", 20")[0] in {
            label["value"] for label in snapshot[row["qid"]]["labels"].values()
        }
    kinds = [row["kind"] for row in look_alikes]
    assert kinds.count("film") >= 15
    assert kinds.count("person") >= 15


def test_nine_films_have_an_item_and_spiritual_voices_has_none(expected):
    films = {page: qid for (page, _), qid in verdicts(expected, "film").items()}
    assert len(films) == 10
    assert [page for page, qid in films.items() if qid == "none"] == ["spiritual-voices"]


def test_a_verdict_stands_for_every_page_and_everyone_it_names_in_cyrillic(pages, expected):
    people = {
        (key, name)
        for key, lines in pages.items()
        for line in lines
        for name in re.findall(r"\(\s*([^()]*[А-ЯЁ]{2,})\)", line)
    }
    assert {page for page, _ in verdicts(expected, "film")} == set(pages)
    assert people == {named for named in verdicts(expected, "person") if named[1] != "Tilman BÜTTNER"}


def test_films_match_within_a_year_and_differ_by_more_only_as_the_readme_says(snapshot, pages, expected):
    apart = {}
    for (page, _), qid in verdicts(expected, "film").items():
        if qid == "none":
            continue
        printed = next(int(year[1]) for line in pages[page] if (year := re.search(r", (\d{4}), \d+mn$", line)))
        apart[page] = abs(printed - int(values(snapshot[qid], "P577")[0]["time"][1:5]))
    assert {page for page, years in apart.items() if years} == {"requiem-pour-un-massacre"}
    assert apart["requiem-pour-un-massacre"] == 1


@pytest.mark.parametrize(("evidence", "count"), [("film", 60), ("other page", 2), ("other film", 2), ("name", 5)])
def test_the_evidence_of_a_person_is_what_the_snapshot_holds(snapshot, expected, evidence, count):
    film_of = {page: qid for (page, _), qid in verdicts(expected, "film").items()}
    rows = [row for row in expected if row["kind"] == "person" and row["evidence"] == evidence]
    assert len(rows) == count
    for row in rows:
        crediting = {
            qid for qid, entity in snapshot.items() for credit in CREDITS if row["qid"] in entities_of(entity, credit)
        }
        assert (film_of[row["page"]] in crediting) == (evidence == "film"), row
        assert bool(crediting & set(film_of.values())) == (evidence in ("film", "other page")), row
        assert bool(crediting) == (evidence != "name"), row


def test_a_film_found_by_filmography_shares_no_title_with_its_item(snapshot, pages, expected):
    by_filmography = [row for row in expected if row["evidence"] == "filmography"]
    assert [row["page"] for row in by_filmography] == ["quand-passent-les-cigognes"]
    for row in expected:
        if row["kind"] == "film" and row["qid"] != "none":
            labels = {label["value"] for label in snapshot[row["qid"]]["labels"].values()}
            assert bool(labels & set(pages[row["page"]])) == (row["evidence"] == "title")
