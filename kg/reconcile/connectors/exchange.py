"""One request to a server and one reply: plain values, so that they can be kept, recorded and replayed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

Document: TypeAlias = Mapping[str, Any]
"""A parsed JSON object. Any: it goes no further than the reader of its Ask."""


class Form(StrEnum):
    """How a request carries its fields."""

    GET = "get"
    POST = "post"
    JSON = "json"
    SPARQL = "sparql"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `server` names an endpoint of the settings, so that a recording knows no host or port.

    `fields` go into the address (GET) or a form (POST); `text` is the body (JSON) or the query (SPARQL).
    """

    server: str
    form: Form = Form.GET
    fields: tuple[tuple[str, str], ...] = ()
    text: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; names of headers in lower case."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Exchange: TypeAlias = Callable[[Request], Reply]
Asked: TypeAlias = Callable[[Request], Document]


class Unanswered(Exception):
    """A connection broke, or the reply was late or too large: `Polite` decides what to do about it."""

    def __init__(self, reason: str, *, heavy: bool) -> None:
        super().__init__(reason)
        self.heavy = heavy  # a smaller question might be answered
