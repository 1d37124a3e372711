"""The search view tells search engines about a thing in schema.org's words, and nothing it may not tell."""

import json

import pytest
from hypothesis import given

from kg import assets
from kg.rdf.concepts import Concepts, concepts_of
from kg.rdf.search import search
from kg.rdf.vocab import KG, RDF, SCHEMA, VOC
from kg.rdf.vocabulary import vocabulary_statements

from .oracles import CASES, STALKER, THINGS, TRIPLES, WORK, as_a_store_answers

CONCEPTS = concepts_of(vocabulary_statements((assets.folder("ontology") / "vocab.ttl").read_bytes()))
LINES = as_a_store_answers(STALKER)
BASE = "https://data.example.org"


def shown(local, lines=LINES, **options):
    thing = f"{BASE}/id/{local}"
    return json.loads(search(thing, lines, page=f"{BASE}/doc/{local}.html", concepts=CONCEPTS, **options))


def test_the_film_reads_as_the_golden_file():
    assert shown("work/stalker") == json.loads((CASES / "stalker" / "expected.search.json").read_text("utf-8"))


def test_the_name_is_the_records_name_and_the_other_titles_follow_each_once():
    film = shown("work/stalker")
    assert film["name"] == "Сталкер"
    assert film["alternateName"] == "Stalker"


def test_people_are_named_as_the_reader_reads():
    assert shown("work/stalker")["director"]["name"] == "Andrey Tarkovsky"
    assert shown("work/stalker", languages=("ru",))["director"]["name"] == "Андрей Тарковский"
    assert shown("agent/tarkovsky", languages=("fr",)) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": f"{BASE}/id/agent/tarkovsky",
        "url": f"{BASE}/doc/agent/tarkovsky.html",
        "name": "Andreï Tarkovski",
        "alternateName": ["Andrey Tarkovsky", "Андрей Тарковский"],
        "sameAs": "http://www.wikidata.org/entity/Q853",
        "givenName": "Andreï",
        "familyName": "Tarkovski",
        "identifier": {
            "@type": "PropertyValue",
            "@id": f"{BASE}/id/identifier/tarkovsky",
            "propertyID": "slug",
            "value": "tarkovsky-andrei",
        },
    }


def test_credits_stand_in_the_order_printed():
    assert [agent["name"] for agent in shown("work/stalker")["author"]] == [
        "Boris Strougatski",
        "Andrey Tarkovsky",
    ]


def test_a_part_played_comes_with_its_character():
    first = shown("work/stalker")["actor"][0]
    assert (first["@type"], first["characterName"], first["actor"]["name"]) == (
        "PerformanceRole",
        "La femme du stalker",
        "Alissa Freindlikh",
    )


def test_a_role_without_a_schema_property_is_a_contributor_inside_a_role():
    camera, sound = shown("work/stalker")["contributor"]
    assert (camera["@type"], camera["roleName"]) == ("Role", "cinematographer")
    assert sound["contributor"]["name"] == "Vladlen Charoun"


def test_a_role_the_vocabulary_does_not_know_keeps_its_printed_label():
    plain = Concepts({}, CONCEPTS.properties)
    film = json.loads(search(WORK, LINES, page="https://x/", concepts=plain))
    assert [role["roleName"] for role in film["contributor"]] == ["Images", "Ingénieur du son"]
    assert "genre" not in film


def test_two_sources_that_disagree_are_both_told():
    assert shown("work/stalker")["duration"] == ["PT161M", "PT163M"]


def test_a_version_that_is_not_the_original_gives_no_duration_beside_one_that_is():
    cut = f"{BASE}/id/expression/cut"
    lines = [
        *LINES,
        f"<{WORK}> <http://iflastandards.info/ns/lrm/lrmoo/R3_is_realised_in> <{cut}> .",
        f"<{cut}> {KG['expressionType']} {VOC['version-shortened']} .",
        f'<{cut}> {KG["duration"]} "PT90M" .',
    ]
    assert shown("work/stalker", lines)["duration"] == ["PT161M", "PT163M"]


