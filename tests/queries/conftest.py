"""Shipped questions, asked of a small catalogue in a real store."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.embedded import EmbeddedStore
from kg.store.questions import bind, named

CATALOGUE = Path(__file__).parent.parent / "cases" / "queries" / "catalogue.trig"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    quads = ox.serialize(ox.parse(path=str(CATALOGUE), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    folder = tmp_path_factory.mktemp("catalogue") / "store"
    EmbeddedStore.build(folder, [quads])
    with EmbeddedStore.open(folder) as store:
        yield store


@pytest.fixture
def ask(catalogue):
    """Ask a question by name: rows as tuples of text, IRIs of ours without the base, None where unbound."""

    def asked(name, **values):
        return [
            tuple(
                None if value is None else str(value).removeprefix("https://data.example.org/")
                for value in row.values()
            )
            for row in catalogue.select(bind(named(name), values))
        ]

    return asked
