"""An engine's answer as rows, or as a document in one of the W3C formats; the same for every store."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.fields.tags import canonical_tag
from kg.rdf.vocab import PREFIXES, XSD
from kg.store import Row, Value
from kg.store.formats import canonical, graph_format, solutions_format
from kg.store.streams import Page

Answer = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_STRING = XSD.iri("string")


def rows(solutions: ox.QuerySolutions) -> Iterator[Row]:
    """Give each solution as a row: variable name to Value, None where unbound."""
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: _value(solution[name]) for name in names}


def document(answer: Answer, media_type: str, limit: int | None = None) -> bytes:
    """Write an answer, a graph or solutions, in a format of `kg.store.formats`, of at most `limit` bytes.

    Raises QueryError if the format does not suit, ResultTooLarge.
    """
    page = Page(limit)
    if isinstance(answer, ox.QuerySolutions | ox.QueryBoolean):
        solutions = solutions_format(media_type)
        answer.serialize(page, solutions)
        return canonical(page.getvalue(), solutions)
    graph = graph_format(media_type)
    ox.serialize(answer, page, ox.RdfFormat.N_TRIPLES)
    statements = b"".join(sorted(set(page.getvalue().splitlines(keepends=True))))
    return canonical(_rewritten(statements, graph), graph)


def _rewritten(statements: bytes, written_as: ox.RdfFormat) -> bytes:
    """Write sorted N-Triples in another format, so that what is said of a thing stands together."""
    if written_as == ox.RdfFormat.N_TRIPLES:
        return statements
    triples = (quad.triple for quad in ox.parse(statements, ox.RdfFormat.N_TRIPLES))
    named = {prefix: iri for prefix, iri in PREFIXES.items() if f"<{iri}".encode() in statements}
    prefixes = named if written_as in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None
    return ox.serialize(triples, format=written_as, prefixes=prefixes) or b""


def _value(term: _Term | None) -> Value | None:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return _literal(term)
    return Value(term.value, is_iri=True) if isinstance(term, ox.NamedNode) else Value(str(term))


def _literal(term: ox.Literal) -> Value:
    if term.language:
        return Value(term.value, language=canonical_tag(term.language))
    datatype = term.datatype.value
    return Value(term.value, datatype=None if datatype == _STRING else datatype)
