"""The W3C result formats by media type, and the case of the language tags in them.

The engine lower-cases every tag it parses; `canonical` puts the case back in a finished document. It also
writes a carriage return into XML as it is, where a parser must read a line feed (XML 1.0, section 2.11).
Each pattern below meets only what the engine writes as a tag: in JSON a quote within a string is escaped,
in XML a literal's text holds no ``<``, and in the Turtle family strings are skipped as a whole.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.errors import QueryError
from kg.fields.tags import canonical_tag

SOLUTIONS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_Format = TypeVar("_Format", QueryResultsFormat, RdfFormat)

JSON_RESULTS = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"

_TURTLE_TAG = re.compile(rb'("(?:[^"\\]|\\.)*"@)([A-Za-z0-9-]+)|<[^>]*>|"(?:[^"\\]|\\.)*"', re.DOTALL)
_TAGS = {
    QueryResultsFormat.JSON: re.compile(rb'("xml:lang":")([A-Za-z0-9-]+)'),
    QueryResultsFormat.XML: re.compile(rb'(<literal xml:lang=")([A-Za-z0-9-]+)'),
    QueryResultsFormat.TSV: _TURTLE_TAG,
    RdfFormat.TURTLE: _TURTLE_TAG,
    RdfFormat.N_TRIPLES: _TURTLE_TAG,
    RdfFormat.JSON_LD: re.compile(rb'("@language":")([A-Za-z0-9-]+)'),
    RdfFormat.RDF_XML: re.compile(rb'(<[^<>]* xml:lang=")([A-Za-z0-9-]+)'),
}
_XML = (QueryResultsFormat.XML, RdfFormat.RDF_XML)


def solutions_format(media_type: str) -> QueryResultsFormat:
    """Return the format of a SELECT or ASK answer. Raises QueryError naming what is possible."""
    return _known(media_type, SOLUTIONS, "a SELECT or ASK")


def graph_format(media_type: str) -> RdfFormat:
    """Return the format of a CONSTRUCT or DESCRIBE answer. Raises QueryError naming what is possible."""
    return _known(media_type, GRAPHS, "a CONSTRUCT or DESCRIBE")


def canonical(document: bytes, written_as: QueryResultsFormat | RdfFormat) -> bytes:
    """Return an answer of the engine with its language tags in their usual case (RFC 5646, section 2.1.1)."""
    pattern = _TAGS.get(written_as)
    cased = pattern.sub(_recased, document) if pattern else document
    return cased.replace(b"\r", b"&#13;") if written_as in _XML else cased


def _recased(match: re.Match[bytes]) -> bytes:
    if match[2] is None:
        return match[0]
    return match[1] + canonical_tag(match[2].decode("ascii")).encode("ascii")


def _known(media_type: str, table: Mapping[str, _Format], asked: str) -> _Format:
    try:
        return table[media_type.partition(";")[0].strip().lower()]
    except KeyError:
        raise QueryError(f"{asked} is not answered as {media_type!r}: ask for {', '.join(table)}") from None
