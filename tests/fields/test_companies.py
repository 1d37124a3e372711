"""Companies are told from people by their legal form."""

import pytest

from kg.fields.companies import has_legal_form, is_quoted


@pytest.mark.parametrize(
    "text", ['ООО "Грин Филмс"', "ФГУП ТПО Киностудия Горького", "АО Мосфильм", "Green Films, Ltd.", "Komplizen Film GmbH",
             "FILM GMBH", "Les Films du Losange SARL", "Pathé Cinéma S.A.", "Columbia Pictures Corporation", "Студия Тон, ООО"],
)  # fmt: skip
def test_a_legal_form_makes_a_company(text):
    assert has_legal_form(text)


@pytest.mark.parametrize(
    "text", ["Ivanov S.A.", "S.A. Ivanov", "Nick Co", "Иванов И.П.", "Marco Limone", "Ltd", "ООО", "", "А.Алов"]
)
def test_initials_and_people_do_not(text):
    assert not has_legal_form(text)


def test_nicknames_are_no_quotations():
    assert is_quoted('"Грин Филмс"')
    assert is_quoted("Студия «Тон»")
    assert not is_quoted('Robert "Bob" Smith')
