"""Wikidata itself as a Lookup: the union of the routes, then whole items, then only those of the right class."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg.fields.fold import name_key
from kg.model import Text
from kg.reconcile.candidate import Candidate
from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.facts import Facts
from kg.reconcile.connectors.offer import Around, has_credits, offer, referred
from kg.reconcile.connectors.routes import NEAR, Named, by_director, by_identifier, by_name, by_search
from kg.reconcile.dump import Entity
from kg.reconcile.question import FilmQuestion, PersonQuestion, Question

_CHUNK = 50  # questions that are asked together
_SHORT = 3  # a word of fewer letters tells no names apart


@dataclass(frozen=True, slots=True)
class Live:
    """`languages`: those in which labels are looked up, the first for names without one."""

    answers: Answers
    languages: tuple[str, ...]

    def lookup(self, questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        """Yield the candidates of each question in turn, by number. Raises LookupStopped."""
        for start in range(0, len(questions), _CHUNK):
            yield from self._chunk(questions[start : start + _CHUNK])

    def _chunk(self, questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        facts = Facts(self.answers)
        items = by_identifier(questions, self.answers)
        _add(items, _unsettled(questions, items, facts, _identified), questions, partial(self._called, facts))
        _add(items, _unsettled(questions, items, facts, _settled), questions, self._searched)
        yield from offers(questions, items, facts)

    def _called(self, facts: Facts, questions: Sequence[Question]) -> list[set[str]]:
        """Look up exact names, and the films of directors."""
        found = by_name([_named(question) for question in questions], self.answers, self.languages)
        films = [question for question in questions if isinstance(question, FilmQuestion)]
        directed = iter(by_director(films, facts, self.languages))
        return [
            items | next(directed) if isinstance(question, FilmQuestion) else items
            for question, items in zip(questions, found, strict=True)
        ]

    def _searched(self, questions: Sequence[Question]) -> list[set[str]]:
        return by_search([_named(question) for question in questions], self.answers, self.languages)


def _add(
    items: Sequence[set[str]],
    where: Sequence[int],
    questions: Sequence[Question],
    route: Callable[[Sequence[Question]], Sequence[set[str]]],
) -> None:
    """Add what a route finds to the items of the questions at some places."""
    for number, found in zip(where, route([questions[number] for number in where]), strict=True):
        items[number].update(found)


def _unsettled(
    questions: Sequence[Question],
    items: Sequence[Iterable[str]],
    facts: Facts,
    settled: Callable[[Question, Sequence[Entity]], bool],
) -> list[int]:
    found = _right(questions, items, facts)
    return [
        number
        for number, (question, entities) in enumerate(zip(questions, found, strict=True))
        if not settled(question, entities)
    ]


def _identified(question: Question, entities: Sequence[Entity]) -> bool:
    return bool(entities)


def _settled(question: Question, entities: Sequence[Entity]) -> bool:
    """Tell whether what is found makes a search needless: for a film, one of its year."""
    if not isinstance(question, FilmQuestion) or question.year is None:
        return bool(entities)
    return any(abs(question.year - year) <= NEAR for entity in entities for year in entity.years)


def offers(
    questions: Sequence[Question], items: Sequence[Iterable[str]], facts: Facts
) -> Iterator[Sequence[Candidate]]:
    """Make candidates of the items of each question: those of the right class, with what they refer to."""
    found = _right(questions, items, facts)
    pairs = [(question, entity) for question, entities in zip(questions, found, strict=True) for entity in entities]
    works = facts.works(sorted({entity.qid for question, entity in pairs if has_credits(question)}))
    wanted = {qid for question, entity in pairs for qid in referred(question, entity, works.get(entity.qid, ()))}
    around = Around(facts.kinds(entity for _, entity in pairs), works, facts.entities(sorted(wanted)))
    for question, entities in zip(questions, found, strict=True):
        yield tuple(offer(question, entity, around) for entity in entities)


def _right(questions: Sequence[Question], items: Sequence[Iterable[str]], facts: Facts) -> list[tuple[Entity, ...]]:
    """Return, for each question, the items of its kind that exist, each once, by number."""
    entities = facts.entities(qid for found in items for qid in sorted(found))
    kinds = facts.kinds(entities.values())
    return [
        tuple(
            entity
            for _, entity in sorted({_number(entities[qid]): entities[qid] for qid in found if qid in entities}.items())
            if question.kind in kinds[entity.qid] and _is_comparable(question, entity)
        )
        for question, found in zip(questions, items, strict=True)
    ]


def _is_comparable(question: Question, entity: Entity) -> bool:
    """Tell whether a person's names share a word with ours: a search finds many that share nothing.

    An item without names in letters we can compare stays.
    """
    if not isinstance(question, PersonQuestion):
        return True
    ours, theirs = _words(question.names), _words(entity.names)
    return not ours or not theirs or bool(ours & theirs) or _carries(question, entity)


def _carries(question: Question, entity: Entity) -> bool:
    return bool(set(question.identifiers) & {*entity.identifiers, ("wikidata", entity.qid)})


def _words(names: Iterable[Text]) -> set[str]:
    words = {word for name in names for word in name_key(name.value).split()}
    return {word for word in words if word.isascii() and len(word) >= _SHORT}


def _named(question: Question) -> Named:
    return question.kind, question.titles if isinstance(question, FilmQuestion) else question.names


def _number(entity: Entity) -> int:
    return int(entity.qid[1:])
