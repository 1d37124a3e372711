"""Whatever is done to a page, it is read or refused, in time, and no word of it vanishes."""

import re
from io import BytesIO

import pyoxigraph
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Film, Origin, Rejected
from kg.pipeline.trace import trace
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import SCHEMA
from kg.sources import Settings
from kg.sources.decoding import Decoded, Undecodable, decode
from kg.sources.page import read, stated_key
from kg.sources.page.outline import labels, shown_lines

from .pages import english, film, french

SHORTCUTS = {"director": SCHEMA.iri("director"), "writer": SCHEMA.iri("author"), "publisher": SCHEMA.iri("publisher")}
ENGLISH = english(
    "Writing credits : Kira MURATOVA (Кира МУРАТОВА), Leonid_2 ZHUKHOVITSKY (Леонид_2 ЖУХОВИЦКИЙ)",
    "Cast",
    "Nina RUSLANOVA ( Нина РУСЛАНОВА) ...Nadia",
    "Vladimir VYSOTSKY",
    'Companies : "Одесса / ODESSA, Lenfilm (Russie), Pandora Co. Ltd (Omsk, Russie)',
    "Release Date in Russia : 08/10/1995",
    "format : Video",
    "Awards :",
    "Prix Sony special vide\N{CYRILLIC SMALL LETTER O} au festival de Locarno, 1995",
    "Best film (long) [Kira MURATOVA], Festival of film, radio : FR, Lyon (France), 1998",
    "DVD with subtitles",
    "Editor : Ideale Audience. 2004.",
    "Editor : MK2.",
    "Sous-titres : FR, XX",
    "Plot synopsis",
    "A maid comes to the town.",
    "“One line,",
    "another” (“Seance” No. 11)",
    "* * *",
    "Source :",
    "Selected in the following festivals :",
    "- Fall Festival 1998 - cinéma Studio (Paris), Paris (France), 1998",
    "- Berlin Film Festival : Berlinale, Springfield (Freedonia), 1996",
    "- Cycle, kinoglaz.fr (France), 2020",
    year="Russia / URSS (Géorgie), 1979-1981, 96mn, 4 x 24",
    facts="Colour, docudrama, short",
)
FRENCH = french(
    "Autres titres : Va et regarde / B; Мы из джаза",
    "Produit par : Mosfilm, Anna BIK (Анна БИК) (voix)",
    "Production : Sergueï SELIANOV (Сергей СЕЛЬЯНОВ), Mosfilm (Moscou",
    "Date de sortie en France : 1981-11-18",
    "Version restaurée : 2015",
    "Site : http://www.example.org/, www.example.org",
    "Musique :",
    "Oleg KARAVAÏTCHOUK (Олег КАРАВАЙЧУК)",
    "Photos et vidéos",
    "a video",
)  # fmt: skip
LINES = tuple(dict.fromkeys((*ENGLISH.split("\n"), *FRENCH.split("\n"))))
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.text(
        st.one_of(st.sampled_from(" ,.:;/()[]“”«»\"'-…_▪\N{NO-BREAK SPACE}aBйЖ159"), st.characters(codec="utf-8")),
        max_size=30,
    ),
)


def outcome(octets):
    (one,) = read(BytesIO(octets), Origin("pages", "7", None, "7.txt"), Settings())
    return one


def unheld(octets, found):
    """The words of a page that no node or finding holds; those of a web address the work's site holds."""
    words = (re.sub(r"[^\w\s]", " ", line) for line in shown_lines(octets))
    traced = trace(words, found, statements(found, Space(), SHORTCUTS), labels(octets))
    sites = " ".join(found.sites)
    return [(run.line, run.text) for run in traced if run.holder is None and run.text not in sites]


def assert_sound(octets):
    found = outcome(octets)
    if isinstance(found, Rejected):
        assert found.reason
        return
    mapped = statements(found, Space(), SHORTCUTS)
    quads = list(pyoxigraph.parse("\n".join(mapped), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == len(mapped)
    assert unheld(octets, found) == []


def test_no_word_of_the_two_pages_is_left_over():
    for page in (ENGLISH, FRENCH):
        assert unheld(page.encode(), film(page)) == []


@settings(max_examples=150, deadline=5_000)
@given(st.permutations(ENGLISH.split("\n")))
def test_lines_in_any_order_are_all_held(lines):
    assert_sound("\n".join(lines).encode())


@settings(max_examples=150, deadline=5_000)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_lines_left_out_and_lines_twice_are_all_held(lines):
    assert_sound("\n".join(["USSR, 1967, 96mn", *lines]).encode())


@settings(max_examples=250, deadline=5_000)
@given(st.lists(PIECES, max_size=25), st.lists(PIECES, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_at_all_are_held_or_refused(below, above, end):
    page = end.join([*above, "USSR, 1967, 96mn", *below])
    assert_sound(page.encode())


@settings(max_examples=250, deadline=5_000)
@given(st.sampled_from(LINES), st.integers(0, 80), PIECES)
def test_a_line_with_something_put_into_it_is_held(line, place, put_in):
    broken = line[:place] + put_in + line[place:]
    assert_sound(ENGLISH.replace(line, broken, 1).encode() if line in ENGLISH else (ENGLISH + broken).encode())


@settings(max_examples=300, deadline=5_000)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-16"))))
@example(b"")
@example(b"\xff\xfe\x00")
@example(b"<meta charset=undefined>\xe9")
def test_any_bytes_are_decoded_or_refused_with_a_reason(octets):
    found = decode(octets)
    assert isinstance(found, Decoded) or (isinstance(found, Undecodable) and found.reason)
    assert isinstance(outcome(octets), Film | Rejected)
    assert stated_key(octets) is None or stated_key(octets).isdecimal()


@settings(max_examples=100, deadline=5_000)
@given(st.text(st.sampled_from("<>/ab p=\"'&;#x1-! \n\N{NO-BREAK SPACE}"), max_size=120))
def test_any_mark_up_is_laid_out(mark_up):
    assert_sound(f"<html><body>USSR, 1967, 96mn<br>{mark_up}".encode())


@settings(max_examples=60, deadline=5_000)
@given(st.text(max_size=300))
def test_a_page_read_twice_is_the_same_film(text):
    octets = ("USSR, 1967\n" + text).encode()
    assert outcome(octets) == outcome(octets)
