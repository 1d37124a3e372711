"""Which records are about one thing: clusters by a shared identifier, or by a person's decision.

A cluster is a set of works, or of agents, of different sources. Its IRI is that of the member from the source that
ranks first in kg.toml; the others lead there. Persons' decisions come first: what a person joined is joined, what a
person kept apart is never in one cluster. Then identifiers join, in order, unless

- the identifier belongs to several things of one source: then it confirms nothing (identifier-shared);
- the two sides carry different numbers of another register (identifier-conflict).

A machine's match never joins: what it believes is offered as a finding (`duplicate-work`) for a person to accept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Finding, Origin, Severity
from kg.pipeline.plan import Bearer, Plan, Shared


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons decided about pairs of our own things, by local IRI: one thing, or two."""

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()

    def nodes(self) -> frozenset[str]:
        """Return every thing decided about."""
        return frozenset(node for pair in (*self.same, *self.different) for node in pair)


@dataclass(frozen=True, slots=True)
class Identity:
    """The clusters' outcome: where each member goes, and what is to be told."""

    moved: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Cluster:
    """Members by local IRI with the rank of their source, and the numbers they carry by register."""

    members: dict[str, int]
    numbers: dict[str, set[str]] = field(default_factory=dict)

    def disagrees(self, other: "_Cluster") -> str | None:
        """Name a register of which both sides carry numbers and share none."""
        both = sorted(self.numbers.keys() & other.numbers.keys())
        return next((scheme for scheme in both if not self.numbers[scheme] & other.numbers[scheme]), None)

    def leader(self) -> str:
        """The member of the first-ranking source, by IRI where one source has several."""
        return min(self.members, key=lambda node: (self.members[node], node))


class _Clusters:
    """The clusters as they grow."""

    def __init__(self, plan: Plan, apart: frozenset[frozenset[str]]) -> None:
        self._plan = plan
        self._apart = apart
        self._of: dict[str, _Cluster] = {}

    def of(self, node: str, rank: int) -> _Cluster:
        """Return the cluster of a node, its own if it has none yet."""
        if node not in self._of:
            numbers: dict[str, set[str]] = {}
            for scheme, value in self._plan.identifiers(node):
                numbers.setdefault(scheme, set()).add(value)
            self._of[node] = _Cluster({node: rank}, numbers)
        self._of[node].members[node] = rank
        return self._of[node]

    def kept_apart(self, one: _Cluster, other: _Cluster) -> bool:
        """Tell whether a person said of a member of each that they are two things."""
        if not self._apart:
            return False
        return any(frozenset((a, b)) in self._apart for a in one.members for b in other.members)

    def join(self, one: _Cluster, other: _Cluster) -> None:
        """Make two clusters one."""
        if one is other:
            return
        one.members |= other.members
        for scheme, values in other.numbers.items():
            one.numbers.setdefault(scheme, set()).update(values)
        for node in other.members:
            self._of[node] = one

    def moved(self) -> dict[str, str]:
        """Return the leader of every member that is none."""
        leaders = ((node, cluster.leader()) for node, cluster in self._of.items())
        return {node: leader for node, leader in leaders if node != leader}


def identify(plan: Plan, decisions: Decisions) -> Identity:
    """Find the clusters of a plan; a decision about what is not in it waits."""
    known = plan.named()
    clusters = _Clusters(plan, decisions.different)
    for one, other in decisions.same:
        if one in known and other in known:
            clusters.join(clusters.of(one, known[one]), clusters.of(other, known[other]))
    findings = [finding for shared in plan.shared() for finding in _join(shared, clusters)]
    return Identity(clusters.moved(), tuple(findings))


def _join(shared: Shared, clusters: _Clusters) -> Iterator[Finding]:
    if twice := _claimed_twice(shared.bearers):
        yield _told(
            "identifier-shared",
            twice[0],
            f"{shared.scheme} {shared.value} is the number of several things of one source ({_named(twice)})",
            f"{shared.scheme} {shared.value}",
            "find out whose it is; until then it joins nothing",
        )
        return
    first, *others = shared.bearers
    for other in others:
        one, two = clusters.of(first.node, first.rank), clusters.of(other.node, other.rank)
        if one is two or clusters.kept_apart(one, two):
            continue
        if scheme := one.disagrees(two):
            yield _told(
                "identifier-conflict",
                first,
                f"{_named((first, other))} share {shared.scheme} {shared.value} and differ in {scheme}",
                f"{shared.scheme} {shared.value}",
                "mend the wrong number, or say in the ledger whether they are one",
            )
            continue
        clusters.join(one, two)


def _claimed_twice(bearers: Sequence[Bearer]) -> tuple[Bearer, ...]:
    """Return the bearers of a source that has several; nothing if each source has one."""
    by_source: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        by_source.setdefault(bearer.source, []).append(bearer)
    return tuple(next((same for same in by_source.values() if len(same) > 1), ()))


def _named(bearers: Iterable[Bearer]) -> str:
    return ", ".join(bearer.node for bearer in bearers)


def _told(rule: str, bearer: Bearer, message: str, value: str, suggestion: str) -> Finding:
    origin = Origin(bearer.source, bearer.node)
    return Finding(origin, rule, Severity.WARNING, message, value, suggestion)
