"""MARCXML: films and videos in the catalogues of libraries (MARC 21 bibliographic records)."""

from kg.sources.xml.marc.reader import read, recognises

__all__ = ["read", "recognises"]
