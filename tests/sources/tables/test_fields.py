"""What each kind of field makes of a cell, and what becomes of a cell it cannot take."""

import pytest

from kg.model import AgentKind, Authority, Identifier, Place, PlaceKind, Text
from tests.sources.tables.reading import film, read, rules

TABLE = '[[table]]\nkey = "no"\n'


def said(field, row, top=""):
    """Read one row with one field."""
    return film(TABLE + field + top, {"no": "1", **row})


def titles(found):
    return [(title.kind, title.text.value, title.text.language) for title in found.titles]


def test_a_language_may_depend_on_the_script():
    field = 'title = { column = "t", language = { value = "ru", when = { script = "Cyrl" } } }\n'
    assert titles(said(field, {"t": "Зеркало"})) == [("original", "Зеркало", "ru")]
    assert titles(said(field, {"t": "1 + 3 = 4"})) == [("original", "1 + 3 = 4", None)]


def test_a_second_original_is_what_the_mapping_says_otherwise():
    field = """title = [{ column = "o" }, { column = "t", otherwise = "translated", language = "en" }]\n"""
    both = said(field, {"o": "Blod och eld", "t": "Blood and Fire"})
    assert titles(both) == [("original", "Blod och eld", None), ("translated", "Blood and Fire", "en")]
    assert titles(said(field, {"o": "", "t": "Stalker"})) == [("original", "Stalker", "en")]


def test_one_title_in_two_columns_is_one_title_and_takes_its_language_where_it_is_told():
    field = 'title = [{ column = "o" }, { column = "r", language = "ru" }]\n'
    found = said(field, {"o": "Сталкер", "r": "Сталкер"})
    assert titles(found) == [("original", "Сталкер", "ru")]
    assert found.titles[0].locators == ("row 2, column o", "row 2, column r")


def test_articles_and_capitals_are_mended_if_the_mapping_says_so_and_the_print_is_kept():
    found = said('title = { column = "t", articles = "first", case = "mended" }\n', {"t": "ANDERE SEITE, DIE"})
    assert (found.titles[0].text.value, found.titles[0].verbatim) == ("Die Andere Seite", "ANDERE SEITE, DIE")
    assert titles(said('title = "t"\n', {"t": "ANDERE SEITE, DIE"}))[0][1] == "ANDERE SEITE, DIE"


def test_look_alike_letters_are_mended_kept_and_told():
    found = said('title = "t"\n', {"t": "Cтрашилки"})
    assert (found.titles[0].text.value, found.titles[0].verbatim) == ("Страшилки", "Cтрашилки")
    assert rules(found) == [("mixed-script", "Cтрашилки")]


def test_a_bare_number_of_wikidata_is_no_title():
    found = said('title = "t"\n', {"t": "Q27588607"})
    assert found.titles == ()
    assert found.verbatim == ("t: Q27588607",)
    assert titles(said('title = "t"\n', {"t": "Unknown"})) == [("original", "Unknown", None)]


@pytest.mark.parametrize(
    ("printed", "value", "edtf"),
    [("1931", "1931", "1931"), ("1950?", "1950", "1950?"), ("1929/1930", "1929", "1929/1930"), ("193X", None, "193X"),
     ("c. 1930", "1930", "1930~"), ("12.06.1998", "1998-06-12", "1998-06-12")],
)  # fmt: skip
def test_a_year_may_be_any_date(printed, value, edtf):
    created = said('year = "y"\n', {"y": printed}).created
    assert (created.value, created.edtf, created.statement) == (value, edtf, printed)


def test_a_year_that_cannot_be_read_is_kept_and_told():
    found = said('year = "y"\n', {"y": "nineteen hundred"})
    assert found.created is None
    assert found.verbatim == ("y: nineteen hundred",)
    assert rules(found) == [("value-unread", "nineteen hundred")]


def test_a_word_for_not_known_is_kept_and_is_no_fault():
    found = said('year = "y"\nperson = { column = "d", role = "director" }\n', {"y": "o. J.", "d": "Unbekannt"})
    assert (found.created, found.agents, found.findings) == (None, (), ())
    assert found.verbatim == ("y: o. J.", "d: Unbekannt")


def test_a_pattern_takes_a_part_and_the_whole_is_kept():
    found = said('year = { column = "y", pattern = "^([0-9]{4})" }\n', {"y": "2012-01-01"})
    assert (found.created.value, found.created.edtf) == ("2012", "2012")
    assert found.verbatim == ("y: 2012-01-01",)


