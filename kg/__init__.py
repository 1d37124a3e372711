"""Reelgraph publishes film records as linked data; see `publish` and `open`.

What they need is loaded when they are first asked for: `import kg` by itself costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Publication, open, publish

__all__ = ["Publication", "open", "publish"]


def __getattr__(name: str) -> object:
    """Return what `kg.api` offers under this name (PEP 562)."""
    if name in __all__:
        return getattr(import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
