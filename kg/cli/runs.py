"""`kg reconcile` itself: a run over a publication, which may be stopped at any time, and its exports."""

import json
import os
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import click

from kg.cli.telling import say
from kg.config import Config, load
from kg.errors import StoreError, UsageError
from kg.pipeline.asking import Asked, asked_of
from kg.pipeline.matching import Matcher
from kg.rdf.iri import Space
from kg.reconcile.batches import Wanted
from kg.reconcile.decision import MACHINE, Standing, Verdict
from kg.reconcile.question import Kind
from kg.store import builds

DATA = click.option("--data", type=click.Path(path_type=Path),
                    help="The folder kg publish wrote; default kg.toml's out, else publication.")  # fmt: skip
CONFIG = click.option("--config", type=click.Path(path_type=Path), default=Path("kg.toml"), show_default=True,
                      help="The catalogue's kg.toml, with its [reconcile].")  # fmt: skip
_SECONDS_BETWEEN_LINES = 10.0
_BAR = 30


@dataclass(frozen=True, slots=True)
class Place:
    """A publication with what reconciles it."""

    store: Path
    config: Config
    space: Space
    matcher: Matcher

    @classmethod
    def at(cls, data: Path | None, config: Path) -> "Place":
        """Open what two options name. Raises UsageError, StoreError."""
        settings = load(config)
        if settings.reconcile is None:
            raise UsageError(f"{config}: [reconcile] is missing: name a snapshot and a ledger")
        build = builds.current(data or settings.out or Path("publication"))
        space = Space(_base(build))
        return cls(build / "store", settings, space, Matcher.ready(settings.reconcile, space, settings.license))

    def asked(self) -> Asked:
        """Return every question of the publication."""
        return asked_of(self.store, self.space)


@dataclass(slots=True)
class Remaining:
    """Tells how far a run is and how long it will last: a bar on a terminal, a line now and then elsewhere."""

    started: float = field(default_factory=time.monotonic)
    told: float = 0.0

    def __call__(self, done: int, of: int) -> None:
        """Be told how many questions are answered, and how many there are."""
        now = time.monotonic()
        text = f"{done}/{of} questions" + _left(now - self.started, done, of)
        if sys.stderr.isatty():
            filled = _BAR * done // max(of, 1)
            click.echo(f"\r\033[K[{'#' * filled}{'.' * (_BAR - filled)}] {text}", nl=done == of, err=True)
        elif done in (0, of) or now - self.told >= _SECONDS_BETWEEN_LINES:
            self.told = now
            say(f"reconcile: {text}")


def run(
    data: Path | None, config: Path, since: str | None, only: tuple[str, ...], limit: int | None, as_json: bool
) -> None:
    """Ask what is undecided, keep what is decided, and say what came of it."""
    before = dated(since, "--since")
    try:
        place, wanted = Place.at(data, config), Wanted(frozenset(map(Kind, only)), limit)
        with place.matcher.ledger.held():
            stopped = _ask(place, before, wanted, as_json=as_json)
    except KeyboardInterrupt:
        _leave_quietly()
        say("stopped: nothing was asked yet, and the ledger is as it was; the same command starts again")
        sys.exit(130)
    if stopped:
        say("stopped: everything decided is kept; the same command goes on from here")
        sys.exit(130)


def _ask(place: Place, since: str | None, wanted: Wanted, *, as_json: bool) -> bool:
    """Ask and tell; return whether it was stopped half-way."""
    asked = place.asked()
    standing = place.matcher.standing(moved=asked.moved, since=since)
    before = _verdicts(asked, standing)
    written, stopped = 0, False
    try:
        anew = _recheck(place, asked, standing, refresh=since is not None)
        with place.matcher.lookup(refresh=anew) as lookup:
            for count in place.matcher.run(asked, standing, lookup, wanted, Remaining()):
                written += count
    except KeyboardInterrupt:
        _leave_quietly()
        stopped = True
    _tell(place, asked, standing, before, written, as_json=as_json)
    return stopped


