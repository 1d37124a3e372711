"""CSV and its relatives to rows, streamed: the separator is told by the first lines.

A quotation mark that opens and never closes would swallow the rest of the file: such a row is given up at its
first line, and reading goes on with the next line.
"""

import csv
import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.sources.mapping import Table
from kg.sources.tables.row import Cell, Faulty, Remark, Row, unformed, untext

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 50
# What spreadsheet programs read as the separator of a file, in its first line.
_SEPARATOR_LINE = re.compile(r"sep=(.)", re.IGNORECASE)
# A cell of more lines or characters is no cell but an open quotation mark, or none that we read.
_LONGEST_CELL = 1 << 20
_MOST_LINES = 2000
csv.field_size_limit(_LONGEST_CELL)
_OPEN_QUOTE = "a quotation mark opens a cell of this row and does not close it: close it, or double it inside a cell"
_TOO_LONG = "a cell of this row is longer than a million characters (1,048,576): no cell may be"
_EXTRA = "the row has {} cells, the header {}: put quotation marks around a value that holds the separator {!r}"
_CUT = "the file ends within this row (it has {} of {} cells): get the whole file"


class Lines:
    """Lines that can be put back; `number` is how many were taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._source = iter(lines)
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("too many lines")
        line = self._back.popleft() if self._back else next(self._source)
        self.taken.append(line)
        self.number += 1
        return line

    def peek(self, count: int) -> list[str]:
        """Return the next lines without taking them."""
        missing = max(count - len(self._back), 0)
        self._back.extend(islice(self._source, missing))
        return list(islice(self._back, count))

    def forget(self) -> None:
        """Begin a new row."""
        self.taken = []

    def put_back_all_but_one(self) -> None:
        """Put the lines of the present row back, but for its first."""
        again = self.taken[1:]
        self._back.extendleft(reversed(again))
        self.number -= len(again)
        self.taken = []


def delimiter_of(lines: Sequence[str], wanted: frozenset[str] = frozenset()) -> str:
    """Tell the separator: the one whose header names most `wanted` columns, and that cuts most rows alike."""
    return max(DELIMITERS, key=lambda each: _fitness(lines, each, wanted))


def _fitness(lines: Sequence[str], delimiter: str, wanted: frozenset[str]) -> tuple[int, float, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        rows = [line.split(delimiter) for line in lines]
    if not rows or len(rows[0]) == 1:
        return 0, 0.0, 0
    width = len(rows[0])
    alike = sum(len(row) == width for row in rows) / len(rows)
    return len(wanted.intersection(" ".join(cell.split()) for cell in rows[0])), alike, width


def header_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Name the columns: one without a name by its letter, as spreadsheets do; a second one of a name by its number.

    >>> header_of(("title", "", "title"))
    ('title', 'column B', 'title (2)')
    """
    names: list[str] = []
    for number, cell in enumerate(cells):
        plain = " ".join(cell.split()) or f"column {letter(number)}"
        seen = sum(name == plain or name.startswith(f"{plain} (") for name in names)
        names.append(f"{plain} ({seen + 1})" if seen else plain)
    return tuple(names)


def letter(number: int) -> str:
    """Return a column's letters, from 0: A, B, ... Z, AA.

    >>> letter(0), letter(26)
    ('A', 'AA')
    """
    head, last = divmod(number, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is cut up, and what its columns are called."""

    delimiter: str
    header: tuple[str, ...]


def layout(lines: Lines, table: Table) -> Layout | Faulty | None:
    """Take the lines down to the header, as a mapping's table says; None if the file ends before."""
    for _ in range(table.header - 1):
        next(lines, None)
    sample = lines.peek(_SAMPLE_LINES)
    stated = _SEPARATOR_LINE.fullmatch(sample[0].strip("\ufeff\r\n")) if sample else None
    if stated:
        next(lines)
    columns = frozenset(column for value in table.values() for column in value.columns())
    delimiter = table.delimiter or (stated[1] if stated else delimiter_of(sample, columns))
    cells = next(cells_of(lines, delimiter), None)
    if cells is None:
        return None
    fault = cells if isinstance(cells, str) else untext("\n".join(cells))
    if fault or isinstance(cells, str):
        return Faulty(f"row {table.header}", f"the header: {fault}")
    if cells:
        cells[0] = cells[0].removeprefix("\ufeff")
    return Layout(delimiter, header_of(cells))


def cells_of(lines: Lines, delimiter: str) -> Iterator[list[str] | str]:
    """Yield the cells of each row as they stand, or why there are none; an empty line is an empty row."""
    while True:
        lines.forget()
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            is_one_line = len(lines.taken) == 1 and len(lines.taken[0]) > _LONGEST_CELL
            lines.put_back_all_but_one()
            yield _TOO_LONG if is_one_line else _OPEN_QUOTE


def rows(lines: Lines, header: Sequence[str], delimiter: str, first: int) -> Iterator[Row | Faulty]:
    """Yield the rows below the header; `first` is the number of the first, as a spreadsheet counts them."""
    labels = [f", column {name}" for name in header]
    width = len(header)
    for number, cells in enumerate(cells_of(lines, delimiter), start=first):
        place = f"row {number}"
        if isinstance(cells, str):
            yield Faulty(place, cells)
            continue
        if not any(cells):
            continue
        joined = "\n".join(cells)
        fault = _fault(cells, width, delimiter, lines) or untext(joined)
        if fault:
            yield Faulty(place, fault)
            continue
        content = digest("\x1f".join(cells))
        remarks = _unformed(cells, labels, place) if "=" in joined else ()
        yield Row(
            place,
            {
                name: (Cell(text, place + label),)
                for name, label, text in zip(header, labels, cells, strict=False)
                if text and not text.isspace()
            },
            content,
            remarks,
        )


def _unformed(cells: list[str], labels: Sequence[str], place: str) -> tuple[Remark, ...]:
    """Put in place of formulas what they write, and tell it."""
    remarks = []
    for number, (text, label) in enumerate(zip(cells, labels, strict=False)):
        written = unformed(text) if text.lstrip().startswith("=") else None
        if written is not None:
            cells[number] = written
            said = f"the cell holds the formula {text}: what it writes is read"
            remarks.append(Remark("value-unread", place + label, text, said))
    return tuple(remarks)


def _fault(cells: list[str], width: int, delimiter: str, lines: Lines) -> str | None:
    if len(cells) > width and any(cells[width:]):
        return _EXTRA.format(len(cells), width, delimiter)
    if len(cells) < width and not lines.taken[-1].endswith(("\n", "\r")):
        return _CUT.format(len(cells), width)
    return None


def digest(text: str) -> str:
    """Return the content hash of a row's text."""
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
