"""`kg reconcile snapshot`, `match`, `evaluate`, `fit`: files of questions against a snapshot of Wikidata."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from kg.cli import runs
from kg.cli.telling import say
from kg.errors import UsageError
from kg.pipeline.learning import learnt
from kg.reconcile import building, evaluating, snapshot, tabling, verdicts
from kg.reconcile.evaluating import Asked
from kg.reconcile.ledger import Ledger
from kg.reconcile.snapshot import Snapshot
from kg.reconcile.weights import Weights, by_hand, load, shipped, written

_FOLDS = 5
_SNAPSHOT = click.option("--snapshot", "folder", type=click.Path(path_type=Path), required=True,
                         help="The folder kg reconcile snapshot made, or a small dump.")  # fmt: skip
_WEIGHTS = click.option("--weights", type=click.Path(path_type=Path), help="A file kg reconcile fit wrote.")
_GOLD = click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
_LIMIT = click.option("--limit", type=click.IntRange(min=1), help="At most N rows of each file, evenly from all of it.")


@click.command("snapshot")
@click.argument("dumps", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to make.")
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True, help="Processes that read lines.")
def snapshot_command(dumps: tuple[Path, ...], out: Path, jobs: int) -> None:
    """Index Wikidata dumps, to match against offline.

    DUMPS are JSON dumps of Wikidata, an entity a line, plain, .gz or .bz2. Films, people, companies, places,
    festivals and awards are kept. An old snapshot in the folder stays until the new one is whole.

    \b
    Example:
      kg reconcile snapshot latest-all.json.bz2 --out wikidata
    """
    started = time.monotonic()
    told = _Every(100_000)
    built = building.build(dumps, out, jobs=jobs, told=told)
    seconds = time.monotonic() - started
    kept = ", ".join(f"{many} {kind}" for kind, many in built.entities.items() if many)
    say(f"{out}: {built.lines} entities read, kept {kept or 'none'}; {built.size / 1e6:.1f} MB in {seconds:.1f} s")


@click.command("match")
@click.argument("questions", type=click.Path(path_type=Path))
@_SNAPSHOT
@click.option("--decisions", type=click.Path(path_type=Path), required=True, help="The file to write.")
@_WEIGHTS
def match_command(questions: Path, folder: Path, decisions: Path, weights: Path | None) -> None:
    """Match a file of films and people, a JSON object a line.

    A film has titles, and may have year, directors, cast, country; a person has a name, and may have born, died,
    professions, role; identifiers are not read. Out comes a line for each, in order: qid (null unless it is a match),
    verdict (match, review or none), probability, evidence, candidates. A row that cannot be asked, an empty line
    too, gets a line with an error; the exit code is then 1.

    \b
    Example:
      kg reconcile match films.jsonl --snapshot wikidata --decisions matched.jsonl
    """
    if _same_file(questions, decisions):
        raise UsageError(f"--decisions {decisions} is the file of questions: name another, for it would be overwritten")
    opened = snapshot.load(folder)
    counts = verdicts.write(verdicts.answers(questions, opened.lookup, _weights(weights)), decisions, _Every(10_000))
    say(
        f"{decisions}: {counts.read} rows read, {counts.match} match, {counts.review} review, {counts.none} none, "
        f"{counts.rejected} rejected"
    )
    if counts.rejected:
        sys.exit(1)


@click.command("evaluate")
@_GOLD
@_SNAPSHOT
@_WEIGHTS
@_LIMIT
@click.option("--cross-validate", is_flag=True, help="Fit anew to the other four fifths for each fifth of the rows.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for machines.")
def evaluate_command(
    gold: tuple[Path, ...],
    folder: Path,
    weights: Path | None,
    limit: int | None,
    cross_validate: bool,
    as_json: bool,
) -> None:
    """Say how good the decisions are on questions with known answers.

    GOLD are files as for kg reconcile match, whose rows have the right item as gold; null is a question without
    an answer if no row of the file has one, and an unknown answer otherwise. Beside ours stands what OpenRefine's
    Wikidata service would match by itself, given the same candidates.

    \b
    Example:
      kg reconcile evaluate gold.jsonl --snapshot wikidata
    """
    opened = snapshot.load(folder)
    asked = _ask(gold, opened, _weights(weights), limit)
    if cross_validate:
        asked = evaluating.cross_validated(asked, by_hand(), _FOLDS)
    found = [evaluating.quality(one) for one in asked]
    click.echo(json.dumps([tabling.record(one) for one in found], indent=2) if as_json else tabling.table(found))


@click.command("fit")
@_GOLD
@_SNAPSHOT
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file of weights to write.")
@_WEIGHTS
@_LIMIT
@runs.DATA
@runs.CONFIG
@click.option("--from-hand", is_flag=True, help="Start from the weights set by hand, not from the shipped ones.")
def fit_command(
    gold: tuple[Path, ...],
    folder: Path,
    out: Path,
    weights: Path | None,
    limit: int | None,
    data: Path,
    config: Path,
    from_hand: bool,
) -> None:
    """Fit the weights of the evidence to decisions that are known to be right.

    GOLD are files as for kg reconcile evaluate, or ledgers (.tsv): the decisions that people made in them about
    the publication. The weights start from the shipped ones, or those of --weights, and a few decisions change
    them little. [reconcile] weights in kg.toml names the file.

    \b
    Examples:
      kg reconcile fit ledger.sssom.tsv --snapshot wikidata --out weights.toml
      kg reconcile fit gold.jsonl --snapshot wikidata --out weights.toml
    """
    start = by_hand() if from_hand else _weights(weights)
    opened = snapshot.load(folder)
    ledgers = [path for path in gold if path.suffix == ".tsv"]
    asked = _ask([path for path in gold if path not in ledgers], opened, start, limit)
    asked += [_learn(path, runs.Place.at(data, config), opened, start) for path in ledgers]
    known = sum(row.known for one in asked for row in one.judged)
    if not known:
        raise UsageError(f"{', '.join(map(str, gold))}: no decision to learn from: decide some, or name a gold file")
    fitted = replace(evaluating.fit(asked, start), fitted=_said(asked))
    out.write_text(written(fitted), encoding="utf-8")
    say(f"{out}: fitted to {known} rows; kg reconcile evaluate --weights {out} tells how well")


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _ask(gold: Iterable[Path], opened: Snapshot, weights: Weights, limit: int | None) -> list[Asked]:
    return [evaluating.ask(path, opened.lookup, opened.holds, weights, limit) for path in gold]


def _learn(ledger: Path, place: runs.Place, opened: Snapshot, weights: Weights) -> Asked:
    standing = Ledger(ledger, place.space, place.config.license or "").standing()
    return learnt(ledger.name, place.asked().questions, standing, opened.lookup, weights)


def _weights(path: Path | None) -> Weights:
    return load(path) if path else shipped()


def _said(asked: Sequence[Asked]) -> str:
    sets = ", ".join(f"{one.name} ({sum(row.known for row in one.judged)} rows)" for one in asked)
    return (
        "Fitted by kg reconcile fit, by maximum likelihood of a softmax over candidates and none of them, each weight\n"
        f"drawn to where it started, no set counting more than another of a thousand rows: {sets}."
    )


class _Every:
    """Tells how far something is, now and then."""

    def __init__(self, step: int) -> None:
        self._step = step
        self._told = 0
        self._done = 0

    def __call__(self, more: int) -> None:
        self._done += more
        if sys.stderr.isatty() and self._done // self._step > self._told:
            self._told = self._done // self._step
            say(f"{self._done} ...")


COMMANDS = (snapshot_command, match_command, evaluate_command, fit_command)
