"""Queries from outside, in processes that can be killed.

The engine has no time limit and answers lazily, so a query that must stop runs where it can be stopped: in
one of a few worker processes, each with a limit of time, of bytes and of memory. An answer is whole or it is
an error. Nothing is written, no other server is asked (`kg.store.forms.refuse_service`), no file is read.
"""

import multiprocessing
import queue
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from kg.errors import KgError, QueryTimeout, StoreError
from kg.store.worker import Limits, Request, serve

_SPAWN = multiprocessing.get_context("spawn")  # fork would copy a threaded server's locks
_START_SECONDS = 60.0
_GIBIBYTE = 1 << 30


class LimitedRunner:
    """Answers queries over the current publication of a folder, within limits, from any thread.

    Follows the publication's `current` link. Close it, or use it in a ``with``; its processes end with it.
    """

    def __init__(self, folder: Path, *, seconds: float, bytes: int, workers: int, memory: int = 2 * _GIBIBYTE) -> None:
        self._seconds = seconds
        self._closed = False
        limits = Limits(seconds=seconds, bytes=bytes, memory=memory)
        self._workers = tuple(_Worker(folder, limits) for _ in range(workers))
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> "LimitedRunner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def answer(
        self,
        query: str,
        media_type: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> bytes:
        """Answer a query in a format of `kg.store.formats`; graphs given here override FROM.

        Raises QueryError, QueryTimeout (also when no worker comes free in time), ResultTooLarge, StoreError.
        """
        if self._closed:
            raise StoreError("the query runner was closed")
        try:
            worker = self._idle.get(timeout=self._seconds)
        except queue.Empty:
            raise QueryTimeout(f"every query worker was busy for {self._seconds:g} s: try again") from None
        try:
            return worker.answer(Request(query, media_type, tuple(default_graphs), tuple(named_graphs)))
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End every worker, also those at work, and wait for them. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        for worker in self._workers:
            worker.kill()
        for _ in self._workers:  # one at work comes back to the queue as soon as its process is dead
            self._idle.get().stop()


class _Worker:
    """One process and the pipe to it; a new process takes the place of one that was killed."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._changing = threading.Lock()
        self._process, self._pipe = self._started()
        self._ready = False

    def answer(self, request: Request) -> bytes:
        reply = self._ask(request)
        if isinstance(reply, KgError):
            raise reply
        return reply

    def kill(self) -> None:
        with self._changing:
            self._process.kill()

    def stop(self) -> None:
        with self._changing:
            self._end()

    def _ask(self, request: Request) -> bytes | KgError:
        answered = False
        try:
            self._await_start()
            self._pipe.send(request)
            if not self._pipe.poll(self._limits.seconds):
                raise QueryTimeout(f"the query took over {self._limits.seconds:g} s and was stopped: narrow it")
            reply = self._received()
            answered = True
        except (EOFError, OSError) as error:
            raise StoreError("the query worker died: the query may need more memory than allowed") from error
        finally:
            if not answered:
                self._restart()
        return reply

    def _await_start(self) -> None:
        if self._ready:
            return
        if not self._pipe.poll(_START_SECONDS):
            raise EOFError("the worker process does not start")
        self._received()
        self._ready = True

    def _received(self) -> bytes | KgError:
        reply: bytes | KgError = self._pipe.recv()
        return reply

    def _restart(self) -> None:
        with self._changing:
            self._end()
            self._process, self._pipe = self._started()
            self._ready = False

    def _end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _started(self) -> tuple[SpawnProcess, "Connection[Request, bytes | KgError]"]:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=serve, args=(theirs, self._folder, self._limits), daemon=True)
        process.start()
        theirs.close()
        return process, ours
