"""Readers: bytes in, records or rejections out, one module a format; a plug-in is one function and one row.

A file's kind is told by its name alone, so that a folder is walked without opening what is not ours.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.model import Film, Origin, Rejected
from kg.sources import page
from kg.sources.settings import Settings

__all__ = ["SOURCES", "Settings", "Source", "key_of", "kind_of"]

Source = Callable[[BinaryIO, Origin, Settings], Iterator[Film | Rejected]]
"""Reads every record of one open file; a bad record is a value among the others."""

SOURCES: dict[str, Source] = {"page": page.read}

_KINDS = dict.fromkeys((".txt", ".text", ".html", ".htm", ".xhtml"), "page")
_STATED: dict[str, Callable[[bytes], str | None]] = {"page": page.stated_key}


def kind_of(path: Path) -> str | None:
    """Return the kind of source a file's suffix tells, whatever its case; None if no reader takes it.

    >>> kind_of(Path("films/754.HTML")), kind_of(Path("films/754.png"))
    ('page', None)
    """
    return _KINDS.get(path.suffix.lower())


def key_of(kind: str, octets: bytes, path: Path) -> str:
    """Return a record's key: the number the file states for itself, else its name without suffix."""
    stated = _STATED.get(kind)
    return (stated(octets) if stated else None) or path.stem
