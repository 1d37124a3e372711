"""Wikidata's values that a record lacks are told, and never those it has."""

from kg.model import Origin, Severity, Text
from kg.rdf.iri import Space
from kg.reconcile.candidate import FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.offers import offers
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion

ORIGIN = Origin("pages", "1494")
ITEM = FilmCandidate(
    "Q200437",
    "Stalker",
    (Text("Stalker", "en"),),
    (1979,),
    (PersonRef("Q853", (Text("Andrei Tarkovsky", "en"),)), PersonRef("Q999", ())),
    (161, 163),
    countries=("SU",),
    identifiers=(("imdb", "tt0079944"), ("tmdb", "1398")),
)


def said(question, item=ITEM):
    return [(finding.message, finding.value) for finding in offers(question, item, ORIGIN, Space())]


def test_every_value_the_record_is_silent_about_is_offered_with_its_place():
    (year, *rest) = offers(FilmQuestion("work/a", "Сталкер", ()), ITEM, ORIGIN, Space())
    assert year.origin == ORIGIN and year.rule == "wikidata-offers" and year.severity is Severity.INFO
    assert year.message == "Wikidata has a year that the record does not give." and year.value == "1979"
    assert year.node == "https://data.example.org/id/work/a"
    assert year.suggestion == "Compare with Q200437 (Stalker), and add it to the source if it is right."
    assert [finding.value for finding in rest] == [
        "161 min, 163 min",
        "Andrei Tarkovsky, Q999",
        "SU",
        "tt0079944",
        "1398",
    ]


def test_what_the_record_gives_is_not_offered_even_if_wikidata_says_otherwise():
    full = FilmQuestion(
        "work/a", "x", (), 1980, (PersonRef("agent/a", ()),), (150,), countries=("RU",), identifiers=(("imdb", "tt1"),)
    )
    assert said(full) == [("Wikidata has an identifier (tmdb) that the record does not give.", "1398")]


def test_a_persons_years_are_offered():
    item = PersonCandidate("Q853", "Tarkovsky", (), born=1932, died=1986)
    question = PersonQuestion("agent/a", "x", (), born=1932)
    assert said(question, item) == [("Wikidata has a year of death that the record does not give.", "1986")]


def test_a_place_is_offered_its_identifiers():
    item = ThingCandidate("Q90", "Paris", frozenset({Kind.PLACE}), (), identifiers=(("geonames", "2988507"),))
    question = ThingQuestion(Kind.PLACE, "place/a", "Paris", ())
    assert said(question, item) == [("Wikidata has an identifier (geonames) that the record does not give.", "2988507")]
