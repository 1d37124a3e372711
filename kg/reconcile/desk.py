"""The desk at which a person decides: the questions that wait, one after another, and what is said about each.

Every decision goes to the ledger at once, as the person's own line. Taking one back is a line too: a ledger is
only ever added to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.ledger import Ledger
from kg.reconcile.question import Question
from kg.reconcile.ranked import Ranked

Look = Callable[[Question], tuple[Ranked, ...]]
"""Return the candidates of a question, the likeliest first."""

_TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what stands about it, its candidates, and its place among all, from 1."""

    question: Question
    stands: Decision | None
    candidates: tuple[Ranked, ...]
    place: int
    of: int

    @property
    def is_open(self) -> bool:
        """Whether no person has decided it, or one has asked for another look."""
        return _is_open(self.stands)


@dataclass(slots=True)
class Desk:
    """What one person works on. `today` says the day (ISO); `author` is None until they have said their name."""

    questions: Sequence[Question]
    ledger: Ledger
    standing: Standing
    look: Look
    today: Callable[[], str]
    author: str | None = None
    done: list[Decision] = field(default_factory=list)

    def case(self, subject: str) -> Case | None:
        """Return the case of a subject, None if it is not on the desk."""
        place = self._place(subject)
        if place is None:
            return None
        question, rejected = self.questions[place], self.standing.rejected(subject)
        candidates = tuple(one for one in self.look(question) if one.qid not in rejected)
        return Case(question, self.standing.of(subject), candidates, place + 1, len(self.questions))

    def next_open(self, after: str | None = None) -> str | None:
        """Return the first open subject after another, or else from the start; None if all are decided."""
        start = 0 if after is None else (self._place(after) or 0) + 1
        order = (*self.questions[start:], *self.questions[:start])
        return next((question.id for question in order if self._waits(question.id)), None)

    def beside(self, subject: str, steps: int) -> str | None:
        """Return the subject some steps further on, decided or not; None beyond the ends."""
        place = self._place(subject)
        wanted = -1 if place is None else place + steps
        return self.questions[wanted].id if 0 <= wanted < len(self.questions) else None

    @property
    def left(self) -> int:
        """How many questions are open."""
        return sum(1 for question in self.questions if self._waits(question.id))

    @property
    def last(self) -> Decision | None:
        """The decision that would be taken back next."""
        return self.done[-1] if self.done else None

    def decide(self, subject: str, verdict: Verdict, qid: str | None, label: str | None = None) -> None:
        """Write a decision of the author about a subject of the desk. Raises LookupError if it is not on it."""
        place = self._place(subject)
        if place is None or self.author is None:
            raise LookupError(subject)
        decision = Decision(
            subject=subject,
            label=self.questions[place].label,
            verdict=verdict,
            qid=qid,
            item=label,
            who=self.author,
            when=self.today(),
        )
        self._write(decision)
        self.done.append(decision)

    def undo(self) -> str | None:
        """Take the last decision of this sitting back, and return its subject; None if there is none."""
        if not self.done:
            return None
        last = self.done.pop()
        self._write(
            Decision(
                subject=last.subject,
                label=last.label,
                verdict=Verdict.REVIEW,
                qid=last.qid,
                item=last.item,
                evidence=_TAKEN_BACK,
                who=last.who,
                when=self.today(),
            )
        )
        return last.subject

    def _write(self, decision: Decision) -> None:
        self.ledger.append([decision])
        self.standing.enter(decision)

    def _waits(self, subject: str) -> bool:
        return _is_open(self.standing.of(subject))

    def _place(self, subject: str) -> int | None:
        return next((place for place, question in enumerate(self.questions) if question.id == subject), None)


def _is_open(decision: Decision | None) -> bool:
    return decision is None or decision.by_machine or decision.verdict is Verdict.REVIEW
