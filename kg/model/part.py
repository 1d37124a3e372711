"""The two values that cross a process border: the address of work, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from kg.model.origin import Rejected


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the inputs: files of one source, grouped by record key, in order."""

    number: int
    source: str
    inputs: tuple[tuple[str, tuple[Path, ...]], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Records of one source: read = written + rejected."""

    read: int = 0
    written: int = 0
    rejected: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.read + other.read, self.written + other.written, self.rejected + other.rejected)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a part: the sorted N-Quads and the findings it wrote, and the counts."""

    part: Part
    quads: Path
    findings: Path
    counts: Counts
    rejections: tuple[Rejected, ...]
