"""What a page calls a thing, and how much work that takes however many records speak of it."""

import sys

import pytest
from starlette.requests import Request

from kg.rdf.vocab import VOC
from kg.store import Value
from kg.web import film, naming
from kg.web.address import Address
from kg.web.describe import Description, Fact
from kg.web.node import Node, Web, expand
from kg.web.pages import page
from kg.web.publication import opened
from tests.web.publishing import BASE

THING = f"{BASE}/id/thing/one"
CALLS_A_RECORD = 40  # 21 are made; sorting the lines anew for each source shown made 600


def node_of(kind, *names, others=()):
    """A node of a type with names and alternate names, each a text and its language."""
    return Web(
        [
            Fact(THING, expand("rdf:type"), Value(expand(kind), is_iri=True)),
            *(Fact(THING, expand("schema:name"), Value(text, language=tag)) for text, tag in names),
            *(Fact(THING, expand("schema:alternateName"), Value(text, language=tag)) for text, tag in others),
        ]
    ).node(THING)


@pytest.mark.parametrize("kind", ["schema:Country", "schema:City", "schema:Person", "schema:Organization"])
def test_all_but_films_are_called_by_the_name_the_reader_reads(kind):
    node = node_of(kind, ("Германия", "ru"), ("Allemagne", "fr"), ("Germany", "en"))
    assert naming.named(node) == "Germany"
    assert naming.others(node) == ("Allemagne", "Германия")


def test_a_film_is_called_by_its_title_in_its_own_script():
    node = node_of("kg:Work", ("Солярис", "ru"), others=[("Solaris", "en")])
    assert naming.named(node) == "Солярис"


def test_an_alternate_name_is_taken_where_only_that_can_be_read():
    assert naming.named(node_of("schema:City", ("Москва", None), others=[("Moscow", None)])) == "Moscow"
    assert naming.named(node_of("kg:FestivalSeries", ("Toronto Festival", None), others=[("TIFF", None)])) == (
        "Toronto Festival"
    )


@pytest.mark.parametrize("tags", [("en", "fr"), ("fr", "en")])
def test_an_english_title_stands_before_the_transliteration_also_where_it_is_french_too(tags):
    same = [("Solaris", tag) for tag in tags]
    node = node_of("kg:Work", ("Солярис", "ru"), others=[("Solyaris", "ru-Latn"), *same, ("Solaris – Le film", "fr")])
    assert [(str(one), one.language) for one in naming.others(node)] == [
        ("Solaris", "en"),
        ("Solyaris", "ru-Latn"),
        ("Solaris – Le film", "fr"),
    ]


def test_title_nodes_stand_in_the_same_order():
    titles = [("Соля", "original", "ru"), ("Solya", "transliterated", "ru-Latn"), ("Sol", "translated", "fr")]
    facts = []
    for text, kind, tag in [*titles, ("Sol", "translated", "en")]:
        iri = f"{THING}-{tag}"
        facts += [
            Fact(THING, expand("kg:title"), Value(iri, is_iri=True)),
            Fact(iri, expand("kg:titleType"), Value(VOC.iri(f"title-{kind}"), is_iri=True)),
            Fact(iri, expand("kg:value"), Value(text, language=tag)),
        ]
    found = film.titles(Web(facts).node(THING))
    assert [str(one.text) for one in found] == ["Соля", "Sol", "Solya"]
    [use] = found[1].uses
    assert (use.label, use.languages, len(use.nodes)) == ("translated title", ("en", "fr"), 2)


def test_a_printed_name_is_told_only_where_it_differs_in_more_than_case_and_spaces():
    node = node_of("schema:Person", ("Андрей Тарковский", "ru"), ("Andrei Tarkovsky", "en"))
    printed = [
        Value("ANDREI  Tarkovsky"),
        Value("Андрей ТАРКОВСКИЙ"),
        Value("A. Tarkovski"),
        Value("Tarkovsky, Andrei"),
    ]
    assert naming.unlike(printed, node) == ("A. Tarkovski",)


def festival_in(graphs):
    """A festival that so many records name, on three lines each."""
    return tuple(
        Fact(THING, expand(curie), value, f"{BASE}/graph/pages/{number:05}")
        for number in range(graphs)
        for curie, value in (
            ("rdf:type", Value(expand("kg:FestivalSeries"), is_iri=True)),
            ("schema:name", Value("Festival")),
            ("kg:locator", Value(f"L{number % 7}")),
            ("kg:locator", Value(f"L{number % 11 + 7}")),
        )
    )


def calls_to_make_the_page(publication, graphs):
    """Count the calls of Python functions: the same on every machine, unlike seconds."""
    facts, counted = festival_in(graphs), 0
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""})

    def count(frame, event, argument):
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        made = page(
            request,
            "festival.html",
            publication,
            node=Node(THING, Web(facts)),
            description=Description(THING, facts),
            address=Address("doc", "/doc/thing/one", THING),
            canonical=THING,
            embedded=None,
        )
    finally:
        sys.setprofile(None)
    assert b"says this on L0, L7" in made
    return counted


def test_the_work_for_a_page_grows_with_the_records_that_name_a_thing_and_not_faster(publication):
    current = opened((publication / "current").resolve())
    calls_to_make_the_page(current, 1)  # templates are compiled once
    few, many = (calls_to_make_the_page(current, graphs) for graphs in (1_000, 2_000))
    assert (many - few) / 1_000 < CALLS_A_RECORD
