"""Which files are which records: paths as the caller gave them, to parts of work.

A folder is walked; a file in it that no reader knows is skipped and told. A file named outright that no
reader knows is rejected. The same file twice is one input. Files with one key go to one part together, so
that the first that can be read wins, whatever the order they were given in.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kg.config import Config, SourceConfig
from kg.errors import UsageError
from kg.model import Finding, Origin, Part, Rejected, Severity
from kg.sources import SOURCES, Settings, key_of, kind_of
from kg.sources.decoding import MAX_BYTES

_NAMES = {"page": "pages"}
_UNKNOWN = "files"
_KEYS_A_PART = 50


@dataclass(frozen=True, slots=True)
class Source:
    """One source of this run: its reader's kind, its options, and its files by record key."""

    name: str
    kind: str
    settings: Settings
    inputs: tuple[tuple[str, tuple[Path, ...]], ...] = ()

    def limited(self, limit: int | None) -> "Source":
        """Keep the first records, in key order."""
        return Source(self.name, self.kind, self.settings, self.inputs[:limit])


@dataclass(frozen=True, slots=True)
class Inputs:
    """All a run reads, what it skips, and what no reader takes."""

    sources: tuple[Source, ...]
    skipped: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def readers(self) -> dict[str, "Source"]:
        """Return each source by name without its files: what a process needs to read a part."""
        return {source.name: replace(source, inputs=()) for source in self.sources}

    def parts(self) -> tuple[Part, ...]:
        """Cut the inputs into shares of work, numbered in source and key order."""
        shares = [
            (source.name, source.inputs[start : start + _KEYS_A_PART])
            for source in self.sources
            for start in range(0, len(source.inputs), _KEYS_A_PART)
        ]
        return tuple(Part(number, name, inputs) for number, (name, inputs) in enumerate(shares))


@dataclass(slots=True)
class _Found:
    """What a walk has met so far, by real path, so that a file reached twice is met once.

    `out` is the run's own folder: a catalogue may publish into the folder it lies in.
    """

    out: str | None = None
    files: dict[str, Path] = field(default_factory=dict)
    skipped: dict[str, Finding] = field(default_factory=dict)
    rejected: dict[str, Rejected] = field(default_factory=dict)


def collect(paths: Iterable[Path], config: Config, limit: int | None = None, out: Path | None = None) -> Inputs:
    """Find the records of a run: of `paths` if there are any, else of the configuration's sources.

    A folder `out` is not entered. Raises UsageError if a path does not exist, or there is nothing to read at all.
    """
    named = tuple(paths)
    if not named and not config.sources:
        raise UsageError("nothing to read: name record files or folders, or a kg.toml with [[source]]")
    found = _Found(os.path.realpath(out) if out else None)
    sources = _bare(named, found) if named else tuple(_configured(source, found) for source in config.sources)
    skipped = (finding for real, finding in found.skipped.items() if real not in found.rejected)
    return Inputs(
        tuple(source.limited(limit) for source in sources if source.inputs),
        tuple(sorted(skipped, key=str)),
        tuple(sorted(found.rejected.values(), key=str)),
    )


def _bare(paths: tuple[Path, ...], found: _Found) -> tuple[Source, ...]:
    """Make a source of each kind recognised, named after the kind."""
    _walk(paths, found, kind=None)
    kinds = sorted({kind for path in found.files.values() if (kind := kind_of(path))})
    return tuple(
        Source(
            _NAMES.get(kind, kind),
            kind,
            Settings(),
            _by_key(kind, (path for path in found.files.values() if kind_of(path) == kind), None),
        )
        for kind in kinds
    )


