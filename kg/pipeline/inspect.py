"""What a file of records says, mapped to be looked at: what `kg inspect` does."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath

from kg.errors import DataError, UsageError
from kg.model import Film, Origin, Record, Rejected
from kg.pipeline.build import shortcuts
from kg.pipeline.inputs import TABLES
from kg.pipeline.trace import Traced, trace
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources import Kind, Settings, kind_of, opening
from kg.sources.page.outline import labels, shown_lines
from kg.sources.tables.proposal import Proposal, propose

_PAGE = "page"


@dataclass(frozen=True, slots=True)
class Inspected:
    """A record's statements as N-Quads lines; of a record page, where each of its words went."""

    statements: tuple[str, ...]
    traced: tuple[Traced, ...] = ()


def inspect_records(path: Path) -> Iterator[Inspected | Rejected]:
    """Yield every record of a file under the default base. Raises UsageError if no reader takes the file."""
    kind = recognised(path)
    if kind is None:
        raise UsageError(f"{path}: no reader knows this kind of file")
    try:
        with opening.opened(path) as stream:
            for record in kind.read(stream, _origin(path, kind), Settings()):
                yield record if isinstance(record, Rejected) else Inspected(_mapped(record))
    except opening.BROKEN as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def inspect_page(path: Path) -> Inspected | Rejected:
    """Read one record page under the default base, with its trace. Raises UsageError if there is no such page."""
    kind = recognised(path)
    if kind is None or kind.name != _PAGE:
        raise UsageError(f"{path}: only record pages can be traced; they end in .txt or .html")
    octets = path.read_bytes()
    film = next(kind.read(BytesIO(octets), _origin(path, kind), Settings()))
    if not isinstance(film, Film):
        return film if isinstance(film, Rejected) else Inspected(_mapped(film))
    mapped = _mapped(film)
    return Inspected(mapped, trace(shown_lines(octets), film, mapped, labels(octets)))


def proposed(path: Path) -> Proposal:
    """Propose a mapping for a table. Raises UsageError if the file is none, or cannot be read."""
    if PurePath(opening.unpacked_name(path)).suffix.lower() not in TABLES:
        raise UsageError(f"{path}: no reader knows this kind of file; tables end in {', '.join(sorted(TABLES))}")
    try:
        with opening.opened(path) as stream:
            return propose(stream, opening.unpacked_name(path))
    except DataError as error:
        raise UsageError(f"{path}: {error}") from error
    except opening.BROKEN as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def recognised(path: Path) -> Kind | None:
    """Return the kind of a file that can be read. Raises UsageError if it cannot."""
    try:
        with path.open("rb"):
            return kind_of(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def _origin(path: Path, kind: Kind) -> Origin:
    return Origin(kind.source_name, Path(opening.unpacked_name(path)).stem, None, str(path))


def _mapped(record: Record) -> tuple[str, ...]:
    return statements(record, Space(), shortcuts())