def test_an_award_is_told_in_words_and_a_nomination_is_none():
    assert shown("work/stalker")["award"] == "Prix du jury œcuménique, festival de Cannes, 1980"
    nominated = [line.replace("outcome-won", "outcome-nominated") for line in LINES]
    assert "award" not in shown("work/stalker", nominated)


def test_only_cleared_prose_goes_out():
    told = shown("note/own")["text"]
    assert told.startswith('Three men cross a forbidden Zone.\nIn its midst is a Room: "there"')
    assert shown("work/stalker")["description"] == told
    assert "Words of somebody else." in "".join(LINES)
    assert "text" not in shown("note/press")
    assert shown("note/press")["creditText"] == "A reviewer"


def test_a_note_that_does_not_say_is_not_cleared():
    silent = [line for line in LINES if KG["reuse"] not in line]
    assert "text" not in shown("note/own", silent)
    assert "description" not in shown("work/stalker", silent)


def test_an_official_site_counts_among_the_matches():
    lines = [*LINES, f"<{WORK}> {SCHEMA['url']} <https://film.example/stalker> ."]
    assert shown("work/stalker", lines)["sameAs"] == [
        "http://www.wikidata.org/entity/Q200437",
        "https://film.example/stalker",
    ]


def described(subject, kind, **said):
    """The lines of one thing: `said` by local name, of schema.org where the name is one of its, else of ours."""
    thing = f"<{BASE}/id/{subject}>"
    ours = {"occupationStatement", "genreStatement", "shelfMark", "holder", "accessStatement", "rightsStatement"}
    lines = [f"{thing} {RDF['type']} {kind} ."]
    return lines + [f"{thing} {(KG if name in ours else SCHEMA)[name]} {value} ." for name, value in said.items()]


def test_a_person_is_told_with_life_dates_and_occupations():
    lines = described("agent/a", SCHEMA["Person"], birthDate='"1950"', deathDate='"2001-03-04"')
    lines += described("agent/a", SCHEMA["Person"], occupationStatement='"Regisseurin"@de')
    someone = shown("agent/a", lines)
    assert (someone["birthDate"], someone["deathDate"], someone["jobTitle"]) == ("1950", "2001-03-04", "Regisseurin")


def test_a_company_is_told_with_the_dates_it_began_and_ended():
    lines = described("agent/a", SCHEMA["Organization"], foundingDate='"1924"', dissolutionDate='"1941"')
    company = shown("agent/a", lines)
    assert (company["foundingDate"], company["dissolutionDate"]) == ("1924", "1941")
    assert "jobTitle" not in company


def test_a_series_and_its_part_lead_to_each_other():
    lines = described("work/part", KG["Work"], name='"Part one"', isPartOf=f"<{BASE}/id/work/series>")
    lines += described("work/series", KG["Work"], name='"The series"')
    assert shown("work/part", lines)["isPartOf"]["name"] == "The series"
    assert shown("work/series", lines)["hasPart"]["name"] == "Part one"
    assert "hasPart" not in shown("work/part", lines)
    assert "isPartOf" not in shown("work/series", lines)


def test_genres_as_printed_stand_beside_the_form_each_once():
    lines = described("work/a", KG["Work"], genre=VOC["form-fiction"], genreStatement='"Märchen"@de')
    lines += described("work/a", KG["Work"], genreStatement='"fiction"', keywords='"wolf"', contentRating='"FSK 6"')
    film = shown("work/a", lines)
    assert (film["genre"], film["keywords"], film["contentRating"]) == (["fiction", "Märchen"], "wolf", "FSK 6")


def test_a_copy_is_an_archive_component_with_its_holder_and_access():
    lines = described("item/a", KG["Item"], shelfMark='"F 12"', holder='"State Archive"', accessStatement='"loan"')
    copy = shown("item/a", lines)
    assert (copy["@type"], copy["name"], copy["itemLocation"]) == ("ArchiveComponent", "F 12", "F 12")
    assert copy["holdingArchive"] == {"@type": "ArchiveOrganization", "name": "State Archive"}
    assert copy["conditionsOfAccess"] == "loan"