def _configured(source: SourceConfig, found: _Found) -> Source:
    if source.kind not in SOURCES:
        raise UsageError(f"[[source]] {source.name}: unknown kind {source.kind!r}: use one of {', '.join(SOURCES)}")
    mine = _Found(found.out)
    _walk(source.paths, mine, kind=source.kind)
    found.skipped |= mine.skipped
    found.rejected |= {
        real: replace(one, origin=replace(one.origin, source=source.name)) for real, one in mine.rejected.items()
    }
    settings = Settings(source.url, source.publisher, source.text_reuse == "cleared")
    return Source(source.name, source.kind, settings, _by_key(source.kind, mine.files.values(), source.key))


def _walk(paths: Iterable[Path], found: _Found, kind: str | None) -> None:
    for path in sorted(paths, key=str):
        if path.is_dir():
            _enter(path, found, kind)
        elif not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        elif not path.is_file():
            _refuse(path, found, "it is no regular file; save the record to a file of its own")
        elif kind is None and kind_of(path) is None:
            _refuse(path, found, "no reader knows this kind of file; record pages end in .txt or .html")
        else:
            _take(path, found)


def _enter(folder: Path, found: _Found, kind: str | None) -> None:
    for path in _files(folder, found):
        if path.name.startswith("."):
            _pass_over(path, found, "this is a hidden file; it was not read")
        elif kind_of(path) is None or (kind and kind_of(path) != kind):
            _pass_over(path, found, "no reader knows this kind of file; it was not read")
        elif path.exists() and not path.is_file():
            _pass_over(path, found, "this is no regular file; it was not read")
        else:
            _take(path, found)


def _files(folder: Path, found: _Found) -> Iterator[Path]:
    """Walk a folder in name order; what is not entered is told, but for the run's own publication."""
    own = {found.out, f"{found.out}/builds"}

    def refused(error: OSError) -> None:
        _refuse(Path(error.filename), found, f"the folder cannot be read: {error.strerror}")

    for root, folders, names in os.walk(folder, onerror=refused):
        inner = [Path(root) / name for name in sorted(folders)]
        theirs = [path for path in inner if os.path.realpath(path) not in own]
        closed = [path for path in theirs if path.name.startswith(".") or path.is_symlink()]
        for path in closed:
            _pass_over(path, found, "a hidden or linked folder; what is in it was not read")
        folders[:] = [path.name for path in theirs if path not in closed]
        yield from (Path(root) / name for name in sorted(names))


def _take(path: Path, found: _Found) -> None:
    """Take a file as an input, once; a name that is no Unicode cannot be a key or stand in a report."""
    if _shown(path) == str(path):
        real = os.path.realpath(path)
        found.files[real] = min(found.files.get(real, path), path, key=str)
    else:
        _refuse(path, found, "the file's name is not UTF-8; rename it")


def _refuse(path: Path, found: _Found, reason: str) -> None:
    found.rejected.setdefault(os.path.realpath(path), Rejected(_origin(path), reason))


def _pass_over(path: Path, found: _Found, message: str) -> None:
    remedy = "name the file to have it read, or move it out of the folder"
    name = _shown(path).rpartition("/")[2]
    finding = Finding(_origin(path), "file-skipped", Severity.INFO, message, name, remedy)
    found.skipped.setdefault(os.path.realpath(path), finding)


def _origin(path: Path) -> Origin:
    return Origin(_UNKNOWN, PurePosixPath(_shown(path)).stem, None, _shown(path))


def _shown(path: Path) -> str:
    """Write a path so that any stream takes it: a byte that is no UTF-8 as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def _by_key(kind: str, files: Iterable[Path], key: str | None) -> tuple[tuple[str, tuple[Path, ...]], ...]:
    """Group files by record key, keys and paths in order; `key` of kg.toml overrides what a file states."""
    grouped: dict[str, list[Path]] = {}
    for path in files:
        grouped.setdefault(key or key_of(kind, _head(path), path), []).append(path)
    return tuple((each, tuple(sorted(grouped[each], key=str))) for each in sorted(grouped))


def _head(path: Path) -> bytes:
    """Read what a key may stand in; a file that cannot be opened is met again, and told, when it is read."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError:
        return b""