def test_a_pattern_that_is_not_found_is_told():
    found = said('year = { column = "y", pattern = "^([0-9]{4})" }\n', {"y": "in 2012"})
    assert found.created is None
    assert "the pattern ^([0-9]{4}) is not found in it" in found.findings[0].message


@pytest.mark.parametrize(
    ("printed", "minutes"), [("1h 18m", 78), ("327mn", 327), ("01:23:45", 83), ("PT139M", 139), ("PT2H19M", 139)]
)
def test_a_running_time_may_be_in_any_usual_form(printed, minutes):
    found = said('duration = "d"\n', {"d": printed})
    assert (found.expressions[0].minutes, found.expressions[0].duration_statement) == (minutes, printed)
    assert found.expressions[0].locators == ("row 2, column d",)


def test_a_bare_number_needs_its_unit_and_parts_are_no_minutes():
    assert said('duration = "d"\n', {"d": "90"}).expressions[0].minutes is None
    assert said('duration = { column = "d", unit = "minutes" }\n', {"d": "90"}).expressions[0].minutes == 90
    parts = said('duration = "d"\n', {"d": "8 часть"})
    assert parts.expressions[0].minutes is None
    assert parts.manifestations[0].extents == ("8 часть",)


def test_people_are_split_numbered_and_named_as_printed():
    found = said(
        'person = { column = "d", role = "director", split = [",", ";"] }\n', {"d": "Е.Матвеев, А. Алов; В.Наумов"}
    )
    assert [(each.agent, each.order) for each in found.contributions] == [
        ("person:е. матвеев", 1), ("person:а. алов", 2), ("person:в. наумов", 3),
    ]  # fmt: skip
    assert found.contributions[0].credited_as == (Text("Е.Матвеев"),)
    assert found.contributions[0].statement == "d"


@pytest.mark.parametrize(
    ("style", "printed"), [("surname-given", "Tarkovsky Andrei"), ("given-surname", "Andrei Tarkovsky")]
)
def test_the_mapping_says_where_the_surname_stands(style, printed):
    found = said(f'person = {{ column = "d", role = "director", names = "{style}" }}\n', {"d": printed})
    (name,) = found.agents[0].names
    assert (name.display.value, name.given, name.family) == ("Andrei Tarkovsky", "Andrei", "Tarkovsky")


def test_a_list_cut_by_itself_keeps_the_words_for_others():
    found = said('person = { column = "d", role = "director", split = "auto" }\n', {"d": "А.Алов и В.Наумов и др."})
    assert [each.names[0].display.value for each in found.agents] == ["А. Алов", "В. Наумов"]
    assert found.verbatim == ("d: А.Алов и В.Наумов и др.",)


def test_a_company_among_people_is_an_organisation_as_printed_and_told():
    found = said(
        'person = { column = "d", role = "producer", split = "auto" }\n',
        {"d": 'ООО "Грин и Ко", ФГУП ТПО Центр, "Тон", И.Иванов'},
    )
    assert [(each.kind, each.names[0].display.value, each.names[0].family) for each in found.agents] == [
        (AgentKind.ORGANISATION, 'ООО "Грин и Ко"', None), (AgentKind.ORGANISATION, "ФГУП ТПО Центр", None),
        (AgentKind.PERSON, '"Тон"', None), (AgentKind.PERSON, "И. Иванов", "Иванов"),
    ]  # fmt: skip
    assert [value for rule, value in rules(found) if rule == "value-unread"] == [
        'ООО "Грин и Ко"', "ФГУП ТПО Центр", '"Тон"',
    ]  # fmt: skip


def test_surname_and_given_name_are_one_person_and_told():
    found = said('person = { column = "d", role = "director", split = "auto" }\n', {"d": "Бондарчук, Сергей"})
    assert [(each.display.value, each.family) for each in found.agents[0].names] == [("Сергей Бондарчук", "Бондарчук")]
    assert len(found.agents) == 1
    assert ("value-unread", "Бондарчук, Сергей") in rules(found)


@pytest.mark.parametrize("printed", ["7 ч.", "8 ч", "8ч."])
def test_hours_or_parts_are_neither_and_kept_and_told(printed):
    found = said('duration = "d"\n', {"d": printed})
    assert found.expressions[0].minutes is None
    assert found.manifestations == ()
    assert found.verbatim == (f"d: {printed}",)
    assert ("value-unread", printed) in rules(found)