def _leave_quietly() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C only disturbs the leaving


def _recheck(place: Place, asked: Asked, standing: Standing, *, refresh: bool) -> bool:
    """Let go of what the machine matched with an item that is no more; tell a person of their own matches.

    Return whether kept answers no longer serve.
    """
    anew = refresh
    for decision, now in place.matcher.changed(asked, standing, refresh=refresh):
        became = f"was merged into {now}" if now else "was deleted"
        if decision.by_machine:
            standing.forget(decision.subject)
            anew = True
            say(f"asked anew {decision.subject} {decision.label}: {decision.qid} {became}")
        else:
            say(f"look at    {decision.subject} {decision.label}: {decision.qid}, by {decision.who}, {became}")
    return anew


def _tell(place: Place, asked: Asked, standing: Standing, before: Counter[str], written: int, *, as_json: bool) -> None:
    ledger, now = place.matcher.ledger.path, _verdicts(asked, standing)
    unknown = len(standing.subjects() - asked.questions.keys())
    left = Counter(question.kind.value for name, question in asked.questions.items() if standing.of(name) is None)
    undecided = sum(left.values())
    if as_json:
        told = {"questions": len(asked.questions), "written": written, "before": before, "now": now,
                "undecided": undecided, "unknown": unknown, "ledger": str(ledger)}  # fmt: skip
        click.echo(json.dumps(told, ensure_ascii=False, sort_keys=True))
    say(f"decided    {written} lines added to {ledger}")
    say("stands     " + (", ".join(f"{now[verdict]} {verdict}" for verdict in sorted(now)) or "nothing yet"))
    if undecided:
        kinds = ", ".join(f"{left[kind]} {kind}" for kind in sorted(left))
        say(f"undecided  {undecided}: {kinds} (a kind that the authority holds nothing of gets no verdict)")
    if unknown:
        say(f"unknown    {unknown} subjects of the ledger are not in this publication; their lines are kept")
    if now[Verdict.REVIEW]:
        say(f"next       kg review: {now[Verdict.REVIEW]} questions wait for a person")


def _verdicts(asked: Asked, standing: Standing) -> Counter[str]:
    stands = (standing.of(subject) for subject in asked.questions)
    return Counter(decision.verdict.value for decision in stands if decision)


def _left(elapsed: float, done: int, of: int) -> str:
    """Estimate by the speed so far."""
    if not 0 < done < of:
        return ""
    minutes, seconds = divmod(round(elapsed / done * (of - done)), 60)
    hours, minutes = divmod(minutes, 60)
    return f", about {hours} h {minutes} min left" if hours else f", about {minutes} min {seconds} s left"


def dated(text: str | None, option: str) -> str | None:
    """Return a day that an option gives (ISO). Raises UsageError."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise UsageError(f"{option} {text!r} is no date: write YYYY-MM-DD") from error


def named(author: str) -> str:
    """Return the name of a person as the ledger keeps it. Raises UsageError for none, and for the machine's."""
    name = " ".join(author.split())
    if not name or name.lower() == MACHINE:
        raise UsageError(f"--author {author!r} is nobody's name: write yours, as the ledger is to keep it")
    return name


def published(data: Path | None, settings: Config) -> frozenset[str] | None:
    """Return the subjects of a publication, members of clusters included; None if `data` is not given and none is."""
    folder = data or settings.out or Path("publication")
    if data is None and not (folder / "current").exists():
        return None
    build = builds.current(folder)
    asked = asked_of(build / "store", Space(_base(build)))
    return frozenset(asked.questions.keys() | asked.moved.keys())


def _base(build: Path) -> str:
    """Return the base that a publication was made with, which --base may have changed."""
    path = build / "publication.json"
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["base"])
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"{path}: cannot be read ({error}): publish again") from error


def today() -> str:
    """Return the day a person decides on: SOURCE_DATE_EPOCH if it is set, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch and epoch.isdigit() else datetime.now().astimezone()
    return now.date().isoformat()
