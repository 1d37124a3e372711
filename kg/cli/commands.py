"""The commands: what each takes, and which stage it calls."""

import socket
import sys
from pathlib import Path

import click

from kg import check as checks
from kg.cli import options
from kg.cli.build import build_command
from kg.cli.inspect import inspect_command
from kg.cli.join import join_command, split_command
from kg.cli.reconcile import reconcile_commands
from kg.cli.review import review_command
from kg.cli.telling import Progress, listing, rejection_json, say, summary, tell
from kg.errors import UsageError, WorldError
from kg.pipeline.check import check_all
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.store import builds, questions, tables
from kg.store.embedded import EmbeddedStore
from kg.store.remote import RemoteStore
from kg.web.serve import serve as serve_forever

_DATA = click.option("--data", type=click.Path(path_type=Path), default=Path("publication"), show_default=True,
                     help="The folder kg publish wrote.")  # fmt: skip


class _Commands(click.Group):
    """Commands in the order a user meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
@options.PATHS
@options.CONFIG
@click.option("--out", type=click.Path(path_type=Path), help="Where to publish; default kg.toml's out.")
@options.BASE
@options.LIMIT
@options.JSON
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
    with Progress() as progress:
        report = publish(run, progress)
    if as_json:
        click.echo(report.to_json())
    tell(report, run)
    sys.exit(0 if report.is_fine else 1)


@commands.command("check")
@options.PATHS
@options.CONFIG
@options.LIMIT
@options.JSON
def check_command(paths: tuple[Path, ...], config: Path | None, limit: int | None, as_json: bool) -> None:
    """Read and check records without publishing: one finding a line.

    \b
    Examples:
      kg check films/
      kg check stalker.txt --json
    """
    run = Run.asked(paths, out=".", config=config, limit=limit)
    with Progress() as progress:
        found = check_all(run, progress)
    for finding in found.findings:
        click.echo(checks.to_json(finding) if as_json else checks.sentence(finding))
    for rejected in found.rejected:
        click.echo(rejection_json(rejected) if as_json else f"{rejected.origin}: rejected: {rejected.reason}")
    say(summary(found))
    sys.exit(1 if found.rejected else 0)


@commands.command("query")
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@_DATA
@click.option("-f", "--file", "path", type=click.Path(path_type=Path), help="Run the SPARQL query in this file.")
@click.option("--format", "form", type=click.Choice(tables.FORMATS), default="table", show_default=True,
              help="How to write the answer; a graph is written as Turtle or JSON-LD.")  # fmt: skip
@click.option("--endpoint", help="Ask this SPARQL 1.1 server instead of a folder.")
@click.option("--list", "is_listing", is_flag=True, help="List the questions that can be asked by name.")
def query_command(
    name: str | None,
    values: tuple[str, ...],
    data: Path,
    path: Path | None,
    form: str,
    endpoint: str | None,
    is_listing: bool,
) -> None:
    """Ask a question by NAME, or run a SPARQL query from a file.

    \b
    Examples:
      kg query --list
      kg query films-by-director director=Sokurov
      kg query -f mine.rq --format csv > mine.csv
      kg query statistics --endpoint https://data.example.org/sparql
    """
    if is_listing:
        click.echo(listing())
        return
    if path is None and name is None:
        raise UsageError("name a question (kg query --list shows them), or give a file with -f")
    question = questions.read(path) if path else questions.named(name or "")
    given = ((name,) if path and name else ()) + values
    query = questions.bind(question, dict(_pair(value) for value in given))
    answer = tables.render(RemoteStore(endpoint), query, form) if endpoint else _answered(data, query, form)
    click.echo(answer, nl=False)
    if not answer.strip():
        say("no rows")


@commands.command("serve")
@_DATA
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve_command(data: Path, port: int, host: str) -> None:
    """Serve a publication: pages, documents, SPARQL.

    \b
    Example:
      kg serve --data publication --port 8000
    """
    _existing(data)
    builds.current(data)
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        raise WorldError(f"{host}:{port} cannot be listened on: {error.strerror}: choose another --port") from error
    say(f"open http://{host}:{listening.getsockname()[1]}/ (Ctrl-C stops)")
    serve_forever(data, listening)


def _existing(data: Path) -> None:
    if not data.exists():
        raise UsageError(f"{data}: no such folder: name the one kg publish wrote, with --data")


def _answered(data: Path, query: str, form: str) -> str:
    _existing(data)
    with EmbeddedStore.open(builds.current(data) / "store") as store:
        return tables.render(store, query, form)


def _pair(value: str) -> tuple[str, str]:
    key, sign, rest = value.partition("=")
    if not sign:
        raise UsageError(f"{value!r} is no parameter: write KEY=VALUE")
    return key, rest


for _more in (build_command, inspect_command, reconcile_commands, review_command, join_command, split_command):
    commands.add_command(_more)
