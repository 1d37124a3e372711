"""kg.toml: what a catalogue says about itself, read once, frozen, every unknown key an error.

    base = "https://data.example.org"      the start of every IRI
    title = "..."  license = "https://..."  out = "publication"

    [[source]]                             any number
    name = "pages"  kind = "page"  paths = ["pages"]
    key = "1494"  url = "https://.../{key}"  publisher = "..."  text_reuse = "cleared"
    mapping = "films.toml"  encoding = "cp1252"

    [reconcile]
    snapshot = "wikidata/snapshot.jsonl"  snapshot_date = "2026-11-01"  ledger = "ledger.sssom.tsv"
    weights = "weights.toml"               what kg reconcile fit wrote, instead of the shipped ones
    connector = "live"  contact = "films@archive.example"  cache = "..."  max_age_days = 30  languages = ["en", "ru"]
    cassette = "..."  endpoint = "https://..."  endpoints = { api = "https://...", sparql = "https://..." }

Paths are relative to the file. It stops at the pipeline: a stage receives values.
"""

import codecs
import os.path
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import UsageError
from kg.rdf.iri import DEFAULT_BASE
from kg.rdf.terms import is_iri

_TOP = {"base": str, "title": str, "license": str, "out": str, "source": list, "reconcile": dict}
_SOURCE = {
    "name": str,
    "kind": str,
    "paths": list,
    "key": str,
    "url": str,
    "publisher": str,
    "text_reuse": str,
    "mapping": str,
    "encoding": str,
}
_RECONCILE = {
    "snapshot": str,
    "snapshot_date": str,
    "ledger": str,
    "connector": str,
    "contact": str,
    "cache": str,
    "cassette": str,
    "endpoint": str,
    "endpoints": dict,
    "languages": list,
    "max_age_days": int,
    "weights": str,
}
_ENDPOINTS = {"api": str, "sparql": str}
# Each connector with the key it cannot do without.
_CONNECTORS = {
    "snapshot": "snapshot",
    "live": "contact",
    "recorded": "cassette",
    "service": "endpoint",
    "none": "ledger",
}
_REMEDIES = {
    "snapshot": "name a Wikidata dump file",
    "contact": "write an e-mail or web address that reaches you",
    "cassette": "name the recording to replay",
    "endpoint": "write the address of a reconciliation service",
    "ledger": "name the file of persons' decisions",
}
_TYPES: Mapping[type, str] = {str: "a string", list: "a list", dict: "a table", int: "a whole number"}
_REUSE = ("not-cleared", "cleared")
_TITLE = "Film catalogue"

# What tomllib gives; it goes no further than this module.
_Toml = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """One ``[[source]]``; `paths` are as written, joined to the folder of the file."""

    name: str
    kind: str
    paths: tuple[Path, ...]
    key: str | None = None
    url: str | None = None
    publisher: str | None = None
    text_reuse: str = _REUSE[0]
    mapping: Path | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ReconcileConfig:
    """``[reconcile]``: what to match against, its date (ISO 8601), and the ledger of decisions.

    The rest is what connectors need (docs/connectors.md); None and () mean: as the connector has it by itself.
    """

    snapshot: Path | None
    ledger: Path
    snapshot_date: str | None = None
    connector: str = "snapshot"
    contact: str | None = None
    cache: Path | None = None
    cassette: Path | None = None
    endpoint: str | None = None
    endpoints: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    max_age_days: int | None = None
    weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """A whole kg.toml; without one, everything has its default."""

    base: str = DEFAULT_BASE
    title: str = _TITLE
    license: str | None = None
    out: Path | None = None
    sources: tuple[SourceConfig, ...] = ()
    reconcile: ReconcileConfig | None = None


def load(path: Path) -> Config:
    """Read kg.toml. Raises UsageError naming the file, the key and the remedy."""
    try:
        toml = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    _require(toml, _TOP, str(path))
    return Config(
        base=base(str(toml.get("base", DEFAULT_BASE)), f"{path}: base"),
        title=str(toml.get("title", _TITLE)),
        license=_license(toml, path),
        out=_beside(path, toml["out"]) if "out" in toml else None,
        sources=_sources(toml, path),
        reconcile=_reconcile(toml, path),
    )


def base(text: str, place: str) -> str:
    """Return a base IRI without its trailing slash. Raises UsageError at `place` if IRIs cannot start with it."""
    try:
        parts = urlsplit(text)
        has_host = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        has_host = False
    if not has_host or "?" in text or "#" in text or not is_iri(f"{text}/id"):
        raise UsageError(f"{place}: {text!r} is no base for IRIs: write http(s)://host/path, without ? or #")
    return text.rstrip("/")


def _license(toml: _Toml, path: Path) -> str | None:
    licence = _optional(toml, "license")
    if licence is not None and not is_iri(licence):
        raise UsageError(f"{path}: license is {licence!r}: write the licence's address, https://...")
    return licence


