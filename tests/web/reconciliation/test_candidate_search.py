"""Which entities of a publication are found for a query, and in what order."""

import pytest

from kg.web.publication import Shelf
from kg.web.reconciliation.candidates import candidates
from kg.web.reconciliation.index import Index
from kg.web.reconciliation.queries import batch_of_0_2, batch_of_1_0
from kg.web.reconciliation.reading import Reading
from tests.web.publishing import BASE, publish


@pytest.fixture(scope="module")
def index(publication):
    return Index(Shelf(publication).current())


@pytest.fixture
def search(index):
    with index.reading() as connection:
        yield Reading(index, connection)


def found(search, query="", type_="", limit=10, **properties):
    asked = {"query": query} if query else {}
    typed = {"type": type_} if type_ else {}
    stated = [{"pid": name, "v": value} for name, value in properties.items()]
    batch = batch_of_0_2({"q": {**asked, **typed, "limit": limit, "properties": stated}})
    return candidates(search, batch["q"])


def ids(several):
    return [one.entity.local for one in several]


def met(search, *conditions, type_="film"):
    return candidates(search, batch_of_1_0({"queries": [{"type": type_, "conditions": list(conditions)}]})[0])


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("Сталкер", "film", "work/stalker"),
        ("stalker", "film", "work/stalker"),
        ("Сталкре", "film", "work/stalker"),
        ("Solyaris", "", "work/solaris"),
        ("Tarkovskij, Andrej", "person", "agent/tarkovsky"),
        ("Тарковский Андрей Арсеньевич", "agent", "agent/tarkovsky"),
        ("МОСФИЛЬМ", "organisation", "agent/mosfilm"),
        ("URSS", "country", "place/su"),
        ("Union soviétique", "place", "place/su"),
        ("Festival de Cannes", "festival", "event/cannes"),
        ("Cannes Film Festival 1980", "edition", "event/cannes-1980"),
        ("Prix du jury oecuménique", "award", "event/award-jury"),
        ("https://films.example.net/id/work/stalker", "", "work/stalker"),
        ("work/stalker", "", "work/stalker"),
        ("tt0079944", "", "work/stalker"),
        ("Q853", "", "agent/tarkovsky"),
    ],
)
def test_each_kind_of_thing_is_found_by_each_kind_of_name(search, name, type_, expected):
    assert ids(found(search, name, type_))[0] == expected


def test_a_type_keeps_all_others_out_and_an_unknown_type_finds_nothing(search):
    assert ids(found(search, "Сталкер", "person")) == []
    assert ids(found(search, "Сталкер", "Q11424")) == []


def test_a_name_and_a_year_are_a_match_and_a_name_alone_is_not(search):
    (with_year,), (alone,) = found(search, "Stalker", "film", year=1979), found(search, "Stalker", "film")
    assert (with_year.score, with_year.match) == (100, True)
    assert (alone.score, alone.match) == (100, False)


def test_each_comparison_is_told_and_what_is_not_stated_is_not_compared(search):
    (one,) = found(search, "Stalker", "film", year=1979, director="Tarkovsky", editor="Somebody", unknown="x")
    assert {each.feature: each.value for each in one.agreements} == {"name": 100, "year": 100, "director": 85}


def test_an_identifier_that_contradicts_counts(search):
    assert found(search, "Stalker", "film", year=1979, wikidata="Q853") == ()
    (one,) = found(search, "Stalker", "film", year=1979, wikidata="Q200437")
    assert (one.score, one.match) == (100, True)


def test_a_director_leads_to_films_whose_title_is_not_held(search):
    several = found(search, "Der Planet des Ozeans", "film", director="Tarkovski", year=1972)
    assert ids(several)[0] == "work/solaris"
    assert not any(one.match for one in several)


def test_properties_alone_find_and_two_that_decide_are_a_match(search):
    assert ids(found(search, director="agent/tarkovsky")) == ["work/solaris", "work/stalker"]
    (first, *_) = found(search, type_="film", director={"id": "agent/tarkovsky"}, year="1972")
    assert (first.entity.local, first.match) == ("work/solaris", True)
    assert ids(found(search, identifier="tt0079944")) == ["work/stalker"]
    assert ids(found(search, "Анатолий Солоницын", "person", film="Солярис"))[0] == "agent/solonitsyn"


def test_two_that_score_alike_are_both_left_to_a_person(search):
    several = found(search, type_="film", director={"id": "agent/tarkovsky"}, company="Mosfilm")
    assert ids(several) == ["work/solaris", "work/stalker"]
    assert not any(one.match for one in several)


def test_a_required_condition_keeps_out_what_does_not_agree(search):
    name = {"matchType": "name", "propertyValue": "Stalker"}
    year = {"matchType": "property", "propertyId": "year", "propertyValue": 1985}
    assert ids(met(search, name, year)) == ["work/stalker"]
    assert ids(met(search, name, {**year, "required": True})) == []
    assert ids(met(search, name, {**year, "propertyId": "unheard-of", "required": True})) == []


def test_a_condition_can_name_ids_and_what_must_not_be(search):
    director = {"matchType": "property", "propertyId": "director", "propertyValue": {"id": "agent/tarkovsky"}}
    not_1979 = {
        "matchType": "property",
        "propertyId": "year",
        "propertyValue": 1979,
        "matchQuantifier": "none",
        "required": True,
    }
    assert ids(met(search, director, not_1979)) == ["work/solaris"]
    (one,) = met(search, {"matchType": "id", "propertyValue": "work/solaris"})
    assert (one.entity.local, one.match) == ("work/solaris", True)


def test_a_limit_holds_after_ranking(search):
    everyone = found(search, director="agent/tarkovsky")
    assert ids(found(search, director="agent/tarkovsky", limit=1)) == ids(everyone)[:1]


def test_among_a_hundred_namesakes_the_year_finds_the_one_from_a_title_in_another_script(tmp_path):
    films = "".join(
        f"<{BASE}/id/work/w{year}> a <https://w3id.org/reelgraph/ontology#Work> ; <https://schema.org/name> 'Сталкер'@ru ;"
        f" <https://schema.org/dateCreated> '{year}'^^<http://www.w3.org/2001/XMLSchema#gYear> .\n"
        for year in range(1900, 2000)
    )
    publish(tmp_path, f"<{BASE}/graph/pages/all> {{ {films} }}".encode())
    index = Index(Shelf(tmp_path).current())
    with index.reading() as connection:
        several = found(Reading(index, connection), "Stalker", "film", year=1997, limit=100)
    assert ids(several)[0] == "work/w1997"
    assert len(several) == 100


@pytest.mark.parametrize("name", ["?", "   ", '"', "* OR", "'; DROP TABLE entity", "NEAR(a b)", "\0", "я" * 2000, "%_"])
def test_any_text_can_be_asked_for(search, name):
    assert found(search, name) == ()


def test_the_index_is_the_same_each_time_it_is_made(publication, index):
    again = Index(Shelf(publication).current())
    assert _rows(index) == _rows(again)
    assert len(_rows(index)["entity"]) > 20


def _rows(index):
    tables = ("entity", "form", "value", "scheme", "piece")
    with index.reading() as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_an_index_is_removed_with_its_last_user(publication):
    index = Index(Shelf(publication).current())
    folder = index._file.parent
    assert folder.is_dir()
    del index
    assert not folder.exists()
