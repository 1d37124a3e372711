"""What ``[reconcile]`` in kg.toml says about connectors, as values; and the world around a run, which tests replace."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg.reconcile.connectors.polite import Manners, Surroundings

LANGUAGES = ("en", "ru", "fr", "de", "es", "it", "pl", "cs", "uk")
MAX_AGE_DAYS = 30
ENDPOINTS: Mapping[str, str] = {
    "api": "https://www.wikidata.org/w/api.php",
    "sparql": "https://query.wikidata.org/sparql",
}


def surroundings() -> Surroundings:
    """Return the real clock, sleep and chance."""
    return Surroundings(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=time.sleep, chance=random.random)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which connector, and what it needs.

    `contact` is an e-mail or web address at which the operator of a server reaches you. `endpoint` is the
    reconciliation service's; `endpoints` replaces those of Wikidata. `max_age_days` is how long a kept answer
    serves, None for ever; `refresh` asks anew what was fetched before this run. With a `cassette`, the live and
    service connectors record, and keep nothing in the `cache`.
    """

    connector: str = "snapshot"
    snapshot: Path | None = None
    contact: str | None = None
    cache: Path | None = None
    cassette: Path | None = None
    endpoint: str | None = None
    endpoints: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES
    max_age_days: int | None = MAX_AGE_DAYS
    refresh: bool = False
    seconds: float = 60.0
    most_bytes: int = 1 << 26
    manners: Manners = field(default_factory=Manners)
    around: Surroundings = field(default_factory=surroundings)
