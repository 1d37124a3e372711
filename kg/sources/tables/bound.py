"""A `Value` of a mapping made ready to read rows: from a row to its cells, cut up, filtered and translated."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.fields import people, scripts
from kg.sources.mapping import Condition, Value
from kg.sources.tables.row import Cell, Row

AUTO = "auto"
_LIST = "[]"
_ANY_OTHER = "*"
_INVERTED = 'it is taken for one name, Surname, Given: write split = "," if it is two names'
_MORE = re.compile(r"\b(?:and others?|et al|u\.? ?a\.|и др|и другие|et autres)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Got:
    """What a value is in one row.

    `cells` are for the field; `held` are the locators of cells that those hold whole. `unread` are the cells, or
    pieces of them, that could not be taken, each with the reason; without one the mapping calls them empty.
    `doubtful` are cells that were taken in one of two ways, with the words for it.
    """

    cells: Sequence[Cell] = ()
    held: Sequence[str] = ()
    unread: Sequence[tuple[Cell, str | None]] = ()
    doubtful: Sequence[tuple[Cell, str]] = ()


NOTHING = Got()
Get = Callable[[Row], Got]
Holds = Callable[[Row, str], bool]


def column(row: Row, name: str) -> Sequence[Cell]:
    """Return the cells of a column; a list of plain values goes by its name with or without brackets."""
    cells = row.cells
    return cells.get(name) or cells.get(name + _LIST) or ()


def first(row: Row, name: str) -> str:
    """Return the first text of a column, or nothing."""
    cells = column(row, name)
    return cells[0].text.strip() if cells else ""


def bound(value: Value, empty: frozenset[str]) -> Get:
    """Make a value ready; `empty` are the table's words for nothing."""
    nothing = frozenset(map(_folded, (*empty, *value.empty)))
    if value.column is None:
        return _constant(value)
    return _Column(value, nothing).get


def _constant(value: Value) -> Get:
    got = Got((Cell(value.constant or "", ""),))
    if not value.when:
        return lambda row: got
    holds = conditions(value.when)
    return lambda row: got if holds(row, "") else NOTHING


class _Column:
    """A column's value, with every step that the mapping asks for worked out once a file."""

    def __init__(self, value: Value, nothing: frozenset[str]) -> None:
        self._name = value.column or ""
        self._nothing = nothing
        self._holds = conditions(value.when) if value.when else None
        self._cut = _cutting(value.split)
        self._pattern = value.pattern
        self._lookup = _looked_up(value.lookup) if value.lookup is not None else None
        self._template = value.template
        self._is_plain = not (self._holds or self._cut or self._pattern or self._lookup or self._template)

    def get(self, row: Row) -> Got:
        """Read one row."""
        raw = column(row, self._name)
        if not raw:
            return NOTHING
        if self._holds:
            raw = [cell for cell in raw if self._holds(row, cell.text.strip())]
        if self._is_plain:
            taken = [cell for cell in raw if _folded(cell.text) not in self._nothing] if self._nothing else raw
            return Got(taken, [cell.locator for cell in taken])
        return self._worked(raw)

    def _worked(self, raw: Sequence[Cell]) -> Got:
        taken: list[Cell] = []
        unread: list[tuple[Cell, str | None]] = []
        held: list[str] = []
        doubtful = [(cell, _INVERTED) for cell in raw if self._cut is people.listed and people.is_inverted(cell.text)]
        for cell in raw:
            is_whole = not self._is_silent_about_some(cell.text)
            for piece in self._pieces(cell):
                if self._nothing and _folded(piece.text) in self._nothing:
                    unread.append((piece, None))
                    continue
                text, fault = self._text(piece.text)
                if fault or not text:
                    unread.append((piece, fault))
                    continue
                taken.append(piece if text is piece.text else piece._replace(text=text, printed=piece.text))
                is_whole = is_whole and (self._pattern is None or text == piece.text.strip())
            if is_whole:
                held.append(cell.locator)
        return Got(taken, held, unread, doubtful)

    def _is_silent_about_some(self, text: str) -> bool:
        """Tell whether cutting a list of people leaves words out (``and others``)."""
        return self._cut is people.listed and bool(_MORE.search(text))

    def _pieces(self, cell: Cell) -> Sequence[Cell]:
        if not self._cut:
            return (cell,)
        return [
            Cell(piece.strip(), cell.locator, (*cell.at, number))
            for number, piece in enumerate(self._cut(cell.text))
            if piece and not piece.isspace()
        ]

    def _text(self, text: str) -> tuple[str, str | None]:
        """Return what pattern, look-up and template make of a piece, or why they make nothing."""
        if self._pattern:
            found = self._pattern.search(text)
            if not found:
                return "", f"the pattern {self._pattern.pattern} is not found in it"
            text = found[1] or ""
        if self._lookup is not None:
            known = self._lookup.get(_folded(text), self._lookup.get(_ANY_OTHER))
            if known is None:
                return "", "the look-up does not list it"
            text = known
        return (self._template.replace("{}", text.strip()) if self._template and text else text), None


def _cutting(separators: tuple[str, ...]) -> Callable[[str], Sequence[str]] | None:
    """Return what cuts a cell into pieces: the listed separators, or for ``auto`` whatever lists of people have."""
    if separators == (AUTO,):
        return people.listed
    return re.compile("|".join(map(re.escape, separators))).split if separators else None


def _looked_up(lookup: Mapping[str, str]) -> Mapping[str, str]:
    return {_folded(key): value for key, value in lookup.items()}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def conditions(listed: Sequence[Condition]) -> Holds:
    """Make conditions ready: all must hold, of the cell's own text or of a column."""
    tests = [_condition(each) for each in listed]
    return lambda row, own: all(test(row, own) for test in tests)


def _condition(condition: Condition) -> Holds:
    tests = [make(wanted) for name, make in _TESTS.items() if (wanted := getattr(condition, name)) is not None]
    name = condition.column
    if name is None:
        return lambda row, own: all(test(own) for test in tests)
    return lambda row, own: all(test(first(row, name)) for test in tests)


_TESTS: Mapping[str, Callable[..., Callable[[str], bool]]] = {
    "is_one": lambda wanted: lambda text: text in wanted,
    "is_none": lambda wanted: lambda text: text not in wanted,
    "matches": lambda wanted: lambda text: bool(wanted.search(text)),
    "misses": lambda wanted: lambda text: not wanted.search(text),
    "script": lambda wanted: lambda text: scripts.script(text) == wanted,
    "empty": lambda wanted: lambda text: (not text) == wanted,
}


def beside(cells: Sequence[Cell], index: tuple[int, ...]) -> Cell | None:
    """Return the cell of another column that stands beside one: in the same objects of the same lists.

    >>> beside((Cell("a", "", (0,)), Cell("b", "", (1,))), (1, 0)).text
    'b'
    """
    return next((cell for cell in cells if cell.at == index[: len(cell.at)]), None)
