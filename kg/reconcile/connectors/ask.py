"""What is asked of a server, and the answer to one key of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from kg.reconcile.connectors.exchange import Document, Request


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one key: a JSON value (None: there is no such thing), with its revision where it has one."""

    value: Any  # Any: parsed JSON; the reader of its Ask chose what is kept
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A kind of question: at most `batch` keys make a request; `read` gives what its reply answers.

    A key that `read` leaves out was not answered, and is asked again by itself. `status`, where there is one,
    answers a revision for less than the whole answer costs.
    """

    name: str
    batch: int
    request: Callable[[Sequence[str]], Request]
    read: Callable[[Document, Sequence[str]], Mapping[str, Answer]]
    status: "Ask | None" = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with the moment it was fetched, in ISO 8601 (UTC, to the second)."""

    answer: Answer
    fetched: str


Conversation: TypeAlias = Callable[[Ask, Sequence[str]], Document]
"""Ask one batch of keys, get the reply. Raises LookupStopped."""


class Keeper(Protocol):
    """Where answers are kept."""

    def get(self, ask: Ask, keys: Sequence[str]) -> Mapping[str, Kept]:
        """Return what is kept of the keys."""

    def put(self, ask: Ask, answers: Mapping[str, Answer], fetched: str) -> None:
        """Keep answers, all or none."""

    def close(self) -> None:
        """Let go of files."""
