"""Finished representations of one publication, kept while there is room: the same page is not made twice.

Keys need no date: a publication never changes, and a new one brings its own shelf of kept pages.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kg.web.respond import Representation

_ROOM = 64 << 20  # bytes of bodies


class Kept:
    """A least-recently-used store of representations, limited by the bytes of their bodies."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._used = 0
        self._lock = threading.Lock()
        self._made: OrderedDict[Hashable, Representation] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Representation]) -> Representation:
        """Return what was made for a key, or make it; two requests at once may both make it, once."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        if len(made.body) > self._room // 8:
            return made  # one large document must not put out all the small ones
        with self._lock:
            if key not in self._made:
                self._made[key] = made
                self._used += len(made.body)
            while self._used > self._room:
                _, oldest = self._made.popitem(last=False)
                self._used -= len(oldest.body)
        return made
