"""The statements of one record: N-Quads lines of its own graph, and the IRIs of what hangs on its work."""

from collections.abc import Iterable, Iterator, Mapping

from kg.model import Identifier, When
from kg.rdf.iri import Space
from kg.rdf.terms import iri, literal, typed
from kg.rdf.vocab import EDTF, KG, RDF, SCHEMA, XSD

_YEAR = 4  # letters of a year; a longer date is a day


class Statements:
    """Collects one record's statements. Terms are N-Triples text throughout.

    The mutable thing on the build path: one is made, filled and read out for each record. `work` is the key of
    the work where it is not the record's own; `moved` leads from the local IRI of a work or agent to that of
    the cluster it belongs to.
    """

    def __init__(
        self, space: Space, source: str, key: str, work: str | None = None, moved: Mapping[str, str] | None = None
    ) -> None:
        self.space = space
        self.graph = iri(space.graph(source, key))
        self.source = iri(space.thing("source", source, key))
        self.shares_work = work not in (None, key)
        self._source_name = source
        self._key = key
        self._work_key = key if work is None else work
        self._moved = moved or {}
        self._lines: list[str] = []
        self.work = self.work_of(self._work_key)

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

    def said(self, subject: str, predicate: str, values: Iterable[str]) -> None:
        """State plain strings."""
        for value in values:
            self.add(subject, predicate, literal(value))

    def dated(self, subject: str, predicate: str, when: When) -> None:
        """State a date: the property itself where a year or a day is known, its EDTF form, and its bounds."""
        if when.value:
            datatype = XSD["gYear"] if len(when.value) == _YEAR else XSD["date"]
            self.add(subject, predicate, typed(when.value, datatype))
        self.add(subject, KG["dateEdtf"], typed(when.edtf, EDTF["EDTF"]))
        self.bounded(subject, when)

    def bounded(self, subject: str, when: When) -> None:
        """State the earliest and the latest year or day of a date that is not one exact one."""
        for predicate, bound in ((KG["dateEarliest"], when.earliest), (KG["dateLatest"], when.latest)):
            if bound:
                self.add(subject, predicate, typed(bound, XSD["gYear"] if len(bound) == _YEAR else XSD["date"]))

    def identified(
        self, subject: str, path: tuple[str, ...], identifiers: Iterable[Identifier], locators: Iterable[str]
    ) -> None:
        """State a thing's numbers in other registers; `path` tells the thing within the source."""
        places = tuple(locators)
        for identifier in identifiers:
            node = iri(self.space.thing("identifier", self._source_name, *path, identifier.scheme, identifier.value))
            self.add(subject, KG["identifier"], node)
            self.typed(node, SCHEMA["PropertyValue"])
            self.located(node, places)
            self.add(node, SCHEMA["propertyID"], literal(identifier.scheme))
            self.add(node, SCHEMA["value"], literal(identifier.value))

    def part(self, kind: str, *path: str) -> str:
        """Name a thing that this record alone says, by its path within the record."""
        return iri(self.space.thing(kind, self._source_name, self._key, *path))

    def work_part(self, kind: str, *path: str) -> str:
        """Name a thing that hangs on the work and that every record of the work says alike."""
        return iri(self.space.thing(kind, self._source_name, self._work_key, *path))

    def work_of(self, key: str) -> str:
        """Name a work of this record's source, or the cluster it belongs to."""
        return iri(self._settled(self.space.thing("work", self._source_name, key)))

    def agent(self, key: str) -> str:
        """Name an agent of this record's source, or the cluster it belongs to."""
        return iri(self._settled(self.space.thing("agent", self._source_name, key)))

    def series(self, name: str) -> str:
        """Name a festival of this record's source, by its normalised name."""
        return iri(self._settled(self.space.thing("event", "series", self._source_name, name)))

    def edition(self, name: str, year: str) -> str:
        """Name one year of a festival of this record's source."""
        return iri(self.space.thing("event", "edition", self._source_name, name, year))

    def lines(self) -> Iterator[str]:
        """Yield the N-Quads lines in the order they were stated."""
        return iter(self._lines)

    def _settled(self, thing: str) -> str:
        if not self._moved:
            return thing
        local = self.space.local(thing)
        return self.space.at(self._moved.get(local, local))
