"""Film sites' pages: schema.org data in any syntax and any of its many forms becomes films."""

import json
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import ShaclChecker
from kg.model import AgentKind, Film, Identifier, Rejected, Severity, Text
from kg.sources import KINDS, Settings
from tests.sources.reading import held, lost, mapped, only
from tests.sources.reading import read as read_kind


def read(octets, name="quay.html", settings=None):
    return read_kind("schema-org", octets, name, settings)


def page(*values, body=""):
    scripts = "\n".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
    return f"<!doctype html>\n<html><head><title>Quay</title>\n{scripts}</head><body>{body}</body></html>".encode()


def movie(**more):
    return {"@context": "https://schema.org", "@type": "Movie", "name": "The Quay", **more}


def one(**more):
    return only(read(page(movie(**more))))


def credits(film):
    names = {agent.key: agent.names[0].display.value for agent in film.agents}
    return [(each.role, names[each.agent], each.statement, each.character) for each in film.contributions]


# Forms of one document ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        movie(),
        {"@type": "Movie", "name": "The Quay"},
        {"@context": "http://schema.org/", "@type": ["Movie", "Product"], "name": ["The Quay"]},
        {"@context": {"schema": "https://schema.org/"}, "@type": "schema:Movie", "schema:name": "The Quay"},
        {"@type": "http://schema.org/Movie", "http://schema.org/name": [{"@value": "The Quay"}]},
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, movie()]},
        {"@type": "WebPage", "mainEntity": movie()},
        [movie()],
    ],
)
def test_a_film_is_found_however_its_data_is_spelt(value):
    for octets, name in ((page(value), "quay.html"), (json.dumps(value).encode(), "quay.jsonld")):
        film = only(read(octets, name))
        assert [(each.kind, each.text.value) for each in film.titles] == [("original", "The Quay")]


MICRODATA = """
<div itemscope itemtype="http://schema.org/Movie">
  <h1 itemprop="name">The Quay</h1>
  <span itemprop="director" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Erna Brandt</span></span>
  <span itemprop="actor" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ole Voss</span></span>
  <span itemprop="actor" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ada Kern</span></span>
  <time itemprop="duration" datetime="PT1H22M">82 min</time><meta itemprop="dateCreated" content="1931">
</div>"""
RDFA = """
<div vocab="https://schema.org/" typeof="Movie">
  <h1 property="name">The Quay</h1>
  <span property="director" typeof="Person"><span property="name">Erna Brandt</span></span>
  <span property="actor" typeof="Person"><span property="name">Ole Voss</span></span>
  <span property="actor" typeof="Person"><span property="name">Ada Kern</span></span>
  <time property="duration" datetime="PT1H22M">82 min</time><meta property="dateCreated" content="1931">
</div>"""


@pytest.mark.parametrize("body", [MICRODATA, RDFA], ids=["microdata", "rdfa"])
def test_microdata_and_rdfa_say_the_same(body):
    film = only(read(page(body=body)))
    assert (film.titles[0].text.value, film.created.value, film.expressions[0].minutes) == ("The Quay", "1931", 82)
    assert [(role, name) for role, name, _, _ in credits(film)] == [
        ("director", "Erna Brandt"),
        ("actor", "Ole Voss"),
        ("actor", "Ada Kern"),
    ]


def test_rdfa_gives_the_same_bytes_each_time():
    assert len({mapped(only(read(page(body=RDFA)))) for _ in range(4)}) == 1


def test_a_film_said_in_two_syntaxes_is_one_work():
    first, second = read(page(movie(url="https://quay.example/f/7"), body=MICRODATA))
    assert (first.origin.key, first.work) == ("quay.example/f/7", None)
    assert (second.origin.key, second.work) == ("quay.example/f/7-microdata", "quay.example/f/7")


def test_several_films_on_a_page_are_several_records():
    listed = {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "item": movie(url="/film/1")},
            {"@type": "ListItem", "position": 2, "item": movie(name="The Pier")},
            {"@type": "ListItem", "position": 3, "item": movie(name="The Dock")},
        ],
    }
    assert [film.origin.key for film in read(page(listed))] == ["film/1", "quay", "quay-2"]


