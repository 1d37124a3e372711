"""The two AVefi files: a film with its restored copy, and a series with its episodes."""

from pathlib import Path

import pytest

from kg.check import ShaclChecker
from kg.model import Identifier, Origin, Severity
from kg.sources import Settings, kind_of, opening
from tests.sources.reading import lost, mapped

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "records" / "avefi"
PEOPLE, SERIAL = FOLDER / "menschen_am_sonntag_all_in_one.json", FOLDER / "serial_work_with_episodes.json"

pytestmark = pytest.mark.skipif(not PEOPLE.is_file(), reason="the shared data is not beside this checkout")

# Held by what became of them: the class of an object, that a title is the preferred one, what an agent is.
_AS_TERMS = {"PreferredTitle", "TitleProper", "AlternativeTitle", "TranslatedTitle", "Person", "CorporateBody"}


def films(path):
    kind = kind_of(path)
    assert kind is not None and kind.name == "avefi"
    with opening.opened(path) as stream:
        return list(kind.read(stream, Origin("avefi", path.stem, None, str(path)), Settings()))


def test_people_on_sunday_is_one_work_with_a_restored_copy():
    (film,) = films(PEOPLE)
    assert (film.origin.key, film.created.edtf, film.country_statement) == (
        "150003397",
        "1929/1930",
        "Germany (German Reich)",
    )
    assert [place.country for place in film.countries] == ["DE"]
    (carrier,) = film.manifestations
    assert (film.expressions[carrier.expression - 1].kind, carrier.published.value) == ("restored", "2014")
    assert (carrier.carrier, carrier.colour, carrier.subtitles) == ("dcp", "black-and-white", ("en", "fr"))
    assert Identifier("avefi", "21.11155/BC3C8794-9225-441A-8D00-6A86F8105721") in carrier.identifiers
    (copy,) = carrier.items
    assert (copy.access_statement, copy.carrier_statement) == ("Distribution", "DCP; MXF")


def test_its_credits_carry_the_numbers_of_the_authority_file():
    (film,) = films(PEOPLE)
    by_name = {agent.names[0].display.value: agent for agent in film.agents}
    assert by_name["Billy Wilder"].identifiers == (Identifier("gnd", "118632795"),)
    assert by_name["Wolfgang von Waltershausen"].identifiers == (Identifier("gnd", "173857868"),)
    roles = {(each.role, each.agent) for each in film.contributions}
    assert {("director", by_name["Robert Siodmak"].key), ("editor", by_name["Robert Siodmak"].key)} <= roles


def test_the_series_holds_its_episodes():
    serial, *episodes = films(SERIAL)
    assert (serial.forms, serial.publisher) == (
        ("series",),
        "Deutsche Kinemathek - Museum für Film und Fernsehen",
    )
    assert [(each.origin.key, each.part_of) for each in episodes] == [
        (f"id_for_episode{number}", ("id_for_serial",)) for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("path", [PEOPLE, SERIAL], ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    records = films(path)
    assert lost(path.read_bytes(), records, lambda at, text, _: at[-1] == "category" or text in _AS_TERMS) == []


@pytest.mark.parametrize("path", [PEOPLE, SERIAL], ids=lambda path: path.stem)
def test_the_gate_lets_the_films_through(path):
    for film in films(path):
        found = ShaclChecker()(film.origin, mapped(film), ())
        assert [each for each in found if each.severity is Severity.VIOLATION] == []


def test_the_clip_in_another_format_is_left_alone():
    assert kind_of(FOLDER / "avportal_clip27540.xml") is None
