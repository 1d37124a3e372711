"""Reading and checking without publishing: what `kg check` does."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import check
from kg.model import Finding, Rejected
from kg.pipeline.assemble import read_findings
from kg.pipeline.identity import Decisions
from kg.pipeline.inputs import collect
from kg.pipeline.run import Progress, Run
from kg.pipeline.stages import Stages


@dataclass(frozen=True, slots=True)
class Checked:
    """Every finding and rejection of a run's inputs, and how many records were read."""

    findings: tuple[Finding, ...]
    rejected: tuple[Rejected, ...]
    read: int


def check_all(run: Run, progress: Progress = lambda *_: None) -> Checked:
    """Read, map and check a run's inputs. Raises UsageError."""
    inputs = collect(run.paths, run.config)
    findings, rejected, read = list(inputs.skipped), list(inputs.rejected), len(inputs.rejected)
    with TemporaryDirectory(prefix="kg-check-") as folder:
        built = Stages(run, inputs, Path(folder), None, progress).built(Decisions())
        findings += built.findings()
        for receipt in built.receipts:
            findings += read_findings(receipt.findings)
            rejected += receipt.rejections
            read += receipt.counts.read
    return Checked(check.in_order(findings), tuple(sorted(rejected, key=str)), read)
