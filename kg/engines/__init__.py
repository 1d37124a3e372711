"""Ways to run the same work over many parts: anything shaped like map.

An engine takes a function from a part to its receipt, and the parts; it yields receipts in the parts'
order. What the work writes does not depend on the engine.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from kg.model import Part, Receipt

Work = Callable[[Part], Receipt]
Engine = Callable[[Work, Iterable[Part]], Iterator[Receipt]]


def serial(work: Work, parts: Iterable[Part]) -> Iterator[Receipt]:
    """Do one part after another in this process."""
    return map(work, parts)


def pool(work: Work, parts: Iterable[Part]) -> Iterator[Receipt]:
    """Spread the parts over a process for each core; `work` must be picklable."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=fresh) as processes:
        yield from processes.map(work, parts)


def for_parts(count: int) -> Engine:
    """Choose the engine for this many parts: starting processes pays only when there are several."""
    return pool if count > 1 else serial
