"""A person or an organisation of Wikidata as an authority record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.fields import countries, scripts
from kg.model import Agent, AgentKind, Authority, Finding, Name, Origin, Place, PlaceKind, Text
from kg.sources.naming import odd_spelling
from kg.sources.wikidata.classes import HUMAN, Is
from kg.sources.wikidata.entity import Entity
from kg.sources.wikidata.numbers import identifiers, lived, sites

_KINDS = {Is.PERSON: AgentKind.PERSON, Is.ORGANISATION: AgentKind.ORGANISATION}
# Born and died; founded and dissolved.
_LIFE = {Is.PERSON: ("P569", "P570"), Is.ORGANISATION: ("P571", "P576")}
_OCCUPATION, _COUNTRY = "P106", "P17"


def key_of(number: str, kind: AgentKind) -> str:
    """Return the key films refer to an agent by."""
    return f"{kind}/{number}"


def authority(entity: Entity, of: Is, origin: Origin, content_hash: str, url: str | None, publisher: str) -> Authority:
    """Make the record of a person or an organisation."""
    kind = _KINDS[of]
    named = (*entity.labels(), *entity.aliases())
    born, died = (lived(entity, name) for name in _LIFE[of])
    for each, number in entity.items("P31"):
        if number == HUMAN:
            entity.take(each)
    places = tuple(dict.fromkeys(_places(entity))) if kind is AgentKind.ORGANISATION else ()
    agent = Agent(
        key=origin.key,
        kind=kind,
        names=tuple(dict.fromkeys(Name(Text(scripts.repaired(text.value), text.language)) for text, _ in named)),
        locators=(entity.place,),
        places=tuple(place for place, _ in places),
        place_statements=tuple(number for _, number in places),
        identifiers=identifiers(entity, of),
        born=born,
        died=died,
        occupations=tuple(_occupations(entity)),
        sites=sites(entity),
    )
    words, unread = entity.left(origin)
    repaired = tuple(text.value for text, _ in named if scripts.repaired(text.value) != text.value)
    return Authority(
        origin=origin,
        content_hash=content_hash,
        agent=replace(agent, verbatim=(*repaired, *words)),
        url=url,
        publisher=publisher,
        findings=(*unread, *_odd(named, origin)),
    )


def _occupations(entity: Entity) -> Iterator[Text]:
    """Take occupations, by their number: their names are not in the record."""
    for each, number in entity.items(_OCCUPATION):
        entity.take(each)
        yield Text(number)


def _places(entity: Entity) -> Iterator[tuple[Place, str]]:
    """Take the countries that are known, each with its number."""
    for each, number in entity.items(_COUNTRY):
        code = countries.code(number)
        if code:
            entity.take(each)
            yield Place(PlaceKind.COUNTRY, code), number


def _odd(named: Iterable[tuple[Text, str]], origin: Origin) -> Iterator[Finding]:
    yield from odd_spelling(((text.value, place) for text, place in named), origin)
