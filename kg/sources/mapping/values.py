"""A mapping file as frozen values: tables, their fields, and where each value of a field comes from."""

import re
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a cell: of the field's own, or of the row's `column`.

    `is_one` and `is_none` are texts compared as they stand; `matches` must be found in the text; `script` is an
    ISO 15924 code; `empty` says whether there may be anything at all.
    """

    column: str | None = None
    is_one: frozenset[str] | None = None
    is_none: frozenset[str] | None = None
    matches: re.Pattern[str] | None = None
    misses: re.Pattern[str] | None = None
    script: str | None = None
    empty: bool | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value comes from and what is done with it, in this order.

    The cell of `column`, or the `constant`; left out unless every condition of `when` holds; cut at the
    separators of `split`; a piece that is one of `empty` is left out; `pattern` takes the part in its group;
    `lookup` translates; `template` writes it into a longer text. `place` names the value in messages.
    """

    place: str
    column: str | None = None
    constant: str | None = None
    when: tuple[Condition, ...] = ()
    split: tuple[str, ...] = ()
    empty: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    lookup: Pairs[str, str] | None = None
    template: str | None = None
    optional: bool = False

    def columns(self) -> tuple[str, ...]:
        """Return every column this value looks at."""
        own = (self.column,) if self.column else ()
        return (*own, *(each.column for each in self.when if each.column))


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a table: what `kind` of statement is made, of which values, with which options.

    `main` is the value the field is about; `parts` are the named values beside it (the language of a title,
    the festival of an award).
    """

    kind: str
    place: str
    main: Value | None = None
    parts: Pairs[str, Value] = field(default_factory=dict)
    options: Pairs[str, str] = field(default_factory=dict)
    when: tuple[Condition, ...] = ()

    def values(self) -> tuple[Value, ...]:
        """Return every value of the field."""
        return (*((self.main,) if self.main else ()), *self.parts.values())


@dataclass(frozen=True, slots=True)
class Key:
    """How a record, or the work it describes, is told from the others: by some of its values.

    With `hashed` the key is a short digest of them, for tables that number nothing.
    """

    values: tuple[Value, ...]
    hashed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What the files of one name pattern hold: records about films, persons or organisations."""

    place: str
    files: str
    record: str
    key: Key
    fields: tuple[Field, ...]
    work: Key | None = None
    empty: frozenset[str] = frozenset()
    ignored: Pairs[str, str] = field(default_factory=dict)
    delimiter: str | None = None
    sheet: str | None = None
    header: int = 1
    records: str | None = None
    date_order: str = "DMY"

    def values(self) -> tuple[Value, ...]:
        """Return every value of the table, the keys' among them."""
        keys = (*self.key.values, *(self.work.values if self.work else ()))
        return (*keys, *(value for each in self.fields for value in each.values()))


@dataclass(frozen=True, slots=True)
class Mapping:
    """One mapping file: `name` is its path as given, `digest` of its bytes tells one state of it from another."""

    name: str
    tables: tuple[Table, ...] = ()
    digest: str = ""

    def table_for(self, file: str) -> Table | None:
        """Return the first table whose pattern a file's name fits."""
        return next((table for table in self.tables if fnmatchcase(file.lower(), table.files.lower())), None)
