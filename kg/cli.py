"""The command line: data on stdout, words and progress on stderr.

Exit 0 fine (warnings included), 1 the data is at fault, 2 the call or kg.toml is.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from kg import assets
from kg import check as checks
from kg.errors import KgError, UsageError
from kg.model import Rejected, Severity
from kg.pipeline.check import Checked, check_all
from kg.pipeline.inspect import inspect_page
from kg.pipeline.publish import Run, publish
from kg.pipeline.report import Report
from kg.store import builds, questions, tables
from kg.store.embedded import EmbeddedStore
from kg.web.serve import serve as serve_forever

_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_CONFIG = click.option("--config", type=click.Path(path_type=Path), help="The catalogue's kg.toml.")
_BASE = click.option("--base", help="Start of every IRI; default https://data.example.org, or kg.toml's.")
_LIMIT = click.option(
    "--limit", type=click.IntRange(min=1), help="Take only the first N records of each source."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON for machines.")
_DATA = click.option("--data", type=click.Path(path_type=Path), default=Path("publication"), show_default=True,
                     help="The folder kg publish wrote.")  # fmt: skip
_SHOWN = 5


class _Commands(click.Group):
    """Commands in the order a user meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="reelgraph", prog_name="kg")
def commands() -> None:
    """Publish film records as linked data.

    \b
    Start with:
      kg publish films/ --out publication     read, check and publish a folder of record pages
      kg serve --data publication             look at it in a browser
      kg query --list                         the questions you can ask
    """


