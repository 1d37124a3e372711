"""One part of the inputs: read, mapped, checked, and written as sorted N-Quads and findings.

A worker writes two files and returns their receipt; nothing else crosses a process border.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

from kg import assets, check
from kg.check import Checker, ShaclChecker
from kg.errors import DataError
from kg.model import Counts, Film, Finding, Origin, Part, Receipt, Rejected, Severity
from kg.pipeline.inputs import Source
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import RDF, SKOS
from kg.rdf.vocabulary import thesaurus, vocabulary_statements
from kg.sources import SOURCES


@dataclass(frozen=True, slots=True)
class Written:
    """A record that passed: its statements."""

    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record, and what was found in it."""

    origin: Origin
    fate: Written | Rejected
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Builder:
    """The work on a part; it is picklable and small."""

    space: Space
    sources: Mapping[str, Source]
    folder: Path

    def __call__(self, part: Part) -> Receipt:
        """Read, map and check a part, and write its two files in `folder`."""
        lines: set[str] = set()
        findings: list[Finding] = []
        rejections: list[Rejected] = []
        written = 0
        for outcome in self.outcomes(part):
            findings += outcome.findings
            if isinstance(outcome.fate, Rejected):
                rejections.append(outcome.fate)
            else:
                written += 1
                lines.update(outcome.fate.statements)
        return Receipt(
            part,
            _written(self.folder / f"part-{part.number:06}.nq", sorted(lines)),
            _written(self.folder / f"part-{part.number:06}.jsonl", map(check.to_json, check.in_order(findings))),
            Counts(written + len(rejections), written, len(rejections)),
            tuple(rejections),
        )

    def outcomes(self, part: Part) -> Iterator[Outcome]:
        """Yield the fate of every record of a part; of several inputs with one key the first written wins."""
        for key, paths in part.inputs:
            taken: Path | None = None
            for path in paths:
                for outcome in self._read(part.source, key, path):
                    if taken is not None:
                        yield Outcome(outcome.origin, _twice(outcome.origin, taken))
                        continue
                    yield outcome
                    taken = path if isinstance(outcome.fate, Written) else None

    def _read(self, name: str, key: str, path: Path) -> Iterator[Outcome]:
        source = self.sources[name]
        origin = Origin(name, key, None, str(path))
        try:
            with path.open("rb") as stream:
                for record in SOURCES[source.kind](stream, origin, source.settings):
                    yield self._outcome(record)
        except OSError as error:
            yield Outcome(origin, Rejected(origin, f"the file cannot be read: {error.strerror or error}"))

    def _outcome(self, record: Film | Rejected) -> Outcome:
        if isinstance(record, Rejected):
            return Outcome(record.origin, record)
        try:
            mapped = statements(record, self.space, shortcuts())
        except DataError as error:
            return Outcome(record.origin, Rejected(record.origin, str(error)), record.findings)
        found = self._checked(record.origin, mapped)
        findings = (*record.findings, *found)
        bad = [finding for finding in findings if finding.severity is Severity.VIOLATION]
        if not bad:
            return Outcome(record.origin, Written(mapped), findings)
        said = "; ".join(f"{finding.rule}: {finding.message}" for finding in bad)
        return Outcome(record.origin, Rejected(record.origin, said), findings)

    def _checked(self, origin: Origin, mapped: tuple[str, ...]) -> tuple[Finding, ...]:
        found = _checker()(origin, mapped, _concepts())
        return tuple(replace(one, origin=replace(one.origin, file=origin.file)) for one in found)


@cache
def _checker() -> Checker:
    """The gate, made once in each process."""
    return ShaclChecker()


@cache
def _concepts() -> tuple[str, ...]:
    """What the shapes ask of the vocabulary: that a role or a type is one of its concepts."""
    typed = f" {RDF['type']} {SKOS['Concept']} "
    return tuple(line for line in vocabulary_statements(*vocabulary_files()) if typed in line)


@cache
def shortcuts() -> dict[str, str]:
    """Return the schema.org property of each role that has one, as the vocabulary declares it."""
    roles = thesaurus(*vocabulary_files()).roles.values()
    return {role.name: role.schema_property for role in roles if role.schema_property}


def vocabulary_files() -> tuple[bytes, ...]:
    """Return the shipped ontology and vocabulary as bytes."""
    return tuple(path.read_bytes() for path in assets.files("ontology", ".ttl"))


def _twice(origin: Origin, taken: Path) -> Rejected:
    said = f"its key {origin.key!r} is already that of {taken}; {origin.file} is not published: rename or remove one"
    return Rejected(origin, said)


def _written(path: Path, lines: Iterator[str] | list[str]) -> Path:
    path.write_text("".join(chain.from_iterable((line, "\n") for line in lines)), encoding="utf-8")
    return path
