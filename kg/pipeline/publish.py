"""All stages in order, and the swap: what `kg publish` does.

The new publication is made whole beside the old one; only then does the link move. A run that writes
nothing leaves the old publication where it was.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from kg import assets, check
from kg.config import Config
from kg.errors import StoreError
from kg.model import Finding
from kg.pipeline import assemble, history, memory
from kg.pipeline.across import across
from kg.pipeline.build import vocabulary_files
from kg.pipeline.counting import counted, write_findings
from kg.pipeline.identity import Decisions
from kg.pipeline.inputs import Inputs, collect
from kg.pipeline.matching import Matched, Matcher
from kg.pipeline.report import Report
from kg.pipeline.run import Progress, Run
from kg.pipeline.stages import Built, Stages
from kg.rdf.context import Context, context_of
from kg.rdf.dumps import public
from kg.rdf.iri import Space
from kg.rdf.terms import iri
from kg.rdf.vocab import DCTERMS
from kg.rdf.vocabulary import vocabulary_statements
from kg.reconcile.decision import Verdict
from kg.store import builds
from kg.store.embedded import EmbeddedStore

_NAME_LENGTH = 20


def publish(run: Run, progress: Progress = lambda *_: None) -> Report:
    """Read, map, check, reconcile, load and publish. Raises UsageError, WorldError."""
    space, wanted = Space(run.config.base), run.config.reconcile
    matcher = Matcher.ready(wanted, space, run.config.license) if wanted else None
    inputs = collect(run.paths, run.config, run.out)
    before = _current(run.out)
    with builds.new_build(run.out) as folder:
        stages = Stages(run, inputs, folder, before, progress)
        built = stages.built(matcher.decisions() if matcher else Decisions())
        report = counted(inputs, built)
        if not report.counts.written:
            return replace(report, findings=_told(folder / "findings.jsonl", built, inputs.skipped))
        matched = _load(folder, built, matcher, space, progress)
        progress("publish", 0, 1)
        crossed = tuple(across(folder / "store", space))
        write_findings(folder / "findings.jsonl", built, (*inputs.skipped, *matched.findings, *crossed))
        assemble.write_dumps(folder / "data.nq.gz", folder / "dumps", context())
        lost = history.write(folder, history.gone(before, folder, space, built.moved))
        report = _described(report, folder, space, matched, len(built.moved), lost)
        memory.gather(folder, (receipt.memory for receipt in built.receipts))
        stages.clear()
        name = _finish(folder, report, run.config, inputs)
        is_new = before is None or before.name != name
        lasting = builds.publish(folder, run.out, name)
        progress("publish", 1, 1)
    return replace(report, folder=lasting, is_new=is_new, reused=built.reused)


def context() -> Context:
    """Return the shipped JSON-LD context."""
    return context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_bytes()))


def _load(folder: Path, built: Built, matcher: Matcher | None, space: Space, progress: Progress) -> Matched:
    """Reconcile if there is something to reconcile with, write the whole data file, and load what may be public."""
    data, beside = folder / "data.nq.gz", built.folder
    parts = [receipt.quads for receipt in built.receipts]
    vocabulary = _write_lines(beside / "vocabulary.nq", _vocabulary(space))
    matched = Matched()
    if matcher:
        progress("reconcile", 0, 1)
        _store(public(assemble.merged([*parts, vocabulary])), beside / "asked")
        matched = matcher(beside / "asked", built.moved)
        progress("reconcile", 1, 1)
    decided = _write_lines(beside / "reconciliation.nq", sorted({*matched.lines, *_replaced(built.moved, space)}))
    progress("load", 0, 1)
    assemble.write_gzip(data, assemble.merged([*parts, vocabulary, decided]))
    _store(assemble.public_quads(data), folder / "store")
    progress("load", 1, 1)
    return matched


def _replaced(moved: Mapping[str, str], space: Space) -> Iterable[str]:
    """State where the members of clusters lead."""
    graph = iri(space.reconciliation)
    return (
        f"{iri(space.at(node))} {DCTERMS['isReplacedBy']} {iri(space.at(leader))} {graph} ."
        for node, leader in moved.items()
    )


def _store(lines: Iterable[str], folder: Path) -> None:
    EmbeddedStore.build(folder, (f"{line}\n".encode() for line in lines))


def _vocabulary(space: Space) -> Iterable[str]:
    graph = iri(space.vocabulary)
    return (f"{line.removesuffix(' .')} {graph} ." for line in vocabulary_statements(*vocabulary_files()))


def _told(path: Path, built: Built, skipped: Iterable[Finding]) -> Mapping[str, Mapping[str, int]]:
    """Count what was found by a run that publishes nothing."""
    write_findings(path, built, skipped)
    return check.counts(assemble.read_findings(path))


def _described(report: Report, folder: Path, space: Space, matched: Matched, moved: int, gone: int) -> Report:
    return replace(
        report,
        entities=assemble.entities(folder / "data.nq.gz", iri(space.vocabulary)),
        findings=check.counts(assemble.read_findings(folder / "findings.jsonl")),
        matched=matched.count(Verdict.MATCH),
        undecided=matched.count(Verdict.REVIEW),
        moved=moved,
        gone=gone,
    )


def _finish(folder: Path, report: Report, config: Config, inputs: Inputs) -> str:
    """Write the report and what the publication says of itself; return its name, the hash of its content."""
    (folder / "report.json").write_text(report.to_json() + "\n", encoding="utf-8")
    about = {
        "base": config.base,
        "title": config.title,
        "license": config.license,
        "version": version("reelgraph"),
        "sources": [source.name for source in inputs.sources],
    }
    sums = [assemble.checksum(folder / name) for name in ("data.nq.gz", "findings.jsonl", "report.json", "gone.txt.gz")]
    name = hashlib.sha256(json.dumps([about, *sums], sort_keys=True).encode()).hexdigest()[:_NAME_LENGTH]
    text = json.dumps(about | {"hash": name}, ensure_ascii=False, indent=1)
    (folder / "publication.json").write_text(text + "\n", encoding="utf-8")
    return name


def _current(out: Path) -> Path | None:
    """Return the build that is current, if there is one."""
    try:
        return builds.current(out)
    except StoreError:
        return None


def _write_lines(path: Path, lines: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    return path
