"""The read stage: files to records in a spool, with a line about each record for the plan.

A line says what the plan needs to know without taking the record up: its key and place, what it is, which works
and agents it names by which confirming identifiers, and whom it refers to.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg.fields import identifiers
from kg.model import AgentKind, Authority, Files, Film, Identifier, Origin, Quads, Record, Rejected, Spooled
from kg.pipeline.inputs import Source
from kg.pipeline.spool import SpoolWriter
from kg.rdf.iri import Space
from kg.sources import KINDS, opening

_FILM = "film"
_KINDS = {AgentKind.PERSON: "person", AgentKind.ORGANISATION: "company"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in the plan's terms; works and agents by the local part of their IRI.

    `identified` are (node, scheme, value); `declares` the agents the record is about, `refers` those it knows by
    nothing but their place in the source, `named` those of its works and agents that persons decided about.
    """

    key: str
    offset: int
    file: str | None
    locator: str | None
    work: str | None = None
    identified: list[tuple[str, str, str]] = field(default_factory=list)
    declares: list[str] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    def to_json(self) -> str:
        """Write the entry as one line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Entry":
        """Read an entry back."""
        return cls(**json.loads(line))


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
        entry = _entry(record, offset, self.space)
        if not self.decided or isinstance(record, Rejected):
            return entry
        return replace(entry, named=sorted(self.decided.intersection(nodes(record, self.space))))


def nodes(record: Record, space: Space) -> Iterator[str]:
    """Yield the local parts of the works and agents a record names: what a cluster may move."""
    source = record.origin.source
    if isinstance(record, Film):
        for key in (record.work or record.origin.key, *record.part_of):
            yield local_work(space, source, key)
        for agent in record.agents:
            yield local_agent(space, source, agent.key)
    elif isinstance(record, Authority):
        yield local_agent(space, source, record.agent.key)
    else:
        yield from (space.local(node) for node, _ in record.identified)


def local_work(space: Space, source: str, key: str) -> str:
    """Return the local part of a work's own IRI."""
    return space.local(space.thing("work", source, key))


def local_agent(space: Space, source: str, key: str) -> str:
    """Return the local part of an agent's own IRI."""
    return space.local(space.thing("agent", source, key))


def _entry(record: Record | Rejected, offset: int, space: Space) -> Entry:
    origin = record.origin
    entry = Entry(origin.key, offset, origin.file, origin.locator)
    if isinstance(record, Film):
        return _of_film(record, entry, space)
    if isinstance(record, Authority):
        node = local_agent(space, origin.source, record.agent.key)
        found = _confirming(node, record.agent.identifiers, _KINDS[record.agent.kind])
        return replace(entry, identified=list(found), declares=[node])
    if isinstance(record, Quads):
        return replace(entry, identified=list(_of_quads(record, space)))
    return entry


def _of_film(film: Film, entry: Entry, space: Space) -> Entry:
    source = film.origin.source
    work = local_work(space, source, film.work or film.origin.key)
    found = list(_confirming(work, film.identifiers, _FILM))
    named = [(local_agent(space, source, agent.key), agent) for agent in film.agents]
    for node, agent in named:
        found += _confirming(node, agent.identifiers, _KINDS[agent.kind])
    return replace(
        entry,
        work=work,
        identified=found,
        refers=[node for node, agent in named if not agent.names and not agent.identifiers],
    )


def _of_quads(quads: Quads, space: Space) -> Iterator[tuple[str, str, str]]:
    for node, numbers in quads.identified:
        local = space.local(node)
        yield from _confirming(local, numbers, "person" if local.startswith("agent/") else _FILM)


def _confirming(node: str, given: tuple[Identifier, ...], kind: str) -> Iterator[tuple[str, str, str]]:
    """Keep the identifiers that are good enough to say that two records are about one thing.

    A register that numbers films and people alike (``tmdb``) gives each its own numbers: the kind goes with them.
    """
    for one in given:
        scheme = identifiers.SCHEMES.get(one.scheme)
        normal = identifiers.normalised(one.scheme, one.value) if scheme and kind in scheme.confirms else None
        if normal:
            yield (node, f"{normal[0]} {kind}", normal[1])
