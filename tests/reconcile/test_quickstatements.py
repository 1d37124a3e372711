"""QuickStatements: what is written is what the tool reads, and only what Wikidata lacks."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Text
from kg.rdf.iri import Space
from kg.reconcile import quickstatements
from kg.reconcile.candidate import FilmCandidate, PersonCandidate
from kg.reconcile.facts import Fact, facts
from kg.reconcile.question import PersonRef
from kg.reconcile.quickstatements import Told, additions, creation, date, plain

PAGE = "https://films.example.org/film?num=1494"
SEED = (
    Fact("country", "RU", "", PAGE),
    Fact("country", "JP", "", PAGE),
    Fact("date", "1995-10-08", "ru", PAGE),
    Fact("director", "agent/sokurov", "", PAGE),
    Fact("minutes", "327", "", PAGE),
    Fact("original", "Духовные голоса", "ru", PAGE),
    Fact("title", "Dukhovnye golosa", "ru-latn", PAGE),
    Fact("title", "Les Voix spirituelles", "fr", PAGE),
    Fact("title", "Spiritual Voices", "en", PAGE),
    Fact("year", "1995", "", PAGE),
)
TOLD = Told(SEED, "2026-11-23", {"agent/sokurov": "Q55172"})
REFERENCE = ["S854", f'"{PAGE}"', "S813", "+2026-11-23T00:00:00Z/11"]


def parsed(line: str) -> list[str]:
    """Cut a command up as the tool does: comments go, a doubled bar is a tab."""
    return re.sub(r"/\*.*?\*/", "", line).strip().replace("||", "\t").split("\t")


def string(part: str) -> str:
    return re.fullmatch(r'(?:[a-z-]+:)?"(.*)"', part)[1]


def test_a_film_wikidata_lacks_becomes_a_new_item_with_all_that_is_known():
    assert [parsed(line) for line in creation(TOLD)] == [
        ["CREATE"],
        ["LAST", "Lru", '"Духовные голоса"'],
        ["LAST", "Len", '"Spiritual Voices"'],
        ["LAST", "Lfr", '"Les Voix spirituelles"'],
        ["LAST", "Den", '"1995 film"'],
        ["LAST", "P31", "Q11424", *REFERENCE],
        ["LAST", "P495", "Q159", *REFERENCE],
        ["LAST", "P495", "Q17", *REFERENCE],
        ["LAST", "P577", "+1995-10-08T00:00:00Z/11", "P291", "Q159", *REFERENCE],
        ["LAST", "P57", "Q55172", *REFERENCE],
        ["LAST", "P2047", "327U7727", *REFERENCE],
        ["LAST", "P1476", 'ru:"Духовные голоса"', *REFERENCE],
    ]


def test_of_a_matched_item_only_what_it_lacks_is_written():
    item = FilmCandidate(
        "Q1", "Spiritual Voices", (Text("Spiritual Voices", "en"),), (1995,), (), (), countries=("RU",)
    )
    assert [parsed(line)[:3] for line in additions("Q1", replace(TOLD, candidate=item))] == [
        ["Q1", "Lru", '"Духовные голоса"'],
        ["Q1", "Lfr", '"Les Voix spirituelles"'],
        ["Q1", "P495", "Q17"],
        ["Q1", "P57", "Q55172"],
        ["Q1", "P2047", "327U7727"],
        ["Q1", "P1476", 'ru:"Духовные голоса"'],
    ]


def test_what_the_item_has_is_never_contradicted_and_a_whole_item_is_left_alone():
    titles = tuple(Text(fact.value, fact.detail) for fact in SEED if fact.name in ("original", "title"))
    item = FilmCandidate("Q1", "x", titles, (1994,), (PersonRef("Q55172", ()),), (340,), countries=("RU", "JP"))
    assert list(additions("Q1", replace(TOLD, candidate=item))) == []


def test_another_title_in_a_language_that_has_a_label_is_an_alias():
    item = FilmCandidate("Q1", "x", (Text("Spirit Voices", "en"),))
    told = Told((Fact("title", "Spiritual Voices", "en"),), None, {}, item)
    assert list(additions("Q1", told)) == ['Q1\tAen\t"Spiritual Voices"']


def test_a_label_for_all_languages_is_not_repeated_in_one():
    told = Told((Fact("original", "Stalker", "en"),), None, {}, FilmCandidate("Q1", "x", (Text("Stalker", "mul"),)))
    assert list(additions("Q1", told)) == []


def test_a_title_of_no_known_language_is_no_label_and_no_alias():
    alone = Told((Fact("original", "Gisaengchung"), Fact("year", "2019")), None, {})
    assert [parsed(line)[:2] for line in creation(alone)] == [
        ["CREATE"],
        ["LAST", "Den"],
        ["LAST", "P31"],
        ["LAST", "P577"],
    ]
    beside = Told((Fact("original", "Gisaengchung"), Fact("title", "Parasite", "en")), None, {})
    assert [line for line in creation(beside) if re.match("LAST\t[LA]", line)] == ['LAST\tLen\t"Parasite"']
    item = FilmCandidate("Q1", "x", (Text("Parasite", "en"),))
    assert list(additions("Q1", replace(beside, candidate=item))) == []


def test_a_title_of_one_region_names_the_film_in_the_language():
    told = Told((Fact("title", "Parasite", "en-us"), Fact("title", "Parasita", "pt-br")), None, {})
    assert [line for line in creation(told) if "\tL" in line] == ['LAST\tLen\t"Parasite"', 'LAST\tLpt-br\t"Parasita"']


def test_a_film_without_a_title_makes_no_item():
    assert list(creation(Told((Fact("year", "1995"),), None, {}))) == []


def test_the_year_is_stated_when_no_day_is_and_a_director_only_when_matched():
    told = Told((Fact("director", "agent/x"), Fact("title", "A", "en"), Fact("year", "1962")), "2026-11-23", {})
    lines = [parsed(line) for line in creation(told)]
    assert ["LAST", "P577", "+1962-00-00T00:00:00Z/9", "S813", "+2026-11-23T00:00:00Z/11"] in lines
    assert not [line for line in lines if line[1:2] == ["P57"]]


def test_a_person_gets_names_and_identifiers_of_people():
    told = Told(
        (Fact("identifier", "nm0812546", "imdb"), Fact("title", "Александр Сокуров", "ru")),
        None,
        {},
        PersonCandidate("Q55172", "x", (Text("Alexander Sokurov", "en"),), identifiers=(("viaf", "1"),)),
    )
    assert list(additions("Q55172", told)) == [
        'Q55172\tLru\t"Александр Сокуров"',
        'Q55172\tP345\t"nm0812546"',
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1995-10-08", "+1995-10-08T00:00:00Z/11"),
        ("1995-10", "+1995-10-00T00:00:00Z/10"),
        ("1995", "+1995-00-00T00:00:00Z/9"),
    ],
)
def test_a_date_has_its_precision(text, written):
    assert date(text) == written


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('The "Red" One', 'The "Red" One'),
        ("a\tb\n c", "a b c"),
        ("a||b|c", "a|b|c"),
        ("a /* b */", "a / * b */"),
        ("\x00", None),
        ("x" * 251, None),
    ],
)
def test_text_that_the_tool_would_misread_is_made_plain(text, left):
    assert plain(text, 250) == left


@given(st.text(min_size=1, max_size=60), st.text(max_size=40))
def test_any_title_and_address_are_read_back_as_one_string_each(title, address):
    told = Told((Fact("original", title, "ru", f"https://a.example/{address}"),), "2026-11-23", {})
    lines = list(creation(told))
    text = plain(title, 250)
    assert bool(lines) == (text is not None)
    for line in lines:
        assert "\n" not in line and "\r" not in line
        line.encode()
    for parts in map(parsed, lines[1:]):
        if parts[1] == "Lru":
            assert len(parts) == 3 and string(parts[2]) == text
        if parts[1] == "P1476":
            assert string(parts[2]) == text and parts[3] == "S854" and parts[5:] == REFERENCE[2:]


def test_facts_take_the_address_of_the_record_that_states_them():
    graphs = ["https://data.example.org/graph/a/1", "https://data.example.org/graph/b/2"]
    subject = "https://data.example.org/id/work/x"
    rows = [
        {"subject": subject, "graph": graphs[1], "url": "https://b.example/2"},
        {"subject": subject, "graph": graphs[0], "fact": "year", "value": "1995"},
        {"subject": subject, "graph": graphs[1], "fact": "year", "value": "1995"},
        {"subject": subject, "graph": graphs[0], "fact": "minutes", "value": "327"},
        {"subject": subject, "graph": graphs[0], "fact": "director", "value": "https://data.example.org/id/agent/y"},
    ]
    assert list(facts(rows, Space())) == [
        (
            "work/x",
            (Fact("director", "agent/y"), Fact("minutes", "327"), Fact("year", "1995", "", "https://b.example/2")),
        )
    ]


def test_the_document_ends_every_line():
    assert quickstatements.document([["CREATE", "LAST\tP31\tQ11424"], ["Q1\tP57\tQ2"]]) == (
        "CREATE\nLAST\tP31\tQ11424\nQ1\tP57\tQ2\n"
    )
