"""People and organisations: credited by films under the exchange's numbers, and in records of their own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.fields import places, scripts
from kg.fields.names import person_key
from kg.fields.people import named
from kg.model import Agent, AgentKind, Authority, Contribution, Name, Note, Origin, Text, When
from kg.sources.settings import Settings
from kg.sources.xml import roles
from kg.sources.xml.efg.words import HELD, held_provider, identifiers, language, provider
from kg.sources.xml.keeping import Kept, odd_spelling, once, rest, total, unread
from kg.sources.xml.times import when
from kg.sources.xml.walking import Node, content_hash

_PERSON, _ORGANISATION = AgentKind.PERSON, AgentKind.ORGANISATION
_RELATED = (("relPerson", _PERSON), ("relCorporate", _ORGANISATION), ("relGroup", _ORGANISATION))
_RELATED_HELD = frozenset({"identifier+", "identifier/@scheme", "name", "type+"})
_CHARACTERS = ("characterName", "character")
_BIRTHS = ("birth", "born", "founded", "foundation")
_DEATHS = ("death", "died", "dissolved", "dissolution")
_BORN, _DIED = ("dateOfBirth", "dateOfFoundation"), ("dateOfDeath", "dateOfDissolution")
_PLACES = ("placeOfBirth", "placeOfDeath", "place", "placeOfActivity")
_PROSE = frozenset({"biography", "description"})
_PART = "PN"
_AUTHORITY_HELD = HELD | {
    "name+", "typeOfActivity+", "typeOfActivity/@lang",
    *(f"{name}{part}" for name in _PROSE for part in ("+", "/@lang")),
    *(f"{name}/*" for name in (*_BORN, *_DIED, *_PLACES, "date")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credits:
    """Whom a film credits, for what."""

    agents: tuple[Agent, ...]
    contributions: tuple[Contribution, ...]
    kept: Kept


def film_credits(work: Node, origin: Origin) -> Credits:
    """Read the related people and organisations of a film, in the order of their kind."""
    agents: dict[str, Agent] = {}
    contributions: list[Contribution] = []
    counts: Counter[str] = Counter()
    kept = []
    for tag, kind in _RELATED:
        for node in work.all(tag):
            agent = _credited(node, kind)
            kept.append(_beside(node, agent, origin))
            if agent:
                agents[agent.key] = _joined(agents.get(agent.key), agent)
                contributions += _contributions(node, agent, counts)
    return Credits(tuple(agents.values()), tuple(contributions), total(kept))


def _contributions(node: Node, agent: Agent, counts: Counter[str]) -> Iterator[Contribution]:
    """Yield a credit for each type of a relation; an organisation of no told type is a company."""
    name = node.said("name")
    default = "company" if agent.kind is _ORGANISATION else roles.ANY
    types = [each.text for each in node.all("type") if each.text]
    for said in types or [""]:
        role = (roles.role(said) or roles.ANY) if said else default
        counts[role] += 1
        yield Contribution(
            agent=agent.key,
            role=role,
            order=counts[role],
            locators=node.locators,
            statement=said or None,
            credited_as=(Text(name),) if name else (),
            character=node.said(_character(node) or ""),
        )


def _character(node: Node) -> str | None:
    """Return the name of the element that names the part somebody plays."""
    return next((each for each in _CHARACTERS if node.said(each)), None)


def _beside(node: Node, agent: Agent | None, origin: Origin) -> Kept:
    """Keep what else a relation says, with the film and with whom it is about."""
    character = _character(node)
    kept = rest(node, (*_RELATED_HELD, *([character] if character else [])) if agent else (), origin)
    whom = f"{node.name} {node.said('name') or node.said('identifier') or ''}".strip()
    return Kept(tuple(f"{whom}/{line}" for line in kept.lines), kept.findings)


def _credited(node: Node, kind: AgentKind) -> Agent | None:
    """Make a credited agent; None if the record neither names nor numbers anybody."""
    name = node.said("name")
    number = node.said("identifier")
    made = _name(name, kind) if name else None
    if not number and not made:
        return None
    key = f"{kind}/{number}" if number else f"{kind}:{person_key(made.display.value if made else '')}"
    return Agent(
        key=key,
        kind=kind,
        names=(made,) if made else (),
        locators=node.locators,
        verbatim=(name,) if name and scripts.repaired(name) != name else (),
        identifiers=identifiers(node),
    )


def _joined(known: Agent | None, agent: Agent) -> Agent:
    """Join what several credits say of one agent."""
    if known is None:
        return agent
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *agent.names))),
        locators=tuple(dict.fromkeys((*known.locators, *agent.locators))),
        verbatim=tuple(dict.fromkeys((*known.verbatim, *agent.verbatim))),
    )


def _name(printed: str, kind: AgentKind) -> Name | None:
    mended = scripts.repaired(" ".join(printed.split()))
    if kind is _ORGANISATION:
        return Name(Text(mended))
    told = named(mended)
    return Name(Text(told.display), told.given, told.family) if told else None


def authority(node: Node, origin: Origin, settings: Settings) -> Authority:
    """Read a record about a person, an organisation or a group of people."""
    kind = _PERSON if node.name == "person" else _ORGANISATION
    born, born_kept = _lived(node, _BORN, _BIRTHS, origin)
    died, died_kept = _lived(node, _DIED, _DEATHS, origin)
    printed = tuple(dict.fromkeys(_names(node)))
    names = tuple(name for each in printed if (name := _name(each, kind)))
    publisher = settings.publisher or provider(node)
    is_plain = all((each.get("type") or _PART) == _PART for each in node.all("name"))
    held = (*_AUTHORITY_HELD, *(("name/@type",) if is_plain else ()), *held_provider(node, publisher))
    kept = total([rest(node, held, origin), born_kept, died_kept, _other_dates(node), _places(node)])
    where = [each for tag in _PLACES for each in node.all(tag) if each.text]
    odd = tuple(each for each in printed if not any(each == name.display.value for name in names))
    key = origin.key.rpartition("/")[2]
    return Authority(
        origin=origin,
        content_hash=content_hash((node,)),
        agent=Agent(
            key=origin.key,
            kind=kind,
            names=names,
            locators=node.locators,
            statements=tuple(Text(each) for each in odd),
            places=tuple(dict.fromkeys(place for each in where if (place := places.named(each.text)))),
            place_statements=tuple(dict.fromkeys(each.text for each in where)),
            verbatim=tuple(dict.fromkeys(kept.lines)),
            identifiers=identifiers(node),
            born=born,
            died=died,
            occupations=tuple(Text(each.text, language(each)) for each in node.all("typeOfActivity") if each.text),
        ),
        notes=tuple(_biographies(node, settings)),
        url=settings.url_of(key),
        publisher=publisher,
        findings=once((*odd_spelling(node, origin, _PROSE), *kept.findings)),
    )


def _names(node: Node) -> Iterable[str]:
    """Yield the names of an entity as printed: single words under one type are the parts of one name."""
    said = [each for each in node.all("name") if each.text]
    parts = {each.get("part") or "": each.text for each in said}
    if len(parts) == len(said) > 1 and "" not in parts:
        ordered = sorted(said, key=lambda each: "fam" in (each.get("part") or "").lower())
        yield " ".join(each.text for each in ordered)
    elif (
        len(said) > 1 and node.name == "person" and all(" " not in each.text and "," not in each.text for each in said)
    ):
        yield " ".join(each.text for each in said)
    else:
        yield from (each.text for each in said)


def _biographies(node: Node, settings: Settings) -> Iterable[Note]:
    for each in node.children:
        if each.name in _PROSE and each.text:
            yield Note("commentary", Text(each.text, language(each)), each.locators, cleared=settings.cleared)


def _lived(node: Node, tags: Iterable[str], types: Iterable[str], origin: Origin) -> tuple[When | None, Kept]:
    """Read a date of life, from an element of its own or a date of that type; further ones are kept."""
    said = [each for tag in tags for each in node.all(tag) if each.text]
    said += [
        each for each in node.all("date") if each.text and (each.get("type") or "").lower().startswith(tuple(types))
    ]
    found = None
    kept = []
    for each in said:
        read = when(each.text)
        if read is None or found is not None:
            kept.append(unread(each, each.name, origin))
            continue
        found = read
        if each.text != read.edtf:
            kept.append(Kept((f"{each.name}: {each.text}",)))
    return found, total(kept)


def _other_dates(node: Node) -> Kept:
    """Keep dates that are neither the beginning nor the end of a life; their type is kept beside them."""
    ends = (*_BIRTHS, *_DEATHS)
    others = (each for each in node.all("date") if not (each.get("type") or "").lower().startswith(ends))
    return Kept(tuple(f"date: {each.text}" for each in others if each.text))


def _places(node: Node) -> Kept:
    """Keep what places were for beside the words of the place itself."""
    return Kept(
        tuple(f"{each.name}: {each.text}" for tag in _PLACES for each in node.all(tag) if each.text and tag != "place")
    )
