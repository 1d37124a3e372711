"""Plain facts of a film from cells: year, running time, countries, languages, identifiers, words about it."""

import re
from dataclasses import replace
from datetime import date
from typing import TypeVar
from urllib.parse import quote

from kg.fields import countries, durations, identifiers
from kg.fields.language_tags import language_tags
from kg.fields.silence import is_silent
from kg.model import Identifier, Manifestation, Note, Place, PlaceKind, Text
from kg.rdf.terms import is_iri
from kg.sources.mapping.vocabulary import words
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Entry, Ready, when
from kg.sources.tables.row import Cell, Row
from kg.sources.tables.titles import tag

_T = TypeVar("_T")
# RFC 3987, section 2.2, and a per cent sign that encodes nothing.
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})")
# What programs make of a column of years in which some are missing.
_WHOLE_YEAR = re.compile(r"(\d{4})\.0+")
_FIRST_DAY, _FILM_YEARS = date(1899, 12, 30), range(1888, 2100)
_A_NUMBER = "a spreadsheet shows the number {} as this day: format the column as a number"
_HOURS_OR_PARTS = "it may be hours (часы) or parts (части): write 2 ч 00 мин or 8 частей"
_SPREADSHEET = "a spreadsheet has shortened the number: format the column as text and enter it again"


def year(field: Ready, row: Row, draft: Draft) -> None:
    """Take the year of reference; the first one that can be read."""
    for entry in field.entries(row, draft):
        shown = _year_shown_as_day(entry.cell)
        if shown:
            draft.unread(entry.cell, field.column, _A_NUMBER.format(shown))
            continue
        whole = _WHOLE_YEAR.fullmatch(entry.cell.text.strip())
        found = when(whole[1] if whole else entry.cell.text, draft.order)
        if not found or draft.created:
            _refuse(entry.cell, field, draft, second=bool(found))
            continue
        if found[1]:
            draft.tell("date-ambiguous", entry.cell.locator, entry.cell.text.strip())
        draft.created = replace(found[0], statement=entry.cell.text.strip()) if whole else found[0]
        draft.located.append(entry.cell.locator)
        if found[0].statement not in (found[0].value, found[0].edtf):
            draft.keep(entry.cell, field.column)


def _year_shown_as_day(cell: Cell) -> int | None:
    """Return the year that a spreadsheet shows as a day of 1905: it counts days from the end of 1899."""
    if not cell.is_day:
        return None
    number = (date.fromisoformat(cell.text[:10]) - _FIRST_DAY).days
    return number if number in _FILM_YEARS else None


def _refuse(cell: Cell, field: Ready, draft: Draft, *, second: bool = False) -> None:
    """Keep a value that cannot be taken; a word for not known is no fault of the source."""
    if second or is_silent(cell.text):
        draft.keep(cell, field.column)
    else:
        draft.unread(cell, field.column)


def duration(field: Ready, row: Row, draft: Draft) -> None:
    """Take the running time; parts, reels and metres are how much film there is."""
    for entry in field.entries(row, draft):
        found = durations.duration(entry.cell.text.strip(), unit=field.options.get("unit"))
        if found and found.minutes and draft.minutes is None:
            draft.minutes, draft.duration_statement = found.minutes, entry.cell.words.strip()
            draft.original.append(entry.cell.locator)
        elif durations.extent(entry.cell.text):
            _extent(entry.cell, draft)
        elif durations.is_hours_or_parts(entry.cell.text):
            draft.unread(entry.cell, field.column, _HOURS_OR_PARTS)
        else:
            _refuse(entry.cell, field, draft, second=bool(found and found.minutes))


def extent(field: Ready, row: Row, draft: Draft) -> None:
    """Take how much film there is, as printed."""
    for entry in field.entries(row, draft):
        _extent(entry.cell, draft)


def _extent(cell: Cell, draft: Draft) -> None:
    """State an extent of the film's only carrier."""
    if not draft.manifestations:
        draft.manifestations.append(Manifestation(None, (cell.locator,)))
    first = draft.manifestations[0]
    draft.manifestations[0] = replace(first, extents=(*first.extents, cell.text.strip()))


def colour(field: Ready, row: Row, draft: Draft) -> None:
    """Take the colour of the original version."""
    for entry in field.entries(row, draft):
        if entry.cell.text not in words("colour"):
            _refuse(entry.cell, field, draft)
            continue
        draft.colour, draft.colour_statement = entry.cell.text, entry.cell.words.strip()
        draft.original.append(entry.cell.locator)


def form(field: Ready, row: Row, draft: Draft) -> None:
    """Take what form of film it is, beside the words for it."""
    for entry in field.entries(row, draft):
        if entry.cell.text not in words("form"):
            _refuse(entry.cell, field, draft)
            continue
        _add(draft.forms, entry.cell.text)
        _add(draft.form_words, entry.cell.words.strip())
        draft.located.append(entry.cell.locator)


