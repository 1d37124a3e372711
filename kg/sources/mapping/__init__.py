"""Mapping files: what the columns of a table, or the fields of a JSON object, are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapping:
    """One mapping file, read."""

    name: str
