"""Reelgraph: film records in, a linked-data publication out.

Two calls, `publish` and `open`; what `open` gives is asked by ``query``, ``select`` and ``graph``.
"""

from kg.api import Publication, open, publish

__all__ = ["Publication", "open", "publish"]
