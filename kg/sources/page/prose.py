"""Synopses and commentaries: paragraphs and attributed quotations, kept and never mined."""

import re

from kg.fields import scripts
from kg.model import Note, Origin, Text
from kg.sources.page.label_rows import Kind
from kg.sources.page.labels import Labelled, may_be_cut_label
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, total, unread

_CLOSERS = {"“": "”", "«": "»", "„": "“", '"': '"'}
# What a quotation ends in, and an attribution: a bracket, brackets inside it balanced once.
_ENDS = {
    opener: re.compile(rf"(?P<words>.*?)\s*{closer}\s*\((?P<attribution>(?:[^()]|\([^()]*\))+)\)\s*\.?", re.DOTALL)
    for opener, closer in _CLOSERS.items()
}
_KINDS = {Kind.SYNOPSIS: "synopsis", Kind.COMMENTARY: "commentary"}
# A quotation is looked for this far; a mark that is never closed must not take in the rest of a page.
_LONGEST = 40


def notes(label: Labelled, following: tuple[Line, ...], origin: Origin, language: str | None) -> Reading:
    """Read a prose section: ``“...” (attribution)``, over several lines if need be, is a quotation.

    Any other line is a paragraph of its own, tagged with the interface's language if it is in Latin letters.
    """
    inline = (Line(label.line.number, label.value, label.line.is_cut),) if label.value else ()
    lines = (*inline, *following)
    kind = _KINDS[label.label.kind]
    read, place = [], 0
    while place < len(lines):
        quotation = _quotation(lines[place : place + _LONGEST], language)
        if quotation:
            note, taken = quotation
            read.append(Reading(notes=(note,)))
            place += taken
        else:
            read.append(_paragraph(lines[place], kind, language, origin))
            place += 1
    return total(read)


def _paragraph(line: Line, kind: str, language: str | None, origin: Origin) -> Reading:
    if line.is_furniture or may_be_cut_label(line):
        return unread(origin, line)
    if not line.text:
        return Reading()
    return Reading(notes=(Note(kind, _text(line.text, language), (line.locator,)),))


def _quotation(lines: tuple[Line, ...], language: str | None) -> tuple[Note, int] | None:
    """Read the quotation that the first line opens, and count its lines; None if it opens none."""
    opener = lines[0].text[:1]
    if opener not in _ENDS:
        return None
    closer = _CLOSERS[opener]
    for count, line in enumerate(lines, start=1):
        if count > 1 and line.text.startswith(opener) and opener != closer:
            return None
        if ")" not in line.text or not any(closer in each.text for each in lines[:count]):
            continue
        block = "\n".join(each.text for each in lines[:count]).strip()
        found = _ENDS[opener].fullmatch(block, 1)
        if found and not _closes_before_its_end(found["words"], closer):
            locators = tuple(each.locator for each in lines[:count] if each.text)
            text = _text(found["words"].strip(), language)
            return Note("quotation", text, locators, " ".join(found["attribution"].split())), count
    return None


def _closes_before_its_end(words: str, closer: str) -> bool:
    """Tell whether one quotation with its attribution ends inside these words and another begins."""
    return re.search(rf"{closer}\s*\([^()]*\)", words) is not None


def _text(words: str, language: str | None) -> Text:
    return Text(words, None if scripts.is_cyrillic(words) else language)
