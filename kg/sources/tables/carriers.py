"""Carriers and copies from cells: a manifestation, and the item of it that a row may be."""

from dataclasses import replace

from kg.fields import casing, durations, scripts
from kg.fields import titles as printed
from kg.fields.language_tags import language_tags
from kg.model import Identifier, Item, Manifestation, Text, Title
from kg.sources.mapping.vocabulary import words
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Entry, Ready, when
from kg.sources.tables.row import Row


def manifestation(field: Ready, row: Row, draft: Draft) -> None:
    """Add a carrier with what is said of it."""
    for entry in field.entries(row, draft):
        published = entry.parts.get("published")
        dated = when(published.text, draft.order) if published else None
        if published and not dated:
            draft.unread(published, field.columns["published"])
        made = Manifestation(
            carrier=_word(entry, "carrier", field, draft),
            carrier_statement=_statement(entry, "carrier"),
            locators=locators(entry),
            label=entry.text("label"),
            published=dated[0] if dated else None,
            subtitles=_subtitles(entry, field, draft),
            extents=_texts(entry, "extent"),
            rights=_texts(entry, "rights"),
            titles=_titles(entry),
            colour=_word(entry, "colour", field, draft),
            colour_statement=_statement(entry, "colour"),
        )
        draft.manifestations.append(_running(made, entry, field, draft))


def _running(made: Manifestation, entry: Entry, field: Ready, draft: Draft) -> Manifestation:
    cell = entry.parts.get("duration")
    if cell is None:
        return made
    found = durations.duration(cell.text.strip())
    if not found or not found.minutes:
        draft.unread(cell, field.columns["duration"])
        return made
    return replace(made, minutes=found.minutes, duration_statement=cell.words.strip())


def _titles(entry: Entry) -> tuple[Title, ...]:
    cell = entry.parts.get("title")
    if cell is None:
        return ()
    plain = " ".join(cell.text.split())
    shown = casing.titled(printed.in_order(scripts.repaired(plain)))
    script = scripts.script(shown) or "Zyyy"
    verbatim = plain if plain != shown else None
    return (Title("alternative", Text(shown), script, (cell.locator,), verbatim=verbatim),)


def _subtitles(entry: Entry, field: Ready, draft: Draft) -> tuple[str, ...]:
    cell = entry.parts.get("subtitles")
    if cell is None:
        return ()
    found = language_tags(cell.text.strip())
    # The words themselves have no field on a manifestation: they are kept beside the tags.
    if found.tags and not found.unread:
        draft.keep(cell, field.columns["subtitles"])
    else:
        draft.unread(cell, field.columns["subtitles"], "it names no language we know")
    return found.tags


def item(field: Ready, row: Row, draft: Draft) -> None:
    """Add a copy to the last carrier of the row, or to one that nothing else is said of."""
    for entry in field.entries(row, draft):
        number = entry.parts.get("number")
        copy = Item(
            locators=locators(entry),
            shelf_mark=entry.text("shelf_mark"),
            holder=entry.text("holder"),
            access_statement=entry.text("access"),
            carrier=_word(entry, "carrier", field, draft),
            carrier_statement=_statement(entry, "carrier"),
            identifiers=(Identifier(field.columns["number"], number.text.strip()),) if number else (),
        )
        if not draft.manifestations:
            draft.manifestations.append(Manifestation(None, copy.locators))
        last = draft.manifestations[-1]
        draft.manifestations[-1] = replace(last, items=(*last.items, copy))


def _word(entry: Entry, part: str, field: Ready, draft: Draft) -> str | None:
    """Return a part that must be of a closed list; None, told and kept, if it is not."""
    cell = entry.parts.get(part)
    if cell is None or cell.text in words(part):
        return cell.text if cell else None
    draft.unread(cell, field.columns[part])
    return None


def _statement(entry: Entry, part: str) -> str | None:
    cell = entry.parts.get(part)
    return cell.words.strip() if cell and cell.locator else None


def _texts(entry: Entry, part: str) -> tuple[str, ...]:
    text = entry.text(part)
    return (text,) if text else ()


def locators(entry: Entry) -> tuple[str, ...]:
    """Return every place of the row that says a carrier or a copy."""
    return tuple(dict.fromkeys(each.locator for each in entry.parts.values() if each.locator))
