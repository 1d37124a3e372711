"""Wikidata on this machine, and a world in which nobody waits."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from wikidata_server import Wikidata, documents, serving

from kg.reconcile.connectors.polite import Surroundings
from kg.reconcile.connectors.settings import Settings


@dataclass
class World:
    """A clock that only sleeping moves, and what was slept; chance is always one half."""

    time: datetime = datetime(2026, 11, 27, 10, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    def around(self) -> Surroundings:
        return Surroundings(
            now=lambda: self.time, monotonic=lambda: self.time.timestamp(), sleep=self.sleep, chance=lambda: 0.5
        )


@pytest.fixture
def world():
    return World()


@pytest.fixture
def wikidata():
    return Wikidata(documents(), redirects={"Q1": "Q853"})


@pytest.fixture
def address(wikidata):
    with serving(wikidata) as found:
        yield found


@pytest.fixture
def settings(address, world):
    """Return settings for the live connector, with whatever is to be different."""

    def make(**different) -> Settings:
        usual = {
            "connector": "live",
            "contact": "films@archive.example",
            "endpoints": {"api": f"{address}/w/api.php", "sparql": f"{address}/sparql"},
            "around": world.around(),
        }
        return Settings(**(usual | different))

    return make
