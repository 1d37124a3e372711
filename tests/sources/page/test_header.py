"""The header block: one person in up to three forms, one block a director."""

import pytest

from .pages import agent, credits_of, english, film, found, french, line_of, names_of


def directors(page):
    read = film(page)
    return [each.agent for each in read.contributions if each.role == "director"]


def statements(page, start):
    return [(text.value, text.language) for text in agent(film(page), start).statements]


def test_an_english_page_has_en_ru_fr():
    assert statements(english(), "Kira Muratova") == [
        ("Kira MURATOVA", "ru-Latn"),
        ("Кира МУРАТОВА", "ru"),
        ("Kira MOURATOVA", "fr"),
    ]


def test_a_french_page_has_fr_ru_en():
    assert statements(french(), "Kira Muratova") == [
        ("Kira MOURATOVA", "fr"),
        ("Кира МУРАТОВА", "ru"),
        ("Kira MURATOVA", "ru-Latn"),
    ]


def test_one_letter_apart_is_one_person_and_both_spellings_stay():
    read = film(english())
    assert len(read.agents) == 1
    assert names_of(read.agents[0]) == [
        ("Kira Muratova", "ru-Latn"),
        ("Кира Муратова", "ru"),
        ("Kira Mouratova", "fr"),
    ]
    assert [(name.given, name.family) for name in read.agents[0].names] == [
        ("Kira", "Muratova"),
        ("Кира", "Муратова"),
        ("Kira", "Mouratova"),
    ]


def test_the_agent_stands_on_the_header_lines_and_on_the_credit_line():
    page = english()
    assert film(page).agents[0].locators == ("L1", "L2", "L3", line_of(page, "Directed by"))


def test_two_directors_are_two_blocks():
    header = (
        "Sergey PARADZHANOV", "Сергей ПАРАДЖАНОВ", "Sergueï PARADJANOV",
        "David ABASHIDZE", "Давид АБАШИДЗЕ", "David ABACHIDZE",
    )  # fmt: skip
    read = film(english(header=header))
    assert [names_of(each) for each in read.agents[:2]] == [
        [("Sergey Paradzhanov", "ru-Latn"), ("Сергей Параджанов", "ru"), ("Sergueï Paradjanov", "fr")],
        [("David Abashidze", "ru-Latn"), ("Давид Абашидзе", "ru"), ("David Abachidze", "fr")],
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("Kira MURATOVA", "Кира МУРАТОВА"), [("Kira MURATOVA", "ru-Latn"), ("Кира МУРАТОВА", "ru")]),
        (("Кира МУРАТОВА", "Kira MOURATOVA"), [("Кира МУРАТОВА", "ru"), ("Kira MOURATOVA", "fr")]),
        (("Кира МУРАТОВА",), [("Кира МУРАТОВА", "ru")]),
        (("Kira MURATOVA",), [("Kira MURATOVA", None)]),
        (("Kira MURATOVA", "Kira MOURATOVA"), [("Kira MURATOVA", None), ("Kira MOURATOVA", None)]),
    ],
)
def test_a_form_can_be_missing_and_without_a_cyrillic_one_beside_it_a_form_is_plain(header, expected):
    page = english(header=header)
    read = film(page)
    assert len([each for each in read.contributions if each.role == "director"]) == 1
    assert [(text.value, text.language) for each in read.agents for text in each.statements] == expected


@pytest.mark.parametrize(
    "header",
    [
        ("Sergey PARADZHANOV", "Сергей ПАРАДЖАНОВ", "David ABASHIDZE", "Давид АБАШИДЗЕ"),
        ("Сергей ПАРАДЖАНОВ", "Sergueï PARADJANOV", "Давид АБАШИДЗЕ", "David ABACHIDZE"),
        ("Сергей ПАРАДЖАНОВ", "Давид АБАШИДЗЕ"),
        ("Sergey PARADZHANOV", "Сергей ПАРАДЖАНОВ", "Sergueï PARADJANOV", "Давид АБАШИДЗЕ"),
        ("Сергей ПАРАДЖАНОВ", "David ABASHIDZE", "Давид АБАШИДЗЕ", "David ABACHIDZE"),
        ("Sergey PARADZHANOV", "David ABASHIDZE"),
    ],
)
def test_two_directors_with_forms_missing_are_still_two(header):
    read = film(english(header=header))
    heads = [each for each in read.agents if each.statements]
    assert len(heads) == 2
    assert [any("ara" in name or "ара" in name for name, _ in names_of(each)) for each in heads] == [True, False]


