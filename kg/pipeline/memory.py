"""What earlier runs made of a record: its statements and findings by the fingerprint of all they depend on.

A fingerprint covers the record as read (its content, its places, the mapping and settings that read it), where its
works and agents go, the base, and the code, ontology and shapes that map and check it. What has the same one is not
mapped or checked again. The memory lies in the build's own folder and is thrown away with it.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import assets, check
from kg.model import Finding, Origin, Record, Rejected

_FILE = "records.sqlite"
_LENGTH = 8  # bytes of a length
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a record: its statements, or why it is out, and what was found in it."""

    statements: tuple[str, ...]
    rejected: Rejected | None
    findings: tuple[Finding, ...]


def fingerprint(record: Record, moved: Mapping[str, str], base: str) -> bytes:
    """Return the hash of all that decides what is made of a record."""
    grounds = repr((record, sorted(moved.items()), base))
    return hashlib.sha256(code_version() + grounds.encode("utf-8", "surrogatepass")).digest()


@cache
def code_version() -> bytes:
    """Return the hash of every module, term and shape of this installation."""
    paths = [*_PACKAGE.rglob("*.py"), *assets.files("ontology", ".ttl"), *assets.files("shapes", ".ttl")]
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.digest()


class Memory:
    """Reads what an earlier build remembered; of a build that left none it knows nothing."""

    def __init__(self, build: Path | None) -> None:
        path = build / _FILE if build else None
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True) if path and path.is_file() else None

    def recall(self, mark: bytes) -> Made | None:
        """Return what was made of a record with this fingerprint."""
        if self._database is None:
            return None
        row = self._database.execute("SELECT made FROM made WHERE mark = ?", (mark,)).fetchone()
        return _unpacked(row[0]) if row else None


def packed(made: Made) -> bytes:
    """Write what was made of a record in few bytes."""
    out = made.rejected
    said = {
        "statements": made.statements,
        "rejected": [*_place(out.origin), out.reason] if out else None,
        "findings": [check.to_json(finding) for finding in made.findings],
    }
    return zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 1)


def _place(origin: Origin) -> tuple[str | None, ...]:
    return (origin.source, origin.key, origin.locator, origin.file)


def _unpacked(octets: bytes) -> Made:
    said = json.loads(zlib.decompress(octets))
    out = said["rejected"]
    return Made(
        tuple(said["statements"]),
        Rejected(Origin(*out[:-1]), out[-1]) if out else None,
        tuple(check.from_json(line) for line in said["findings"]),
    )


def write_part(path: Path, made: Iterable[tuple[bytes, bytes]]) -> Path:
    """Write what a part of the build has to remember: a fingerprint, a length and that many bytes, again and again."""
    with path.open("wb") as stream:
        for mark, octets in made:
            stream.write(mark + len(octets).to_bytes(_LENGTH, "big") + octets)
    return path


def gather(build: Path, parts: Iterable[Path]) -> None:
    """Put together what the parts remember, in the build's folder."""
    with closing(sqlite3.connect(build / _FILE)) as database:
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE made(mark BLOB PRIMARY KEY, made BLOB) WITHOUT ROWID;"
        )
        for path in parts:
            database.executemany("INSERT OR IGNORE INTO made VALUES (?, ?)", _part(path))
        database.commit()


def _part(path: Path) -> Iterator[tuple[bytes, bytes]]:
    with path.open("rb") as stream:
        while mark := stream.read(hashlib.sha256().digest_size):
            yield mark, stream.read(int.from_bytes(stream.read(_LENGTH), "big"))
