"""People and organisations: credited by films under the exchange's numbers, and in records of their own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.fields import places, scripts
from kg.fields.names import person_key
from kg.fields.people import named
from kg.model import Agent, AgentKind, Authority, Contribution, Name, Note, Origin, Text, When
from kg.sources.settings import Settings
from kg.sources.xml import roles
from kg.sources.xml.efg.words import HELD, identifiers, language, provider
from kg.sources.xml.keeping import Kept, odd_spelling, once, rest, total, unread
from kg.sources.xml.times import when
from kg.sources.xml.walking import Node, content_hash

_PERSON, _ORGANISATION = AgentKind.PERSON, AgentKind.ORGANISATION
_RELATED = (("relPerson", _PERSON), ("relCorporate", _ORGANISATION), ("relGroup", _ORGANISATION))
_RELATED_HELD = frozenset({"identifier", "identifier/@scheme", "name", "type"})
_BIRTHS = ("birth", "born", "founded", "foundation")
_DEATHS = ("death", "died", "dissolved", "dissolution")
_BORN, _DIED = ("dateOfBirth", "dateOfFoundation"), ("dateOfDeath", "dateOfDissolution")
_PLACES = ("placeOfBirth", "placeOfDeath", "place", "placeOfActivity")
_PROSE = frozenset({"biography", "description"})
_AUTHORITY_HELD = HELD | {
    "name", "name/@type", "name/@part", "name/@lang", "typeOfActivity", "typeOfActivity/@lang",
    *(f"{name}{part}" for name in _PROSE for part in ("", "/@lang")),
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
    counts: dict[str, int] = {}
    kept = []
    for tag, kind in _RELATED:
        for node in work.all(tag):
            name = node.said("name")
            agent = _credited(node, kind, name)
            if agent is None:
                kept.append(rest(Node(tag, "", (), "", (node,), node.path, node.line), (), origin))
                continue
            agents[agent.key] = _joined(agents.get(agent.key), agent)
            said = node.said("type")
            role = roles.role(said) or ("company" if kind is _ORGANISATION and not said else roles.ANY)
            counts[role] = counts.get(role, 0) + 1
            contributions.append(
                Contribution(
                    agent=agent.key,
                    role=role,
                    order=counts[role],
                    locators=node.locators,
                    statement=said,
                    credited_as=(Text(name),) if name else (),
                )
            )
            kept.append(rest(node, _RELATED_HELD, origin))
    return Credits(tuple(agents.values()), tuple(contributions), total(kept))


def _credited(node: Node, kind: AgentKind, name: str | None) -> Agent | None:
    """Make a credited agent; None if the record neither names nor numbers anybody."""
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
    held = (
        *_AUTHORITY_HELD,
        *(("recordSource/provider",) if provider(node) and not settings.publisher else ()),
        *(f"{name}/*" for name in (*_BORN, *_DIED, *_PLACES, "date")),
    )
    kept = total([rest(node, held, origin), born_kept, died_kept, _other_dates(node, origin), _places(node, origin)])
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
        publisher=settings.publisher or provider(node),
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


def _other_dates(node: Node, origin: Origin) -> Kept:
    others = tuple(
        each for each in node.all("date") if not (each.get("type") or "").lower().startswith((*_BIRTHS, *_DEATHS))
    )
    return rest(replace(node, children=others), (), origin)


def _places(node: Node, origin: Origin) -> Kept:
    """Keep what places were for beside the words of the place itself."""
    return Kept(
        tuple(f"{each.name}: {each.text}" for tag in _PLACES for each in node.all(tag) if each.text and tag != "place")
    )
