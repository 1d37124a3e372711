"""Readers: bytes in, records or rejections out, one module a format; a plug-in is one function and one row.

    name         the kind, as kg.toml writes it
    read         every record of one open file; a bad record is a value among the others
    suffixes     of the files it may be, packing aside
    recognises   tells by the first bytes whether a file of such a suffix is of this kind

A file that no kind recognises by itself (a table) is read only by a source of kg.toml that says its kind.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from kg.model import Origin, Record, Rejected
from kg.sources import avefi, opening, page, rdf, schemaorg, tables, wikidata
from kg.sources.settings import Settings
from kg.sources.xml import efg, marc

__all__ = ["KINDS", "Kind", "Read", "Settings", "kind_of"]

Read = Callable[[BinaryIO, Origin, Settings], Iterator[Record | Rejected]]


def _anything(head: bytes) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source; without `recognises` it must be named in kg.toml."""

    name: str
    read: Read
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool] | None = _anything
    source: str | None = None

    @property
    def source_name(self) -> str:
        """What a source of bare files of this kind is called."""
        return self.source or self.name


# The order decides between kinds that could both take a file: the more particular one comes first.
_ALL = (
    Kind("efg", efg.read, (".xml",), efg.recognises),
    Kind("marcxml", marc.read, (".xml", ".marcxml"), marc.recognises),
    Kind("wikidata", wikidata.read, (".json", ".jsonl", ".ndjson"), wikidata.recognises),
    Kind("avefi", avefi.read, (".json", ".jsonl", ".ndjson"), avefi.recognises),
    Kind("schema-org", schemaorg.read, schemaorg.SUFFIXES, schemaorg.recognises),
    Kind("rdf", rdf.read, rdf.SUFFIXES, rdf.recognises),
    Kind("page", page.read, (".txt", ".text", ".html", ".htm", ".xhtml"), source="pages"),
    Kind("csv", tables.read_csv, (".csv", ".tsv", ".tab"), None),
    Kind("xlsx", tables.read_xlsx, (".xlsx", ".xlsm"), None),
    Kind("json", tables.read_json, (".json", ".jsonl", ".ndjson"), None),
)

KINDS = {kind.name: kind for kind in _ALL}


def kind_of(path: Path) -> Kind | None:
    """Return the kind of a file, by its suffix and its first bytes; None if no reader takes it by itself."""
    suffix = PurePath(opening.unpacked_name(path)).suffix.lower()
    kinds = [kind for kind in _ALL if suffix in kind.suffixes and kind.recognises]
    if not kinds:
        return None
    head = opening.head(path) if any(kind.recognises is not _anything for kind in kinds) else b""
    return next((kind for kind in kinds if kind.recognises and kind.recognises(head)), None)
