"""Credit lines, companies, production and cast lists: who did what, under which names."""

import pytest

from kg.model import AgentKind, PlaceKind

from .pages import REALISATION, agent, credits_of, english, film, found, french, line_of, names_of


def entries(page, role):
    return [each for each in film(page).contributions if each.role == role]


def companies(*values):
    return film(english(f"Companies : {', '.join(values)}"))


def test_brackets_hold_the_other_script_of_the_same_person():
    (entry,) = entries(english("Music : Oleg KARAVAICHUK ( Олег КАРАВАЙЧУК)"), "composer")
    assert [(form.value, form.language) for form in entry.credited_as] == [
        ("Oleg KARAVAICHUK", "ru-Latn"),
        ("Олег КАРАВАЙЧУК", "ru"),
    ]
    assert (entry.agent, entry.statement, entry.order) == ("person:олег каравайчук", "Music", 1)


def test_the_latin_form_beside_a_cyrillic_one_is_ru_latn_on_a_french_page_too():
    (entry,) = entries(french("Musique : Oleg KARAVAÏTCHOUK (Олег КАРАВАЙЧУК)"), "composer")
    assert entry.credited_as[0].language == "ru-Latn"


def test_without_cyrillic_a_name_is_a_plain_literal():
    (entry,) = entries(english("Cinematography : Tilman BÜTTNER"), "cinematographer")
    assert [(form.value, form.language) for form in entry.credited_as] == [("Tilman BÜTTNER", None)]
    assert names_of(agent(film(english("Cinematography : Tilman BÜTTNER")), "Tilman")) == [("Tilman Büttner", None)]


def test_a_name_in_cyrillic_alone_is_russian():
    (entry,) = entries(english("Music : Олег КАРАВАЙЧУК"), "composer")
    assert [(form.value, form.language) for form in entry.credited_as] == [("Олег КАРАВАЙЧУК", "ru")]


def test_several_people_stand_by_comma_and_are_numbered_per_role():
    page = english(
        "Writing credits : Kira MURATOVA (Кира МУРАТОВА), Leonid ZHUKHOVITSKY(Леонид ЖУХОВИЦКИЙ) ,Anna DOE",
        "Music : Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)",
    )
    assert [(each.agent, each.order) for each in entries(page, "writer")] == [
        ("person:кира муратова", 1),
        ("person:леонид жуховицкий", 2),
        ("person:anna doe", 3),
    ]
    assert [each.order for each in entries(page, "composer")] == [1]


def test_a_slash_pair_is_one_person_and_semicolons_part_people():
    page = english("Music : Vladimir_5 IVANOV / Владимир_5 ИВАНОВ", "Sound : Anna BIK (Анна БИК); Ivan RAK (Иван РАК)")
    assert [each.agent for each in entries(page, "composer")] == ["person:владимир_5 иванов"]
    assert [each.agent for each in entries(page, "sound")] == ["person:анна бик", "person:иван рак"]


def test_sound_is_generic():
    assert [each.role for each in entries(english("Sound : Anna BIK"), "sound")] == ["sound"]
    assert [each.role for each in entries(french("Ingénieur du son : Anna BIK"), "sound")] == ["sound"]


def test_two_spellings_with_one_cyrillic_form_are_one_person():
    page = english("Music : Anna VARLAMOVA (Анна ВАРЛАМОВА)", "Sound : Anna VARLOMOVA (Анна ВАРЛАМОВА)")
    varlamova = agent(film(page), "Анна Варламова")
    assert [name for name, _ in names_of(varlamova)] == ["Anna Varlamova", "Анна Варламова", "Anna Varlomova"]
    assert varlamova.locators == (line_of(page, "Music"), line_of(page, "Sound"))


def test_spellings_whose_cyrillic_disagrees_are_two_people():
    page = english("Music : Anna VARLAMOVA (Анна ВАРЛАМОВА)", "Sound : Anna VARLAMOVA (Анна ВАРЛОМОВА)")
    assert [entries(page, role)[0].agent for role in ("composer", "sound")] == [
        "person:анна варламова",
        "person:анна варломова",
    ]


def test_without_cyrillic_only_equal_strings_are_one_person():
    page = english("Music : Anna DOE", "Sound : Anna DOÉ", "Editing : anna  DOE")
    assert entries(page, "composer")[0].agent != entries(page, "sound")[0].agent
    assert entries(page, "composer")[0].agent == entries(page, "editor")[0].agent


def test_words_that_are_no_name_are_kept_and_credit_nobody():
    page = english("Writing credits : Anna BIK (Анна БИК), d'après une nouvelle de Gogol")
    assert credits_of(film(page), "writer") == [("Anna BIK", "Анна БИК")]
    assert found(film(page), "line-unread") == [(line_of(page, "Writing"), "d'après une nouvelle de Gogol")]


