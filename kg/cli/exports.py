"""`kg reconcile export` and `import`: what leaves for others, and what a spreadsheet brings back."""

import csv
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from kg.cli.runs import CONFIG, DATA, Place, dated, named, published, today
from kg.cli.telling import say
from kg.config import load
from kg.errors import DataError, UsageError, WorldError
from kg.pipeline.exporting import FORMATS, Exporter
from kg.pipeline.matching import Matcher
from kg.rdf.iri import Space
from kg.reconcile.decision import Decision, Standing
from kg.reconcile.sheet import Refused, Silent, read


@click.command("export")
@DATA
@CONFIG
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), required=True, help="What to write.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write into this file; default standard output.")
@click.option("--by-person", is_flag=True,
              help="quickstatements: new items only where a person said that there is none.")  # fmt: skip
def export_command(data: Path | None, config: Path, form: str, out: Path | None, by_person: bool) -> None:
    """Write what was decided, or what waits for a person.

    \b
    sssom            what stands, one mapping a line; what waits for a person is left out
    quickstatements  what we know and Wikidata lacks, and new items; nothing is sent
    prov             who decided what, when and why, as N-Quads
    csv              the open questions with their candidates, to be filled in and imported

    \b
    Examples:
      kg reconcile export --format quickstatements > for-wikidata.txt
      kg reconcile export --format csv -o questions.csv
    """
    if by_person and form != "quickstatements":
        raise UsageError("--by-person goes with --format quickstatements: it is about the new items in them")
    place = Place.at(data, config)
    asked = place.asked()
    standing = place.matcher.standing(moved=asked.moved)
    exporter = Exporter(place.store, asked, place.matcher, standing, by_person, say)
    pieces = FORMATS[form](exporter)
    if out is None:
        sys.stdout.buffer.writelines(piece.encode() for piece in pieces)
        sys.stdout.buffer.flush()
        return
    with _written(out) as stream:
        stream.writelines(piece.encode() for piece in pieces)


@click.command("import")
@click.argument("sheet", type=click.Path(path_type=Path))
@DATA
@CONFIG
@click.option("--author", required=True, help="Whose verdicts these are: the name that the ledger keeps.")
@click.option("--date", "when", metavar="DATE", help="The day of the verdicts (YYYY-MM-DD); default today.")
def import_command(sheet: Path, data: Path | None, config: Path, author: str, when: str | None) -> None:
    """Take verdicts from a SHEET that `kg reconcile export --format csv` wrote and a person filled in.

    Verdicts: match, reject, none, review (take my last word back). A row without one is left open; one about a
    thing that the publication does not hold is rejected.

    \b
    Example:
      kg reconcile import questions.csv --author "Anna Ivanova"
    """
    who, settings = named(author), load(config)
    if settings.reconcile is None:
        raise UsageError(f"{config}: [reconcile] is missing: name a ledger")
    subjects = published(data, settings)
    if subjects is None:
        say("unchecked  nothing is published here: whether the subjects exist was not looked at")
    ledger = Matcher.kept(settings.reconcile, Space(settings.base), settings.license)
    rows = tuple(_rows(sheet, who, dated(when, "--date") or today(), ledger.standing(), subjects))
    decisions = [row for row in rows if isinstance(row, Decision)]
    refused = [row for row in rows if isinstance(row, Refused)]
    ledger.append(decisions)
    for row in refused:
        say(f"{sheet}:{row.line}: {row.reason}")
    say(f"read       {len(decisions) + len(refused)} verdicts")
    say(f"written    {len(decisions)} to {ledger.path}")
    say(f"rejected   {len(refused)}")
    say(f"left open  {len(rows) - len(decisions) - len(refused)} rows without a verdict, or with what stands already")
    sys.exit(1 if refused else 0)


def _rows(
    path: Path, author: str, when: str, standing: Standing, subjects: Collection[str] | None
) -> Iterator[Decision | Refused | Silent]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}: save it as CSV in UTF-8") from error
    try:
        yield from read(text, author, when, standing, subjects)
    except (DataError, csv.Error) as error:
        raise DataError(f"{path}: {error}") from error


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """Open a file that is either written whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as stream:
            yield stream
        fresh.replace(path)
    except OSError as error:
        raise WorldError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        fresh.unlink(missing_ok=True)
