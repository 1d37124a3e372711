"""Whom a MARC record names: main and added entries, publishers; with their relators as roles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.fields import scripts
from kg.fields.identifiers import recognised
from kg.fields.names import person_key
from kg.fields.people import named
from kg.model import Agent, AgentKind, Contribution, Identifier, Name, Text, When
from kg.sources.xml import roles
from kg.sources.xml.marc.fields import Field, MarcRecord, bare
from kg.sources.xml.times import when

_PERSON, _ORGANISATION = AgentKind.PERSON, AgentKind.ORGANISATION
_ENTRIES = {"100": _PERSON, "700": _PERSON, "110": _ORGANISATION, "710": _ORGANISATION}
_FAMILY = "3"
_LIFE = re.compile(r"(?P<born>\d{4}\??)?\s*-\s*(?P<died>\d{4}\??)?")
_CONTROL = re.compile(r"\((?P<scheme>[^()]+)\)\s*(?P<value>\S.*)")
_PUBLICATION = {"260": "publisher", "264 ": "publisher", "2640": "company", "2641": "publisher", "2642": "distributor"}


@dataclass(frozen=True, slots=True)
class Credits:
    """Agents, and what they did for the film."""

    agents: tuple[Agent, ...]
    contributions: tuple[Contribution, ...]


def is_entry(field: Field) -> bool:
    """Tell whether a field credits somebody: a name without a title of another work, and no family."""
    is_family = field.tag in ("100", "700") and field.indicators[:1] == _FAMILY
    return field.tag in _ENTRIES and not field.first("t") and not is_family and bool(bare(field.joined("ab")))


def film_credits(record: MarcRecord) -> Credits:
    """Read the entries of people and bodies; one without a relator, or with an unknown one, is a contributor."""
    agents: dict[str, Agent] = {}
    contributions: list[Contribution] = []
    counts: dict[str, int] = {}
    for field in record.of(*_ENTRIES):
        if not is_entry(field):
            continue
        agent = _agent(field, _ENTRIES[field.tag])
        agents[agent.key] = joined(agents.get(agent.key), agent)
        credited = tuple(Text(bare(each.joined("abcqd"))) for each in field.scripts)
        for role, statement in _roles(field):
            counts[role] = counts.get(role, 0) + 1
            contributions.append(
                Contribution(agent.key, role, counts[role], field.locators, statement, tuple(dict.fromkeys(credited)))
            )
    return Credits(tuple(agents.values()), tuple(contributions))


def publishers(field: Field) -> Iterator[tuple[Agent, str]]:
    """Yield the bodies that a publication statement (260, 264) names, with their role."""
    role = _PUBLICATION.get(field.tag if field.tag == "260" else f"264{field.indicators[1:2]}")
    others = field.other.all("b") if field.other else ()
    for number, printed in enumerate(field.all("b") if role else ()):
        name = _in_brackets(bare(printed))
        other = _in_brackets(bare(others[number])) if number < len(others) else None
        forms = tuple(dict.fromkeys(each for each in (other, name) if each))
        if forms and role:
            first = scripts.repaired(forms[0])
            yield (
                Agent(
                    key=f"{_ORGANISATION}:{person_key(first)}",
                    kind=_ORGANISATION,
                    names=tuple(Name(Text(scripts.repaired(each))) for each in forms),
                    locators=field.locators,
                    verbatim=tuple(each for each in forms if scripts.repaired(each) != each),
                ),
                role,
            )


def is_publication(field: Field) -> bool:
    """Tell whether a field names publishers, distributors or producers."""
    return (field.tag if field.tag == "260" else f"264{field.indicators[1:2]}") in _PUBLICATION


def joined(known: Agent | None, agent: Agent) -> Agent:
    """Join what several fields say of one agent."""
    if known is None:
        return agent
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *agent.names))),
        locators=tuple(dict.fromkeys((*known.locators, *agent.locators))),
        verbatim=tuple(dict.fromkeys((*known.verbatim, *agent.verbatim))),
        identifiers=tuple(dict.fromkeys((*known.identifiers, *agent.identifiers))),
        born=known.born or agent.born,
        died=known.died or agent.died,
    )


def _in_brackets(name: str) -> str:
    """Drop the brackets by which a cataloguer says that a publisher is not named on the film."""
    return name[1:-1].strip() if name.startswith("[") and name.endswith("]") else name


def _agent(field: Field, kind: AgentKind) -> Agent:
    """Make the agent of an entry, keyed by its authority number, else by its name in its own script."""
    numbers = tuple(dict.fromkeys(_numbers(field)))
    forms = [_form(each, kind) for each in field.scripts]
    born, died = _life(field)
    key = f"{kind}/{numbers[0].value}" if numbers else f"{kind}:{person_key(forms[0].display.value)}"
    return Agent(
        key=key,
        kind=kind,
        names=tuple(dict.fromkeys(forms)),
        locators=field.locators,
        verbatim=tuple(dict.fromkeys(_rest(field))),
        identifiers=numbers,
        born=born,
        died=died,
    )


def _form(field: Field, kind: AgentKind) -> Name:
    printed = bare(field.joined("ab"))
    mended = scripts.repaired(printed)
    if kind is _ORGANISATION:
        return Name(Text(mended))
    told = named(mended)
    return Name(Text(told.display), told.given, told.family) if told else Name(Text(mended))


def _rest(field: Field) -> Iterator[str]:
    """Yield what an entry says of the agent beside the name: titles, fuller forms, dates, affiliation."""
    for each in field.scripts:
        printed = bare(each.joined("ab"))
        if scripts.repaired(printed) != printed:
            yield printed
        yield from (f"{each.tag} ${code}: {text}" for code, text in each.subfields if code in "cqdu" and text)


def _life(field: Field) -> tuple[When | None, When | None]:
    """Read the years of life in $d; words (``active 1904``) stay words."""
    found = _LIFE.fullmatch(bare(field.first("d") or "").strip())
    dates = (field.first("d") or "").strip().rstrip(".,")
    found = found or _LIFE.fullmatch(dates)
    if not found:
        return None, None
    return (when(found["born"]) if found["born"] else None), (when(found["died"]) if found["died"] else None)


def _numbers(field: Field) -> Iterable[Identifier]:
    """Yield the numbers of the agent in authority files ($0, $1)."""
    for text in field.all("01"):
        known = recognised(text)
        control = _CONTROL.fullmatch(text)
        if known:
            yield Identifier(*known)
        elif control:
            yield Identifier(control["scheme"], control["value"])
        else:
            yield Identifier("authority", text)


def _roles(field: Field) -> tuple[tuple[str, str | None], ...]:
    """Return the roles of an entry, each with its printed relator; a code fills in for one unknown term."""
    terms = [(roles.role(bare(text)), bare(text)) for text in field.all("e") if bare(text)]
    codes = [(roles.code(bare(text)), bare(text)) for text in field.all("4") if bare(text)]
    unknown = [number for number, (role, _) in enumerate(terms) if role is None]
    fresh = [(role, text) for role, text in codes if role is None or role not in {known for known, _ in terms}]
    if len(unknown) == len(fresh) == 1 and fresh[0][0]:
        terms[unknown[0]] = (fresh[0][0], f"{terms[unknown[0]][1]} ({fresh[0][1]})")
        fresh = []
    named_roles = dict.fromkeys((role or roles.ANY, text) for role, text in (*terms, *fresh))
    return tuple(named_roles) or ((roles.ANY, None),)
