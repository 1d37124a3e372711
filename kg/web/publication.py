"""The publication that is served now: what ``current`` points to, reopened when the link moves."""

import gzip
import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kg.errors import StoreError
from kg.rdf.iri import DEFAULT_BASE, Space
from kg.store import Store
from kg.store.embedded import EmbeddedStore
from kg.web.kept import Kept


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that was not published, and why."""

    source: str
    key: str
    locator: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the build counted: source records, published nodes by class, findings by severity and rule."""

    read: int = 0
    written: int = 0
    rejected: int = 0
    skipped: int = 0
    sources: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()

    @property
    def found(self) -> int:
        """How many findings there are."""
        return sum(count for rules in self.findings.values() for count in rules.values())


class Gone:
    """What earlier publications had and this one has not, by path under the base; read when first asked."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._paths: frozenset[str] | None = None

    def holds(self, path: str) -> bool:
        """Tell whether a path is gone."""
        if self._paths is None:
            self._paths = frozenset(self._read())
        return path in self._paths

    def _read(self) -> Iterator[str]:
        if self._path is None or not self._path.exists():
            return
        with gzip.open(self._path, "rt", encoding="utf-8", newline="\n") as lines:
            yield from (line.rstrip("\n") for line in lines)


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """One finished build, open for reading."""

    folder: Path
    store: Store
    space: Space
    title: str
    license: str | None
    version: str | None
    hash: str
    report: Report
    sources: tuple[str, ...] = ()
    gone: Gone = field(default_factory=lambda: Gone(None), repr=False)
    kept: Kept = field(default_factory=Kept, repr=False)

    def rank(self, graph: str | None) -> int:
        """Return the rank of a graph's source in the catalogue's own order; what has no source there comes last."""
        if graph is None:
            return 0
        source = unquote(graph.removeprefix(f"{self.space.base}/graph/").partition("/")[0])
        return self.sources.index(source) if source in self.sources else len(self.sources)

    def had(self, iri: str) -> bool:
        """Tell whether an earlier publication said something under this IRI and this one does not."""
        return self.gone.holds(iri.removeprefix(f"{self.space.base}/"))

    @property
    def prefix(self) -> str:
        """The path of the base, empty for most: ``/films`` of ``https://example.org/films``."""
        return urlsplit(self.space.base).path


class Shelf:
    """Hands out the current publication of a folder; a build swapped in is seen by the next request."""

    def __init__(self, root: Path) -> None:
        self._link = root / "current"
        self._lock = threading.Lock()
        self._open: Publication | None = None

    def current(self) -> Publication:
        """Return the publication `current` points to. Raises StoreError if there is none."""
        folder = self._link.resolve()
        with self._lock:
            if self._open is None or self._open.folder != folder:
                self._open = opened(folder)
            return self._open


def opened(folder: Path) -> Publication:
    """Open a build folder. Raises StoreError if it is not a whole one."""
    about = _json(folder / "publication.json")
    return Publication(
        folder=folder,
        store=EmbeddedStore.open(folder / "store"),
        space=Space(about.get("base") or DEFAULT_BASE),
        title=about.get("title") or "Film catalogue",
        license=about.get("license"),
        version=about.get("version"),
        hash=about.get("hash") or folder.name,
        report=_report(_json(folder / "report.json")),
        sources=tuple(about.get("sources") or ()),
        gone=Gone(folder / "gone.txt.gz"),
    )


def _report(counted: dict[str, Any]) -> Report:  # Any: JSON, read here and nowhere else
    rejections = tuple(
        Rejection(one["source"], one["key"], one.get("locator"), one["reason"]) for one in counted.pop("rejections", ())
    )
    known = {name: counted[name] for name in Report.__dataclass_fields__ if name in counted}
    return Report(**known, rejections=rejections)


def _json(path: Path) -> dict[str, Any]:  # Any: JSON, read here and nowhere else
    try:
        parsed: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: no publication here, run kg publish first ({error})") from error
    return parsed
