"""What a line's label says its value is.

A label stands before a colon, or alone on its line if it is a heading. `language` is the interface it
belongs to; labels both interfaces share say nothing about it.
"""

import re
import unicodedata
from dataclasses import dataclass

from kg.fields import scripts
from kg.sources.page.label_rows import HEADINGS, ROWS, UNREAD_HEADINGS, Kind
from kg.sources.page.lines import Line


@dataclass(frozen=True, slots=True)
class Label:
    """A known label: its kind, the interface language it tells, and the role it credits."""

    kind: Kind
    language: str | None = None
    role: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line as label and value; `statement` is the label as printed, `place` what a release label names."""

    label: Label
    line: Line
    statement: str
    value: str
    place: str | None = None
    has_colon: bool = True


def _fold(label: str) -> str:
    """Fold what spellings of one label differ in: case, accents, apostrophes, white space, look-alikes."""
    flat = unicodedata.normalize("NFKD", scripts.repaired(label).replace("’", "'").casefold())
    return " ".join("".join(letter for letter in flat if not unicodedata.combining(letter)).split())


_TABLE = {
    **{
        _fold(name): Label(kind, language, role, kind in HEADINGS)
        for kind, role, language, names in ROWS
        for name in names.split("|")
    },
    **{
        _fold(name): Label(kind, language, is_heading=True)
        for kind, language, names in UNREAD_HEADINGS
        for name in names.split("|")
    },
}
_RELEASES = ("release date in", *(f"date de sortie {word}" for word in ("en", "aux", "a", "dans")))
_LABELLED = re.compile(r"(?P<label>[^:]{1,70}):\s*(?P<value>.*)", re.DOTALL)
_RELEASED = re.compile(
    r"(?:(?P<en>release date in)|(?P<fr>date de sortie (?:en|aux|au|à|dans)))\s+"
    r"(?:(?:the|les?|la)\s+|l['’])?(?P<place>\S.*)",
    re.IGNORECASE,
)
_LONGEST = 80


def labelled(line: Line) -> Labelled | None:
    """Read a line as a label and its value, or None if it begins with no label we know."""
    text = line.text
    found = _LABELLED.fullmatch(text)
    if found is None:
        label = _TABLE.get(_fold(text)) if len(text) < _LONGEST else None
        return Labelled(label, line, text, "", has_colon=False) if label and label.is_heading else None
    statement, value = found["label"].strip(), found["value"].strip()
    released = _RELEASED.fullmatch(" ".join(statement.split()))
    if released:
        label = Label(Kind.RELEASE, "en" if released["en"] else "fr")
        return Labelled(label, line, statement, value, released["place"].strip())
    known = _TABLE.get(_fold(statement))
    return Labelled(known, line, statement, value) if known else None


def may_be_cut_label(line: Line) -> bool:
    """Tell whether a page ends inside what may be a label: never a title, then."""
    if not line.is_cut or not line.text or len(line.text) > _LONGEST:
        return False
    beginning = _fold(line.text)
    return any(label.startswith(beginning) for label in (*_TABLE, *_RELEASES)) or bool(_RELEASED.match(beginning))
