"""From Wikidata's JSON to films and authority records, one entity at a time."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from kg.model import AgentKind, Authority, Film, Origin, Rejected
from kg.sources.documents import Broken, Document, documents
from kg.sources.settings import Settings
from kg.sources.wikidata import classes
from kg.sources.wikidata.agent import authority, key_of
from kg.sources.wikidata.classes import Is
from kg.sources.wikidata.entity import Entity
from kg.sources.wikidata.film import film

_ENTITIES = re.compile(rb'"entities"\s*:\s*\{\s*"[QPL][1-9]')
_TYPED = re.compile(rb'"type"\s*:\s*"(?:item|property|lexeme)"')
_PARTS = re.compile(rb'"(?:labels|claims|descriptions)"\s*:\s*[{\[]')
_ID = re.compile("Q[1-9][0-9]*")
_PAGE = "https://www.wikidata.org/wiki/{}"
_PUBLISHER = "Wikidata"
_FILM_KEY = {Is.PERSON: AgentKind.PERSON, Is.ORGANISATION: AgentKind.ORGANISATION}


def recognises(head: bytes) -> bool:
    """Tell Wikidata's JSON by its first entity."""
    return bool(_ENTITIES.search(head) or (_TYPED.search(head) and _PARTS.search(head)))


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Authority | Rejected]:
    """Read entities, each a record or a rejection; memory is that of the longest line."""
    for found in documents(stream, settings.encoding):
        if isinstance(found, Broken):
            yield Rejected(origin.at(found.place), found.reason)
        else:
            yield from _entities(found, origin, settings)


def _entities(document: Document, origin: Origin, settings: Settings) -> Iterator[Film | Authority | Rejected]:
    """Read the entities of a document: itself, or those of the answer of an API."""
    listed = document.value.get("entities") if isinstance(document.value, dict) else None
    if not isinstance(listed, dict):
        digest = f"sha256:{hashlib.sha256(document.octets).hexdigest()}"
        yield _record(document.value, document.place, digest, origin, settings)
        return
    for number, each in listed.items():
        said = json.dumps(each, ensure_ascii=False, sort_keys=True).encode()
        place = f"{document.place} /entities/{number}".strip()
        yield _record(each, place, f"sha256:{hashlib.sha256(said).hexdigest()}", origin, settings)


def _record(value: object, place: str, digest: str, origin: Origin, settings: Settings) -> Film | Authority | Rejected:
    here = replace(origin, locator=place or "L1")
    if not isinstance(value, dict):
        return Rejected(here, "is no entity of Wikidata: a JSON object was expected")
    number = value.get("id")
    here = replace(here, key=number) if isinstance(number, str) and _ID.fullmatch(number) else here
    try:
        return _told(value, place, digest, here, settings)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        said = f"no {error} where an entity has one" if isinstance(error, KeyError) else str(error)
        return Rejected(here, f"is no entity of Wikidata's JSON ({type(error).__name__}: {said}): export it again")


def _told(
    document: Mapping[str, Any],  # Any: parsed JSON
    place: str,
    digest: str,
    origin: Origin,
    settings: Settings,
) -> Film | Authority | Rejected:
    number = str(document["id"])
    origin = replace(origin, key=number)
    if "missing" in document:
        return Rejected(origin, f"{number} is not in Wikidata: it was deleted, or never there")
    if document.get("type", "item") != "item" or not _ID.fullmatch(number):
        return Rejected(origin, f"{number} is a {document.get('type')} of Wikidata and describes nothing by itself")
    entity = Entity(document, place)
    of = classes.kind(entity)
    url, publisher = settings.url_of(number) or _PAGE.format(number), settings.publisher or _PUBLISHER
    if of is None:
        named = ", ".join(dict.fromkeys(each for _, each in entity.items("P31"))) or "none"
        return Rejected(origin, f"is no film, person or organisation (P31 {named})")
    if of is Is.FILM:
        return film(entity, origin, digest, url, publisher)
    return authority(entity, of, replace(origin, key=key_of(number, _FILM_KEY[of])), digest, url, publisher)
