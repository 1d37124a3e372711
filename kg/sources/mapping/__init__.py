"""Mapping files: what the columns of a table, or the fields of a JSON object, are."""

from kg.sources.mapping.reading import load, mapping
from kg.sources.mapping.values import Condition, Field, Key, Mapping, Table, Value

__all__ = ["Condition", "Field", "Key", "Mapping", "Table", "Value", "load", "mapping"]
