"""HTML pages give the film of the text that a browser shows."""

import unicodedata
from dataclasses import replace

import pytest

from kg.sources.page import stated_key
from kg.sources.page.html import shown
from kg.sources.page.reader import page_text

from .pages import english, film, found, french, outcome

NBSP = "\N{NO-BREAK SPACE}"
ADDRESS = "https://films.example.org/index.php?page=fiche_film&num=1434&lang=gb"


def html(text, *, wrap="<p>{}</p>", head="", line="{}<br>"):
    body = "\n".join(line.format(each.replace("&", "&amp;").replace(NBSP, "&nbsp;")) for each in text.split("\n"))
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Film</title>{head}</head><body>{wrap.format(body)}</body></html>'


def same(page):
    """A film without what differs between two files of one page: bytes, and the numbers of the lines."""
    read = film(page)
    return (
        replace(
            read,
            content_hash="",
            url=None,
            locators=(),
            findings=(),
            expressions=(),
            contributions=(),
            agents=(),
            titles=tuple((title.text, title.kind) for title in read.titles),
            releases=(),
            notes=(),
            awards=(),
            selections=(),
            manifestations=(),
        ),
        [(each.role, each.credited_as, each.character) for each in read.contributions],
        [(agent.key, agent.names) for agent in read.agents],
        [award.edition for award in read.awards],
        [(note.kind, note.text) for note in read.notes],
    )


PAGE = english(
    f"Music : Oleg KARAVAICHUK ({NBSP}Олег КАРАВАЙЧУК)",
    "Cast",
    "Nina RUSLANOVA (Нина РУСЛАНОВА) ...Nadia & Co",
    "Companies : Lenfilm",
    "Awards :",
    "Best film, Festival de Cannes, Cannes (France), 1968",
    "Plot synopsis",
    "“One line,",
    "another” (Seance)",
)


@pytest.mark.parametrize(
    ("wrap", "line"),
    [
        ("<p>{}</p>", "{}<br>"),
        ("{}", "<div>{}</div>"),
        ("<div><div>{}</div></div>", "<p>{}</p>"),
        ("<ul>{}</ul>", "<li>{}</li>"),
        ("<table>{}</table>", "<tr><td>{}</td></tr>"),
        ("<pre>{}</pre>", "{}"),
        ("<section><article>{}</article></section>", "  {}<br/>  "),
        ("{}", "<span>{}</span><br />"),
        ("<center><font size='2'>{}</font></center>", "<b>{}</b><br>"),
    ],
)
def test_block_elements_and_br_become_line_ends(wrap, line):
    assert same(html(PAGE, wrap=wrap, line=line)) == same(PAGE)


def test_inline_elements_entities_and_folded_white_space_make_one_line():
    page = (
        html(PAGE)
        .replace("Music : Oleg", "<b>Music</b>\n   :\n <a href='/p'>O<i>leg</i></a>")
        .replace("Олег", "&#1054;&#x43B;ег")
        .replace("Best film", "<!-- no --> Best<?php echo ?>\tfilm")
    )
    assert same(page) == same(PAGE)


def test_cells_of_a_row_stand_on_one_line():
    page = html(PAGE).replace("Companies : Lenfilm<br>", "<table><tr><td>Companies :</td><td>Lenfilm</td></tr></table>")
    assert same(page) == same(PAGE)


def test_images_scripts_styles_and_what_is_not_shown_vanish():
    page = html(PAGE).replace(
        "<body>",
        "<body><img src='a.png' alt='Kira'><script>var a = '<p>1999</p>'</script><style>p {}</style>"
        "<div style='display: none'>No</div><p hidden>No</p><noscript>No</noscript>",
    )
    assert same(page) == same(PAGE)


def test_a_rule_line_that_is_an_image_leaves_the_titles_in_their_places():
    page = html(PAGE).replace("▪ ▪ ▪ ▪ ▪ ▪ ▪", "<img src='rule.png' alt='---'>")
    assert [title.text for title in film(page).titles] == [title.text for title in film(PAGE).titles]


