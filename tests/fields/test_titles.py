"""Titles as catalogues file them, and capitals as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.casing import is_shouted, personal, titled
from kg.fields.titles import in_order, is_title, shown


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        ("ANDERE SEITE, DIE", "DIE ANDERE SEITE"), ("Recht aufs Dasein, Das", "Das Recht aufs Dasein"), ("Homme qui ment, L'", "L'Homme qui ment"),
        ("Kid, The (1921)", "The Kid (1921)"), ("Man Escaped, A", "A Man Escaped"), ("Blue Angel, the", "The Blue Angel"),
        ("Dolce vita, La", "La Dolce vita"), ("Olvidados, Los", "Los Olvidados"), ("Stille, Het", "Het Stille"), ("NIBELUNGEN, DIE - TEIL 1", "DIE NIBELUNGEN - TEIL 1"),
        ("I, Claudius", "I, Claudius"), ("Toi, la", "Toi, la"), ("Moi, un Noir", "Moi, un Noir"), ("Die andere Seite", "Die andere Seite"), ("Never, Never", "Never, Never"),
        (", The", ", The"), ("", ""),
    ],
)  # fmt: skip
def test_an_article_filed_at_the_end_comes_first(filed, expected):
    assert in_order(filed) == expected


def test_a_told_language_decides_what_an_article_is():
    assert in_order("Sertões, Os", "pt") == "Os Sertões"
    assert in_order("Sertões, Os", "de") == "Sertões, Os"
    assert in_order("Kid, The", "de-AT") == "Kid, The"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("THE REGION OF DOBRUDZHA", "The Region of Dobrudzha"), ("О, ДОБРУДЖАНСКИ КРАЙ", "О, Добруджански Край"), ("ПЕСНЬ О СССР", "Песнь о СССР"),
        ("STROMMBERG - DIE LETZTE NACHT", "Strommberg - Die Letzte Nacht"), ("LIVE AND LET DIE", "Live and Let Die"), ("ROCKY IV", "Rocky IV"),
        ("L'ANNÉE DERNIÈRE À MARIENBAD", "L'Année Dernière à Marienbad"), ("2001: A SPACE ODYSSEY", "2001: A Space Odyssey"), ("DON'T LOOK NOW", "Don't Look Now"),
        ("ЧАПАЕВ", "Чапаев"), ("BBC NEWS", "BBC News"), ("BBC", "BBC"), ("M", "M"), ("1917", "1917"), ("PERFECT Days", "PERFECT Days"), ("Solaris", "Solaris"), ("東京物語", "東京物語"),
    ],
)  # fmt: skip
def test_capitals_are_lowered_only_where_all_is_capitals(printed, expected):
    assert titled(printed) == expected


def test_small_words_follow_a_told_language():
    assert titled("DIE HARD", "en") == "Die Hard"
    assert titled("RETTET DIE KINDER", "de") == "Rettet die Kinder"
    assert titled("NIGHT DIE NIGHT", "en") == "Night Die Night"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("LARS VON TRIER", "Lars von Trier"), ("VON TRIER", "Von Trier"), ("SINEAD O'CONNOR", "Sinead O'Connor"), ("ИВАН ИВАНОВ-ВАНО", "Иван Иванов-Вано"),
     ("JOHN MCTIERNAN JR.", "John McTiernan Jr."), ("PETER II", "Peter II"), ("JR", "JR"), ("Dziga VERTOV", "Dziga VERTOV")],
)  # fmt: skip
def test_a_name_in_capitals_has_its_particles(printed, expected):
    assert personal(printed) == expected


def test_what_a_reader_shows_is_in_order_and_in_display_case():
    assert shown("RECHT AUFS DASEIN,  DAS", "de") == "Das Recht Aufs Dasein"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Q27588607", False),
        ("Unknown", True),
        ("...", False),
        ("", False),
        ("1917", True),
        ("Q", True),
        ("Q & A", True),
    ],
)
def test_a_bare_item_number_is_no_title(text, is_one):
    assert is_title(text) is is_one


@given(st.text(max_size=60))
def test_display_case_changes_only_the_case_of_what_is_all_capitals(text):
    assert titled(text) == text or (is_shouted(text) and titled(text).casefold() == text.casefold())
    assert personal(text) == text or personal(text).casefold() == text.casefold()


@given(
    st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{3,9}){0,3}", fullmatch=True),
    st.sampled_from(["The", "Die", "Les", "Il", "Los", "Het"]),
)
def test_filing_a_title_is_undone(title, article):
    assert in_order(f"{title}, {article}") == f"{article} {title}"
