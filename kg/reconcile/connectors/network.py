"""The only place that opens a connection: requests for everything, SPARQLWrapper for a query service.

A reply is read up to a size and a time, so that no server can fill memory or hold a run with one byte a minute.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException, HTTPResponse
from math import ceil
from urllib.error import HTTPError

import requests
import urllib3
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.reconcile.connectors.exchange import Form, Reply, Request, Unanswered

_PIECE = 1 << 16
_JSON_RESULTS = "application/sparql-results+json"
# SPARQLWrapper turns these statuses into exceptions of its own that keep the words and lose the number.
_STATUSES: Mapping[str, int] = {
    "QueryBadFormed": 400,
    "Unauthorized": 401,
    "EndPointNotFound": 404,
    "URITooLong": 414,
    "EndPointInternalError": 500,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Sends a request to the endpoint of its server. `seconds` bounds each silence, twice that the whole reply."""

    endpoints: Mapping[str, str]
    agent: str
    monotonic: Callable[[], float]
    seconds: float = 60.0
    most_bytes: int = 1 << 26
    session: requests.Session = field(default_factory=requests.Session)

    def __call__(self, request: Request) -> Reply:
        """Send one request. Raises Unanswered; an HTTP error status is a reply."""
        send = self._sparql if request.form is Form.SPARQL else self._http
        try:
            return send(request, self.endpoints[request.server] + request.path)
        except (TimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise Unanswered(f"no answer within {self.seconds:g} s", heavy=True) from error
        except (OSError, HTTPException, urllib3.exceptions.HTTPError) as error:  # requests' errors are OSErrors
            raise Unanswered(f"the connection failed ({type(error).__name__}: {error})", heavy=False) from error

    def close(self) -> None:
        """Close what is still open."""
        self.session.close()

    def _http(self, request: Request, url: str) -> Reply:
        is_get, fields = request.form is Form.GET, list(request.fields)
        headers = {"User-Agent": self.agent, "Accept": "application/json"}
        if request.form is Form.JSON:
            headers["Content-Type"] = "application/json"
        with self.session.request(
            "GET" if is_get else "POST",
            url,
            params=fields if is_get else None,
            data=(request.text.encode() if request.form is Form.JSON else fields) if not is_get else None,
            headers=headers,
            timeout=self.seconds,
            stream=True,
        ) as response:
            body = self._whole(lambda: response.raw.read1(_PIECE, decode_content=True))
            return Reply(response.status_code, body, _lower(response.headers))

    def _sparql(self, request: Request, url: str) -> Reply:
        query = SPARQLWrapper(url, agent=self.agent)
        query.setMethod(POST)
        query.setOnlyConneg(True)
        query.setTimeout(ceil(self.seconds))
        query.queryString, query.queryType = request.text, "SELECT"
        query.addCustomHttpHeader("Accept", _JSON_RESULTS)
        try:
            response: HTTPResponse = query.query().response
        except HTTPError as error:
            with closing(error):
                return Reply(error.code, error.read(_PIECE), _lower(error.headers or Message()))
        except SPARQLWrapperException as error:
            return Reply(_STATUSES.get(type(error).__name__, 400), str(error).encode())
        with closing(response):
            body = self._whole(lambda: response.read1(_PIECE))
            return Reply(response.status, body, _lower(response.headers))

    def _whole(self, piece: Callable[[], bytes]) -> bytes:
        return b"".join(self._bounded(piece))

    def _bounded(self, piece: Callable[[], bytes]) -> Iterator[bytes]:
        until, size = self.monotonic() + 2 * self.seconds, 0
        while found := piece():
            size += len(found)
            if size > self.most_bytes:
                raise Unanswered(f"the reply is larger than {self.most_bytes:,} bytes", heavy=True)
            if self.monotonic() > until:
                raise Unanswered(f"the reply was not whole after {2 * self.seconds:g} s", heavy=True)
            yield found


def _lower(headers: "Mapping[str, str] | Message") -> dict[str, str]:
    return {name.lower(): str(value) for name, value in headers.items()}
