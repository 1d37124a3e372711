"""The Python door: publish, open, query, and get an entity as an rdflib graph.

import kg

report = kg.publish(["films/"], out="publication")
with kg.open("publication") as films:
    for row in films.query("films-by-director", director="Sokurov"):
        print(row["title"])
    graph = films.graph("https://data.example.org/id/work/...")   # rdflib.Graph
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from rdflib import Graph

from kg.engines import serial
from kg.pipeline.publish import publish as run
from kg.pipeline.report import Report
from kg.pipeline.run import Run
from kg.rdf.terms import iri
from kg.store import Row, builds
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named


class Publication:
    """An open publication. Close it, or use it in a ``with``; it stays the build that was current when opened."""

    def __init__(self, root: Path) -> None:
        self.folder = builds.current(root)
        self.report: dict[str, object] = json.loads((self.folder / "report.json").read_bytes())
        self._store = EmbeddedStore.open(self.folder / "store")

    def __enter__(self) -> "Publication":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def query(self, name: str, **values: str | int) -> Iterator[Row]:
        """Answer a shipped question (see ``kg query --list``), a row at a time. Raises QueryError."""
        return iter(self._store.select(bind(named(name), values)))

    def select(self, sparql: str) -> Iterator[Row]:
        """Answer a SPARQL SELECT; the default graph is the union of all graphs. Raises QueryError."""
        return iter(self._store.select(sparql))

    def graph(self, thing: str) -> Graph:
        """Return what is said of an entity, and of the nodes that say it, as an rdflib graph.

        `thing` is one of the publication's IRIs. Language tags are in their usual case. Raises DataError if it
        is no IRI.
        """
        lines = self._store.construct(bind(named("entity"), {"entity": iri(thing).strip("<>")}))
        return Graph().parse(data="\n".join(lines), format="nt")


def publish(
    paths: Iterable[str | Path] = (),
    *,
    out: str | Path | None = None,
    config: str | Path | None = None,
    base: str | None = None,
    limit: int | None = None,
) -> Report:
    """Publish record files, or what a kg.toml names, into the folder `out`; return the report.

    Runs in this process alone: the command line spreads a large catalogue over all cores, which needs a process
    that is its own (multiprocessing's spawn). Raises UsageError if the call or kg.toml is wrong, WorldError if
    the disk fails. A bad record raises nothing: it is counted and explained in the report.
    """
    return run(Run.asked(paths, out=out, config=config, base=base, limit=limit, engine=serial))


def open(root: str | Path) -> Publication:
    """Open the current publication of a folder that `publish` wrote. Raises StoreError if there is none."""
    return Publication(Path(root))