def test_a_film_within_a_film_is_no_record():
    assert only(read(page(movie(isBasedOn=movie(name="Old Quay"))))).titles[0].text.value == "The Quay"


def test_kg_tomls_key_is_that_of_the_one_film():
    assert only(read(page(movie(url="https://quay.example/f/7")), settings=Settings(key="7"))).origin.key == "7"


# Fields ------------------------------------------------------------------------------------------------------------


def test_titles_carry_a_language_only_if_they_state_one():
    film = one(alternateName=["Quai", {"@value": "Причал", "@language": "ru"}, "The Quay"])
    assert [(each.kind, each.text) for each in film.titles] == [
        ("original", Text("The Quay")),
        ("alternative", Text("Quai")),
        ("alternative", Text("Причал", "ru")),
        ("alternative", Text("The Quay")),
    ]


def test_marks_of_html_are_read_and_kept():
    (title,) = one(name="Quay &amp; Pier").titles
    assert (title.text.value, title.verbatim) == ("Quay & Pier", "Quay &amp; Pier")


@pytest.mark.parametrize(
    ("said", "minutes"), [("PT139M", 139), ("PT2H19M", 139), ("2h 19m", 139), ("139 min", 139), ("PT8340S", 139)]
)
def test_running_times_in_all_forms(said, minutes):
    version = one(duration=said).expressions[0]
    assert (version.minutes, version.duration_statement) == (minutes, said)


@pytest.mark.parametrize("said", [139, "soon", "PT0M"])
def test_what_is_no_running_time_is_kept(said):
    film = one(duration=said)
    assert (film.expressions[0].minutes, film.verbatim) == (None, (f"duration: {said}",))


@pytest.mark.parametrize(
    ("more", "year", "days"),
    [
        ({"dateCreated": "1931"}, "1931", []),
        ({"datePublished": "1931"}, "1931", []),
        ({"datePublished": "1931-04-18"}, "1931", ["1931-04-18"]),
        ({"datePublished": "1932-04-18T00:00:00Z", "dateCreated": "1931"}, "1931", ["1932-04-18"]),
        ({"copyrightYear": 1930, "datePublished": "1931"}, "1930", []),
        ({"dateCreated": "1929/1930"}, "1929", []),
        ({"datePublished": "some day"}, None, []),
    ],
)
def test_dates_with_and_without_a_day(more, year, days):
    film = one(**more)
    assert (film.created and film.created.value) == year
    assert [each.when.value for each in film.releases] == days


@pytest.mark.parametrize(
    "said",
    [
        "USSR",
        ["USSR"],
        {"@type": "Country", "name": "Soviet Union"},
        {"@type": "Country", "name": "СССР", "alternateName": ["USSR", "Union soviétique"]},
    ],
)
def test_countries_of_origin(said):
    film = one(countryOfOrigin=said)
    assert [place.country for place in film.countries] == ["SU"]
    assert film.verbatim == ()


def test_two_countries_in_one_text():
    film = one(countryOfOrigin="France, Italy")
    assert ([place.country for place in film.countries], film.country_statement) == (["FR", "IT"], "France, Italy")


@pytest.mark.parametrize("said", ["ru", "Russian", ["ru"], {"@type": "Language", "name": "Russian"}, "ru-RU"])
def test_languages_spoken(said):
    assert one(inLanguage=said).expressions[0].languages[0].startswith("ru")


PERSON = {"@type": "Person", "name": "Erna Brandt"}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Erna Brandt", ["Erna Brandt"]),
        ("Erna Brandt, Ole Voss", ["Erna Brandt", "Ole Voss"]),
        (["Erna Brandt", PERSON | {"name": "Ole Voss"}], ["Erna Brandt", "Ole Voss"]),
        (PERSON, ["Erna Brandt"]),
        ({"name": "Erna Brandt"}, ["Erna Brandt"]),
        ({"@type": "Person", "name": {"@value": "Erna Brandt", "@language": "de"}}, ["Erna Brandt"]),
    ],
)
def test_people_as_text_list_or_node(said, names):
    assert [name for _, name, _, _ in credits(one(director=said))] == names


