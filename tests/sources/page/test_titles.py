"""Tags by position: which unlabelled line is which title, and in what language."""

import pytest

from .pages import english, film, found, french, line_of, lines, tags_of, titles_of


def title(page, value):
    (one,) = [each for each in film(page).titles if each.text.value == value]
    return one


def test_a_main_title_that_alone_romanises_the_russian_one_is_ru_latn():
    page = english(titles=("Dukhovnye golosa", "Духовные голоса", "Spiritual Voices", "Les Voix spirituelles"))
    assert titles_of(page) == [
        ("Духовные голоса", "ru", "original"),
        ("Dukhovnye golosa", "ru-Latn", "transliterated"),
        ("Spiritual Voices", "en", "translated"),
        ("Les Voix spirituelles", "fr", "translated"),
    ]


def test_the_two_titles_after_a_romanised_main_one_are_en_and_fr_on_a_french_page_too():
    page = french(titles=("Dukhovnye golosa", "Духовные голоса", "Spiritual Voices", "Les Voix spirituelles"))
    assert tags_of(page)["Spiritual Voices"] == "en"
    assert tags_of(page)["Les Voix spirituelles"] == "fr"


def test_after_a_romanised_main_title_words_win_over_the_order():
    page = english(titles=("Dukhovnye golosa", "Духовные голоса", "Les Voix spirituelles", "Spiritual Voices"))
    assert tags_of(page)["Les Voix spirituelles"] == "fr"
    assert tags_of(page)["Spiritual Voices"] == "en"


@pytest.mark.parametrize(
    ("other", "tag"),
    [("Les Voix spirituelles", "fr"), ("The Voices of the Soul", "en"), ("Spiritual Voices", None), ("Elena", None)],
)
def test_a_single_title_after_a_romanised_main_one_is_tagged_by_its_words_alone(other, tag):
    page = english(titles=("Dukhovnye golosa", "Духовные голоса", other))
    assert tags_of(page) == {"Dukhovnye golosa": "ru-Latn", "Духовные голоса": "ru", other: tag}
    assert [value for _, value in found(film(page), "language-inferred")] == ([other] if tag else [])


def test_stalker_on_a_french_page_is_fr_by_the_main_slot_and_ru_latn():
    assert titles_of(french(titles=("Stalker", "Сталкер", "Stalker"))) == [
        ("Сталкер", "ru", "original"),
        ("Stalker", "fr", "translated"),
        ("Stalker", "ru-Latn", "transliterated"),
    ]


def test_stalker_three_times_on_an_english_page_keeps_both_slots():
    assert titles_of(english(titles=("Stalker", "Сталкер", "Stalker", "Stalker"))) == [
        ("Сталкер", "ru", "original"),
        ("Stalker", "en", "translated"),
        ("Stalker", "fr", "translated"),
        ("Stalker", "ru-Latn", "transliterated"),
    ]


def test_solaris_on_an_english_page_is_en_ru_fr_ru_latn():
    assert titles_of(english(titles=("Solaris", "Солярис", "Solaris", "Solyaris"))) == [
        ("Солярис", "ru", "original"),
        ("Solaris", "en", "translated"),
        ("Solaris", "fr", "translated"),
        ("Solyaris", "ru-Latn", "transliterated"),
    ]


def test_the_slots_of_an_english_page_are_fr_then_transliteration():
    page = english(titles=("Playground", "Детская площадка", "La Cour pour les enfants", "Detskaya ploshchadka"))
    assert tags_of(page) == {
        "Детская площадка": "ru",
        "Playground": "en",
        "La Cour pour les enfants": "fr",
        "Detskaya ploshchadka": "ru-Latn",
    }


def test_the_slots_of_a_french_page_are_en_then_transliteration():
    page = french(titles=("Brèves rencontres", "Короткие встречи", "Brief Encounters", "Korotkie vstrechi"))
    assert tags_of(page) == {
        "Короткие встречи": "ru",
        "Brèves rencontres": "fr",
        "Brief Encounters": "en",
        "Korotkie vstrechi": "ru-Latn",
    }


def test_without_an_english_title_the_transliteration_stands_in_its_place_and_is_not_en():
    page = french(titles=("Lettre à l’Amérique", "Письмо в Америку", "Pismo v Ameriku"))
    assert tags_of(page)["Pismo v Ameriku"] == "ru-Latn"


def test_a_romanisation_is_ru_latn_wherever_it_stands():
    page = english(titles=("Playground", "Детская площадка", "Detskaya ploshchadka", "La Cour"))
    assert tags_of(page)["Detskaya ploshchadka"] == "ru-Latn"
    assert tags_of(page)["La Cour"] == "fr"


