"""All stages in order, and the swap: what `kg publish` does.

The new publication is made whole beside the old one; only then does the link move. A run that writes
nothing leaves the old publication where it was.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from kg import assets, check
from kg.config import Config, load
from kg.config import base as based
from kg.engines import Engine, for_parts
from kg.errors import StoreError, UsageError
from kg.model import Counts, Finding, Receipt
from kg.pipeline import assemble
from kg.pipeline.build import Builder, vocabulary_files
from kg.pipeline.inputs import Inputs, collect
from kg.pipeline.matching import Matched, Matcher
from kg.pipeline.report import Report, total
from kg.rdf.context import Context, context_of
from kg.rdf.dumps import public
from kg.rdf.iri import Space
from kg.rdf.terms import iri
from kg.rdf.vocabulary import vocabulary_statements
from kg.reconcile.decision import Verdict
from kg.store import builds
from kg.store.embedded import EmbeddedStore

Progress = Callable[[str, int, int], None]
"""Told a stage's name, how much of it is done, and how much there is."""

_NAME_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is asked to do. `paths`, if any, replace the configuration's sources.

    `engine` runs the parts; None chooses one by how many there are.
    """

    config: Config
    out: Path
    paths: tuple[Path, ...] = ()
    limit: int | None = None
    engine: Engine | None = None

    @classmethod
    def asked(
        cls,
        paths: Iterable[str | Path] = (),
        *,
        out: str | Path | None = None,
        config: str | Path | None = None,
        base: str | None = None,
        limit: int | None = None,
        engine: Engine | None = None,
    ) -> "Run":
        """Make a run of what a caller said. Raises UsageError if it does not say where to, or kg.toml is wrong."""
        settings = load(Path(config)) if config else Config()
        settings = replace(settings, base=based(base, "--base")) if base is not None else settings
        folder = Path(out) if out else settings.out
        if folder is None:
            raise UsageError('where to publish is not said: give --out DIR, or write out = "DIR" in kg.toml')
        return cls(settings, folder, tuple(map(Path, paths)), limit, engine)


def publish(run: Run, progress: Progress = lambda *_: None) -> Report:
    """Read, map, check, reconcile, load and publish. Raises UsageError, WorldError."""
    space, wanted = Space(run.config.base), run.config.reconcile
    matcher = Matcher.ready(wanted, space, run.config.license) if wanted else None
    inputs = collect(run.paths, run.config, run.limit, run.out)
    with builds.new_build(run.out) as folder:
        parts = folder / "parts"
        parts.mkdir()
        receipts = _built(inputs, Builder(space, inputs.readers(), parts), run.engine, progress)
        _write_findings(folder / "findings.jsonl", receipts, inputs.skipped)
        report = _counted(inputs, receipts, assemble.read_findings(folder / "findings.jsonl"))
        if not report.counts.written:
            return report
        matched = _load(folder, [receipt.quads for receipt in receipts], matcher, space, progress)
        progress("publish", 0, 1)
        assemble.write_dumps(folder / "data.nq.gz", folder / "dumps", context())
        report = _described(report, assemble.entities(folder / "data.nq.gz", iri(space.vocabulary)), matched)
        name = _finish(folder, report, run.config)
        is_new = _current_name(run.out) != name
        lasting = builds.publish(folder, run.out, name)
        progress("publish", 1, 1)
    return _told(report, lasting, is_new=is_new)


def context() -> Context:
    """Return the shipped JSON-LD context."""
    return context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_bytes()))


def _built(inputs: Inputs, builder: Builder, engine: Engine | None, progress: Progress) -> tuple[Receipt, ...]:
    parts = inputs.parts()
    records, done = sum(len(part.inputs) for part in parts), 0
    receipts: list[Receipt] = []
    progress("build", 0, records)
    for receipt in (engine or for_parts(len(parts)))(builder, parts):
        receipts.append(receipt)
        done += len(receipt.part.inputs)
        progress("build", done, records)
    return tuple(receipts)


def _load(folder: Path, parts: list[Path], matcher: Matcher | None, space: Space, progress: Progress) -> Matched:
    """Reconcile if there is something to reconcile with, write the whole data file, and load what may be public."""
    data, beside = folder / "data.nq.gz", parts[0].parent
    vocabulary = _write_lines(beside / "vocabulary.nq", _vocabulary(space))
    matched = Matched()
    if matcher:
        progress("reconcile", 0, 1)
        _store(public(assemble.merged([*parts, vocabulary])), beside / "asked")
        matched = matcher(beside / "asked")
        progress("reconcile", 1, 1)
    decided = _write_lines(beside / "reconciliation.nq", matched.lines)
    progress("load", 0, 1)
    assemble.write_gzip(data, assemble.merged([*parts, vocabulary, decided]))
    _store(assemble.public_quads(data), folder / "store")
    shutil.rmtree(beside)
    progress("load", 1, 1)
    return matched


def _store(lines: Iterable[str], folder: Path) -> None:
    EmbeddedStore.build(folder, (f"{line}\n".encode() for line in lines))


def _vocabulary(space: Space) -> Iterable[str]:
    graph = iri(space.vocabulary)
    return (f"{line.removesuffix(' .')} {graph} ." for line in vocabulary_statements(*vocabulary_files()))


def _write_findings(path: Path, receipts: Iterable[Receipt], skipped: Iterable[Finding]) -> None:
    """Write every finding of the run, one a line: the parts', which are in order, then the files skipped."""
    with path.open("wb") as whole:
        for receipt in receipts:
            with receipt.findings.open("rb") as part:
                shutil.copyfileobj(part, whole)
            receipt.findings.unlink()
        whole.writelines(f"{check.to_json(finding)}\n".encode() for finding in skipped)