def test_a_year_with_a_point_and_nothing_behind_is_that_year():
    found = said('year = "y"\n', {"y": "1980.0"})
    assert (found.created.value, found.created.edtf, found.created.statement) == ("1980", "1980", "1980.0")


def test_one_person_in_two_roles_is_one_agent():
    field = 'person = [{ column = "d", role = "director" }, { column = "w", role = "writer", split = "," }]\n'
    found = said(field, {"d": "Andrei Tarkovsky", "w": "Arkady Strugatsky, Andrei Tarkovsky"})
    assert [agent.key for agent in found.agents] == ["person:andrei tarkovsky", "person:arkady strugatsky"]
    assert found.agents[0].locators == ("row 2, column d", "row 2, column w")
    assert [(each.role, each.order) for each in found.contributions] == [("director", 1), ("writer", 1), ("writer", 2)]


def test_a_role_may_stand_in_the_row():
    field = 'person = { column = "n", role = { column = "job", lookup = { "Regie" = "director" } } }\n'
    found = said(field, {"n": "Wim Wenders", "job": "Regie"})
    assert (found.contributions[0].role, found.contributions[0].statement) == ("director", "Regie")
    unknown = said(field, {"n": "Wim Wenders", "job": "Tanz"})
    assert unknown.contributions == ()
    assert ("value-unread", "Tanz") in rules(unknown)


def test_companies_have_balanced_quotation_marks_and_a_role():
    found = said('company = { column = "s", split = "," }\n', {"s": 'Киностудия "Мосфильм", Ленфильм"'})
    assert [(each.kind, each.key, each.names[0].display.value) for each in found.agents] == [
        (AgentKind.ORGANISATION, "organisation:киностудия мосфильм", 'Киностудия "Мосфильм"'),
        (AgentKind.ORGANISATION, "organisation:ленфильм", "Ленфильм"),
    ]
    assert {each.role for each in found.contributions} == {"company"}


@pytest.mark.parametrize(
    ("printed", "year", "codes"),
    [("CS", "1963", ["CSHH"]), ("CS", "2004", ["CSXX"]), ("DD", "1970", ["DDDE"]), ("США - Франция", "2001", ["US", "FR"]),
     ("IT,FR", "1960", ["IT", "FR"]), ("URSS", "1979", ["SU"]), ("Германия - Великобритания", "2009", ["DE", "GB"])],
)  # fmt: skip
def test_countries_are_those_of_the_year_in_any_language(printed, year, codes):
    found = said('country = "c"\nyear = "y"\n', {"c": printed, "y": year})
    assert found.countries == tuple(Place(PlaceKind.COUNTRY, code) for code in codes)
    assert found.country_statement == printed


def test_a_country_the_gazetteer_does_not_know_is_kept_beside_the_others():
    found = said('country = "c"\n', {"c": "Франция, Норвения"})
    assert [place.country for place in found.countries] == ["FR"]
    assert found.verbatim == ("c: Франция, Норвения",)
    assert rules(found) == [("value-unread", "Франция, Норвения")]


def test_languages_become_tags_beside_the_words():
    found = said('language = "l"\n', {"l": "Deutsch; Französisch"})
    assert found.expressions[0].languages == ("de", "fr")
    assert found.expressions[0].language_statements == ("Deutsch; Französisch",)


def test_identifiers_are_checked_if_their_register_is_known():
    field = """identifier = [
  { column = "i", scheme = "imdb" }, { column = "x", scheme = "our-archive" }, { column = "u", scheme = "wikidata" },
]
"""
    found = said(
        field, {"i": "https://www.imdb.com/title/tt0038297/", "x": "A 7", "u": "http://www.wikidata.org/entity/Q42"}
    )
    assert found.identifiers == (
        Identifier("imdb", "tt0038297"), Identifier("our-archive", "A 7"), Identifier("wikidata", "Q42"),
    )  # fmt: skip
    wrong = said(field, {"i": "tt", "x": "2.21E+08", "u": ""})
    assert wrong.identifiers == ()
    assert rules(wrong) == [("value-unread", "tt"), ("value-unread", "2.21E+08")]


