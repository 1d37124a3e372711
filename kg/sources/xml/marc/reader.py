"""From a MARCXML file to records: one record or a collection, bare or wrapped by a harvest or a search.

Films and videos only: what a record describes is told by its leader and its coded fields, and what is no film is
rejected as what it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.model import Film, Origin, Rejected
from kg.sources.settings import Settings
from kg.sources.xml.marc.coded import why_not_a_film
from kg.sources.xml.marc.fields import record_of
from kg.sources.xml.marc.film import film
from kg.sources.xml.walking import Broken, Node, records

_MARK = b"www.loc.gov/MARC21/slim"
_RECORD = "record"
_FIELDS = frozenset({"leader", "controlfield", "datafield"})
_NO_RECORD = "the file holds no MARC record (a <record> with fields): export it again"
_NO_FIELDS = "the record holds no MARC fields"
_DELETED = "the provider has deleted this record (its header says so)"


def recognises(head: bytes) -> bool:
    """Tell by the first bytes of an XML file whether it holds MARC records, in any encoding of XML."""
    return _MARK in head.replace(b"\x00", b"")


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    """Read the records of a MARCXML file; a bad one does not stop the next."""
    number = 0
    for number, found in enumerate(records(stream, _is_record, settings.encoding), start=1):
        place = origin.key if number == 1 else f"{origin.key}-{number}"
        if isinstance(found, Broken):
            yield Rejected(replace(origin, key=place, locator=found.locator), found.reason)
        else:
            yield _record(found, replace(origin, key=place, locator=found.locator), number, settings)
    if not number:
        yield Rejected(origin, _NO_RECORD)


def _is_record(name: str, _parent: str) -> bool:
    return name == _RECORD


def _record(found: Node, where: Origin, number: int, settings: Settings) -> Film | Rejected:
    """Read a record, or the one inside what a harvest or a search wraps it in."""
    node = next((each for each in found.walk() if each.name == _RECORD and _has_fields(each)), None)
    header = found.first("header")
    if node is None:
        return Rejected(where, _DELETED if header and header.get("status") == "deleted" else _NO_FIELDS)
    record = record_of(node)
    stated = record.control("001").strip()
    if stated and not (settings.key and number == 1):
        where = replace(where, key=stated)
    where = where.at(node.locator)
    reason = why_not_a_film(record)
    return Rejected(where, reason) if reason else film(record, where, settings)


def _has_fields(node: Node) -> bool:
    return any(child.name in _FIELDS for child in node.children)
