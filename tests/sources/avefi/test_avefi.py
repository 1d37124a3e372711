"""AVefi entries become films: works with their manifestations and items, whatever the order of the file."""

import json
import random
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import ShaclChecker
from kg.model import Film, Identifier, Origin, Rejected, Severity, Text
from kg.sources import KINDS, Settings
from tests.sources.avefi.entries import EPISODE, NITRATE, PRINT, VARIANT, WORK, everything
from tests.sources.reading import lost, mapped, only, read


@pytest.fixture(scope="module")
def films():
    return {film.origin.key: film for film in read("avefi", everything())}


@pytest.fixture(scope="module")
def harbour(films):
    return films["w1"]


def credits(film, contributions=None):
    names = {agent.key: agent.names[0].display.value for agent in film.agents}
    listed = film.contributions if contributions is None else contributions
    return [(each.role, names[each.agent], each.order, each.statement) for each in listed]


def test_one_work_is_one_film_with_its_carriers(films):
    assert sorted(films) == ["e1", "s1", "v1", "w1"]
    assert [len(each.items) for each in films["w1"].manifestations] == [0, 1]


def test_titles_keep_their_types(harbour):
    assert [(each.kind, each.text.value, each.text.language) for each in harbour.titles] == [
        ("original", "Der Hafen", None),
        ("translated", "The Harbour", None),
        ("transliterated", "Gavan", None),
        ("working", "Kai 7", None),
        ("alternative", "Hafenfilm", None),
    ]
    assert "has_alternative_title.type: SearchTitle" in harbour.verbatim
    assert "has_primary_title.has_ordering_name: Hafen, Der" in harbour.verbatim


def test_the_year_survives_as_edtf(harbour):
    assert (harbour.created.value, harbour.created.edtf) == ("1929", "1929?/1930")
    assert (harbour.created.earliest, harbour.created.latest) == ("1929-01-01", "1930-12-31")


def test_countries_keep_their_words(harbour):
    assert ([place.country for place in harbour.countries], harbour.country_statement) == (["DE"], "Deutschland")


def test_activities_are_credits_and_unknown_ones_keep_their_word(harbour):
    assert credits(harbour) == [
        ("director", "Erna Brandt", 1, "Director"),
        ("director", "Karl von Voss", 2, "Director"),
        ("company", "Kai-Film GmbH", 1, "ProductionCompany"),
        ("contributor", "Ole Lüders", 1, "CraneOperator"),
    ]
    assert harbour.contributions[0].credited_as == (Text("Brandt, Erna"),)


def test_a_number_of_an_authority_file_is_the_agents(harbour):
    assert harbour.agents[0].identifiers == (Identifier("gnd", "118632795"),)
    assert (harbour.agents[0].names[0].given, harbour.agents[0].names[0].family) == ("Erna", "Brandt")


def test_who_names_nobody_is_kept_and_not_credited(harbour):
    assert any("Unbekannt" in words for words in harbour.verbatim)


def test_namesakes_with_two_numbers_are_two_people():
    work = json.loads(json.dumps(WORK))
    agents = work["has_event"][0]["has_activity"][0]["has_agent"]
    agents[1] = {**agents[0], "same_as": [{"category": "avefi:GNDResource", "id": "11861472X"}]}
    film = only(read("avefi", [work]))
    assert len({each.agent for each in film.contributions[:2]}) == 2


def test_a_publication_dated_to_the_day_is_a_release(harbour):
    (release,) = harbour.releases
    assert (release.when.value, release.place.country, release.label) == (
        "1930-03-14",
        "AT",
        "TheatricalDistributionEvent",
    )


def test_numbers_are_identifiers(harbour):
    assert harbour.identifiers == (
        Identifier("avefi", "w1"),
        Identifier("avefi", "21.11155/AAAA"),
        Identifier("wikidata", "Q1"),
    )


def test_a_number_of_the_archives_own_has_the_sources_name():
    stream = BytesIO(json.dumps([EPISODE]).encode())
    film = next(KINDS["avefi"].read(stream, Origin("hafenarchiv", "films"), Settings()))
    assert film.identifiers == (Identifier("hafenarchiv", "e1"),)


def test_forms_genres_and_subjects(harbour):
    assert (harbour.forms, harbour.form_statements) == (
        ("documentary", "short"),
        ("Documentary", "Short", "Compilation"),
    )
    assert (harbour.genres, harbour.keywords) == ((Text("City symphony"),), (Text("Harbours"),))


def test_a_restoration_is_a_version_of_its_own(harbour):
    assert [each.kind for each in harbour.expressions] == ["original", "restored"]
    restored, first = harbour.manifestations
    assert (restored.expression, first.expression) == (2, 1)
    assert restored.identifiers == (Identifier("avefi", "m2"),)
    assert credits(harbour, restored.contributions) == [
        ("contributor", "Hafenarchiv", 1, "AgentResponsibleForPreservation")
    ]
    assert "has_event: PreservationEvent, RestorationEvent, 2013/2014" in restored.verbatim


def test_a_bare_year_publishes_a_carrier_and_releases_nothing(harbour):
    first = harbour.manifestations[1]
    assert (first.published.value, first.release) == ("1930", None)


def test_what_all_copies_say_is_said_of_the_carrier(harbour):
    first = harbour.manifestations[1]
    assert (first.carrier, first.colour, first.colour_statement) == ("film-35mm", "black-and-white", "BlackAndWhite")
    assert (first.minutes, first.duration_statement, first.subtitles) == (74, "PT01H14M30S", ("en",))


