"""Dumps hold every statement that may go out, in every format, and nothing else."""

import json

import pyoxigraph
from hypothesis import given

from kg import assets
from kg.rdf.context import context_of
from kg.rdf.dumps import jsonld_dump, public, turtle_dump
from kg.rdf.vocab import KG

from .oracles import (
    QUADS,
    STALKER,
    as_the_build_writes,
    oxigraph,
    oxigraph_quads,
    oxigraph_triples,
    pyld_quads,
    rdflib_built,
    rdflib_triples,
)

CONTEXT = context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_text("utf-8")))
LINES = as_the_build_writes(STALKER)


def _triples(lines):
    """Return N-Quads lines without their graphs."""
    quads = pyoxigraph.parse("".join(f"{line}\n" for line in lines), format=pyoxigraph.RdfFormat.N_QUADS)
    return [f"{quad.triple} ." for quad in quads]


def test_the_text_of_a_note_that_is_not_cleared_stays_at_home_and_nothing_else_does():
    withheld = set(LINES) - set(public(LINES))
    assert [line for line in withheld if "Words of somebody else." in line and KG["value"] in line] == list(withheld)
    assert len(withheld) == 1


def test_what_may_go_out_keeps_its_order_and_goes_out_twice_the_same():
    out = list(public(LINES))
    assert out == sorted(out)
    assert list(public(out)) == out


def test_a_note_cleared_in_one_graph_only_is_withheld():
    note, graph = "<http://a/n>", "<http://a/g>"
    lines = sorted(
        [
            f"{note} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {KG['Note']} {graph} .",
            f"{note} {KG['reuse']} <https://w3id.org/reelgraph/vocab/reuse-cleared> {graph} .",
            f"{note} {KG['reuse']} <https://w3id.org/reelgraph/vocab/reuse-not-cleared> {graph} .",
            f'{note} {KG["value"]} "secret" {graph} .',
        ]
    )
    assert not any("secret" in line for line in public(lines))


def test_a_note_that_does_not_say_is_withheld():
    silent = [line for line in LINES if KG["reuse"] not in line]
    withheld = set(silent) - set(public(silent))
    assert sorted(line.split(" ", 1)[0] for line in withheld) == [
        "<https://data.example.org/id/note/own>",
        "<https://data.example.org/id/note/press>",
    ]


def test_a_title_is_no_note_and_keeps_its_value():
    assert any("/id/title/ru>" in line and KG["value"] in line for line in public(LINES))


def test_the_turtle_dump_is_one_block_a_subject():
    written = "".join(turtle_dump(LINES))
    assert written.startswith("@prefix kg: <https://w3id.org/reelgraph/ontology#> .\n")
    assert written.count("<https://data.example.org/id/work/stalker>\n    a ") == 1
    assert '"Stalker"@ru-Latn' in written


def test_the_json_ld_dump_is_a_document_with_a_node_a_line():
    written = "".join(jsonld_dump(LINES, CONTEXT))
    first, *lines, last = written.splitlines()
    assert json.loads(first + last)["@context"]["schema"] == "https://schema.org/"
    nodes = [json.loads(line.removesuffix(",")) for line in lines]
    assert next(iter(nodes[0])) == "id"
    assert {node["id"] for node in nodes} == {
        "https://data.example.org/graph/gazetteer",
        "https://data.example.org/graph/pages/754",
        "https://data.example.org/graph/reconciliation",
        "https://data.example.org/graph/soviet/stalker-1979",
    }


def test_the_stalker_page_comes_back_from_pyld_quad_by_quad():
    assert pyld_quads("".join(jsonld_dump(LINES, CONTEXT))) == oxigraph_quads(LINES)


def test_lines_without_a_graph_are_written_in_none():
    assert pyld_quads("".join(jsonld_dump(["<http://a/x> <http://a/p> <http://a/o> ."], CONTEXT))) == {
        "<http://a/x> <http://a/p> <http://a/o>"
    }


def test_no_lines_are_an_empty_document():
    assert json.loads("".join(jsonld_dump([], CONTEXT)))["@graph"] == []
    assert list(public([])) == []


@given(QUADS)
def test_the_turtle_dump_holds_the_union_of_the_graphs(lines):
    written = "".join(turtle_dump(lines))
    assert oxigraph(written, pyoxigraph.RdfFormat.TURTLE) == oxigraph_triples(_triples(lines))
    assert rdflib_triples(written, "turtle") == rdflib_built(_triples(lines))


@given(QUADS)
def test_the_json_ld_dump_holds_every_quad(lines):
    written = "".join(jsonld_dump(lines, CONTEXT))
    assert oxigraph(written, pyoxigraph.RdfFormat.JSON_LD) == oxigraph_quads(lines)
    assert pyld_quads(written) == oxigraph_quads(lines)


@given(QUADS)
def test_public_only_ever_drops_values(lines):
    dropped = set(lines) - set(public(lines))
    assert all(f" {KG['value']} " in line for line in dropped)
