"""One part of the build: records taken up, mapped, checked, and written as sorted N-Quads and findings.

A worker writes three files and returns their receipt; nothing else crosses a process border. What an earlier run
made of the same record, by the same code, is taken from its memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg import assets, check
from kg.check import Checker, ShaclChecker
from kg.errors import DataError
from kg.model import Counts, Finding, Origin, Part, Receipt, Record, Rejected, Severity, Slot
from kg.pipeline.differences import differences
from kg.pipeline.entry import nodes
from kg.pipeline.memory import Made, Memory, fingerprint, packed, write_part
from kg.pipeline.plan import Moved
from kg.pipeline.spool import SpoolReader
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import RDF, SKOS
from kg.rdf.vocabulary import thesaurus, vocabulary_statements

_SHOWN = 12  # differences of two records
_LONGEST = 4 << 20  # letters of a statement: parsers stop at 16 MiB


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: what was made of it, and whether an earlier run had made it."""

    made: Made
    mark: bytes | None = None
    reused: bool = False


@dataclass(slots=True)
class _Yield:
    """What a part comes to, as its records come by."""

    lines: set[str]
    findings: list[Finding]
    rejections: list[Rejected]
    kept: list[tuple[bytes, bytes]]
    written: int = 0
    skipped: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class Builder:
    """The work on a part; it is picklable and small.

    `plan` is the run's database, `before` the build that is current, if any. Without `is_checked` records are
    mapped, the gate is left open, and nothing is remembered for a later run.
    """

    space: Space
    folder: Path
    plan: Path
    before: Path | None = None
    is_checked: bool = True

    def __call__(self, part: Part) -> Receipt:
        """Map and check a part, and write its files in `folder`."""
        come = _Yield(set(), [], [], [])
        memory, moved = Memory(self.before), Moved(self.plan)
        with SpoolReader() as spool:
            for _, slots in part.records:
                self._key(slots, spool, moved, memory, come)
        name = f"part-{part.number:06}"
        return Receipt(
            part,
            _written(self.folder / f"{name}.nq", sorted(come.lines)),
            _written(self.folder / f"{name}.jsonl", map(check.to_json, check.in_order(come.findings))),
            write_part(self.folder / f"{name}.made", come.kept),
            Counts(come.written + len(come.rejections), come.written, len(come.rejections), come.skipped),
            tuple(come.rejections),
            come.reused,
        )

    def _key(self, slots: tuple[Slot, ...], spool: SpoolReader, moved: Moved, memory: Memory, come: _Yield) -> None:
        """Build the records of one key: the first that can be written is, a repeat of it is skipped."""
        taken: tuple[Slot, Record] | None = None
        for slot, record in spool.all(slots):
            if isinstance(record, Rejected):
                come.rejections.append(record)
            elif taken is None:
                outcome = self._outcome(record, moved, memory)
                _enter(outcome, come, remembers=self.is_checked)
                if outcome.made.rejected is None:
                    taken = (slot, record)
            elif _repeats(taken, slot, record):
                come.skipped += 1
                come.findings.append(_repeat(record.origin, taken[1].origin))
            else:
                come.rejections.append(_twice(record, taken[1]))

    def _outcome(self, record: Record, moved: Moved, memory: Memory) -> Outcome:
        leaders = moved.of(nodes(record, self.space)) if not moved.is_empty else {}
        if not self.is_checked:
            return Outcome(self._made(record, leaders))
        mark = fingerprint(record, leaders, self.space.base)
        made = memory.recall(mark)
        if made is not None:
            return Outcome(made, mark, reused=True)
        return Outcome(self._made(record, leaders), mark)

    def _made(self, record: Record, leaders: dict[str, str]) -> Made:
        try:
            mapped = statements(record, self.space, shortcuts(), leaders)
        except DataError as error:
            return Made((), Rejected(record.origin, str(error)), record.findings)
        longest = max(map(len, mapped), default=0)
        if longest > _LONGEST:
            said = f"a value of {longest:,} characters: no store takes it; keep it in a file of its own"
            return Made((), Rejected(record.origin, said), record.findings)
        found = self._checked(record.origin, mapped) if self.is_checked else ()
        findings = (*record.findings, *found)
        bad = [finding for finding in findings if finding.severity is Severity.VIOLATION]
        if not bad:
            return Made(mapped, None, findings)
        said = "; ".join(f"{finding.rule}: {finding.message}" for finding in bad)
        return Made((), Rejected(record.origin, said), findings)

    def _checked(self, origin: Origin, mapped: tuple[str, ...]) -> tuple[Finding, ...]:
        found = _checker()(origin, mapped, _concepts())
        return tuple(replace(one, origin=replace(one.origin, file=origin.file)) for one in found)


def _enter(outcome: Outcome, come: _Yield, *, remembers: bool) -> None:
    made = outcome.made
    come.findings += made.findings
    come.reused += outcome.reused
    if remembers and outcome.mark:
        come.kept.append((outcome.mark, packed(made)))
    if made.rejected:
        come.rejections.append(made.rejected)
    else:
        come.written += 1
        come.lines.update(made.statements)


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


def _repeats(taken: tuple[Slot, Record], slot: Slot, record: Record) -> bool:
    """Tell whether a record of one file says again what another of it says."""
    return slot.file == taken[0].file and not next(differences(taken[1], record), None)


def _repeat(origin: Origin, taken: Origin) -> Finding:
    said = f"this says again what {taken.locator or taken.key} says; it counts once"
    return Finding(origin, "record-repeated", Severity.INFO, said, origin.key, "remove one of the two")


def _twice(record: Record, taken: Record) -> Rejected:
    """Say why a second record of one key is out: which one has the key, and what they say differently."""
    origin, first = record.origin, taken.origin
    place = f" ({first.locator})" if first.locator else ""
    said = f"its key {origin.key!r} is already that of {first.file}{place}; {origin} is not published"
    listed = list(differences(taken, record))
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    told = f"; they differ: {'; '.join(listed[:_SHOWN])}{more}" if listed else ""
    return Rejected(origin, f"{said}{told}: rename or remove one")


def _written(path: Path, lines: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_ended(lines))
    return path


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)
