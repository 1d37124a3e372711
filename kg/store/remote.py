"""A SPARQL 1.1 server as a store, through SPARQLWrapper.

The server is asked for one format of each kind, JSON results and N-Triples, which every server speaks; what
the caller wants is written from that here. Its default graph must be the union of its named graphs, as
many servers have it of themselves and others by a switch (``oxigraph serve --union-default-graph``).
"""

from collections.abc import Iterable, Iterator
from http.client import HTTPException

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from kg.errors import QueryError, StoreError
from kg.store import Row
from kg.store.answers import Answer, document, rows
from kg.store.formats import JSON_RESULTS, N_TRIPLES
from kg.store.forms import Form, form
from kg.store.statements import replacement

_ASKED_AS = {
    Form.SELECT: JSON_RESULTS,
    Form.ASK: JSON_RESULTS,
    Form.CONSTRUCT: N_TRIPLES,
    Form.DESCRIBE: N_TRIPLES,
}
_REMEDY = "see that the server runs and that the address is right"


class RemoteStore:
    """A `kg.store.Store` behind a query URL, and an update URL where it is to be written to.

    `seconds` is how long the server may be silent. No connection is kept between calls.
    """

    def __init__(self, query_url: str, update_url: str | None = None, *, seconds: int = 30) -> None:
        self._query_url = query_url
        self._update_url = update_url
        self._seconds = seconds

    def select(self, query: str) -> Iterator[Row]:
        """Answer a SELECT, a row at a time. Raises QueryError, StoreError."""
        solutions = self._ask(query)
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError(f"rows come from a SELECT, and this is a query of form {form(query)}")
        return rows(solutions)

    def construct(self, query: str) -> Iterator[str]:
        """Answer a CONSTRUCT or DESCRIBE as N-Triples lines, no line ends. Raises QueryError, StoreError."""
        return iter(self.answer(query, N_TRIPLES).decode().split("\n")[:-1])

    def answer(self, query: str, media_type: str) -> bytes:
        """Answer any query form in a format of `kg.store.formats`. Raises QueryError, StoreError."""
        return document(self._ask(query), media_type)

    def replace(self, graph: str, statements: Iterable[str]) -> None:
        """Replace one named graph in one request. Raises DataError, StoreError."""
        if self._update_url is None:
            raise StoreError(f"{self._query_url}: no update URL is known: give one")
        self._sent(self._update_url, replacement(graph, statements), "INSERT", "*/*")

    def _ask(self, query: str) -> Answer:
        asked = form(query)
        body = self._sent(self._query_url, query, asked, _ASKED_AS[asked])
        try:
            if _ASKED_AS[asked] == JSON_RESULTS:
                return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
            return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._query_url}: the answer is not {_ASKED_AS[asked]}: {error}; {_REMEDY}") from error

    def _sent(self, url: str, text: str, kind: str, accept: str) -> bytes:
        request = SPARQLWrapper(url)
        request.setMethod(POST)
        request.setOnlyConneg(True)  # else it adds format=, output= and results= to the request
        request.setTimeout(self._seconds)
        request.queryString, request.queryType = text, kind  # setQuery guesses, and takes '#' in an IRI amiss
        request.addCustomHttpHeader("Accept", accept)
        try:
            body: bytes = request.query().response.read()
        except QueryBadFormed as error:
            raise QueryError(f"{url}: the server refuses the query: {_said(error)}") from error
        except TimeoutError as error:
            raise StoreError(f"{url}: no answer in {self._seconds} s: narrow the query or wait longer") from error
        except (SPARQLWrapperException, OSError, HTTPException) as error:
            raise StoreError(f"{url}: the SPARQL server does not answer: {_said(error)}; {_REMEDY}") from error
        return body


def _said(error: Exception) -> str:
    return " ".join(str(error).split())  # SPARQLWrapper puts the server's words on a line of their own
