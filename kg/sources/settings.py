"""What the caller says about a source: values, so that a reader never sees kg.toml."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Settings:
    """One source's own options.

    `url` is an address with ``{key}`` in it, for the record's page; `publisher` whom the source is from;
    `cleared` says that the source's own prose may be published.
    """

    url: str | None = None
    publisher: str | None = None
    cleared: bool = False

    def url_of(self, key: str) -> str | None:
        """Return the address of one record's page, if the source has a pattern for it."""
        return self.url.replace("{key}", quote(key, safe="")) if self.url else None
