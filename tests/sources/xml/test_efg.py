"""EFG records: what each element becomes, and that nothing of a record is lost."""

from dataclasses import replace

import pytest

from kg.model import AgentKind, Authority, Film, Identifier, Place, PlaceKind, Quads, Rejected, Text, When
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources import Settings, kind_of
from tests.sources.xml.samples import COLLECTION, FILM, PERSON, container, entity, one, read


@pytest.fixture(scope="module")
def film():
    found = one("efg", entity(FILM))
    assert isinstance(found, Film), found
    return found


def test_the_key_is_the_number_the_exchange_gives(film):
    assert film.origin.key == "ARC_avCreation_7"
    assert film.identifiers == (Identifier("CP_CATEGORY_ID", "ARC_avCreation_7"), Identifier("ARC", "7"))
    assert film.publisher == "Harbour Archive"


def test_titles_have_language_kind_script_and_the_print(film):
    told = [(title.kind, title.text, title.script, title.verbatim) for title in film.titles]
    assert told == [
        ("original", Text("Тихият Бряг", "bg"), "Cyrl", "ТИХИЯТ БРЯГ"),
        ("translated", Text("The Quiet Shore", "en"), "Latn", "The Quiet Shоre"),
        ("alternative", Text("Am Ufer", "de"), "Latn", None),
    ]
    assert "title (Distribution title): Am Ufer" in film.verbatim


def test_a_title_says_where_it_stands(film):
    assert film.titles[1].locators == ("/efg:efgEntity/efg:avcreation[1]/efg:title[2]", "L30")


def test_years_countries_and_terms(film):
    assert film.created == When("1925", "1925/1930", "1925-1930", None, "1925-01-01", "1930-12-31")
    assert film.countries == (Place(PlaceKind.COUNTRY, "BG"), Place(PlaceKind.COUNTRY, "SU"))
    assert film.country_statement == "BG, SU"
    assert (film.forms, film.form_statements) == (("documentary",), ("Documentary film",))
    assert film.genres == (Text("drama", "en"),)
    assert film.keywords == (Text("море", "bg"), Text("Varna", "en"))
    assert film.ratings == ("12",)
    assert film.part_of == ("ARC_avCreation_6",)
    assert {"productionYear: 1925-1930", "keywords (Place): Varna"} <= set(film.verbatim)


def test_people_are_keyed_by_number_and_else_by_name(film):
    agents = {agent.key: agent for agent in film.agents}
    assert set(agents) == {"person/ARC_person_1", "person:иван минев", "organisation/ARC_corporate_2"}
    assert agents["person/ARC_person_1"].names[0].display == Text("Ana Petrova")
    assert agents["person:иван минев"].names[0].family == "Минев"
    credits = [
        (each.agent, each.role, each.order, each.statement, each.credited_as[0].value) for each in film.contributions
    ]
    assert credits == [
        ("person/ARC_person_1", "cinematographer", 1, "Director of photography", "Petrova, Ana"),
        ("person:иван минев", "contributor", 1, "Clapper loader", "Иван МИНЕВ"),
        ("organisation/ARC_corporate_2", "company", 1, "Production company", "Harbour Film"),
    ]


def test_a_manifestation_has_its_carrier_duration_extent_and_rights(film):
    (made,) = film.manifestations
    assert (made.carrier, made.carrier_statement) == ("film-16mm", "16 mm")
    assert (made.minutes, made.duration_statement) == (62, "01:02:30")
    assert (made.colour, made.colour_statement) == ("colour", "Colour")
    assert made.extents == ("640 m",)
    assert made.rights == ("Harbour Archive <http://archive.example.org>", "In copyright")
    assert made.subtitles == ("fr",)
    assert {
        "language (Intertitles): ru",
        "format/aspectRatio: 4:3",
        "format/sound: With sound [hasSound: true]",
    } <= set(made.verbatim)


def test_what_all_carriers_agree_about_is_said_of_the_original(film):
    (original,) = film.expressions
    assert (original.kind, original.minutes, original.colour) == ("original", 62, "colour")
    assert (original.languages, original.language_statements) == (("bg",), ("Audio: bg",))


