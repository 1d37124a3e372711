"""The statements of one record: N-Quads lines of its own graph, and the IRIs of what hangs on its work."""

from collections.abc import Iterable, Iterator

from kg.rdf.iri import Space
from kg.rdf.terms import iri, literal
from kg.rdf.vocab import KG, RDF


class Statements:
    """Collects one record's statements. Terms are N-Triples text throughout.

    The mutable thing on the build path: one is made, filled and read out for each record.
    """

    def __init__(self, space: Space, source: str, key: str) -> None:
        self.space = space
        self.graph = iri(space.graph(source, key))
        self.work = iri(space.thing("work", source, key))
        self.source = iri(space.thing("source", source, key))
        self._source_name = source
        self._key = key
        self._lines: list[str] = []

    def add(self, subject: str, predicate: str, value: str) -> None:
        """State one triple."""
        self._lines.append(f"{subject} {predicate} {value} {self.graph} .")

    def typed(self, subject: str, *classes: str) -> None:
        """State what a node is."""
        for each in classes:
            self.add(subject, RDF["type"], each)

    def located(self, subject: str, locators: Iterable[str]) -> None:
        """State the places of the record that say a node."""
        for locator in locators:
            self.add(subject, KG["locator"], literal(locator))

    def part(self, kind: str, *path: str) -> str:
        """Name a thing that hangs on this record's work, by its path within the record."""
        return iri(self.space.thing(kind, self._source_name, self._key, *path))

    def agent(self, key: str) -> str:
        """Name an agent of this record's source."""
        return iri(self.space.thing("agent", self._source_name, key))

    def series(self, name: str) -> str:
        """Name a festival of this record's source, by its normalised name."""
        return iri(self.space.thing("event", "series", self._source_name, name))

    def edition(self, name: str, year: str) -> str:
        """Name one year of a festival of this record's source."""
        return iri(self.space.thing("event", "edition", self._source_name, name, year))

    def lines(self) -> Iterator[str]:
        """Yield the N-Quads lines in the order they were stated."""
        return iter(self._lines)
