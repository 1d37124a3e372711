"""Turtle and N-Triples say what they were given: two parsers agree, and a person can read it."""

import pyoxigraph
from hypothesis import given

from kg.rdf.turtle import ntriples, turtle

from .oracles import (
    CASES,
    STALKER,
    TRIPLES,
    WORK,
    as_a_store_answers,
    oxigraph,
    oxigraph_triples,
    rdflib_built,
    rdflib_triples,
)


def test_the_stalker_page_reads_as_the_golden_file():
    written = turtle(as_a_store_answers(STALKER), first=WORK)
    assert written.decode() == (CASES / "stalker" / "expected.ttl").read_text("utf-8")


def test_only_prefixes_in_use_are_declared():
    written = turtle(['<http://a/x> <https://schema.org/name> "Сталкер"@ru .'])
    assert written.decode() == (
        '@prefix schema: <https://schema.org/> .\n\n<http://a/x>\n    schema:name "Сталкер"@ru .\n'
    )


def test_nothing_said_is_nothing_written():
    assert turtle([]) == b""
    assert ntriples([]) == b""


def test_tags_leave_in_their_usual_case_and_durations_as_they_are_stored():
    written = turtle(as_a_store_answers(STALKER)).decode()
    assert '"Stalker"@ru-Latn' in written and "@ru-latn" not in written
    assert '"PT163M"^^xsd:duration' in written


def test_numbers_are_bare_only_if_every_parser_gives_them_back_unchanged():
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [
        ("7", "integer"),
        ("007", "integer"),
        ("0.9", "decimal"),
        (".5", "decimal"),
        ("true", "boolean"),
    ]
    written = turtle(f'<http://a/x> <http://a/p> "{value}"^^<{xsd}{kind}> .' for value, kind in values).decode()
    assert ' ".5"^^xsd:decimal, 0.9, "007"^^xsd:integer, 7, true .' in written


def test_an_iri_that_a_prefixed_name_cannot_hold_is_written_in_full():
    written = turtle(["<https://schema.org/a.b> <https://schema.org/p> <https://schema.org/> ."]).decode()
    assert "<https://schema.org/a.b>\n    schema:p <https://schema.org/> ." in written


def test_the_thing_asked_for_comes_first():
    lines = ["<http://a/x> <http://a/p> <http://a/o> .", "<http://a/y> <http://a/p> <http://a/o> ."]
    assert turtle(lines, first="http://a/y").startswith(b"<http://a/y>")
    assert turtle(lines).startswith(b"<http://a/x>")


def test_n_triples_are_sorted_and_each_stands_once():
    lines = [
        '<http://a/y> <http://a/p> "2"@FR .',
        '<http://a/x> <http://a/p> "1" .',
        '<http://a/y> <http://a/p> "2"@fr .',
    ]
    assert ntriples(lines) == b'<http://a/x> <http://a/p> "1" .\n<http://a/y> <http://a/p> "2"@fr .\n'


@given(TRIPLES)
def test_pyoxigraph_and_rdflib_read_back_every_statement_from_turtle(lines):
    written = turtle(lines)
    assert oxigraph(written, pyoxigraph.RdfFormat.TURTLE) == oxigraph_triples(lines)
    assert rdflib_triples(written, "turtle") == rdflib_built(lines)


@given(TRIPLES)
def test_pyoxigraph_and_rdflib_read_back_every_statement_from_n_triples(lines):
    written = ntriples(lines)
    assert oxigraph(written, pyoxigraph.RdfFormat.N_TRIPLES) == oxigraph_triples(lines)
    assert rdflib_triples(written, "nt") == rdflib_built(lines)


@given(TRIPLES)
def test_the_order_of_input_does_not_show(lines):
    assert turtle(lines) == turtle(list(reversed(lines)))
    assert ntriples(lines) == ntriples(list(reversed(lines)))
