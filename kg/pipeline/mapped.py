"""Reading, mapping and checking into one folder, without a store: what `kg build` does."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from kg import check
from kg.errors import WorldError
from kg.pipeline import assemble
from kg.pipeline.counting import counted, write_findings
from kg.pipeline.identity import Decisions
from kg.pipeline.inputs import collect
from kg.pipeline.report import Report
from kg.pipeline.run import Progress, Run
from kg.pipeline.stages import Stages

_FILES = ("data.nq.gz", "findings.jsonl", "report.json")


def build(run: Run, progress: Progress = lambda *_: None, *, is_checked: bool = True) -> Report:
    """Write the records' statements, the findings and the report into the run's folder. Raises UsageError, WorldError.

    Each file takes the place of the one before in one rename; without `is_checked` the shapes are not asked.
    """
    inputs = collect(run.paths, run.config, run.out)
    try:
        run.out.mkdir(parents=True, exist_ok=True)
        folder = Path(mkdtemp(prefix=".tmp-", dir=run.out))
    except OSError as error:
        raise WorldError(f"{run.out}: cannot be written: {error}") from error
    try:
        built = Stages(run, inputs, folder, None, progress, is_checked).built(Decisions())
        assemble.write_gzip(folder / _FILES[0], assemble.merged([receipt.quads for receipt in built.receipts]))
        write_findings(folder / _FILES[1], built, inputs.skipped)
        report = replace(
            counted(inputs, built),
            entities=assemble.entities(folder / _FILES[0], without=""),
            findings=check.counts(assemble.read_findings(folder / _FILES[1])),
            moved=len(built.moved),
            folder=run.out,
        )
        (folder / _FILES[2]).write_text(report.to_json() + "\n", encoding="utf-8")
        for name in _FILES:
            (folder / name).replace(run.out / name)
    finally:
        shutil.rmtree(folder)
    return report
