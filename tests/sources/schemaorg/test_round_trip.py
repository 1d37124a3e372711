"""What our pages embed for search engines is a source like any other: its facts come back."""

import json
from pathlib import Path

import pytest

from kg.model import Identifier
from kg.sources import kind_of
from tests.sources.reading import only, read

CASE = Path(__file__).parents[2] / "cases" / "stalker" / "expected.search.json"


@pytest.fixture(scope="module")
def view():
    return json.loads(CASE.read_bytes())


@pytest.fixture(scope="module", params=["document", "page"])
def film(request):
    text = CASE.read_text(encoding="utf-8")
    html = f'<!doctype html><html><head><script type="application/ld+json">{text}</script></head><body></body></html>'
    octets, name = (text, "stalker.json") if request.param == "document" else (html, "stalker.html")
    return only(read("schema-org", octets.encode(), name))


def listed(value):
    return value if isinstance(value, list) else [value]


def test_it_is_recognised():
    kind = kind_of(CASE)
    assert kind is not None and kind.name == "schema-org"


def test_names_year_and_country(film, view):
    assert [each.text.value for each in film.titles] == [view["name"], view["alternateName"]]
    assert film.created.value == view["dateCreated"]
    assert [place.country for place in film.countries] == ["SU"]
    assert film.expressions[0].languages == (view["inLanguage"],)


def test_the_first_running_time_is_read_and_the_second_kept(film, view):
    assert f"PT{film.expressions[0].minutes}M" == view["duration"][0]
    assert f"duration: {view['duration'][1]}" in film.verbatim


def test_everybody_is_credited_as_before(film, view):
    names = {agent.key: {name.display.value for name in agent.names} for agent in film.agents}
    credited = {(each.role, name, each.character) for each in film.contributions for name in names[each.agent]}
    expected = {
        ("director", view["director"]["name"], None),
        ("composer", view["musicBy"]["alternateName"], None),
        ("company", view["productionCompany"]["name"], None),
        *(("writer", each["name"], None) for each in view["author"]),
        *(("actor", each["actor"]["name"], each["characterName"]) for each in view["actor"]),
        *((each["roleName"], each["contributor"]["name"], None) for each in view["contributor"]),
    }
    assert expected <= credited


def test_release_number_and_match(film, view):
    (release,) = film.releases
    event = view["releasedEvent"]
    assert (release.when.value, release.label, release.place.country) == (event["startDate"], event["name"], "FR")
    assert set(film.identifiers) == {Identifier("imdb", "tt0079944"), Identifier("wikidata", "Q200437")}


def test_form_prose_and_award(film, view):
    assert film.forms == ("fiction",)
    assert [note.text.value for note in film.notes] == [view["description"]]
    assert f"award: {view['award']}" in film.verbatim