def test_a_person_elsewhere_in_the_graph():
    graph = {
        "@graph": [movie(director={"@id": "#erna"}), PERSON | {"@id": "#erna", "sameAs": "https://www.wikidata.org/wiki/Q5001"}]
    }  # fmt: skip
    film = only(read(page(graph)))
    assert credits(film)[0][:2] == ("director", "Erna Brandt")
    assert film.agents[0].identifiers == (Identifier("wikidata", "Q5001"),)


def test_a_reference_to_nowhere_is_kept_and_credits_nobody():
    film = one(director={"@id": "https://quay.example/p/1"})
    assert (film.contributions, film.verbatim) == ((), ("director.@id: https://quay.example/p/1",))


def test_an_address_of_somebody_credits_nobody():
    film = one(director="https://quay.example/p/1")
    assert (film.contributions, film.verbatim) == ((), ("director: https://quay.example/p/1",))


def test_parts_have_characters_and_roles_have_words():
    film = one(
        actor=[{"@type": "PerformanceRole", "actor": PERSON, "characterName": "The captain"}],
        contributor=[
            {"@type": "Role", "roleName": "cinematographer", "contributor": {"@type": "Person", "name": "Ole Voss"}},
            {"@type": "Role", "roleName": "best boy", "contributor": {"@type": "Person", "name": "Ada Kern"}},
        ],
    )
    assert credits(film) == [
        ("actor", "Erna Brandt", "actor", "The captain"),
        ("cinematographer", "Ole Voss", "cinematographer", None),
        ("contributor", "Ada Kern", "best boy", None),
    ]
    assert film.verbatim == ()


def test_companies_are_organisations():
    film = one(
        productionCompany=["Kai-Film", {"@type": "Organization", "name": "Ufa"}],
        musicBy={"@type": "MusicGroup", "name": "Die Wellen"},
    )
    assert {agent.names[0].display.value: agent.kind for agent in film.agents} == {
        "Kai-Film": AgentKind.ORGANISATION,
        "Ufa": AgentKind.ORGANISATION,
        "Die Wellen": AgentKind.ORGANISATION,
    }


def test_what_is_said_of_a_person_stays_with_the_person():
    (agent,) = one(director=PERSON | {"birthDate": "1898", "url": "https://quay.example/p/1"}).agents
    assert (agent.verbatim, agent.sites) == (("birthDate: 1898",), ("https://quay.example/p/1",))


def test_links_and_numbers_are_identifiers():
    film = one(
        sameAs=[
            "https://www.imdb.com/title/tt0021750/",
            "http://www.wikidata.org/entity/Q2262932",
            "https://fans.example/",
        ],
        identifier=["Q-17", {"@type": "PropertyValue", "propertyID": "Kinopoisk", "value": "2102"}],
    )
    assert film.identifiers == (
        Identifier("imdb", "tt0021750"),
        Identifier("wikidata", "Q2262932"),
        Identifier("schema-org", "Q-17"),
        Identifier("kinopoisk", "2102"),
    )
    assert film.sites == ("https://fans.example/",)
    assert "sameAs: https://www.imdb.com/title/tt0021750/" in film.verbatim


def test_genre_rating_keywords_and_prose():
    film = one(genre=["Drama", "Documentary"], contentRating="12+", keywords="harbour, fog", description="A quay.")
    assert (film.genres, film.forms) == ((Text("Drama"), Text("Documentary")), ("documentary",))
    assert (film.ratings, film.keywords) == (("12+",), (Text("harbour"), Text("fog")))
    (note,) = film.notes
    assert (note.kind, note.text.value, note.cleared) == ("synopsis", "A quay.", False)


def test_prose_is_cleared_only_if_the_source_says_so():
    (film,) = read(page(movie(description="A quay.")), settings=Settings(cleared=True))
    assert film.notes[0].cleared


def test_a_publication_event_is_a_release():
    event = {"@type": "PublicationEvent", "name": "In France", "startDate": "1931-11-18",
             "location": {"@type": "Country", "name": "France"}}  # fmt: skip
    (release,) = one(releasedEvent=event).releases
    assert (release.when.value, release.place.country, release.label) == ("1931-11-18", "FR", "In France")


