"""What is odd about letters and spaces is told, once a value."""

import pytest

from .pages import english, film, found


def spacing(line):
    return [value for _, value in found(film(english(line)), "spacing") if value.strip() in line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Music : Anna BIK ( Анна БИК)", ["Music : Anna BIK ( Анна БИК)"]),
        ("Music : Anna BIK (Анна БИК), Ivan RAK ( Иван РАК)", [" Ivan RAK ( Иван РАК)"]),
        ("Music : Anna BIK (Анна БИК)\N{NO-BREAK SPACE}", ["Music : Anna BIK (Анна БИК)\N{NO-BREAK SPACE}"]),
        ("Music : Anna  BIK", ["Music : Anna  BIK"]),
        ("Music : Anna\N{NO-BREAK SPACE}BIK", ["Music : Anna\N{NO-BREAK SPACE}BIK"]),
        ("Music\N{NO-BREAK SPACE}: Anna BIK", []),
        ("Music : Anna BIK", []),
        ("Music : Anna\N{SOFT HYPHEN} BIK", ["Music : Anna\N{SOFT HYPHEN} BIK"]),
    ],
)
def test_stray_double_and_no_break_spaces_are_told_by_value(line, expected):
    assert spacing(line) == expected


def test_characters_that_show_nothing_are_no_part_of_a_name():
    page = english("Music : A\N{SOFT HYPHEN}nna\N{ZERO WIDTH SPACE} BIK")
    assert film(page).contributions[1].agent == "person:anna bik"


def test_a_word_of_two_alphabets_is_a_warning_with_the_word_as_it_is_shown():
    read = film(english("Plot synopsis", "A vide\N{CYRILLIC SMALL LETTER O} and a vide\N{CYRILLIC SMALL LETTER O}."))
    (told,) = [finding for finding in read.findings if finding.rule == "mixed-script"]
    assert told.severity == "Warning"
    assert told.message.endswith("shown as video")
