"""The offline connector: a dump of films and people, indexed, and its answers to questions.

A film's candidates are the union of the films with an equal folded title, with an equal skeleton, and the
films of its directors' namesakes within a year: the only route when the title is a translation. A person's
are their namesakes. Only an instance of a film class is offered for a film, only a human for a person.
The index is held in memory: it serves a dump filtered to a catalogue's neighbourhood.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.fields.fold import fold, name_key, skeleton
from kg.model import Text
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate
from kg.reconcile.dump import Entity, read
from kg.reconcile.question import Credit, FilmQuestion, PersonQuestion, PersonRef, Question

FILM_CLASSES = frozenset({"Q11424", "Q93204", "Q24862", "Q506240"})
"""Film, documentary, short, television film."""
HUMAN = "Q5"
_DIRECTOR = "P57"
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Films and people by QID, film QIDs by title key, people's by name key, (role, film) by person."""

    films: dict[str, Entity] = field(default_factory=dict)
    people: dict[str, Entity] = field(default_factory=dict)
    by_title: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    filmography: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def lookup(self, questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        """Yield the candidates of each question in turn, in order of their number (the Lookup contract)."""
        for question in questions:
            if isinstance(question, FilmQuestion):
                yield self._films(question)
            else:
                yield self._people(question) if isinstance(question, PersonQuestion) else ()

    def _films(self, question: FilmQuestion) -> tuple[FilmCandidate, ...]:
        found = {qid for key in _title_keys(question.titles) for qid in self.by_title.get(key, ())}
        for director in question.directors:
            found.update(self._directed(director, question.year))
        return tuple(self._film(self.films[qid]) for qid in sorted(found, key=_number))

    def _directed(self, director: PersonRef, year: int | None) -> Iterator[str]:
        for person in self._namesakes(director.names):
            for role, film in self.filmography.get(person, ()):
                if role == _DIRECTOR and year and any(abs(year - y) <= _NEAR for y in self.films[film].years):
                    yield film

    def _people(self, question: PersonQuestion) -> tuple[PersonCandidate, ...]:
        return tuple(self._person(self.people[qid]) for qid in self._namesakes(question.names))

    def _namesakes(self, names: Iterable[Text]) -> list[str]:
        return sorted({qid for key in _name_keys(names) for qid in self.by_name.get(key, ())}, key=_number)

    def _film(self, film: Entity) -> FilmCandidate:
        return FilmCandidate(
            qid=film.qid,
            label=film.label,
            titles=film.names,
            years=film.years,
            directors=tuple(self._ref(person) for role, person in film.credits if role == _DIRECTOR),
            minutes=film.minutes,
        )

    def _ref(self, qid: str) -> PersonRef:
        known = self.people.get(qid)
        return PersonRef(qid, known.names if known else ())

    def _person(self, person: Entity) -> PersonCandidate:
        return PersonCandidate(
            qid=person.qid,
            label=person.label,
            names=person.names,
            credits=tuple(
                Credit(film, self.films[film].names, self.films[film].years, role)
                for role, film in self.filmography.get(person.qid, ())
            ),
            born=person.born,
            died=person.died,
        )


def load(path: Path) -> Snapshot:
    """Read and index a dump. Raises DataError, naming file and line, on a broken one."""
    return index(read(path))


def index(entities: Iterable[Entity]) -> Snapshot:
    """Index entities; what is neither a film nor a human is passed over."""
    snapshot = Snapshot()
    for entity in entities:
        if FILM_CLASSES.intersection(entity.classes):
            snapshot.films[entity.qid] = entity
            _enter(snapshot.by_title, _title_keys(entity.names), entity.qid)
            for role, person in entity.credits:
                snapshot.filmography.setdefault(person, []).append((role, entity.qid))
        elif HUMAN in entity.classes:
            snapshot.people[entity.qid] = entity
            _enter(snapshot.by_name, _name_keys(entity.names), entity.qid)
    return snapshot


def _enter(entries: dict[str, list[str]], keys: Iterable[str], qid: str) -> None:
    for key in keys:
        entries.setdefault(key, []).append(qid)


def _title_keys(titles: Iterable[Text]) -> set[str]:
    """Folded titles and skeletons share one index: a folded title that looks like a skeleton does no harm."""
    return {key for title in titles for key in (fold(title.value), skeleton(title.value)) if key}


def _name_keys(names: Iterable[Text]) -> set[str]:
    return {key for name in names if (key := name_key(name.value))}


def _number(qid: str) -> int:
    return int(qid[1:])
