"""Is this Latin string the Cyrillic one, letter for letter, under any romanisation in use?"""

import pytest

from kg.fields.romanisation import distance, is_romanisation


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Dukhovnye golosa", "Духовные голоса"), ("Stalker", "Сталкер"), ("Solyaris", "Солярис"), ("Soliaris", "Солярис"),
        ("Solâris", "Солярис"), ("Pismo v Ameriku", "Письмо в Америку"), ("Detskaya ploshchadka", "Детская площадка"),
        ("Detskaïa plochtchadka", "Детская площадка"), ("Detskaja ploščadka", "Детская площадка"),
        ("Andrei Rublev", "Андрей Рублёв"), ("Andreï Roublev", "Андрей Рублёв"), ("Andrey Rublyov", "Андрей Рублёв"),
        ("Gueroi", "Герои"), ("Letyat zhuravli", "Летят журавли"), ("Letiat jouravli", "Летят журавли"),
        ("Ashik-Kerib", "Ашик-Кериб"), ("Aelita", "Аэлита"), ("Putʹ k serdtsu", "Путь к сердцу"),
        ("Detskaya ploschadka", "Детская площадка"), ("30 devushek i Pifagor", "30 девушек и Пифагор"),
        ("Boyevoy kinosbornik № 10", "Боевой киносборник № 10"), ("39-ya brigada", "39-я бригада"),
    ],
)  # fmt: skip
def test_any_scheme_is_known(latin, cyrillic):
    assert is_romanisation(latin, cyrillic)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Solaris", "Солярис"), ("Les Voix spirituelles", "Духовные голоса"), ("Playground", "Детская площадка"),
        ("Hamlet", "Гамлет"), ("Leviathan", "Левиафан"), ("Commissar", "Комиссар"), ("Moscou", "Москва"),
        ("Brother", "Брат"), ("", "Брат"), ("Brat", ""), ("1917", "Брат"),
    ],
)  # fmt: skip
def test_a_translation_is_none_even_if_it_looks_alike(latin, cyrillic):
    assert not is_romanisation(latin, cyrillic)


def test_one_letter_in_twelve_may_be_a_misprint():
    assert is_romanisation("Moskva slezam ne verjt", "Москва слезам не верит")
    assert not is_romanisation("Bret", "Брат")


def test_the_nearer_name_has_the_smaller_distance():
    assert distance("Sergueï PARADJANOV", "Сергей ПАРАДЖАНОВ") < distance("David ABASHIDZE", "Сергей ПАРАДЖАНОВ")


def test_strings_longer_than_any_title_are_not_compared():
    assert not is_romanisation("a" * 10_000, "а" * 10_000)
