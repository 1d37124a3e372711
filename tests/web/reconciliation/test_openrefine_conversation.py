"""A column matched from OpenRefine against the example catalogue, request by request, over a real server.

The requests are written as that client sends them: the manifest first, a guess at the types from ten cells,
then batches of ten by form, suggestions with parameters no version of the API knows, previews by the manifest's
template, and data extension of the cells that were matched.
"""

import json
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

import kg
from tests.web.publishing import serving

EXAMPLES = Path(__file__).parents[3] / "examples"
BATCH = 10
# A curator's column of titles with years and directors, in the spellings tables have; the last two are not held.
TABLE = (
    ("Stalker", 1979, "Tarkovsky"),
    ("Solaris", 1972, "Andrei Tarkovsky"),
    ("Солярис", 1972, "Тарковский"),
    ("Voskhozhdenie", 1976, "Larisa Shepitko"),
    ("THE ASCENT", 1976, "Шепитько"),
    ("Летят журавли", 1957, "Mikhail Kalatozov"),
    ("Quand passent les cigognes", 1957, "Kalatozov"),
    ("Иди и смотри", 1985, "Klimov"),
    ("Idi i smotri", 1985, "Elem Klimov"),
    ("Ежик в тумане", 1975, "Norstein"),
    ("Hedgehog in the Fog", 1975, "Yuri Norstein"),
    ("Русский ковчег", 2002, "Sokurov"),
    ("Russian Ark", 2002, "Alexander Sokurov"),
    ("Dukhovnye golosa", 1995, "Aleksandr Sokurov"),
    ("Spiritual Voices", 1995, "Alexandre Sokourov"),
    ("Короткие встречи", 1967, "Кира Муратова"),
    ("Brèves rencontres", 1967, "Kira Mouratova"),
    ("Ашик-Кериб", 1988, "Parajanov"),
    ("Metropolis", 1927, "Fritz Lang"),
    ("Stalker", 2010, "Somebody Else"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("openrefine") / "examples"
    shutil.copytree(EXAMPLES, folder)
    kg.publish(config=folder / "kg.toml", out=folder / "out")
    with serving(folder / "out") as address, httpx.Client(base_url=address, timeout=60) as one:
        yield one


@pytest.fixture(scope="module")
def manifest(client):
    return client.get("/reconcile/0.2", headers={"Accept": "application/json"}).json()


@pytest.fixture(scope="module")
def results(client):
    """The result of every row, asked for in batches of ten."""
    found = []
    for start in range(0, len(TABLE), BATCH):
        batch = {
            f"q{number}": {
                "query": title,
                "type": "film",
                "type_strict": "should",
                "properties": [{"pid": "year", "v": str(year)}, {"pid": "director", "v": director}],
            }
            for number, (title, year, director) in enumerate(TABLE[start : start + BATCH])
        }
        answer = client.post("/reconcile/0.2", data={"queries": json.dumps(batch)})
        assert answer.status_code == 200, answer.text
        assert list(answer.json()) == list(batch)
        found += [one["result"] for one in answer.json().values()]
    return found


def matches(results):
    return [next((one["id"] for one in result if one["match"]), None) for result in results]


def test_the_types_are_guessed_from_ten_cells(client):
    batch = {f"q{number}": {"query": title, "limit": 3} for number, (title, *_) in enumerate(TABLE[:BATCH])}
    answer = client.post("/reconcile/0.2", data={"queries": json.dumps(batch)}).json()
    first = [one["result"][0]["type"][0]["id"] for one in answer.values()]
    assert Counter(first) == {"film": 10}
    assert all(len(one["result"]) <= 3 for one in answer.values())


def test_every_film_that_is_held_is_matched_and_no_other(results):
    found = matches(results)
    assert [TABLE[at] for at, id_ in enumerate(found) if id_ is None] == [*TABLE[-2:]]
    assert len(set(found[:-2])) == 10


def test_each_spelling_of_a_film_is_the_same_film(results):
    found = dict(zip(TABLE, matches(results), strict=True))
    for one, other in ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12), (13, 14), (15, 16)):
        assert found[TABLE[one]] == found[TABLE[other]]


def test_candidates_come_with_falling_scores_between_0_and_100(results):
    for result in results:
        scores = [one["score"] for one in result]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert not any(one["match"] for one in result[1:])


def test_a_film_of_the_same_name_and_another_year_is_offered_and_not_matched(results):
    assert [one["name"] for one in results[-1]] == ["Сталкер"]
    assert results[-1][0]["score"] < 60


def test_a_person_types_and_chooses(client, manifest):
    entity = manifest["suggest"]["entity"]
    asked = {"prefix": "sokur", "spell": "always", "exact": "false", "scoring": "schema", "prefixed": "true"}
    typed = client.get(entity["service_url"] + entity["service_path"], params={**asked, "type": "person"})
    (person,) = typed.json()["result"]
    assert "Александр Сокуров" in (person["name"], *person["description"].split("also ")[-1].split("; ")[0].split(", "))
    preview = client.get(manifest["preview"]["url"].replace("{{id}}", quote(person["id"], safe="")))
    assert preview.headers["content-type"] == "text/html; charset=utf-8"
    assert "director" in preview.text
    page = client.get(manifest["view"]["url"].replace("{{id}}", person["id"]), follow_redirects=True)
    assert page.status_code == 200


def test_columns_are_added_from_what_was_matched(client, manifest, results):
    propose = manifest["extend"]["propose_properties"]
    proposed = client.get(propose["service_url"] + propose["service_path"], params={"type": "film"}).json()
    wanted = [one["id"] for one in proposed["properties"] if one["id"] in ("year", "director", "wikidata")]
    assert sorted(wanted) == ["director", "wikidata", "year"]
    settings = {setting["name"]: setting["default"] for setting in manifest["extend"]["property_settings"]}
    ids = sorted({id_ for id_ in matches(results) if id_})
    extend = {"ids": ids, "properties": [{"id": one, "settings": settings} for one in wanted]}
    answer = client.post("/reconcile/0.2", data={"extend": json.dumps(extend)}).json()
    assert [one["id"] for one in answer["meta"]] == wanted
    assert sorted(answer["rows"]) == ids
    stalker = answer["rows"][matches(results)[0]]
    assert stalker["year"] == [{"int": 1979}]
    assert stalker["wikidata"] == [{"str": "Q200437"}]
    director = stalker["director"][0]
    people = {"q0": {"query": director["name"], "properties": [{"pid": "film", "v": {"id": matches(results)[0]}}]}}
    back = client.post("/reconcile/0.2", data={"queries": json.dumps(people)}).json()["q0"]["result"][0]
    assert (back["id"], back["match"]) == (director["id"], True)
