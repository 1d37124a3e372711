"""Releases, selections and awards from cells; a festival is a series and an edition of a year."""

from kg.fields import countries
from kg.fields.dates import dated
from kg.model import Award, Edition, Place, PlaceKind, Release, Selection, Series
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Entry, Ready, when
from kg.sources.tables.row import Row

_YEAR = 4  # letters of a year; a longer date is a day
_A_YEAR = "a year alone is no release: map it as year"
_UNKNOWN = "the gazetteer knows no such country"


def release(field: Ready, row: Row, draft: Draft) -> None:
    """Add releases: publication events with a day or a month."""
    for entry in field.entries(row, draft):
        found = when(entry.cell.text, draft.order)
        if not found or len(found[0].edtf) <= _YEAR:
            draft.unread(entry.cell, field.columns["date"], _A_YEAR if found else None)
            continue
        if found[1]:
            draft.tell("date-ambiguous", entry.cell.locator, entry.cell.text.strip())
        draft.releases.append(Release(found[0], _locators(entry), _territory(entry, field, draft), entry.text("label")))


def _territory(entry: Entry, field: Ready, draft: Draft) -> Place | None:
    cell = entry.parts.get("territory")
    if cell is None:
        return None
    code = countries.code(cell.text.strip())
    if code is None:
        draft.unread(cell, field.columns["territory"], _UNKNOWN)
        return None
    return Place(PlaceKind.COUNTRY, code)


def selection(field: Ready, row: Row, draft: Draft) -> None:
    """Add that the film was chosen for an edition of a festival."""
    for entry in field.entries(row, draft):
        edition = _edition(entry, field, draft)
        if edition:
            said = entry.text("statement")
            statement = ", ".join(filter(None, (said, edition.series.name, edition.year)))
            draft.selections.append(Selection(len(draft.selections) + 1, edition, statement, _locators(entry)))


def award(field: Ready, row: Row, draft: Draft) -> None:
    """Add what came of an award."""
    for entry in field.entries(row, draft):
        edition = _edition(entry, field, draft)
        outcome = entry.text("outcome")
        if not edition or not outcome:
            draft.unread(entry.cell, field.columns["name"], _lacking(entry))
            continue
        said = entry.parts["outcome"].printed
        name = " ".join(entry.cell.text.split())
        statement = ", ".join(filter(None, (name, said, edition.series.name, edition.year)))
        draft.awards.append(
            Award(name, outcome, edition, statement, _locators(entry), recipient=entry.text("recipient"))
        )


def _lacking(entry: Entry) -> str:
    missing = [part for part in ("festival", "year", "outcome") if not entry.text(part)]
    return f"no award without {' and '.join(missing) or 'a year of four figures'}: it is kept word for word"


def _edition(entry: Entry, field: Ready, draft: Draft) -> Edition | None:
    """Return the edition of a festival; None, told and kept, without a name or a year."""
    name, year = entry.text("festival"), entry.text("year")
    read = dated(year) if year else None
    if not name or not read or not read.when.year:
        for part in ("festival", "year"):
            cell = entry.parts.get(part)
            if cell and cell.locator:
                draft.unread(cell, field.columns[part], "no edition of a festival without its name and one year")
        return None
    return Edition(Series(" ".join(name.split())), f"{read.when.year:04}")


def _locators(entry: Entry) -> tuple[str, ...]:
    """Return every place of the row that says the event."""
    return tuple(dict.fromkeys(each.locator for each in (entry.cell, *entry.parts.values()) if each.locator))
