"""Where a value comes from, and what is to be said about it."""

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Origin:
    """The place a statement comes from.

    `source` is the name of the source in kg.toml (``pages`` for a bare page), `key` the record's own
    number within it, `locator` the place within the record (``L16``, ``row 412``, an XPath), `file`
    the path as the caller gave it.
    """

    source: str
    key: str
    locator: str | None = None
    file: str | None = None

    def at(self, locator: str) -> "Origin":
        """Return the same origin at one place within the record."""
        return replace(self, locator=locator)

    def __str__(self) -> str:
        """Read as a curator would look it up: ``films/754.txt:L16``."""
        place = self.file or f"{self.source}/{self.key}"
        return f"{place}:{self.locator}" if self.locator else place


class Severity(StrEnum):
    """How bad a finding is: a Violation keeps the record out, a Warning is work, an Info is told."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of any report, whether a reader or SHACL found it.

    `node` is the IRI of the thing it is about and `path` the IRI of the property, where known.
    """

    origin: Origin
    rule: str
    severity: Severity
    message: str
    value: str | None = None
    suggestion: str | None = None
    node: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that was read and is not written, and why."""

    origin: Origin
    reason: str
