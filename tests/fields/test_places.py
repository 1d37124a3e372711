"""The gazetteer: countries in three languages, former ones never modernised, and cities."""

import pytest

from kg.fields import places
from kg.model import PlaceKind


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"), ("Russie", "RU"), ("Россия", "RU"), ("USSR", "SU"), ("URSS", "SU"), ("СССР", "SU"),
        ("U.R.S.S.", "SU"), ("Soviet Union", "SU"), ("Union soviétique", "SU"), ("Pays-Bas", "NL"), ("Netherlands", "NL"),
        ("The Netherlands", "NL"), ("États-Unis", "US"), ("Etats-Unis", "US"), ("USA", "US"), ("Grande Bretagne", "GB"),
        ("UK", "GB"), ("Allemagne", "DE"), ("RDA", "DDDE"), ("East Germany", "DDDE"), ("Tchécoslovaquie", "CSHH"),
        ("Czechoslovakia", "CSHH"), ("Czech Republic", "CZ"), ("Yougoslavie", "YUCS"), ("Serbie-et-Monténégro", "CSXX"),
        ("Serbia and Montenegro", "CSXX"), ("Géorgie", "GE"), ("Georgia", "GE"), ("Kirghizistan", "KG"), ("Corée du Sud", "KR"),
        ("Biélorussie", "BY"), ("Belarus", "BY"), ("Côte d’Ivoire", "CI"), ("Norway", "NO"), ("Norvège", "NO"),
        ("ukraine", "UA"), ("JAPON", "JP"), ("Atlantis", None), ("", None), ("kinoglaz.fr", None), ("Paris", None),
    ],
)  # fmt: skip
def test_a_country_is_known_in_three_languages(name, code):
    assert places.country(name) == code


@pytest.mark.parametrize("code", ["SU", "DDDE", "CSHH", "YUCS", "CSXX", "RU", "FR"])
def test_every_country_has_its_names_in_three_languages(code):
    assert [language for language, _ in places.country_names(code)] == ["en", "fr", "ru"]
    assert {places.country(name) for _, name in places.country_names(code)} == {code}


def test_the_spellings_of_one_city_are_one_place():
    found = {
        places.city(name, "RU")
        for name in ("St Petersburg", "Saint-Pétersbourg", "Saint Petersburg", "Санкт-Петербург")
    }
    assert len(found) == 1
    (city,) = found
    assert (city.kind, city.name, city.country) == (PlaceKind.CITY, "St Petersburg", "RU")
    assert {"Saint-Pétersbourg", "Saint Petersburg"} <= set(city.spellings)


def test_a_city_of_a_former_country_stays_there():
    assert places.city("Moscou", "SU") == places.city("Moscow", "SU")
    assert places.city("Moscou", "SU") != places.city("Moscou", "RU")
    assert places.city("Prague", "CSHH").country == "CSHH"


def test_a_city_without_a_row_is_its_name_and_country():
    assert places.city("Rennes", "FR").name == "Rennes"
    assert places.city("Tromso", "NO").spellings == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Japon", (PlaceKind.COUNTRY, None, "JP")),
        ("Saint-Pétersbourg", (PlaceKind.CITY, "St Petersburg", "RU")),
        ("Omsk, Russie", (PlaceKind.CITY, "Omsk", "RU")),
        ("Léningrad", (PlaceKind.CITY, "Leningrad", "SU")),
        ("Springfield", None),
        ("voix", None),
    ],
)
def test_words_alone_are_a_place_if_the_gazetteer_knows_them_or_a_country_follows(words, expected):
    found = places.named(words)
    assert (found and (found.kind, found.name, found.country)) == expected


def test_every_city_row_is_of_a_country_and_no_spelling_stands_in_two_rows():
    assert all(places.country_names(code) for code, *_ in places.CITIES)
    rows = [{(code, places.fold_place(name)) for name in names} for code, *names in places.CITIES]
    assert sum(map(len, rows)) == len(set().union(*rows))
