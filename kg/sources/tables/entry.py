"""A field made ready for the rows of one file, and what it has to say in one row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.fields import dates
from kg.fields.edtf import Edtf, Precision
from kg.model import When
from kg.sources.mapping import Field
from kg.sources.mapping.vocabulary import KINDS
from kg.sources.tables.bound import Get, Got, Holds, beside, bound, conditions
from kg.sources.tables.draft import Draft, label
from kg.sources.tables.row import Cell, Row


class Entry(NamedTuple):
    """One statement of a field: its cell, and the cells of its parts that stand beside it."""

    cell: Cell
    parts: Mapping[str, Cell]

    def text(self, part: str) -> str | None:
        """Return a part's text; None if the row is silent."""
        cell = self.parts.get(part)
        return cell.text.strip() if cell else None


@dataclass(frozen=True, slots=True)
class Ready:
    """A field with its values bound; `column` is the name its own words are kept under.

    `fixed` are the parts that are the same in every row, `conditional` those that are there only if something holds of
    the row or of the main cell. `needs` are the columns one of which a row must have for
    the field to say anything: most rows lack most fields, and are told so at once.
    """

    field: Field
    column: str
    anchor: str | None
    main: Get | None
    parts: Mapping[str, Get]
    fixed: Mapping[str, Cell]
    conditional: Mapping[str, tuple[Cell, Holds]]
    columns: Mapping[str, str]
    needs: tuple[str, ...]
    holds: Holds | None
    options: Mapping[str, str]

    @property
    def label(self) -> str:
        """Return the field's name as the source has it."""
        return label(self.column)

    def is_silent(self, row: Row) -> bool:
        """Tell whether the row has nothing for this field."""
        return bool(self.needs) and row.cells.keys().isdisjoint(self.needs)

    def entries(self, row: Row, draft: Draft) -> Iterator[Entry]:
        """Yield what the field says in a row: one entry for each cell of its main value, or of its anchor."""
        if self.holds and not self.holds(row, ""):
            return
        if self.main:
            cells = draft.take(self.main(row), self.column)
            if not cells:
                return
        got = {name: get(row) for name, get in self.parts.items()}
        found = {name: draft.look(each, self.columns[name]) for name, each in got.items()}
        if not self.main:
            cells = self._anchored(found)
        if not found and not self.conditional:
            for cell in cells:
                yield Entry(cell, self.fixed)
            return
        near = [self._beside(cell, row, found) for cell in cells]
        for name, each in got.items():
            draft.held.update(_held(each, {parts[name] for parts in near if name in parts}))
        for cell, parts in zip(cells, near, strict=True):
            yield Entry(cell, {**self.fixed, **parts})

    def _beside(self, cell: Cell, row: Row, found: Mapping[str, Sequence[Cell]]) -> dict[str, Cell]:
        """Return the parts that go with one cell of the main value."""
        near = {name: part for name, each in found.items() if (part := beside(each, cell.at))}
        for name, (part, holds) in self.conditional.items():
            if holds(row, cell.text.strip()):
                near[name] = part
        return near

    def _anchored(self, found: Mapping[str, Sequence[Cell]]) -> Sequence[Cell]:
        """Return the cells that decide how many statements there are where the field has no main value."""
        fixed = self.fixed.get(self.anchor or "")
        if fixed:
            return (fixed,)
        return found.get(self.anchor or "") or next((each for each in found.values() if each), ())


def _held(got: Got, used: set[Cell]) -> set[str]:
    """Return the locators of the cells that a part holds whole, and that stand beside a value with all they say."""
    alone = {cell.locator for cell in got.cells if cell not in used}
    return set(got.held) - alone


def ready(field: Field, empty: frozenset[str]) -> Ready:
    """Bind a field's values; `empty` are the table's words for nothing."""
    columns = {name: value.column or name for name, value in field.parts.items()}
    own = field.main.column if field.main and field.main.column else None
    fixed = {
        name: Cell(value.constant, "")
        for name, value in field.parts.items()
        if value.constant is not None and not value.when
    }
    anchor = KINDS[field.kind].anchor
    return Ready(
        field=field,
        column=own or next((column for name, column in columns.items() if name not in fixed), field.kind),
        anchor=anchor,
        main=bound(field.main, empty) if field.main else None,
        parts={name: bound(value, empty) for name, value in field.parts.items() if value.column is not None},
        conditional={
            name: (Cell(value.constant, ""), conditions(value.when))
            for name, value in field.parts.items()
            if value.constant is not None and value.when
        },
        fixed=fixed,
        columns=columns,
        needs=_needs(field, own, anchor),
        holds=conditions(field.when) if field.when else None,
        options=field.options,
    )


def _needs(field: Field, own: str | None, anchor: str | None) -> tuple[str, ...]:
    if field.main:
        return spellings(own) if own else ()
    deciding = [field.parts[anchor]] if anchor else list(field.parts.values())
    if anchor and deciding[0].column is None:
        return ()
    return tuple(name for value in deciding if value.column for name in spellings(value.column))


def spellings(column: str) -> tuple[str, str]:
    """Return the names under which a column's cells can lie: a list of plain values has its mark."""
    return column, f"{column}[]"


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
