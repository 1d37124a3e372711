"""`kg review`: doubtful matches, decided by a person in a browser on this machine."""

import secrets
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from kg.cli.runs import CONFIG, DATA, Place, named, today
from kg.cli.telling import say
from kg.errors import WorldError
from kg.pipeline.exporting import Exporter
from kg.reconcile.desk import Desk
from kg.reconcile.question import Kind
from kg.web.review.serve import serve

_HOST = "127.0.0.1"


@click.command("review")
@DATA
@CONFIG
@click.option("--only", type=click.Choice([kind.value for kind in Kind]), multiple=True,
              help="Show this kind only; may be given several times.")  # fmt: skip
@click.option("--author", help="Whose decisions these are; asked on the page if not given.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; default any free one.")
@click.option("--no-browser", is_flag=True, help="Say the address and open nothing.")
def review_command(
    data: Path | None, config: Path, only: tuple[str, ...], author: str | None, port: int, no_browser: bool
) -> None:
    """Decide doubtful matches on a page in your browser.

    One question at a time, our record beside the candidates. Every decision goes into the ledger at once, under
    your name; Ctrl-C ends.

    \b
    Example:
      kg review --config kg.toml
    """
    who = None if author is None else named(author)
    place = Place.at(data, config)
    asked = place.asked()
    standing = place.matcher.standing(moved=asked.moved)
    exporter = Exporter(place.store, asked, place.matcher, standing)
    waiting = tuple(question for question in exporter.waiting() if not only or question.kind in only)
    if not waiting:
        say("nothing waits for a person: run kg reconcile first, or look again after the next one")
        return
    with place.matcher.lookup() as lookup:
        desk = Desk(waiting, place.matcher.ledger, standing, exporter.looking(lookup), today, who)
        listening = _listening(port)
        token = secrets.token_urlsafe(16)
        address = f"http://{_HOST}:{listening.getsockname()[1]}/{token}/"
        say(f"waiting    {len(waiting)}: open {address} (Ctrl-C ends)")
        if not no_browser:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # the way to end a sitting; every decision lies in the ledger already
            serve(desk, token, listening)
    say(f"decided    {len(desk.done)}, in {place.matcher.ledger.path}")
    say(f"waiting    {desk.left}")


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HOST, port))
    except OSError as error:
        raise WorldError(f"{_HOST}:{port} cannot be listened on: {error.strerror}: choose another --port") from error
    return listening
