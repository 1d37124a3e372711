"""From the receipts of a run to its report and its one file of findings."""

import shutil
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from kg import check
from kg.model import Counts, Finding
from kg.pipeline.inputs import Inputs
from kg.pipeline.report import Report, total
from kg.pipeline.stages import Built


def write_findings(path: Path, built: Built, others: Iterable[Finding]) -> None:
    """Write every finding of the run, one a line: the parts', which are in order, then those of the run as a whole."""
    with path.open("wb") as whole:
        for receipt in built.receipts:
            with receipt.findings.open("rb") as part:
                shutil.copyfileobj(part, whole)
        told = chain(built.findings(), check.in_order(others))
        whole.writelines(f"{check.to_json(finding)}\n".encode() for finding in told)


def counted(inputs: Inputs, built: Built) -> Report:
    """Count a run; a file refused before it was read counts as a record of its source."""
    refused = [(rejected.origin.source, Counts(1, 0, 1)) for rejected in inputs.rejected]
    by_source = [*((receipt.part.source, receipt.counts) for receipt in built.receipts), *refused]
    names = {source.name for source in inputs.sources} | {name for name, _ in by_source}
    sources = {name: total(counts for source, counts in by_source if source == name) for name in sorted(names)}
    rejections = (*inputs.rejected, *(one for receipt in built.receipts for one in receipt.rejections))
    counts = total(sources.values())
    return Report(
        counts=counts,
        skipped=len(inputs.skipped) + counts.skipped,
        sources=sources,
        entities={},
        findings={},
        rejections=tuple(sorted(rejections, key=str)),
    )
