"""What can be told about a query from its text: its form, and whether it asks another server."""

import re
from enum import StrEnum

from kg.errors import QueryError
from kg.store.tokens import Kind, tokens


class Form(StrEnum):
    """The four query forms of SPARQL 1.1, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


# Looked for in the text as it stands, strings and comments included, and with no word border: the engine
# takes `1SERVICE<...>`, and reads `1<2#>` as a comparison and a comment where a tokeniser sees an IRI, so
# whatever cuts the query up first can be misled. A string that spells a whole SERVICE clause is refused too.
_BLANK = r"(?>\s|\#[^\r\n]*(?:[\r\n]|\Z))*"
_SERVICE = re.compile(
    rf"service{_BLANK}(?:silent{_BLANK})?(?:<[^<>]*>|(?:\\.|[^\s{{}}<>\\\#])+){_BLANK}\{{", re.IGNORECASE
)


def form(query: str) -> Form:
    """Return the form of a query. Raises QueryError if it is none, as an update is."""
    for token in tokens(query):
        if token.kind is Kind.NAME and token.text.upper() in Form.__members__:
            return Form[token.text.upper()]
    raise QueryError("not a query: begin with SELECT, ASK, CONSTRUCT or DESCRIBE; updates are not taken")


def refuse_service(query: str) -> None:
    """Raise QueryError if the query would ask another server (SPARQL 1.1 Federated Query)."""
    if _SERVICE.search(query):
        raise QueryError("SERVICE is not allowed: a query here is answered from this publication alone")
