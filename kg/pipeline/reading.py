"""The read stage: files to records in a spool, with a line about each record for the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Files, Origin, Record, Rejected, Spooled
from kg.pipeline.entry import Entry, entry_of, nodes
from kg.pipeline.inputs import Source
from kg.pipeline.spool import SpoolWriter
from kg.rdf.iri import Space
from kg.sources import KINDS, opening


@dataclass(frozen=True, slots=True)
class FileReader:
    """The work on a share of the files; it is picklable and small. `decided` are the nodes persons decided about."""

    space: Space
    sources: Mapping[str, Source]
    folder: Path
    decided: frozenset[str] = frozenset()

    def __call__(self, files: Files) -> Spooled:
        """Read every record of the files into one spool in `folder`."""
        spool, entries = self.folder / f"read-{files.number:06}.spool", self.folder / f"read-{files.number:06}.jsonl"
        count = 0
        with SpoolWriter(spool) as writer, entries.open("w", encoding="utf-8", newline="\n") as lines:
            for path in files.paths:
                for record in self._read(files.source, path):
                    count += 1
                    lines.write(self._entry(record, writer.put(record)).to_json() + "\n")
        return Spooled(files, spool, entries, count)

    def _read(self, name: str, path: Path) -> Iterator[Record | Rejected]:
        """Read one file; what goes wrong with the file itself is the last record it yields."""
        source = self.sources[name]
        origin = Origin(name, source.settings.key or Path(opening.unpacked_name(path)).stem, None, str(path))
        last: Record | Rejected | None = None
        try:
            with opening.opened(path) as stream:
                for last in KINDS[source.kind].read(stream, origin, source.settings):
                    yield last
        except opening.BROKEN as error:
            said = getattr(error, "strerror", None) or error
            after = f" after {last.origin.locator or last.origin.key}" if last else ""
            yield Rejected(origin, f"the file cannot be read{after}: {said}")
            return
        if last is None:
            yield Rejected(origin, f"no record was found in the file: is it of kind {source.kind!r}?")

    def _entry(self, record: Record | Rejected, offset: int) -> Entry:
        entry = entry_of(record, offset, self.space)
        if not self.decided or isinstance(record, Rejected):
            return entry
        return replace(entry, named=sorted(self.decided.intersection(nodes(record, self.space))))