@commands.command("publish")
@_PATHS
@_CONFIG
@click.option("--out", type=click.Path(path_type=Path), help="Where to publish; default kg.toml's out.")
@_BASE
@_LIMIT
@_JSON
def publish_command(
    paths: tuple[Path, ...],
    config: Path | None,
    out: Path | None,
    base: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Read, map, check, reconcile and publish records.

    PATHS are record files or folders; they replace the sources of kg.toml. The publication is exactly this
    run's inputs; the one before stays until the new one is whole.

    \b
    Examples:
      kg publish films/ --out publication
      kg publish --config kg.toml
      kg publish stalker.txt --config kg.toml --out /tmp/try --json
    """
    run = Run.asked(paths, out=out, config=config, base=base, limit=limit)
    with _Progress() as progress:
        report = publish(run, progress)
    if as_json:
        click.echo(report.to_json())
    _tell(report, run)
    sys.exit(1 if report.rejections else 0 if report.counts.written else 1)


@commands.command("check")
@_PATHS
@_CONFIG
@_LIMIT
@_JSON
def check_command(paths: tuple[Path, ...], config: Path | None, limit: int | None, as_json: bool) -> None:
    """Read and check records without publishing: one finding a line.

    \b
    Examples:
      kg check films/
      kg check stalker.txt --json
    """
    run = Run.asked(paths, out=".", config=config, limit=limit)
    with _Progress() as progress:
        found = check_all(run, progress)
    for finding in found.findings:
        click.echo(checks.to_json(finding) if as_json else checks.sentence(finding))
    for rejected in found.rejected:
        click.echo(
            _rejection_json(rejected) if as_json else f"{rejected.origin}: rejected: {rejected.reason}"
        )
    _say(_summary(found))
    sys.exit(1 if found.rejected else 0)


@commands.command("query")
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@_DATA
@click.option(
    "-f", "--file", "path", type=click.Path(path_type=Path), help="Run the SPARQL query in this file."
)
@click.option("--format", "form", type=click.Choice(tables.FORMATS), default="table", show_default=True,
              help="How to write the answer; a graph is written as Turtle or JSON-LD.")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the questions that can be asked by name.")
def query_command(
    name: str | None, values: tuple[str, ...], data: Path, path: Path | None, form: str, listing: bool
) -> None:
    """Ask a question by NAME, or run a SPARQL query from a file.

    \b
    Examples:
      kg query --list
      kg query films-by-director person=Sokurov
      kg query -f mine.rq --format csv > mine.csv
    """
    if listing:
        click.echo(_listing())
        return
    if path is None and name is None:
        raise UsageError("name a question (kg query --list shows them), or give a file with -f")
    question = questions.read(path) if path else questions.named(name or "")
    given = ((name,) if path and name else ()) + values
    query = questions.bind(question, dict(_pair(value) for value in given))
    with EmbeddedStore.open(builds.current(data) / "store") as store:
        answer = tables.render(store, query, form)
    click.echo(answer, nl=False)
    if not answer.strip():
        _say("no rows")


@commands.command("serve")
@_DATA
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve_command(data: Path, port: int, host: str) -> None:
    """Serve a publication: pages, documents, SPARQL.

    \b
    Example:
      kg serve --data publication --port 8000
    """
    builds.current(data)
    serve_forever(data, host, port)


@commands.command("inspect")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--trace", is_flag=True, help="Show for every word of the page which node or finding holds it.")
@_JSON
def inspect_command(path: Path, trace: bool, as_json: bool) -> None:
    """Show what a record page says, or with --trace, where each of its words went.

    Trace columns: line, start, end (from 1, in characters), holder, text.

    \b
    Examples:
      kg inspect stalker.txt
      kg inspect --trace stalker.txt
    """
    found = inspect_page(path)
    if isinstance(found, Rejected):
        raise click.ClickException(f"{found.origin}: rejected: {found.reason}")
    if not trace:
        click.echo("\n".join(found.statements))
        return
    for each in found.traced:
        row = asdict(each)
        cells = (each.line, each.start, each.end, each.holder or "-", each.text)
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(map(str, cells)))
    lost = [each for each in found.traced if each.holder is None]
    _say(f"{len(found.traced)} runs of characters, {len(lost)} of them held by nothing")
    sys.exit(1 if lost else 0)


def main() -> None:
    """Run the command line; every error of ours is one line on stderr, and its exit code."""
    try:
        commands(standalone_mode=False)
    except click.exceptions.Abort:
        _say("stopped; what was published before is untouched")
        sys.exit(130)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _say(f"kg: {error.format_message()}")
        sys.exit(1)
    except UsageError as error:
        _say(f"kg: {error}")
        sys.exit(2)
    except KgError as error:
        _say(f"kg: {error}")
        sys.exit(1)


class _Progress:
    """A bar a stage on a terminal, a line a stage elsewhere; always on stderr."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_terminal:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, stage: str, done: int, of: int) -> None:
        if self._is_terminal:
            filled = 30 * done // max(of, 1)
            click.echo(
                f"\r\033[K{stage:<10} [{'#' * filled}{'.' * (30 - filled)}] {done}/{of}", nl=False, err=True
            )
        elif done == of:
            _say(f"{stage}: {done}/{of}")


def _tell(report: Report, run: Run) -> None:
    """Say in a few lines what was read, written, rejected and matched, and what to type next."""
    counts = report.counts
    _say(f"read       {counts.read} records, skipped {report.skipped} files")
    _say(
        f"written    {counts.written}"
        + ("" if report.folder else ": the publication before, if any, is untouched")
    )
    _say(f"rejected   {counts.rejected}")
    for rejected in report.rejections[:_SHOWN]:
        _say(f"           {rejected.origin}: {rejected.reason}")
    if len(report.rejections) > _SHOWN:
        _say(f"           ... and {len(report.rejections) - _SHOWN} more, in report.json")
    _say("findings   " + (", ".join(_counted(severity, report) for severity in report.findings) or "none"))
    if report.folder is None:
        return
    if run.config.reconcile:
        _say(
            f"matched    {report.matched} with Wikidata, {report.undecided} left for a person ({run.config.reconcile.ledger})"
        )
    if not report.is_new:
        _say("unchanged  the publication already says exactly this")
    _say(
        f"lies in    {run.out / 'current'} ({sum(report.entities.values())} typed nodes, base {run.config.base})"
    )
    _say(f"next       kg serve --data {run.out}       then open http://127.0.0.1:8000/")
    _say(f"           kg query --data {run.out} --list")


def _counted(severity: str, report: Report) -> str:
    rules = report.findings[severity]
    most = max(sorted(rules), key=lambda rule: rules[rule])
    return f"{sum(rules.values())} {severity} (mostly {most})"


def _summary(found: Checked) -> str:
    counted = {
        severity: sum(1 for one in found.findings if one.severity is severity) for severity in Severity
    }
    told = ", ".join(f"{count} {severity}" for severity, count in counted.items())
    return f"{found.read} records: {told}; {len(found.rejected)} rejected"


def _rejection_json(rejected: Rejected) -> str:
    origin = rejected.origin
    fields = {"source": origin.source, "key": origin.key, "locator": origin.locator, "file": origin.file}
    return json.dumps(
        {**fields, "rule": "rejected", "message": rejected.reason}, ensure_ascii=False, sort_keys=True
    )


def _listing() -> str:
    shipped = questions.load(assets.folder("queries"))
    width = max(len(question.name) for question in shipped)
    rows = []
    for question in shipped:
        needs = " ".join(f"{parameter.name}=" for parameter in question.parameters)
        rows.append(f"{question.name:<{width}}  {question.words}" + (f"  [{needs}]" if needs else ""))
    return "\n".join(rows)


def _pair(value: str) -> tuple[str, str]:
    key, sign, rest = value.partition("=")
    if not sign:
        raise UsageError(f"{value!r} is no parameter: write KEY=VALUE")
    return key, rest


def _say(words: str) -> None:
    click.echo(words, err=True)
