"""Credit lines, company lines and cast lists."""

import re

from kg.fields import names, scripts
from kg.model import AgentKind, Contribution, Origin
from kg.sources.page import agents
from kg.sources.page.agents import Entry
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, total, unread, unread_all

_PART = re.compile(r"(?P<who>.*?)\s*(?:\.{2,}|…)\s*(?P<part>.*)", re.DOTALL)
_PERSON, _ORGANISATION = AgentKind.PERSON, AgentKind.ORGANISATION


def people(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Label : NAME (ИМЯ), NAME (ИМЯ)``."""
    role = label.label.role or ""
    read = [credit(entry, role, _PERSON, label.line, label.statement) for entry in agents.entries(label.value)]
    return total(_with_rests(read, agents.entries(label.value), label.line, origin)) + unread_all(origin, following)


def companies(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Companies : Name, Name (Place), РУС / LATIN``; what part a company had is not stated."""
    found = agents.entries(label.value)
    read = [credit(entry, "company", _ORGANISATION, label.line, label.statement) for entry in found]
    return total(_with_rests(read, found, label.line, origin)) + unread_all(origin, following)


def production(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Production : ...``: a name pair in two scripts with a surname is a producer, the rest companies."""
    found = agents.entries(label.value)
    read = [credit(entry, *_producing(entry), label.line, label.statement) for entry in found]
    return total(_with_rests(read, found, label.line, origin)) + unread_all(origin, following)


def cast(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read a cast list, one ``NAME (ИМЯ) ...Role`` a line; the heading's line is a locator of each entry."""
    inline = [_cast_entry(piece, label, label.line, origin) for piece in _pieces(label.value)]
    listed = [_cast_line(line, label, origin) for line in following if line.text]
    return total([*inline, *listed])


def credit(entry: Entry, role: str, kind: AgentKind, line: Line, statement: str | None) -> Reading:
    """Credit one entry; its order is given when the whole page is read."""
    mention = agents.mention(entry, kind, line)
    contribution = Contribution(
        agent=mention.key,
        role=role,
        order=0,
        locators=(line.locator,),
        statement=statement,
        credited_as=agents.contribution_forms(entry),
    )
    return Reading(mentions=(mention,), contributions=(contribution,))


def _producing(entry: Entry) -> tuple[str, AgentKind]:
    pair = len(entry.forms) > 1 and " / " not in entry.printed
    if pair and names.has_surname(scripts.repaired(entry.forms[0].value)):
        return "producer", _PERSON
    return "company", _ORGANISATION


def _with_rests(read: list[Reading], found: tuple[Entry, ...], line: Line, origin: Origin) -> list[Reading]:
    return [*read, *(unread(origin, line, rest) for entry in found for rest in entry.rest)]


def _pieces(value: str) -> tuple[str, ...]:
    return tuple(entry.printed for entry in agents.entries(value))


def _cast_line(line: Line, label: Labelled, origin: Origin) -> Reading:
    return unread(origin, line) if line.is_furniture else _cast_entry(line.text, label, line, origin)


def _cast_entry(text: str, label: Labelled, line: Line, origin: Origin) -> Reading:
    found = _PART.fullmatch(text)
    who, part = (found["who"], found["part"].strip()) if found else (text, "")
    entry = agents.entry(who)
    if not any(map(str.isalpha, who)):
        return unread(origin, line, text)
    mention = agents.mention(entry, _PERSON, line)
    contribution = Contribution(
        agent=mention.key,
        role="actor",
        order=0,
        locators=tuple(dict.fromkeys((label.line.locator, line.locator))),
        statement=label.statement,
        credited_as=agents.contribution_forms(entry),
        character=part or None,
    )
    rests = [unread(origin, line, rest) for rest in entry.rest]
    return total([Reading(mentions=(mention,), contributions=(contribution,)), *rests])
