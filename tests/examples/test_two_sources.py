"""The example of one film of two sources: both are said, each by its source, and the page and the query show it."""

import json
from pathlib import Path

import httpx
import pytest

from kg.engines import serial
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named
from tests.web.publishing import serving

CONFIG = Path(__file__).parent.parent.parent / "examples" / "two-sources" / "kg.toml"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    root = tmp_path_factory.mktemp("two-sources")
    return root, publish(Run.asked(config=CONFIG, out=root, engine=serial))


def test_the_film_a_person_joined_is_one_work_and_the_other_pair_is_offered(published):
    _, report = published
    assert (report.counts.read, report.counts.rejected, report.moved, report.entities["Work"]) == (4, 0, 1, 3)
    found = [json.loads(line) for line in (report.folder / "findings.jsonl").read_text().splitlines()]
    (offer,) = [one for one in found if one["rule"] == "duplicate-work"]
    assert "Stalker, 1979" in offer["message"]
    assert "kg join work/" in offer["suggestion"] and "\tskos:exactMatch\t" in offer["suggestion"]


def test_the_query_shows_who_says_what(published):
    _, report = published
    with EmbeddedStore.open(report.folder / "store") as store:
        (row,) = store.select(bind(named("conflicts"), {}))
    assert (row["about"], row["value"], row["otherValue"]) == ("minutes", "328", "327")
    assert row["source"].endswith("/graph/holding/V-0117") and row["otherSource"].endswith(
        "/graph/pages/spiritual-voices"
    )


def test_the_page_shows_both_the_first_source_first_and_the_copy_held(published):
    root, report = published
    with EmbeddedStore.open(report.folder / "store") as store:
        (row,) = store.select(bind(named("conflicts"), {}))
    path = row["film"].removeprefix("https://data.example.org")
    with serving(root) as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        page = client.get(path, headers={"Accept": "text/html"}).text
        view = client.get(path.replace("/id/", "/doc/") + ".jsonld?_profile=search").json()
        queried = client.get("/queries/conflicts", headers={"Accept": "application/json"}).text
    text = " ".join(page.split())
    assert text.index("327 min") < text.index("328 min")
    assert "holding/V-0117" in page and "pages/spiritual-voices" in page
    assert "copy held" in page and "B 12/4" in page
    assert view["duration"] == ["PT5H27M", "PT5H28M"]
    assert "328" in queried