def test_words_after_a_person_s_bracket_are_no_part_of_the_name():
    page = english("Writing credits : Anna BIK (Анна БИК) d'après Gogol")
    assert credits_of(film(page), "writer") == [("Anna BIK", "Анна БИК")]
    assert [value for _, value in found(film(page), "line-unread")] == ["d'après Gogol"]


def test_a_list_goes_on_below_a_line_that_ends_in_a_comma_only():
    page = english("Music : Anna BIK (Анна БИК),", "Ivan RAK (Иван РАК)", "Sound : Anna BIK", "Ivan RAK (Иван РАК)")
    assert credits_of(film(page), "composer") == [("Anna BIK", "Анна БИК"), ("Ivan RAK", "Иван РАК")]
    assert credits_of(film(page), "sound") == [("Anna BIK",)]
    assert found(film(page), "line-unread") == [("L17", "Ivan RAK (Иван РАК)")]


def test_a_look_alike_in_a_credit_is_repaired_in_the_name_and_printed_in_credited_as():
    page = english("Music : Oleg K\N{CYRILLIC CAPITAL LETTER A}RAVAICHUK (Олег КАРАВАЙЧУК)")
    karavaichuk = agent(film(page), "Олег")
    assert names_of(karavaichuk)[0] == ("Oleg Karavaichuk", "ru-Latn")
    assert karavaichuk.verbatim == ("Oleg K\N{CYRILLIC CAPITAL LETTER A}RAVAICHUK",)
    assert entries(page, "composer")[0].credited_as[0].value == "Oleg K\N{CYRILLIC CAPITAL LETTER A}RAVAICHUK"


@pytest.mark.parametrize(
    ("printed", "display", "given", "family"),
    [
        ("Ivan IVANOV-VANO", "Ivan Ivanov-Vano", "Ivan", "Ivanov-Vano"),
        ("Alexandre de LA PATELLIÈRE", "Alexandre de La Patellière", "Alexandre de", "La Patellière"),
        ("Youri MGOÏAN", "Youri Mgoïan", "Youri", "Mgoïan"),
        ("Liubomiras LAUCEVIČIUS", "Liubomiras Laucevičius", "Liubomiras", "Laucevičius"),
        ("A. S. PUSHKIN", "A. S. Pushkin", "A. S.", "Pushkin"),
        ("Dziga Vertov", "Dziga Vertov", "Dziga Vertov", None),
        ("Kot·e DAUSHVILI", "Kot·e Daushvili", "Kot·e", "Daushvili"),
        ("Anna BIK.", "Anna Bik", "Anna", "Bik"),
    ],
)
def test_the_upper_case_words_are_the_family_name(printed, display, given, family):
    (name,) = agent(film(english(f"Music : {printed}")), display).names
    assert (name.display.value, name.given, name.family) == (display, given, family)


def test_a_bracket_the_gazetteer_knows_is_a_place_city_or_country():
    read = companies("Severnyï fond (Saint-Pétersbourg)", "Pandora Co. Ltd (Japon)", "Nord (Omsk, Russie)")
    fond, pandora, nord = (agent(read, name) for name in ("Severnyï", "Pandora", "Nord"))
    assert (fond.places[0].kind, fond.places[0].name, fond.places[0].country) == (PlaceKind.CITY, "St Petersburg", "RU")
    assert (pandora.places[0].kind, pandora.places[0].country) == (PlaceKind.COUNTRY, "JP")
    assert (nord.places[0].kind, nord.places[0].name, nord.places[0].country) == (PlaceKind.CITY, "Omsk", "RU")
    assert [each.place_statements for each in (fond, pandora, nord)] == [
        ("Saint-Pétersbourg",),
        ("Japon",),
        ("Omsk, Russie",),
    ]
    assert names_of(pandora) == [("Pandora Co. Ltd", None)]


def test_a_bracket_the_gazetteer_does_not_know_is_a_statement_alone():
    nord = agent(companies("Nord (Springfield)"), "Nord")
    assert (nord.places, nord.place_statements) == ((), ("Springfield",))


def test_a_company_s_place_in_cyrillic_is_no_name():
    mosfilm = agent(companies("Mosfilm (Москва)"), "Mosfilm")
    assert names_of(mosfilm) == [("Mosfilm", None)]
    assert mosfilm.places[0].name == "Moscow"


