"""Which language a few words are in, only when they say so plainly."""

import pytest

from kg.fields import languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les Voix spirituelles", "fr"), ("La Cour pour les enfants", "fr"), ("Le Miroir", "fr"), ("L’Arche russe", "fr"),
        ("Brèves rencontres", "fr"), ("Lettre à l’Amérique", "fr"), ("Mère et fils", "fr"), ("J'ai vingt ans", "fr"),
        ("The Ascent", "en"), ("Come and See", "en"), ("Ivan's Childhood", "en"), ("Burnt by the Sun", "en"),
        ("Nine Days of One Year", "en"), ("Twenty Days Without War", "en"),
        ("Spiritual Voices", None), ("Playground", None), ("Solaris", None), ("Moscou", None), ("La Strada", None),
        ("Le notti bianche", None), ("Idi i smotri", None), ("Voyna i mir", None), ("My iz Kronshtadta", None),
        ("A zori zdes tikhie", None), ("Ne goryuy", None), ("Andreï Roublev", None), ("Zvëzdy", None), ("1917", None), ("", None),
    ],
)  # fmt: skip
def test_function_words_and_letters_decide_or_nothing_does(text, language):
    assert languages.told_by_words(text) == language


def test_the_detector_decides_a_longer_text_only_if_it_is_sure():
    assert languages.detected("The Cranes Are Flying") == ("en", 0.9)
    assert languages.detected("Elena") is None
    assert languages.detected("Neokonchennaya pyesa dlya mekhanicheskogo pianino") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Тіні забутих предків", "uk"),
        ("Літо", "uk"),
        ("Дажджоўка", "be"),
        ("Сталкер", None),
        ("Вѣрность и ліра", None),
        ("Миръ ліры", None),
    ],
)
def test_letters_of_russian_s_neighbours_tell_and_the_old_spelling_does_not(text, language):
    assert languages.cyrillic_language(text) == language


@pytest.mark.parametrize(
    ("text", "is_sure"), [("Мы из джаза", True), ("Сталкер", False), ("Ёлка", True), ("Дыни їх", False)]
)
def test_russian_is_sure_by_its_own_letters(text, is_sure):
    assert languages.surely_russian(text) is is_sure
