"""Where one record ends in RDF that does not say it: a film and all that hangs on it.

From a film, statements are followed forward to whatever they lead to, and backward along the properties by which a
version, a carrier and a copy name what they are of. Another film is where it stops. Places go to the gazetteer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf.statement import is_literal
from kg.rdf.vocab import KG, LRMOO, PREFIXES, PROV, RDF, SCHEMA
from kg.sources.rdf.shelf import Shelf

WORKS = (KG["Work"], SCHEMA["Movie"])
AGENTS = (SCHEMA["Person"], SCHEMA["Organization"])
PLACES = (SCHEMA["Country"], SCHEMA["City"], SCHEMA["Place"])
_UPWARD = (LRMOO["R3i_realises"], LRMOO["R4_embodies"], LRMOO["R7_exemplifies"])
# Subjects of an ontology, ours or one it is aligned with: the publication states those itself.
_DEFINED = ("<https://w3id.org/reelgraph/", *(f"<{namespace}" for namespace in PREFIXES.values()))


@dataclass(frozen=True, slots=True)
class Cut:
    """One record: the thing it is about (None for what is left over) and the subjects that belong to it."""

    about: str | None
    subjects: tuple[str, ...]


def cuts(shelf: Shelf) -> Iterator[Cut]:
    """Cut what is on a shelf into records, in order of what they are about."""
    works = tuple(shelf.typed(*WORKS))
    stops = frozenset(works)
    for work in works:
        yield _taken(shelf, work, stops - {work})
    for agent in shelf.typed(*AGENTS):
        if not shelf.is_taken(agent):
            yield _taken(shelf, agent, stops)
    left = tuple(each for each in shelf.left() if not each.startswith(_DEFINED) and not is_place(shelf, each))
    if left:
        shelf.take(left)
        yield Cut(None, left)


def is_place(shelf: Shelf, subject: str) -> bool:
    """Tell whether a subject is a place: it belongs to the gazetteer."""
    return any(predicate == RDF["type"] and value in PLACES for _, predicate, value in shelf.of_subject(subject))


def _taken(shelf: Shelf, start: str, stops: frozenset[str]) -> Cut:
    found = tuple(_reached(shelf, start, stops))
    shelf.take(found)
    return Cut(start, found)


def _reached(shelf: Shelf, start: str, stops: frozenset[str]) -> Iterator[str]:
    waiting, met = [start], {start}
    while waiting:
        subject = waiting.pop()
        said = shelf.of_subject(subject)
        if not said or is_place(shelf, subject):
            continue
        yield subject
        onward = [value for _, predicate, value in said if predicate != RDF["type"] and not is_literal(value)]
        graphs = shelf.leading_to(subject, (PROV["wasDerivedFrom"],)) if KG["SourceRecord"] in _types(said) else ()
        for each in (*onward, *shelf.leading_to(subject, _UPWARD), *(one for one in graphs if "/graph/" in one)):
            if each not in met and each not in stops and not each.startswith(_DEFINED):
                met.add(each)
                waiting.append(each)


def _types(said: tuple[tuple[str, str, str], ...]) -> tuple[str, ...]:
    return tuple(value for _, predicate, value in said if predicate == RDF["type"])
