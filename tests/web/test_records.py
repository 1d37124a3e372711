"""All that a record states stands on the page of its film or its person: a rich record of every kind, published."""

import re
from collections import defaultdict
from itertools import pairwise

import httpx
import pytest

from kg.model import (
    Agent,
    AgentKind,
    Authority,
    Contribution,
    Expression,
    Film,
    Identifier,
    Item,
    Manifestation,
    Name,
    Note,
    Origin,
    Place,
    PlaceKind,
    Text,
    Title,
    When,
)
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from tests.web.publishing import BASE, publish, serving
from tests.web.test_pages import read, section, words

SPACE = Space(BASE)
FILM_IRI, SERIES_IRI, PERSON_IRI, STUDIO_IRI, NAMELESS_IRI = (
    SPACE.thing(kind, "archive", key)
    for kind, key in (("work", "f1"), ("work", "s1"), ("agent", "p1"), ("agent", "o1"), ("agent", "p9"))
)
LONG = "/efg:efgEntity/efg:avcreation[1]/efg:relPerson[1]"
SHORTCUTS = {"director": "https://schema.org/director"}

FILM = Film(
    origin=Origin("archive", "f1"),
    content_hash="sha256:00",
    locators=("L2", LONG),
    titles=(
        Title("original", Text("Сказка", "ru"), "Cyrl", ("L3",)),
        Title("translated", Text("Tale", "en"), "Latn", ("L4",), verbatim="TALE, A"),
        Title("alternative", Text("Tale", "nl"), "Latn", ("L5",)),
    ),
    created=When("1929", "1929/1930?", earliest="1929-01-01", latest="1930-12-31"),
    countries=(Place(PlaceKind.COUNTRY, "SU"),),
    country_statement="СССР",
    forms=("fiction",),
    form_statements=("Spielfilm",),
    genres=(Text("Märchen", "de"),),
    keywords=(Text("wolf", "en"),),
    ratings=("FSK 6",),
    part_of=("s1",),
    verbatim=("sound: none",),
    sites=("https://tale.example.org/",),
    identifiers=(Identifier("imdb", "tt0038297"), Identifier("avefi", "no handle"), Identifier("Laufnummer", "77")),
    agents=(
        Agent("p1", AgentKind.PERSON, (Name(Text("Vera Ivanova", "en")),), (LONG,)),
        Agent("p9", AgentKind.PERSON, (), ("L7",), identifiers=(Identifier("wikidata", "Q2262932"),)),
    ),
    contributions=(
        Contribution("p1", "director", 1, ("L6",), "Regie", (Text("Ivanova, Vera"),)),
        Contribution("p9", "actor", 1, (LONG,), "Darsteller"),
        Contribution("p1", "sound", 1, ("L6",), "Ton"),
        Contribution("p9", "sound", 2, ("L6",), "Mischung"),
    ),
    expressions=(
        Expression("original", ("L8",), minutes=81, duration_statement="81'", colour="colour",
                   colour_statement="Farbe", languages=("ru",), language_statements=("Russisch",)),
        Expression("dubbed", ("L9",), languages=("de",)),
    ),
    manifestations=(
        Manifestation(
            "film-35mm", ("L10",), carrier_statement="Nitro", expression=2, minutes=80, duration_statement="01:20:00",
            titles=(Title("alternative", Text("Das Märchen", "de"), "Latn", ("L11",)),),
            identifiers=(Identifier("eidr", "10.5240/EA73-79D7-1B2B-B378-3A73-M"),),
            extents=("2400 m",), rights=("Rights unclear",), verbatim=("aspect: 4:3",),
            published=When("1931", "1931~"),
            items=(Item(("L12",), shelf_mark="F 12/3", holder="State Archive", access_statement="Archivkopie",
                        carrier="film-16mm", identifiers=(Identifier("Inventar", "I-9"),), verbatim=("shrunk 1 %",)),
                   Item(("L13",), holder="City Archive")),
        ),
    ),
)  # fmt: skip
SERIES = Film(Origin("archive", "s1"), "sha256:01", ("L1",), (), (Title("original", Text("Tales"), "Latn", ("L1",)),))
PARTS = tuple(
    Film(
        Origin("archive", f"e{number}"), "sha256:02", ("L1",), (),
        (Title("original", Text(f"Tale {number}"), "Latn", ("L1",)),), When("1930", "1930"), part_of=("s1",),
    )
    for number in (10, 2)
)  # fmt: skip
PERSON = Authority(
    Origin("archive", "person/p1"),
    "sha256:03",
    Agent(
        "p1", AgentKind.PERSON, (Name(Text("Vera Ivanova", "en")), Name(Text("Вера Иванова", "ru"))), ("L1",),
        identifiers=(Identifier("gnd", "118643355"), Identifier("isni", "0000000121032683")),
        born=When("1950", "1950?"), died=When("2001-03-04", "2001-03-04"),
        occupations=(Text("Regisseurin", "de"),), sites=("https://vera.example.org/",), verbatim=("gender: female",),
    ),
    notes=(Note("biography", Text("She made films.", "en"), ("L2",), cleared=True),),
)  # fmt: skip
STUDIO = Authority(
    Origin("archive", "org/o1"),
    "sha256:04",
    Agent("o1", AgentKind.ORGANISATION, (Name(Text("Studio One")),), ("L1",), born=When(None, "192X"),
          died=When("1941", "[1941,1943]"), place_statements=("near Kyiv",), occupations=(Text("animation studio"),)),
)  # fmt: skip
SECOND = Film(
    Origin("library", "t7"),
    "sha256:05",
    ("row 4",),
    (Expression("original", ("row 4, column Sprache",), minutes=82),),
    (Title("original", Text("Сказка", "ru"), "Cyrl", ("row 4, column title",)),),
    When("1931", "1931"),
)
MOVED = {SPACE.local(SPACE.thing("work", "library", "t7")): SPACE.local(FILM_IRI)}
RECORDS = (FILM, SERIES, *PARTS, PERSON, STUDIO, SECOND)


