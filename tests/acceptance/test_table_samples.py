"""Whole tables as their mapping files say: every row is a record or has a true reason, and the facts are right."""

import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kg.config import load as load_config
from kg.model import Authority, Film, Origin, Place, PlaceKind, Rejected, Text
from kg.sources import KINDS, opening
from kg.sources.mapping import load as load_mapping
from kg.sources.mapping import mapping
from kg.sources.settings import Settings
from kg.sources.tables.proposal import propose

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside this checkout")

MEGABYTE = 1 << 20


def sources(name):
    """Return the (path, source) pairs of a sample's kg.toml."""
    return [(path, source) for source in load_config(HERE / name / "kg.toml").sources for path in source.paths]


def records(name, only=""):
    """Read the files of a sample, those whose name begins with `only`."""
    for path, source in sources(name):
        if path.name.startswith(only):
            settings = Settings(mapping=load_mapping(source.mapping))
            origin = Origin(source.name, path.name.partition(".")[0], None, str(path))
            with opening.opened(path) as stream:
                yield from KINDS[source.kind].read(stream, origin, settings)


def counted(found):
    """Return how many are records and how many are rejections, and the distinct keys."""
    kinds: Counter[bool] = Counter()
    keys = set()
    for each in found:
        kinds[isinstance(each, Rejected)] += 1
        keys.add(each.origin.key)
    return kinds[False], kinds[True], len(keys)


# Records, rejections, distinct keys. The counts are of the files; nothing in them is past reading.
WHOLE = {
    ("cannes", ""): (1_851, 0, 1_851),
    ("mkrf", ""): (7_474, 0, 7_472),
    ("wikipedia-us-films", ""): (36_273, 0, 36_273),
    ("mubi-awards", ""): (23_732, 0, 23_732),
    ("museum-csv", ""): (18, 0, 18),
    ("vega-movies", ""): (3_201, 0, 3_201),
    ("soviet-cinema", "films"): (14_515, 0, 14_515),
    ("soviet-cinema", "people"): (25_580, 0, 25_580),
    ("soviet-cinema", "studios"): (261, 0, 261),
}


@pytest.mark.parametrize("sample", WHOLE, ids=lambda sample: "-".join(filter(None, sample)))
def test_every_row_is_a_record_or_a_rejection(sample):
    assert counted(records(*sample)) == WHOLE[sample]


def by_key(name, *keys, only=""):
    found = {each.origin.key: each for each in records(name, only) if each.origin.key in keys}
    return [found[key] for key in keys]


def test_a_film_of_cannes():
    (film,) = by_key("cannes", "tt0038297")
    assert [(title.kind, title.text) for title in film.titles] == [
        ("original", Text("Amanti in fuga")),
        ("translated", Text("The Lovers", "en")),
    ]
    assert film.expressions[0].minutes == 90
    assert film.countries == (Place(PlaceKind.COUNTRY, "IT"),)
    assert [(each.edition.series.name, each.edition.year) for each in film.selections] == [
        ("Festival de Cannes", "1946")
    ]
    assert film.findings == ()


def test_countries_of_cannes_are_those_of_their_time():
    codes = {place.country for film in records("cannes") for place in film.countries}
    assert {"SU", "DDDE", "CSHH", "YUCS"} <= codes
    assert not codes & {"CS", "DD", "YU"}


def test_eighteen_rows_of_the_museum_are_eighteen_copies_of_five_films():
    rows = list(records("museum-csv"))
    works = Counter(film.work or film.origin.key for film in rows)
    assert len(works) == 5
    assert sum(len(carrier.items) for film in rows for carrier in film.manifestations) == 18
    die_andere_seite = {film.work for film in rows if film.titles[0].text.value == "Die Andere Seite"}
    assert len(die_andere_seite) == 2
    assert sum(works[work] for work in die_andere_seite) == 15
    assert {film.titles[0].verbatim for film in rows if film.work in die_andere_seite} == {"ANDERE SEITE, DIE"}


def test_the_museums_doubtful_year_and_nobody():
    (film,) = by_key("museum-csv", "216420")
    assert (film.created.value, film.created.edtf) == ("1950", "1950?")
    assert film.agents == ()
    assert any(words.endswith("Unbekannt") for words in film.verbatim)
    assert next((each.rule, each.value) for each in next(records("museum-csv")).findings) == (
        "encoding-guessed",
        "cp1252",
    )