def test_an_award_has_a_name_a_festival_a_year_and_an_outcome():
    field = """award = { name = "reward", festival = "festival", year = "year", outcome = { column = "what", lookup = "outcome" } }
[lookup.outcome]
"Lauréat" = "won"
"Nommé" = "nominated"
"""
    row = {"reward": "Prix du jury", "festival": "Festival de Cannes", "year": "2023", "what": "Lauréat"}
    (award,) = said(field, row).awards
    assert (award.name, award.outcome, award.edition.series.name, award.edition.year) == (
        "Prix du jury", "won", "Festival de Cannes", "2023",
    )  # fmt: skip
    assert award.statement == "Prix du jury, Lauréat, Festival de Cannes, 2023"
    lost = said(field, {**row, "what": "2e place"})
    assert lost.awards == ()
    assert {"reward: Prix du jury", "what: 2e place"} <= set(lost.verbatim)


def test_a_selection_may_be_of_a_festival_that_the_mapping_names():
    found = said('selection = { festival = { value = "Festival de Cannes" }, year = "y" }\n', {"y": "1946"})
    assert [(each.order, each.edition.year, each.statement) for each in found.selections] == [
        (1, "1946", "Festival de Cannes, 1946")
    ]
    none = said('selection = { festival = { value = "Festival de Cannes" }, year = "y" }\n', {"y": "soon"})
    assert (none.selections, none.verbatim) == ((), ("y: soon",))


def test_a_release_has_a_day_and_a_territory_and_a_year_is_none():
    field = 'release = { date = "d", territory = { value = "RU" }, label = "d" }\n'
    (release,) = said(field, {"d": "2015-11-27T12:00:00.000Z"}).releases
    assert (release.when.value, release.when.statement) == ("2015-11-27", "2015-11-27T12:00:00.000Z")
    assert release.place == Place(PlaceKind.COUNTRY, "RU")
    year = said(field, {"d": "2015"})
    assert (year.releases, year.verbatim) == ((), ("d: 2015",))


def test_an_ambiguous_date_is_read_in_the_order_the_mapping_says_and_told():
    assert said('release = { date = "d" }\n', {"d": "06/12/1998"}).releases[0].when.value == "1998-12-06"
    american = said('release = { date = "d" }\ndate_order = "MDY"\n', {"d": "06/12/1998"})
    assert (american.releases[0].when.value, american.releases[0].when.order) == ("1998-06-12", "MDY")
    assert rules(american) == [("date-ambiguous", "06/12/1998")]


def test_a_look_up_gives_the_word_of_the_list_and_the_print_is_kept():
    field = 'form = { column = "f", lookup = "form" }\n[lookup.form]\n"Документальный" = "documentary"\n"Прочие" = ""\n'
    found = said(field, {"f": " документальный"})
    assert (found.forms, found.form_statements) == (("documentary",), ("документальный",))
    other = said(field, {"f": "Прочие"})
    assert (other.forms, other.verbatim, other.findings) == ((), ("f: Прочие",), ())
    assert rules(said(field, {"f": "Клип"})) == [("value-unread", "Клип")]


def test_a_condition_on_another_column_decides():
    field = 'note = { column = "n", kind = "synopsis", language = "fr", when = { column = "l", is = "fr" } }\n'
    assert said(field, {"n": "Un homme.", "l": "fr"}).notes[0].text == Text("Un homme.", "fr")
    other = said(field, {"n": "A man.", "l": "en"})
    assert other.notes == ()
    assert other.verbatim == ("n: A man.", "l: en")


def test_a_copy_is_an_item_of_a_carrier():
    field = """language = "s"
[[table.manifestation]]
subtitles = "u"
colour = { column = "c", lookup = { "Farbe" = "colour" } }
[[table.item]]
shelf_mark = "m"
holder = "h"
carrier = { column = "f", lookup = { "35mm" = "film-35mm" } }
number = "no"
"""
    found = said(field, {"s": "Deutsch", "u": "Englisch", "c": "Farbe", "m": "F 9", "h": "Museum", "f": "35mm"})
    (carrier,) = found.manifestations
    (copy,) = carrier.items
    assert found.expressions[0].languages == ("de",)
    assert (carrier.colour, carrier.colour_statement, carrier.subtitles) == ("colour", "Farbe", ("en",))
    assert (copy.shelf_mark, copy.holder, copy.carrier, copy.carrier_statement) == (
        "F 9",
        "Museum",
        "film-35mm",
        "35mm",
    )
    assert copy.identifiers == (Identifier("no", "1"),)


