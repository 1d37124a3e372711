"""A small catalogue in a real embedded store: two films, one told by two sources."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.embedded import EmbeddedStore

CATALOGUE = Path(__file__).parent.parent / "cases" / "queries" / "catalogue.trig"


@pytest.fixture(scope="session")
def quads() -> bytes:
    return ox.serialize(ox.parse(path=str(CATALOGUE), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)


@pytest.fixture(scope="session")
def folder(quads, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("embedded") / "store"
    EmbeddedStore.build(place, [quads])
    return place


@pytest.fixture
def store(folder):
    with EmbeddedStore.open(folder) as opened:
        yield opened