def test_the_register_tells_countries_apart_and_keeps_initials():
    films = by_key("mkrf", "111013716", "221048915")
    assert films[0].agents[0].names[0].display == Text("Е. Матвеев", "ru")
    assert [form.value for form in films[0].contributions[0].credited_as] == ["Е.Матвеев"]
    assert films[0].countries == (Place(PlaceKind.COUNTRY, "SU"),)
    assert [agent.kind.value for agent in films[1].agents].count("organisation") == 4
    assert films[1].releases[0].when.value == "2015-11-27"
    assert films[1].releases[0].place == Place(PlaceKind.COUNTRY, "RU")
    joint = [film for film in records("mkrf") if film.country_statement == "США - Франция"]
    assert len(joint) == 29
    assert {tuple(place.country for place in film.countries) for film in joint} == {("US", "FR")}


@pytest.fixture(scope="module")
def soviet():
    return list(records("soviet-cinema", "films"))


def test_soviet_films_without_a_title_are_those_whose_title_is_a_number(soviet):
    films = soviet
    assert sum(not film.titles for film in films) == 2_828
    russian = [title for film in films for title in film.titles if title.text.language == "ru"]
    assert all(title.script == "Cyrl" for title in russian)
    assert sum(bool(film.titles) and film.titles[0].text.language is None for film in films) >= 4_276
    assert all(sum(title.kind == "original" for title in film.titles) <= 1 for film in films)


def test_every_soviet_credit_leads_to_a_record_of_the_person_or_studio(soviet):
    known = {each.agent.key for only in ("people", "studios") for each in records("soviet-cinema", only)}
    films = [each for each in soviet if isinstance(each, Film)]
    credited = {contribution.agent for film in films for contribution in film.contributions}
    assert credited <= known
    assert len(known) == 25_580 + 261
    assert all(agent.names == () for film in films for agent in film.agents)


def test_a_czechoslovak_film_and_a_person_of_the_soviet_catalogue(soviet):
    film = next(each for each in soviet if each.origin.key == "1-3-4-1974")
    assert film.countries == (Place(PlaceKind.COUNTRY, "CSHH"),)
    assert film.expressions[0].minutes == 89
    assert ("imdb", "tt0183921") in [(each.scheme, each.value) for each in film.identifiers]
    (levin,) = by_key("soviet-cinema", "person/18991940-boris-mikhaylovich-levin", only="people")
    assert isinstance(levin, Authority)
    assert levin.agent.names[0].display == Text("Борис Михайлович Левин", "ru")
    assert (levin.agent.born.edtf, levin.agent.died.edtf) == ("1899", "1940")


def test_a_first_of_january_of_the_wikidata_extract_is_a_year_and_no_release():
    first, second = by_key("wikidata-movies", "Q43079072", "Q43302269")
    assert (first.created.edtf, first.releases) == ("2012", ())
    assert "publication_date: 2012-01-01" in first.verbatim
    assert (second.created.edtf, second.releases[0].when.value) == ("2016", "2016-10-04")


def test_awards_of_one_film_are_one_work():
    films = list(records("mubi-awards"))
    assert len({film.work for film in films}) == 992
    outcomes = Counter(award.outcome for film in films for award in film.awards)
    assert outcomes == {"nominated": 10_578, "won": 5_724, "special-mention": 98}
    assert sum(len(film.selections) for film in films) == 6_967 + 171


def test_forty_thousand_films_of_wikidata_invent_no_label_and_no_date_and_memory_stays_flat():
    def resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    if not Path("/proc/self/statm").exists():
        pytest.skip("the system does not tell how much memory a process holds")
    early = untitled = undated = 0
    for number, film in enumerate(records("wikidata-movies"), start=1):
        untitled += not film.titles
        undated += film.created is None
        if number == 20_000:
            early = resident()
    assert (number, untitled, undated) == (40_430, 26, 231)
    assert resident() - early < 32 * MEGABYTE


@pytest.mark.parametrize("sample", [*(name for name, only in WHOLE if only in ("", "films")), "wikidata-movies"])
def test_a_proposed_mapping_reads_its_file_as_it_is(sample):
    path, source = sources(sample)[0]
    with opening.opened(path) as stream:
        proposal = propose(stream, path.name)
    proposed = as_mapping(proposal.toml)
    settings = Settings(mapping=proposed)
    with opening.opened(path) as stream:
        reader = KINDS[source.kind].read(stream, Origin("x", "x", None, path.name), settings)
        found = [each for each, _ in zip(reader, range(500), strict=False)]
    assert found
    assert not [each for each in found if isinstance(each, Rejected)]
    assert sum(bool(film.titles) for film in found) > len(found) // 2


def as_mapping(toml):
    return mapping(tomllib.loads(toml), "proposed.toml")
