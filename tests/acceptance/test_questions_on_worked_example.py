"""The shipped questions, asked of the worked example."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named

EXAMPLE = Path(__file__).parents[3] / "shared" / "design" / "worked-example.trig"
BASE = "https://data.example.org/id/"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_file(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    quads = ox.serialize(ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    folder = tmp_path_factory.mktemp("example") / "store"
    EmbeddedStore.build(folder, [quads])
    with EmbeddedStore.open(folder) as opened:
        yield opened


def ask(store, name, **values):
    return [
        tuple("" if value is None else str(value).removeprefix(BASE) for value in row.values())
        for row in store.select(bind(named(name), values))
    ]


@pytest.mark.parametrize("director", ["сокуров", "Sokurov", "SOKOUROV"])
def test_a_director_is_found_in_each_of_three_forms(store, director):
    rows = ask(store, "films-by-director", director=director)
    assert [row[:4] for row in rows] == [("work/w1", "Духовные голоса", "Spiritual Voices", "1995")]


def test_the_festival_journey_is_in_order_of_time(store):
    journey = [(row[2], row[3], row[4]) for row in ask(store, "festival-journey", film="voix spirituelles")]
    assert journey == [
        ("1995", "festival de Locarno", ""),
        ("1996", "Berlin International Film Festival", "Berlin"),
        ("1998", "Fall Festival", "Paris"),
        ("2008", "Russian documentaries", "Paris"),
        ("2010", "Saint Petersburg International Cine-Forum", "St Petersburg"),
        ("2011", "Tromso International Film Festival", "Tromso"),
        ("2012", "Amsterdam International Documentary Film Festival", "Amsterdam"),
        ("2012", "Transversales cinématographiques", "Rennes"),
    ]


def test_the_credits_keep_order_and_printed_names(store):
    credits = [(row[2], row[3], row[4]) for row in ask(store, "credits-of-film", film="dukhovnye")]
    assert len(credits) == 10
    assert credits[:2] == [
        ("cinematographer", "1", "Aleksandr BUROV / Александр БУРОВ"),
        ("cinematographer", "2", "Aleksey FEDOROV / Алексей ФЕДОРОВ"),
    ]


def test_the_titles_tell_their_language_script_and_kind(store):
    assert {row[1:5] for row in ask(store, "titles-in-every-script", film="голоса")} == {
        ("Духовные голоса", "ru", "Cyrl", "original"),
        ("Dukhovnye golosa", "ru-latn", "Latn", "transliterated"),
        ("Spiritual Voices", "en", "Latn", "translated"),
        ("Les Voix spirituelles", "fr", "Latn", "translated"),
    }


def test_the_award_shows_the_repaired_name_and_the_page_keeps_its_own(store):
    assert ask(store, "awards")[0][2:6] == ("Prix Sony special video", "won", "festival de Locarno", "1995")
    said = ask(store, "where-does-it-say", thing=f"{BASE}event/award1")
    verbatim = [row[1:4] for row in said if row[0].endswith("verbatim")]
    assert verbatim == [("Prix Sony special vide\u043e au festival de Locarno, 1995", "L25", "spiritual-voices")]


def test_the_dvd_has_its_publisher_year_and_subtitles(store):
    assert ask(store, "dvd-editions") == [
        ("work/w1", "Духовные голоса", "manifestation/m2", "Ideale Audience", "2004", "fr")
    ]


def test_one_film_is_counted_and_no_carrier_with_it(store):
    numbers = dict(ask(store, "statistics"))
    assert (numbers["films"], numbers["carriers"], numbers["festivals"], numbers["credits"]) == (
        "1",
        "2",
        "8",
        "11",
    )


def test_what_is_matched_and_what_is_not(store):
    assert ask(store, "unmatched-entities", kind="film") == [("film", "work/w1", "Духовные голоса", "")]
    (matched,) = ask(store, "matched-entities")
    assert matched == (
        "person",
        "agent/sokurov",
        "Alexandre Sokourov",
        "http://www.wikidata.org/entity/Q55172",
        "0.99",
        "machine",
    )