def test_a_number_of_a_register_is_an_identifier_and_no_match():
    lines = described("work/a", KG["Work"], name='"Tale"')
    lines += [f"<{BASE}/id/work/a> {KG['identifier']} <{BASE}/id/identifier/n> ."]
    lines += described("identifier/n", SCHEMA["PropertyValue"], propertyID='"wikidata"', value='"Q853"')
    film = shown("work/a", lines)
    assert (film["identifier"]["propertyID"], film["identifier"]["value"]) == ("wikidata", "Q853")
    assert "sameAs" not in film


def test_nobody_gave_a_picture_so_there_is_none():
    assert "image" not in shown("work/stalker")


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("agent/mosfilm", {"@type": "Organization", "name": "Mosfilm"}),
        ("place/su", {"@type": "Country", "name": "Soviet Union", "identifier": "SU"}),
        ("place/moscow", {"@type": "City", "name": "Moscow", "alternateName": ["Moscou", "Москва"]}),
        ("event/release-fr", {"@type": "PublicationEvent", "startDate": "1981-11-18"}),
        ("event/cannes", {"@type": "EventSeries", "name": "festival de Cannes"}),
        ("event/cannes-1980", {"@type": "Festival", "name": "festival de Cannes, 1980", "startDate": "1980"}),
        ("event/award", {"@type": "Event", "name": "Prix du jury œcuménique"}),
        ("expression/e1979", {"@type": "CreativeWork", "inLanguage": "ru"}),
        ("manifestation/dvd", {"@type": "CreativeWork", "name": "DVD", "datePublished": "2018"}),
        ("note/press", {"@type": "Quotation"}),
        ("contribution/sound", {"@type": "Role", "roleName": "sound"}),
        ("title/latn", {"@type": "Thing", "name": "Stalker"}),
        ("source/s754", {"@type": "Thing", "name": "754"}),
        ("work/nobody", {"@type": "Thing"}),
    ],
)
def test_every_kind_of_thing_is_shown_as_its_schema_org_type(local, expected):
    assert expected.items() <= shown(local).items()


def test_neighbours_are_nested_downwards():
    release = shown("event/release-fr")
    assert release["location"]["name"] == "France"
    assert (release["workFeatured"]["@type"], release["workFeatured"]["name"]) == ("Movie", "Сталкер")
    assert shown("expression/e754")["exampleOfWork"]["name"] == "Сталкер"
    assert shown("manifestation/dvd")["publisher"]["name"] == "Potemkine"


def test_a_venue_is_a_place_within_its_city():
    where = shown("event/cannes-1980")["location"]
    assert (where["@type"], where["name"], where["containedInPlace"]["name"]) == (
        "Place",
        "Palais des festivals",
        "Cannes",
    )


def test_a_concept_is_a_defined_term():
    voc = list(vocabulary_statements((assets.folder("ontology") / "vocab.ttl").read_bytes()))
    sound = json.loads(search(VOC.iri("role-sound"), voc, page="https://x/", concepts=CONCEPTS, languages=("fr",)))
    assert (sound["@type"], sound["name"]) == ("DefinedTerm", "son")


def test_a_neighbour_nobody_describes_is_its_iri_alone():
    lines = [
        f"<http://a/x> {RDF['type']} {KG['Work']} .",
        f"<http://a/x> {SCHEMA['director']} <http://a/y> .",
    ]
    film = json.loads(search("http://a/x", lines, page="https://x/", concepts=CONCEPTS))
    assert film["director"] == {"@id": "http://a/y"}


def test_a_film_with_other_titles_only_is_named_by_the_best_of_them():
    lines = [
        f"<http://a/x> {RDF['type']} {KG['Work']} .",
        f'<http://a/x> {SCHEMA["alternateName"]} "Stalker"@en .',
    ]
    film = json.loads(search("http://a/x", lines, page="https://x/", concepts=CONCEPTS))
    assert (film["name"], film.get("alternateName")) == ("Stalker", None)


@given(TRIPLES)
def test_any_graph_has_a_search_view_that_does_not_depend_on_the_order_of_input(lines):
    one = search(THINGS[0], lines, page="https://x/", concepts=CONCEPTS)
    assert one == search(THINGS[0], list(reversed(lines)), page="https://x/", concepts=CONCEPTS)
    assert json.loads(one)["@id"] == THINGS[0]
