"""From an EFG file to records: one entity a file or many, bare or wrapped by an OAI-PMH harvest.

A film (``avcreation``) is a Film; a ``person``, a ``corporate`` and a ``group`` are authority records; a
``collection`` is stated at once in RDF. What is none of these is rejected with its kind: a still or poster
(``nonavcreation``), a censorship decision.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.model import Authority, Film, Identifier, Origin, Quads, Rejected
from kg.sources.settings import Settings
from kg.sources.xml.efg.agents import authority
from kg.sources.xml.efg.collection import collection
from kg.sources.xml.efg.film import film
from kg.sources.xml.efg.words import identifiers
from kg.sources.xml.walking import Broken, Node, records

_MARK = b"europeanfilmgateway.eu/efg"
_ENTITY = "efgEntity"

_Record = Film | Authority | Quads | Rejected
_Read = Callable[[Node, Origin, Settings], _Record]
_KINDS: dict[str, tuple[str, _Read]] = {
    "avcreation": ("", film),
    "person": ("person/", authority),
    "corporate": ("organisation/", authority),
    "group": ("organisation/", authority),
    "collection": ("collection/", collection),
}
_OTHERS = {
    "nonavcreation": "a still, poster or paper, no film",
    "decision": "a censorship decision; it is kept with the film it is about",
}
_ENTITIES = frozenset({*_KINDS, *_OTHERS})
_NO_KIND = "the record holds no EFG entity (avcreation, person, corporate, group, collection): export it again"
_UNKNOWN = "<{}> is no EFG entity that this reader knows (avcreation, person, corporate, group, collection)"
_NO_RECORD = "the file holds no EFG record (an efg:efgEntity with an entity in it): export it again"
_DELETED = "the provider has deleted this record (its OAI header says so)"


def recognises(head: bytes) -> bool:
    """Tell by the first bytes of an XML file whether it holds EFG records, in any encoding of XML."""
    return _MARK in head.replace(b"\x00", b"")


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[_Record]:
    """Read the entities of an EFG file; a bad one does not stop the next."""
    number = 0
    for number, found in enumerate(records(stream, _is_record, settings.encoding), start=1):
        if isinstance(found, Broken):
            yield Rejected(replace(origin, key=_place(origin, number), locator=found.locator), found.reason)
        elif found.name in _ENTITIES:
            yield _entity(found, number, origin, settings)
        else:
            yield from _wrapped(found, number, origin, settings)
    if not number:
        yield Rejected(origin, _NO_RECORD)


def _is_record(name: str, parent: str) -> bool:
    return name == "record" or parent == _ENTITY


def _wrapped(record: Node, number: int, origin: Origin, settings: Settings) -> Iterator[_Record]:
    """Read the entities of an OAI record, with what its header says of them."""
    header = record.first("header")
    entities = [each for node in record.walk() if node.name == _ENTITY for each in node.children]
    where = replace(origin, key=_place(origin, number), locator=record.locator)
    if header and header.get("status") == "deleted":
        yield Rejected(replace(where, key=header.said("identifier") or where.key), _DELETED)
    elif not entities:
        yield Rejected(where, _NO_KIND)
    for each in entities:
        yield _harvested(_entity(each, number, origin, settings), header)


def _entity(node: Node, number: int, origin: Origin, settings: Settings) -> _Record:
    start, make = _KINDS.get(node.name, ("", None))
    own = next((each.value for each in identifiers(node)), None)
    stated = settings.key if settings.key and number == 1 else own
    where = replace(origin, key=f"{start}{stated or _place(origin, number)}", locator=node.locator)
    if make is None:
        return Rejected(where, _OTHERS.get(node.name) or _UNKNOWN.format(node.name))
    return make(node, where, settings)


def _place(origin: Origin, number: int) -> str:
    """Name a record that states no number of its own by its place; the first one by its file."""
    return origin.key if number == 1 else f"{origin.key}-{number}"


def _harvested(record: _Record, header: Node | None) -> _Record:
    """Add what an OAI header says: the harvester's number of the record, its date, its sets."""
    if header is None or isinstance(record, Quads | Rejected):
        return record
    number = header.said("identifier")
    told = tuple(f"header/{each.name}: {each.text}" for each in header.children if each.text and each.text != number)
    oai = (Identifier("oai", number),) if number else ()
    if isinstance(record, Film):
        return replace(record, identifiers=(*record.identifiers, *oai), verbatim=(*record.verbatim, *told))
    agent = replace(
        record.agent,
        identifiers=(*record.agent.identifiers, *oai),
        verbatim=(*record.agent.verbatim, *told),
    )
    return replace(record, agent=agent)
