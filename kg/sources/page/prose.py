"""Synopses and commentaries: paragraphs and attributed quotations, kept and never mined."""

import re

from kg.fields import scripts
from kg.model import Note, Origin, Text
from kg.sources.page.labels import Kind, Labelled
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, unread

_OPENERS = {"“": "”", "«": "»", "„": "“"}
_QUOTED = {
    opener: re.compile(rf"{opener}\s*(?P<words>.*?)\s*{closer}\s*\((?P<attribution>.+)\)\.?", re.DOTALL)
    for opener, closer in _OPENERS.items()
}
_KINDS = {Kind.SYNOPSIS: "synopsis", Kind.COMMENTARY: "commentary"}


def notes(label: Labelled, following: tuple[Line, ...], origin: Origin, language: str | None) -> Reading:
    """Read a prose section: ``“...” (attribution)``, over several lines if need be, is a quotation.

    Any other line is a paragraph of its own, tagged with the interface's language if it is in Latin letters.
    """
    inline = (Line(label.line.number, label.value, label.line.is_cut),) if label.value else ()
    waiting, kept, rest = [*inline, *following], [], Reading()
    while waiting:
        taken = _quotation(waiting)
        block, waiting = waiting[:taken], waiting[taken:]
        if block[0].is_furniture:
            rest += unread(origin, block[0])
        elif block[0].text:
            kept.append(_note(block, _KINDS[label.label.kind], language))
    return Reading(notes=tuple(kept)) + rest


def _quotation(waiting: list[Line]) -> int:
    """Return how many of the next lines make one block: a whole quotation, or a single line."""
    opener = waiting[0].text[:1]
    if opener not in _QUOTED:
        return 1
    for count in range(1, len(waiting) + 1):
        if count > 1 and waiting[count - 1].text.startswith(opener):
            break
        if _QUOTED[opener].fullmatch(_joined(waiting[:count])):
            return count
    return 1


def _note(block: list[Line], kind: str, language: str | None) -> Note:
    text = _joined(block)
    pattern = _QUOTED.get(text[:1])
    quoted = pattern.fullmatch(text) if pattern else None
    words = quoted["words"] if quoted else text
    return Note(
        kind="quotation" if quoted else kind,
        text=Text(words, None if scripts.is_cyrillic(words) else language),
        locators=tuple(line.locator for line in block if line.text),
        attribution=quoted["attribution"].strip() if quoted else None,
    )


def _joined(block: list[Line]) -> str:
    return "\n".join(line.text for line in block).strip()
