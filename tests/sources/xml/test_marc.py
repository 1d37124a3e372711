"""MARC records: fields in two scripts, coded positions, carriers, and that nothing of a record is lost."""

import pytest

from kg.model import Film, Identifier, Place, PlaceKind, Rejected, Text
from kg.sources import kind_of
from tests.sources.xml.samples import one, read

LEADER = "01832cgm a2200349 a 4500"
CODED = "200101s1975    ru 106            vlrus d"
FIELDS = """
245 10 6:880-01|a:Tikhiĭ bereg /|c:Mosfilʹm ; rezhisser Anna Petrova.
246 31 a:Quiet shore
246 1# i:Title on case:|a:The shore :|b:a film
257 ## a:Soviet Union ;|a:Bulgaria.
260 ## 6:880-02|a:Moskva :|b:Krupnyĭ plan,|c:2004.
300 ## a:1 videodisc (106 min.) :|b:sd., col. ;|c:4 3/4 in. +|e:1 booklet.
041 1# a:rus|j:eng|j:fre
500 ## a:Restored in 2004.|5:XX
508 ## 6:880-03|a:Kamera, Ivan Minev.
511 1# a:Olga Ivanova, Petr Sidorov.
520 ## a:Fishermen come home.
521 8# a:For adults.
546 ## a:Russian dialogue, English or French subtitles.
650 #0 a:Fishers|z:Bulgaria|z:Varna.
655 #7 a:Documentary films.|2:lcgft
700 1# 6:880-04|a:Petrova, Anna,|d:1931-1999,|e:film director,|e:screenwriter.|4:drt
700 1# a:Minev, Ivan,|d:active 1975,|e:clapper loader.
700 12 a:Chekhov, Anton.|t:Chaĭka.
710 2# 6:880-05|a:Mosfilʹm (Studio)|0:(DLC)n 80150412
024 1# a:786936225051
028 42 a:KP-77|b:Krupnyĭ plan
035 ## a:(XXLIB)4276671
852 ## a:Harbour Library|b:Films|j:DVD 77|z:Ask at the desk.
856 42 u:https://films.example.org/77|3:Press kit
880 10 6:245-01/(N|a:Тихий берег /|c:Мосфильм ; режиссер Анна Петрова.
880 ## 6:260-02/(N|a:Москва :|b:Крупный план,|c:2004.
880 ## 6:508-03/(N|a:Камера, Иван Минев.
880 1# 6:700-04/(N|a:Петрова, Анна,|d:1931-1999.
880 2# 6:710-05/(N|a:Мосфильм (Студия)
880 ## 6:500-00/(N|a:Только в своей письменности.
"""


def field(line):
    tag, indicators, inside = line.split(" ", 2)
    subfields = "".join(
        f'<subfield code="{each[0]}">{each[2:].replace("&", "&amp;")}</subfield>' for each in inside.split("|")
    )
    first, second = indicators.replace("#", " ")
    return f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{subfields}</datafield>'


def marc(fields=FIELDS, leader=LEADER, coded=CODED, physical=("vd cvaizu",), number="77"):
    controls = "".join(
        f'<controlfield tag="{tag}">{text}</controlfield>'
        for tag, text in (("001", number), *(("007", each) for each in physical), ("008", coded))
    )
    inside = "\n".join(field(line) for line in fields.strip().splitlines() if line)
    lead = f"<leader>{leader}</leader>" if leader else ""
    return f"<record>{lead}{controls}\n{inside}</record>"


def collection(*records):
    return f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>'.encode()


@pytest.fixture(scope="module")
def film():
    found = one("marcxml", collection(marc()))
    assert isinstance(found, Film), found
    return found


def test_the_key_is_the_record_s_control_number(film):
    assert film.origin.key == "77"
    assert Identifier("XXLIB", "4276671") in film.identifiers


def test_the_title_in_its_own_script_is_the_original_and_the_romanised_one_comes_from_it(film):
    told = {(title.kind, title.text, title.script) for title in film.titles}
    assert told == {
        ("original", Text("Тихий берег", "ru"), "Cyrl"),
        ("transliterated", Text("Tikhiĭ bereg", "ru-Latn"), "Latn"),
        ("translated", Text("Quiet shore"), "Latn"),
        ("alternative", Text("The shore: a film"), "Latn"),
    }
    original = film.titles[0]
    assert original.locators[0] == "/collection/record[1]/datafield[25]"
    assert any("Title on case:" in line for line in film.verbatim)


