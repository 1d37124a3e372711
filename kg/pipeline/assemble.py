"""From the parts' files to one publication folder: data, store, dumps, findings and their counts.

Parts are sorted, so merging them sorts the whole: memory stays flat, and the same inputs give the same
bytes whatever the engine or the order they came in.
"""

import gzip
import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path
from typing import IO

from kg.check import from_json
from kg.model import Finding
from kg.rdf.context import Context
from kg.rdf.dumps import jsonld_dump, public, turtle_dump
from kg.rdf.statement import parse
from kg.rdf.vocab import RDF

_OPEN_AT_ONCE = 200  # well below the 1,024 files a process may usually open
_LINES_AT_ONCE = 1000
_TYPED = f"> {RDF['type']} <"


def read_findings(path: Path) -> Iterator[Finding]:
    """Read findings, one a line; a line ends at a line feed and nowhere else."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(from_json, lines)


def merged(files: Sequence[Path]) -> Iterator[str]:
    """Yield the distinct lines of sorted files, in order, each without its line end.

    Files are opened some at a time: more than a process may open are first merged into fewer, beside the first.
    """
    rounds = 0
    while len(files) > _OPEN_AT_ONCE:
        rounds += 1
        files = [
            _write(files[0].with_name(f"merged-{rounds}-{start}.nq"), _merge(files[start : start + _OPEN_AT_ONCE]))
            for start in range(0, len(files), _OPEN_AT_ONCE)
        ]
    yield from _merge(files)


def _write(path: Path, lines: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    return path


def _merge(files: Sequence[Path]) -> Iterator[str]:
    with ExitStack() as opened:
        streams = [opened.enter_context(_text(path)) for path in files]
        lines = (line.rstrip("\n") for line in heapq.merge(*streams))
        yield from (line for line, _ in groupby(lines))


def write_gzip(path: Path, lines: Iterable[str], end: str = "\n") -> Path:
    """Write lines as gzip with no name and no time in its header: the same bytes every run."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        waiting = iter(lines)
        while batch := list(islice(waiting, _LINES_AT_ONCE)):
            packed.write((end.join(batch) + end).encode())
    return path


def public_quads(data: Path) -> Iterator[str]:
    """Yield what may go out of a whole data file: all but the text of notes that are not cleared."""
    with _text(data) as stream:
        yield from public(line.rstrip("\n") for line in stream)


def write_dumps(data: Path, folder: Path, context: Context) -> None:
    """Write what may go out as N-Quads, Turtle and JSON-LD, gzipped, with their checksums."""
    folder.mkdir()
    dumps = (
        write_gzip(folder / "catalogue.nq.gz", public_quads(data)),
        write_gzip(folder / "catalogue.ttl.gz", turtle_dump(public_quads(data)), end=""),
        write_gzip(folder / "catalogue.jsonld.gz", jsonld_dump(public_quads(data), context), end=""),
    )
    sums = "".join(f"{checksum(path)}  {path.name}\n" for path in dumps)
    (folder / "SHA256SUMS").write_text(sums, encoding="ascii")


def checksum(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def entities(data: Path, without: str) -> dict[str, int]:
    """Count the nodes of each class by its local name, in all graphs but one; a sorted file, a node at a time."""
    counts: Counter[str] = Counter()
    with _text(data) as stream:
        typed = (parse(line.rstrip("\n")) for line in stream if _TYPED in line)
        for _, node in groupby(typed, key=lambda found: found.subject):
            counts.update({_local(found.object) for found in node if found.graph != without})
    return dict(sorted(counts.items()))


def _local(kind: str) -> str:
    return kind.strip("<>").replace("#", "/").rpartition("/")[2]


def _text(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return path.open(encoding="utf-8", newline="\n")