def test_copies_that_differ_say_nothing_of_the_carrier():
    other = {**NITRATE, "has_identifier": None, "has_colour_type": "Colour", "has_duration": None}
    film = next(each for each in read("avefi", [WORK, PRINT, NITRATE, other]) if each.origin.key == "w1")
    (carrier,) = film.manifestations
    assert (carrier.colour, carrier.minutes, carrier.subtitles, len(carrier.items)) == (None, None, ("en",), 2)


def test_a_copy_keeps_what_has_no_field(harbour):
    (item,) = harbour.manifestations[1].items
    assert (item.holder, item.access_statement, item.carrier) == ("Hafenarchiv", "Archive", "film-35mm")
    assert item.carrier_statement == "DuplicatePositive; 35mmFilm"
    assert set(item.verbatim) >= {
        "has_extent: 2014 Metre",
        "has_duration: PT01H14M30S",
        "has_duration.has_precision: Approximate",
        "in_language: Intertitles: ger",
        "has_sound_type: Silent",
        "has_note: Two shots are missing.",
    }


def test_an_episode_is_part_of_its_series(films):
    assert (films["e1"].part_of, films["s1"].forms, films["s1"].form_statements) == (("s1",), ("series",), ("Serial",))


def test_a_version_is_no_work_of_its_own(films):
    version = films["v1"]
    assert version.work == "w1"
    assert [(each.kind, each.label) for each in version.expressions] == [("original", None), ("dubbed", "Dubbed")]
    assert [each.kind for each in version.titles] == ["alternative"]


def test_a_carrier_without_its_work_is_kept_under_the_works_number():
    film = only(read("avefi", [PRINT, NITRATE]))
    assert (film.origin.key, film.work, film.titles) == ("m1", "w1", ())
    assert film.identifiers == (Identifier("avefi", "w1"),)
    assert [(each.rule, each.value) for each in film.findings][:1] == [("value-unread", "w1")]
    assert len(film.manifestations[0].items) == 1


def test_a_copy_without_its_carrier_is_kept_with_the_carriers_number():
    film = only(read("avefi", [NITRATE]))
    assert (film.origin.key, film.work) == ("i1", None)
    assert film.manifestations[0].identifiers == (Identifier("avefi", "m1"),)
    assert any("not in this file" in each.message for each in film.findings)


def test_the_order_of_the_entries_changes_nothing_but_places():
    def facts(entries):
        return {
            each.origin.key: (each.titles[0].text, each.contributions and credits(each), len(each.manifestations))
            for each in read("avefi", entries)
        }

    shuffled = everything()
    random.Random(7).shuffle(shuffled)
    assert facts(shuffled) == facts(everything())


def test_entries_may_stand_one_a_line_or_in_a_container(films):
    lines = "\n".join(json.dumps({"has_record": each}) for each in everything()).encode()
    assert {each.origin.key for each in read("avefi", lines)} == set(films)


def test_locators_are_pointers(harbour):
    assert harbour.origin.locator == "/2"
    assert harbour.titles[1].locators == ("/2/has_alternative_title/0",)
    assert harbour.contributions[3].locators == ("/2/has_event/0/has_activity/2/has_agent/0",)


def test_what_is_no_entry_is_rejected_with_its_place():
    good, bad, worse = read("avefi", [EPISODE, {"category": "avefi:Cat"}, 7])[::-1][::-1]
    told = sorted((each.origin.locator, each.reason) for each in (good, bad, worse) if isinstance(each, Rejected))
    assert [place for place, _ in told] == ["/1", "/2"]
    assert "its category is Cat" in told[0][1]


# Held by what became of them: the class of an object, the type of a title, that of an agent.
AS_TERMS = {
    "PreferredTitle", "TitleProper", "TranslatedTitle", "TransliteratedTitle", "WorkingTitle", "AlternativeTitle",
    "Person", "CorporateBody",
}  # fmt: skip


def is_a_term(path, text, texts):
    return path[-1] == "category" or text in AS_TERMS


def test_nothing_is_lost(films):
    octets = json.dumps(everything(), ensure_ascii=False).encode()
    assert lost(octets, films.values(), is_a_term) == []


def test_every_kind_of_unread_field_is_told_once(harbour):
    unread = [each.value.partition(":")[0] for each in harbour.findings if each.rule == "field-unread"]
    work = [
        name for name in unread if name in ("type", "has_alternative_title.type", "has_primary_title.has_ordering_name")
    ]
    assert len(work) == 3


def test_the_gate_lets_the_films_through(films):
    checker = ShaclChecker()
    for film in films.values():
        bad = [each for each in checker(film.origin, mapped(film), ()) if each.severity is Severity.VIOLATION]
        assert bad == []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["w1", "avefi:Item", "1930-03-14"]),
    lambda each: st.lists(each, max_size=2) | st.dictionaries(st.sampled_from(
        ["category", "id", "has_name", "type", "has_agent", "has_activity", "has_event", "has_date", "code", "usage"]),
        each, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150)
@given(st.sampled_from(everything()), st.sampled_from(sorted({*WORK, *NITRATE, *PRINT, *VARIANT})), JUNK)
def test_an_entry_with_any_value_in_any_place_is_read_and_nothing_of_it_lost(entry, key, junk):
    octets = json.dumps([{**entry, key: junk}], ensure_ascii=False).encode("utf-8", "surrogatepass")
    records = read("avefi", octets)
    assert records
    if all(isinstance(record, Film) for record in records):
        assert lost(octets, records, is_a_term) == []


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_gives_records_or_reasons(data):
    octets = json.dumps(everything(), indent=data.draw(st.sampled_from([None, 1]))).encode()
    start = data.draw(st.integers(0, len(octets)))
    end = data.draw(st.integers(start, len(octets)))
    damaged = octets[:start] + data.draw(st.binary(max_size=6)) + octets[end:]
    assert read("avefi", damaged)