def test_companies_are_credited_as_printed_without_a_part():
    page = english("Companies : Lenfilm, Severnyï fond (Saint-Pétersbourg)")
    assert [(each.credited_as[0].value, each.order, each.role) for each in entries(page, "company")] == [
        ("Lenfilm", 1, "company"),
        ("Severnyï fond (Saint-Pétersbourg)", 2, "company"),
    ]
    assert agent(film(page), "Lenfilm").kind is AgentKind.ORGANISATION


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Грузия-фильм / GRUZIA-FILM", [("GRUZIA-FILM", "Грузия-фильм")]),
        ("GRUZIA-FILM / Грузия-фильм", [("GRUZIA-FILM", "Грузия-фильм")]),
        ('"Мосфильм / MOSFILM, "Ленфильм / LENFILM', [("MOSFILM", '"Мосфильм'), ("LENFILM", '"Ленфильм')]),
        ('Студия "12А / STUDIO "12A", Ленфильм', [('STUDIO "12A"', 'Студия "12А'), ("Ленфильм",)]),
        ("«Мосфильм / MOSFILM, Ленфильм» / LENFILM", [("MOSFILM", "«Мосфильм"), ("LENFILM", "Ленфильм»")]),
        ('"ПИГМАЛИОН" / "PYGMALION", Роскомкино', [('"PYGMALION"', '"ПИГМАЛИОН"'), ("Роскомкино",)]),
        ("Грузия-фильм (Тбилиси) / GRUZIA-FILM (Tbilissi)", [("GRUZIA-FILM", "Грузия-фильм")]),
    ],
)
def test_a_cyrillic_and_a_latin_name_by_a_slash_are_one_company_and_quotes_do_not_split(value, expected):
    for label in ("Companies", "Production"):
        page = english(f"{label} : {value}")
        assert credits_of(film(page), "company") == expected
        assert credits_of(film(page), "producer") == []


def test_an_unbalanced_quotation_mark_is_no_part_of_a_company_s_name():
    read = film(french('Production : Киностудия "Мосфильм / MOSFILM'))
    assert names_of(agent(read, "MOSFILM")) == [("MOSFILM", "ru-Latn"), ("Киностудия Мосфильм", "ru")]


def test_production_holds_producers_and_companies():
    page = french("Production : Sergueï SELIANOV (Сергей СЕЛЬЯНОВ), Mosfilm, Studio TRITE (Студия ТРИТЭ), Anna DOE")
    assert credits_of(film(page), "producer") == [("Sergueï SELIANOV", "Сергей СЕЛЬЯНОВ")]
    assert credits_of(film(page), "company") == [("Mosfilm",), ("Studio TRITE", "Студия ТРИТЭ"), ("Anna DOE",)]
    kinds = {each.key: each.kind for each in film(page).agents}
    assert kinds["person:сергей сельянов"] is AgentKind.PERSON
    assert kinds["organisation:mosfilm"] is AgentKind.ORGANISATION
    assert {each.statement for each in entries(page, "producer")} == {"Production"}


@pytest.mark.parametrize("label", ["Produit par", "Produced by", "PRODUCED BY", "produit\N{NO-BREAK SPACE}par"])
def test_produced_by_names_producers(label):
    page = english(f"{label} : Sergey SELYANOV (Сергей СЕЛЬЯНОВ), Anna DOE, Mosfilm")
    assert credits_of(film(page), "producer") == [("Sergey SELYANOV", "Сергей СЕЛЬЯНОВ"), ("Anna DOE",), ("Mosfilm",)]
    assert agent(film(page), "Mosfilm").kind is AgentKind.ORGANISATION
    assert agent(film(page), "Anna Doe").kind is AgentKind.PERSON


def test_a_cast_entry_is_a_name_and_perhaps_a_part():
    page = english(
        "Cast",
        "Nina RUSLANOVA ( Нина РУСЛАНОВА) ...Nadia, the maid",
        "Vladimir VYSOTSKY (Владимир ВЫСОЦКИЙ)... Maxim",
        "Kira MURATOVA (Кира МУРАТОВА) … Valentina",
        "Lidia BAZILSKAYA (Лидия БАЗИЛЬСКАЯ)",
    )
    heading = line_of(page, "Cast")
    assert [(each.agent, each.character, each.order) for each in entries(page, "actor")] == [
        ("person:нина русланова", "Nadia, the maid", 1),
        ("person:владимир высоцкий", "Maxim", 2),
        ("person:кира муратова", "Valentina", 3),
        ("person:лидия базильская", None, 4),
    ]
    assert entries(page, "actor")[0].locators == (heading, line_of(page, "Nina"))
    assert {each.statement for each in entries(page, "actor")} == {"Cast"}


