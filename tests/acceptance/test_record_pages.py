"""The seed page and the record pages beside it: every fact, every cut, every other encoding."""

import json
from io import BytesIO
from itertools import chain
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import BNode, Dataset, Graph, URIRef
from rdflib.compare import graph_diff, to_isomorphic

from kg.assets import folder
from kg.fields.places import country
from kg.model import Film, Origin, Rejected
from kg.pipeline.trace import trace
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import KG, SCHEMA
from kg.sources import Settings
from kg.sources.page import read
from kg.sources.page.outline import labels, shown_lines

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEED = SHARED / "seeds" / "spiritual-voices.txt"
PAGES = sorted((SHARED / "records" / "kinoglaz").glob("*.txt")) if SHARED.is_dir() else []
BASE = "https://data.example.org/"
GRAPH = URIRef(f"{BASE}graph/pages/spiritual-voices")
GAZETTEER = URIRef(f"{BASE}graph/gazetteer")

# What the record says beyond the worked example; each with its reason. Nothing yet.
ADDED: frozenset[str] = frozenset()

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def shortcuts():
    """The schema.org property of each role, as the shipped vocabulary states it."""
    graph = Graph().parse(folder("ontology") / "vocab.ttl")
    stated = graph.subject_objects(URIRef(KG.iri("schemaProperty")))
    return {str(role).rpartition("role-")[2]: str(term) for role, term in stated}


def outcome(octets, path=SEED):
    origin = Origin("pages", path.stem, None, str(path))
    (found,) = read(BytesIO(octets), origin, Settings())
    return found


def film(octets, path=SEED):
    found = outcome(octets, path)
    assert isinstance(found, Film), found
    return found


def ids(paths):
    return [path.stem for path in paths]


# ---------- the worked example


def test_the_seed_gives_the_worked_example(shortcuts):
    expected, made = Dataset(), Dataset()
    expected.parse(SHARED / "design" / "worked-example.trig")
    lines = statements(film(SEED.read_bytes()), Space(), shortcuts)
    made.parse(data="\n".join(lines), format="nquads")
    graphs = [to_isomorphic(_anonymous(each.graph(GRAPH), each.graph(GAZETTEER))) for each in (expected, made)]
    _, missing, added = graph_diff(*graphs)
    assert sorted(map(_shown, missing)) == []
    assert {str(predicate) for _, predicate, _ in added} == ADDED
    assert ADDED or graphs[0] == graphs[1]


def _anonymous(graph, gazetteer):
    """Replace places by code or by name and country, our other IRIs by blank nodes, and drop confidences."""
    places = {place: URIRef(f"urn:place:{_place(gazetteer, place)}") for place in set(gazetteer.subjects())}
    out = Graph()
    for triple in graph:
        if triple[1] != URIRef(KG.iri("languageConfidence")):
            out.add(tuple(places.get(term) or _blank(term) for term in triple))
    return out


def _place(gazetteer, place):
    code = gazetteer.value(place, URIRef(SCHEMA.iri("identifier")))
    land = gazetteer.value(place, URIRef(SCHEMA.iri("containedInPlace")))
    name = gazetteer.value(place, URIRef(SCHEMA.iri("name")))
    within = gazetteer.value(land, URIRef(SCHEMA.iri("identifier")))
    return code or f"{name}-{within}".replace(" ", "_")


def _blank(term):
    is_ours = isinstance(term, URIRef) and term.startswith(BASE)
    return BNode("".join(letter for letter in term if letter.isalnum())) if is_ours else term


def _shown(triple):
    return " ".join(term.n3() for term in triple[1:])


def test_the_seed_s_places_are_those_of_the_worked_example(shortcuts):
    expected, made = Dataset(), Dataset()
    expected.parse(SHARED / "design" / "worked-example.trig")
    made.parse(data="\n".join(statements(film(SEED.read_bytes()), Space(), shortcuts)), format="nquads")
    found = [
        {_place(each.graph(GAZETTEER), place) for place in each.graph(GAZETTEER).subjects()}
        for each in (expected, made)
    ]
    assert found[0] == found[1]


