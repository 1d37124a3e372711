r"""RDF terms as N-Triples text (RDF 1.1 N-Triples, sections 2.2-2.5), the form the build path works in.

>>> literal('say "hi"', language="en")
'"say \\"hi\\""@en'
>>> iri("https://example.org/a")
'<https://example.org/a>'
"""

import re

from kg.errors import DataError
from kg.rdf.vocab import XSD

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
# IRIREF (N-Triples production 8) and an absolute scheme (RFC 3987): what both rdflib and Oxigraph accept.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_UNWRITABLE = re.compile("[\ud800-\udfff]")


def iri(value: str) -> str:
    """Write an absolute IRI. Raises DataError if `value` is not one."""
    if not _IRI.fullmatch(value):
        raise DataError(f"not an absolute IRI: {value!r}")
    return f"<{value}>"


def literal(value: str, language: str | None = None) -> str:
    """Write a plain or language-tagged string. Raises DataError on a lone surrogate or a malformed tag."""
    if _UNWRITABLE.search(value):
        raise DataError(f"not a Unicode string: {value!r}")
    quoted = f'"{value.translate(_ESCAPES)}"'
    if language is None:
        return quoted
    if not _LANGUAGE.fullmatch(language):
        raise DataError(f"not a language tag: {language!r}")
    return f"{quoted}@{language}"


def typed(value: str, datatype: str) -> str:
    """Write a literal of a datatype, given as N-Triples text (``XSD["gYear"]``)."""
    return f"{literal(value)}^^{datatype}"


def integer(value: int) -> str:
    """Write an xsd:integer."""
    return typed(str(value), XSD["integer"])


def decimal(value: float) -> str:
    """Write an xsd:decimal with at most four places."""
    text = f"{value:.4f}".rstrip("0")
    return typed(text + "0" if text.endswith(".") else text, XSD["decimal"])
