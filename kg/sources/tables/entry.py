"""A field made ready for the rows of one file, and what it has to say in one row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.fields import dates
from kg.fields.edtf import Edtf, Precision
from kg.model import When
from kg.sources.mapping import Field
from kg.sources.mapping.vocabulary import KINDS
from kg.sources.tables.bound import Get, Holds, beside, bound, conditions
from kg.sources.tables.draft import Draft
from kg.sources.tables.row import Cell, Row


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a field: its cell, and the cells of its parts that stand beside it."""

    cell: Cell
    parts: Mapping[str, Cell]

    def text(self, part: str) -> str | None:
        """Return a part's text; None if the row is silent."""
        cell = self.parts.get(part)
        return cell.text.strip() if cell else None


@dataclass(frozen=True, slots=True)
class Ready:
    """A field with its values bound; `column` is the name its own words are kept under."""

    field: Field
    column: str
    anchor: str | None
    main: Get | None
    parts: Mapping[str, Get]
    columns: Mapping[str, str]
    holds: Holds | None
    options: Mapping[str, str]

    def entries(self, row: Row, draft: Draft) -> Iterator[Entry]:
        """Yield what the field says in a row: one entry for each cell of its main value, or of its anchor."""
        if self.holds and not self.holds(row, ""):
            return
        if self.main:
            cells = draft.take(self.main(row), self.column)
            if not cells:
                return
        found = {name: draft.take(get(row), self.columns[name]) for name, get in self.parts.items()}
        if not self.main:
            cells = found.get(self.anchor or "") or next((each for each in found.values() if _is_told(each)), ())
        for cell in cells:
            near = {name: beside(each, cell.at) for name, each in found.items()}
            yield Entry(cell, {name: each for name, each in near.items() if each})


def _is_told(cells: object) -> bool:
    """Tell whether cells come from the row, not from the mapping alone."""
    return isinstance(cells, list | tuple) and any(cell.locator for cell in cells)


def ready(field: Field, empty: frozenset[str]) -> Ready:
    """Bind a field's values; `empty` are the table's words for nothing."""
    columns = {name: value.column or name for name, value in field.parts.items()}
    own = field.main.column if field.main and field.main.column else None
    return Ready(
        field=field,
        column=own or next(iter(columns.values()), field.kind),
        anchor=KINDS[field.kind].anchor,
        main=bound(field.main, empty) if field.main else None,
        parts={name: bound(value, empty) for name, value in field.parts.items()},
        columns=columns,
        holds=conditions(field.when) if field.when else None,
        options=field.options,
    )


def when(text: str, order: str) -> tuple[When, bool] | None:
    """Read a printed date; also tell whether day and month could swap. None if it is no date."""
    found = dates.dated(text, order)
    if not found:
        return None
    return _when(found.when, text.strip(), found.order), found.ambiguous


def _when(date: Edtf, statement: str, order: str | None) -> When:
    value = date.earliest if date.precision is Precision.DAY else f"{date.year:04}" if date.year else None
    is_exact = date.edtf == value
    return When(
        value=value,
        edtf=date.edtf,
        statement=statement,
        order=order,
        earliest=None if is_exact else date.earliest,
        latest=None if is_exact else date.latest,
    )