def test_the_seed_s_findings_are_these_and_no_others():
    found = {
        (each.rule, str(each.severity), each.origin.locator, each.value) for each in film(SEED.read_bytes()).findings
    }
    spacing = {each for each in found if each[0] == "spacing"}
    assert found - spacing == {
        ("mixed-script", "Warning", "L25", "vide\N{CYRILLIC SMALL LETTER O}"),
        ("label-empty", "Info", "L37", "Source :"),
        ("date-ambiguous", "Info", "L21", "08/10/1995"),
        ("furniture", "Info", "L7", "▪ ▪ ▪ ▪ ▪ ▪ ▪"),
        ("series-year-in-name", "Info", "L45", "Fall Festival 1998"),
        ("language-inferred", "Info", "L12", "Spiritual Voices"),
        ("language-inferred", "Info", "L14", "Les Voix spirituelles"),
    }
    assert {(severity, place) for _, severity, place, _ in spacing} == {
        ("Info", f"L{number}") for number in (4, 12, 14, 16, 17)
    }


# ---------- the pages with their facts


def facts_of(path):
    return json.loads(path.with_suffix(".facts.json").read_text("utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_the_header_gives_each_director_in_three_forms(path):
    facts, found = facts_of(path), film(path.read_bytes(), path)
    tags = {"en": "ru-Latn", "ru": "ru", "fr": "fr"}
    expected = [{(form, tags[slot]) for slot, form in each.items() if form} for each in facts["header_directors"]]
    assert [
        {(form.value, form.language) for form in agent.statements} for agent in found.agents if agent.statements
    ] == expected


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_country_year_minutes_colour_and_form_are_the_facts(path):
    facts, found = facts_of(path), film(path.read_bytes(), path)
    (expression,) = found.expressions
    assert (found.country_statement, [place.country for place in found.countries]) == (
        facts["country"],
        [country(facts["country"])],
    )
    assert (found.created.value, expression.minutes) == (str(facts["year"]), facts["minutes"])
    assert (expression.colour_statement, found.form_statements) == (facts["colour"], (facts["form"],))
    assert (expression.colour, found.forms) == ("colour", ("fiction",))


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_the_titles_and_their_tags_are_the_facts(path):
    facts = facts_of(path)
    tags = {"title_en": "en", "title_fr": "fr", "title_ru": "ru", "title_translit": "ru-Latn"}
    expected = {(facts[slot], tag) for slot, tag in tags.items() if facts[slot]}
    found = film(path.read_bytes(), path).titles
    assert {(title.text.value, title.text.language) for title in found} == expected
    assert {title.text.language: title.kind for title in found}["ru"] == "original"
    assert {title.text.language: title.kind for title in found}["ru-Latn"] == "transliterated"


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_the_credits_are_the_facts_in_their_order_in_both_scripts(path):
    facts, found = facts_of(path), film(path.read_bytes(), path)
    expected = [
        (label, entry["name"], entry["ru"], order)
        for label, entries in facts["credits"].items()
        for order, entry in enumerate(entries, start=1)
    ]
    assert [
        (each.statement, *(form.value for form in each.credited_as), each.order)
        for each in found.contributions
        if each.statement in facts["credits"]
    ] == expected
    assert all(
        [form.language for form in each.credited_as] == ["ru-Latn", "ru"]
        for each in found.contributions
        if each.role != "company"
    )


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_the_cast_and_their_characters_are_the_facts(path):
    facts, found = facts_of(path), film(path.read_bytes(), path)
    expected = [(each["name"], each["ru"], each.get("role")) for each in facts["cast"]]
    assert [
        (*(form.value for form in each.credited_as), each.character)
        for each in found.contributions
        if each.role == "actor"
    ] == expected


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_companies_release_discs_and_festivals_are_the_facts(path):
    facts, found = facts_of(path), film(path.read_bytes(), path)
    companies = [each.credited_as[0].value for each in found.contributions if each.role == "company"]
    assert companies == facts.get("production", [])
    assert [each.when.value for each in found.releases] == (
        [facts["release_france"]] if "release_france" in facts else []
    )
    discs = [
        {"publisher": each.contributions[0].credited_as[0].value}
        | ({"year": int(each.published.value)} if each.published else {})
        for each in found.manifestations
    ]
    assert discs == facts.get("dvd_publishers", [])
    assert {each.subtitles for each in found.manifestations} == ({(facts["dvd_subtitles"],)} if discs else set())
    assert [_festival(each) for each in found.selections] == facts.get("festivals", [])


def _festival(selection):
    """Read a selection back into the facts' form; the place stands in the line before the year."""
    year = selection.edition.year
    name, place = selection.statement.removesuffix(f", {year}").rsplit(", ", 1)
    assert selection.edition.place.country == country(place.rpartition("(")[2].rstrip(")"))
    assert name == selection.edition.series.name
    return {"festival": name, "place": place, "year": int(year)}


@pytest.mark.parametrize("path", [SEED, *PAGES], ids=ids([SEED, *PAGES]))
def test_no_word_of_a_page_is_left_over(path, shortcuts):
    octets = path.read_bytes()
    found = film(octets, path)
    traced = trace(shown_lines(octets), found, statements(found, Space(), shortcuts), labels(octets))
    assert len(traced) > 50
    assert [(run.line, run.text) for run in traced if run.holder is None] == []


# ---------- every cut of the seed


def test_every_cut_of_the_seed_is_refused_or_a_shorter_page_without_an_invented_title(shortcuts):
    octets = SEED.read_bytes()
    whole = {title.text.value for title in film(octets).titles}
    year = octets.index(b"1995") + 4
    for length in range(len(octets) + 1):
        cut = octets[:length]
        is_whole_text = not _is_inside_a_character(cut)
        found = outcome(cut)
        assert isinstance(found, Film) == (is_whole_text and length >= year), (length, found)
        if isinstance(found, Rejected):
            assert found.reason
            continue
        last = cut.decode().rpartition("\n")[2].strip()
        for title in found.titles:
            is_cut_title = title.text.value == last and any(each.startswith(last) for each in whole)
            assert title.text.value in whole or is_cut_title, (length, title.text.value)
        mapped = statements(found, Space(), shortcuts)
        if length % 50 == 0:
            quads = pyoxigraph.parse("\n".join(mapped), format=pyoxigraph.RdfFormat.N_QUADS)
            assert len(list(quads)) == len(mapped)


def _is_inside_a_character(octets):
    try:
        octets.decode()
    except UnicodeDecodeError:
        return True
    return False


# ---------- other encodings


def _western(text):
    """Windows-1252 has no Cyrillic: a page in it has lost those lines, and the rule's ornaments."""
    return "\n".join(
        line.encode("cp1252", errors="ignore").decode("cp1252").replace("( ", "(").replace("()", "").rstrip()
        for line in text.split("\n")
    )


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_a_page_in_a_russian_code_page_is_read_and_reported_never_as_mojibake(path, encoding):
    text = path.read_text("utf-8").replace("▪", "*")
    same = text.encode(encoding, errors="replace").decode(encoding)
    found, expected = film(same.encode(encoding), path), film(same.encode(), path)
    assert [title.text for title in found.titles] == [title.text for title in expected.titles]
    assert found.agents == expected.agents
    assert [each.value for each in found.findings if each.rule == "encoding-guessed"] == [encoding]


@pytest.mark.parametrize("path", [SEED, *PAGES], ids=ids([SEED, *PAGES]))
def test_a_page_in_the_western_code_page_is_read_and_reported(path):
    text = _western(path.read_text("utf-8"))
    found, expected = film(text.encode("cp1252"), path), film(text.encode(), path)
    assert [title.text for title in found.titles] == [title.text for title in expected.titles]
    assert found.agents == expected.agents
    is_told = [each.value for each in found.findings if each.rule == "encoding-guessed"]
    assert is_told == ([] if text.isascii() else ["cp1252"])


@pytest.mark.parametrize("path", [SEED, *PAGES], ids=ids([SEED, *PAGES]))
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_page_with_a_mark_of_its_encoding_is_the_same_film(path, encoding):
    text = path.read_text("utf-8")
    found, expected = film(text.encode(encoding), path), film(path.read_bytes(), path)
    assert (found.titles, found.agents, found.findings) == (expected.titles, expected.agents, expected.findings)


def test_the_seed_read_one_line_end_or_another_is_the_same_film():
    text = SEED.read_text("utf-8")
    expected = film(text.encode())
    for end in ("\r\n", "\r"):
        found = film(text.replace("\n", end).encode())
        assert list(chain(found.titles, found.agents, found.notes)) == list(
            chain(expected.titles, expected.agents, expected.notes)
        )
