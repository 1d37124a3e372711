"""Ways to run the same work over many parts: anything shaped like map.

An engine takes a function from a part to its receipt, and the parts; it yields receipts in the parts'
order. What the work writes does not depend on the engine.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol, TypeVar

from kg.errors import WorldError

P = TypeVar("P")
R = TypeVar("R")


class Engine(Protocol):
    """Does the same work on many parts; only the part and its receipt cross a process border."""

    def __call__(self, work: Callable[[P], R], parts: Iterable[P]) -> Iterator[R]:
        """Yield the receipts in the order of the parts."""


def serial(work: Callable[[P], R], parts: Iterable[P]) -> Iterator[R]:
    """Do one part after another in this process."""
    return map(work, parts)


def pool(work: Callable[[P], R], parts: Iterable[P]) -> Iterator[R]:
    """Spread the parts over a process for each core; `work` must be picklable.

    Stopped in the middle (Ctrl-C, an error, a receipt nobody takes), it ends its processes at once. Raises
    WorldError if one of them dies.
    """
    others = set(multiprocessing.active_children())
    fresh = multiprocessing.get_context("spawn")
    processes = ProcessPoolExecutor(os.cpu_count(), mp_context=fresh)
    is_done = False
    try:
        with _interrupts_left_out():
            receipts = processes.map(work, parts)
        yield from receipts
        is_done = True
    except BrokenProcessPool as error:
        raise WorldError("a process of the build died, perhaps of too little memory: run it again") from error
    finally:
        for child in () if is_done else set(multiprocessing.active_children()) - others:
            child.kill()
        processes.shutdown(wait=is_done, cancel_futures=True)


@contextmanager
def _interrupts_left_out() -> Iterator[None]:
    """Start processes that leave Ctrl-C to this one: what is ignored here is ignored there from the first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def for_parts(count: int) -> Engine:
    """Choose the engine for this many parts: starting processes pays only when there are several."""
    return pool if count > 1 else serial