def country(field: Ready, row: Row, draft: Draft) -> None:
    """Take the countries of origin as they were in the film's year."""
    at = _year(draft)
    for entry in field.entries(row, draft):
        found = countries.codes(entry.cell.text.strip(), at)
        if not found.codes or found.unread:
            _refuse(entry.cell, field, draft)
        for code in found.codes:
            _add(draft.countries, Place(PlaceKind.COUNTRY, code))
        if found.codes:
            _add(draft.country_words, entry.cell.words.strip())
            draft.located.append(entry.cell.locator)


def _year(draft: Draft) -> int | None:
    value = draft.created.value if draft.created else None
    return int(value[:4]) if value else None


def language(field: Ready, row: Row, draft: Draft) -> None:
    """Take the languages that are spoken in the original version."""
    for entry in field.entries(row, draft):
        found = language_tags(entry.cell.text.strip())
        if not found.tags or found.unread:
            _refuse(entry.cell, field, draft)
        for each in found.tags:
            _add(draft.languages, each)
        if found.tags:
            _add(draft.language_words, entry.cell.words.strip())
            draft.original.append(entry.cell.locator)


def identifier(field: Ready, row: Row, draft: Draft) -> None:
    """Take a number of a register: one we know is checked, any other is taken as it stands."""
    for entry in field.entries(row, draft):
        found = read_identifier(entry, draft, field)
        if found:
            _add(draft.identifiers, found)
            draft.located.append(entry.cell.locator)


def read_identifier(entry: Entry, draft: Draft, field: Ready) -> Identifier | None:
    """Read a number; None, told and kept, if it is none of its register."""
    text, scheme = entry.cell.text.strip(), entry.text("scheme")
    if is_shortened(text):
        draft.unread(entry.cell, field.column, _SPREADSHEET)
        return None
    if scheme and scheme not in identifiers.SCHEMES:
        return Identifier(scheme, text)
    found = identifiers.normalised(scheme, text) if scheme else None
    if not found:
        said = f"it is no number of {scheme}" if scheme else "the row does not say of which register it is"
        draft.unread(entry.cell, field.column, said)
        return None
    return Identifier(*found)


def is_shortened(text: str) -> bool:
    """Tell whether a number was shortened by a spreadsheet: ``2.21E+08``.

    >>> is_shortened("2,21E+08"), is_shortened("1E05")
    (True, False)
    """
    head, mark, power = text.upper().partition("E+")
    return bool(mark) and power.isdigit() and head.replace(",", "").replace(".", "").isdigit()


def site(field: Ready, row: Row, draft: Draft) -> None:
    """Take addresses about the film or agent itself."""
    for entry in field.entries(row, draft):
        address = _address(entry.cell, field, draft)
        if address:
            _add(draft.sites, address)
            draft.located.append(entry.cell.locator)


def page(field: Ready, row: Row, draft: Draft) -> None:
    """Take the address of the record's own page."""
    for entry in field.entries(row, draft):
        draft.page = draft.page or _address(entry.cell, field, draft)


def _address(cell: Cell, field: Ready, draft: Draft) -> str | None:
    """Return an address with what it must not hold percent-encoded; None, told and kept, if it is none."""
    text = _NOT_IN_ADDRESS.sub(lambda found: quote(found.group()), cell.text.strip())
    if text.startswith(("http://", "https://")) and is_iri(text):
        return text
    draft.unread(cell, field.column, "it is no address http(s)://...")
    return None


def genre(field: Ready, row: Row, draft: Draft) -> None:
    """Take genres as printed."""
    for entry in field.entries(row, draft):
        _add(draft.genres, Text(entry.cell.text.strip(), tag(entry.text("language"))))


def keyword(field: Ready, row: Row, draft: Draft) -> None:
    """Take keywords as printed."""
    for entry in field.entries(row, draft):
        _add(draft.keywords, Text(entry.cell.text.strip(), tag(entry.text("language"))))


def rating(field: Ready, row: Row, draft: Draft) -> None:
    """Take age ratings as printed."""
    for entry in field.entries(row, draft):
        _add(draft.ratings, entry.cell.text.strip())


def note(field: Ready, row: Row, draft: Draft) -> None:
    """Take a block of prose, word for word."""
    for entry in field.entries(row, draft):
        kind = entry.text("kind") or "general"
        draft.notes.append(
            Note(
                kind=kind,
                text=Text(entry.cell.text.strip(), tag(entry.text("language"))),
                locators=(entry.cell.locator,) if entry.cell.locator else (),
                attribution=entry.text("attribution"),
                cleared=draft.cleared and kind != "quotation",
            )
        )


def part_of(field: Ready, row: Row, draft: Draft) -> None:
    """Take the keys of the works this one belongs to."""
    for entry in field.entries(row, draft):
        _add(draft.part_of, entry.cell.text.strip())


def verbatim(field: Ready, row: Row, draft: Draft) -> None:
    """Keep a column word for word, on purpose."""
    for entry in field.entries(row, draft):
        draft.keep(entry.cell, entry.text("label") or field.column)


def _add(values: list[_T], value: _T) -> None:
    """Add a value once."""
    if value not in values:
        values.append(value)