def trig():
    graphs = defaultdict(list)
    for record in RECORDS:
        for line in statements(record, SPACE, SHORTCUTS, MOVED):
            triple, _, graph = line.removesuffix(" .").rpartition(" ")
            graphs[graph].append(f"{triple} .")
    return "\n".join(f"{graph} {{ {' '.join(lines)} }}" for graph, lines in graphs.items()).encode()


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    root = tmp_path_factory.mktemp("records")
    publish(root, trig())
    with serving(root) as address, httpx.Client(base_url=address) as one:
        yield one


def path(iri):
    return iri.replace(f"{BASE}/id", "/doc")


@pytest.fixture(scope="module")
def film(client):
    return read(client, path(FILM_IRI))


@pytest.fixture(scope="module")
def person(client):
    return read(client, path(PERSON_IRI))


def without_the_table(page):
    for table in page.find_class("statements"):
        table.drop_tree()
    return " ".join(words(page).split())


# What the page says in another form: a place as its short mark, a date in words, a name turned round.
RESTATED = {"locator", "duration", "order", "dateEdtf", "dateEarliest", "dateLatest", "birthDateEdtf", "deathDateEdtf",
            "creditedAs", "contentHash", "languageConfidence"}  # fmt: skip


@pytest.mark.parametrize(("record", "iri"), [(FILM, FILM_IRI), (PERSON, PERSON_IRI), (STUDIO, STUDIO_IRI)])
def test_no_value_of_a_record_is_missing_from_its_page(client, record, iri):
    shown = without_the_table(read(client, path(iri)))
    stated = {
        (re.split("[#/]", predicate)[-1].rstrip(">"), value)
        for line in statements(record, SPACE, SHORTCUTS)
        for predicate, value in re.findall(r'^<[^>]+> (<[^>]+>) "((?:[^"\\]|\\.)*)"', line)
        if "/id/place/" not in line.split(" ")[0]
    }
    assert len(stated) > 8
    assert [
        (name, value) for name, value in sorted(stated) if name not in RESTATED and not _is_told(value, shown)
    ] == []


def _is_told(value, shown):
    labels = {"imdb": "IMDb", "avefi": "AVefi", "eidr": "EIDR", "gnd": "GND", "isni": "ISNI", "wikidata": "Wikidata"}
    return labels.get(value, value) in shown


def test_a_title_that_two_sources_state_stands_once_with_the_places_of_both(film):
    titles = [words(one) for one in film.find_class("titles")[0]]
    assert titles[0] == "Сказка original title · ru L3 row 4, column title"
    assert titles[1] == "Tale translated title · en “TALE, A” L4 alternative title · nl L5"
    assert len(titles) == 2
    assert [one.get("lang") for one in film.find_class("title")] == ["ru", "en"]


def test_a_span_a_doubt_and_a_decade_are_read_in_words(film, person, client):
    facts = words(film.find_class("lead")[0])
    assert "Year 1929–1930? archive/f1 1931 library/t7" in facts
    life = words(person.find_class("lead")[0])
    assert "Born 1950? Died 2001-03-04 Occupation Regisseurin" in life
    studio = words(read(client, path(STUDIO_IRI)).find_class("lead")[0])
    assert "Founded 1920s Dissolved 1941 or 1943 Activity animation studio Place “near Kyiv”" in studio


def test_genres_keywords_and_ratings_stand_as_printed_in_their_language(film):
    facts = film.find_class("lead")[0]
    assert "Form fiction “Spielfilm” Genre Märchen Keywords wolf Rating FSK 6 Language German de, Russian ru" in words(
        facts
    )
    assert facts.xpath("string(.//*[@lang='de'])") == "Märchen"


def test_a_number_leads_to_its_register_under_its_name_and_a_false_one_nowhere(film, person):
    identity = section(film, "Identity")
    assert "IMDb tt0038297 L2 AVefi no handle L2 Laufnummer 77 L2" in identity
    links = set(film.xpath("//code/a/@href"))
    assert links == {"https://www.imdb.com/title/tt0038297/", "https://doi.org/10.5240/EA73-79D7-1B2B-B378-3A73-M"}
    assert set(person.xpath("//code/a/@href")) == {
        "https://d-nb.info/gnd/118643355",
        "https://isni.org/isni/0000000121032683",
    }