def test_ratings_pictures_and_awards_are_kept_word_for_word():
    film = one(aggregateRating={"@type": "AggregateRating", "ratingValue": 8.1, "ratingCount": "137"},
               image="https://quay.example/q.jpg", award="Grand prix, Locarno, 1931")  # fmt: skip
    assert film.verbatim == (
        "aggregateRating.@type: AggregateRating",
        "aggregateRating.ratingValue: 8.1",
        "aggregateRating.ratingCount: 137",
        "image: https://quay.example/q.jpg",
        "award: Grand prix, Locarno, 1931",
    )
    assert [each.rule for each in film.findings] == ["field-unread"] * 5


def test_look_alike_letters_are_mended_and_told():
    film = one(name="Videо", director="Erna Brаndt")
    assert film.titles[0].text.value == "Video"
    assert [each.rule for each in film.findings] == ["mixed-script", "mixed-script"]
    assert (film.agents[0].names[0].display.value, film.agents[0].verbatim) == ("Erna Brandt", ("Erna Brаndt",))


def test_the_address_is_the_films_own_or_the_pages():
    assert one(url="https://quay.example/f/7").url == "https://quay.example/f/7"
    canonical = b'<link rel="canonical" href="https://quay.example/f/8"></head>'
    assert only(read(page(movie()).replace(b"</head>", canonical))).url == "https://quay.example/f/8"


def test_an_address_that_is_none_is_nobodys():
    canonical = b'<link rel="canonical" href="//quay.example/a b"></head>'
    (film,) = read(page(movie(url="https:////")).replace(b"</head>", canonical))
    assert (film.url, film.origin.key) == (None, "quay")
    assert mapped(film)


# What is no film ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["TVSeries", "TVEpisode", "MovieSeries"])
def test_other_works_for_the_screen_are_rejected_beside_films(kind):
    film, series = read(page(movie(), {"@type": kind, "name": "The Quays"}))
    assert isinstance(film, Film)
    assert series.reason == f"is a {kind}, no Movie: only films are read"


@pytest.mark.parametrize(
    ("octets", "reason"),
    [
        (page({"@type": "Recipe", "name": "Soup"}), "holds no schema.org Movie: it describes Recipe"),
        (b"<html><body><p>Soup</p></body></html>", "nothing in it states a type"),
        (page(movie()).replace(b'"name":', b'"name"'), "JSON-LD cannot be read"),
        (b"", "the file is empty"),
        (b"<html>\x00\x01</html>", "binary"),
    ],
)
def test_a_page_without_a_film_is_rejected_with_the_true_reason(octets, reason):
    (record,) = read(octets)
    assert isinstance(record, Rejected) and reason in record.reason


def test_a_broken_script_does_not_hide_the_next():
    octets = page(movie()).replace(b"<head>", b'<head><script type="application/ld+json">{"a": }</script>')
    broken, film = read(octets)
    assert (broken.origin.locator, film.titles[0].text.value) == ("L2", "The Quay")


def test_what_else_the_page_describes_is_told():
    film = only(read(page({"@type": "BreadcrumbList", "name": "Home"}, movie())))
    assert [(each.value, each.message) for each in film.findings] == [
        ("BreadcrumbList", "BreadcrumbList is no film: what the page says of it is left out")
    ]


# Recognition -------------------------------------------------------------------------------------------------------

RECORD_PAGE = """<html><body><p>Erna BRANDT</p><p>Germany, 1931, 82mn</p><p>The Quay</p>
<p>Directed by : Erna BRANDT</p><p>Cinematography : Ole VOSS</p>{}</body></html>"""


@pytest.mark.parametrize("octets", [page(movie()), page(body=MICRODATA), page(body=RDFA), json.dumps(movie()).encode()])
def test_a_film_is_recognised_by_its_mark(octets):
    assert KINDS["schema-org"].recognises(octets)


@pytest.mark.parametrize(
    "octets",
    [
        RECORD_PAGE.format("").encode(),
        RECORD_PAGE.format(MICRODATA).encode(),
        page({"@type": "MovieTheater"}),
        b'{"@type": "Recipe"}',
        b'{"@context": {"kg": "https://w3id.org/reelgraph/ontology#"}, "@type": ["kg:Work", "schema:Movie"]}',
    ],
    ids=["record page", "record page with microdata", "cinema", "recipe", "our own archive view"],
)
def test_other_files_are_left_to_other_readers(octets):
    assert not KINDS["schema-org"].recognises(octets)


