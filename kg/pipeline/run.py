"""What a run is asked to do, as the command line and the library say it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.config import Config, load
from kg.config import base as based
from kg.engines import Engine
from kg.errors import UsageError

Progress = Callable[[str, int, int], None]
"""Told a stage's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is asked to do. `paths`, if any, replace the configuration's sources.

    `engine` runs the parts; None chooses one by how many there are.
    """

    config: Config
    out: Path
    paths: tuple[Path, ...] = ()
    limit: int | None = None
    engine: Engine | None = None

    @classmethod
    def asked(
        cls,
        paths: Iterable[str | Path] = (),
        *,
        out: str | Path | None = None,
        config: str | Path | None = None,
        base: str | None = None,
        limit: int | None = None,
        engine: Engine | None = None,
    ) -> "Run":
        """Make a run of what a caller said. Raises UsageError if it does not say where to, or kg.toml is wrong."""
        settings = load(Path(config)) if config else Config()
        settings = replace(settings, base=based(base, "--base")) if base is not None else settings
        folder = Path(out) if out else settings.out
        if folder is None:
            raise UsageError('where to publish is not said: give --out DIR, or write out = "DIR" in kg.toml')
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file: name a folder to publish into")
        return cls(settings, folder, tuple(map(Path, paths)), limit, engine)
