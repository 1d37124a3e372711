"""What a file of a table holds, and a mapping file to start from that reads it as it is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from io import BytesIO
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO

from kg.errors import DataError
from kg.fields.people import is_inverted
from kg.sources import opening
from kg.sources.mapping import Key, Table
from kg.sources.tables import delimited, trees, workbook
from kg.sources.tables.characters import Characters
from kg.sources.tables.columns import Column, columns, key_of, meaning_of, record_of
from kg.sources.tables.row import Faulty, Row

_SAMPLE = 2000
_SHOWN = 40
# No more of a file is looked at, however long its rows are.
_BEGINNING = 1 << 24
# Meanings whose field has another name, or always says more.
_FIELDS = {
    **{role: ("person", f', role = "{role}"') for role in (
        "director", "writer", "producer", "composer", "cinematographer", "editor", "actor")},
    "distributor": ("company", ', role = "distributor"'),
    "original title": ("title", ', kind = "original"'),
    "title": ("title", ', otherwise = "alternative"'),
    "note": ("note", ', kind = "synopsis"'),
}  # fmt: skip
_AGENTS = frozenset({*(name for name, (field, _) in _FIELDS.items() if field == "person"), "distributor", "company"})
_LISTS = _AGENTS | {"genre", "keyword", "occupation"}
# What a record has one of: a second such column is left to people.
_ONCE = frozenset({"year", "duration", "born", "died"})
_TELLING = frozenset({"title", "original title", "year", "director", "release", "name", "born"})
_Taken = tuple[tuple[Row, ...], tuple[Faulty, ...]]
_NO_TABLE = Table(place="", files="*", record="film", key=Key(()), fields=())


@dataclass(frozen=True, slots=True)
class Proposal:
    """`description` is for people, a line each; `toml` is a mapping file."""

    description: tuple[str, ...]
    toml: str


@dataclass(frozen=True, slots=True)
class _Sample:
    """The first rows of a file, and what is to be said of the file itself."""

    words: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Faulty, ...]
    records: str | None = None


def propose(stream: BinaryIO, name: str) -> Proposal:
    """Look at the beginning of a table (CSV, XLSX, JSON by its name) and propose a mapping.

    Raises DataError if no record can be read; reading may raise any of `kg.sources.opening.BROKEN`.
    """
    sample = _sampled(stream, name)
    if not sample.rows:
        said = sample.faults[0].reason if sample.faults else "it holds no row below a header"
        raise DataError(f"{name}: no record can be read: {said}")
    listed = columns(sample.rows)
    return Proposal((*sample.words, *_described(listed, sample)), _toml(listed, sample, name))


def _sampled(stream: BinaryIO, name: str) -> _Sample:
    suffix = PurePath(opening.unpacked_name(PurePath(name))).suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return _of_workbook(stream, name)
    octets = stream.read(_BEGINNING)
    characters = Characters(BytesIO(octets))
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _of_trees(octets)
    lines = delimited.Lines(characters.lines())
    layout = delimited.layout(lines, _NO_TABLE)
    if not isinstance(layout, delimited.Layout):
        return _Sample((), (), (layout,) if layout else ())
    found = _whole(_taken(delimited.rows(lines, layout.header, layout.delimiter, 2)), octets)
    guessed = " (guessed)" if characters.encoding.guessed else ""
    words = (
        f"separator {layout.delimiter!r}, encoding {characters.encoding.name}{guessed}, {len(layout.header)} columns"
    )
    return _Sample((words, *_never_filled(layout.header, found[0])), *found)


def _of_workbook(stream: BinaryIO, name: str) -> _Sample:
    with workbook.seekable(stream) as file:
        try:
            sheet = workbook.Sheet(file, None, 1)
            found = _taken(sheet.rows())
        except workbook.DAMAGED as error:
            raise DataError(f"{name}: the file is no whole workbook (.xlsx): {error}") from error
    others = [each for each in sheet.names if each != sheet.name]
    more = f"; further sheets: {', '.join(others)} (write sheet = ...)" if others else ""
    return _Sample((f"sheet {sheet.name!r}, {len(sheet.header)} columns{more}",), *found)


def _taken(rows: Iterator[Row | Faulty]) -> _Taken:
    sample = list(islice(rows, _SAMPLE))
    return tuple(row for row in sample if isinstance(row, Row)), tuple(row for row in sample if isinstance(row, Faulty))


def _whole(taken: _Taken, octets: bytes) -> _Taken:
    """Leave out the last fault of a beginning: it is where the beginning ends."""
    rows, faults = taken
    return (rows, faults[:-1]) if len(octets) == _BEGINNING and len(rows) + len(faults) < _SAMPLE else taken


def _of_trees(octets: bytes) -> _Sample:
    characters = Characters(BytesIO(octets))
    found = _taken(trees.rows(characters, None))
    words = f"JSON, {characters.encoding.name}"
    inside = _wrapped(found[0], octets)
    if inside:
        inner = _whole(_taken(trees.rows(Characters(BytesIO(octets)), inside)), octets)
        if inner[0]:
            said = f"the file is one object: its records are taken for the list {inside}"
            return _Sample((words, said), *inner, records=inside)
    return _Sample((words,), *_whole(found, octets))


def _wrapped(rows: Sequence[Row], octets: bytes) -> str | None:
    """Return the list that holds the records if the file is one object; one about a film may list its cast."""
    if not rows:
        return trees.first_list(Characters(BytesIO(octets)))
    if len(rows) > 1:
        return None
    listed = columns(rows)
    if any(meaning_of(each, "film") in _TELLING for each in listed if "[]" not in each.name):
        return None
    sizes: dict[str, int] = {}
    for each in listed:
        path, mark, _ = each.name.partition("[].")
        if mark and "[]" not in path:
            sizes[path] = sizes.get(path, 0) + each.distinct
    return max(sizes, key=lambda path: sizes[path], default=None)


def _never_filled(header: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    empty = [name for name in header if not any(name in row.cells for row in rows)]
    if empty:
        yield f"never filled: {', '.join(empty)}"


def _described(listed: Sequence[Column], sample: _Sample) -> Iterator[str]:
    total = len(sample.rows)
    yield f"{total} rows looked at, {len(sample.faults)} of no use" if sample.faults else f"{total} rows looked at"
    for fault in sample.faults[:3]:
        yield f"  {fault.locator}: {fault.reason}"
    for column in listed:
        values = "; ".join(_short(value) for value in column.shown)
        yield f"{_named(column):30} {column.filled * 100 // total:3}% {column.form:10} {values}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _toml(listed: Sequence[Column], sample: _Sample, name: str) -> str:
    record = record_of(listed)
    key = key_of(listed, len(sample.rows))
    found = [(column, meaning_of(column, record)) for column in listed]
    grouped: dict[str, list[str]] = {}
    rest: list[str] = []
    for column, meaning in found:
        field, written = _written(column, meaning) if meaning else ("", "")
        if field and not (field in _ONCE and field in grouped):
            grouped.setdefault(field, []).append(written)
        elif column != key:
            rest.append(_named(column))
    # The original comes first: what is in another entry is then another title.
    grouped.get("title", []).sort(key=lambda entry: 'kind = "original"' not in entry)
    pattern = opening.unpacked_name(PurePath(name))
    lines = [
        f"# What the columns of {pattern} are, as far as a look at them tells: mend it, and name it in kg.toml.",
        "[[table]]",
        f"files = {_quoted(escape(pattern))}",
        f'record = "{record}"',
        *((f"records = {_quoted(sample.records)}",) if sample.records else ()),
        f"key = {_quoted(_named(key))}" if key else _hashed(found),
        *(_entry(field, grouped[field]) for field in _in_order(grouped)),
        *(f"# not mapped, kept word for word: {each}" for each in rest),
    ]
    return "\n".join(lines) + "\n"


def _hashed(found: Sequence[tuple[Column, str | None]]) -> str:
    told = [_named(column) for column, meaning in found if meaning in _TELLING]
    parts = told or [_named(column) for column, _ in found]
    return f"key = {{ hash = [{', '.join(map(_quoted, parts))}] }}  # nothing numbers the rows"


def _in_order(grouped: dict[str, list[str]]) -> Sequence[str]:
    first = [field for field in ("title", "name", "year") if field in grouped]
    return (*first, *(field for field in grouped if field not in first))


def _entry(field: str, entries: Sequence[str]) -> str:
    if len(entries) == 1:
        return f"{field} = {entries[0]}"
    return "\n".join((f"{field} = [", *(f"  {entry}," for entry in entries), "]"))


def _written(column: Column, meaning: str) -> tuple[str, str]:
    """Write one column as the field it probably is."""
    name = _quoted(_named(column))
    field, more = _FIELDS.get(meaning, (meaning, ""))
    if meaning in _AGENTS and column.form in ("slug", "wikidata"):
        agent = "organisation" if field == "company" else "person"
        more += f', reference = "{agent}"' + (', scheme = "wikidata"' if column.form == "wikidata" else "")
    elif meaning in _LISTS:
        more += _cut(column, are_people=field == "person")
    if meaning == "identifier":
        more = f', scheme = "{column.form}"'
    if meaning == "duration" and column.form == "number":
        more = ', unit = "minutes"'
    if meaning == "release":
        return field, f"{{ date = {name} }}"
    return field, f"{{ column = {name}{more} }}" if more else name


def _cut(column: Column, *, are_people: bool) -> str:
    """Write how a column's lists are cut; one of names such as ``Surname, Given`` is none."""
    with_comma = [value for value in column.values if "," in value]
    if are_people and column.separator == "," and sum(map(is_inverted, with_comma)) * 2 > len(with_comma):
        return ""
    return f", split = {_quoted(column.separator)}" if column.separator and "[]" not in column.name else ""


def _named(column: Column) -> str:
    return column.name.removesuffix("[]")


def _quoted(text: str) -> str:
    """Write a string of TOML: JSON's escapes are among its own; what no file can hold is replaced."""
    plain = text.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007F")
