"""What the caller says about a source: values, so that a reader never sees kg.toml."""

from dataclasses import dataclass
from urllib.parse import quote

from kg.sources.mapping import Mapping


@dataclass(frozen=True, slots=True)
class Settings:
    """One source's own options.

    `url` is an address with ``{key}`` in it, for the record's page; `publisher` whom the source is from;
    `cleared` says that the source's own prose may be published; `key` is the key of a source of one record;
    `encoding` what its bytes are in, where they do not say or say it wrongly; `mapping` says what the columns
    of a table, or the fields of a JSON object, are; `base` is the publication's own, to tell its own RDF.
    """

    url: str | None = None
    publisher: str | None = None
    cleared: bool = False
    key: str | None = None
    encoding: str | None = None
    mapping: Mapping | None = None
    base: str | None = None

    def url_of(self, key: str) -> str | None:
        """Return the address of one record's page, if the source has a pattern for it."""
        return self.url.replace("{key}", quote(key, safe="")) if self.url else None
