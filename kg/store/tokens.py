"""SPARQL text cut into tokens (SPARQL 1.1, section 19.8), as far as a parameter or a keyword needs.

It tells a variable from the same characters in a string, an IRI, a comment or a prefixed name;
what is none of these goes through as it stands. The tokens of a query joined are the query.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is; `NAME` is a keyword, a prefixed name or a number."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    NAME = "name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """One token and its text."""

    kind: Kind
    text: str


_TOKEN = re.compile(
    r'''(?P<comment>\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:\'{0,2}(?:[^'\\]|\\.))*\'\'\'
                |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$][\w\u00b7\u0300-\u036f\u203f\u2040]+)
    | (?P<name>[\w:](?:[\w.:%\-\u00b7\u0300-\u036f\u203f\u2040]|\\.)*)
    | (?P<other>\s+|["'].*|.)''',
    re.VERBOSE | re.DOTALL,
)


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens, in order, none left out; a string that never ends takes the rest of the text.

    >>> [token.text for token in tokens("ASK { ?a <b:c> '$a' }") if not token.text.isspace()]
    ['ASK', '{', '?a', '<b:c>', "'$a'", '}']
    """
    for match in _TOKEN.finditer(query):
        yield Token(Kind(match.lastgroup or Kind.OTHER), match.group())
