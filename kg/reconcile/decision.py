"""A decision about one of our entities, and which of several decisions stands.

A person's decision always wins, wherever it stands in the ledger and whatever the machine says since. A
person's rejection excludes one item for that subject for ever (until a person matches it); a later
person's decision wins over an earlier one; a later machine's over an earlier machine's. A person's `review`
takes their last word about that item back: what stood before it stands again.

A decision between two entities of ours (`other` instead of `qid`) is a person's alone: `match` joins them,
`reject` keeps them apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

MACHINE = "machine"
Pair = tuple[str, str]
_UNMOVED: Mapping[str, str] = MappingProxyType({})


class Verdict(StrEnum):
    """What is decided: the item is ours, a person should look, no item is ours, that item is not ours."""

    MATCH = "match"
    REVIEW = "review"
    NONE = "none"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the ledger.

    `subject` is the local part of our IRI; `qid` the item, None when there is none; `other` the local part of
    another entity of ours, in place of an item; `item` the label of either; `probability` that both are one,
    None when nobody computed it; `when` an ISO date, None when a person left it out; `tool` the version of the
    machine's rules and `question` the fingerprint of what it was asked, both None for a person.
    """

    subject: str
    label: str
    verdict: Verdict
    qid: str | None = None
    other: str | None = None
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

    @property
    def is_contested(self) -> bool:
        """Whether it is the machine's, without grounds: it is asked again in case its rival's claim is gone."""
        return self.by_machine and self.verdict is Verdict.REVIEW and self.question is None


@dataclass(slots=True)
class _Said:
    """What people said about one subject, or about one pair of ours, in order, and what of it stands."""

    history: list[Decision] = field(default_factory=list)
    accepted: Decision | None = None
    rejected: dict[str, Decision] = field(default_factory=dict)

    def enter(self, decision: Decision) -> None:
        """Take a decision in, or one back, and find out anew what stands."""
        said = [one for one in self.history if one.qid == decision.qid and one.verdict is not Verdict.REVIEW]
        if decision.verdict is Verdict.REVIEW and said:
            self.history.reverse()  # the last of equal lines goes, not the first
            self.history.remove(said[-1])
            self.history.reverse()
        else:
            self.history.append(decision)
        self.accepted, self.rejected = None, {}
        for one in self.history:
            self._stand(one)

    def _stand(self, decision: Decision) -> None:
        item = decision.qid or ""
        if decision.verdict is Verdict.REJECT:
            self.rejected[item] = decision
            if self.accepted is not None and self.accepted.qid == decision.qid:
                self.accepted = None
            return
        self.accepted = decision
        if decision.verdict is Verdict.MATCH:
            self.rejected.pop(item, None)


class Standing:
    """The decisions that stand, from a ledger's lines in their order.

    `moved` gives the entity that took another's place, by local id: a decision about a member of a cluster
    counts for the cluster. `since` is the date from which the machine's decisions count as fresh; None means
    the date of the authority that is asked.
    """

    def __init__(
        self,
        decisions: Iterable[Decision] = (),
        *,
        moved: Mapping[str, str] = _UNMOVED,
        since: str | None = None,
    ) -> None:
        self._moved = moved
        self._since = since
        self._renewed: set[str] = set()
        self._machine: dict[str, Decision] = {}
        self._people: defaultdict[str, _Said] = defaultdict(_Said)
        self._pairs: defaultdict[Pair, _Said] = defaultdict(_Said)
        for decision in decisions:
            self.enter(decision)

    def enter(self, decision: Decision) -> None:
        """Take one more decision in."""
        subject = self._moved.get(decision.subject, decision.subject)
        here = replace(decision, subject=subject) if subject != decision.subject else decision
        if here.other is not None:
            self._pairs[_pair(subject, self._moved.get(here.other, here.other))].enter(here)
        elif here.by_machine:
            self._machine[subject] = here
        else:
            self._people[subject].enter(here)

    def renew(self, subjects: Iterable[str]) -> None:
        """Count what the machine said about subjects as fresh, whatever its date: this run has asked them."""
        self._renewed.update(subjects)

    def forget(self, subject: str) -> None:
        """Let go of what the machine said about a subject, so that it is asked again."""
        self._machine.pop(subject, None)

    def of(self, subject: str) -> Decision | None:
        """Return what stands about a subject; None when it is undecided."""
        said = self._people.get(subject)
        if said is not None and said.accepted is not None:
            return said.accepted
        machine = self._machine.get(subject)
        return None if machine is None or machine.qid in self.rejected(subject) else machine

    def rejected(self, subject: str) -> frozenset[str]:
        """Return the items a person has excluded for a subject."""
        said = self._people.get(subject)
        return frozenset(said.rejected) if said else frozenset()

    def settles(self, subject: str, *, when: str, tool: str, question: str) -> bool:
        """Tell whether a subject need not be asked: a person decided, or the machine on the same grounds.

        `when` is the authority's date: an older decision of the machine is asked again, unless `since` says
        from when on decisions count as fresh.
        """
        decision = self.of(subject)
        if decision is None:
            return False
        return not decision.by_machine or (
            self.is_fresh(decision, when=when, tool=tool) and decision.question == question
        )

    def is_fresh(self, decision: Decision, *, when: str, tool: str) -> bool:
        """Tell whether a decision of the machine is by these rules, and of this run or of a day that is not past."""
        recent = (decision.when or "") >= (when if self._since is None else self._since)
        return decision.tool == tool and (recent or decision.subject in self._renewed)

    def about(self, subjects: Iterable[str]) -> Iterator[Decision]:
        """Yield what stands about each subject, each rejection by a person, and what ties it to others of ours."""
        wanted = tuple(subjects)
        for subject in wanted:
            if decision := self.of(subject):
                yield decision
            if said := self._people.get(subject):
                yield from said.rejected.values()
        within = set(wanted)
        for pair in sorted(self._pairs):
            yield from (one for one in self._verdicts(pair) if one.subject in within)

    def subjects(self) -> frozenset[str]:
        """Return every entity of ours that a decision is about."""
        named = {subject for subject, said in self._people.items() if said.history}
        return frozenset(named | self._machine.keys() | {one for pair in self._pairs for one in pair})

    def same(self) -> frozenset[Pair]:
        """Return the pairs of ours that a person joined, each in order."""
        return frozenset(pair for pair, said in self._pairs.items() if said.accepted and _is_match(said.accepted))

    def different(self) -> frozenset[Pair]:
        """Return the pairs of ours that a person keeps apart, each in order."""
        return frozenset(pair for pair, said in self._pairs.items() if said.rejected)

    def _verdicts(self, pair: Pair) -> Iterator[Decision]:
        said = self._pairs[pair]
        yield from (one for one in (said.accepted, *said.rejected.values()) if one)


def _is_match(decision: Decision) -> bool:
    return decision.verdict is Verdict.MATCH


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
