"""Bytes into the engine and out of it: pieces read as one file, a page that ends at a limit."""

import gzip
import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO, cast

from kg.errors import ResultTooLarge

_BUFFER = 1 << 20


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


def stream(quads: Iterable[bytes] | Path) -> IO[bytes]:
    """Open a file (``.gz`` is unpacked), or read pieces of text, cut anywhere, as one file."""
    if not isinstance(quads, Path):
        return io.BufferedReader(_Pieces(quads), _BUFFER)
    if quads.suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(quads))  # a binary file in all but its declared type
    return quads.open("rb")


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