def _counted(inputs: Inputs, receipts: tuple[Receipt, ...], findings: Iterable[Finding]) -> Report:
    """Count a run; a file refused before it was read counts as a record of its source."""
    refused = [(rejected.origin.source, Counts(1, 0, 1)) for rejected in inputs.rejected]
    counted = [*((receipt.part.source, receipt.counts) for receipt in receipts), *refused]
    names = {source.name for source in inputs.sources} | {name for name, _ in counted}
    sources = {name: total(counts for source, counts in counted if source == name) for name in sorted(names)}
    rejections = (*inputs.rejected, *(one for receipt in receipts for one in receipt.rejections))
    return Report(
        counts=total(sources.values()),
        skipped=len(inputs.skipped),
        sources=sources,
        entities={},
        findings=check.counts(findings),
        rejections=tuple(sorted(rejections, key=str)),
    )


def _described(report: Report, entities: dict[str, int], matched: Matched) -> Report:
    return replace(
        report,
        entities=entities,
        matched=matched.count(Verdict.MATCH),
        undecided=matched.count(Verdict.REVIEW),
    )


def _told(report: Report, folder: Path, *, is_new: bool) -> Report:
    return replace(report, folder=folder, is_new=is_new)


def _finish(folder: Path, report: Report, config: Config) -> str:
    """Write the report and what the publication says of itself; return its name, the hash of its content."""
    (folder / "report.json").write_text(report.to_json() + "\n", encoding="utf-8")
    about = {
        "base": config.base,
        "title": config.title,
        "license": config.license,
        "version": version("reelgraph"),
    }
    sums = [assemble.checksum(folder / name) for name in ("data.nq.gz", "findings.jsonl", "report.json")]
    name = hashlib.sha256(json.dumps([about, *sums], sort_keys=True).encode()).hexdigest()[:_NAME_LENGTH]
    text = json.dumps(about | {"hash": name}, ensure_ascii=False, indent=1)
    (folder / "publication.json").write_text(text + "\n", encoding="utf-8")
    return name


def _current_name(out: Path) -> str | None:
    try:
        return builds.current(out).name
    except StoreError:
        return None


def _write_lines(path: Path, lines: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    return path
