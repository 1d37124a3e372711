"""The reconcile stage: questions from the new store, decisions to the ledger, what stands to statements."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from kg.config import ReconcileConfig
from kg.errors import UsageError
from kg.model import Finding
from kg.pipeline.identity import Decisions
from kg.rdf.iri import Space
from kg.reconcile import graph, snapshot
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.ledger import Ledger
from kg.reconcile.question import film_questions, person_questions
from kg.reconcile.run import reconcile
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named

_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, slots=True)
class Matched:
    """The reconciliation graph's lines, how many subjects stand at each verdict, and what is to be told."""

    lines: tuple[str, ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return how many of our entities stand at a verdict."""
        return dict(self.verdicts).get(verdict.value, 0)


@dataclass(frozen=True, slots=True)
class Matcher:
    """The reconcile stage, made ready before the long work: what can be wrong with it is told at once."""

    wanted: ReconcileConfig
    space: Space
    ledger: Ledger
    dated: str

    @classmethod
    def ready(cls, wanted: ReconcileConfig, space: Space, licence: str | None) -> "Matcher":
        """Make the stage ready. Raises UsageError if snapshot, date or ledger are not in order."""
        ledger = Ledger(wanted.ledger, space, licence or _PUBLIC_DOMAIN)
        ledger.standing()
        return cls(wanted, space, ledger, _date_of(wanted))

    def decisions(self) -> Decisions:
        """Return what persons decided about pairs of our own things: in so many words, or by giving both one item."""
        standing = self.ledger.standing()
        same = {*standing.same(), *_by_item(standing)}
        return Decisions(tuple(sorted(same)), frozenset(map(frozenset, standing.different())))

    def __call__(self, store: Path, moved: Mapping[str, str] | None = None) -> Matched:
        """Reconcile what a store holds, append what is new to the ledger, and return what stands.

        `moved` leads from the members of clusters to their leaders: a decision about one is about the other.
        """
        with EmbeddedStore.open(store) as opened:
            films = tuple(film_questions(opened.select(bind(named("reconcile-films"), {})), self.space))
            people = tuple(person_questions(opened.select(bind(named("reconcile-people"), {})), self.space))
        lookup = snapshot.load(self.wanted.snapshot).lookup
        self.ledger.append(reconcile(films, people, lookup, self.ledger.standing(moved=moved), dated=self.dated))
        subjects = (*(film.id for film in films), *(person.id for person in people))
        standing = tuple(self.ledger.standing(moved=moved).about(subjects))
        return Matched(graph.statements(standing, self.space), _verdicts(standing))


def _by_item(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield the pairs that persons gave one and the same item."""
    by_item: dict[str, list[str]] = {}
    for subject in sorted(standing.subjects()):
        decision = standing.of(subject)
        if decision and not decision.by_machine and decision.verdict is Verdict.MATCH and decision.qid:
            by_item.setdefault(decision.qid, []).append(subject)
    for subjects in by_item.values():
        yield from pairwise(subjects)


def _date_of(wanted: ReconcileConfig) -> str:
    """Return the date machine decisions carry: the snapshot's, never the clock's.

    Raises UsageError if there is no such snapshot, or nothing says its date.
    """
    if not wanted.snapshot.is_file():
        raise UsageError(f"[reconcile] snapshot: {wanted.snapshot}: no such file: name a Wikidata dump file")
    stated = wanted.snapshot_date
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if stated:
            return date.fromisoformat(stated).isoformat()
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError) as error:
        said = f"snapshot_date {stated!r}" if stated else f"SOURCE_DATE_EPOCH {epoch!r}"
        raise UsageError(f"[reconcile] {said} is no date: write YYYY-MM-DD") from error
    raise UsageError("[reconcile] snapshot_date is missing: write the day the snapshot was taken, YYYY-MM-DD")


def _verdicts(standing: tuple[Decision, ...]) -> tuple[tuple[str, int], ...]:
    subjects = {
        decision.subject: decision.verdict.value for decision in standing if decision.verdict is not Verdict.REJECT
    }
    values = list(subjects.values())
    return tuple((verdict, values.count(verdict)) for verdict in sorted(set(values)))
