"""A line of N-Triples or N-Quads is read into one canonical spelling, or refused."""

import pytest
from hypothesis import given

from kg.errors import DataError
from kg.rdf.statement import Literal, by_subject, describe, literal_of, parse

from .oracles import QUADS, TRIPLES, oxigraph_quads, oxigraph_triples


def test_a_tag_in_any_case_is_read_in_its_usual_case():
    assert parse('<http://a/x> <http://a/p> "x"@RU-LATN .').object == '"x"@ru-Latn'


def test_escapes_that_are_not_needed_are_undone():
    line = r'<http://a/\u0434> <http://a/p> "\t\u0434\U0001F3AC\"" <http://a/g> .'
    assert parse(line) == ("<http://a/д>", "<http://a/p>", '"\tд🎬\\""', "<http://a/g>")


def test_a_string_by_its_datatype_is_a_plain_string():
    line = '<http://a/x> <http://a/p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .'
    assert parse(line).object == '"x"'


def test_blank_nodes_are_passed_on():
    assert parse("_:b1 <http://a/p> _:b.2 .")[:3] == ("_:b1", "<http://a/p>", "_:b.2")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<http://a/x> <http://a/p> <http://a/o>",
        '<http://a/x> <http://a/p> "open .',
        '"x" <http://a/p> "x" .',
        r'<http://a/x> <http://a/p> "\x" .',
        r'<http://a/x> <http://a/p> "\uD800" .',
        r'<http://a/x> <http://a/p> "\UFFFFFFFF" .',
        r"<http://a/\u0020x> <http://a/p> <http://a/o> .",
        '<http://a/x> <http://a/p> "x" . <http://a/x>',
    ],
)
def test_what_is_no_statement_is_refused(line):
    with pytest.raises(DataError):
        parse(line)


def test_a_literal_is_taken_apart_and_an_iri_is_none():
    assert literal_of('"a\\nb"@en') == Literal("a\nb", "en", "http://www.w3.org/2001/XMLSchema#string")
    assert literal_of('"1979"^^<http://www.w3.org/2001/XMLSchema#gYear>') == (
        "1979",
        None,
        "http://www.w3.org/2001/XMLSchema#gYear",
    )
    assert literal_of("<http://a/x>") is None


def test_a_description_holds_each_statement_once_whatever_its_graph():
    lines = [
        "<http://a/y> <http://a/p> <http://a/o> <http://a/g2> .",
        "<http://a/y> <http://a/p> <http://a/o> <http://a/g1> .",
        '<http://a/x> <http://a/p> "1" .',
    ]
    assert describe(lines) == {
        "<http://a/x>": {"<http://a/p>": ('"1"',)},
        "<http://a/y>": {"<http://a/p>": ("<http://a/o>",)},
    }


@given(TRIPLES)
def test_reading_changes_no_triple(lines):
    read = [" ".join(parse(line)[:3]) + " ." for line in lines]
    assert oxigraph_triples(read) == oxigraph_triples(lines)


@given(QUADS)
def test_reading_changes_no_quad_and_runs_never_share_a_subject(lines):
    assert oxigraph_quads(" ".join(parse(line)) + " ." for line in lines) == oxigraph_quads(lines)
    runs = [{parse(line).subject for line in run} for run in by_subject(lines)]
    assert all(len(run) == 1 for run in runs)
    assert len({subject for run in runs for subject in run}) == len(runs)