def test_a_title_without_a_pair_is_the_original_and_has_no_language():
    found = one("marcxml", collection(marc("245 00 a:Nordlys /|c:N. Hansen.")))
    (title,) = found.titles
    assert (title.kind, title.text, title.verbatim) == ("original", Text("Nordlys"), "Nordlys /")


def test_a_uniform_title_with_a_language_makes_the_title_proper_a_translation():
    lines = "240 10 a:Tystnaden (Motion picture).|l:English\n245 14 a:The silence =|b:Le silence."
    titles = one("marcxml", collection(marc(lines))).titles
    assert [(each.kind, each.text.value) for each in titles] == [
        ("translated", "The silence"),
        ("translated", "Le silence"),
        ("original", "Tystnaden"),
    ]


def test_parts_are_of_the_title_and_the_rest_makes_a_longer_one():
    titles = one("marcxml", collection(marc("245 00 a:Harbours.|n:Part 2,|p:Winter :|b:a newsreel /|c:Anon."))).titles
    assert [(each.kind, each.text.value) for each in titles] == [
        ("original", "Harbours. Part 2. Winter"),
        ("alternative", "Harbours. Part 2. Winter: a newsreel"),
    ]


def test_coded_positions_give_year_language_minutes(film):
    assert (film.created.value, film.created.statement) == ("1975", "s1975    ")
    (original,) = film.expressions
    assert (original.minutes, original.duration_statement) == (106, "106")
    assert original.languages == ("ru",)
    assert original.language_statements == ("rus", "Russian dialogue, English or French subtitles.")


def test_the_countries_of_the_producing_bodies_come_before_the_coded_one(film):
    assert film.countries == (Place(PlaceKind.COUNTRY, "SU"), Place(PlaceKind.COUNTRY, "BG"))
    assert film.country_statement == "Soviet Union; Bulgaria"
    coded = one("marcxml", collection(marc("245 00 a:Nordlys")))
    assert (coded.countries, coded.country_statement) == ((Place(PlaceKind.COUNTRY, "RU"),), "ru")


@pytest.mark.parametrize(
    ("coded", "created", "published"),
    [
        ("s1975    ", "1975", None),
        ("e19750412", "1975-04-12", None),
        ("q19201925", "[1920..1925]", None),
        ("p20041975", "1975", "2004"),
        ("r20041975", "1975", "2004"),
        ("m19759999", "1975/..", None),
        ("i19751979", "1975/1979", None),
        ("s197u    ", "197X", None),
        ("s19uu    ", "19XX", None),
        ("nuuuuuuuu", None, None),
        ("|||||||||", None, None),
        ("         ", None, None),
    ],
)
def test_the_kind_of_date_decides_what_the_dates_are(coded, created, published):
    found = one(
        "marcxml", collection(marc("245 00 a:Nordlys\n300 ## a:1 videodisc", coded=f"200101{coded}" + CODED[15:]))
    )
    assert (found.created and found.created.edtf) == created
    (made,) = found.manifestations
    assert (made.published and made.published.edtf) == (published if published else None)


@pytest.mark.parametrize("code", ["000", "nnn", "---", "|||", "   ", "1x6"])
def test_a_running_time_that_is_none_is_not_invented(code):
    found = one("marcxml", collection(marc("245 00 a:Nordlys", coded=CODED[:18] + code + CODED[21:])))
    assert found.expressions[0].minutes is None


def test_playing_time_is_read_where_008_has_none():
    coded = CODED[:18] + "---" + CODED[21:]
    found = one("marcxml", collection(marc("245 00 a:Nordlys\n306 ## a:011530", coded=coded)))
    assert (found.expressions[0].minutes, found.expressions[0].duration_statement) == (75, "011530")


