"""A page's lines as the reader sees them, and its headings: what a trace needs beside the film."""

from kg.sources.decoding import Decoded
from kg.sources.page.layout import layout
from kg.sources.page.lines import Line, lines
from kg.sources.page.reader import page_text


def shown_lines(octets: bytes) -> tuple[str, ...]:
    """Return the text of each line; none for a page that cannot be decoded."""
    return tuple(line.raw for line in _lines(octets))


def headings(octets: bytes) -> dict[int, tuple[int, ...]]:
    """Map each label's line number to the numbers of the unlabelled lines of its section."""
    laid_out = layout(_lines(octets))
    sections = laid_out.sections if laid_out else ()
    return {
        section.label.line.number: tuple(line.number for line in section.following if line.text)
        for section in sections
        if not section.label.value
    }


def _lines(octets: bytes) -> tuple[Line, ...]:
    found = page_text(octets)
    return lines(found.text) if isinstance(found, Decoded) else ()
