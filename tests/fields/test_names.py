"""Printed names taken apart."""

import pytest

from kg.fields import names


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Vladimir_5 IVANOV", ("Vladimir Ivanov", "Vladimir", "Ivanov")),
        ("Владимир_5 ИВАНОВ", ("Владимир Иванов", "Владимир", "Иванов")),
        ("Ivan  IVANOV-VANO", ("Ivan Ivanov-Vano", "Ivan", "Ivanov-Vano")),
        ("Sinead O'CONNOR", ("Sinead O'Connor", "Sinead", "O'Connor")),
        ("KUROSAWA Akira", ("Kurosawa Akira", "Akira", "Kurosawa")),
        ("A. A. TARKOVSKY", ("A. A. Tarkovsky", "A. A.", "Tarkovsky")),
        ("Dziga Vertov", ("Dziga Vertov", "Dziga Vertov", None)),
        ("VERTOV", ("Vertov", None, "Vertov")),
    ],
)
def test_the_upper_case_words_are_the_family_name(printed, parts):
    found = names.person(printed)
    assert (found.display, found.given, found.family) == parts


def test_the_key_keeps_the_number_and_folds_yo_case_and_spaces():
    assert names.person_key(" Алексей_2\N{NO-BREAK SPACE} ФЁДОРОВ") == "алексей_2 федоров"
    assert names.person_key("e\N{COMBINING ACUTE ACCENT}") == names.person_key("É")
    assert names.person_key("Anna DOE") != names.person_key("Anna DOÉ")


@pytest.mark.parametrize(
    ("name", "has"),
    [("Anna BIK", True), ("BIK Anna", True), ("GOSKINO", False), ("Anna Bik", False), ("ANNA BIK", False)],
)
def test_a_surname_in_capitals_stands_beside_a_given_name(name, has):
    assert names.has_surname(name) is has
