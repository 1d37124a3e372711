"""What can be told about a query from its text: its form, its own dataset, whether it asks another server."""

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
    for word in _words(query):
        if word in Form.__members__:
            return Form[word]
    raise QueryError("not a query: begin with SELECT, ASK, CONSTRUCT or DESCRIBE; updates are not taken")


def has_dataset(query: str) -> bool:
    """Tell whether the query names its own dataset with FROM (SPARQL 1.1, section 13.2)."""
    return "FROM" in _words(query)


def refuse_service(query: str) -> None:
    """Raise QueryError if the query would ask another server (SPARQL 1.1 Federated Query)."""
    if _SERVICE.search(query):
        raise QueryError("SERVICE is not allowed: a query here is answered from this publication alone")


def _words(query: str) -> list[str]:
    return [token.text.upper() for token in tokens(query) if token.kind is Kind.NAME]
