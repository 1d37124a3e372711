"""The statements of one file on disk, to be taken by graph and by subject: a file may be larger than memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from kg.rdf.statement import Statement
from kg.rdf.vocab import RDF

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
CREATE TABLE said(graph TEXT, subject TEXT, predicate TEXT, object TEXT,
  PRIMARY KEY (graph, subject, predicate, object)) WITHOUT ROWID;
CREATE TABLE taken(subject TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_Triple = tuple[str, str, str]


class Shelf:
    """Statements by graph (the empty string is the default graph); terms are N-Triples text."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="kg-rdf-")
        self._database = sqlite3.connect(Path(self._folder.name) / "said.sqlite")
        self._database.executescript(_SCHEMA)

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()
        self._folder.cleanup()

    def put(self, statements: Iterable[Statement]) -> None:
        """Take statements in, each once."""
        rows = ((one.graph or "", one.subject, one.predicate, one.object) for one in statements)
        self._database.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)", rows)
        self._database.execute("CREATE INDEX said_subject ON said(subject)")
        self._database.execute("CREATE INDEX said_object ON said(object)")

    def graphs(self) -> tuple[str, ...]:
        """Return the graphs, in order."""
        return tuple(row[0] for row in self._database.execute("SELECT DISTINCT graph FROM said ORDER BY graph"))

    def of_graph(self, graph: str) -> Iterator[_Triple]:
        """Yield the statements of a graph, in order."""
        query = "SELECT subject, predicate, object FROM said WHERE graph = ? ORDER BY 1, 2, 3"
        yield from self._database.execute(query, (graph,))

    def of_subject(self, subject: str) -> tuple[_Triple, ...]:
        """Return what any graph says of a subject, in order."""
        query = "SELECT DISTINCT subject, predicate, object FROM said WHERE subject = ? ORDER BY 1, 2, 3"
        return tuple(self._database.execute(query, (subject,)))

    def leading_to(self, thing: str, predicates: Iterable[str]) -> tuple[str, ...]:
        """Return the subjects that any of the predicates leads from to a thing, in order."""
        wanted = frozenset(predicates)
        rows = self._database.execute(
            "SELECT DISTINCT subject, predicate FROM said WHERE object = ? ORDER BY 1", (thing,)
        )
        return tuple(dict.fromkeys(subject for subject, predicate in rows if predicate in wanted))

    def typed(self, *classes: str) -> Iterator[str]:
        """Yield the subjects of any of the classes, in order."""
        marks = ", ".join("?" * len(classes))
        query = f"SELECT DISTINCT subject FROM said WHERE predicate = ? AND object IN ({marks}) ORDER BY 1"
        for (subject,) in self._database.execute(query, (RDF["type"], *classes)).fetchall():
            yield subject

    def take(self, subjects: Iterable[str]) -> None:
        """Remember that subjects are in a record."""
        self._database.executemany("INSERT OR IGNORE INTO taken VALUES (?)", ((each,) for each in subjects))

    def is_taken(self, subject: str) -> bool:
        """Tell whether a subject is in a record already."""
        return self._database.execute("SELECT 1 FROM taken WHERE subject = ?", (subject,)).fetchone() is not None

    def left(self) -> Iterator[str]:
        """Yield the subjects that are in no record, in order."""
        query = "SELECT DISTINCT subject FROM said WHERE subject NOT IN (SELECT subject FROM taken) ORDER BY 1"
        for (subject,) in self._database.execute(query).fetchall():
            yield subject
