"""Tables as their mapping file says: CSV and its relatives, XLSX, JSON arrays and JSON Lines."""

from kg.sources.tables.reader import read_csv, read_json, read_xlsx

__all__ = ["read_csv", "read_json", "read_xlsx"]
