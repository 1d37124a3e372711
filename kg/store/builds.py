"""A publication's folder: whole builds side by side, and one link to the one that is served.

    DIR/current -> builds/<name>      replaced by one rename (POSIX rename is atomic)
    DIR/builds/<name>/                complete, never written to again
    DIR/builds/.tmp-*                 being made, or left by a run that was killed
    DIR/builds/.lock                  held while a build is made

A build gets its name only after every byte of it is on the disk, and the link moves only after that, so a
kill or a power cut at any instant leaves the old publication or the new one. What is thrown away loses its
name first: a half-removed build can never be taken for a whole one.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_LINK = "current"
_UNFINISHED = ".tmp-"


@contextmanager
def new_build(root: Path) -> Iterator[Path]:
    """Give an empty folder to fill and then `publish`; remove it at the end if it was not published.

    Removes first what killed runs have left. Raises StoreError while another run builds in `root`,
    or if the disk refuses.
    """
    builds = root / "builds"
    with _translated(root):
        builds.mkdir(parents=True, exist_ok=True)
        with _locked(builds):
            _remove_unfinished(builds)
            build = builds / f"{_UNFINISHED}{os.getpid()}"
            build.mkdir()
            try:
                yield build
            finally:
                shutil.rmtree(build, ignore_errors=True)


def publish(build: Path, root: Path, name: str) -> Path:
    """Make a filled folder of `new_build` the current publication, called `name` (its content's hash).

    Keeps the publication before it, removes older ones, and returns the build's lasting path. Where a build
    of that name stands already it is made current, and the new folder is dropped. Raises StoreError.
    """
    builds = root / "builds"
    if not name.replace("-", "").isalnum():
        raise StoreError(f"{root}: a build is named by letters, digits and '-', not {name!r}")
    with _translated(root):
        lasting, before = builds / name, _linked(root)
        if not lasting.exists():
            _sync_tree(build)
            build.rename(lasting)
            _sync(builds)
        _link(root, name)
        if before not in (None, name):
            _remove_but(builds, {name, before})
    return lasting


def current(root: Path) -> Path:
    """Return the folder of the build that is current. Raises StoreError if nothing is published in `root`."""
    name = _linked(root)
    if name is None or not (root / "builds" / name).is_dir():
        raise StoreError(f"{root}: nothing is published here: run kg publish with --out {root}")
    return root / "builds" / name


def _linked(root: Path) -> str | None:
    try:
        return (root / _LINK).readlink().name
    except OSError:
        return None


def _link(root: Path, name: str) -> None:
    fresh = root / f".{_LINK}-new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("builds") / name, target_is_directory=True)
    fresh.replace(root / _LINK)
    _sync(root)


def _remove_but(builds: Path, kept: set[str | None]) -> None:
    for build in sorted(builds.iterdir()):
        if build.is_dir() and build.name not in kept and not build.name.startswith(_UNFINISHED):
            build.rename(builds / f"{_UNFINISHED}{build.name}")
    _remove_unfinished(builds)


def _remove_unfinished(builds: Path) -> None:
    for build in sorted(builds.glob(f"{_UNFINISHED}*")):
        shutil.rmtree(build)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(builds: Path) -> Iterator[None]:
    with (builds / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(f"{builds.parent}: another run is publishing here: wait for it to end") from error
        yield


@contextmanager
def _translated(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{root}: the publication cannot be written: {error}") from error
