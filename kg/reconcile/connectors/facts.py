"""Wikidata's items as they are read from a dump, found by number, with what is known of them and their classes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import LookupStopped
from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.wikidata import CLASSED, CREDITED, ENTITIES
from kg.reconcile.dump import Entity, entity_of
from kg.reconcile.question import Kind
from kg.reconcile.wikidata import CLASSES, kinds_of

_KINDS_OF: Mapping[str, frozenset[Kind]] = {
    name: frozenset(kind for kind, names in CLASSES.items() if name in names)
    for names in CLASSES.values()
    for name in names
}


@dataclass(frozen=True, slots=True)
class Work:
    """A film someone is credited with: the property of the role, the film's item, the years it came out."""

    role: str
    film: str
    years: tuple[int, ...]


Works: TypeAlias = tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Items by the number they were asked by, remembered as long as this object lives: a chunk of questions."""

    answers: Answers
    _entities: dict[str, Entity | None] = field(default_factory=dict)
    _kinds: dict[str, frozenset[Kind]] = field(default_factory=dict)

    def entities(self, qids: Iterable[str]) -> dict[str, Entity]:
        """Return the items that exist; a redirected one has its new number. Raises LookupStopped."""
        wanted = tuple(dict.fromkeys(qids))
        missing = [qid for qid in wanted if qid not in self._entities]
        for qid, document in self.answers.of(ENTITIES, missing).items():
            try:
                self._entities[qid] = entity_of(document) if document else None
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise LookupStopped(f"{qid}: not an item as Wikidata writes them ({error!r}): report it") from error
        return {qid: found for qid in wanted if (found := self._entities[qid])}

    def kinds(self, entities: Iterable[Entity]) -> dict[str, frozenset[Kind]]:
        """Return, by number, what each item is, by its classes and the classes above them."""
        asked = tuple(entities)
        unknown = {name for entity in asked for name in entity.classes} - self._kinds.keys() - _KINDS_OF.keys()
        for name, roots in self.answers.of(CLASSED, sorted(unknown)).items():
            self._kinds[name] = kinds_of(_KINDS_OF[root] for root in roots)
        known = {**_KINDS_OF, **self._kinds}
        return {entity.qid: kinds_of(known[name] for name in entity.classes) for entity in asked}

    def works(self, people: Iterable[str]) -> dict[str, Works]:
        """Return what each person is credited with."""
        found = self.answers.of(CREDITED, people)
        return {
            person: tuple(Work(role, film, tuple(years)) for role, film, years in listed)
            for person, listed in found.items()
        }
