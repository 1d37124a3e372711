"""A page's lines as the reader sees them, and its labels: what a trace needs beside the film."""

from dataclasses import dataclass

from kg.sources.decoding import Decoded
from kg.sources.page.labels import Labelled
from kg.sources.page.layout import layout
from kg.sources.page.lines import Line, lines
from kg.sources.page.reader import page_text


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """A label on a page: its line, how many characters of the line it takes, and the lines it labels."""

    line: int
    end: int
    labelled: tuple[int, ...]


def shown_lines(octets: bytes) -> tuple[str, ...]:
    """Return the text of each line; none for a page that cannot be decoded."""
    return tuple(line.raw for line in _lines(octets))


def labels(octets: bytes) -> tuple[LabelSpan, ...]:
    """Return the labels of a page's sections, in order."""
    laid_out = layout(_lines(octets))
    sections = laid_out.sections if laid_out else ()
    return tuple(
        LabelSpan(
            part.line.number,
            _end(part),
            (part.line.number, *(line.number for line in section.following if line.text)),
        )
        for section in sections
        for part in (section.label, *section.parts)
    )


def _end(part: Labelled) -> int:
    """Count the characters up to the label's colon; a heading takes its whole line."""
    raw = part.line.raw
    return raw.index(":") + 1 if part.has_colon else len(raw)


def _lines(octets: bytes) -> tuple[Line, ...]:
    found = page_text(octets)
    return lines(found.text) if isinstance(found, Decoded) else ()