def test_a_person_in_two_scripts_is_one_agent_with_a_credit_for_each_relator(film):
    agents = {agent.key: agent for agent in film.agents}
    petrova = agents["person:анна петрова"]
    assert [name.display.value for name in petrova.names] == ["Анна Петрова", "Anna Petrova"]
    assert (petrova.born.value, petrova.died.value) == ("1931", "1999")
    credits = [(each.role, each.statement) for each in film.contributions if each.agent == petrova.key]
    assert credits == [("director", "film director"), ("writer", "screenwriter")]
    assert [text.value for text in film.contributions[0].credited_as] == [
        "Петрова, Анна, 1931-1999",
        "Petrova, Anna, 1931-1999",
    ]


def test_an_unknown_relator_stays_beside_a_contributor(film):
    (credit,) = [each for each in film.contributions if each.agent == "person:ivan minev"]
    assert (credit.role, credit.statement) == ("contributor", "clapper loader")
    (minev,) = [agent for agent in film.agents if agent.key == "person:ivan minev"]
    assert (minev.born, minev.verbatim) == (None, ("700 $d: active 1975,",))


def test_a_relator_code_of_the_vocabulary_is_a_role():
    lines = "245 00 a:Nordlys\n700 1# a:Holm, Eva,|4:cng|4:http://id.loc.gov/vocabulary/relators/flm\n700 1# a:Lund, Ola,|e:fotograf|4:cng"
    found = one("marcxml", collection(marc(lines)))
    assert [(each.role, each.statement) for each in found.contributions] == [
        ("cinematographer", "cng"),
        ("editor", "http://id.loc.gov/vocabulary/relators/flm"),
        ("cinematographer", "fotograf (cng)"),
    ]


def test_an_authority_number_is_the_agent_s_key(film):
    (studio,) = [agent for agent in film.agents if agent.key.startswith("organisation/")]
    assert studio.key == "organisation/n80150412"
    assert studio.identifiers == (Identifier("lccn", "n80150412"),)
    assert [name.display.value for name in studio.names] == ["Мосфильм (Студия)", "Mosfilʹm (Studio)"]


def test_an_entry_for_another_work_credits_nobody(film):
    assert not any("chekhov" in agent.key for agent in film.agents)
    assert "700 12: $a Chekhov, Anton. $t Chaĭka." in film.verbatim


def test_the_carrier_has_its_description_publisher_date_subtitles_and_copy(film):
    (made,) = film.manifestations
    assert (made.carrier, made.minutes, made.duration_statement) == ("dvd", 106, "106 min.")
    assert (made.colour, made.colour_statement) == ("colour", "sd., col.")
    assert made.extents == ("1 videodisc (106 min.)",)
    assert (made.published.value, made.subtitles) == ("2004", ("en", "fr"))
    (publisher,) = made.contributions
    assert (publisher.agent, publisher.role) == ("organisation:крупный план", "publisher")
    assert made.identifiers == (Identifier("upc", "786936225051"), Identifier("Krupnyĭ plan", "KP-77"))
    (item,) = made.items
    assert (item.holder, item.shelf_mark) == ("Harbour Library, Films", "DVD 77")
    assert item.verbatim == ("852 ##: $z Ask at the desk.",)
    assert any("Москва :" in line for line in made.verbatim)


def test_descriptions_go_to_the_coded_carriers_of_their_shape_and_width():
    lines = (
        "245 00 a:Nordlys\n"
        "300 ## 3:viewing print|a:1 film reel (120 ft.) :|b:si., b&w ;|c:16 mm.\n"
        "300 ## 3:negative|a:1 film reel (300 ft.) :|b:si., b&w ;|c:35 mm.\n"
        "300 ## 3:paper|a:1 roll :|b:b&w ;|c:35 mm.\n"
        "260 ## a:Oslo :|b:Lys,|c:1910."
    )
    physical = ("mr bf  fnnbdtnna", "mr bf  dnnartnna", "cr b|", "kh bo ")
    made = one("marcxml", collection(marc(lines, physical=physical))).manifestations
    assert [(each.carrier, each.label, each.published and each.published.value) for each in made] == [
        ("film-35mm", "negative", "1910"),
        ("film-16mm", "viewing print", "1910"),
        ("digital-file", None, None),
        ("film-35mm", "paper", "1910"),
    ]
    assert [each.colour for each in made] == ["black-and-white"] * 4