# Nothing lost, nothing broken --------------------------------------------------------------------------------------

FULL = movie(
    url="https://quay.example/f/7",
    alternateName=["Quai", {"@value": "Причал", "@language": "ru"}],
    datePublished="1931-04-18",
    duration="PT82M",
    countryOfOrigin=[{"@type": "Country", "name": "Germany"}],
    inLanguage="de",
    director=[PERSON | {"url": "https://quay.example/p/1"}],
    actor=[{"@type": "PerformanceRole", "actor": "Ole Voss", "characterName": "The captain"}],
    productionCompany={"@type": "Organization", "name": "Kai-Film"},
    aggregateRating={"@type": "AggregateRating", "ratingValue": 8.1, "bestRating": 10},
    genre=["Drama"],
    keywords=["harbour"],
    contentRating="12+",
    description="A quay in the fog.",
    image={"@type": "ImageObject", "url": "https://quay.example/q.jpg"},
    sameAs=["https://www.imdb.com/title/tt0021750/"],
    trailer={"@type": "VideoObject", "name": "Trailer", "duration": "PT2M"},
)


LISTS = {"director", "actor", "contributor", "keywords"}


def is_a_term(path, text, texts):
    """A type became a class, a language a tag, a context nothing; a list of names its names, a mark of HTML its sign."""
    joined = "\n".join(texts)
    is_split = bool(LISTS & set(path)) and all(word in joined for word in re.findall(r"\w+", unescape(text)))
    return path[-1] in ("@type", "@language", "@context") or is_split or unescape(text).strip() in joined


def test_nothing_is_lost():
    octets = json.dumps(FULL).encode()
    assert lost(octets, read(octets, "quay.jsonld"), is_a_term) == []


def test_the_gate_lets_a_film_through():
    film = only(read(json.dumps(FULL).encode(), "quay.jsonld"))
    found = ShaclChecker()(film.origin, mapped(film), ())
    assert [each for each in found if each.severity is Severity.VIOLATION] == []


TERMS = st.sampled_from([
    "name", "alternateName", "director", "actor", "characterName", "roleName", "contributor", "datePublished", "duration",
    "countryOfOrigin", "inLanguage", "genre", "sameAs", "identifier", "url", "location", "releasedEvent", "startDate",
    "image", "description", "@id", "@value", "@language", "propertyID", "value", "keywords", "isBasedOn",
])  # fmt: skip
WORDS = st.sampled_from(["The Quay", "Erna Brandt", "Erna Brandt, Ole Voss", "1931-04-18", "PT82M", "Germany", "de", "#a",
                         "https://www.imdb.com/title/tt0021750/", "Q5", "Unknown", "Videо &lt;"]) | st.text(max_size=6)  # fmt: skip
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(TERMS, each, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(TERMS.filter(lambda term: not term.startswith("@")), JUNK, min_size=1, max_size=5))
def test_any_value_of_any_property_is_read_and_nothing_of_it_lost(said):
    octets = json.dumps({"@type": "Movie", **said}).encode("utf-8", "surrogatepass")
    records = read(octets, "quay.jsonld")
    assert records
    if all(isinstance(record, Film) for record in records):
        assert lost(octets, records, is_a_term) == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_page_gives_records_or_reasons(data):
    octets = data.draw(st.sampled_from([page(FULL, body=MICRODATA + RDFA), json.dumps(FULL, indent=1).encode()]))
    start = data.draw(st.integers(0, len(octets)))
    end = data.draw(st.integers(start, len(octets)))
    damaged = octets[:start] + data.draw(st.binary(max_size=6)) + octets[end:]
    for name in ("quay.html", "quay.json"):
        records = read(damaged, name)
        assert records
        held(records)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "cp1251"])
def test_a_page_in_another_encoding_gives_the_film_or_a_reason(encoding):
    octets = page(movie(director="Erna Brandt")).decode().encode(encoding)
    assert read(octets)[0]
