"""Bytes of a table to lines, streamed: the encoding is told by the first bytes that could tell it.

As long as everything is ASCII nothing has to be told. A byte that does not fit the encoding becomes a lone
surrogate: its row is rejected, the others are read.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import BinaryIO

from kg.sources import decoding

CHUNK = 1 << 16
_WINDOW = 1 << 20
# A line of text is shorter; what is longer is handed on in pieces, so that memory stays bounded.
_LONGEST_LINE = 1 << 25
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WRONG, _NOT_ASCII = re.compile("[\udc80-\udcff]"), re.compile("[^\x00-\x7f]")
_WIDE = {"utf-16", "utf-16-le", "utf-16-be", "utf-32"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a stream; `guessed` when nothing in the bytes says so."""

    name: str
    guessed: bool = False


class Characters:
    """The text of a stream in pieces; `encoding` is what has been told of it so far."""

    def __init__(self, stream: BinaryIO, stated: str | None = None) -> None:
        self._stream = stream
        self.encoding = Encoding(stated or "utf-8")
        self._is_stated = stated is not None

    def pieces(self) -> Iterator[str]:
        """Yield the text; reading may raise what `kg.sources.opening.BROKEN` lists."""
        chunk = self._stream.read(CHUNK)
        while chunk and not self._is_stated and chunk.isascii() and b"\x00" not in chunk:
            yield chunk.decode("ascii")
            chunk = self._stream.read(CHUNK)
        if not self._is_stated and chunk:
            chunk += self._stream.read(_WINDOW)
            self.encoding = told(chunk)
        errors = "replace" if codecs.lookup(self.encoding.name).name in _WIDE else "surrogateescape"
        decoder = codecs.getincrementaldecoder(self.encoding.name)(errors)
        while chunk:
            yield decoder.decode(chunk)
            chunk = self._stream.read(CHUNK)
        yield decoder.decode(b"", final=True)

    def lines(self) -> Iterator[str]:
        """Yield lines with their ends: ``\\n``, ``\\r\\n`` or ``\\r``, whatever the system."""
        rest = ""
        for piece in self.pieces():
            *whole, rest = StringIO(rest + piece, newline="").readlines() or [""]
            yield from whole
            # A line that has ended is whole, but for a return whose line feed may be in the next piece.
            if rest.endswith("\n") or len(rest) > _LONGEST_LINE:
                yield rest
                rest = ""
        if rest:
            yield rest


def told(head: bytes) -> Encoding:
    """Tell the encoding of bytes that are not ASCII, or are the beginning of a file."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked:
        return Encoding(marked)
    return _wide(head) or _utf8(head) or _code_page(head)


def _wide(head: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark: every other byte of mostly Latin or Cyrillic text is 0 or 4."""
    sample = head[:4096]
    if sample.count(0) * 8 < len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return Encoding("utf-16-be" if even > odd else "utf-16-le", guessed=True)


def _utf8(head: bytes) -> Encoding | None:
    """Tell UTF-8, the last character cut or not; a few wrong bytes among many characters do not speak against it."""
    text = head.decode("utf-8", "surrogateescape")
    wrong = len(_WRONG.findall(text))
    right = len(_NOT_ASCII.findall(text)) - wrong
    is_cut = wrong <= 3 and len(head) >= CHUNK
    return Encoding("utf-8") if not wrong or right > wrong * 2 or (is_cut and right) else None


def _code_page(head: bytes) -> Encoding:
    found = decoding.decode(head)
    name = found.encoding if isinstance(found, decoding.Decoded) else "cp1252"
    return Encoding(name, guessed=True)
