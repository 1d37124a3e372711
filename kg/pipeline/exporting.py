"""What leaves a reconciled publication: SSSOM, QuickStatements, PROV, a spreadsheet. Text out, nothing is sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.asking import Asked, facts_of, items, known
from kg.pipeline.matching import Matcher, accepted
from kg.reconcile import graph, quickstatements, sheet, sssom
from kg.reconcile.candidate import Candidate, Lookup
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.desk import Look
from kg.reconcile.question import Kind, Question
from kg.reconcile.quickstatements import Told
from kg.reconcile.ranked import Ranked, rank

_TOLD = (Kind.FILM, Kind.PERSON)
_PRESUMED = (
    "look first: CREATE blocks that rest on the machine's none alone: {}. It is only as complete as what was asked: "
    "a snapshot may hold a part of Wikidata. --by-person writes those alone that a person confirmed"
)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A publication's store and questions, and what stands about them.

    `by_person` makes new items of those films alone of which a person said that there is none; `tell` takes what
    whoever exports should know.
    """

    store: Path
    asked: Asked
    matcher: Matcher
    standing: Standing
    by_person: bool = False
    tell: Callable[[str], None] = lambda _: None

    def sssom(self) -> Iterator[str]:
        """Yield what stands as an SSSOM/TSV file: every decision that counts, each once, in order.

        What waits for a person is no mapping: others would take its line for one.
        """
        yield sssom.header(self.matcher.space, self.matcher.ledger.licence)
        for decision in sorted(self.standing.about(self.asked.questions), key=lambda one: (one.subject, one.qid or "")):
            if decision.verdict is not Verdict.REVIEW:
                yield sssom.write(decision)

    def prov(self) -> Iterator[str]:
        """Yield the reconciliation graph as N-Quads: who decided what, when, by which rules, and why."""
        decisions = self.standing.about(self.asked.questions)
        yield from (f"{line}\n" for line in graph.statements(decisions, self.matcher.space, self.asked.conferred))

    def csv(self) -> Iterator[str]:
        """Yield the questions that wait for a person, with their candidates."""
        return sheet.write(self.cases(self.waiting()))

    def quickstatements(self) -> Iterator[str]:
        """Yield commands: what matched items lack, then new items for the films that have none."""
        stated, theirs = facts_of(self.store, self.matcher.space), self._items()
        accepted_now = accepted(self.asked.questions, self.standing)
        for subject, item in sorted(theirs.items()):
            told = Told(stated.get(subject, ()), self._dated(subject), accepted_now, item)
            yield from (f"{line}\n" for line in quickstatements.additions(item.qid, told))
        presumed = 0
        for decision in self._missing():
            told = Told(stated.get(decision.subject, ()), decision.when, accepted_now)
            block = tuple(quickstatements.creation(told))
            presumed += bool(block) and decision.by_machine
            yield from (f"{line}\n" for line in block)
        if presumed:
            self.tell(_PRESUMED.format(presumed))

    def waiting(self) -> tuple[Question, ...]:
        """Return the questions that wait for a person."""
        stands = ((question, self.standing.of(name)) for name, question in sorted(self.asked.questions.items()))
        return tuple(question for question, now in stands if now and now.verdict is Verdict.REVIEW)

    def cases(self, questions: tuple[Question, ...]) -> Iterator[tuple[Question, tuple[Ranked, ...]]]:
        """Yield each question with its candidates in order, those a person rejected left out."""
        with self.matcher.lookup() as lookup:
            for question, found in zip(questions, lookup(questions), strict=True):
                yield question, self._ranked(question, found)

    def looking(self, lookup: Lookup) -> Look:
        """Return what finds the candidates of one question."""
        return lambda question: self._ranked(question, next(iter(lookup([question]))))

    def _ranked(self, question: Question, found: Sequence[Candidate]) -> tuple[Ranked, ...]:
        rejected = self.standing.rejected(question.id)
        left = [candidate for candidate in found if candidate.qid not in rejected]
        return rank(question, left, accepted(self.asked.questions, self.standing), self.matcher.weights)

    def _items(self) -> dict[str, Candidate]:
        """Return the accepted item of each film and person, as the authority has it."""
        accepted_now = accepted(self.asked.questions, self.standing)
        wanted = [pair for pair in known(self.asked, accepted_now) if pair[0].kind in _TOLD]
        with self.matcher.lookup() as lookup:
            return {question.id: item for question, item in items(wanted, lookup) if item}

    def _missing(self) -> Iterator[Decision]:
        """Yield what stands about the films that have no item and are to get one."""
        for name, question in sorted(self.asked.questions.items()):
            now = self.standing.of(name)
            if question.kind is not Kind.FILM or now is None or now.verdict is not Verdict.NONE:
                continue
            if not (self.by_person and now.by_machine):
                yield now

    def _dated(self, subject: str) -> str | None:
        decision = self.standing.of(subject)
        return decision.when if decision else None


Write = Callable[[Exporter], Iterator[str]]
FORMATS: Mapping[str, Write] = {
    "sssom": Exporter.sssom,
    "quickstatements": Exporter.quickstatements,
    "prov": Exporter.prov,
    "csv": Exporter.csv,
}
"""Each format's writer, by its name."""
