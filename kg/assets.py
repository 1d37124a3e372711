"""Where the shipped ontology, shapes and queries lie.

In a wheel they are inside the package (``kg/_assets``); an editable install has none there,
so the checkout's own folders beside ``kg/`` serve.
"""

from pathlib import Path

from kg.errors import WorldError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder of shipped files called `name`: ``ontology``, ``shapes`` or ``queries``.

    Raises WorldError if the installation lacks it.
    """
    for place in (_PACKAGE / "_assets" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise WorldError(f"the installed package lacks its {name}/ folder: install reelgraph again")


def files(name: str, suffix: str) -> tuple[Path, ...]:
    """Return the shipped files of one folder with one suffix, sorted by name."""
    return tuple(sorted(folder(name).glob(f"*{suffix}")))
