"""What the command line says: words and progress on stderr, never among the data."""

import json
import sys

import click

from kg import assets
from kg.model import Rejected, Severity
from kg.pipeline.check import Checked
from kg.pipeline.report import Report
from kg.pipeline.run import Run
from kg.store import questions

_SHOWN = 5


class Progress:
    """A bar a stage on a terminal, a line a stage elsewhere; always on stderr."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_terminal:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, stage: str, done: int, of: int) -> None:
        if self._is_terminal:
            filled = 30 * done // max(of, 1)
            click.echo(f"\r\033[K{stage:<10} [{'#' * filled}{'.' * (30 - filled)}] {done}/{of}", nl=False, err=True)
        elif done == of:
            say(f"{stage}: {done}/{of}")


def tell(report: Report, run: Run) -> None:
    """Say in a few lines what was read, written, rejected and matched, and what to type next."""
    tell_counts(report)
    if report.folder is None:
        return
    _tell_change(report)
    if run.config.reconcile:
        ledger = run.config.reconcile.ledger
        say(f"matched    {report.matched} with Wikidata, {report.undecided} left for a person ({ledger})")
    say(f"lies in    {run.out / 'current'} ({sum(report.entities.values())} typed nodes, base {run.config.base})")
    say(f"next       kg serve --data {run.out}       then open http://127.0.0.1:8000/")
    say(f"           kg query --data {run.out} --list")


def _tell_change(report: Report) -> None:
    """Say what this run did differently from the one before."""
    if report.moved:
        say(f"joined     {_things(report.moved)} with the same of another source")
    if report.gone:
        say(f"gone       {_things(report.gone)} of earlier publications: 410 at those addresses")
    if report.reused:
        say(f"unchanged  {report.reused} of {report.counts.written} records; they were not mapped or checked again")
    if not report.is_new:
        say("unchanged  the publication already says exactly this")


def _things(count: int) -> str:
    return f"{count} thing{'' if count == 1 else 's'}"


def tell_counts(report: Report) -> None:
    """Say what was read, written, rejected and found."""
    counts = report.counts
    say(f"read       {counts.read} records, skipped {_skipped(report)}")
    say(f"written    {counts.written}" + ("" if report.folder else ": the publication before, if any, is untouched"))
    say(f"rejected   {counts.rejected}")
    for rejected in report.rejections[:_SHOWN]:
        say(f"           {rejected.origin}: {rejected.reason}")
    if len(report.rejections) > _SHOWN:
        where = "in report.json" if report.folder else "kg check lists them"
        say(f"           ... and {len(report.rejections) - _SHOWN} more: {where}")
    say("findings   " + (", ".join(_counted(severity, report) for severity in report.findings) or "none"))


def _skipped(report: Report) -> str:
    """Say how many files were skipped, and how many records that only repeat another."""
    repeats = report.counts.skipped
    return f"{report.skipped - repeats} files" + (f" and {repeats} repeats" if repeats else "")


def _counted(severity: str, report: Report) -> str:
    rules = report.findings[severity]
    most = max(sorted(rules), key=lambda rule: rules[rule])
    return f"{sum(rules.values())} {severity} (mostly {most})"


def summary(found: Checked) -> str:
    """Count what a check found, in a line."""
    counted = {severity: sum(1 for one in found.findings if one.severity is severity) for severity in Severity}
    told = ", ".join(f"{count} {severity}" for severity, count in counted.items())
    return f"{found.read} records: {told}; {len(found.rejected)} rejected"


def rejection_json(rejected: Rejected) -> str:
    """Write a rejection as the JSON line of a finding."""
    origin = rejected.origin
    fields = {"source": origin.source, "key": origin.key, "locator": origin.locator, "file": origin.file}
    said = {"rule": "rejected", "severity": Severity.VIOLATION, "message": rejected.reason}
    return json.dumps({**fields, **said}, ensure_ascii=False, sort_keys=True)


def listing() -> str:
    """List the shipped questions: name, words, parameters."""
    shipped = questions.load(assets.folder("queries"))
    width = max(len(question.name) for question in shipped)
    rows = []
    for question in shipped:
        needs = " ".join(f"{parameter.name}=" for parameter in question.parameters)
        rows.append(f"{question.name:<{width}}  {question.words}" + (f"  [{needs}]" if needs else ""))
    return "\n".join(rows)


def say(words: str) -> None:
    """Say something to the person at the terminal."""
    click.echo(words, err=True)
