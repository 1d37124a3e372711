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
_MOVED = "reconcile-moved"
_GAZETTEER = Origin("gazetteer", "")
_Ask = Callable[[Iterable[Row], Space], Iterator[Question]]


def _things(kind: Kind) -> _Ask:
    return lambda rows, space: thing_questions(rows, space, kind)


_QUESTIONS: Mapping[str, _Ask] = {
    "reconcile-films": film_questions,
    "reconcile-people": person_questions,
    "reconcile-organisations": _things(Kind.ORGANISATION),
    "reconcile-places": _things(Kind.PLACE),
    "reconcile-festivals": _things(Kind.FESTIVAL),
    "reconcile-awards": _things(Kind.AWARD),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Every question of a store by its id, and the record that each comes from; a place comes from none.

    `moved` leads from the members of clusters to the leaders that took their place.
    """

    questions: Mapping[str, Question]
    origins: Mapping[str, Origin]
    moved: Mapping[str, str]

    @property
    def conferred(self) -> frozenset[str]:
        """The award events: the item that they are matched with is the prize they confer."""
        return frozenset(name for name, question in self.questions.items() if question.kind is Kind.AWARD)

    def origin(self, subject: str) -> Origin:
        """Return the record that a subject comes from, the first of several."""
        return self.origins.get(subject, _GAZETTEER)


def asked_of(store: Path, space: Space) -> Asked:
    """Read what a store holds to be reconciled. Raises StoreError."""
    questions: dict[str, Question] = {}
    origins: dict[str, Origin] = {}
    with EmbeddedStore.open(store) as opened:
        for name, ask in _QUESTIONS.items():
            rows = _noted(_rows(opened, name), origins, space)
            questions |= {question.id: question for question in ask(rows, space)}
        moved = {space.local(row["member"] or ""): space.local(row["leader"] or "") for row in _rows(opened, _MOVED)}
    return Asked(questions, origins, moved)


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


def _noted(rows: Iterable[Row], origins: dict[str, Origin], space: Space) -> Iterator[Row]:
    """Yield the rows, noting of each subject the first record by name that it stands in."""
    for row in rows:
        if graph := row.get("graph"):
            subject = space.local(_subject(row))
            source, _, key = graph.removeprefix(f"{space.base}/graph/").partition("/")
            found = Origin(unquote(source), unquote(key))
            origins[subject] = min(found, origins.get(subject, found), key=lambda one: (one.source, one.key))
        yield row


def _subject(row: Row) -> str:
    return next(iri for name in ("work", "agent", "thing") if (iri := row.get(name)))


def known(asked: Asked, accepted: Mapping[str, str]) -> Sequence[tuple[Question, str]]:
    """Return the questions that an item is accepted for, with its number, in order."""
    return [(question, accepted[name]) for name, question in sorted(asked.questions.items()) if name in accepted]
