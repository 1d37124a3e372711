"""Reading, planning and building, as every command does them: files to parts of sorted N-Quads.

    files --reading--> spools --plan--> keys, references, clusters --build--> parts

What a stage leaves for the next lies in one folder, and goes with it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import check
from kg.engines import Engine, for_parts
from kg.model import Finding, Receipt, Spooled
from kg.pipeline.build import Builder
from kg.pipeline.identity import Decisions, Identity, identify
from kg.pipeline.inputs import Inputs
from kg.pipeline.likeness import offers
from kg.pipeline.plan import Plan
from kg.pipeline.reading import FileReader
from kg.pipeline.run import Progress, Run
from kg.rdf.iri import Space


@dataclass(frozen=True, slots=True)
class Built:
    """What the building left: its folder, the parts' receipts in order, where things go, and what is to be told."""

    folder: Path
    receipts: tuple[Receipt, ...]
    moved: dict[str, str]
    plan: Plan
    identity: Identity
    decisions: Decisions

    def findings(self) -> Iterator[Finding]:
        """Yield what is to be told of the records together, in order; there may be one a record."""
        yield from check.in_order(self.identity.findings)
        yield from self.plan.unresolved()
        yield from offers(self.plan.alike(), self.moved, self.decisions.different)

    @property
    def reused(self) -> int:
        """How many records an earlier run had made."""
        return sum(receipt.reused for receipt in self.receipts)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of one run; `folder` is where they leave their files, `before` the build that is current."""

    run: Run
    inputs: Inputs
    folder: Path
    before: Path | None
    progress: Progress
    is_checked: bool = True

    def built(self, decisions: Decisions) -> Built:
        """Read, plan and build. Raises WorldError."""
        work, space = self.folder / "parts", Space(self.run.config.base)
        work.mkdir()
        plan = Plan.drawn(work / "plan.sqlite", self._read(work, space, decisions), self._ranking(), self.run.limit)
        identity = identify(plan, decisions)
        plan.move(identity.moved)
        builder = Builder(space, work, plan.path, self.before, self.is_checked)
        receipts = tuple(self._build(plan, builder))
        return Built(work, receipts, dict(identity.moved), plan, identity, decisions)

    def clear(self) -> None:
        """Throw away what the stages left for each other."""
        shutil.rmtree(self.folder / "parts")

    def _ranking(self) -> tuple[str, ...]:
        return tuple(source.name for source in self.inputs.sources)

    def _read(self, work: Path, space: Space, decisions: Decisions) -> Iterator[Spooled]:
        shares = self.inputs.shares()
        files, done = sum(len(share.paths) for share in shares), 0
        reader = FileReader(space, self.inputs.readers(), work, decisions.nodes())
        self.progress("read", 0, files)
        for spooled in self._engine(len(shares))(reader, shares):
            done += len(spooled.files.paths)
            self.progress("read", done, files)
            yield spooled

    def _build(self, plan: Plan, builder: Builder) -> Iterator[Receipt]:
        records, done = sum(plan.keys()), 0
        self.progress("build", 0, records)
        for receipt in self._engine(plan.part_count())(builder, plan.parts()):
            done += len(receipt.part.records)
            self.progress("build", done, records)
            yield receipt

    def _engine(self, count: int) -> Engine:
        return self.run.engine or for_parts(count)
