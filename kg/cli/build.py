"""`kg build`: the statements of records, without a store."""

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.cli.telling import Progress, say, tell_counts
from kg.pipeline.mapped import build
from kg.pipeline.run import Run


@click.command("build")
@options.PATHS
@options.CONFIG
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; default kg.toml's out.")
@options.BASE
@options.LIMIT
@click.option(
    "--no-check", "unchecked", is_flag=True, help="Leave the shapes unasked: every record that maps is written."
)
@options.JSON
def build_command(
    paths: tuple[Path, ...],
    config: Path | None,
    out: Path | None,
    base: str | None,
    limit: int | None,
    unchecked: bool,
    as_json: bool,
) -> None:
    """Read, map and check records into files, unpublished.

    Writes data.nq.gz, findings.jsonl and report.json into the folder: what another store can load.

    \b
    Examples:
      kg build films/ --out built
      kg build --config kg.toml --out built --no-check --json
    """
    run = Run.asked(paths, out=out, config=config, base=base, limit=limit)
    with Progress() as progress:
        report = build(run, progress, is_checked=not unchecked)
    if as_json:
        click.echo(report.to_json())
    tell_counts(report)
    say(f"lies in    {run.out / 'data.nq.gz'} ({sum(report.entities.values())} typed nodes, base {run.config.base})")
    sys.exit(0 if report.is_fine else 1)
