"""The values that cross a process border: the address of work, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from kg.model.origin import Rejected


@dataclass(frozen=True, slots=True)
class Counts:
    """Records of one source: read = written + rejected; a record that only repeats another counts as skipped."""

    read: int = 0
    written: int = 0
    rejected: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.read + other.read,
            self.written + other.written,
            self.rejected + other.rejected,
            self.skipped + other.skipped,
        )


@dataclass(frozen=True, slots=True)
class Files:
    """A share of the reading: files of one source, in order."""

    number: int
    source: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Spooled:
    """What came of a share of the reading: the records laid down in `records`, and a line about each in `entries`."""

    files: Files
    records: Path
    entries: Path
    count: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one record lies in a spool, and the file it was read from."""

    spool: Path
    offset: int
    file: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the building: records of one source by key, in order; those of one key together."""

    number: int
    source: str
    records: tuple[tuple[str, tuple[Slot, ...]], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a part: the sorted N-Quads and the findings it wrote, what to remember, and the counts."""

    part: Part
    quads: Path
    findings: Path
    memory: Path
    counts: Counts
    rejections: tuple[Rejected, ...]
    reused: int = 0
