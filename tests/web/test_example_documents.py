"""Every document of the example catalogue, read by parsers that are not ours, over a real server, offline."""

import json
import re
import shutil
from pathlib import Path

import extruct
import httpx
import lxml.html
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

import kg
from kg.fields.scripts import script
from tests.web.publishing import serving

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
BASE = "https://data.example.org"
PATIENCE = 60
LISTS = ("/", "/films", "/people", "/companies", "/festivals")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalogue") / "examples"
    shutil.copytree(EXAMPLES, folder)
    kg.publish(config=folder / "kg.toml", out=folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def things(catalogue):
    with kg.open(catalogue) as films:
        rows = films.select(
            'SELECT DISTINCT ?thing { ?thing ?p ?o FILTER(STRSTARTS(STR(?thing), "https://data.example.org/id/")) }'
        )
        return sorted(str(row["thing"]) for row in rows)


@pytest.fixture(scope="module")
def client(catalogue):
    with serving(catalogue) as address, httpx.Client(base_url=address, timeout=PATIENCE) as one:
        yield one


@pytest.fixture(scope="module")
def pages(client, things):
    """The page of every thing, and the lists, by path."""
    documents = [thing.removeprefix(BASE).replace("/id/", "/doc/") for thing in things]
    return {path: _page(client, path) for path in (*LISTS, *documents)}


def _page(client, path):
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, path
    return lxml.html.fromstring(answer.text)


def canonical(graph):
    """Lower-case tags, as Oxigraph does, and compare durations by value."""
    fresh = Graph()
    for subject, predicate, value in graph:
        if isinstance(value, Literal) and value.language:
            value = Literal(str(value), lang=value.language.lower())
        elif isinstance(value, Literal) and str(value.datatype).endswith("#duration"):
            value = Literal(_minutes(str(value)))
        fresh.add((subject, predicate, value))
    return fresh


def _minutes(duration):
    hours, minutes = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", duration).groups("0")
    return int(hours) * 60 + int(minutes)


def by_rdflib(octets, form):
    return canonical(Graph().parse(data=octets, format=form))


def by_oxigraph(octets, form):
    quads = ox.parse(octets, format=form)
    text = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return canonical(Graph().parse(data=text, format="nt"))


def test_every_thing_has_a_page_and_every_archive_document_says_the_same_to_every_parser(client, things, pages):
    assert len(things) > 400
    for thing in things:
        path = thing.removeprefix(BASE).replace("/id/", "/doc/")
        assert pages[path].findtext("body//h1"), path
        turtle = client.get(f"{path}.ttl").content
        expected = by_rdflib(turtle, "turtle")
        assert len(expected) > 0
        assert isomorphic(expected, by_oxigraph(turtle, ox.RdfFormat.TURTLE)), path
        jsonld = client.get(f"{path}.jsonld").content
        assert isomorphic(expected, by_rdflib(jsonld, "json-ld")), path
        assert isomorphic(expected, by_oxigraph(jsonld, ox.RdfFormat.JSON_LD)), path
        assert isomorphic(expected, by_rdflib(client.get(f"{path}.nt").content, "nt")), path


def test_no_link_and_no_heading_is_a_bare_identifier(pages):
    named = {path: [one.text_content().strip() for one in page.iter("a", "h1")] for path, page in pages.items()}
    assert sum(map(len, named.values())) > 5_000
    bare = {path: [text for text in texts if re.fullmatch("[a-z2-7]{16}", text)] for path, texts in named.items()}
    assert {path: texts for path, texts in bare.items() if texts} == {}


def test_links_of_lists_agree_with_the_headings_they_lead_to(pages):
    links = [link for path in LISTS for link in pages[path].find("body/main").iter("a") if link.get("href") in pages]
    named = {link.get("href"): link.text_content() for link in links if link.get("href").startswith("/doc/")}
    assert len(named) > 100
    assert named == {path: pages[path].findtext("body//h1") for path in named}


def test_a_place_a_person_and_a_company_are_headed_in_latin_letters(pages):
    headings = {
        path: pages[path].findtext("body//h1") for path in pages if path.startswith(("/doc/place/", "/doc/agent/"))
    }
    assert {"France", "Soviet Union", "Moscow", "Andrey Tarkovsky", "Mosfilm"} <= set(headings.values())
    assert [heading for heading in headings.values() if script(heading) != "Latn"] == []


def test_a_film_in_a_list_has_its_english_title_beside_the_original(pages):
    titles = " ".join(pages["/"].find("body/main").text_content().split())
    assert "Солярис Solaris 1972" in titles
    assert "Летят журавли Letyat zhuravli 1957" in titles  # it has none in English


def test_the_festival_names_its_place_under_each_year(pages):
    [page] = [page for page in pages.values() if page.findtext("body//h1") == "Berlin International Film Festival"]
    places = [
        section.findtext("p/a") for section in page.find("body/main").iter("section") if section.find("ul") is not None
    ]
    assert places[:2] == ["Berlin", "Berlin"]


def test_no_credit_repeats_the_name_it_stands_beside(pages):
    [mosfilm] = [page for page in pages.values() if page.findtext("body//h1") == "Mosfilm"]
    assert "As production company" in mosfilm.text_content()
    assert "credited as" not in mosfilm.text_content()


def test_the_json_ld_in_every_film_page_is_the_search_document_and_is_read_back(client, catalogue):
    with kg.open(catalogue) as films:
        works = [row["w"] for row in films.select("SELECT DISTINCT ?w { ?w a <https://schema.org/Movie> }")]
    assert len(works) == 10
    for work in works:
        path = work.removeprefix(BASE).replace("/id/", "/doc/")
        page = client.get(f"{path}.html").text
        found = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        assert found == [json.loads(client.get(f"{path}.jsonld?_profile=search").text)]
        assert found[0]["@type"] == "Movie" and found[0]["@id"] == work and found[0]["name"]


@pytest.mark.parametrize(
    ("accept", "status", "media_type"),
    [
        ("text/turtle", 200, "text/turtle"),
        ("application/ld+json", 200, "application/ld+json"),
        ("text/html", 200, "text/html"),
        ("*/*", 200, "text/html"),
        ("", 200, "text/html"),
        ("application/json;q=0.5,text/turtle;q=0.9", 200, "text/turtle"),
        ("application/json", 200, "application/ld+json"),
        ("image/png", 406, "application/problem+json"),
    ],
)
def test_a_things_iri_leads_to_the_document_that_is_asked_for(client, things, accept, status, media_type):
    work = next(thing for thing in things if "/work/" in thing)
    first = client.get(work.removeprefix(BASE), headers={"Accept": accept})
    assert first.status_code in (303, 406)
    if first.status_code == 303:
        assert first.headers["location"].startswith("/doc/work/")
    last = client.get(work.removeprefix(BASE), headers={"Accept": accept}, follow_redirects=True)
    assert last.status_code == status
    assert last.headers["content-type"].split(";")[0] == media_type
