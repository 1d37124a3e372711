"""JSON documents of a file, one by one: a document a line, a dump's array, one document on many lines.

Lines are read one at a time, so a dump of any size takes no more memory than its longest line. A file whose
first document takes more than one line is read whole, and may hold 64 MB. Nothing is guessed about a broken
document: it is a `Broken`, with the place and the reason, and reading goes on at the next line if there is one.
"""

import codecs
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MAX_BYTES = 64 * 1024 * 1024
_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_FRAME = (b"", b"[", b"]", b",")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_DEEPEST = 64
_TOO_LARGE = "takes more than 64 MB: write one record a line"
_CUT = "the array is not closed: the file is cut; export it again"
_HALF = "holds half a character (a lone surrogate, \\ud800 to \\udfff): export it again"
_NESTED = "is nested too deeply to be a record"
_UTF8_MARK = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class Document:
    """One JSON value of a file; `place` stands before the JSON pointer of whatever is in it (``L12``, ``/3``)."""

    value: Json
    place: str
    octets: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A place of a file that is no JSON, and why."""

    place: str
    reason: str


def documents(stream: BinaryIO, encoding: str | None = None) -> Iterator[Document | Broken]:
    """Yield the documents of a file in order; the elements of a top-level array count as documents.

    `encoding` overrides UTF-8. An empty file is `Broken`. Reading `stream` may raise; that is let through.
    """
    lines = _in_utf8(stream, encoding) if encoding else stream
    if isinstance(lines, Broken):
        yield lines
        return
    nothing = True
    for found in _documents(lines):
        nothing = False
        yield found
    if nothing:
        yield Broken("L1", "the file holds no JSON document: export it again")


def _documents(stream: BinaryIO) -> Iterator[Document | Broken]:
    skipped = b""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield Broken(f"L{number}", f"the line {_TOO_LARGE}")
            return
        text = line.removeprefix(_UTF8_MARK).strip()
        if text in _FRAME:
            skipped += line
            continue
        if _is_whole(text):
            yield from _of_line(text, number)
            yield from _of_lines(stream, number, is_array=b"[" in skipped)
        else:
            yield from _of_all(skipped + line + stream.read(MAX_BYTES + 1))
        return


def _of_lines(stream: BinaryIO, number: int, *, is_array: bool) -> Iterator[Document | Broken]:
    """Read on, a document a line; an array that is never closed has lost its end."""
    text = b""
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield Broken(f"L{number}", f"the line {_TOO_LARGE}")
            return
        if not line.strip():
            continue
        text = line.strip()
        if text not in _FRAME:
            yield from _of_line(text, number)
    if is_array and not text.endswith(b"]"):
        yield Broken(f"L{number + 1}", _CUT)


def _of_line(text: bytes, number: int) -> Iterator[Document | Broken]:
    place = f"L{number}"
    try:
        decoded = text.removesuffix(b",").decode()
    except UnicodeDecodeError as error:
        yield Broken(place, _not_utf8(error))
        return
    if decoded.startswith("["):
        yield from _scanned(decoded, "" if number == 1 else f"{place} ")
        return
    found = _document(decoded, 0, place)
    rest = "" if isinstance(found, Broken) else decoded[found[1] :].strip()
    if isinstance(found, Broken):
        yield found
    elif rest:
        yield Broken(place, f"holds more after its document: {rest[:40]!r}")
    else:
        yield found[0]


def _of_all(octets: bytes) -> Iterator[Document | Broken]:
    """Read a file whose first document takes many lines; if it is broken, whole lines after it are still read."""
    if len(octets) > MAX_BYTES:
        yield Broken("L1", f"the file is one document and {_TOO_LARGE}")
        return
    try:
        text = octets.removeprefix(_UTF8_MARK).decode(json.detect_encoding(octets))
    except UnicodeDecodeError as error:
        yield Broken("L1", _not_utf8(error))
        return
    first, *others = octets.splitlines()
    if any(map(_is_whole, others)) and isinstance(next(_scanned(text, ""), None), Broken):
        yield from _of_line(first.strip(), 1)
        yield from _of_lines(io.BytesIO(b"\n".join(others)), 1, is_array=False)
        return
    yield from _scanned(text, "")


def _scanned(text: str, before: str) -> Iterator[Document | Broken]:
    """Yield the elements of an array, or documents one after the other, up to the first that is broken."""
    start = _next(text, 0)
    is_array = text.startswith("[", start)
    at = _next(text, start + 1 if is_array else start)
    number = 0
    while at < len(text) and not (is_array and text[at] == "]"):
        place = f"{before}/{number}" if is_array else f"L{text.count(chr(10), 0, at) + 1}"
        found = _document(text, at, place)
        if isinstance(found, Broken):
            yield found
            return
        yield found[0] if is_array or number or text[found[1] :].strip() else _alone(found[0])
        at = _next(text, found[1])
        number += 1
    if is_array and at >= len(text):
        yield Broken(f"{before}/{number}", _CUT)


def _alone(document: Document) -> Document:
    """Leave out the line of a document that is the whole file: pointers say it all."""
    return Document(document.value, "", document.octets)


def _document(text: str, at: int, place: str) -> tuple[Document, int] | Broken:
    """Read the document at an offset; also return where it ends."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        return Broken(place, f"is no JSON from line {error.lineno}, column {error.colno} on ({error.msg}): mend it")
    except (ValueError, RecursionError) as error:
        return Broken(place, _NESTED if isinstance(error, RecursionError) else f"is no JSON: {error}")
    if _is_too_deep(value):
        return Broken(place, _NESTED)
    octets = text[at:end].encode("utf-8", "surrogatepass")
    if _SURROGATE.search(octets) and not _is_text(value):
        return Broken(place, _HALF)
    return Document(value, place, octets), end


def fault(value: Json) -> str | None:
    """Say why a value is none that a record can hold: nested too deeply, or with half a character."""
    if _is_too_deep(value):
        return _NESTED
    return None if _is_text(value) else _HALF


def _is_too_deep(value: Json) -> bool:
    """Tell whether a value is nested deeper than any record, so that whoever walks it need not care."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            child
            for each in level
            if isinstance(each, dict | list)
            for child in (each.values() if isinstance(each, dict) else each)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def _is_text(value: Json) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_whole(line: bytes) -> bool:
    """Tell whether a line looks like a whole document."""
    text = line.strip().removesuffix(b",").rstrip()
    return text.startswith((b"{", b"[")) and text.endswith((b"}", b"]")) and b"\x00" not in text


def _next(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _in_utf8(stream: BinaryIO, encoding: str) -> BinaryIO | Broken:
    octets = stream.read(MAX_BYTES + 1)
    if len(octets) > MAX_BYTES:
        return Broken("L1", "the file is over 64 MB and not in UTF-8: save it as UTF-8")
    try:
        return io.BytesIO(octets.decode(encoding).encode())
    except LookupError:
        return Broken("L1", f"{encoding!r} is no encoding: correct `encoding` in kg.toml")
    except UnicodeError as error:
        return Broken("L1", f"the file is not in {encoding} ({error}): correct `encoding` in kg.toml")


def _not_utf8(error: UnicodeDecodeError) -> str:
    return (
        f"byte {error.start + 1} is not valid {error.encoding.upper()}: save the file as UTF-8, "
        'or write encoding = "..." in kg.toml'
    )
