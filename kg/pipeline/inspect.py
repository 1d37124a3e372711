"""One record page, read and mapped, to be looked at: what `kg inspect` does."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kg.errors import UsageError
from kg.model import Origin, Rejected
from kg.pipeline.build import shortcuts
from kg.pipeline.trace import Traced, trace
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources import SOURCES, Settings, key_of, kind_of
from kg.sources.page.outline import labels, shown_lines

_KIND = "page"


@dataclass(frozen=True, slots=True)
class Inspected:
    """A page's statements as N-Quads lines, and where each of its words went."""

    statements: tuple[str, ...]
    traced: tuple[Traced, ...]


def inspect_page(path: Path) -> Inspected | Rejected:
    """Read one record page under the default base. Raises UsageError if there is no such page."""
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if kind_of(path) != _KIND:
        raise UsageError(f"{path}: only record pages can be inspected; they end in .txt or .html")
    origin = Origin("pages", key_of(_KIND, octets, path), None, str(path))
    film = next(SOURCES[_KIND](BytesIO(octets), origin, Settings()))
    if isinstance(film, Rejected):
        return film
    mapped = statements(film, Space(), shortcuts())
    return Inspected(mapped, trace(shown_lines(octets), film, mapped, labels(octets)))
