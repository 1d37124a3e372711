"""Where things stand on a record page, before any of them is read.

    header   blocks of up to three lines, one a director
    year     Country / Country, YEAR, NNmn
    facts    Colour, form                    (may be missing)
    main     the main title                  (just above the rule)
    rule     ornament                        (an image, and so nothing, on some pages)
    others   further titles, any number
    labels   sections, each up to the next label

A title may be a word that is a label elsewhere (``Music``): the line just above the rule is the main title
whatever it says, and a heading with nothing under it before the first label with a colon is a title too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.fields import scripts
from kg.fields.romanisation import is_romanisation
from kg.sources.page import facts
from kg.sources.page.label_rows import Kind
from kg.sources.page.labels import Labelled, labelled, may_be_cut_label
from kg.sources.page.lines import Line
from kg.sources.page.titles import TitleBlock

_DISC_PARTS = (Kind.EDITOR, Kind.SUBTITLES)
_ABOVE_THE_RULE = 2
_MOST_TITLES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A label, the labelled lines that belong to its block, and the unlabelled ones up to the next label."""

    label: Labelled
    parts: tuple[Labelled, ...]
    following: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out; `stray` are lines above the sections that are in no place of the form."""

    header: tuple[Line, ...]
    year: Line
    facts: Line | None
    titles: TitleBlock
    stray: tuple[Line, ...]
    sections: tuple[Section, ...]


def layout(page: tuple[Line, ...]) -> Layout | None:
    """Lay a page out; None if it has no year line, and so is no film record."""
    at = _year(page)
    if at is None:
        return None
    header = tuple(line for line in page[:at] if line.text)
    start = _first_label(page, at)
    block = [line for line in page[at + 1 : start] if line.text]
    found, titles, stray = _block(block, has_labels=start < len(page))
    return Layout(header, page[at], found, titles, stray, tuple(_sections(page[start:])))


def is_of_a_person(page: Layout) -> bool:
    """Tell whether the sections are those of a page about a person, none of a film's credits among them."""
    kinds = {section.label.label.kind for section in page.sections}
    return Kind.PERSON in kinds and not kinds & {Kind.CREDIT, Kind.CAST, Kind.PRODUCTION, Kind.COMPANIES}


def _year(page: tuple[Line, ...]) -> int | None:
    """Find the year line: above every label with a value; below a bare heading only if it is beyond doubt.

    A bare number, which may be the record's, gives way to a line below that is beyond doubt.
    """
    bare: int | None = None
    seen_heading = False
    for index, line in enumerate(page):
        found = labelled(line)
        if found and found.has_colon:
            break
        seen_heading = seen_heading or found is not None
        if facts.is_surely_year_line(line.text):
            return index
        if facts.is_year_line(line.text) and not seen_heading and bare is None:
            bare = index
            if not line.text.isdecimal():
                break
    return bare


def _first_label(page: tuple[Line, ...], year: int) -> int:
    """Find the first label below the year line that is not a title."""
    filled = [line for line in page[year + 1 :] if line.text]
    titles = _titles_that_are_headings(filled)
    return next(
        (line.number - 1 for place, line in enumerate(filled) if place not in titles and labelled(line)), len(page)
    )


def _titles_that_are_headings(filled: list[Line]) -> frozenset[int]:
    """Return the places, below the year line, of lines that are titles even if they look like headings.

    Those are: up to the rule; up to the last romanisation of the Russian title; just above the credits,
    where a heading would have nothing under it. None is below the first label with a colon.
    """
    ends = next((place for place, line in enumerate(filled) if _has_colon(line)), len(filled))
    block = filled[: min(ends, _MOST_TITLES)]
    rule = next((place for place, line in enumerate(block) if line.is_furniture), 0)
    original = next((line.text for line in block if scripts.is_cyrillic(line.text)), "")
    spelt = [place + 1 for place, line in enumerate(block) if is_romanisation(line.text, original)]
    above = max([*spelt, rule if rule <= _ABOVE_THE_RULE else 0])
    bare = {ends - 1} if ends < len(filled) and _opens_the_credits(filled[ends]) else set()
    return frozenset({*range(above), *bare})


def _has_colon(line: Line) -> bool:
    found = labelled(line)
    return found is not None and found.has_colon


def _opens_the_credits(line: Line) -> bool:
    found = labelled(line)
    return found is not None and found.label.kind in (Kind.CREDIT, Kind.TITLES)


def _block(block: list[Line], *, has_labels: bool) -> tuple[Line | None, TitleBlock, tuple[Line, ...]]:
    """Part the lines between the year and the first label into facts line, titles and strays."""
    rule = next((index for index, line in enumerate(block) if line.is_furniture), None)
    above, below = (block, []) if rule is None else (block[:rule], block[rule:])
    taken = None
    if above and _is_facts(above, has_rule=rule is not None, has_labels=has_labels):
        taken, above = above[0], above[1:]
    main = _main(above, has_rule=rule is not None)
    others: list[Line] = []
    stray: list[Line] = []
    for place, line in enumerate((*above, *below)):
        if line is main:
            continue
        is_other = rule is None or place >= len(above)
        (others if is_other and not _is_stray(line) else stray).append(line)
    return taken, TitleBlock(main, tuple(others)), tuple(stray)


def _main(above: list[Line], *, has_rule: bool) -> Line | None:
    """The main title stands just above the rule; on a page without one it is the first line left."""
    if not above:
        return None
    if has_rule:
        return None if above[-1].is_furniture else above[-1]
    return None if _is_stray(above[0]) else above[0]


def _is_facts(above: list[Line], *, has_rule: bool, has_labels: bool) -> bool:
    """Tell whether the first line after the year is the facts line: by its words, else by its place."""
    first = above[0].text
    if scripts.is_cyrillic(first):
        return False
    if facts.has_known_word(first):
        return len(above) > 1 or not has_rule or facts.all_known(first)
    if has_rule:
        return len(above) > 1
    if len(above) == 1:
        return not has_labels
    return any(scripts.is_cyrillic(line.text) for line in above[2:]) and not scripts.is_cyrillic(above[1].text)


def _is_stray(line: Line) -> bool:
    return line.is_furniture or may_be_cut_label(line) or facts.is_credit_like(line.text)


def _sections(page: tuple[Line, ...]) -> Iterator[Section]:
    """Cut the labelled part of a page into sections; a disc block takes its editor and subtitle lines in."""
    label: Labelled | None = None
    parts: list[Labelled] = []
    following: list[Line] = []
    for line in page:
        found = labelled(line)
        if found is None:
            following.append(line)
        elif label and label.label.kind is Kind.DISC and found.label.kind in _DISC_PARTS:
            parts.append(found)
        else:
            if label:
                yield Section(label, tuple(parts), tuple(following))
            label, parts, following = found, [], []
    if label:
        yield Section(label, tuple(parts), tuple(following))
