"""Whole publications as streams of text, from sorted N-Quads lines; one subject at a time is held.

Sorted by text, the lines of one subject are neighbours: an IRI ends in ``>``, which no IRI holds.
Each line in is without its line end; each text out is with it. Same lines, same text.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.rdf.context import Context
from kg.rdf.document import Node, dumped
from kg.rdf.jsonld import node
from kg.rdf.notes import is_withheld
from kg.rdf.statement import Statement, arrange, bare, by_subject, describe, parse
from kg.rdf.turtle import all_prefixes, block
from kg.rdf.vocab import KG


def public(lines: Iterable[str]) -> Iterator[str]:
    """Yield the sorted N-Quads lines that may go out: all but the text of a Note that is not cleared."""
    for run in by_subject(lines):
        withheld = any(KG["Note"] in line for line in run) and is_withheld(*describe(run).values())
        yield from (line for line in run if not (withheld and parse(line).predicate == KG["value"]))


def turtle_dump(lines: Iterable[str]) -> Iterator[str]:
    """Write the union of all graphs as Turtle: every prefix, then a block a subject."""
    yield from all_prefixes()
    for run in by_subject(lines):
        description = describe(run)
        yield from (f"\n{block(subject, description, set())}" for subject in description)


def jsonld_dump(lines: Iterable[str], context: Context) -> Iterator[str]:
    """Write all graphs as one JSON-LD document, a line for each subject in each graph.

    The document is valid as a whole, and each line between the first and the last is a node object (a comma
    aside): context first and ``@id`` first, as the Streaming JSON-LD note asks.
    """
    yield f'{{"@context":{context.text},"{context.keyword("@graph")}":[\n'
    comma = ""
    for run in by_subject(lines):
        for text in _nodes(run, context):
            yield f"{comma}{text}"
            comma = ",\n"
    yield "\n]}\n"


def _nodes(run: tuple[str, ...], context: Context) -> Iterator[str]:
    statements = sorted(map(parse, run), key=_graph)
    for graph, group in groupby(statements, key=_graph):
        description = arrange(group)
        for subject in description:
            yield dumped(_in_graph(graph, node(subject, description, context), context))


def _graph(statement: Statement) -> str:
    return statement.graph or ""


def _in_graph(graph: str, written: Node, context: Context) -> Node:
    if not graph:
        return written
    return {context.keyword("@id"): context.reference(bare(graph)), context.keyword("@graph"): [written]}
