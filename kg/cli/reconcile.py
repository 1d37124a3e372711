"""The `kg reconcile` commands: matching with Wikidata; the plain command is a run over the catalogue."""

import click


@click.group("reconcile", invoke_without_command=True)
def reconcile_commands() -> None:
    """Match films, people, companies, places and festivals with Wikidata."""