def test_an_actor_with_two_parts_has_two_contributions():
    page = french("Interprétation", "Anna BIK (Анна БИК) ...la mère", "Anna BIK (Анна БИК) ...la fille")
    assert [(each.agent, each.character) for each in entries(page, "actor")] == [
        ("person:анна бик", "la mère"),
        ("person:анна бик", "la fille"),
    ]


def test_a_cast_list_may_stand_beside_its_label_or_under_it_with_a_colon():
    assert credits_of(film(english("Cast : Anna BIK (Анна БИК), Ivan RAK (Иван РАК) ...Igor")), "actor") == [
        ("Anna BIK", "Анна БИК"),
        ("Ivan RAK", "Иван РАК"),
    ]
    assert credits_of(film(english("Cast :", "", "- Anna BIK (Анна БИК)", "", "Ivan RAK")), "actor") == [
        ("Anna BIK", "Анна БИК"),
        ("Ivan RAK",),
    ]


def test_a_cast_goes_on_across_blank_lines_up_to_the_next_label():
    page = english("Cast", "Anna BIK (Анна БИК)", "", "", "Ivan RAK (Иван РАК)", "Companies : Lenfilm")
    assert len(entries(page, "actor")) == 2
    assert credits_of(film(page), "company") == [("Lenfilm",)]


def test_a_credit_under_an_unknown_label_is_no_part_of_the_cast():
    page = english("Cast", "Anna BIK (Анна БИК)", "Puppets : Maya BUZINOVA (Майя БУЗИНОВА)", "* * *", "1967")
    assert credits_of(film(page), "actor") == [("Anna BIK", "Анна БИК")]
    assert [value for _, value in found(film(page), "line-unread")] == [
        "Puppets : Maya BUZINOVA (Майя БУЗИНОВА)",
        "1967",
    ]


def test_a_part_s_look_alike_is_repaired_and_kept_verbatim():
    page = english("Cast", "Anna BIK (Анна БИК) ...M\N{CYRILLIC SMALL LETTER A}ria")
    assert entries(page, "actor")[0].character == "Maria"
    assert "M\N{CYRILLIC SMALL LETTER A}ria" in film(page).verbatim


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Directed by", "director"), ("Réalisation", "director"), ("Writing credits", "writer"), ("Scénario", "writer"),
        ("Cinematography", "cinematographer"), ("Images", "cinematographer"), ("Production design", "production-designer"),
        ("Décors", "production-designer"), ("Music", "composer"), ("Musique", "composer"), ("Sound", "sound"),
        ("Ingénieur du son", "sound"), ("Produced by", "producer"), ("Produit par", "producer"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{} : {}", "{}: {}", "{}:{}", "{}\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}{}", " {} :  {} ", "{}\t: {}"]
)
def test_every_label_is_read_however_it_is_spaced(label, role, form):
    page = english(form.format(label, "Anna BIK (Анна БИК)"))
    assert ("Anna BIK", "Анна БИК") in credits_of(film(page), role)


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_labels_are_read_in_any_case(change):
    page = french(f"{change('Ingénieur du son')} : Anna BIK", f"{change('Décors')} : Ivan RAK")
    assert credits_of(film(page), "sound") == [("Anna BIK",)]
    assert credits_of(film(page), "production-designer") == [("Ivan RAK",)]
    assert entries(page, "sound")[0].statement == change("Ingénieur du son")


@pytest.mark.parametrize("label", ["Decors", "De\N{COMBINING ACUTE ACCENT}cors", "D\N{CYRILLIC SMALL LETTER IE}cors"])
def test_labels_are_read_without_accents_decomposed_and_with_look_alikes(label):
    assert credits_of(film(french(f"{label} : Ivan RAK")), "production-designer") == [("Ivan RAK",)]


def test_an_empty_label_is_a_finding_and_the_next_line_is_not_its_value():
    page = english("Music :", "Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)", "Sound : Anna BIK")
    read = film(page)
    assert credits_of(read, "composer") == []
    assert found(read, "label-empty") == [(line_of(page, "Music"), "Music :")]
    assert found(read, "line-unread") == [(line_of(page, "Oleg"), "Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)")]


@pytest.mark.parametrize("heading", ["Cast", "Awards :", "Plot synopsis", "Selected in the following festivals :"])
def test_a_heading_with_nothing_under_it_is_an_empty_label(heading):
    page = english("Sound : Anna BIK", heading, "", "Companies : Lenfilm")
    assert found(film(page), "label-empty") == [(line_of(page, heading), heading)]


def test_the_example_of_a_whole_french_page():
    page = french("Scénario : Leonid JOUKHOVITSKI (Леонид ЖУХОВИЦКИЙ)")
    assert REALISATION in page
    assert film(page).contributions[0].statement == "Réalisation"
