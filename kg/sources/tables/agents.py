"""People and companies from cells: by name, by name and number, or as references to records of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.fields import companies, people, scripts
from kg.fields.identifiers import SCHEMES, normalised
from kg.fields.names import person_key
from kg.fields.silence import is_silent
from kg.model import Agent, AgentKind, Contribution, Identifier, Name, Text
from kg.sources.mapping.vocabulary import words
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Entry, Ready
from kg.sources.tables.row import Row
from kg.sources.tables.titles import is_number, tag

_QUOTES = str.maketrans("", "", '"«»“”„')
_NOT_NUMBERED = "a bare number of Wikidata is no name: map it with reference or id"
_COMPANY_AMONG_PEOPLE = "it has the legal form of a company: it is taken for an organisation"
_QUOTED_AMONG_PEOPLE = "it holds quotation marks: the name is shown as printed; is it a company?"
_OF_SOMEBODY = ("character", "id")
_ALONE = "nobody who is credited stands beside it"
_COMPANY_ROLE = "company"


@dataclass(frozen=True, slots=True)
class Known:
    """A printed name read: the key it gives by itself, its forms, the print if letters are mended, years of life."""

    key: str
    names: tuple[Name, ...]
    verbatim: tuple[str, ...] = ()
    born: str | None = None
    died: str | None = None


def write_person(field: Ready, row: Row, draft: Draft) -> None:
    """Credit the people a field names."""
    _write(field, row, draft, AgentKind.PERSON)


def write_company(field: Ready, row: Row, draft: Draft) -> None:
    """Credit the companies a field names."""
    _write(field, row, draft, AgentKind.ORGANISATION)


def _write(field: Ready, row: Row, draft: Draft, kind: AgentKind) -> None:
    reference = field.options.get("reference")
    for entry in field.entries(row, draft):
        role = _role(entry, field, draft, kind)
        if role is None:
            _alone(entry, field, draft)
            continue
        agent = _referred(entry, reference) if reference else _named(entry, field, draft, kind)
        if agent:
            draft.credit(agent)
            draft.contributions.append(_contribution(agent, role, entry, field, draft))
        else:
            _alone(entry, field, draft)


def _alone(entry: Entry, field: Ready, draft: Draft) -> None:
    """Keep and tell what stands beside somebody who is not credited."""
    for name in _OF_SOMEBODY:
        cell = entry.parts.get(name)
        if cell and cell.locator:
            draft.unread(cell, field.columns[name], _ALONE)


def _referred(entry: Entry, reference: str) -> Agent:
    """Refer to a record of its own by its key; the film says no name."""
    number = entry.cell.text.strip()
    known = _numbered(entry, number)
    return Agent(f"{reference}/{number}", AgentKind(reference), (), (entry.cell.locator,), identifiers=known)


def _numbered(entry: Entry, number: str | None) -> tuple[Identifier, ...]:
    """Return the number as a register's own, if the mapping says that it is one."""
    scheme = entry.text("scheme")
    if not scheme or not number:
        return ()
    if scheme not in SCHEMES:
        return (Identifier(scheme, number),)
    found = normalised(scheme, number)
    return (Identifier(*found),) if found else ()


def _named(entry: Entry, field: Ready, draft: Draft, kind: AgentKind) -> Agent | None:
    text = entry.cell.text
    if is_number(text):
        draft.unread(entry.cell, field.column, _NOT_NUMBERED)
        return None
    if kind is AgentKind.PERSON and (odd := _no_person(text)):
        kind, said = odd
        draft.tell("value-unread", entry.cell.locator, entry.cell.words.strip(), f"{field.label}: {said}")
    known = _READ[kind](text.strip(), field.options.get("names"), tag(entry.text("language")))
    if known is None:
        draft.keep(entry.cell, field.column)
        return None
    draft.spelling(entry.cell)
    number = entry.text("id")
    return Agent(
        key=f"{kind}/{number}" if number else f"{kind}:{known.key}",
        kind=kind,
        names=known.names,
        locators=(entry.cell.locator,) if entry.cell.locator else (),
        verbatim=known.verbatim,
        identifiers=_numbered(entry, number),
    )


def _no_person(text: str) -> tuple[AgentKind, str] | None:
    """Tell what a company among people is taken for, and say so."""
    if companies.has_legal_form(text):
        return AgentKind.ORGANISATION, _COMPANY_AMONG_PEOPLE
    return (AgentKind.PERSON, _QUOTED_AMONG_PEOPLE) if companies.is_quoted(text) else None


def _role(entry: Entry, field: Ready, draft: Draft, kind: AgentKind) -> str | None:
    """Return the role; None, told and kept, if the row has none or one we do not know."""
    said = entry.parts.get("role")
    if said is None and kind is AgentKind.ORGANISATION:
        return _COMPANY_ROLE
    if said is None or said.text not in words("role"):
        draft.unread(entry.cell, field.column, f"{said.text!r} is no role we know" if said else "without a role")
        return None
    return said.text


def _contribution(agent: Agent, role: str, entry: Entry, field: Ready, draft: Draft) -> Contribution:
    said = entry.parts.get("role")
    locator = entry.cell.locator
    return Contribution(
        agent.key,
        role,
        draft.next_order(role),
        (locator,) if locator else (),
        said.printed if said and said.printed else entry.text("label") or field.label,
        (Text(" ".join(entry.cell.words.split()), tag(entry.text("language"))),) if agent.names else (),
        entry.text("character"),
    )


@lru_cache(maxsize=1 << 16)
def person(text: str, style: str | None, language: str | None) -> Known | None:
    """Read a person's name; None if it names nobody."""
    mended = scripts.repaired(text)
    if companies.is_quoted(mended) or companies.has_legal_form(mended):
        return _as_printed(text, mended, language)
    found = people.named(_in_style(mended, style))
    if found is None:
        return None
    apart = " ".join(filter(None, (found.note, found.born, found.died)))
    family = found.family if found.family and found.given else None
    names = [Name(Text(found.display, language), found.given if family else None, family)]
    if found.also:
        names.append(Name(Text(found.also)))
    key = person_key(f"{found.display} ({apart})" if apart else found.display)
    return Known(key, tuple(names), (text,) if mended != text else (), found.born, found.died)


def _as_printed(text: str, mended: str, language: str | None) -> Known:
    """Read a name that is not to be taken apart."""
    shown = " ".join(mended.split())
    return Known(person_key(shown), (Name(Text(shown, language)),), (text,) if mended != text else ())


def _in_style(text: str, style: str | None) -> str:
    """Put a comma where the mapping says that the family name stands first, or last."""
    words = text.split()
    if style is None or style == "as-printed" or len(words) < 2 or "," in text or "(" in text:
        return text
    family, given = (words[0], words[1:]) if style == "surname-given" else (words[-1], words[:-1])
    return f"{family}, {' '.join(given)}"


@lru_cache(maxsize=1 << 14)
def company(text: str, style: str | None, language: str | None) -> Known | None:
    """Read a company's name; None if it names none."""
    spelt = scripts.repaired(text)
    mended = " ".join(spelt.split())
    if is_silent(mended):
        return None
    shown = mended if mended.count('"') % 2 == 0 else mended.replace('"', "").strip()
    verbatim = (text,) if spelt != text else ()
    return Known(person_key(mended.translate(_QUOTES)), (Name(Text(shown, language)),), verbatim) if shown else None


_READ: dict[AgentKind, Callable[[str, str | None, str | None], Known | None]] = {
    AgentKind.PERSON: person,
    AgentKind.ORGANISATION: company,
}
