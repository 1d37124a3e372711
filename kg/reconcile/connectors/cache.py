"""Answers on disk: one SQLite file, every answer with its revision and the moment it was fetched.

A transaction a batch: a kill at any moment leaves whole batches. `scope` keeps the answers of two servers apart.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import WorldError
from kg.reconcile.connectors.answers import batches
from kg.reconcile.connectors.ask import Answer, Ask, Kept

_VERSION = 1
_SCHEMA = """CREATE TABLE IF NOT EXISTS answer (
  scope TEXT NOT NULL, ask TEXT NOT NULL, key TEXT NOT NULL,
  revision INTEGER, fetched TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (scope, ask, key)) WITHOUT ROWID"""
_AT_ONCE = 500  # variables in one statement; SQLite's own limit is 999 in old builds
_PATIENCE = 30.0  # seconds for another run that writes


class Cache:
    """A `Keeper` in a file, or in memory without one."""

    def __init__(self, path: Path | None, scope: str) -> None:
        """Open or make the file. Raises WorldError, naming it, if it is no cache of this version."""
        self._place = path
        self._scope = scope
        with self._told():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path or ":memory:", timeout=_PATIENCE, check_same_thread=False)
            self._prepare()

    def get(self, ask: Ask, keys: Sequence[str]) -> Mapping[str, Kept]:
        """Return what is kept of the keys. Raises WorldError if the file cannot be read."""
        with self._told():
            return {key: kept for part in batches(keys, _AT_ONCE) for key, kept in self._rows(ask, part)}

    def put(self, ask: Ask, answers: Mapping[str, Answer], fetched: str) -> None:
        """Keep answers in one transaction. Raises WorldError if the file cannot be written."""
        rows = [
            (self._scope, ask.name, key, one.revision, fetched, zlib.compress(_json(one.value).encode()))
            for key, one in answers.items()
        ]
        with self._told(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, ask: Ask, keys: Sequence[str]) -> Iterator[tuple[str, Kept]]:
        marks = ", ".join("?" * len(keys))
        rows = self._connection.execute(
            f"SELECT key, revision, fetched, value FROM answer WHERE scope = ? AND ask = ? AND key IN ({marks})",
            (self._scope, ask.name, *keys),
        )
        for key, revision, fetched, value in rows:
            yield key, Kept(Answer(json.loads(zlib.decompress(value)), revision), fetched)

    def _prepare(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            self._connection.close()
            raise WorldError(f"{self._place}: a cache of another version ({version}): delete it, it is made anew")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)
        self._connection.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, zlib.error, ValueError) as error:
            raise WorldError(
                f"{self._place}: the cache cannot be used ({error}): delete it, or name another in [reconcile] cache"
            ) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
