"""The plan of a run: every record read, by source and key, in a small database beside the spools.

It holds lines about records, never records, so memory stays flat; each later question (who shares an identifier,
who is referred to and not there, which parts are there to build) is one query.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from kg.model import Finding, Origin, Part, Severity, Slot, Spooled
from kg.pipeline.entry import Entry
from kg.pipeline.likeness import Alike

_RECORDS_A_PART = 50
_SCHEMA = """
CREATE TABLE record(
  rank INTEGER, source TEXT, key TEXT, file TEXT, locator TEXT, spool TEXT, offset INTEGER, work TEXT
);
CREATE TABLE identified(rank INTEGER, source TEXT, node TEXT, scheme TEXT, value TEXT, record INTEGER);
CREATE TABLE declared(node TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE refers(node TEXT, record INTEGER);
CREATE TABLE alike(rule TEXT, words TEXT, shown TEXT, node TEXT, record INTEGER);
CREATE TABLE named(node TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID;
CREATE TABLE moved(node TEXT PRIMARY KEY, leader TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX record_key ON record(rank, key, file, spool, offset);
CREATE INDEX alike_words ON alike(rule, words);
CREATE INDEX identified_value ON identified(scheme, value);
"""
# An identifier that nodes of several sources carry; within a source it must be one node's alone.
_SHARED = """
SELECT scheme, value, node, rank, source FROM identified
WHERE (scheme, value) IN (SELECT scheme, value FROM identified GROUP BY 1, 2 HAVING COUNT(DISTINCT node) > 1)
GROUP BY scheme, value, node ORDER BY scheme, value, rank, node
"""
_ALIKE = """
SELECT alike.rule, alike.words, alike.shown, alike.node, record.source, record.key, record.locator, record.file
FROM alike JOIN record ON record.rowid = alike.record
WHERE (rule, words) IN (SELECT rule, words FROM alike GROUP BY 1, 2 HAVING COUNT(DISTINCT node) > 1)
GROUP BY alike.rule, alike.words, alike.node ORDER BY alike.rule, alike.words, record.rank, record.key, alike.node
"""
_UNRESOLVED = """
SELECT DISTINCT record.source, record.key, record.locator, record.file, refers.node FROM refers
JOIN record ON record.rowid = refers.record
WHERE refers.node NOT IN (SELECT node FROM declared) ORDER BY record.rank, record.key, refers.node
"""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A work or agent that carries an identifier: its local IRI, its source and that source's rank."""

    node: str
    rank: int
    source: str


@dataclass(frozen=True, slots=True)
class Shared:
    """An identifier of several nodes."""

    scheme: str
    value: str
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The database of one run."""

    path: Path
    ranks: Mapping[str, int]

    @classmethod
    def drawn(cls, path: Path, spooled: Iterable[Spooled], sources: Sequence[str], limit: int | None = None) -> "Plan":
        """Enter every record of the spools; the order of the sources is their ranking.

        `limit` keeps the first keys of each source; what others refer to counts as there all the same.
        """
        plan = cls(path, {name: rank for rank, name in enumerate(sources)})
        with closing(plan.opened()) as database:
            database.executescript(_SCHEMA)
            for each in spooled:
                with each.entries.open(encoding="utf-8", newline="\n") as lines:
                    for line in lines:
                        plan._enter(database, each, Entry.from_json(line))
            database.executescript(_INDEXES)
            if limit:
                plan._cut(database, limit)
            database.commit()
        return plan

    def opened(self) -> sqlite3.Connection:
        """Open the database. It is thrown away with the run: no journal, no waiting for the disk."""
        database = sqlite3.connect(self.path)
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        return database

    def shared(self) -> Iterator[Shared]:
        """Yield the identifiers that several nodes carry, in order."""
        with closing(self.opened()) as database:
            rows = database.execute(_SHARED)
            for (scheme, value), group in groupby(rows, key=lambda row: (row[0], row[1])):
                yield Shared(scheme, value, tuple(Bearer(*row[2:]) for row in group))

    def identifiers(self, node: str) -> tuple[tuple[str, str], ...]:
        """Return the confirming identifiers of one node as (scheme, value), sorted."""
        with closing(self.opened()) as database:
            query = "SELECT DISTINCT scheme, value FROM identified WHERE node = ? ORDER BY 1, 2"
            return tuple(database.execute(query, (node,)))

    def named(self) -> dict[str, int]:
        """Return the nodes of this run that persons decided about, with the rank of their source."""
        with closing(self.opened()) as database:
            return dict(database.execute("SELECT node, rank FROM named"))

    def alike(self) -> Iterator[tuple[Alike, ...]]:
        """Yield the works, and the people, that have so much in common that they may be one."""
        with closing(self.opened()) as database:
            for (rule, words), group in groupby(database.execute(_ALIKE), key=lambda row: (row[0], row[1])):
                yield tuple(Alike(rule, words, row[2], row[3], Origin(*row[4:])) for row in group)

    def unresolved(self) -> Iterator[Finding]:
        """Tell each reference to an agent that no record of its source is about."""
        with closing(self.opened()) as database:
            for source, key, locator, file, node in database.execute(_UNRESOLVED):
                yield Finding(
                    Origin(source, key, locator, file),
                    "reference-unresolved",
                    Severity.WARNING,
                    "the record refers to a person or company that no record of its source is about",
                    value=node,
                    suggestion="add the missing record to the source, or mend the reference",
                )

    def move(self, moved: Mapping[str, str]) -> None:
        """Enter where the members of clusters go."""
        with closing(self.opened()) as database:
            database.executemany("INSERT INTO moved VALUES (?, ?)", sorted(moved.items()))
            database.commit()

    def part_count(self) -> int:
        """Return how many parts there are to build."""
        return sum(-(-count // _RECORDS_A_PART) for count in self.keys())

    def parts(self) -> Iterator[Part]:
        """Cut the records into shares of the building, numbered; records of one key stay together."""
        number = 0
        for source in self.ranks:
            keys = self._keys(source)
            while share := tuple(islice(keys, _RECORDS_A_PART)):
                yield Part(number, source, share)
                number += 1

    def keys(self) -> tuple[int, ...]:
        """Return how many keys of each source there are to build."""
        with closing(self.opened()) as database:
            return tuple(row[0] for row in database.execute("SELECT COUNT(DISTINCT key) FROM record GROUP BY rank"))

    def _keys(self, source: str) -> Iterator[tuple[str, tuple[Slot, ...]]]:
        query = "SELECT key, spool, offset, file FROM record WHERE rank = ? ORDER BY key, file, spool, offset"
        with closing(self.opened()) as database:
            rows = database.execute(query, (self.ranks[source],))
            for key, group in groupby(rows, key=lambda row: str(row[0])):
                yield key, tuple(Slot(Path(spool), offset, file) for _, spool, offset, file in group)

    def _cut(self, database: sqlite3.Connection, limit: int) -> None:
        """Leave the first keys of each source, and what is said of their records."""
        for rank in self.ranks.values():
            first = "SELECT DISTINCT key FROM record WHERE rank = ? ORDER BY key LIMIT ?"
            database.execute(f"DELETE FROM record WHERE rank = ? AND key NOT IN ({first})", (rank, rank, limit))
        for table in ("identified", "alike", "refers"):
            database.execute(f"DELETE FROM {table} WHERE record NOT IN (SELECT rowid FROM record)")

    def _enter(self, database: sqlite3.Connection, spooled: Spooled, entry: Entry) -> None:
        source = spooled.files.source
        rank = self.ranks[source]
        row = (rank, source, entry.key, entry.file, entry.locator, str(spooled.records), entry.offset, entry.work)
        record = database.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
        rows = [(rank, source, *one, record) for one in entry.identified]
        database.executemany("INSERT INTO identified VALUES (?, ?, ?, ?, ?, ?)", rows)
        database.executemany("INSERT OR IGNORE INTO declared VALUES (?)", [(node,) for node in entry.declares])
        likes = [(*one, record) for one in entry.alike]
        database.executemany("INSERT INTO alike VALUES (?, ?, ?, ?, ?)", likes)
        database.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", [(node, rank) for node in entry.named])
        database.executemany("INSERT INTO refers VALUES (?, ?)", [(node, record) for node in entry.refers])


class Moved:
    """Where the members of clusters go, asked of the plan when it is needed: it may be larger than memory likes."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self.is_empty = self._database.execute("SELECT 1 FROM moved LIMIT 1").fetchone() is None

    def of(self, nodes: Iterable[str]) -> dict[str, str]:
        """Return the leaders of those of some nodes that have one."""
        if self.is_empty:
            return {}
        query = "SELECT leader FROM moved WHERE node = ?"
        found = ((node, self._database.execute(query, (node,)).fetchone()) for node in dict.fromkeys(nodes))
        return {node: row[0] for node, row in found if row}
