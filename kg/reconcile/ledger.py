"""The memory of decisions: an append-only SSSOM file in the catalogue's own keeping.

Lines are only ever added, whole and synced to the disk, so a run killed at any point leaves every finished
decision and at most one torn last line. Reading passes a torn line of the machine over, and the next append
cuts it off; a person's is never cut: it is an error that says what to do. A last line that is whole and only
lacks its line end (editors leave that out) counts.
"""

import codecs
import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from kg.errors import UsageError, WorldError
from kg.rdf.iri import Space
from kg.reconcile import sssom
from kg.reconcile.decision import Decision, Standing

_BATCH = 256  # decisions a sync: a kill loses at most these, and 50,000 decisions cost 200 syncs
_BY_HAND = b"semapv:ManualMappingCuration"


class LedgerHeld(WorldError):
    """Another run is writing into the ledger: what it decides must not be decided twice."""


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
            elif not _is_comment(raw):
                columns = self._columns(raw, number)

    def standing(self, *, moved: Mapping[str, str] | None = None, since: str | None = None) -> Standing:
        """Return what stands; `moved` and `since` as `Standing` takes them."""
        return Standing((line.decision for line in self.lines()), moved=moved or {}, since=since)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the ledger for one run; people's lines still go in. Raises LedgerHeld if another run has it.

        The lock is a file beside the ledger, for the ledger itself is replaced when it is made.
        """
        path = self.path.with_name(f".{self.path.name}.lock")
        try:
            lock = _locked(path)
        except BlockingIOError as error:
            raise LedgerHeld(f"{self.path}: another run is writing into it: wait for it to end") from error
        except OSError as error:
            raise WorldError(f"{path}: cannot be locked ({error})") from error
        with lock:
            try:
                yield
            finally:
                path.unlink(missing_ok=True)

    def append(self, decisions: Iterable[Decision]) -> int:
        """Add decisions, synced in batches, and return how many. Raises WorldError when the disk fails."""
        return sum(self.record(_batches(decisions)))

    def record(self, batches: Iterable[Sequence[Decision]]) -> Iterator[int]:
        """Add each batch, synced before the next is asked for, and yield how many it held.

        Raises WorldError when the disk fails, UsageError when the file is no ledger.
        """
        for batch in batches:
            if batch:
                self._add(batch)
            yield len(batch)

    def _add(self, decisions: Sequence[Decision]) -> None:
        """Add whole lines under a lock, so that a run and a review page may write at the same time."""
        try:
            if not self.path.exists() or not self.path.stat().st_size:
                _create(self.path, sssom.header(self.space, self.licence))
            with self.path.open("r+b") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX)
                columns = self._ready(stream)
                stream.seek(0, os.SEEK_END)
                stream.write("".join(sssom.write(decision, columns) for decision in decisions).encode())
                _sync(stream)
        except OSError as error:
            raise WorldError(f"{self.path}: cannot be written ({error})") from error

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

    def _ready(self, stream: BinaryIO) -> tuple[str, ...]:
        """Make the file end in a whole line and return its columns."""
        number, raw = 1, stream.readline()
        while _is_comment(raw):
            number, raw = number + 1, stream.readline()
        columns = self._columns(raw, number)
        stream.seek(-1, os.SEEK_END)
        if stream.read() != b"\n":
            self._mend(stream, columns, number)
        return columns

    def _mend(self, stream: BinaryIO, columns: Sequence[str], heading: int) -> None:
        """End the last line if it says a decision, or cut it off if a kill has torn it."""
        stream.seek(0)
        lines = stream.read().split(b"\n")
        if len(lines) == heading or any(self._line(columns, lines[-1], len(lines))):
            stream.seek(0, os.SEEK_END)
            stream.write(b"\n")
        else:
            stream.truncate(stream.seek(-len(lines[-1]), os.SEEK_END))


def _batches(decisions: Iterable[Decision]) -> Iterator[tuple[Decision, ...]]:
    waiting = iter(decisions)
    while batch := tuple(islice(waiting, _BATCH)):
        yield batch


def _is_comment(line: bytes) -> bool:
    return line.removeprefix(codecs.BOM_UTF8).startswith(b"#")


def _locked(path: Path) -> BinaryIO:
    """Open a lock file and lock it until it is closed. Raises BlockingIOError if it is locked; OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not path.exists() or not os.path.samestat(os.fstat(lock.fileno()), path.stat()):
            raise BlockingIOError(f"{path}: whoever held it has just taken it away")
    except OSError:
        lock.close()
        raise
    return lock


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _create(path: Path, text: str) -> None:
    """Make the file in one rename, so that its header is never torn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as stream:
        stream.write(text.encode())
        _sync(stream)
    fresh.replace(path)
