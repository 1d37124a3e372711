"""Reading and checking without publishing: what `kg check` does."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import check
from kg.engines import for_parts
from kg.model import Finding, Rejected
from kg.pipeline.assemble import read_findings
from kg.pipeline.build import Builder
from kg.pipeline.inputs import collect
from kg.pipeline.publish import Progress, Run
from kg.rdf.iri import Space


@dataclass(frozen=True, slots=True)
class Checked:
    """Every finding and rejection of a run's inputs, and how many records were read."""

    findings: tuple[Finding, ...]
    rejected: tuple[Rejected, ...]
    read: int


def check_all(run: Run, progress: Progress = lambda *_: None) -> Checked:
    """Read, map and check a run's inputs. Raises UsageError."""
    inputs = collect(run.paths, run.config, run.limit)
    parts = inputs.parts()
    records = sum(len(part.inputs) for part in parts)
    findings, rejected, read = list(inputs.skipped), list(inputs.rejected), len(inputs.rejected)
    with TemporaryDirectory(prefix="kg-check-") as folder:
        builder = Builder(Space(run.config.base), inputs.readers(), Path(folder))
        for receipt in for_parts(len(parts))(builder, parts):
            findings += read_findings(receipt.findings)
            rejected += receipt.rejections
            read += receipt.counts.read
            progress("check", read, records)
    return Checked(check.in_order(findings), tuple(sorted(rejected, key=str)), read)
