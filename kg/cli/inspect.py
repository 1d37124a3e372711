"""`kg inspect`: what a file of records says; for a table, a mapping to start from."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options
from kg.cli.telling import say
from kg.errors import UsageError
from kg.model import Rejected
from kg.pipeline.inspect import Inspected, inspect_page, inspect_records, proposed, recognised


@click.command("inspect")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--trace", is_flag=True, help="Show for every word of a record page which node or finding holds it.")
@options.JSON
def inspect_command(path: Path, trace: bool, as_json: bool) -> None:
    """Show what a file of records says, word by word if wanted.

    A file that a reader takes by itself is written as N-Quads. A table (CSV, TSV, XLSX, JSON) is described on stderr,
    and a mapping file to start from is written on stdout.

    Trace columns: line, start, end (from 1, in characters), holder, text.

    \b
    Examples:
      kg inspect stalker.txt
      kg inspect --trace stalker.txt
      kg inspect films.csv > films.toml
    """
    if as_json and not trace:
        raise UsageError("--json goes with --trace; the statements themselves are N-Quads")
    if trace:
        _trace(path, as_json=as_json)
    elif recognised(path):
        _statements(path)
    else:
        proposal = proposed(path)
        say("\n".join(proposal.description))
        click.echo(proposal.toml, nl=False)


def _statements(path: Path) -> None:
    rejected = 0
    for found in inspect_records(path):
        if isinstance(found, Inspected):
            click.echo("\n".join(found.statements))
        else:
            rejected += 1
            say(f"{found.origin}: rejected: {found.reason}")
    sys.exit(1 if rejected else 0)


def _trace(path: Path, *, as_json: bool) -> None:
    found = inspect_page(path)
    if isinstance(found, Rejected):
        raise click.ClickException(f"{found.origin}: rejected: {found.reason}")
    for each in found.traced:
        row = asdict(each)
        cells = (each.line, each.start, each.end, each.holder or "-", each.text)
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(map(str, cells)))
    lost = [each for each in found.traced if each.holder is None]
    say(f"{len(found.traced)} runs of characters, {len(lost)} of them held by nothing")
    sys.exit(1 if lost else 0)
