"""What a row says of a person or an organisation: names, years of life, what they did, where they are."""

from kg.fields import countries, places
from kg.fields.silence import is_silent
from kg.model import AgentKind, Place, PlaceKind, Text, When
from kg.sources.tables import agents
from kg.sources.tables.draft import Draft, joined
from kg.sources.tables.entry import Ready, when
from kg.sources.tables.row import Row
from kg.sources.tables.titles import is_number, tag


def person_name(field: Ready, row: Row, draft: Draft) -> None:
    """Add names of a person."""
    _name(field, row, draft, AgentKind.PERSON)


def organisation_name(field: Ready, row: Row, draft: Draft) -> None:
    """Add names of an organisation."""
    _name(field, row, draft, AgentKind.ORGANISATION)


def _name(field: Ready, row: Row, draft: Draft, kind: AgentKind) -> None:
    for entry in field.entries(row, draft):
        text = entry.cell.text.strip()
        read = agents.person if kind is AgentKind.PERSON else agents.company
        known = None if is_number(text) else read(text, field.options.get("names"), tag(entry.text("language")))
        if known is None:
            draft.unread(entry.cell, field.column, "it is no name")
            continue
        draft.spelling(entry.cell)
        draft.located.append(entry.cell.locator)
        if " ".join(text.split()) != known.names[0].display.value:
            draft.keep(entry.cell, field.column)
        draft.names[:] = joined(draft.names, known.names)
        draft.born = draft.born or _year(known.born)
        draft.died = draft.died or _year(known.died)


def _year(text: str | None) -> When | None:
    return When(text, text) if text else None


def born(field: Ready, row: Row, draft: Draft) -> None:
    """Take when a person was born, or an organisation founded."""
    draft.born = _life(field, row, draft) or draft.born


def died(field: Ready, row: Row, draft: Draft) -> None:
    """Take when a person died, or an organisation was dissolved."""
    draft.died = _life(field, row, draft) or draft.died


def _life(field: Ready, row: Row, draft: Draft) -> When | None:
    taken: When | None = None
    for entry in field.entries(row, draft):
        found = when(entry.cell.text, draft.order)
        if found and taken is None:
            taken = found[0]
            if taken.statement not in (taken.value, taken.edtf):
                draft.keep(entry.cell, field.column)
        elif found or is_silent(entry.cell.text):
            draft.keep(entry.cell, field.column)
        else:
            draft.unread(entry.cell, field.column)
    return taken


def occupation(field: Ready, row: Row, draft: Draft) -> None:
    """Take what somebody did, as printed."""
    for entry in field.entries(row, draft):
        said = Text(entry.cell.text.strip(), tag(entry.text("language")))
        if said not in draft.occupations:
            draft.occupations.append(said)


def place(field: Ready, row: Row, draft: Draft) -> None:
    """Take where somebody is from or at work: a country by code or name, a city of the gazetteer."""
    for entry in field.entries(row, draft):
        text = entry.cell.text.strip()
        code = countries.code(text)
        found = Place(PlaceKind.COUNTRY, code) if code else places.named(text)
        if found and found not in draft.places:
            draft.places.append(found)
        if text not in draft.place_words:
            draft.place_words.append(text)
