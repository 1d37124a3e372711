"""Scripts of strings, and letters of one script in words of another."""

import pytest

from kg.fields import scripts

LOOKS_A, LOOKS_O, LOOKS_E = "\N{CYRILLIC SMALL LETTER A}", "\N{CYRILLIC SMALL LETTER O}", "\N{CYRILLIC SMALL LETTER IE}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Духовные голоса", "Cyrl"), ("Lenfilm", "Latn"), ("1900", None), ("", None), ("მონანიება", "Geor"),
        ("Φωτιά", "Grek"), ("七人の侍", "Jpan"), ("霸王别姬", "Hani"), ("기생충", "Kore"), ("Ленфильм TV", "Cyrl"),
    ],
)  # fmt: skip
def test_the_script_is_the_one_most_letters_are_in(text, code):
    assert scripts.script(text) == code


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (f"vide{LOOKS_O}", "video"), (f"P{LOOKS_A}ris", "Paris"), ("Cталкер", "Сталкер"), ("Детcкая", "Детская"),
        ("Iван", "Іван"), ("жopa", "жора"), ("IMAX-фильм", "IMAX-фильм"), ("video", "video"),
        ("видеоZ", "видеоZ"), ("Ë-ё", "Ë-ё"),
    ],
)  # fmt: skip
def test_a_word_is_repaired_only_if_every_stray_letter_has_a_twin(text, mended):
    assert scripts.repaired(text) == mended


def test_mixed_words_are_told_in_order_and_hyphens_part_them():
    assert scripts.mixed_tokens(f"vide{LOOKS_O} IMAX-фильм t{LOOKS_E}st video") == (f"vide{LOOKS_O}", f"t{LOOKS_E}st")