def test_notes_keep_their_kind_and_both_scripts(film):
    told = {(note.kind, note.text.value) for note in film.notes}
    assert told == {
        ("credits", "Мосфильм ; режиссер Анна Петрова."),
        ("credits", "Mosfilʹm ; rezhisser Anna Petrova."),
        ("general", "Restored in 2004."),
        ("general", "Только в своей письменности."),
        ("credits", "Камера, Иван Минев."),
        ("credits", "Kamera, Ivan Minev."),
        ("cast", "Olga Ivanova, Petr Sidorov."),
        ("synopsis", "Fishermen come home."),
        ("audience", "For adults."),
    }
    assert not any("ivanova" in agent.key for agent in film.agents)


def test_subjects_genres_and_forms(film):
    assert film.keywords == (Text("Fishers--Bulgaria--Varna"),)
    assert film.genres == (Text("Documentary films"),)
    assert (film.forms, film.form_statements) == (("documentary",), ("Documentary films",))
    animated = one("marcxml", collection(marc("245 00 a:Nordlys", coded=CODED[:34] + "a" + CODED[35:])))
    assert animated.forms == ("animation",)


def test_a_related_address_is_kept_and_is_no_page_of_the_film(film):
    assert film.sites == ()
    assert any("https://films.example.org/77" in line for line in film.verbatim)
    found = one("marcxml", collection(marc("245 00 a:Nordlys\n856 41 u:https://films.example.org/watch")))
    assert found.sites == ("https://films.example.org/watch",)


@pytest.mark.parametrize(
    ("leader", "coded", "reason"),
    [
        ("01832cam a2200349 a 4500", CODED, "it is a text (leader position 6 is 'a'), no film or video"),
        ("01832cjm a2200349 a 4500", CODED, "it is a music recording (leader position 6 is 'j'), no film or video"),
        (
            "01832c m a2200349 a 4500",
            CODED,
            "the record has no leader, so it does not say what it describes: export it whole",
        ),
        ("", CODED, "the record has no leader, so it does not say what it describes: export it whole"),
        (LEADER, CODED[:33] + "s" + CODED[34:], "it is a slide (field 008, position 33 is 's'), no film or video"),
    ],
)
def test_what_is_no_film_is_rejected_as_what_it_is(leader, coded, reason):
    found = one("marcxml", collection(marc(leader=leader, coded=coded, physical=())))
    assert found == Rejected(found.origin, reason)
    assert found.origin.key == "77"


def test_a_film_without_a_title_is_read():
    assert one("marcxml", collection(marc("500 ## a:No title on film."))).titles == ()


def test_one_bad_record_does_not_stop_the_next():
    found = read("marcxml", collection(marc(leader=""), "<record/>", marc(number="")))
    assert [type(each).__name__ for each in found] == ["Rejected", "Rejected", "Film"]
    assert [each.origin.key for each in found] == ["77", "file-2", "file-3"]


def test_records_in_a_search_answer_or_a_harvest_are_found():
    inner = marc().replace("<record>", '<record xmlns="http://www.loc.gov/MARC21/slim">', 1)
    answer = f"<r><records><record><recordData>{inner}</recordData></record></records></r>"
    assert one("marcxml", answer.encode()).origin.key == "77"
    gone = '<OAI><ListRecords><record><header status="deleted"/></record></ListRecords></OAI>'
    assert one("marcxml", gone.encode()).reason == "the provider has deleted this record (its header says so)"


def test_an_alternate_field_whose_partner_is_missing_stands_alone():
    lines = "245 00 6:880-01|a:Nordlys\n880 00 6:246-07/(N|a:Северное сияние\n880 00 a:без связи"
    found = one("marcxml", collection(marc(lines)))
    assert [(each.kind, each.text.value) for each in found.titles] == [
        ("original", "Nordlys"),
        ("alternative", "Северное сияние"),
    ]
    assert "880 00: $a без связи" in found.verbatim


def test_blanks_at_the_ends_of_coded_fields_count():
    coded = "               xxk"
    found = one("marcxml", collection(marc("245 00 a:Nordlys", coded=coded)))
    assert found.countries == (Place(PlaceKind.COUNTRY, "GB"),)


def test_a_file_is_recognised_by_its_namespace(tmp_path):
    path = tmp_path / "films.xml"
    path.write_bytes(collection(marc()))
    kind = kind_of(path)
    assert kind is not None and kind.name == "marcxml"
