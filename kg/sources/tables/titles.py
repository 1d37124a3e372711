"""Titles from cells: one original at most, look-alike letters mended, the print kept beside what is shown."""

from dataclasses import replace

from kg.fields import casing, scripts
from kg.fields import titles as printed
from kg.fields.language_tags import language_tag
from kg.model import Text, Title
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Entry, Ready
from kg.sources.tables.row import Row

_ORIGINAL = "original"
_A_DAY = "a spreadsheet has turned it into a day: format the column as text and enter it again"
_NO_TITLE = "a number of Wikidata is no title"


def write(field: Ready, row: Row, draft: Draft) -> None:
    """Add the titles a field gives."""
    for entry in field.entries(row, draft):
        if is_number(entry.cell.text):
            draft.unread(entry.cell, field.column, _NO_TITLE)
            continue
        if entry.cell.is_day:
            draft.unread(entry.cell, field.column, _A_DAY)
            continue
        draft.spelling(entry.cell)
        _add(_title(entry, field, draft), draft)


def is_number(text: str) -> bool:
    """Tell whether a text is a bare number of Wikidata; words for not known can be titles (*Unknown*, 2011)."""
    plain = text.strip()
    return plain[:1] == "Q" and plain[1:].isdigit() and not printed.is_title(plain)


def _title(entry: Entry, field: Ready, draft: Draft) -> Title:
    plain = " ".join(entry.cell.text.split())
    language = tag(entry.text("language"))
    shown = scripts.repaired(plain)
    if field.options.get("articles") == "first":
        shown = printed.in_order(shown, language)
    if field.options.get("case") == "mended":
        shown = casing.titled(shown)
    return Title(
        kind=_kind(entry, draft, shown),
        text=Text(shown, language),
        script=scripts.script(shown) or "Zyyy",
        locators=(entry.cell.locator,) if entry.cell.locator else (),
        verbatim=plain if shown != plain else None,
    )


def _kind(entry: Entry, draft: Draft, shown: str) -> str:
    """Return a title's kind; a second original is what the mapping says it is otherwise."""
    kind = entry.text("kind") or _ORIGINAL
    other = next((title for title in draft.titles if title.kind == _ORIGINAL), None)
    if kind != _ORIGINAL or other is None or other.text.value == shown:
        return kind
    return entry.text("otherwise") or "alternative"


def _add(title: Title, draft: Draft) -> None:
    """Add a title; one that is there in the same words is said in one more place, and may get its language there."""
    for number, known in enumerate(draft.titles):
        tags = {known.text.language, title.text.language} - {None}
        if known.text.value == title.text.value and len(tags) < 2:
            locators = tuple(dict.fromkeys((*known.locators, *title.locators)))
            text = known.text if known.text.language else title.text
            draft.titles[number] = replace(known, text=text, locators=locators)
            return
    if title.kind == _ORIGINAL and any(known.kind == _ORIGINAL for known in draft.titles):
        title = replace(title, kind="alternative")
    draft.titles.append(title)


def tag(text: str | None) -> str | None:
    """Return a language tag as published; None where the source names no language we know."""
    return (language_tag(text) if text else None) or None
