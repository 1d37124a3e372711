"""A decision about one of our entities, and which of several decisions stands.

A person's decision always wins, wherever it stands in the ledger and whatever the machine says since. A
person's rejection excludes one item for that subject for ever (until a person matches it); a later
person's decision wins over an earlier one; a later machine's over an earlier machine's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MACHINE = "machine"


class Verdict(StrEnum):
    """What is decided: the item is ours, a person should look, no item is ours, that item is not ours."""

    MATCH = "match"
    REVIEW = "review"
    NONE = "none"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the ledger.

    `subject` is the local part of our IRI; `qid` the item, None when there is none; `probability` that item
    and subject are one, None when nobody computed it; `when` an ISO date, None when a person left it out;
    `tool` the version of the machine's rules and `question` the fingerprint of what it was asked, both None
    for a person.
    """

    subject: str
    label: str
    verdict: Verdict
    qid: str | None = None
    item: str | None = None
    probability: float | None = None
    evidence: str = ""
    who: str = MACHINE
    when: str | None
    tool: str | None = None
    question: str | None = None

    @property
    def by_machine(self) -> bool:
        """Whether no person stands behind it."""
        return self.who == MACHINE


class Standing:
    """The decisions that stand, from a ledger's lines in their order."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_person: dict[str, Decision] = {}
        self._by_machine: dict[str, Decision] = {}
        self._rejected: dict[str, dict[str, Decision]] = defaultdict(dict)
        for decision in decisions:
            self._enter(decision)

    def of(self, subject: str) -> Decision | None:
        """Return what stands about a subject; None when it is undecided."""
        machine = self._by_machine.get(subject)
        if machine is not None and machine.qid in self.rejected(subject):
            machine = None
        return self._by_person.get(subject, machine)

    def rejected(self, subject: str) -> frozenset[str]:
        """Return the items a person has excluded for a subject."""
        return frozenset(self._rejected.get(subject, ()))

    def settles(self, subject: str, *, when: str, tool: str, question: str) -> bool:
        """Tell whether a subject need not be asked: a person decided, or the machine on the same grounds."""
        decision = self.of(subject)
        if decision is None:
            return False
        return not decision.by_machine or (decision.when, decision.tool, decision.question) == (
            when,
            tool,
            question,
        )

    def about(self, subjects: Iterable[str]) -> Iterator[Decision]:
        """Yield what stands about each subject, and each rejection by a person."""
        for subject in subjects:
            if decision := self.of(subject):
                yield decision
            yield from self._rejected.get(subject, {}).values()

    def _enter(self, decision: Decision) -> None:
        if decision.by_machine:
            self._by_machine[decision.subject] = decision
        elif decision.verdict is Verdict.REJECT:
            self._reject(decision)
        else:
            self._by_person[decision.subject] = decision
            if decision.verdict is Verdict.MATCH:
                self._rejected[decision.subject].pop(decision.qid or "", None)

    def _reject(self, decision: Decision) -> None:
        self._rejected[decision.subject][decision.qid or ""] = decision
        earlier = self._by_person.get(decision.subject)
        if earlier is not None and earlier.qid == decision.qid:
            del self._by_person[decision.subject]
