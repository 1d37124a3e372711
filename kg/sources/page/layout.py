"""Where things stand on a record page, before any of them is read.

    header   blocks of up to three lines, one a director
    year     Country / Country, YEAR, NNmn
    facts    Colour, form                    (may be missing)
    main     the main title                  (just above the rule)
    rule     ornament
    others   further titles, any number
    labels   sections, each up to the next label
"""

from dataclasses import dataclass

from kg.sources.page import facts
from kg.sources.page.labels import Kind, Labelled, labelled, may_be_cut_label
from kg.sources.page.lines import Line
from kg.sources.page.titles import TitleBlock

_DISC_PARTS = (Kind.EDITOR, Kind.SUBTITLES)


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
    labels = {line: found for line in page if (found := labelled(line))}
    first = next((index for index, line in enumerate(page) if line in labels), len(page))
    top = page[:first]
    at = next((index for index, line in enumerate(top) if facts.is_year_line(line.text)), None)
    if at is None:
        return None
    block = [line for line in top[at + 1 :] if line.text]
    found, titles, stray = _block(block, has_labels=first < len(page))
    return Layout(top[:at], top[at], found, titles, stray, _sections(page[first:], labels))


def _block(block: list[Line], *, has_labels: bool) -> tuple[Line | None, TitleBlock, tuple[Line, ...]]:
    """Part the lines between the year and the first label into facts line, titles and strays."""
    rule = next((index for index, line in enumerate(block) if line.is_furniture), None)
    above, below = (block, []) if rule is None else (block[:rule], block[rule:])
    taken = None
    if above and _is_facts(above, has_rule=rule is not None, has_labels=has_labels):
        taken, above = above[0], above[1:]
    if rule is None:
        above, below = above[:1], above[1:]
    stray = [line for line in (*above, *below) if _is_stray(line)]
    main = above[-1] if above and above[-1] not in stray else None
    others = tuple(line for line in below if line not in stray)
    left = [line for line in above[:-1] if line not in stray]
    return taken, TitleBlock(main, others), tuple(sorted([*stray, *left], key=lambda line: line.number))


def _is_facts(above: list[Line], *, has_rule: bool, has_labels: bool) -> bool:
    """Tell whether the first line after the year is the facts line: by its words, else by its place."""
    if facts.has_known_word(above[0].text):
        return len(above) > 1 or not has_rule or facts.all_known(above[0].text)
    if has_rule:
        return len(above) > 1
    return len(above) == 1 and not has_labels


def _is_stray(line: Line) -> bool:
    return line.is_furniture or may_be_cut_label(line) or facts.is_credit_like(line.text)


def _sections(page: tuple[Line, ...], labels: dict[Line, Labelled]) -> tuple[Section, ...]:
    """Cut the labelled part of a page into sections; a disc block takes its editor and subtitle lines in."""
    sections: list[Section] = []
    for line in page:
        found = labels.get(line)
        last = sections[-1] if sections else None
        if found is None and last is not None:
            sections[-1] = Section(last.label, last.parts, (*last.following, line))
        elif found and last and found.label.kind in _DISC_PARTS and last.label.label.kind is Kind.DISC:
            sections[-1] = Section(last.label, (*last.parts, found), last.following)
        elif found:
            sections.append(Section(found, (), ()))
    return tuple(sections)