def test_a_director_missing_from_directed_by_gets_a_contribution_without_role_statement():
    header = ("David ABASHIDZE", "Давид АБАШИДЗЕ", "David ABACHIDZE")
    page = english(header=header)
    read = film(page)
    added = [each for each in read.contributions if each.role == "director"][-1]
    assert credits_of(read, "director")[0] == ("Kira MURATOVA", "Кира МУРАТОВА")
    assert (added.statement, added.order, added.locators) == (None, 2, ("L1", "L2", "L3"))
    assert added.agent == "person:давид абашидзе"


def test_a_credit_in_latin_letters_alone_is_the_header_s_person():
    page = english().replace("Directed by : Kira MURATOVA ( Кира МУРАТОВА)", "Directed by : Kira MURATOVA")
    assert directors(page) == ["person:кира муратова"]
    assert names_of(film(page).agents[0]) == [
        ("Kira Muratova", "ru-Latn"),
        ("Кира Муратова", "ru"),
        ("Kira Mouratova", "fr"),
    ]


def test_e_and_yo_are_one_in_the_key_and_kept_apart_in_labels():
    page = english(header=("Petr TODOROVSKY", "Пётр ТОДОРОВСКИЙ")).replace(
        "Directed by : Kira MURATOVA ( Кира МУРАТОВА)", "Directed by : Petr TODOROVSKY (Петр ТОДОРОВСКИЙ)"
    )
    read = film(page)
    assert len(read.agents) == 1
    assert [name for name, tag in names_of(read.agents[0]) if tag == "ru"] == [
        "Пётр Тодоровский",
        "Петр Тодоровский",
    ]


def test_homonyms_carry_their_number_in_the_key_and_not_in_the_label():
    page = english(header=("Vladimir_5 IVANOV", "Владимир_5 ИВАНОВ", "Vladimir_5 IVANOV"))
    ivanov = agent(film(page), "Vladimir Ivanov")
    assert ivanov.key == "person:владимир_5 иванов"
    assert names_of(ivanov) == [("Vladimir Ivanov", "ru-Latn"), ("Владимир Иванов", "ru"), ("Vladimir Ivanov", "fr")]
    assert ("Vladimir_5 IVANOV", "ru-Latn") in statements(page, "Vladimir Ivanov")


def test_two_homonyms_are_two_people():
    page = english("Music : Vladimir_2 IVANOV (Владимир_2 ИВАНОВ)", "Sound : Vladimir_5 IVANOV (Владимир_5 ИВАНОВ)")
    assert [each.agent for each in film(page).contributions[1:]] == [
        "person:владимир_2 иванов",
        "person:владимир_5 иванов",
    ]


def test_words_of_the_site_above_the_block_are_no_people():
    page = english(
        header=("1494", "Films | People | Festivals", "-----", "Welcome home", *("Kira MURATOVA", "Кира МУРАТОВА"))
    )
    read = film(page)
    assert len(read.agents) == 1
    assert found(read, "line-unread") == [("L1", "1494"), ("L2", "Films | People | Festivals"), ("L4", "Welcome home")]
    assert ("L3", "-----") in found(read, "furniture")
    assert {"1494", "Films | People | Festivals", "-----", "Welcome home"} <= set(read.verbatim)


def test_a_homoglyph_in_a_header_name_is_repaired_and_kept_verbatim():
    page = english(header=("Kira MURAT\N{CYRILLIC CAPITAL LETTER O}VA", "Кира МУРАТОВА"))
    read = film(page)
    assert names_of(read.agents[0])[0] == ("Kira Muratova", "ru-Latn")
    assert read.agents[0].verbatim == ("Kira MURAT\N{CYRILLIC CAPITAL LETTER O}VA",)
    assert read.agents[0].statements[0].value == "Kira MURAT\N{CYRILLIC CAPITAL LETTER O}VA"
    assert found(read, "mixed-script") == [("L1", "MURAT\N{CYRILLIC CAPITAL LETTER O}VA")]


def test_a_page_without_header_names_its_director_by_the_credit():
    assert directors(english(header=())) == ["person:кира муратова"]
