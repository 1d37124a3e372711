"""`kg join` and `kg split`: a person's word on whether two things of ours are one."""

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from kg.cli.telling import say
from kg.config import Config, load
from kg.errors import StoreError, UsageError
from kg.pipeline.matching import Matcher
from kg.rdf.iri import Space
from kg.rdf.terms import iri
from kg.reconcile.decision import Decision, Verdict
from kg.store import builds
from kg.store.embedded import EmbeddedStore

_LOCAL = re.compile(r"(?:work|agent|event)/[a-z2-7]+")
_ONE = click.argument("one")
_OTHER = click.argument("other")
_CONFIG = click.option("--config", type=click.Path(path_type=Path), default=Path("kg.toml"), show_default=True,
                       help="The catalogue's kg.toml, with its [reconcile] ledger.")  # fmt: skip
_AUTHOR = click.option("--author", required=True, help="Who says so: the ledger keeps the name.")


@click.command("join")
@_ONE
@_OTHER
@_CONFIG
@_AUTHOR
def join_command(one: str, other: str, config: Path, author: str) -> None:
    """Say that two of our films or people are one.

    The next kg publish joins them. ONE and OTHER are their addresses (https://.../id/work/abc, or work/abc), as
    findings and pages show them. The line goes to the ledger, where it can be read, mended or removed; kg split takes
    it back.

    \b
    Example:
      kg join work/azeoagela66bnjc3 work/xgg3si32ax4xkak3 --author "Vera Ivanova"
    """
    _decide(one, other, config, author, Verdict.MATCH)
    say("noted      both are one; kg publish joins them")


@click.command("split")
@_ONE
@_OTHER
@_CONFIG
@_AUTHOR
def split_command(one: str, other: str, config: Path, author: str) -> None:
    """Say that two of our films or people are two.

    The next kg publish keeps them apart: no shared number and no machine joins them again.

    \b
    Example:
      kg split work/azeoagela66bnjc3 work/xgg3si32ax4xkak3 --author "Vera Ivanova"
    """
    _decide(one, other, config, author, Verdict.REJECT)
    say("noted      they are two; kg publish keeps them apart")


def _decide(one: str, other: str, config: Path, author: str, verdict: Verdict) -> None:
    settings = load(config)
    if settings.reconcile is None:
        raise UsageError(f'{config}: [reconcile] is missing: write connector = "none" and ledger = "ledger.sssom.tsv"')
    subject, object_ = _local(one), _local(other)
    if subject == object_ or subject.partition("/")[0] != object_.partition("/")[0]:
        raise UsageError(f"{one} and {other}: name two different things of one kind")
    if not author.strip():
        raise UsageError("--author is empty: write your name")
    _known(settings, subject, object_)
    ledger = Matcher.kept(settings.reconcile, Space(settings.base), settings.license)
    today = datetime.now(UTC).date().isoformat()
    ledger.append([Decision(subject=subject, label="", verdict=verdict, other=object_, who=author.strip(), when=today)])


def _known(settings: Config, *things: str) -> None:
    """Refuse a thing that the catalogue's publication does not have; without one anything may be said."""
    try:
        build = builds.current(settings.out or Path("publication"))
    except StoreError:
        say("unchecked  nothing is published yet, so whether they exist was not looked up")
        return
    space = Space(settings.base)
    with EmbeddedStore.open(build / "store") as store:
        for thing in things:
            if not any(store.select(f"SELECT ?p {{ {iri(space.at(thing))} ?p ?o }} LIMIT 1")):
                raise UsageError(f"{thing} is no thing of the publication in {build}: copy it from a page or a finding")


def _local(given: str) -> str:
    """Return the local part of an address as people copy it."""
    path = urlsplit(given).path if "://" in given else given.removeprefix("entity:")
    found = _LOCAL.search(path.replace("/doc/", "/id/"))
    if not found:
        raise UsageError(f"{given!r} is no thing of a catalogue: write its address, or work/abc...")
    return found[0]
