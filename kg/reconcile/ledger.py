"""The memory of decisions: an append-only SSSOM file in the catalogue's own keeping.

Lines are only ever added, whole and synced to the disk, so a run killed at any point leaves every finished
decision and at most one torn last line. Reading passes a torn line of the machine over, and the next append
cuts it off; a person's is never cut: it is an error that says what to do. A last line that is whole and only
lacks its line end (editors leave that out) counts.
"""

import codecs
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import UsageError, WorldError
from kg.rdf.iri import Space
from kg.reconcile import sssom
from kg.reconcile.decision import Decision, Standing

_BATCH = 256  # decisions a sync: a kill loses at most these, and 50,000 decisions cost 200 syncs
_BY_HAND = b"semapv:ManualMappingCuration"


@dataclass(frozen=True, slots=True)
class Line:
    """A decision and the line of the file it stands on, from 1."""

    number: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger file, which need not exist yet; `space` and `licence` go into its header when it is made."""

    path: Path
    space: Space
    licence: str

    def lines(self) -> Iterator[Line]:
        """Yield the decisions in the file's order. Raises UsageError, naming file and line, on a bad one."""
        columns: tuple[str, ...] = ()
        for number, raw in enumerate(self._raw(), start=1):
            if columns:
                yield from self._line(columns, raw, number)
            elif not raw.removeprefix(codecs.BOM_UTF8).startswith(b"#"):
                columns = self._columns(raw, number)

    def standing(self) -> Standing:
        """Return what stands."""
        return Standing(line.decision for line in self.lines())

    def append(self, decisions: Iterable[Decision]) -> int:
        """Add decisions, synced in batches, and return how many. Raises WorldError when the disk fails."""
        waiting = iter(decisions)
        count = 0
        try:
            while batch := tuple(islice(waiting, _BATCH)):
                if not count:
                    columns = self._ready()
                _write(self.path, "".join(sssom.write(decision, columns) for decision in batch))
                count += len(batch)
        except OSError as error:
            raise WorldError(f"{self.path}: cannot be written ({error})") from error
        return count

    def _raw(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as stream:
                yield from stream
        except FileNotFoundError:
            return
        except OSError as error:
            raise WorldError(f"{self.path}: cannot be read ({error})") from error

    def _columns(self, raw: bytes, number: int) -> tuple[str, ...]:
        columns = tuple(raw.decode("utf-8-sig", errors="replace").rstrip("\r\n").split("\t"))
        if missing := [name for name in sssom.COLUMNS if name not in columns]:
            raise UsageError(
                f"{self.path}:{number}: the column {missing[0]} is not named: add it, or start a new ledger"
            )
        return columns

    def _line(self, columns: Sequence[str], raw: bytes, number: int) -> Iterator[Line]:
        """Yield the line's decision; nothing for a blank line and for one that a kill has torn."""
        try:
            if raw.strip():
                yield Line(number, sssom.read(columns, raw.decode()))
        except ValueError as error:  # MalformedLineError, or bytes that are not UTF-8
            if raw.endswith(b"\n") or _BY_HAND in raw:
                raise UsageError(f"{self.path}:{number}: {error}: mend the line, or delete it") from error

    def _ready(self) -> tuple[str, ...]:
        """Make the file end in a whole line, or make the file, and return its columns."""
        if not self.path.exists() or not self.path.stat().st_size:
            _create(self.path, sssom.header(self.space, self.licence))
        content = self.path.read_bytes()
        lines = content.removeprefix(codecs.BOM_UTF8).split(b"\n")
        number = next((n for n, line in enumerate(lines, start=1) if not line.startswith(b"#")), len(lines))
        columns = self._columns(lines[number - 1], number)
        if tail := lines[-1]:
            if number == len(lines) or any(self._line(columns, tail, len(lines))):
                _write(self.path, "\n")
            else:
                os.truncate(self.path, len(content) - len(tail))
        return columns


def _write(path: Path, text: str) -> None:
    with path.open("ab") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())


def _create(path: Path, text: str) -> None:
    """Make the file in one rename, so that its header is never torn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    _write(fresh, text)
    fresh.replace(path)
