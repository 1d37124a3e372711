"""Options that several commands take, said once."""

from pathlib import Path

import click

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
CONFIG = click.option("--config", type=click.Path(path_type=Path), help="The catalogue's kg.toml.")
BASE = click.option("--base", help="Start of every IRI; default https://data.example.org, or kg.toml's.")
LIMIT = click.option("--limit", type=click.IntRange(min=1), help="Take only the first N keys of each source.")
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON for machines.")