def test_no_break_spaces_stay():
    assert shown("<p>a&nbsp; b\u00a0</p><p>c</p>") == f"a{NBSP} b{NBSP}\nc"
    assert found(film(html(PAGE)), "spacing")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a</p>b<p>c</p>", "a\nb\nc"),
        ("a <br> b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<p>a <b> b</b></p>", "a b"),
        ("<pre>a  b\n <b>c\n d</b></pre>", "a  b\n c\n d"),
        ("<p>a<textarea>x</textarea>b</p>", "ab"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a b\nc"),
    ],
)
def test_lines_are_those_that_a_browser_shows(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://films.example.org/index.php?page=fiche_film&num=1434&lang=gb",
        "http://www.films.example.org/index.php?lang=fr&num=1434&page=fiche_film",
        "https://films.example.org/index.php?num=1434&amp;lang=ru_la&amp;page=fiche_film",
        "https://films.example.org/u_fiche_film.php?num=1434",
        "https://films.example.org/film_gb_1434.html",
        "https://films.example.org/film_ru_la_1434.html",
        "/index.php?page=fiche_film&num=1434",
    ],
)
def test_a_record_s_key_is_num_in_whatever_address_the_page_states(address):
    page = html(PAGE, head=f'<link href="{address}" rel="canonical">')
    assert stated_key(page.encode()) == "1434"
    assert stated_key(html(PAGE, head=f'<meta property="og:url" content="{address}">').encode()) == "1434"


@pytest.mark.parametrize(
    "address",
    [
        "https://films.example.org/",
        "https://films.example.org/index.php?page=fiche_personne&num=84",
        "",
        "https://[x",
        "?num=abc",
    ],
)
def test_an_address_without_a_film_s_number_states_no_key(address):
    assert stated_key(html(PAGE, head=f'<link href="{address}" rel="canonical">').encode()) is None


def test_text_pages_and_bytes_that_are_no_text_state_no_key():
    assert stated_key(PAGE.encode()) is None
    assert stated_key(b"\x00\x01") is None


def test_the_page_s_own_address_is_the_source_s_url():
    assert film(html(PAGE, head=f'<link rel="canonical" href="{ADDRESS}">')).url == ADDRESS
    assert film(html(PAGE, head='<link rel="canonical" href="/film_gb_7.html">')).url is None
    assert film(html(PAGE, head='<link rel="canonical" href="https://example.org/100%">')).url is None
    assert film(html(PAGE)).url is None


@pytest.mark.parametrize(
    "start", ["", "<br>", "<b>", "<center>", "<?xml version='1.0' encoding='utf-8'?>", "<!-- a -->", "\n\n"]
)
def test_html_is_known_without_a_doctype(start):
    assert same(start + PAGE.replace("\n", "<br>\n")) == same(PAGE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_html_is_read_in_the_encoding_it_names(encoding):
    text = PAGE.replace("Brèves", "Breves").replace("“", '"').replace("”", '"').replace("▪", "*")
    page = html(text).replace('charset="utf-8"', f'charset="{encoding.removesuffix("-sig")}"')
    assert same(page.encode(encoding)) == same(text)
    assert not found(film(page.encode(encoding)), "encoding-guessed")


def test_a_declared_encoding_that_cannot_be_true_is_not_believed():
    text = PAGE.replace("Brèves", "Breves").replace("“", '"').replace("”", '"').replace("▪", "*")
    for wrong in ("iso-8859-1", "koi8-r", "utf-8", "undefined", "no-such"):
        page = html(text).replace('charset="utf-8"', f'charset="{wrong}"')
        assert same(page.encode("cp1251")) == same(text)


def test_a_page_nested_beyond_reason_is_read_or_refused_but_does_not_break():
    deep = "<div>" * 20_000 + PAGE.replace("\n", "<br>") + "</div>" * 20_000
    assert outcome(deep) is not None


def test_decomposed_letters_are_composed():
    page = french("Musique : Sergueï OUROUSSEVSKI")
    assert page_text(unicodedata.normalize("NFD", page).encode()).text == page
    assert same(unicodedata.normalize("NFD", page)) == same(page)
