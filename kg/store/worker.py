"""The process in which a query from outside runs: one at a time, until its pipe is closed or it is killed."""

import math
import resource
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import KgError
from kg.store.builds import current
from kg.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may use: seconds, bytes of answer, bytes of memory for the whole process."""

    seconds: float
    bytes: int
    memory: int


@dataclass(frozen=True, slots=True)
class Request:
    """A query and the form its answer takes."""

    query: str
    media_type: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


READY = b"ready"


def serve(requests: Connection, root: Path, limits: Limits) -> None:
    """Answer requests over the current publication of `root`: bytes, or the KgError to be raised.

    Follows the `current` link from one request to the next. An alarm ends the process should nobody be left
    to kill it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the pipe
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    publication = _Publication(root)
    requests.send(READY)
    while True:
        try:
            request = requests.recv()
        except EOFError:
            return
        signal.alarm(math.ceil(limits.seconds) + 1)
        reply = _reply(publication, request, limits.bytes)
        signal.alarm(0)
        requests.send(reply)


def _reply(publication: "_Publication", request: Request, limit: int) -> bytes | KgError:
    try:
        return publication.store().document(
            request.query,
            request.media_type,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
            limit=limit,
        )
    except KgError as error:
        return error


class _Publication:
    """The store of the build that is current, opened anew when the link has moved."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._opened: tuple[Path, EmbeddedStore] | None = None

    def store(self) -> EmbeddedStore:
        build = current(self._root)
        if self._opened is None or self._opened[0] != build:
            self._opened = (build, EmbeddedStore.open(build / "store"))
        return self._opened[1]
