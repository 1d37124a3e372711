"""Bytes into the engine and out of it: pieces read as one file, a page that ends at a limit."""

import gzip
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import ResultTooLarge

_BUFFER = 1 << 20
_GRAPH = re.compile(rb"[ \t]*<[^<>]*>[ \t]*\.[ \t]*\r?\n")  # the last term of an N-Quads line


class Page(io.BytesIO):
    """Bytes in memory, up to `limit` of them; one more raises ResultTooLarge."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, chunk: bytes) -> int:  # type: ignore[override]  # the engine sends nothing but bytes
        """Take a chunk, or refuse it whole."""
        if self._limit is not None and self.tell() + len(chunk) > self._limit:
            raise ResultTooLarge(f"the answer is over {self._limit} bytes: narrow the query or add a LIMIT")
        return super().write(chunk)


def stream(pieces: Iterable[bytes]) -> IO[bytes]:
    """Read pieces of text, cut anywhere, as one file."""
    return io.BufferedReader(_Pieces(pieces), _BUFFER)


def pieces(path: Path) -> Iterator[bytes]:
    """Read a file, unpacked if its name ends in ``.gz``, in pieces."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        while piece := file.read(_BUFFER):
            yield piece


def with_union(quads: Iterable[bytes]) -> Iterator[bytes]:
    """Follow every piece of N-Quads by the same statements without their graph."""
    for lines in _whole_lines(quads):
        yield lines
        yield _GRAPH.sub(b" .\n", lines)


def _whole_lines(quads: Iterable[bytes]) -> Iterator[bytes]:
    begun: list[bytes] = []
    for piece in quads:
        whole, end, rest = piece.rpartition(b"\n")
        if end:
            yield b"".join((*begun, whole, end))
            begun.clear()
        begun.append(rest)
    yield b"".join((*begun, b"\n"))


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__()
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # BufferedReader gives a memoryview
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
