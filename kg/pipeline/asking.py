"""What a store holds to be reconciled: the questions, where each comes from, and what is known of an answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kg.model import Origin
from kg.rdf.iri import Space
from kg.reconcile.candidate import Candidate, Lookup
from kg.reconcile.facts import Fact, facts
from kg.reconcile.question import (
    FilmQuestion,
    Kind,
    PersonQuestion,
    Question,
    Row,
    ThingQuestion,
    film_questions,
    person_questions,
    thing_questions,
)
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named

_WIKIDATA = "wikidata"
_GAZETTEER = Origin("gazetteer", "")
_THINGS: Mapping[Kind, str] = {
    Kind.ORGANISATION: "reconcile-organisations",
    Kind.PLACE: "reconcile-places",
    Kind.FESTIVAL: "reconcile-festivals",
    Kind.AWARD: "reconcile-awards",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Every question of a store by its id, and the record that each comes from; a place comes from none."""

    questions: Mapping[str, Question]
    origins: Mapping[str, Origin]

    @property
    def conferred(self) -> frozenset[str]:
        """The award events: the item that they are matched with is the prize they confer."""
        return frozenset(name for name, question in self.questions.items() if question.kind is Kind.AWARD)

    def origin(self, subject: str) -> Origin:
        """Return the record that a subject comes from, the first of several."""
        return self.origins.get(subject, _GAZETTEER)


def asked_of(store: Path, space: Space) -> Asked:
    """Read what a store holds to be reconciled. Raises StoreError."""
    with EmbeddedStore.open(store) as opened:
        answers = {name: tuple(_rows(opened, name)) for name in ("reconcile-films", "reconcile-people")}
        things = {kind: tuple(_rows(opened, name)) for kind, name in _THINGS.items()}
    questions: list[Question] = [
        *film_questions(answers["reconcile-films"], space),
        *person_questions(answers["reconcile-people"], space),
        *(question for kind, rows in things.items() for question in thing_questions(rows, space, kind)),
    ]
    every = (row for rows in (*answers.values(), *things.values()) for row in rows)
    return Asked({question.id: question for question in questions}, dict(_origins(every, space)))


def facts_of(store: Path, space: Space) -> dict[str, tuple[Fact, ...]]:
    """Read what our records state of films and people, by local id. Raises StoreError."""
    with EmbeddedStore.open(store) as opened:
        return dict(facts(_rows(opened, "reconcile-facts"), space))


def items(wanted: Iterable[tuple[Question, str]], lookup: Lookup) -> Iterator[tuple[Question, Candidate | None]]:
    """Yield each question with the item of the number beside it, as the authority has it; None if it has none."""
    pairs = tuple(wanted)
    bare = [_BARE[type(question)](question, ((_WIKIDATA, qid),)) for question, qid in pairs]
    for (question, qid), found in zip(pairs, lookup(bare), strict=True):
        yield question, next((candidate for candidate in found if candidate.qid == qid), None)


_BARE: Mapping[type, Callable[[Question, tuple[tuple[str, str], ...]], Question]] = {
    FilmQuestion: lambda one, numbers: FilmQuestion(one.id, one.label, (), identifiers=numbers),
    PersonQuestion: lambda one, numbers: PersonQuestion(one.id, one.label, (), identifiers=numbers),
    ThingQuestion: lambda one, numbers: ThingQuestion(one.kind, one.id, one.label, (), identifiers=numbers),
}
"""A question by number alone: nothing else is searched for."""


def _rows(store: EmbeddedStore, name: str) -> Iterator[Row]:
    return store.select(bind(named(name), {}))


def _origins(rows: Iterable[Row], space: Space) -> Iterator[tuple[str, Origin]]:
    """Yield subject and record, the first record last, so that it counts."""
    named_in = {(_subject(row), graph) for row in rows if (graph := row.get("graph"))}
    for subject, graph in sorted(named_in, reverse=True):
        source, _, key = graph.removeprefix(f"{space.base}/graph/").partition("/")
        yield space.local(subject), Origin(unquote(source), unquote(key))


def _subject(row: Row) -> str:
    return next(iri for name in ("work", "agent", "thing") if (iri := row.get(name)))


def known(asked: Asked, accepted: Mapping[str, str]) -> Sequence[tuple[Question, str]]:
    """Return the questions that an item is accepted for, with its number, in order."""
    return [(question, accepted[name]) for name, question in sorted(asked.questions.items()) if name in accepted]