def test_carriers_that_differ_say_nothing_of_the_original():
    twice = FILM.replace(
        "</efg:avManifestation>",
        "</efg:avManifestation><efg:avManifestation><efg:duration>00:50:00</efg:duration></efg:avManifestation>",
    )
    film = one("efg", entity(twice))
    assert film.expressions[0].minutes is None
    assert [each.minutes for each in film.manifestations] == [62, 50]


def test_an_item_has_holder_format_and_address(film):
    (item,) = film.manifestations[0].items
    assert (item.holder, item.carrier, item.carrier_statement) == ("Harbour Archive", "digital-file", "video/mp4")
    assert item.identifiers == (Identifier("CP_CATEGORY_ID", "ARC_item_7a"),)
    assert item.verbatim == ("type: Video", "isShownAt: https://archive.example.org/watch/7")
    assert film.sites == ("https://archive.example.org/watch/7",)


def test_prose_is_a_note_and_double_spaces_in_it_are_no_finding(film):
    (note,) = film.notes
    assert (note.kind, note.text, note.cleared) == ("synopsis", Text("Рибарите  се връщат.", "bg"), False)
    assert "spacing" not in {finding.rule for finding in film.findings}
    assert one("efg", entity(FILM), cleared=True).notes[0].cleared


def test_a_mixed_word_is_told_at_its_place(film):
    (mixed,) = [each for each in film.findings if each.rule == "mixed-script"]
    assert (mixed.value, mixed.origin.locator) == (
        "Shоre",
        "L30, /efg:efgEntity/efg:avcreation[1]/efg:title[2]/efg:text[1]",
    )


def test_an_empty_field_is_told_once_and_kinds_of_unread_fields_once(film):
    assert [each.value for each in film.findings if each.rule == "label-empty"] == ["title/geographicScope"]
    unread = [each.message.partition(":")[0] for each in film.findings if each.rule == "field-unread"]
    assert len(unread) == len(set(unread)) > 5


def test_a_person_is_an_authority_with_life_places_and_activity():
    found = one("efg", entity(PERSON))
    assert isinstance(found, Authority)
    agent = found.agent
    assert found.origin.key == agent.key == "person/ARC_person_1"
    assert [name.display.value for name in agent.names] == ["Ana Petrova"]
    assert (agent.born.value, agent.died.value, agent.died.edtf) == ("1898", "1970-05-12", "1970-05-12")
    assert agent.place_statements == ("Varna",)
    assert agent.occupations == (Text("Director of photography"),)
    assert {"date: 12 May 1970", "placeOfBirth: Varna"} <= set(agent.verbatim)
    assert any("ARC_avCreation_7" in line and "ТИХИЯТ БРЯГ" in line for line in agent.verbatim)


def test_names_that_are_whole_are_variants_not_parts():
    found = one("efg", entity(PERSON.replace(">Ana<", ">Petrova, Ana<").replace(">Petrova<", ">Anna Petroff<")))
    assert [name.display.value for name in found.agent.names] == ["Ana Petrova", "Anna Petroff"]


def test_a_group_of_people_is_an_organisation():
    found = one(
        "efg", entity("<efg:group><efg:identifier>ARC_group_1</efg:identifier><efg:name>Kinoki</efg:name></efg:group>")
    )
    assert (found.agent.key, found.agent.kind) == ("organisation/ARC_group_1", AgentKind.ORGANISATION)


def test_a_collection_is_stated_in_rdf_under_the_publication_s_base():
    found = one("efg", entity(COLLECTION), base="https://films.example.org")
    assert isinstance(found, Quads)
    assert found.origin.key == "collection/ARC_collection_3"
    assert all(line.startswith("<https://films.example.org/") for line in found.lines)
    text = "\n".join(found.lines)
    assert '<https://schema.org/name> "Harbour films"' in text
    assert "archival collection" in text and "schema.org/Movie" not in text


def test_a_still_is_rejected_as_what_it_is():
    found = one("efg", entity("<efg:nonavcreation><efg:identifier>ARC_9</efg:identifier></efg:nonavcreation>"))
    assert found == Rejected(found.origin, "a still, poster or paper, no film")
    assert found.origin.key == "ARC_9"


