"""Records between the reading and the building: laid down on disk one after another, taken up by their place.

A spool is this run's own and is thrown away with it. It is why a file of 40,000 rows is read once, its rows are
built on every core, and none of it is held in memory.
"""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

from kg.model import Record, Rejected, Slot


class SpoolWriter:
    """Lays records down in one file."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")

    def __enter__(self) -> "SpoolWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.close()

    def put(self, record: Record | Rejected) -> int:
        """Lay a record down and return its place."""
        place = self._stream.tell()
        pickle.dump(record, self._stream, protocol=pickle.HIGHEST_PROTOCOL)
        return place


@dataclass(slots=True)
class SpoolReader:
    """Takes records up; holds one file open at a time, since slots come in the order of their files or nearly so."""

    path: Path | None = None
    stream: BinaryIO | None = None

    def __enter__(self) -> "SpoolReader":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.stream:
            self.stream.close()

    def get(self, slot: Slot) -> Record | Rejected:
        """Take up the record of a slot."""
        if self.path != slot.spool or self.stream is None:
            if self.stream:
                self.stream.close()
            self.path, self.stream = slot.spool, slot.spool.open("rb")
        self.stream.seek(slot.offset)
        return cast("Record | Rejected", pickle.load(self.stream))

    def all(self, slots: tuple[Slot, ...]) -> Iterator[tuple[Slot, Record | Rejected]]:
        """Take up the records of several slots, in order."""
        for slot in slots:
            yield slot, self.get(slot)
