"""What the tests of tables share: a mapping and a table as text, read."""

import tomllib
from io import BytesIO

from kg.model import Origin
from kg.sources import KINDS
from kg.sources.mapping import mapping
from kg.sources.settings import Settings


def read(toml, table, name="films.csv", **settings):
    """Read a table, given as text or bytes, as the mapping says; the suffix tells the kind."""
    kinds = {"csv": "csv", "tsv": "csv", "xlsx": "xlsx", "json": "json", "jsonl": "json"}
    kind = KINDS[kinds[name.rpartition(".")[2]]]
    octets = table.encode() if isinstance(table, str) else table
    said = mapping(tomllib.loads(toml), "films.toml") if toml else None
    origin = Origin("films", name.partition(".")[0], None, name)
    return list(kind.read(BytesIO(octets), origin, Settings(mapping=said, **settings)))


def film(toml, row, **settings):
    """Read a table of one row, given as a dictionary, and return its only record."""
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells] for cells in (row, row.values())]
    (found,) = read(toml, "\n".join(map(",".join, quoted)) + "\n", **settings)
    return found


def rules(record):
    """Return the rules and values of a record's findings."""
    return [(finding.rule, finding.value) for finding in record.findings]
