"""Reelgraph: film records in, a linked-data publication out.

Four calls: `publish`, `open`, and on what `open` gives, ``query`` and ``graph``.
"""

from kg.api import Publication, open, publish

__all__ = ["Publication", "open", "publish"]
