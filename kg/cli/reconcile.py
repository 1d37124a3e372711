"""The `kg reconcile` commands: matching with Wikidata; the plain command is a run over the catalogue."""

from pathlib import Path

import click

from kg.cli import exports, matching, runs
from kg.reconcile.question import Kind


@click.group("reconcile", invoke_without_command=True)
@runs.DATA
@runs.CONFIG
@click.option("--since", metavar="DATE", help="Ask again what the machine decided before this date (YYYY-MM-DD).")
@click.option("--only", type=click.Choice([kind.value for kind in Kind]), multiple=True,
              help="Ask about this kind only; may be given several times.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="Ask at most N questions.")
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON.")
@click.pass_context
def reconcile_commands(
    context: click.Context,
    data: Path | None,
    config: Path,
    since: str | None,
    only: tuple[str, ...],
    limit: int | None,
    as_json: bool,
) -> None:
    """Match films, people and what belongs to them with Wikidata.

    That is companies, places, festivals and prizes. Asks about everything in a publication that is undecided, and
    adds what is decided to the ledger, a batch at a time. Ctrl-C stops it; the same command goes on where it was.
    Decisions of people are never asked again.

    \b
    Examples:
      kg reconcile --config kg.toml
      kg reconcile --only person --limit 1000
      kg reconcile --since 2026-01-01
    """
    if context.invoked_subcommand is None:
        runs.run(data, config, since, only, limit, as_json)


reconcile_commands.add_command(exports.export_command)
reconcile_commands.add_command(exports.import_command)
for command in matching.COMMANDS:
    reconcile_commands.add_command(command)
