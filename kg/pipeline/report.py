"""What a run did, counted: read = written + rejected, in the whole and in each source."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import Counts, Rejected


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of a run, as ``report.json`` holds them.

    `entities` counts published nodes by class, `findings` by severity and rule; `moved` are the things that lead to
    another of their cluster, `gone` those that a publication before had and this one has not. From `matched` on, the
    fields belong to the run and not to the publication: they are told, not written.
    """

    counts: Counts
    skipped: int
    sources: Mapping[str, Counts]
    entities: Mapping[str, int]
    findings: Mapping[str, Mapping[str, int]]
    rejections: tuple[Rejected, ...]
    moved: int = 0
    gone: int = 0
    matched: int = 0
    undecided: int = 0
    folder: Path | None = None
    is_new: bool = True
    reused: int = 0

    @property
    def is_fine(self) -> bool:
        """Whether something was written and nothing rejected."""
        return self.counts.written > 0 and not self.rejections

    def to_json(self) -> str:
        """Write ``report.json``: one object, keys in the order of the contract."""
        return json.dumps(
            {
                **_counts(self.counts),
                "skipped": self.skipped,
                "moved": self.moved,
                "gone": self.gone,
                "sources": {name: _counts(counts) for name, counts in sorted(self.sources.items())},
                "entities": dict(self.entities),
                "findings": {severity: dict(rules) for severity, rules in self.findings.items()},
                "rejections": [_rejection(rejected) for rejected in self.rejections],
            },
            ensure_ascii=False,
            indent=1,
        )


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    return sum(counts, Counts())


def _counts(counts: Counts) -> dict[str, int]:
    return {"read": counts.read, "written": counts.written, "rejected": counts.rejected}


def _rejection(rejected: Rejected) -> dict[str, str | None]:
    origin = rejected.origin
    return {
        "source": origin.source,
        "key": origin.key,
        "locator": origin.locator,
        "file": origin.file,
        "reason": rejected.reason,
    }
