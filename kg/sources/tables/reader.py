"""The three kinds of table: what differs is how rows come out of the bytes; what they mean is the mapping's."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from kg.model import Finding, Origin, Record, Rejected
from kg.sources import opening
from kg.sources.mapping import Table
from kg.sources.settings import Settings
from kg.sources.tables import delimited, trees, workbook
from kg.sources.tables.characters import Characters
from kg.sources.tables.records import Reader, not_there, unseen, with_findings
from kg.sources.tables.row import Faulty, Row
from kg.sources.told import told

Read = Callable[[BinaryIO, Table, Origin, Settings], Iterator[Record | Rejected]]

_NO_MAPPING = (
    "a table is read as a mapping says: kg inspect FILE > films.toml makes one to start from; "
    'name it in kg.toml: mapping = "films.toml"'
)
_EMPTY = "the file holds no row below a header"
_NO_RECORD = "the file holds no record"


def read_csv(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    """Read a table of cells with a separator: CSV, TSV."""
    return _read(_csv, stream, origin, settings)


def read_xlsx(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    """Read one sheet of a workbook."""
    return _read(_xlsx, stream, origin, settings)


def read_json(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    """Read an array of objects, or an object a line."""
    return _read(_json, stream, origin, settings)


def _read(how: Read, stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    if settings.mapping is None:
        yield Rejected(origin, _NO_MAPPING)
        return
    name = opening.unpacked_name(PurePath(origin.file)) if origin.file else origin.key
    table = settings.mapping.table_for(name)
    if table is None:
        patterns = ", ".join(each.files for each in settings.mapping.tables)
        yield Rejected(origin, f"{settings.mapping.name}: no [[table]] is for {name}: files is {patterns}")
        return
    yield from how(stream, table, origin, settings)


def _csv(stream: BinaryIO, table: Table, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    characters = Characters(stream, settings.encoding)
    lines = delimited.Lines(characters.lines())
    layout = delimited.layout(lines, table)
    if not isinstance(layout, delimited.Layout):
        yield Rejected(origin.at(layout.locator), layout.reason) if layout else Rejected(origin, _EMPTY)
        return
    missing = _missing(table, layout.header, origin)
    if missing:
        yield missing
        return
    reader = Reader(table, origin, settings)
    rows = delimited.rows(lines, layout.header, layout.delimiter, table.header + 1)
    records = _ignoring(reader.records(rows), table, layout.header)
    yield from _told(records, characters, origin, _EMPTY)


def _missing(table: Table, header: tuple[str, ...], origin: Origin) -> Rejected | None:
    """Reject a file whose header lacks a column that the mapping names."""
    for value in table.values():
        absent = next((name for name in value.columns() if name not in header), None)
        if absent and not value.optional:
            said = f"{value.place}: the file has no column {absent!r}: its columns are {', '.join(header)}"
            return Rejected(origin.at(f"row {table.header}"), said)
    return None


def _ignoring(
    records: Iterator[Record | Rejected], table: Table, header: tuple[str, ...]
) -> Iterator[Record | Rejected]:
    """Tell with the first record which columns the mapping leaves out that the file does not have."""
    absent = [name for name in table.ignored if name not in header]
    for record in records:
        if absent and not isinstance(record, Rejected):
            yield with_findings(record, not_there(absent, table.place, record.origin))
            break
        yield record
    yield from records


def _told(
    records: Iterator[Record | Rejected], characters: Characters, origin: Origin, empty: str
) -> Iterator[Record | Rejected]:
    """Tell a guessed encoding with the first record it was guessed for; reject a file without any record."""
    is_told = False
    for record in _some(records, origin, empty):
        if is_told or not characters.encoding.guessed or isinstance(record, Rejected):
            yield record
        else:
            is_told = True
            yield with_findings(record, (_guessed(characters, record.origin),))


def _some(records: Iterator[Record | Rejected], origin: Origin, empty: str) -> Iterator[Record | Rejected]:
    """Yield the records, or one rejection that says why there are none."""
    first = next(records, None)
    yield first or Rejected(origin, empty)
    yield from records


def _guessed(characters: Characters, origin: Origin) -> Finding:
    name = characters.encoding.name
    return told("encoding-guessed", origin, name, f"the file does not say its encoding; it was read as {name}")


def _json(stream: BinaryIO, table: Table, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    characters = Characters(stream, settings.encoding)
    reader = Reader(table, origin, settings)
    records = reader.records(trees.rows(characters, table.records))
    yield from _checked(_told(records, characters, origin, _NO_RECORD), reader, table)


def _checked(records: Iterator[Record | Rejected], reader: Reader, table: Table) -> Iterator[Record | Rejected]:
    """Tell with the last record which mapped fields no record of the file had: JSON has no header to ask before."""
    last: Record | Rejected | None = None
    for record in records:
        if last is not None:
            yield last
        last = record
    if last is not None:
        missing = not_there(reader.never_ignored(), table.place, last.origin)
        yield with_findings(last, (*unseen(reader.never_seen(), last.origin), *missing))


def _xlsx(stream: BinaryIO, table: Table, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    with workbook.seekable(stream) as file:
        try:
            sheet = workbook.Sheet(file, table.sheet, table.header)
        except workbook.NoSheet as error:
            yield Rejected(origin, f"{table.place}: {error}")
            return
        except workbook.DAMAGED as error:
            yield Rejected(origin, f"the file is no whole workbook (.xlsx): {error}")
            return
        yield from _rows_of(sheet, table, origin, settings)


def _rows_of(sheet: workbook.Sheet, table: Table, origin: Origin, settings: Settings) -> Iterator[Record | Rejected]:
    missing = _missing(table, sheet.header, origin) if sheet.header else Rejected(origin, _EMPTY)
    if missing:
        yield missing
        return
    records = _ignoring(Reader(table, origin, settings).records(_guarded(sheet)), table, sheet.header)
    yield from _some(records, origin, _EMPTY)


def _guarded(sheet: workbook.Sheet) -> Iterator[Row | Faulty]:
    """Yield the rows of a sheet; where it breaks off, say so and stop."""
    place = f"sheet {sheet.name}"
    rows = sheet.rows()
    while True:
        try:
            row = next(rows, None)
        except workbook.DAMAGED as error:
            yield Faulty(place, f"the workbook is broken after this row: {error}")
            return
        if row is None:
            return
        place = row.locator
        yield row
