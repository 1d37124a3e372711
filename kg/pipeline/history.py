"""What a publication once had and has no more: the things that answer 410, in a file of the build.

A thing is gone when the build before had it, or had it among its gone, and this one neither has it nor leads from it
to another. IRIs are never given to anything else, so a record that comes back takes its own up again.
"""

import gzip
import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kg.pipeline.assemble import write_gzip
from kg.rdf.iri import Space

_GONE = "gone.txt.gz"
_DATA = "data.nq.gz"


def gone(before: Path | None, now: Path, space: Space, moved: Iterable[str]) -> Iterator[str]:
    """Yield, sorted, what the build `before` had and `now` has no more: ``id/work/abc``, ``graph/films/754``.

    `moved` are the local IRIs that lead elsewhere.
    """
    if before is None or not (before / _DATA).is_file():
        return
    led = sorted((f"id/{local}" for local in moved), key=_order)
    kept = heapq.merge(_things(now / _DATA, space), led, key=_order)
    once = heapq.merge(_things(before / _DATA, space), listed(before), key=_order)
    yield from _without(_distinct(once), _distinct(kept))


def write(folder: Path, lost: Iterable[str]) -> int:
    """Write the gone of a build, and return how many they are."""
    count = 0

    def counted() -> Iterator[str]:
        nonlocal count
        for thing in lost:
            count += 1
            yield thing

    write_gzip(folder / _GONE, counted())
    return count


def listed(build: Path) -> Iterator[str]:
    """Yield what is gone from a build, in order; nothing if it does not say."""
    try:
        with gzip.open(build / _GONE, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield line.rstrip("\n")
    except FileNotFoundError:
        return


def _things(data: Path, space: Space) -> Iterator[str]:
    """Yield the things and record graphs of a sorted data file by their path under the base, in the file's order."""
    starts = tuple(f"<{space.base}/{kind}/" for kind in ("graph", "id"))
    own = len(f"<{space.base}/")
    with gzip.open(data, "rt", encoding="utf-8", newline="\n") as lines:
        subjects = (line[own : line.index(">")] for line in lines if line.startswith(starts))
        yield from _distinct(subjects)


def _order(path: str) -> str:
    """Return what a path is sorted by: as in N-Quads, where ``>`` ends it and comes after ``/``."""
    return f"{path}>"


def _distinct(lines: Iterable[str]) -> Iterator[str]:
    return (line for line, _ in groupby(lines))


def _without(lines: Iterator[str], others: Iterator[str]) -> Iterator[str]:
    """Yield the distinct `lines` that are not among the distinct `others`, both in order."""
    other = next(others, None)
    for line in lines:
        while other is not None and _order(other) < _order(line):
            other = next(others, None)
        if line != other:
            yield line
