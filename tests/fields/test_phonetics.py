"""A foreign name by ear: scripts in Latin letters, and consonant codes two spellings share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.phonetics import codes, roman


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Годар", "Godard"), ("Вайда", "Wajda"), ("Стивен", "Steven"), ("Жан", "Jean"), ("Анджей", "Andrzej"),
        ("Хичкок", "Hitchcock"), ("Уэллс", "Welles"), ("Трюффо", "Truffaut"), ("Дьёрдь", "György"),
        ("Куросава", "Kurosawa"), ("Джеймс", "James"), ("Кокто", "Cocteau"), ("Кесьлёвский", "Kieślowski"),
        ("Жорж", "Georges"), ("Бунюэль", "Buñuel"), ("Форд", "Ford"),
    ],
)  # fmt: skip
def test_a_name_and_its_russian_form_by_ear_share_a_code(cyrillic, latin):
    assert set(codes(cyrillic)) & set(codes(latin))


@pytest.mark.parametrize(("one", "other"), [("Годар", "Truffaut"), ("Вайда", "Kurosawa"), ("Форд", "Welles")])
def test_other_names_share_none(one, other):
    assert not set(codes(one)) & set(codes(other))


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Κώστας Γαβράς", "kostas gavras"),
        ("ფარაჯანოვი", "farajanovi"),
        ("فابیان بیلینسکی", "fabian bilinski"),
        ("봉준호", "bongjunho"),
        ("クロサワ", "kurosava"),
        ("Сокуров", "sokurov"),
    ],
)
def test_a_dozen_scripts_are_written_in_latin_letters(text, latin):
    assert roman(text) == latin


def test_what_cannot_be_written_in_latin_letters_has_no_code():
    assert codes("黒澤明") == ()


@given(st.text())
def test_any_text_has_a_few_codes_of_consonants_and_never_fails(text):
    found = codes(text)
    assert len(found) <= 8
    assert all(set(code) <= set("FKLMNPRST") for code in found)
