"""The offline connector: a snapshot of Wikidata in SQLite, and its answers to questions.

`load` opens a folder that `kg reconcile snapshot` made, at once and whatever its size, or indexes a dump file in
memory, which is for the few thousand entities of a catalogue's neighbourhood. Only an instance of a film class is
offered for a film, a human for a person, a company for a company. How candidates are found: `kg.reconcile.search`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from kg.errors import UsageError
from kg.reconcile import building, index
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate, ThingCandidate, Unheld
from kg.reconcile.dump import Entity, read
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonQuestion, PersonRef, Question, ThingQuestion
from kg.reconcile.search import Search

_DIRECTOR, _CAST, _COMPANY = "P57", "P161", "P272"
_HELD = 1 << 15  # people and films kept decoded: 30 MB


class Snapshot:
    """An open snapshot. `lookup` is the `Lookup` contract; one thread at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._search = Search(database)
        self._read = lru_cache(_HELD)(self._read_entity)
        self._ref = lru_cache(_HELD)(self._read_ref)
        self._has = cache(self._read_has)

    @property
    def about(self) -> Mapping[str, str]:
        """What the snapshot says of itself: its dumps' names and lines, the version of its tables."""
        return dict(self._database.execute("SELECT name, value FROM about"))

    def holds(self, qid: str) -> bool:
        """Tell whether an item is in it."""
        return self.entity(qid) is not None

    def entity(self, qid: str) -> Entity | None:
        """Return one item, None if the snapshot lacks it."""
        return self._read(index.number(qid))

    def lookup(self, questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        """Yield the candidates of each question in turn, in order of their number (the Lookup contract)."""
        for question in questions:
            yield self.candidates(question)

    def candidates(self, question: Question) -> tuple[Candidate, ...]:
        """Return the candidates of one question; `Unheld` if the snapshot has nothing of the kind."""
        if not self._has(question.kind):
            return Unheld()
        if isinstance(question, FilmQuestion):
            return self._each(self._search.films(question), lambda film: self._film(film, question))
        if isinstance(question, PersonQuestion):
            return self._each(self._search.people(question), lambda person: self._person(person, question))
        return self._each(self._search.things(question), lambda thing: self._thing(thing, question))

    def _each(self, found: Iterable[int], make: Callable[[Entity], Candidate]) -> tuple[Candidate, ...]:
        entities = (self._read(item) for item in sorted(found))
        return tuple(make(entity) for entity in entities if entity)

    def _film(self, film: Entity, question: FilmQuestion) -> FilmCandidate:
        return FilmCandidate(
            qid=film.qid,
            label=film.label,
            titles=film.names,
            years=film.years,
            directors=self._refs(film, _DIRECTOR),
            minutes=film.minutes,
            cast=self._refs(film, _CAST) if question.cast else (),
            countries=film.countries,
            identifiers=film.identifiers,
            different=film.different,
            companies=self._refs(film, _COMPANY) if question.companies else (),
        )

    def _person(self, person: Entity, question: PersonQuestion) -> PersonCandidate:
        return PersonCandidate(
            qid=person.qid,
            label=person.label,
            names=person.names,
            credits=tuple(self._credits(person, titled=any(work.titles for work in question.works))),
            born=person.born,
            died=person.died,
            professions=person.professions,
            identifiers=person.identifiers,
            different=person.different,
        )

    def _thing(self, thing: Entity, question: ThingQuestion) -> ThingCandidate:
        return ThingCandidate(
            qid=thing.qid,
            label=thing.label,
            kinds=self._search.kinds(index.number(thing.qid)),
            names=thing.names,
            countries=thing.countries,
            years=thing.years,
            identifiers=thing.identifiers,
            different=thing.different,
            credits=tuple(self._credits(thing, titled=True)) if question.works else (),
        )

    def _credits(self, person: Entity, *, titled: bool) -> Iterator[Credit]:
        """Yield a person's films; their titles only if ours are known, which most questions' are not."""
        for film, role in self._search.credits(index.number(person.qid)):
            known = self._read(film)
            if known:
                yield Credit(known.qid, known.names if titled else (), known.years, role)

    def _refs(self, film: Entity, role: str) -> tuple[PersonRef, ...]:
        return tuple(self._ref(person) for credited, person in film.credits if credited == role)

    def _read_ref(self, qid: str) -> PersonRef:
        known = self._read(index.number(qid))
        return PersonRef(qid, known.names if known else ())

    def _read_has(self, kind: Kind) -> bool:
        query = "SELECT 1 FROM item WHERE kinds & ? LIMIT 1"
        return self._database.execute(query, (index.mask((kind,)),)).fetchone() is not None

    def _read_entity(self, item: int) -> Entity | None:
        row = self._database.execute("SELECT body FROM item WHERE id = ?", (item,)).fetchone()
        return index.unpacked(row[0]) if row else None


def load(path: Path) -> Snapshot:
    """Open a snapshot's folder, or index a dump file.

    Raises DataError, naming file and line, on a broken dump, and UsageError on a folder that is no snapshot.
    """
    return _opened(path) if path.is_dir() else of(read(path))


def of(entities: Iterable[Entity]) -> Snapshot:
    """Return a snapshot of entities, held in memory."""
    return Snapshot(building.in_memory(entities))


def _opened(folder: Path) -> Snapshot:
    try:
        snapshot = Snapshot(index.opened(folder / building.FILE))
        layout = snapshot.about.get("layout")
    except sqlite3.Error as error:
        raise UsageError(f"{folder}: no snapshot ({error}): make one with kg reconcile snapshot") from error
    if layout != index.LAYOUT:
        raise UsageError(f"{folder}: made by another version: make it anew with kg reconcile snapshot")
    return snapshot