@pytest.mark.parametrize(
    "spelling",
    ["Ivan Groznyy", "Ivan Grozny", "Ivan Groznyi", "Ivan Groznij", "Ivan Groznyj", "IVAN GROZNYI", "Ivan Groznȳĭ"],
)
def test_a_romanisation_is_known_in_any_scheme(spelling):
    page = english(titles=("Ivan the Terrible", "Иван Грозный", "Ivan le Terrible", spelling))
    assert tags_of(page)[spelling] == "ru-Latn"


def test_the_last_slot_is_the_transliteration_even_if_it_is_none_letter_for_letter():
    page = english(titles=("Commissar", "Комиссар", "La Commissaire", "Kommissarr"))
    last = title(page, "Kommissarr")
    assert (last.text.language, last.kind, last.confidence is not None) == ("ru-Latn", "transliterated", True)


@pytest.mark.parametrize(
    ("main", "tag"),
    [
        ("La Cour pour les enfants", "fr"),
        ("L'Arche russe", "fr"),
        ("Brèves rencontres", "fr"),
        ("The Cranes Are Flying", "en"),
        ("Playground", "en"),
        ("Moscou", "en"),
    ],
)
def test_words_that_contradict_the_main_slot_win(main, tag):
    page = english(titles=(main, "Детская площадка", "Detskaya ploshchadka"))
    assert tags_of(page)[main] == tag


def test_words_that_contradict_a_further_slot_win():
    page = english(titles=("Cranes", "Летят журавли", "The Cranes Are Flying", "Letyat zhuravli"))
    assert tags_of(page)["The Cranes Are Flying"] == "en"


def test_only_tags_by_slot_or_detector_carry_confidence_and_a_finding():
    page = english(titles=("Playground", "Детская площадка", "Le Terrain", "Detskaya ploshchadka"))
    sure = {each.text.value: each.confidence for each in film(page).titles}
    assert [value for value, confidence in sure.items() if confidence is None] == [
        "Детская площадка",
        "Playground",
        "Detskaya ploshchadka",
    ]
    assert 0 < sure["Le Terrain"] < 1
    assert found(film(page), "language-inferred") == [(line_of(page, "Le Terrain"), "Le Terrain")]


def test_a_main_title_by_its_words_against_the_slot_is_inferred():
    page = english(titles=("La Cour pour les enfants", "Детская площадка"))
    assert found(film(page), "language-inferred") == [("L6", "La Cour pour les enfants")]


@pytest.mark.parametrize(
    ("main", "tag"),
    [
        ("Playground", None),
        ("Voyna i mir", None),
        ("My iz Kronshtadta", None),
        ("Le Sang d'un poète", "fr"),
        ("The Ascent", "en"),
        ("La Strada", None),
    ],
)
def test_without_a_russian_title_the_main_one_is_the_original_tagged_only_if_sure(main, tag):
    page = english(titles=(main,))
    assert titles_of(page) == [(main, tag, "original")]
    assert (title(page, main).confidence is not None) == (tag is not None)


def test_without_a_russian_title_the_next_one_is_in_the_other_language():
    page = english(titles=("Playground", "Terrain"))
    assert titles_of(page) == [("Playground", None, "original"), ("Terrain", "fr", "translated")]


def test_a_russian_main_title_is_the_original():
    assert titles_of(english(titles=("Сталкер",))) == [("Сталкер", "ru", "original")]


def test_a_second_russian_title_is_an_alternative():
    page = english(titles=("Playground", "Детская площадка", "Площадка для игр"))
    assert ("Площадка для игр", "ru", "alternative") in titles_of(page)


def test_a_title_in_ukrainian_letters_is_not_called_russian():
    page = english(titles=("Shadows of Forgotten Ancestors", "Тіні забутих предків", "Les Chevaux de feu"))
    assert tags_of(page)["Тіні забутих предків"] == "uk"


def test_russian_of_before_1918_is_russian():
    page = english(titles=("Peasants' Lot", "Крестьянская доля и Вѣрность", "Le Lot"))
    assert tags_of(page)["Крестьянская доля и Вѣрность"] == "ru"


def test_a_title_in_a_third_script_is_no_french_one():
    page = english(titles=("Repentance", "Покаяние", "მონანიება", "Le Repentir", "Pokayanie"))
    assert tags_of(page) == {
        "Покаяние": "ru",
        "Repentance": "en",
        "მონანიება": None,
        "Le Repentir": "fr",
        "Pokayanie": "ru-Latn",
    }
    assert title(page, "მონანიება").script == "Geor"


