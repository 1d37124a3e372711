"""What the plan needs to know of a record without taking it up.

Its key and place, what it is about, which works and agents it names by which confirming identifiers, whom it refers
to, and what its film and people have in common with others that may be the same.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace

from kg.fields import identifiers
from kg.model import AgentKind, Authority, Film, Identifier, Quads, Record, Rejected
from kg.pipeline.likeness import people_alike, works_alike
from kg.rdf.iri import Space

_FILM = "film"
_KINDS = {AgentKind.PERSON: "person", AgentKind.ORGANISATION: "company"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in the plan's terms; works and agents by the local part of their IRI.

    `identified` are (node, scheme, value); `declares` the agents the record is about, `refers` those it knows by
    nothing but their place in the source, `named` those of its works and agents that persons decided about, `alike`
    what a work or agent has in common with any that may be the same: (rule, words, shown, node).
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
    alike: list[tuple[str, str, str, str]] = field(default_factory=list)

    def to_json(self) -> str:
        """Write the entry as one line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Entry":
        """Read an entry back."""
        return cls(**json.loads(line))


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


def entry_of(record: Record | Rejected, offset: int, space: Space) -> Entry:
    """Say of a record what the plan needs to know."""
    origin = record.origin
    entry = Entry(origin.key, offset, origin.file, origin.locator)
    if isinstance(record, Film):
        return _of_film(record, entry, space)
    if isinstance(record, Authority):
        node = local_agent(space, origin.source, record.agent.key)
        found = _confirming(node, record.agent.identifiers, _KINDS[record.agent.kind])
        likes = list(people_alike([(node, record.agent)]))
        return replace(entry, identified=list(found), declares=[node], alike=likes)
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
        alike=[*works_alike(work, film), *people_alike(named)],
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
