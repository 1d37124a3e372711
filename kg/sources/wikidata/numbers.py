"""Numbers in registers, sites, and dates: what films, people and companies have alike."""

from collections.abc import Iterator

from kg.fields import wikidata
from kg.fields.edtf import Edtf
from kg.fields.identifiers import normalised
from kg.fields.wikidata import Statement
from kg.model import Identifier, When
from kg.rdf.terms import is_iri
from kg.sources.dating import when
from kg.sources.wikidata.classes import Is, schemes
from kg.sources.wikidata.entity import Entity

_SITE = "P856"


def identifiers(entity: Entity, of: Is) -> tuple[Identifier, ...]:
    """Take the numbers in registers we know, the entity's own first; what is no such number is left."""
    return tuple(dict.fromkeys((Identifier("wikidata", entity.id), *_numbers(entity, of))))


def sites(entity: Entity) -> tuple[str, ...]:
    """Take official sites."""
    found = [(each, address) for each, address in entity.texts(_SITE) if _is_site(address)]
    for each, _ in found:
        entity.take(each)
    return tuple(dict.fromkeys(address for _, address in found))


def lived(entity: Entity, name: str) -> When | None:
    """Take the best date of a property: of those with the best rank the most exact one."""
    dated = [(each, found) for each in top(entity.best(name)) if (found := wikidata.date(each.snak))]
    if not dated:
        return None
    statement, found = max(dated, key=lambda pair: len(pair[1].edtf.replace("X", "")))
    entity.take(statement)
    return when(found, wikidata.worded(statement.snak))


def top(listed: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the preferred statements if there are any, else all."""
    return tuple(each for each in listed if each.rank == wikidata.PREFERRED) or listed


def dates(entity: Entity, name: str) -> Iterator[tuple[Statement, Edtf]]:
    """Yield the statements of a property that give a date, with it."""
    for each in entity.best(name):
        found = wikidata.date(each.snak)
        if found:
            yield each, found


def _numbers(entity: Entity, of: Is) -> Iterator[Identifier]:
    for name, scheme in schemes(of).items():
        for each, value in entity.texts(name):
            found = normalised(scheme, value)
            if found:
                (entity.take if found[1] == value else entity.take_respelt)(each)
                yield Identifier(*found)


def _is_site(address: str) -> bool:
    return address.startswith(("http://", "https://")) and is_iri(address)