@pytest.mark.parametrize("word", ["Music", "Sound", "Cast", "Awards", "Synopsis", "DVD", "Plot", "Production"])
def test_a_title_may_be_a_word_that_is_a_label_elsewhere(word):
    page = english("Music : Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)", titles=(word, "Короткие встречи", "Rencontres"))
    assert tags_of(page) == {"Короткие встречи": "ru", word: "en", "Rencontres": "fr"}
    assert [each.role for each in film(page).contributions] == ["director", "composer"]


def test_a_further_title_may_be_a_heading_s_word():
    page = french("Musique : Oleg KARAVAÏTCHOUK", titles=("Générique", "Титры", "Cast", "Titry"))
    assert tags_of(page) == {"Титры": "ru", "Générique": "fr", "Cast": "en", "Titry": "ru-Latn"}
    page = french("Musique : Oleg KARAVAÏTCHOUK", titles=("Générique", "Титры", "Titry", "Cast"))
    assert tags_of(page)["Cast"] == "en"


def test_a_credit_under_an_unknown_label_is_never_a_title():
    page = english().replace("\nDirected by", "\nPuppets : Maya BUZINOVA (Майя БУЗИНОВА)\nDirected by")
    assert tags_of(page) == tags_of(english())
    assert found(film(page), "line-unread") == [(line_of(page, "Puppets"), "Puppets : Maya BUZINOVA (Майя БУЗИНОВА)")]


def test_a_page_without_any_title_is_published_without_one():
    assert titles_of(english(titles=("",))) == []


def test_a_look_alike_letter_is_repaired_and_kept_verbatim():
    page = english(titles=("Playgr\N{CYRILLIC SMALL LETTER O}und", "Детcкая площадка", "Detskaya ploshchadka"))
    assert tags_of(page) == {"Playground": "en", "Детская площадка": "ru", "Detskaya ploshchadka": "ru-Latn"}
    assert title(page, "Playground").verbatim == "Playgr\N{CYRILLIC SMALL LETTER O}und"
    assert title(page, "Детская площадка").verbatim == "Детcкая площадка"
    assert len(found(film(page), "mixed-script")) == 2


def test_the_same_string_with_the_same_tag_and_kind_is_one_title_of_two_lines():
    page = english(titles=("Playground", "Детская площадка", "Terrain", "Detskaya ploshchadka", "Площадка", "Площадка"))
    assert title(page, "Площадка").locators == tuple(
        f"L{number}" for number, text in enumerate(page.split("\n"), start=1) if text == " Площадка"
    )


def test_titles_know_their_scripts():
    page = english(titles=("9", "Девять", "Neuf"))
    assert [(each.text.value, each.script) for each in film(page).titles] == [
        ("Девять", "Cyrl"),
        ("9", "Zyyy"),
        ("Neuf", "Latn"),
    ]


@pytest.mark.parametrize("label", ["Other titles", "Autres titres", "autres titres", "Other  titles\N{NO-BREAK SPACE}"])
def test_other_titles_are_separated_by_spaced_slash_and_semicolon(label):
    page = english(f"{label} : Va et regarde / Come/See; Мы из джаза ; The Killing of the Just")
    assert [each for each in titles_of(page) if each[2] == "alternative"] == [
        ("Va et regarde", "fr", "alternative"),
        ("Come/See", None, "alternative"),
        ("Мы из джаза", "ru", "alternative"),
        ("The Killing of the Just", "en", "alternative"),
    ]


def test_an_alternative_is_plain_unless_its_words_are_sure():
    page = english("Other titles : Brief Meetings")
    assert ("Brief Meetings", None, "alternative") in titles_of(page)


def test_the_interface_is_told_by_the_labels_not_by_the_country():
    page = english(year="URSS, 1967, 96mn", facts="Couleur, fiction")
    assert tags_of(page)["Brief Encounters"] == "en"


def test_a_page_without_labels_tells_its_interface_by_the_words_of_its_facts():
    page = lines(
        "Kira MOURATOVA", "URSS, 1967, 96mn", "Noir et blanc, fiction", "Rencontres", "▪ ▪ ▪", "Короткие встречи"
    )
    assert tags_of(page) == {"Короткие встречи": "ru", "Rencontres": "fr"}


def test_a_page_that_tells_no_interface_guesses_none():
    page = lines("Kira MOURATOVA", "1967", "Rencontres", "▪ ▪ ▪", "Короткие встречи", "Brief")
    assert tags_of(page) == {"Короткие встречи": "ru", "Rencontres": None, "Brief": None}
