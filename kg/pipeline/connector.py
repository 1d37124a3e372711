"""From ``[reconcile]`` in kg.toml to the settings of its connector."""

from kg.config import ReconcileConfig
from kg.reconcile.connectors.settings import LANGUAGES, MAX_AGE_DAYS, Settings


def settings_of(wanted: ReconcileConfig, *, refresh: bool = False) -> Settings:
    """Return a connector's settings; `refresh` asks anew what was fetched before this run.

    Give them to `kg.reconcile.connectors.choice.lookup_for` or `recheck_for`.
    """
    return Settings(
        connector=wanted.connector,
        snapshot=wanted.snapshot,
        contact=wanted.contact,
        cache=wanted.cache,
        cassette=wanted.cassette,
        endpoint=wanted.endpoint,
        endpoints=dict(wanted.endpoints),
        languages=wanted.languages or LANGUAGES,
        max_age_days=MAX_AGE_DAYS if wanted.max_age_days is None else wanted.max_age_days,
        refresh=refresh,
    )
