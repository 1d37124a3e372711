"""What was read from one part of a page: values that add up, and what is to be said about them."""

from dataclasses import dataclass, fields

from kg.model import (
    Award,
    Contribution,
    Expression,
    Finding,
    Manifestation,
    Note,
    Origin,
    Release,
    Selection,
    Severity,
    Title,
)
from kg.sources.page.agents import Mention
from kg.sources.page.lines import Line

# The reader's own rules: message in plain words, and what a curator can do.
RULES = {
    "label-empty": ("a label without a value", "fill the value in at the source, or remove the label"),
    "furniture": ("ornament of the page, kept as it stands and given no meaning", None),
    "line-unread": (
        "no field can hold this; it is kept word for word",
        "check the spelling of the line, or its place",
    ),
    "language-inferred": ("the language was told by the line's place or its words", "confirm the language tag"),
    "date-ambiguous": ("day and month could be swapped; read as day/month", "write the date as YYYY-MM-DD"),
    "series-year-in-name": ("the year stood in the festival's name and was cut from it", None),
    "mixed-script": ("a word holds letters of two alphabets that look alike", "retype the word in one alphabet"),
    "spacing": ("stray, double or no-break spaces", "remove them at the source"),
    "encoding-guessed": ("the file does not say its encoding; it was guessed", "save the page as UTF-8"),
}

_WARNINGS = frozenset({"mixed-script"})


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A piece of the page that no field holds, kept word for word on the Work."""

    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The yield of one section; readings add up in page order."""

    mentions: tuple[Mention, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    titles: tuple[Title, ...] = ()
    expressions: tuple[Expression, ...] = ()
    manifestations: tuple[Manifestation, ...] = ()
    releases: tuple[Release, ...] = ()
    awards: tuple[Award, ...] = ()
    selections: tuple[Selection, ...] = ()
    notes: tuple[Note, ...] = ()
    sites: tuple[Verbatim, ...] = ()
    verbatim: tuple[Verbatim, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: "Reading") -> "Reading":
        return Reading(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


def total(readings: "tuple[Reading, ...] | list[Reading]") -> Reading:
    """Add readings up, in order."""
    return Reading(
        **{each.name: tuple(value for one in readings for value in getattr(one, each.name)) for each in fields(Reading)}
    )


def told(rule: str, origin: Origin, line: Line, value: str, message: str | None = None) -> Finding:
    """Make a finding of one of the reader's rules at a line."""
    words, remedy = RULES[rule]
    severity = Severity.WARNING if rule in _WARNINGS else Severity.INFO
    return Finding(origin.at(line.locator), rule, severity, message or words, value, remedy)


def unread(origin: Origin, line: Line, text: str | None = None) -> Reading:
    """Keep a line, or a piece of it, that no field can hold."""
    piece = line.text if text is None else text
    rule = "furniture" if line.is_furniture else "line-unread"
    return Reading(verbatim=(Verbatim(piece, line.locator),), findings=(told(rule, origin, line, piece),))


def unread_all(origin: Origin, lines: tuple[Line, ...]) -> Reading:
    """Keep every line that says something."""
    return total([unread(origin, line) for line in lines if line.text])
