"""The tables of a snapshot: what is written when it is made, in SQLite.

`item` holds every entity as compact JSON; `entry` the keys it is looked up by (`kg.reconcile.keys`; external
identifiers as ``imdb:tt0079944``); `sound` a row for each consonant code of each word of a person's name, with the
name in Latin letters beside it, so that a hundred namesakes by ear are ranked without reading their entities;
`credit` who did what in which film; `year` the films of a year, and `title` their titles as they are compared with
a misprinted one, `trigram` the same for a film without a year, and for things.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from kg.fields.phonetics import codes, roman
from kg.model import Text
from kg.reconcile.dump import Entity
from kg.reconcile.keys import bare, name_keys, title_keys
from kg.reconcile.question import Kind
from kg.reconcile.wikidata import kinds_of

LAYOUT = "1"
"""The version of the tables: a snapshot of another is made anew."""

KINDS: tuple[Kind, ...] = tuple(Kind)
Row: TypeAlias = tuple[str | int, ...]
Rows: TypeAlias = dict[str, list[Row]]

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE item (id INTEGER PRIMARY KEY, kinds INTEGER, body TEXT);
CREATE TABLE entry (key TEXT, item INTEGER, PRIMARY KEY (key, item)) WITHOUT ROWID;
CREATE TABLE sound (code TEXT, item INTEGER, form TEXT, PRIMARY KEY (code, item, form)) WITHOUT ROWID;
CREATE TABLE credit (person INTEGER, film INTEGER, role TEXT, PRIMARY KEY (person, film, role)) WITHOUT ROWID;
CREATE TABLE year (item INTEGER, year INTEGER, PRIMARY KEY (item, year)) WITHOUT ROWID;
CREATE TABLE title (id INTEGER PRIMARY KEY, year INTEGER, item INTEGER, form TEXT);
"""
_INDEXES = """
CREATE INDEX title_year ON title (year);
CREATE VIRTUAL TABLE trigram USING fts5(form, content='title', content_rowid='id', tokenize='trigram', detail='none');
INSERT INTO trigram(trigram) VALUES ('rebuild');
ANALYZE;
"""
_WIDTHS = {"item": 3, "entry": 2, "sound": 3, "credit": 3, "year": 2, "title": 3}
_INSERTS: Mapping[str, str] = {
    table: f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * width)})" for table, width in _WIDTHS.items()
} | {"title": "INSERT INTO title (year, item, form) VALUES (?, ?, ?)"}
_LONGEST_FORM = 120
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def number(qid: str) -> int:
    """Return the number of an item."""
    return int(qid[1:])


def rows(entity: Entity, kinds: frozenset[Kind]) -> Iterator[tuple[str, Row]]:
    """Yield what is written about one entity, table by table."""
    item = number(entity.qid)
    yield "item", (item, mask(kinds), packed(entity))
    keys = set(name_keys(entity.names) if Kind.PERSON in kinds else ())
    if kinds - {Kind.PERSON}:
        keys |= title_keys(entity.names)
    keys |= {f"{scheme}:{value}" for scheme, value in entity.identifiers}
    yield from (("entry", (key, item)) for key in keys)
    if Kind.PERSON in kinds:
        yield from (("sound", row) for row in _sounds(entity.names, item))
    if kinds - {Kind.PERSON}:
        yield from _titles(entity, item)
    if Kind.FILM in kinds:
        yield from (("credit", (number(person), item, role)) for role, person in entity.credits)
        yield from (("year", (item, year)) for year in entity.years)


def create(database: sqlite3.Connection) -> None:
    """Make the tables, for a file that is thrown away if its writing is broken off."""
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    database.executescript(_TABLES)


def fill(database: sqlite3.Connection, batches: Iterable[Rows]) -> None:
    """Write rows; those of a table whose key is text are held back and sorted, which a B-tree repays threefold."""
    held: Rows = {"entry": [], "sound": [], "credit": []}
    for batch in batches:
        for table, lines in batch.items():
            if table in held:
                held[table] += lines
                if len(held[table]) > _HELD:
                    _write(database, table, held)
            else:
                database.executemany(_INSERTS[table], lines)
    for table in held:
        _write(database, table, held)


_HELD = 2_000_000


def _write(database: sqlite3.Connection, table: str, held: Rows) -> None:
    held[table].sort()
    database.executemany(_INSERTS[table], held[table])
    held[table].clear()


def finish(database: sqlite3.Connection, about: Mapping[str, str]) -> None:
    """Index what was written, and write what the snapshot says of itself."""
    database.executescript(_INDEXES)
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted({**about, "layout": LAYOUT}.items()))
    database.commit()


def packed(entity: Entity) -> str:
    """Return an entity as one line of JSON, without what no question needs."""
    fields = (
        entity.qid,
        entity.label,
        entity.classes,
        [(text.value, text.language) for text in entity.names],
        entity.years,
        entity.minutes,
        entity.credits,
        entity.born,
        entity.died,
        entity.countries,
        entity.genres,
        entity.professions,
        entity.identifiers,
        entity.different,
        entity.based_on,
    )
    return _WRITER.encode(fields)


def unpacked(body: str) -> Entity:
    """Return the entity of a line."""
    qid, label, classes, names, years, minutes, credited, born, died, *rest = json.loads(body)
    countries, genres, professions, identifiers, different, based_on = rest
    return Entity(
        qid=qid,
        label=label,
        classes=tuple(classes),
        names=tuple(Text(value, language) for value, language in names),
        years=tuple(years),
        minutes=tuple(minutes),
        credits=tuple((role, person) for role, person in credited),
        born=born,
        died=died,
        countries=tuple(countries),
        genres=tuple(genres),
        professions=tuple(professions),
        identifiers=tuple((scheme, value) for scheme, value in identifiers),
        different=tuple(different),
        based_on=tuple(based_on),
    )


def mask(kinds: Iterable[Kind]) -> int:
    """Return kinds as bits."""
    return sum(1 << KINDS.index(kind) for kind in kinds)


def unmasked(bits: int) -> frozenset[Kind]:
    """Return the kinds of bits."""
    return frozenset(kind for place, kind in enumerate(KINDS) if bits >> place & 1)


def kinds_by(classes: Mapping[str, frozenset[Kind]], entity: Entity) -> frozenset[Kind]:
    """Return what an entity is, by the kinds of its classes."""
    return kinds_of(classes[name] for name in entity.classes if name in classes)


def _sounds(names: Iterable[Text], item: int) -> set[tuple[str, int, str]]:
    forms = {roman(name.value) for name in names}
    return {(code, item, form) for form in forms if form.isascii() for word in form.split() for code in codes(word)}


def _titles(entity: Entity, item: int) -> Iterator[tuple[str, Row]]:
    forms = sorted({form for name in entity.names if (form := roman(bare(name.value))[:_LONGEST_FORM])})
    for year in entity.years[:1] or (0,):
        yield from (("title", (year, item, form)) for form in forms)


def opened(path: Path) -> sqlite3.Connection:
    """Open a snapshot's file to read."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
