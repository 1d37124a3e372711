"""The reconcile stage: questions from the new store, decisions to the ledger, what stands to statements."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kg.config import ReconcileConfig
from kg.errors import UsageError
from kg.rdf.iri import Space
from kg.reconcile import graph, snapshot
from kg.reconcile.decision import Decision, Verdict
from kg.reconcile.ledger import Ledger
from kg.reconcile.question import film_questions, person_questions
from kg.reconcile.run import reconcile
from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named


@dataclass(frozen=True, slots=True)
class Matched:
    """The reconciliation graph's lines, and how many subjects stand at each verdict."""

    lines: tuple[str, ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return how many of our entities stand at a verdict."""
        return dict(self.verdicts).get(verdict.value, 0)


def match(store: Path, wanted: ReconcileConfig, space: Space, licence: str | None) -> Matched:
    """Reconcile what a store holds against the snapshot, append what is new to the ledger, return what stands."""
    with EmbeddedStore.open(store) as opened:
        films = tuple(film_questions(opened.select(bind(named("reconcile-films"), {})), space))
        people = tuple(person_questions(opened.select(bind(named("reconcile-people"), {})), space))
    ledger = Ledger(wanted.ledger, space, licence or "https://creativecommons.org/publicdomain/zero/1.0/")
    lookup = snapshot.load(wanted.snapshot).lookup
    ledger.append(reconcile(films, people, lookup, ledger.standing(), dated=_dated(wanted)))
    subjects = (*(film.id for film in films), *(person.id for person in people))
    standing = tuple(ledger.standing().about(subjects))
    return Matched(graph.statements(standing, space), _verdicts(standing))


def _dated(wanted: ReconcileConfig) -> str:
    """Return the date machine decisions carry: the snapshot's, never the clock's."""
    stated = wanted.snapshot_date
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if stated:
            return date.fromisoformat(stated).isoformat()
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError) as error:
        said = f"snapshot_date {stated!r}" if stated else f"SOURCE_DATE_EPOCH {epoch!r}"
        raise UsageError(f"kg.toml: [reconcile] {said} is no date: write YYYY-MM-DD") from error
    raise UsageError("kg.toml: [reconcile] snapshot_date is missing: write the day the snapshot was taken, YYYY-MM-DD")


def _verdicts(standing: tuple[Decision, ...]) -> tuple[tuple[str, int], ...]:
    subjects = {
        decision.subject: decision.verdict.value for decision in standing if decision.verdict is not Verdict.REJECT
    }
    values = list(subjects.values())
    return tuple((verdict, values.count(verdict)) for verdict in sorted(set(values)))
