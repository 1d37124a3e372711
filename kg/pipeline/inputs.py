"""Which files are of which source: paths as the caller gave them, to shares of the reading.

A folder is walked; a file in it that no reader knows is skipped and told. A file named outright that no
reader knows is rejected. The same file twice is one input.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath

from kg.config import Config, SourceConfig
from kg.errors import UsageError
from kg.model import Files, Finding, Origin, Rejected, Severity
from kg.sources import KINDS, Settings, kind_of
from kg.sources.mapping import load as load_mapping
from kg.sources.opening import unpacked_name

_UNKNOWN = "files"
_FILES_A_SHARE = 50
_SMALL = 1 << 20  # bytes: larger files are a share each
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Source:
    """One source of this run: its reader's kind, its options, and its files in order."""

    name: str
    kind: str
    settings: Settings
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """All a run reads, what it skips, and what no reader takes. The order of the sources is their ranking."""

    sources: tuple[Source, ...]
    skipped: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def readers(self) -> dict[str, "Source"]:
        """Return each source by name without its files: what a process needs to read a share."""
        return {source.name: replace(source, files=()) for source in self.sources}

    def shares(self) -> tuple[Files, ...]:
        """Cut the files into shares of work, numbered in source and path order."""
        cut = [(source.name, files) for source in self.sources for files in _shared(source.files)]
        return tuple(Files(number, name, files) for number, (name, files) in enumerate(cut))


def _shared(files: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Put small files together; a large one is a share of its own."""
    waiting: list[Path] = []
    for path in files:
        if _size(path) > _SMALL:
            yield from ((tuple(waiting),) if waiting else ())
            waiting = []
            yield (path,)
            continue
        waiting.append(path)
        if len(waiting) == _FILES_A_SHARE:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(slots=True)
class _Found:
    """What a walk has met so far, by real path, so that a file reached twice is met once.

    `out` is the run's own folder: a catalogue may publish into the folder it lies in.
    """

    out: str | None = None
    files: dict[str, Path] = field(default_factory=dict)
    kinds: dict[Path, str] = field(default_factory=dict)
    skipped: dict[str, Finding] = field(default_factory=dict)
    rejected: dict[str, Rejected] = field(default_factory=dict)

    def takes(self, path: Path) -> bool:
        """Tell whether a reader takes a bare file, and remember which."""
        kind = kind_of(path)
        if kind:
            self.kinds[path] = kind.name
        return kind is not None


def collect(paths: Iterable[Path], config: Config, out: Path | None = None) -> Inputs:
    """Find the files of a run: of `paths` if there are any, else of the configuration's sources.

    A folder `out` is not entered. Raises UsageError if a path does not exist, or there is nothing to read at all.
    """
    named = tuple(paths)
    if not named and not config.sources:
        raise UsageError("nothing to read: name record files or folders, or a kg.toml with [[source]]")
    found = _Found(os.path.realpath(out) if out else None)
    sources = (
        _bare(named, found, config) if named else tuple(_configured(source, found, config) for source in config.sources)
    )
    skipped = (finding for real, finding in found.skipped.items() if real not in found.rejected)
    return Inputs(
        tuple(source for source in sources if source.files),
        tuple(sorted(skipped, key=str)),
        tuple(sorted(found.rejected.values(), key=str)),
    )


def _bare(paths: tuple[Path, ...], found: _Found, config: Config) -> tuple[Source, ...]:
    """Make a source of each kind recognised, named after the kind."""
    _walk(paths, found, kind=None)
    by_kind: dict[str, list[Path]] = {}
    for path in sorted(found.files.values(), key=str):
        by_kind.setdefault(found.kinds[path], []).append(path)
    return tuple(
        Source(KINDS[kind].source_name, kind, Settings(base=config.base), tuple(by_kind[kind]))
        for kind in sorted(by_kind)
    )


def _configured(source: SourceConfig, found: _Found, config: Config) -> Source:
    if source.kind not in KINDS:
        raise UsageError(f"[[source]] {source.name}: unknown kind {source.kind!r}: use one of {', '.join(KINDS)}")
    mine = _Found(found.out)
    _walk(source.paths, mine, kind=source.kind)
    found.skipped |= mine.skipped
    found.rejected |= {
        real: replace(one, origin=replace(one.origin, source=source.name)) for real, one in mine.rejected.items()
    }
    settings = Settings(
        url=source.url,
        publisher=source.publisher,
        cleared=source.text_reuse == "cleared",
        key=source.key,
        encoding=source.encoding,
        mapping=load_mapping(source.mapping) if source.mapping else None,
        base=config.base,
    )
    return Source(source.name, source.kind, settings, tuple(sorted(mine.files.values(), key=str)))


def _walk(paths: Iterable[Path], found: _Found, kind: str | None) -> None:
    for path in sorted(paths, key=str):
        if path.is_dir():
            _enter(path, found, kind)
        elif not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        elif not path.is_file():
            _refuse(path, found, "it is no regular file; save the record to a file of its own")
        elif kind is None and not found.takes(path):
            _refuse(path, found, _unknown(path))
        else:
            _take(path, found)


def _enter(folder: Path, found: _Found, kind: str | None) -> None:
    for path in _files(folder, found):
        if path.name.startswith("."):
            _pass_over(path, found, "this is a hidden file; it was not read")
        elif not path.exists():
            _refuse(path, found, "the file cannot be read: No such file or directory")
        elif not path.is_file():
            _pass_over(path, found, "this is no regular file; it was not read")
        elif not (found.takes(path) if kind is None else _may_be(path, kind)):
            _pass_over(path, found, f"{_unknown(path)}; it was not read")
        else:
            _take(path, found)


def _may_be(path: Path, kind: str) -> bool:
    """Tell whether a file met in a configured source's folder may be of its kind: by its suffix, packing aside."""
    return PurePath(unpacked_name(path)).suffix.lower() in KINDS[kind].suffixes


def _unknown(path: Path) -> str:
    if _size(path) == 0:
        return "the file is empty"
    if PurePath(unpacked_name(path)).suffix.lower() in TABLES:
        return "a table or JSON of no kind we know needs a mapping; kg inspect FILE proposes one"
    return "no reader knows this kind of file"


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
