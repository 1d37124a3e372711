"""From the bytes of an RDF file to records of statements."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import unquote

from kg.errors import DataError
from kg.model import Finding, Identifier, Origin, Quads, Rejected
from kg.rdf.iri import DEFAULT_BASE, Space
from kg.rdf.statement import bare, is_literal, literal_of
from kg.rdf.terms import iri, literal
from kg.rdf.vocab import KG, PROV, RDF, SCHEMA
from kg.sources.rdf.cutting import AGENTS, WORKS, cuts, is_place
from kg.sources.rdf.quads import FORMATS, statements
from kg.sources.rdf.shelf import Shelf
from kg.sources.settings import Settings
from kg.sources.told import spelling

SUFFIXES = tuple(FORMATS)
_MARKS = (KG.namespace.encode(), b"w3id.org/reelgraph/ontology")
_READ_AS_TEXT = (SCHEMA["name"], SCHEMA["alternateName"], KG["value"])
_Triple = tuple[str, str, str]


def recognises(head: bytes) -> bool:
    """Tell whether a file speaks of our ontology: a table of RDF in general is no film record."""
    return any(mark in head for mark in _MARKS)


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Quads | Rejected]:
    """Read every record of a file; a file that is not of its format is one rejection, since half of it is no record."""
    space = Space(settings.base or DEFAULT_BASE)
    with Shelf() as shelf:
        try:
            shelf.put(statements(stream, origin, space))
        except (SyntaxError, DataError) as error:
            yield Rejected(origin, f"the file is not RDF of its suffix's format: {error}")
            return
        except KeyError:
            yield Rejected(origin, f"no RDF format has this suffix: use one of {', '.join(SUFFIXES)}")
            return
        yield from _Records(shelf, space, origin, settings).all()


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of one file."""

    shelf: Shelf
    space: Space
    origin: Origin
    settings: Settings

    def all(self) -> Iterator[Quads]:
        graphs = self.shelf.graphs()
        ours = iri(f"{self.space.base}/graph/")[:-1]
        if graphs and all(graph.startswith(ours) for graph in graphs):
            yield from self._graphs(graphs)
        else:
            yield from self._cuts()

    def _graphs(self, graphs: Iterable[str]) -> Iterator[Quads]:
        """Take each graph of ours as the record it is; the gazetteer and the vocabulary are no records."""
        passed = {iri(self.space.gazetteer), iri(self.space.vocabulary)}
        for graph in graphs:
            if graph not in passed:
                source, _, key = bare(graph).removeprefix(f"{self.space.base}/graph/").partition("/")
                origin = replace(self.origin, key=f"{unquote(source)}/{unquote(key)}" if key else source)
                yield self._quads(tuple(self.shelf.of_graph(graph)), origin, graph)

    def _cuts(self) -> Iterator[Quads]:
        for cut in cuts(self.shelf):
            key = bare(cut.about) if cut.about else self.origin.key
            origin = replace(self.origin, key=key)
            graph = iri(self.space.graph(origin.source, key))
            said = tuple(triple for subject in cut.subjects for triple in self.shelf.of_subject(subject))
            yield self._quads((*said, *self._provenance(said, origin, graph)), origin, graph)

    def _provenance(self, said: tuple[_Triple, ...], origin: Origin, graph: str) -> Iterator[_Triple]:
        """State where a record without provenance comes from: this file."""
        derived = {subject for subject, predicate, _ in said if predicate == PROV["wasDerivedFrom"]}
        mine = iri(self.space.thing("source", origin.source, origin.key))
        works = [subject for subject, predicate, kind in said if predicate == RDF["type"] and kind in WORKS]
        bare_ones = sorted(set(works) - derived)
        if not bare_ones and derived:
            return
        yield from ((subject, PROV["wasDerivedFrom"], mine) for subject in (graph, *bare_ones))
        yield from ((mine, RDF["type"], kind) for kind in (KG["SourceRecord"], PROV["Entity"]))
        yield (mine, KG["sourceKey"], literal(origin.key))
        yield (mine, KG["contentHash"], literal(_hash(said)))
        if self.settings.publisher:
            yield (mine, SCHEMA["publisher"], literal(self.settings.publisher))
        url = self.settings.url_of(origin.key)
        if url:
            yield (mine, SCHEMA["url"], iri(url))

    def _quads(self, said: tuple[_Triple, ...], origin: Origin, graph: str) -> Quads:
        gazetteer = iri(self.space.gazetteer)
        lines = {f"{subject} {predicate} {value} {graph} ." for subject, predicate, value in said}
        lines |= {f"{subject} {predicate} {value} {gazetteer} ." for subject, predicate, value in self._places(said)}
        return Quads(
            origin=origin,
            content_hash=_hash(said),
            lines=tuple(sorted(lines)),
            identified=tuple(_identified(said)),
            findings=tuple(_spelt(said, origin)),
        )

    def _places(self, said: tuple[_Triple, ...]) -> Iterator[_Triple]:
        """Yield what is said of every place a record names, and of the countries those are in."""
        waiting = sorted({value for _, _, value in said if not is_literal(value)})
        met = set(waiting)
        while waiting:
            place = waiting.pop()
            if not is_place(self.shelf, place):
                continue
            for triple in self.shelf.of_subject(place):
                yield triple
                if triple[2] not in met and not is_literal(triple[2]):
                    met.add(triple[2])
                    waiting.append(triple[2])


def _identified(said: tuple[_Triple, ...]) -> Iterator[tuple[str, tuple[Identifier, ...]]]:
    """Yield the films and agents with the identifiers a record states for them."""
    by_subject: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in said:
        by_subject.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for subject, properties in by_subject.items():
        if not {*properties.get(RDF["type"], ())} & {*WORKS, *AGENTS}:
            continue
        numbers = tuple(
            Identifier(_text(scheme), _text(value))
            for node in properties.get(KG["identifier"], ())
            for scheme in by_subject.get(node, {}).get(SCHEMA["propertyID"], ())
            for value in by_subject.get(node, {}).get(SCHEMA["value"], ())
        )
        if numbers:
            yield bare(subject), numbers


def _spelt(said: tuple[_Triple, ...], origin: Origin) -> Iterator[Finding]:
    """Tell what is odd about the letters of names and titles, each text once."""
    texts = dict.fromkeys(_text(value) for _, predicate, value in said if predicate in _READ_AS_TEXT)
    for text in texts:
        yield from spelling(text, origin)


def _text(term: str) -> str:
    found = literal_of(term)
    return found.value if found else bare(term)


def _hash(said: tuple[_Triple, ...]) -> str:
    whole = hashlib.sha256("\n".join(" ".join(triple) for triple in sorted(said)).encode())
    return f"sha256:{whole.hexdigest()}"