def test_an_address_is_encoded_and_anything_else_is_none():
    field = 'page = { column = "h", template = "https://en.wikipedia.org/wiki/{}" }\nsite = "s"\n'
    found = said(field, {"h": 'If "I" Were 100% You', "s": "see there"})
    assert found.url == "https://en.wikipedia.org/wiki/If%20%22I%22%20Were%20100%25%20You"
    assert (found.sites, rules(found)) == ((), [("value-unread", "see there")])


def test_what_the_mapping_ignores_is_left_out_and_what_it_keeps_is_not_told():
    found = said(
        'verbatim = { column = "v", label = "poster" }\nignore = { "i" = "our own sorting" }\n',
        {"v": "a.jpg", "i": "9"},
    )
    assert (found.verbatim, found.findings) == (("poster: a.jpg",), ())


def test_rows_of_one_work_share_its_key_and_a_row_that_lacks_a_part_stands_alone():
    toml = TABLE + 'empty = ["Unbekannt"]\nwork = ["t", "d"]\n'
    table = "no,t,d\n1,Die andere Seite,Heinz Paul\n2,Die  andere Seite,Heinz Paul\n3,Bobbel,Unbekannt\n"
    found = read(toml, table)
    assert [each.work for each in found] == ["Die andere Seite / Heinz Paul"] * 2 + [None]
    assert [each.origin.key for each in found] == ["1", "2", "3"]


def test_a_hash_of_columns_is_a_key_where_nothing_numbers_the_rows():
    toml = '[[table]]\nkey = { hash = ["t", "y"] }\n'
    first, again, other = read(toml, "t,y\nCarmen,1915\nCarmen,1915\nCarmen,\n")
    assert (len(first.origin.key), again.origin.key) == (16, f"{first.origin.key}-2")
    assert other.origin.key not in (first.origin.key, again.origin.key)


PEOPLE = """[[table]]
record = "person"
key = "id"
name = [{ column = "name", language = { value = "ru", when = { script = "Cyrl" } } }, "latin"]
born = "birth"
died = "death"
occupation = "job"
place = "country"
identifier = { column = "qid", scheme = "wikidata" }
"""


def test_a_person_is_an_authority_record():
    table = "id,name,latin,birth,death,job,country,qid\n7,Андрей Тарковский,Andrei Tarkovsky,1932-04-04,1986,director,SU,Q853\n"
    (found,) = read(PEOPLE, table)
    assert isinstance(found, Authority)
    assert found.origin.key == found.agent.key == "person/7"
    assert [name.display for name in found.agent.names] == [Text("Андрей Тарковский", "ru"), Text("Andrei Tarkovsky")]
    assert (found.agent.born.value, found.agent.died.value) == ("1932-04-04", "1986")
    assert found.agent.places == (Place(PlaceKind.COUNTRY, "SU"),)
    assert found.agent.identifiers == (Identifier("wikidata", "Q853"),)


def test_years_of_life_in_a_name_are_taken_and_the_print_is_kept():
    (found,) = read(PEOPLE, "id,name,latin,birth,death,job,country,qid\n7,Борис Левин (1899–1940),,,,,,\n")
    assert found.agent.names[0].display.value == "Борис Левин"
    assert (found.agent.born.edtf, found.agent.died.edtf) == ("1899", "1940")
    assert found.agent.verbatim == ("name: Борис Левин (1899–1940)",)


def test_rows_that_hash_alike_are_told_apart_since_two_may_win_one_award():
    toml = '[[table]]\nkey = { hash = ["t"] }\ntitle = "t"\n'
    keys = [one.origin.key for one in read(toml, "t\nStalker\nMirror\nStalker\nStalker\n")]
    assert len(set(keys)) == 4
    assert keys[2:] == [f"{keys[0]}-2", f"{keys[0]}-3"]


@pytest.mark.parametrize(
    ("table", "name"), [("id,a\n1,x\n2,y\n", "f.csv"), ('{"id": 1}\n{"id": 2, "a": 1}\n', "f.jsonl")]
)
def test_a_column_ignored_in_vain_is_told_once(table, name):
    found = read('[[table]]\nkey = "id"\nignore = { "a" = "ours", "aa" = "not there" }\n', table, name)
    assert [each for film in found for each in rules(film)] == [("field-unread", "aa")]
