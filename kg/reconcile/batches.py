"""A long run in batches: what a batch decides is kept before the next is asked.

Films go with their directors, whom they support and who support them; then everybody else, then companies,
places, festivals and prizes. The batches depend on what there is, never on what is decided already, so a run
that was killed goes on with the very batches it would have had. What stands about the films of a person, or the
directors of a film, goes with a batch as its background: what this run has decided and what is not to be asked in
it, never what still is. So a run over a full ledger decides what a run over an empty one does. Passes over all that
stands come last: they find the items that two subjects of one source claim, whatever batches these were in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

from kg.reconcile.decision import Decision, Standing
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, Question, ThingQuestion, fingerprint

Decide = Callable[[Sequence[Question], Standing], Iterable[Decision]]
"""Ask those of the questions that are open, and decide: `kg.reconcile.run.reconcile` with its lookup."""

Progress = Callable[[int, int], None]
"""Told how many of the open questions are answered, and how many there are."""

Q = TypeVar("Q", bound=Question)
_SIZE = 100
_CLAIM_PASSES = 4


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the machine decides on: the authority's date (ISO), and the version of the rules."""

    dated: str
    tool: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions to ask: of which kinds (all if none is named), and how many at most."""

    kinds: frozenset[Kind] = frozenset()
    limit: int | None = None

    def takes(self, question: Question) -> bool:
        """Tell whether a question is of a wanted kind."""
        return not self.kinds or question.kind in self.kinds


def run(
    questions: Iterable[Question],
    decide: Decide,
    standing: Standing,
    *,
    grounds: Grounds,
    wanted: Wanted | None = None,
    progress: Progress = lambda *_: None,
) -> Iterator[tuple[Decision, ...]]:
    """Yield the new decisions of each batch, none twice, and enter them into what stands.

    A decision that only repeats what stands is not yielded.
    """
    every = {question.id: question for question in sorted(questions, key=lambda one: one.id)}
    asked = _asked(every, standing, grounds, wanted or Wanted())
    claimed = {name: standing.of(name) for name, one in every.items() if _is_contested(one, standing)}
    done = 0
    progress(done, len(asked))
    for batch in plan(tuple(every.values())):
        now = tuple(question for question in batch if question.id in asked)
        if now:
            background = _background(now, every, standing, grounds)
            entered = _entered(decide((*now, *background), standing), standing)
            standing.renew(question.id for question in now)
            yield tuple(one for one in entered if one.subject not in claimed)  # those are told by the last passes
            done += len(now)
            progress(done, len(asked))
    yield _claims(every, decide, standing, grounds, claimed)


def _claims(
    every: Mapping[str, Question],
    decide: Decide,
    standing: Standing,
    grounds: Grounds,
    claimed: Mapping[str, Decision | None],
) -> tuple[Decision, ...]:
    """Pass over all that stands until nothing changes, and return what then differs from what the ledger has.

    Who is found to claim another's item is asked once more, with all that is known by then, as in any later run.
    """
    before = {**{name: standing.of(name) for name in every}, **claimed}
    for _ in range(_CLAIM_PASSES):
        settled = tuple(one for one in every.values() if _is_settled(one, standing, grounds))
        if not _entered(decide(settled, standing), standing):
            break
    now = ((name, standing.of(name)) for name in every)
    return tuple(one for name, one in now if one and one.by_machine and one != before[name])


def plan(questions: Sequence[Question]) -> Iterator[tuple[Question, ...]]:
    """Yield every question once, in batches: films with their directors, other people, then things by kind."""
    people = {question.id: question for question in questions if isinstance(question, PersonQuestion)}
    films = (question for question in questions if isinstance(question, FilmQuestion))
    for some in _packed(films):
        directors = [people.pop(one.id) for film in some for one in film.directors if one.id in people]
        yield (*some, *directors)
    yield from _sliced(people.values())
    things = (question for question in questions if isinstance(question, ThingQuestion))
    for _, alike in groupby(sorted(things, key=lambda one: (one.kind, one.id)), key=lambda one: one.kind):
        yield from _sliced(alike)


def is_open(question: Question, standing: Standing, grounds: Grounds) -> bool:
    """Tell whether a question is still to be asked: nobody decided it, or on other grounds."""
    asked = fingerprint(question, standing.rejected(question.id))
    return not standing.settles(question.id, when=grounds.dated, tool=grounds.tool, question=asked)


def _asked(every: Mapping[str, Question], standing: Standing, grounds: Grounds, wanted: Wanted) -> frozenset[str]:
    """Return the open questions of the run, in the order of the plan; fresh claims on one item wait for the last."""
    batches = (question for batch in plan(tuple(every.values())) for question in batch)
    waiting = (
        question.id
        for question in batches
        if wanted.takes(question) and not _waits(question, standing, grounds) and is_open(question, standing, grounds)
    )
    return frozenset(islice(waiting, wanted.limit))


def _is_settled(question: Question, standing: Standing, grounds: Grounds) -> bool:
    return _is_contested(question, standing) or not is_open(question, standing, grounds)


def _is_contested(question: Question, standing: Standing) -> bool:
    decision = standing.of(question.id)
    return decision is not None and decision.is_contested


def _waits(question: Question, standing: Standing, grounds: Grounds) -> bool:
    """Tell whether a question is contested, and was so found by this authority and these rules."""
    decision = standing.of(question.id)
    fresh = decision is not None and standing.is_fresh(decision, when=grounds.dated, tool=grounds.tool)
    return fresh and _is_contested(question, standing)


def _background(
    now: Sequence[Question], every: Mapping[str, Question], standing: Standing, grounds: Grounds
) -> tuple[Question, ...]:
    """Return the films of people and companies, and who made the films, as far as they are decided."""
    near = {name for question in now for name in _near(question)} - {question.id for question in now}
    known = (every[name] for name in sorted(near) if name in every)
    return tuple(one for one in known if not _is_contested(one, standing) and not is_open(one, standing, grounds))


def _near(question: Question) -> Iterator[str]:
    if isinstance(question, FilmQuestion):
        yield from (one.id for one in (*question.directors, *question.cast, *question.companies))
    else:
        yield from (work.id for work in question.works)


def _entered(decisions: Iterable[Decision], standing: Standing) -> tuple[Decision, ...]:
    fresh = tuple(one for one in decisions if one != standing.of(one.subject))
    for decision in fresh:
        standing.enter(decision)
    return fresh


def _packed(films: Iterable[FilmQuestion]) -> Iterator[tuple[FilmQuestion, ...]]:
    """Yield the films in batches that keep a director's films together, however many these are."""
    batch: list[FilmQuestion] = []
    for director, group in groupby(sorted(films, key=_by_director), key=lambda film: _by_director(film)[0]):
        for some in [tuple(group)] if director else _sliced(group):
            batch += some
            if len(batch) >= _SIZE:
                yield tuple(batch)
                batch = []
    if batch:
        yield tuple(batch)


def _by_director(film: FilmQuestion) -> tuple[str, str]:
    return (min((one.id for one in film.directors), default=""), film.id)


def _sliced(questions: Iterable[Q]) -> Iterator[tuple[Q, ...]]:
    waiting = iter(questions)
    while some := tuple(islice(waiting, _SIZE)):
        yield some
