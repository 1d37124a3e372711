"""The reconcile stage: questions from the new store, decisions to the ledger, what stands to statements."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from kg.config import ReconcileConfig
from kg.errors import LookupStopped, UsageError
from kg.model import Finding
from kg.pipeline.asking import Asked, asked_of, items, known
from kg.pipeline.connector import settings_of
from kg.pipeline.identity import Decisions
from kg.rdf.iri import Space
from kg.reconcile import batches, graph, offers
from kg.reconcile.batches import Grounds, Wanted
from kg.reconcile.candidate import Lookup
from kg.reconcile.connectors.choice import LIVE, RECORDED, lookup_for, recheck_for
from kg.reconcile.connectors.service import SERVICE
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.ledger import Ledger, LedgerHeld
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, Question, ThingQuestion
from kg.reconcile.run import reconcile, tool_of
from kg.reconcile.weights import Weights, load, shipped

_OFFERED = (Kind.FILM, Kind.PERSON, Kind.ORGANISATION)  # what a source's record can be amended with
NOTHING = "none"
"""The connector that asks nobody: the ledger's decisions stand, and the machine makes none."""
_OF_TODAY = (LIVE, SERVICE)  # connectors that answer as of the day they are asked
_RECHECKS = (LIVE, RECORDED)  # connectors that know what became of an item
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
        ledger = cls.kept(wanted, space, licence)
        ledger.standing()
        return cls(wanted, space, ledger, _date_of(wanted))

    @staticmethod
    def kept(wanted: ReconcileConfig, space: Space, licence: str | None) -> Ledger:
        """Return the ledger that is kept, which need not exist yet."""
        return Ledger(wanted.ledger, space, licence or _PUBLIC_DOMAIN)

    def decisions(self) -> Decisions:
        """Return what persons decided about pairs of our own things: in so many words, or by giving both one item."""
        standing = self.ledger.standing()
        same = {*standing.same(), *_by_item(standing)}
        return Decisions(tuple(sorted(same)), frozenset(map(frozenset, standing.different())))

    def __call__(self, store: Path, moved: Mapping[str, str] | None = None) -> Matched:
        """Reconcile what a store holds, append what is new to the ledger, and return what stands.

        `moved` leads from the members of clusters to their leaders: a decision about one is about the other.
        """
        asked = asked_of(store, self.space)
        standing, told = self._reconciled(asked, moved)
        decisions = tuple(standing.about(asked.questions))
        lines = graph.statements(decisions, self.space, asked.conferred)
        return Matched(lines, _verdicts(decisions), (*told, *self._unknown(asked, standing)))

    def _reconciled(self, asked: Asked, moved: Mapping[str, str] | None) -> tuple[Standing, list[Finding]]:
        """Return what stands once what is open was asked, and what is to be told; while another run asks, ask not."""
        if self.wanted.connector == NOTHING:
            return self.standing(moved=moved), []
        try:
            with self.ledger.held():
                standing = self.standing(moved=moved)
                return standing, self._asked(asked, standing)
        except LedgerHeld as error:
            return self.standing(moved=moved), [offers.stopped(str(error), str(self.ledger.path))]

    def _asked(self, asked: Asked, standing: Standing) -> list[Finding]:
        """Ask what is open, and return what the authority has to offer or why it stopped answering."""
        told: list[Finding] = []
        try:
            with self.lookup() as lookup:
                for _ in self.run(asked, standing, lookup):
                    pass
                told += self._offers(asked, standing, lookup)
        except LookupStopped as error:
            told.append(offers.stopped(str(error), str(self.ledger.path)))
        return told

    def standing(self, *, moved: Mapping[str, str] | None = None, since: str | None = None) -> Standing:
        """Return what stands; without `since`, what a live authority said counts as fresh on any later day."""
        always = "" if self.wanted.connector in _OF_TODAY else None
        return self.ledger.standing(moved=moved, since=always if since is None else since)

    def lookup(self, *, refresh: bool = False) -> AbstractContextManager[Lookup]:
        """Open what is asked; `refresh` asks it even if a kept answer would still serve.

        Raises UsageError, on entering the block at the latest.
        """
        if self.wanted.connector == NOTHING:
            raise UsageError('[reconcile] connector is "none": name a snapshot, or another connector')
        return lookup_for(settings_of(self.wanted, refresh=refresh))

    def changed(
        self, asked: Asked, standing: Standing, *, refresh: bool = False
    ) -> tuple[tuple[Decision, str | None], ...]:
        """Return the decisions whose item was merged or deleted, each with the item that took its place.

        Only Wikidata itself, live or recorded, can tell. Raises LookupStopped.
        """
        if self.wanted.connector not in _RECHECKS:
            return ()
        stands = [one for name in sorted(asked.questions) if (one := standing.of(name)) and one.qid]
        with recheck_for(settings_of(self.wanted, refresh=refresh)) as recheck:
            now = {each.qid: each.now for each in recheck(dict.fromkeys(one.qid for one in stands if one.qid))}
        return tuple((one, now[one.qid]) for one in stands if one.qid in now)

    def run(
        self,
        asked: Asked,
        standing: Standing,
        lookup: Lookup,
        wanted: Wanted | None = None,
        progress: batches.Progress = lambda *_: None,
    ) -> Iterator[int]:
        """Ask what is open, and yield how many decisions each batch brought once the ledger has them."""
        decided = batches.run(
            asked.questions.values(),
            lambda questions, stands: self._decide(questions, stands, lookup),
            standing,
            grounds=Grounds(self.dated, tool_of(self.weights)),
            wanted=wanted,
            progress=progress,
        )
        return self.ledger.record(decided)

    @property
    def weights(self) -> Weights:
        """What the evidence weighs."""
        return load(self.wanted.weights) if self.wanted.weights else shipped()

    def _decide(self, questions: Sequence[Question], standing: Standing, lookup: Lookup) -> Iterator[Decision]:
        return reconcile(
            [question for question in questions if isinstance(question, FilmQuestion)],
            [question for question in questions if isinstance(question, PersonQuestion)],
            lookup,
            standing,
            dated=self.dated,
            things=[question for question in questions if isinstance(question, ThingQuestion)],
            weights=self.weights,
        )

    def _offers(self, asked: Asked, standing: Standing, lookup: Lookup) -> Iterator[Finding]:
        """Tell what the accepted items know and we do not, and which of them the authority does not have."""
        for question, item in items(known(asked, accepted(asked.questions, standing)), lookup):
            origin = asked.origin(question.id)
            if item is not None and question.kind in _OFFERED:
                yield from offers.offers(question, item, origin, self.space)
            elif item is None and (decision := standing.of(question.id)):
                yield offers.absent(decision, origin, self.space)

    def _unknown(self, asked: Asked, standing: Standing) -> Iterator[Finding]:
        unknown = sorted(standing.subjects() - asked.questions.keys())
        if unknown:
            yield offers.unknown(unknown, str(self.ledger.path))


def accepted(questions: Iterable[str], standing: Standing) -> dict[str, str]:
    """Return the item that is accepted for each subject that has one."""
    stands = ((subject, standing.of(subject)) for subject in questions)
    return {subject: one.qid for subject, one in stands if one and one.verdict is Verdict.MATCH and one.qid}


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
    """Return the date machine decisions carry: the snapshot's or the recording's; the clock's only if asked live.

    Raises UsageError if there is no such snapshot, or nothing says its date.
    """
    if wanted.connector == "snapshot" and wanted.snapshot and not wanted.snapshot.exists():
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
    if wanted.connector == NOTHING:
        return ""
    if wanted.connector in _OF_TODAY:
        return datetime.now(UTC).date().isoformat()
    raise UsageError("[reconcile] snapshot_date is missing: write the day the snapshot was taken, YYYY-MM-DD")


def _verdicts(standing: tuple[Decision, ...]) -> tuple[tuple[str, int], ...]:
    subjects = {
        decision.subject: decision.verdict.value
        for decision in standing
        if decision.verdict is not Verdict.REJECT and decision.other is None
    }
    values = list(subjects.values())
    return tuple((verdict, values.count(verdict)) for verdict in sorted(set(values)))