def test_many_entities_in_one_file_are_read_one_by_one():
    found = read("efg", container(PERSON, FILM, "<efg:nonavcreation/>", COLLECTION))
    assert [type(each).__name__ for each in found] == ["Authority", "Film", "Rejected", "Quads"]
    assert found[1].locators[0] == "/records/efg:efgEntity[2]/efg:avcreation[1]"
    assert found[2].origin.key == "file-3"


def test_a_harvest_keeps_what_its_headers_say():
    head = "<header><identifier>oai:archive:7</identifier><datestamp>2020-01-02</datestamp></header>"
    gone = '<record><header status="deleted"><identifier>oai:archive:8</identifier></header></record>'
    inside = f"<record>{head}<metadata>{entity(FILM).decode().partition('?>')[2]}</metadata></record>{gone}"
    kept, deleted = read("efg", f"<OAI-PMH><ListRecords>{inside}</ListRecords></OAI-PMH>".encode())
    assert Identifier("oai", "oai:archive:7") in kept.identifiers
    assert "header/datestamp: 2020-01-02" in kept.verbatim
    assert (deleted.origin.key, deleted.reason) == (
        "oai:archive:8",
        "the provider has deleted this record (its OAI header says so)",
    )


def test_a_year_that_is_none_is_kept_and_told():
    film = one("efg", entity(FILM.replace("1925-1930", "around the war")))
    assert film.created is None
    assert "productionYear: around the war" in film.verbatim
    assert [each.value for each in film.findings if each.rule == "value-unread"] == ["around the war"]


def test_a_title_of_no_told_kind_is_the_original_and_a_translation_alone_is_not():
    untold = FILM.replace("<efg:relation>Original title</efg:relation>", "<efg:relation>n/a</efg:relation>")
    assert [title.kind for title in one("efg", entity(untold)).titles] == ["original", "translated", "alternative"]
    translated = FILM.replace(
        "<efg:relation>Original title</efg:relation>", "<efg:relation>Translated title</efg:relation>"
    )
    assert "original" not in {title.kind for title in one("efg", entity(translated)).titles}


def test_the_hash_is_of_what_is_said_not_of_where_it_stands(film):
    again = read("efg", container(PERSON, FILM.replace("  ", " ").replace("Рибарите се", "Рибарите  се")))[1]
    assert again.content_hash == film.content_hash
    assert one("efg", entity(FILM.replace("Varna", "Burgas"))).content_hash != film.content_hash


def test_every_word_of_a_record_is_in_a_statement(film):
    lines = "\n".join(statements(replace(film, origin=film.origin), Space(), {}))
    for word in ("7.jpg", "4:3", "With sound", "640 m", "video/mp4", "Clapper loader", "ARC_avCreation_6", "Varna"):
        assert word in lines


def test_a_file_is_recognised_by_its_namespace_in_any_encoding(tmp_path):
    for number, octets in enumerate((entity(FILM), entity(FILM).decode().replace("UTF-8", "UTF-16").encode("utf-16"))):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(octets)
        kind = kind_of(path)
        assert kind is not None and kind.name == "efg"
        assert isinstance(one("efg", octets), Film)


def test_an_encoding_can_be_overridden():
    octets = entity(FILM).decode().partition("?>")[2].encode("cp1251", "xmlcharrefreplace")
    assert isinstance(one("efg", octets), Rejected)
    found = one("efg", octets, encoding="cp1251")
    assert found.titles[0].verbatim == "ТИХИЯТ БРЯГ"
    (refused,) = read("efg", octets, encoding="cp9999")
    assert refused.reason == "'cp9999' is no encoding: correct `encoding` in kg.toml"


def test_the_address_pattern_and_publisher_of_kg_toml_win():
    film = one("efg", entity(FILM), url="https://a.example.org/{key}", publisher="Somebody")
    assert (film.url, film.publisher) == ("https://a.example.org/ARC_avCreation_7", "Somebody")
    assert any("Harbour Archive" in line for line in film.verbatim if line.startswith("recordSource/provider"))
    assert Settings().url_of("x") is None
