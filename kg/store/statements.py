"""One named graph, replaced by one SPARQL update: all of it or nothing (SPARQL 1.1 Update, section 3.1)."""

from collections.abc import Iterable
from string import Template

import pyoxigraph as ox

from kg.errors import DataError
from kg.rdf.terms import iri

_REPLACED = Template("DROP SILENT GRAPH $graph ;\nINSERT DATA { GRAPH $graph {\n$triples\n} }")
_REPLACED_IN_UNION = Template("""\
DELETE { ?s ?p ?o } WHERE {
  GRAPH $graph { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != $graph) }
} ;
DROP SILENT GRAPH $graph ;
INSERT DATA {
$triples
GRAPH $graph {
$triples
} }""")


def replacement(graph: str, statements: Iterable[str]) -> str:
    """Return the update that makes `graph` hold exactly `statements`, N-Quads lines of that graph.

    N-Triples terms are SPARQL terms, so each statement is written as it stands, once it has been parsed.
    Raises DataError if a line is not one statement of that graph.
    """
    return _REPLACED.substitute(graph=iri(graph), triples=_triples(graph, statements))


def replacement_in_union(graph: str, statements: Iterable[str]) -> str:
    """Return the update that does as `replacement`, and keeps the default graph the union of the named ones."""
    return _REPLACED_IN_UNION.substitute(graph=iri(graph), triples=_triples(graph, statements))


def _triples(graph: str, statements: Iterable[str]) -> str:
    return "\n".join(_triple(statement.strip(), iri(graph)) for statement in statements)


def _triple(line: str, name: str) -> str:
    ending = f" {name} ."
    if not line.endswith(ending) or _graphs(line) != [name]:
        raise DataError(f"not one N-Quads statement of {name}: {line!r}")
    return f"{line.removesuffix(ending)} ."


def _graphs(line: str) -> list[str]:
    try:
        return [str(quad.graph_name) for quad in ox.parse(line, ox.RdfFormat.N_QUADS)]
    except SyntaxError as error:
        raise DataError(f"not an N-Quads statement: {line!r}: {error}") from error
