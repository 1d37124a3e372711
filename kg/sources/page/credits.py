"""Credit lines, company lines and cast lists."""

import re
from collections.abc import Callable, Iterator

from kg.fields import scripts
from kg.model import AgentKind, Contribution, Origin
from kg.sources.page import agents
from kg.sources.page.entries import Entry, entries, is_name_like, open_bracket
from kg.sources.page.facts import is_credit_like
from kg.sources.page.labels import Labelled, may_be_cut_label
from kg.sources.page.lines import BULLET, Line
from kg.sources.page.reading import Reading, Verbatim, total, unread

_PART = re.compile(r"\.{2,}|…")
_PERSON, _ORGANISATION = AgentKind.PERSON, AgentKind.ORGANISATION

_Casting = Callable[[Entry], tuple[str, AgentKind]]


def people(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Label : NAME (ИМЯ), NAME (ИМЯ)``; a producer may be a company."""
    role = label.label.role or ""
    return _listed(
        label,
        following,
        origin,
        lambda entry: (role, _ORGANISATION if role == "producer" and entry.is_company else _PERSON),
    )


def companies(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Companies : Name, Name (Place), РУС / LATIN``; what part a company had is not stated."""
    return _listed(label, following, origin, lambda entry: ("company", _ORGANISATION))


def production(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Production : ...``: a name pair in two scripts with a surname is a producer, the rest companies."""
    return _listed(label, following, origin, _producing)


def cast(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read a cast list, one ``NAME (ИМЯ) ...Role`` a line; the heading's line is a locator of each entry."""
    inline = [_cast_line(label.value, label, label.line, origin)] if label.value else []
    listed = [_listed_cast(line, label, origin) for line in following if line.text]
    return total([*inline, *listed])


def credit(
    entry: Entry, role: str, kind: AgentKind, lines: tuple[Line, ...], statement: str, character: str | None = None
) -> Reading:
    """Credit one entry at its line, the last of `lines`; its order is given when the whole page is read."""
    mention = agents.mention(entry, kind, lines[-1])
    contribution = Contribution(
        agent=mention.key,
        role=role,
        order=0,
        locators=tuple(dict.fromkeys(line.locator for line in lines)),
        statement=statement,
        credited_as=entry.credited_as,
        character=character,
    )
    return Reading(mentions=(mention,), contributions=(contribution,))


def _listed(label: Labelled, following: tuple[Line, ...], origin: Origin, casting: _Casting) -> Reading:
    """Read a label's entries; a line below is more of them only if the one before ends in a comma."""
    read = [_entries(label.value, label, label.line, origin, casting)]
    goes_on = label.value.endswith(",")
    for line in following:
        if not line.text:
            continue
        read.append(_entries(line.text, label, line, origin, casting) if goes_on else unread(origin, line))
        goes_on = goes_on and line.text.endswith(",")
    return total(read)


def _entries(value: str, label: Labelled, line: Line, origin: Origin, casting: _Casting) -> Reading:
    """Read one line's entries; a bracket that the end of the page cut open is no list of its own."""
    lines = tuple(dict.fromkeys((label.line, line)))
    shown, cut = open_bracket(value) if line.is_cut else (value, "")
    kind = _PERSON if label.label.role not in (None, "company", "publisher") else _ORGANISATION
    read = [_entry(entry, *casting(entry), lines, label.statement, origin) for entry in entries(shown, kind)]
    return total([*read, *([unread(origin, line, cut)] if cut else [])])


def _entry(
    entry: Entry, role: str, kind: AgentKind, lines: tuple[Line, ...], statement: str, origin: Origin
) -> Reading:
    if not _is_creditable(entry, kind):
        return unread(origin, lines[-1], entry.printed)
    rests = [unread(origin, lines[-1], rest) for rest in entry.rest]
    return total([credit(entry, role, kind, lines, statement), *rests])


def _is_creditable(entry: Entry, kind: AgentKind) -> bool:
    """Tell whether an entry names someone: a person's name, or for a company any words at all."""
    if kind is _PERSON:
        return bool(entry.forms) and all(is_name_like(form.value) for form in entry.forms)
    return any(letter.isalnum() for form in entry.forms for letter in form.value)


def _producing(entry: Entry) -> tuple[str, AgentKind]:
    return ("producer", _PERSON) if entry.is_person else ("company", _ORGANISATION)


def _listed_cast(line: Line, label: Labelled, origin: Origin) -> Reading:
    """Read a line below the heading; a credit under an unknown label, or a cut label, is no part."""
    if line.is_furniture or may_be_cut_label(line) or is_credit_like(line.text):
        return unread(origin, line)
    return _cast_line(BULLET.sub("", line.text), label, line, origin)


def _cast_line(text: str, label: Labelled, line: Line, origin: Origin) -> Reading:
    """Read one line's names; the part belongs to the last of them."""
    who, *parts = _PART.split(text, maxsplit=1)
    part = parts[0].strip() if parts else ""
    return total(list(_cast_entries(who.strip(), part or None, label, line, origin)))


def _cast_entries(who: str, part: str | None, label: Labelled, line: Line, origin: Origin) -> Iterator[Reading]:
    named = entries(who, _PERSON)
    lines = tuple(dict.fromkeys((label.line, line)))
    if not named or not _is_creditable(named[-1], _PERSON):
        yield unread(origin, line)
        return
    for entry in named:
        is_last = entry is named[-1]
        character = scripts.repaired(part) if part and is_last else None
        if not _is_creditable(entry, _PERSON):
            yield unread(origin, line, entry.printed)
            continue
        yield credit(entry, "actor", _PERSON, lines, label.statement, character)
        yield from (unread(origin, line, rest) for rest in entry.rest)
        if character and character != part:
            yield Reading(verbatim=(Verbatim(part or "", line.locator),))
