"""From the entries of an AVefi file to films: entries are joined, so the file is read as a whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.model import Film, Origin, Rejected
from kg.sources.avefi.entries import Entry, category, entry, groups
from kg.sources.avefi.film import film, key_of
from kg.sources.avefi.tables import WORK
from kg.sources.branches import Branch
from kg.sources.documents import MAX_BYTES, Broken, documents
from kg.sources.settings import Settings

_MARK = re.compile(rb'"category"\s*:\s*"avefi:(?:WorkVariant|Manifestation|Item)"')
_NO_ENTRY = "is no entry of the AVefi schema: its category is {}, and WorkVariant, Manifestation or Item was expected"
_TOO_LARGE = "the entries before this one take 64 MB: cut the file, each work with its manifestations and items"


def recognises(head: bytes) -> bool:
    """Tell an AVefi file by the class of its first entries."""
    return _MARK.search(head) is not None


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    """Read a JSON array of entries, a container of one, or an entry a line; one work is one film."""
    entries: list[Entry] = []
    size = 0
    for found in documents(stream, settings.encoding):
        if isinstance(found, Broken):
            yield Rejected(origin.at(found.place), found.reason)
            continue
        size += len(found.octets)
        if size > MAX_BYTES:
            yield Rejected(origin.at(found.place), _TOO_LARGE)
            break
        for root in _roots(Branch(found.value, found.place)):
            each = entry(root, found.octets)
            if each is None:
                yield _stranger(root, origin)
            else:
                entries.append(each)
    keys = {number: key_of(each, origin) for each in reversed(entries) if each.kind == WORK for number in each.numbers}
    for group in groups(entries):
        yield film(group, keys, origin, settings)


def _roots(document: Branch) -> Iterator[Branch]:
    """Yield the entries of a document: those of its container, or itself."""
    inside = document.each("has_record")
    yield from inside or (document,)


def _stranger(root: Branch, origin: Origin) -> Rejected:
    return Rejected(replace(origin, locator=root.place), _NO_ENTRY.format(category(root) or "not said"))
