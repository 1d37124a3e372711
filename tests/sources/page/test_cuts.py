"""A page cut anywhere is refused or a shorter page: nothing on it is invented."""

import pytest

from kg.model import Film, Rejected

from .pages import film, outcome
from .test_properties import ENGLISH, FRENCH, unheld


@pytest.mark.parametrize(("page", "year"), [(ENGLISH, "1979"), (FRENCH, "1967")], ids=["english", "french"])
def test_every_cut_below_the_year_is_a_film_with_no_title_or_name_of_its_own(page, year):
    whole = film(page)
    titles = {title.text.value for title in whole.titles}
    names = {name.display.value.casefold() for agent in whole.agents for name in agent.names}
    complete = page.index(year) + len(year)
    for length in range(len(page)):
        cut = page[:length]
        found = outcome(cut)
        assert isinstance(found, Film) == (length >= complete), (length, found)
        if isinstance(found, Rejected):
            continue
        for title in found.titles:
            value = title.text.value
            is_cut = cut.rstrip().endswith(value) and any(each.startswith(value) for each in titles)
            assert value in titles or is_cut, (length, value)
        for name in (name.display.value.casefold() for agent in found.agents for name in agent.names):
            shown = name.rstrip(" /_")
            assert any(each.startswith(shown) for each in names), (length, name)


@pytest.mark.parametrize("page", [ENGLISH, FRENCH], ids=["english", "french"])
def test_no_word_of_a_cut_page_is_left_over(page):
    for length in range(page.index("mn"), len(page), 7):
        cut = page[:length]
        assert unheld(cut.encode(), film(cut)) == [], length


@pytest.mark.parametrize(
    "label", ["Directed b", "Release Date in Rus", "Date de sor", "DVD with su", "Sélections dans les fes", "Mus"]
)
def test_a_cut_label_is_no_title_no_person_and_no_prose(label):
    top = "Kira MURATOVA\nUSSR, 1967, 96mn\nColour, fiction\nBrief Encounters\n▪ ▪ ▪\nКороткие встречи\n"
    for section in (
        "",
        "Directed by : Kira MURATOVA\nCast\nAnna BIK\n",
        "Directed by : Kira MURATOVA\nPlot synopsis\nWords.\n",
    ):
        read = film(top + section + label)
        assert [title.text.value for title in read.titles] == ["Короткие встречи", "Brief Encounters"]
        assert label not in {name.display.value for agent in read.agents for name in agent.names}
        assert label not in {note.text.value for note in read.notes}
        assert label in read.verbatim
