"""What leaves a reconciled publication: SSSOM, QuickStatements, PROV, a spreadsheet. Text out, nothing is sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.asking import Asked, facts_of, items, known
from kg.pipeline.matching import Matcher, accepted
from kg.reconcile import graph, quickstatements, sheet, sssom
from kg.reconcile.candidate import Candidate, Lookup
from kg.reconcile.decision import Standing, Verdict
from kg.reconcile.desk import Look
from kg.reconcile.question import Kind, Question
from kg.reconcile.quickstatements import Told
from kg.reconcile.ranked import Ranked, rank

_TOLD = (Kind.FILM, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A publication's store and questions, and what stands about them."""

    store: Path
    asked: Asked
    matcher: Matcher
    standing: Standing

    def sssom(self) -> Iterator[str]:
        """Yield what stands as an SSSOM/TSV file: every decision that counts, each once, in order."""
        yield sssom.header(self.matcher.space, self.matcher.ledger.licence)
        for decision in sorted(self.standing.about(self.asked.questions), key=lambda one: (one.subject, one.qid or "")):
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
        for subject in self._missing():
            told = Told(stated.get(subject, ()), self._dated(subject), accepted_now)
            yield from (f"{line}\n" for line in quickstatements.creation(told))

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

    def _missing(self) -> list[str]:
        stands = ((name, self.standing.of(name)) for name in sorted(self.asked.questions))
        return [
            name
            for name, now in stands
            if now and now.verdict is Verdict.NONE and self.asked.questions[name].kind is Kind.FILM
        ]

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
