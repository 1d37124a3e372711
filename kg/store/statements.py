"""One named graph, replaced by one SPARQL update: all of it or nothing (SPARQL 1.1 Update, section 3.1)."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import DataError
from kg.rdf.terms import iri


def replacement(graph: str, statements: Iterable[str]) -> str:
    """Return the update that makes `graph` hold exactly `statements`, N-Quads lines of that graph.

    N-Triples terms are SPARQL terms, so each statement is written as it stands, once it has been parsed.
    Raises DataError if a line is not one statement of that graph.
    """
    name = iri(graph)
    triples = "\n".join(f"{_triple(statement, name)} ." for statement in statements)
    insert = f"INSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}" if triples else ""
    return f"DROP SILENT GRAPH {name} ;\n{insert}"


def _triple(statement: str, name: str) -> str:
    line = statement.strip()
    ending = f" {name} ."
    if not line.endswith(ending) or _graphs(line) != [name]:
        raise DataError(f"not one N-Quads statement of {name}: {statement!r}")
    return line.removesuffix(ending)


def _graphs(line: str) -> list[str]:
    try:
        return [str(quad.graph_name) for quad in ox.parse(line, ox.RdfFormat.N_QUADS)]
    except SyntaxError as error:
        raise DataError(f"not an N-Quads statement: {line!r}: {error}") from error
