"""Make a snapshot of Wikidata's dump: `kg reconcile snapshot DUMP... --out DIR`.

Films, people, companies, places, festivals and awards are taken by class: the common classes (a table) and the
subclasses that the dump itself states. So a dump is read twice, unless the first reading took every item: the
second takes what only later lines showed to be wanted, that is instances of classes found by then, and whoever a
film credits; a third is for those whom the films of the second credit. Lines are parsed and keyed in other
processes while this one reads and writes.
"""

import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.errors import UsageError
from kg.reconcile import dump, index
from kg.reconcile.dump import Entity, Line
from kg.reconcile.index import Rows
from kg.reconcile.question import Kind
from kg.reconcile.wikidata import closure

FILE = "snapshot.sqlite"
_LINES = 1_000  # a chunk: 3 MB of text, and a second of work for nobody to wait on
_AHEAD = 4  # chunks a worker has waiting

Classes: TypeAlias = Mapping[str, frozenset[Kind]]
Told: TypeAlias = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reading takes: instances of these classes, and these items; `seen` classes are taken already."""

    classes: Classes
    items: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    @property
    def is_any(self) -> bool:
        """Whether anything is wanted."""
        return bool(self.classes or self.items)

    def takes(self, line: Line, qid: str) -> bool:
        """Tell, by the item ids anywhere in its text, whether an entity is worth parsing."""
        return qid in self.items or not self.classes.keys().isdisjoint(line.mentions())


@dataclass(slots=True)
class Taken:
    """What a chunk of lines gave: rows by table, who is credited, classes below classes, counts."""

    rows: Rows = field(default_factory=dict)
    credited: set[str] = field(default_factory=set)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """A snapshot made: entities by kind, and the size of its file in bytes."""

    folder: Path
    lines: int
    entities: Mapping[str, int]
    size: int


def build(dumps: Sequence[Path], folder: Path, *, jobs: int = 2, told: Told = lambda _: None) -> Built:
    """Make a snapshot in `folder`; it is whole or not there. `told` hears how many lines were read.

    Raises DataError on a broken dump, UsageError if `folder` holds something else than a snapshot.
    """
    if folder.exists() and not (folder / FILE).is_file() and any(folder.iterdir()):
        raise UsageError(f"{folder}: holds something else than a snapshot: name a new folder")
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        database = sqlite3.connect(beside / FILE)
        lines = _written(database, dumps, jobs, told)
        found = _counted(database)
        database.close()
        _put(beside / FILE, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Built(folder, lines, found, (folder / FILE).stat().st_size)


def in_memory(entities: Iterable[Entity]) -> sqlite3.Connection:
    """Return a snapshot of entities that are few enough to be held."""
    held = tuple(entities)
    classes = closure({entity.qid: entity.above for entity in held})
    database = sqlite3.connect(":memory:", check_same_thread=False)
    index.create(database)
    taken = Taken()
    for entity in held:
        _take(taken, entity, classes)
    index.fill(database, [taken.rows])
    index.finish(database, {})
    return database


def _written(database: sqlite3.Connection, dumps: Sequence[Path], jobs: int, told: Told) -> int:
    index.create(database)
    seen = Taken()
    with ProcessPoolExecutor(jobs) as workers:
        wanted = Wanted(closure({}))
        index.fill(database, _noted(seen, _readings(workers, dumps, wanted, jobs), told))
        lines, passed = seen.lines, seen.passed
        while passed and (wanted := _passed_over(database, seen, wanted)).is_any:
            index.fill(database, _noted(seen, _readings(workers, dumps, wanted, jobs), told))
    index.finish(database, {"dumps": " ".join(path.name for path in dumps), "lines": str(lines)})
    return lines


def _passed_over(database: sqlite3.Connection, seen: Taken, last: Wanted) -> Wanted:
    """Want what earlier readings passed over: newly known classes, and the credited whom no class brought in."""
    missing = {
        qid
        for qid in seen.credited - last.items
        if not database.execute("SELECT 1 FROM item WHERE id = ?", (index.number(qid),)).fetchone()
    }
    known = last.seen.union(last.classes)
    fresh = {name: kinds for name, kinds in closure(seen.above).items() if name not in known}
    seen.credited.clear()
    return Wanted(fresh, frozenset(missing), known)


def _readings(workers: Executor, dumps: Sequence[Path], wanted: Wanted, jobs: int) -> Iterator[Taken]:
    """Yield what each chunk gives, in order, with a few chunks under way."""
    waiting: deque[Future[Taken]] = deque()
    for chunk in _chunks(dumps):
        waiting.append(workers.submit(_taken, chunk, wanted))
        if len(waiting) > _AHEAD * jobs:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _chunks(dumps: Sequence[Path]) -> Iterator[list[Line]]:
    for path in dumps:
        chunk: list[Line] = []
        for line in dump.lines(path):
            chunk.append(line)
            if len(chunk) == _LINES:
                yield chunk
                chunk = []
        yield chunk


def _taken(chunk: Sequence[Line], wanted: Wanted) -> Taken:
    taken = Taken(lines=len(chunk))
    for line in chunk:
        qid = line.qid
        if not wanted.takes(line, qid) and not line.states("P279"):
            taken.passed += 1
            continue
        entity = dump.entity_at(line)
        if entity is None:
            continue
        if entity.above:
            taken.above[entity.qid] = entity.above
        if not wanted.seen.isdisjoint(entity.classes):
            continue
        if not _take(taken, entity, wanted.classes, asked=qid in wanted.items):
            taken.passed += 1
    return taken


def _take(taken: Taken, entity: Entity, classes: Classes, *, asked: bool = False) -> bool:
    kinds = index.kinds_by(classes, entity)
    if not kinds and not asked:
        return False
    for table, row in index.rows(entity, kinds):
        taken.rows.setdefault(table, []).append(row)
    if Kind.FILM in kinds:
        taken.credited.update(person for _, person in entity.credits)
    return True


def _noted(seen: Taken, readings: Iterable[Taken], told: Told) -> Iterator[Rows]:
    for taken in readings:
        seen.credited |= taken.credited
        seen.above |= taken.above
        seen.lines += taken.lines
        seen.passed += taken.passed
        told(taken.lines)
        yield taken.rows


def _counted(database: sqlite3.Connection) -> dict[str, int]:
    counts = dict.fromkeys(index.KINDS, 0)
    for bits, many in database.execute("SELECT kinds, count(*) FROM item GROUP BY kinds"):
        for kind in index.unmasked(bits):
            counts[kind] += many
    return {kind.value: many for kind, many in counts.items()}


def _put(file: Path, folder: Path) -> None:
    """Put the new file where the old one was, in one rename: whoever has the old one open reads it to the end."""
    folder.mkdir(parents=True, exist_ok=True)
    file.replace(folder / FILE)
