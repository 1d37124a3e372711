"""How conditions are compared, weighed and decided upon."""

import pytest

from kg.web.reconciliation.properties import properties
from kg.web.reconciliation.queries import Condition, Matching, Quantifier, Wanted
from kg.web.reconciliation.score import (
    Agreement,
    Form,
    Stated,
    agreement,
    compared,
    is_proven,
    likeness,
    quantified,
    score,
    year_in,
)
from kg.web.reconciliation.spelling import folded, identifier_key, sound, spelled
from kg.web.reconciliation.types import narrowed


def form(text, kind="film"):
    return Form(folded(text), sound(text, kind))


def stated(text, key=None):
    return Stated(text, folded(text) if key is None else key)


def compare(property_id, asked, *own):
    return compared(properties()[property_id], Wanted(str(asked)), None, own)


def said(value, *, feature="year", weight=0.5, decides=True, whole=True):
    return Agreement(feature, value, weight, decides, whole)


NAME = said(100.0, feature="name", weight=1.0, decides=False, whole=False)


@pytest.mark.parametrize(
    ("asked", "own", "kind", "least", "most"),
    [
        ("сталкер!", "Сталкер", "film", 100, 100),
        ("Stalker", "Сталкер", "film", 95, 95),
        ("Sokurov, Aleksandr", "Александр Сокуров", "person", 95, 95),
        ("Alexandre Sokourov", "Александр Николаевич Сокуров", "person", 95, 95),
        ("голоса духовные", "Духовные голоса", "film", 98, 98),
        ("Tarkovskij", "Андрей Тарковский", "person", 60, 79),
        ("Locarno 1995", "festival de Locarno 1995", "edition", 60, 79),
        ("Stalkr", "Stalker", "film", 75, 90),
        ("Зеркало", "Сталкер", "film", 0, 50),
        ("кино", "Χίνο", "film", 0, 60),
    ],
)
def test_a_name_is_like_another_in_any_script_order_and_spelling(asked, own, kind, least, most):
    assert least <= likeness(asked, [form(own, kind)]) <= most


def test_the_likest_name_counts_and_no_name_is_like_nothing():
    assert likeness("Stalker", [form("Пикник"), form("Stalker")]) == 100
    assert likeness("Stalker", []) == 0


@pytest.mark.parametrize(
    ("property_id", "asked", "own", "value"),
    [
        ("year", "1979", "1979", 100.0),
        ("year", "1980-05-13T00:00:00Z", "1979", 60.0),
        ("year", "1977", "1979", 30.0),
        ("year", "1972", "1979", 0.0),
        ("year", "soon", "1979", 0.0),
        ("minutes", "163", "163", 100.0),
        ("minutes", "165", "163", 80.0),
        ("minutes", "30", "163", None),
        ("wikidata", "http://www.wikidata.org/entity/Q853", "Q853", 100.0),
        ("wikidata", "Q1", "Q853", 0.0),
        ("form", "Documentary", "documentary", 100.0),
        ("form", "fiction", "documentary", None),
        ("actor", "Somebody Else", "Анатолий Солоницын", None),
        ("director", "Somebody Else", "Андрей Тарковский", 0.0),
    ],
)
def test_a_value_agrees_or_contradicts_and_where_a_list_is_never_complete_it_says_nothing(
    property_id, asked, own, value
):
    key = identifier_key(own) if property_id == "wikidata" else None
    assert compare(property_id, asked, stated(own, key)) == value


def test_what_the_catalogue_lacks_is_neutral():
    assert compare("year", "1979") is None


def test_an_agent_is_told_by_the_family_name_and_an_entity_by_its_id():
    tarkovsky = Stated("", "", 7, (form("Андрей Тарковский", "person"),))
    director = properties()["director"]
    assert compared(director, Wanted("Tarkovski"), None, [tarkovsky]) == 85
    assert compared(director, Wanted("Tarkovski", "agent/x"), 7, [tarkovsky]) == 100
    assert compared(director, Wanted("Андрей Тарковский", "agent/y"), 8, [tarkovsky]) == 0


def test_a_country_is_told_by_any_of_its_names():
    union = Stated("", "", 7, (form("Soviet Union"), form("SU")))
    assert compared(properties()["country"], Wanted("URSS"), None, [union]) == 100
    assert compared(properties()["country"], Wanted("France"), None, [union]) is None


@pytest.mark.parametrize(
    ("quantifier", "values", "value"),
    [
        ("any", [100.0, 0.0], 100.0),
        ("all", [100.0, 60.0], 60.0),
        ("all", [100.0, None], 0.0),
        ("none", [100.0, 0.0], 0.0),
        ("none", [0.0], 100.0),
        ("any", [None], None),
    ],
)
def test_a_quantifier_says_how_many_values_must_agree(quantifier, values, value):
    asked = (Wanted("a"),) * len(values)
    condition = Condition(matching=Matching.PROPERTY, values=asked, quantifier=Quantifier(quantifier))
    assert quantified(condition, values) == value


def test_an_exact_condition_takes_no_likeness():
    condition = Condition(matching=Matching.NAME, values=(Wanted("a"),), exact=True)
    assert quantified(condition, [95.0]) == 0
    assert quantified(condition, [100.0]) == 100


def test_the_score_is_the_weighted_mean_of_what_was_compared():
    assert score([NAME, said(0.0)]) == pytest.approx(100 / 1.5)
    assert score([NAME, said(0.0, feature="wikidata", weight=4.0)]) == 20
    assert score([]) == 0


@pytest.mark.parametrize(
    ("agreements", "proven"),
    [
        ([NAME], False),
        ([NAME, said(100.0)], True),
        ([NAME, said(100.0, feature="country", decides=False)], False),
        ([NAME, said(60.0)], False),
        ([said(100.0, feature="director")], False),
        ([said(100.0, feature="director"), said(100.0)], True),
        ([said(100.0, feature="wikidata", weight=4.0)], True),
        ([NAME, said(100.0, feature="wikidata", weight=4.0), said(0.0)], False),
    ],
)
def test_a_name_alone_is_never_a_match_and_a_contradiction_never_one(agreements, proven):
    assert is_proven(agreements) is proven


def test_not_being_another_is_no_evidence_of_being_this_one():
    condition = Condition(matching=Matching.PROPERTY, values=(Wanted("1980"),), quantifier=Quantifier.NONE)
    assert not agreement(condition, properties()["year"], 100.0).decides


def test_a_name_of_punctuation_is_still_a_name():
    assert spelled("?!").folded == "?!"
    assert likeness("?!", [form("?!")]) == 100


def test_a_year_stands_among_other_digits():
    assert [year_in(text) for text in ("25/05/1979", "c. 1979?", "19791980", "79")] == [1979, 1979, None, None]


def test_a_broad_type_stands_for_the_narrow_ones():
    assert narrowed(["agent"]) == {"agent", "person", "organisation"}
    assert narrowed(["Q5"]) == frozenset()
