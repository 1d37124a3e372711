from pathlib import Path

import pytest

from kg.model import Film, Origin
from kg.pipeline.inspect import inspect_page
from kg.pipeline.trace import trace
from kg.sources.page.outline import labels, shown_lines

PAGES = sorted((Path(__file__).parent.parent.parent / "examples" / "pages").iterdir())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_run_of_every_example_page_is_held(page):
    found = inspect_page(page)
    assert [each for each in found.traced if each.holder is None] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_trace_covers_each_non_space_character_once(page):
    octets = page.read_bytes()
    traced = inspect_page(page).traced
    covered = {(each.line, place) for each in traced for place in range(each.start, each.end + 1)}
    wanted = {
        (number, place)
        for number, line in enumerate(shown_lines(octets), start=1)
        for place, sign in enumerate(line, start=1)
        if not sign.isspace()
    }
    assert covered == wanted
    assert sum(each.end - each.start + 1 for each in traced) == len(wanted)


@pytest.mark.parametrize("dropped", ["creditedAs", "countryStatement", "statement>", "carrierStatement", "verbatim"])
def test_a_value_lost_on_the_way_shows_as_held_by_nothing(dropped):
    page = next(page for page in PAGES if page.name == "spiritual-voices.txt")
    octets = page.read_bytes()
    whole = inspect_page(page)
    fewer = [line for line in whole.statements if f"#{dropped}" not in line]
    silent = Film(Origin("pages", "x"), "", (), ())
    lost = [each for each in trace(shown_lines(octets), silent, fewer, labels(octets)) if each.holder is None]
    known = [
        each for each in trace(shown_lines(octets), silent, whole.statements, labels(octets)) if each.holder is None
    ]
    assert len(lost) > len(known)


def test_a_name_is_not_scattered_over_the_credits_of_its_namesakes():
    """Two brothers stand on one line: each word goes with its neighbours."""
    page = next(page for page in PAGES if page.name == "stalker.txt")
    text = page.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(text, start=1) if line.startswith("Writing credits"))
    row = [each for each in inspect_page(page).traced if each.line == number]
    surnames = [index for index, each in enumerate(row) if each.text.startswith(("STRUGATS", "СТРУГАЦ"))]
    assert len(surnames) == 4
    assert all(row[index].holder == row[index - 1].holder for index in surnames)
    assert len({row[index].holder for index in surnames}) == 2