def test_the_page_of_a_number_leads_to_the_register_too(client, film):
    [number] = [one for one in film.find_class("register") if words(one) == "IMDb"]
    page = read(client, number.get("href"))
    assert words(page.find("body//h1")) == "IMDb tt0038297"
    assert words(page.find_class("kind")[0]) == "identifier"
    assert page.xpath("//a[@rel='external']/@href") == ["https://www.imdb.com/title/tt0038297/"]
    assert "Of the film Сказка" in words(page)


def test_a_film_names_the_series_it_is_of_and_the_series_its_parts_as_people_count(client, film):
    assert "Part of Tales" in words(film.find_class("lead")[0])
    assert film.xpath(f"//a[@href='{path(SERIES_IRI)}']")
    series = read(client, path(SERIES_IRI))
    assert section(series, "Parts") == "Parts 1929 Сказка Tale 1930 Tale 2 1930 Tale 10"


def test_a_copy_is_told_with_its_shelf_mark_holder_and_access(client, film):
    versions = section(film, "Versions and carriers")
    assert "dubbed version, German de L9 Nitro (35 mm film), about 1931, 80 min “01:20:00”, 2400 m L10" in versions
    assert "titled Das Märchen EIDR 10.5240/EA73-79D7-1B2B-B378-3A73-M rights as printed: Rights unclear" in versions
    assert "copy held: F 12/3, State Archive, 16 mm film, access: Archivkopie L12 Inventar I-9" in versions
    assert "copy held: City Archive L13" in versions
    [copy] = film.xpath("//a[text()='F 12/3']/@href")
    assert "Of the film Сказка Tale (1929)" in words(read(client, copy))
    [copy] = film.xpath("//a[text()='City Archive']/@href")
    assert words(read(client, copy).find("body//h1")) == "Copy at City Archive"


def test_somebody_who_is_only_a_number_is_called_by_it_on_every_page(client, film):
    assert "actor “Darsteller” Wikidata Q2262932" in section(film, "Credits")
    assert words(read(client, path(NAMELESS_IRI)).find("body//h1")) == "Wikidata Q2262932"
    people = words(read(client, "/people").find("body//main"))
    assert people == "People Wikidata Q2262932 Vera Ivanova Вера Иванова"


def test_where_a_role_is_printed_in_two_ways_each_name_has_its_own(film):
    assert "sound Vera Ivanova Вера Иванова “Ton” L6 Wikidata Q2262932 “Mischung” L6" in section(film, "Credits")


def test_a_name_that_a_credit_turns_round_is_not_told_twice(film):
    assert "director “Regie” Vera Ivanova Вера Иванова L6" in section(film, "Credits")


def test_a_long_place_is_shown_short_and_told_whole(film):
    [mark] = film.xpath("//section[@aria-labelledby='credits']//a[contains(@title, 'relPerson')]")
    assert words(mark) == "…/efg:relPerson[1]"
    assert mark.get("title") == f"archive/f1, {LONG}"
    [sources] = film.xpath("//section[@aria-labelledby='sources']")
    assert "archive/f1 record f1 says this on L2" in words(sources)


def test_a_person_has_notes_sites_and_what_else_the_record_says(person):
    assert "She made films." in section(person, "Synopsis and notes")
    assert "Site https://vera.example.org/" in words(person.find_class("lead")[0])
    assert section(person, "Also in the record") == "Also in the record verbatim gender: female archive/person/p1"
    assert "As director 1929 Сказка Tale" in section(person, "Films")


def test_search_engines_read_life_dates_parts_and_copies(client):
    def searched(iri):
        return client.get(f"{path(iri)}.jsonld?_profile=search").json()

    movie = searched(FILM_IRI)
    assert movie["isPartOf"]["name"] == "Tales"
    assert (movie["genre"], movie["keywords"], movie["contentRating"]) == (["fiction", "Märchen"], "wolf", "FSK 6")
    assert {"@type": "PropertyValue", "propertyID": "imdb", "value": "tt0038297"}.items() <= next(
        one for one in movie["identifier"] if one["propertyID"] == "imdb"
    ).items()
    assert movie["sameAs"] == "https://tale.example.org/"  # its own site; no register that merely numbers it
    assert [part["name"] for part in searched(SERIES_IRI)["hasPart"]] == ["Tale 10", "Tale 2", "Сказка"]
    someone = searched(PERSON_IRI)
    assert (someone["birthDate"], someone["deathDate"], someone["jobTitle"]) == ("1950", "2001-03-04", "Regisseurin")
    assert searched(STUDIO_IRI)["dissolutionDate"] == "1941"


def test_the_pages_need_no_script_and_each_heading_is_below_one_that_stands_higher(film, person):
    for page in (film, person):
        assert page.xpath("//script[not(@type='application/ld+json')] | //@onclick | //@style") == []
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3")]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
