"""XLSX to rows, read row by row, with what spreadsheets do to values told.

A formula's last result is its value. A day is written in ISO 8601; a whole number without a point.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import chain, islice, repeat
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from kg.sources.tables.delimited import digest, header_of
from kg.sources.tables.row import Cell, Faulty, Remark, Row, unformed, untext

# What openpyxl is known to raise on a file that is no workbook, or a damaged one.
DAMAGED = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, zlib.error, ParseError, LxmlError, NotImplementedError, OverflowError, RuntimeError,
)  # fmt: skip
_IN_MEMORY = 1 << 24
# The parts that openpyxl holds in memory as a whole; a bomb unpacks to more.
_HELD = re.compile(r"xl/(?:sharedStrings|styles|workbook)\.xml", re.IGNORECASE)
_MOST_HELD = 1 << 29
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
_WIDEST = 4096

Raw = tuple[object, ...]


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file in which one can go back: an unpacked stream is copied, beyond 16 MB to disk."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


class NoSheet(Exception):
    """The workbook lacks the sheet that a mapping names."""


class Sheet:
    """One sheet of a workbook: its header, and the rows below."""

    def __init__(self, file: BinaryIO, sheet: str | None, header: int) -> None:
        """Open the sheet called `sheet`, or the first. Raises NoSheet without one, and any of `DAMAGED`."""
        _refuse_bombs(file)
        self.names = tuple(_open(file).sheetnames)
        if sheet is not None and sheet not in self.names:
            raise NoSheet(f"the workbook has no sheet {sheet!r}: its sheets are {', '.join(self.names)}")
        self.name = sheet or self.names[0]
        self._file = file
        self._header = header
        self._has_formulas = _has_formulas(file)
        self._rows = self._values(_open(file))
        above = list(islice(self._rows, header))
        self.header = header_of(_trimmed([_text(value)[0] for value in above[-1]])) if len(above) == header else ()

    def rows(self) -> Iterator[Row | Faulty]:
        """Yield the rows below the header. Reading may raise any of `DAMAGED`."""
        formulas = self._formulas()
        for number, (values, written) in enumerate(zip(self._rows, formulas, strict=False), start=self._header + 1):
            row = _row(values, written, self.header, f"row {number}")
            if row:
                yield row

    def _values(self, book: Workbook) -> Iterator[Raw]:
        return (tuple(row[:_WIDEST]) for row in book[self.name].iter_rows(values_only=True))

    def _formulas(self) -> Iterator[Raw]:
        """Yield the rows with formulas in place of their results; only where the workbook has any."""
        if not self._has_formulas:
            return repeat(())
        return islice(self._values(_open(self._file, results=False)), self._header, None)


def _open(file: BinaryIO, *, results: bool = True) -> Workbook:
    file.seek(0)
    return load_workbook(file, read_only=True, data_only=results, keep_links=False)


def _refuse_bombs(file: BinaryIO) -> None:
    file.seek(0)
    with zipfile.ZipFile(file) as packed:
        held = sum(part.file_size for part in packed.infolist() if _HELD.fullmatch(part.filename))
    if held > _MOST_HELD:
        raise ValueError("its shared texts unpack to over 512 MB: save the sheet as CSV")


def _has_formulas(file: BinaryIO) -> bool:
    """Tell whether any sheet holds a formula, without building a cell."""
    file.seek(0)
    with zipfile.ZipFile(file) as packed:
        sheets = [part for part in packed.infolist() if part.filename.startswith("xl/worksheets/")]
        return any(_holds_formula(packed, part) for part in sheets if part.filename.endswith(".xml"))


def _holds_formula(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with packed.open(part) as stream:
        tail = b""
        while chunk := stream.read(1 << 16):
            if _FORMULA.search(tail + chunk):
                return True
            tail = chunk[-8:]
    return False


def _trimmed(texts: Sequence[str]) -> tuple[str, ...]:
    """Drop the columns without a name at the right end: a sheet is often said to be wider than it is."""
    last = max((number for number, text in enumerate(texts, start=1) if text.strip()), default=0)
    return tuple(texts[:last])


def _row(values: Raw, written: Raw, header: Sequence[str], place: str) -> Row | Faulty | None:
    """Make a row of a sheet's values; beyond the header they have no name, and are kept by their letter."""
    cells: dict[str, tuple[Cell, ...]] = {}
    remarks: list[Remark] = []
    names = chain(header, header_of([""] * len(values))[len(header) :])
    for name, value, formula in zip(names, values, chain(written, repeat(None)), strict=False):
        text, remark = _text(value)
        where = f"{place}, column {name}"
        is_formula = isinstance(formula, str) and formula.startswith("=")
        if is_formula:
            text, remark = _computed(str(formula), text)
        if not text or text.isspace():
            continue
        fault = untext(text)
        if fault:
            return Faulty(place, f"column {name}: {fault}")
        cells[name] = (Cell(text, where, is_day=isinstance(value, date)),)
        if remark:
            remarks.append(Remark("value-unread", where, text, remark))
    content = digest("\x1f".join(f"{name}\x1e{cell[0].text}" for name, cell in cells.items()))
    return Row(place, cells, content, tuple(remarks)) if cells else None


def _computed(formula: str, result: str) -> tuple[str, str | None]:
    """Return the last result of a formula; the address of a link; the formula itself if nothing was computed."""
    written = unformed(formula)
    if written:
        return written, f"the cell holds the formula {formula}: what it writes is read"
    if result:
        return result, f"the cell holds the formula {formula}: its last result is read"
    return formula, "the cell holds a formula without a result: open and save the sheet in a spreadsheet program"


def _text(value: object) -> tuple[str, str | None]:
    """Write a cell's value as text, with what is to be told about it."""
    if isinstance(value, str):
        return value, "the cell holds an error of the spreadsheet" if value in _ERRORS else None
    if value is None:
        return "", None
    if isinstance(value, bool):
        return str(value).lower(), None
    if isinstance(value, datetime):
        return _moment(value), None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value)), None
    return (value.isoformat() if isinstance(value, date | time) else str(value)), None


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