def _sources(toml: _Toml, path: Path) -> tuple[SourceConfig, ...]:
    tables = toml.get("source", [])
    found = tuple(_source(table, f"{path}: [[source]] {number}", path) for number, table in enumerate(_list(tables), 1))
    names = [source.name for source in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"{path}: two [[source]] are named {twice!r}: give each a name of its own")
    return found


def _source(table: object, place: str, path: Path) -> SourceConfig:
    if not isinstance(table, dict):
        raise UsageError(f"{place}: write [[source]] as a table")
    _require(table, _SOURCE, place)
    missing = next((key for key in ("name", "paths") if not table.get(key)), None)
    if missing:
        raise UsageError(f"{place}: {missing} is missing or empty")
    reuse = str(table.get("text_reuse", _REUSE[0]))
    if reuse not in _REUSE:
        raise UsageError(f"{place}: text_reuse is {reuse!r}: write one of {', '.join(_REUSE)}")
    return SourceConfig(
        name=str(table["name"]),
        kind=str(table.get("kind", "page")),
        paths=tuple(_beside(path, each) for each in _list(table["paths"])),
        key=_optional(table, "key"),
        url=_url(table, place),
        publisher=_optional(table, "publisher"),
        text_reuse=reuse,
        mapping=_beside(path, table["mapping"]) if "mapping" in table else None,
        encoding=_encoding(table, place),
    )


def _encoding(table: _Toml, place: str) -> str | None:
    encoding = _optional(table, "encoding")
    try:
        return codecs.lookup(encoding).name if encoding else None
    except LookupError as error:
        raise UsageError(f"{place}: encoding is {encoding!r}: write one that Python knows, utf-8 or cp1252") from error


def _url(table: _Toml, place: str) -> str | None:
    url = _optional(table, "url")
    if url is not None and ("{key}" not in url or not is_iri(url.replace("{key}", "x"))):
        raise UsageError(f"{place}: url is {url!r}: write the address of a record's page with {{key}} in it")
    return url


def _reconcile(toml: _Toml, path: Path) -> ReconcileConfig | None:
    table = toml.get("reconcile")
    if not isinstance(table, dict):
        return None
    _require(table, _RECONCILE, f"{path}: [reconcile]")
    place, connector = f"{path}: [reconcile]", str(table.get("connector", "snapshot"))
    if connector not in _CONNECTORS:
        raise UsageError(f"{place} connector is {connector!r}: write one of {', '.join(_CONNECTORS)}")
    needed = _CONNECTORS[connector]
    if not table.get(needed):
        raise UsageError(f"{place} {needed} is missing: {_REMEDIES[needed]}")
    endpoints = table.get("endpoints", {})
    _require(endpoints, _ENDPOINTS, f"{place} endpoints")
    return ReconcileConfig(
        snapshot=_beside(path, table["snapshot"]) if "snapshot" in table else None,
        ledger=_beside(path, table.get("ledger", "ledger.sssom.tsv")),
        snapshot_date=_optional(table, "snapshot_date"),
        connector=connector,
        contact=_optional(table, "contact"),
        cache=_beside(path, table.get("cache", "wikidata-cache.sqlite")) if connector in ("live", "service") else None,
        cassette=_beside(path, table["cassette"]) if "cassette" in table else None,
        endpoint=_address(table, "endpoint", place),
        endpoints=tuple((name, str(_address(endpoints, name, f"{place} endpoints"))) for name in endpoints),
        languages=_languages(table, place),
        max_age_days=_days(table, place),
        weights=_beside(path, table["weights"]) if "weights" in table else None,
    )


def _address(table: _Toml, key: str, place: str) -> str | None:
    address = _optional(table, key)
    if address is not None and not (address.startswith(("http://", "https://")) and is_iri(address)):
        raise UsageError(f"{place} {key} is {address!r}: write an address, https://...")
    return address


def _languages(table: _Toml, place: str) -> tuple[str, ...]:
    languages = tuple(map(str, _list(table.get("languages"))))
    wrong = next((tag for tag in languages if not re.fullmatch("[a-z]{2,3}(-[a-z0-9]+)*", tag)), None)
    if wrong is not None:
        raise UsageError(f'{place} languages: {wrong!r} is no code of a language: write codes as "en", "ru"')
    return languages


def _days(table: _Toml, place: str) -> int | None:
    days = table.get("max_age_days")
    if days is None:
        return None
    if type(days) is not int or days < 1:
        raise UsageError(f"{place} max_age_days is {days!r}: write a number of days, 1 or more")
    return days


def _beside(path: Path, written: object) -> Path:
    """Join a path as written to the file's folder; ``a/../b`` is shown as ``b``."""
    return Path(os.path.normpath(path.parent / str(written)))


def _require(table: _Toml, known: Mapping[str, type], place: str) -> None:
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{place}: unknown key {key!r}: the keys are {', '.join(known)}")
        if not isinstance(value, known[key]):
            raise UsageError(f"{place}: {key} must be {_TYPES[known[key]]}")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _optional(table: _Toml, key: str) -> str | None:
    return str(table[key]) if key in table else None
