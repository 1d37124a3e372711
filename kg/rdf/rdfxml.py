"""One description as RDF/XML 1.1, for tools that read nothing newer.

pyoxigraph's own writer lower-cases language tags and leaves a carriage return raw, which an XML parser
then reads as a line feed.
"""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from kg.errors import DataError
from kg.rdf.statement import bare, describe, literal_of
from kg.rdf.vocab import PREFIXES, RDF, XSD

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")  # a subset of NCName
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def rdfxml(lines: Iterable[str]) -> bytes:
    """Write N-Triples lines as RDF/XML: subjects and properties sorted, only the prefixes in use declared.

    Raises DataError for what the format cannot hold: a control character, or a property without an XML name.
    """
    description = describe(lines)
    used = {RDF.prefix}
    nodes = [_node(subject, properties, used) for subject, properties in description.items()]
    namespaces = "".join(f" xmlns:{prefix}={quoteattr(PREFIXES[prefix])}" for prefix in sorted(used))
    return "\n".join([_HEAD, f"<rdf:RDF{namespaces}>", *nodes, "</rdf:RDF>", ""]).encode()


def _node(subject: str, properties: Mapping[str, tuple[str, ...]], used: set[str]) -> str:
    rows = [f"    {_property(predicate, term, used)}" for predicate, objects in properties.items() for term in objects]
    opening = f"  <rdf:Description{_reference('about', subject)}>"
    return "\n".join([opening, *rows, "  </rdf:Description>"])


def _property(predicate: str, term: str, used: set[str]) -> str:
    name, namespace = _element(bare(predicate), used)
    literal = literal_of(term)
    if literal is None:
        return f"<{name}{namespace}{_reference('resource', term)}/>"
    return f"<{name}{namespace}{_kind(literal.language, literal.datatype)}>{_text(literal.value)}</{name}>"


def _element(iri: str, used: set[str]) -> tuple[str, str]:
    found = _NAME.search(iri)
    if found is None:
        raise DataError(f"RDF/XML cannot name the property {iri}: ask for Turtle or N-Triples")
    namespace = iri[: found.start()]
    prefix = _PREFIX_OF.get(namespace)
    if prefix is None:
        return f"p:{found[0]}", f" xmlns:p={quoteattr(namespace)}"
    used.add(prefix)
    return f"{prefix}:{found[0]}", ""


def _reference(attribute: str, term: str) -> str:
    if term.startswith("_:"):
        return f" rdf:nodeID={quoteattr('b' + term[2:])}"
    return f" rdf:{attribute}={quoteattr(_xml(bare(term)))}"


def _kind(language: str | None, datatype: str) -> str:
    if language:
        return f' xml:lang="{language}"'
    return "" if datatype == XSD.iri("string") else f" rdf:datatype={quoteattr(_xml(datatype))}"


def _text(value: str) -> str:
    return escape(_xml(value), {"\r": "&#13;"})


def _xml(value: str) -> str:
    if found := _NOT_XML.search(value):
        raise DataError(f"RDF/XML cannot hold {found[0]!r}: ask for Turtle or N-Triples")
    return value
