r"""RDF terms as N-Triples text (RDF 1.1 N-Triples, sections 2.2-2.5), the form the build path works in.

>>> literal('say "hi"', language="en")
'"say \\"hi\\""@en'
>>> iri("https://example.org/a")
'<https://example.org/a>'
"""

import re
from functools import cache

from kg.errors import DataError
from kg.rdf.vocab import XSD

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
# RFC 3987, section 2.2: an absolute scheme; ucschar, and no private or unassigned code point; whole
# percent-encodings; one fragment. Brackets stand only in IPv6 hosts, which no record has.
_UCS = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
# ucschar has spaces (U+00A0, U+2000-200A, U+3000); rdflib takes none of them in an IRI.
_CHARACTER = rf"(?:(?!\s)[A-Za-z0-9._~:/@!$&'()*+,;=?{_UCS}-]|%[0-9A-Fa-f]{{2}})"
_AUTHORITY = rf"//(?:(?!\s)[A-Za-z0-9._~!$&'()*+,;=@{_UCS}-]|%[0-9A-Fa-f]{{2}})+(?::\d*)?(?=[/?#]|$)"
_IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?:{_AUTHORITY}|(?!//)){_CHARACTER}*(?:#{_CHARACTER}*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SPECIAL = re.compile('[\\\\"\n\r\ud800-\udfff]')
_UNWRITABLE = re.compile("[\ud800-\udfff]")


def iri(value: str) -> str:
    """Write an absolute IRI. Raises DataError if `value` is not one."""
    if not is_iri(value):
        raise DataError(f"not an absolute IRI: {value!r}")
    return f"<{value}>"


def is_iri(value: str) -> bool:
    """Tell whether a string is an absolute IRI that every parser takes."""
    return _IRI.fullmatch(value) is not None


def literal(value: str, language: str | None = None) -> str:
    """Write a plain or language-tagged string. Raises DataError on a lone surrogate or a malformed tag."""
    quoted = f'"{_escaped(value)}"' if _SPECIAL.search(value) else f'"{value}"'
    if language is None:
        return quoted
    if not _is_tag(language):
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


def _escaped(value: str) -> str:
    if _UNWRITABLE.search(value):
        raise DataError(f"not a Unicode string: {value!r}")
    return value.translate(_ESCAPES)


@cache
def _is_tag(language: str) -> bool:
    return _LANGUAGE.fullmatch(language) is not None
