"""Files as streams of bytes, whatever they are packed in: gzip, bzip2 and xz are told by their first bytes."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import BinaryIO, cast

BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What reading a damaged archive, or a file that went away, raises."""

_PACKED: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b", lambda raw: gzip.GzipFile(fileobj=raw)),
    (b"BZh", lambda raw: bz2.BZ2File(raw)),
    (b"\xfd7zXZ\x00", lambda raw: lzma.LZMAFile(raw)),  # noqa: SIM115  (the caller closes what `opened` returns)
)
_SUFFIXES = frozenset({".gz", ".bz2", ".xz"})
_HEAD = 1 << 16
_PIECE = 1 << 8  # a damaged archive yields what comes before the damage, in whole pieces


def opened(path: Path) -> BinaryIO:
    """Open a file for reading its unpacked bytes. Raises OSError; reading may raise any of `BROKEN`."""
    raw = path.open("rb")
    start = raw.peek(6)[:6]
    unpack = next((unpack for mark, unpack in _PACKED if start.startswith(mark)), None)
    return cast(BinaryIO, unpack(raw)) if unpack else raw


def head(path: Path) -> bytes:
    """Return the first 64 KiB of a file, unpacked, or what a damaged one yields; the damage is met, and told, later."""
    found = bytearray()
    try:
        with opened(path) as stream:
            while len(found) < _HEAD and (piece := stream.read(_PIECE)):
                found += piece
    except BROKEN:
        pass
    return bytes(found)


def unpacked_name(path: PurePath) -> str:
    """Return a file's name as it is without packing: ``films.jsonl`` of ``films.jsonl.gz``.

    >>> unpacked_name(PurePath("dumps/catalogue.NQ.gz"))
    'catalogue.NQ'
    """
    return path.stem if path.suffix.lower() in _SUFFIXES else path.name
