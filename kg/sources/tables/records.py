"""Rows to records: a film with what hangs on it, or an authority record about an agent."""

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Agent, AgentKind, Authority, Expression, Film, Finding, Origin, Record, Rejected
from kg.sources import told
from kg.sources.mapping import Key, Table, Value
from kg.sources.settings import Settings
from kg.sources.tables.bound import Get, bound
from kg.sources.tables.draft import Draft, joined, label
from kg.sources.tables.entry import Ready, ready
from kg.sources.tables.facts import is_shortened
from kg.sources.tables.row import LOST, Cell, Faulty, Row
from kg.sources.tables.writers import OF_RECORD, Writer

_SHORTENED = "a spreadsheet has shortened it, the number is lost: format the column as text and enter it again"
_LOST = "a character of it was lost in an earlier conversion (U+FFFD stands for it)"
_DIGEST_LENGTH = 16
_LIST = "[]"


@dataclass(slots=True)
class Seen:
    """What a file has shown so far: columns told to be unread, mapped columns that held something, hashed keys."""

    told: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    keys: dict[str, int] = field(default_factory=dict)


class Reader:
    """Makes records of one file's rows, as one table of a mapping says."""

    def __init__(self, table: Table, origin: Origin, settings: Settings) -> None:
        self._table = table
        self._origin = origin
        self._settings = settings
        writers = OF_RECORD[table.record]
        fields = [ready(each, table.empty) for each in table.fields]
        self._fields: Sequence[tuple[Writer, Ready]] = [
            (write, each) for name, write in writers.items() for each in fields if each.field.kind == name
        ]
        self._key = _keyed(table.key, table)
        self._work = _keyed(table.work, table) if table.work else None
        named = {column for value in table.values() for column in value.columns()} | set(table.ignored)
        named |= {each.column for one in table.fields for each in one.when if each.column}
        self._known = named | {name + _LIST for name in named}
        self._beside = _beside(table)
        self._ignored = {*table.ignored, *(name + _LIST for name in table.ignored)}
        self._seen = Seen()

    def records(self, rows: Iterable[Row | Faulty]) -> Iterator[Record | Rejected]:
        """Yield a record or a rejection for each row."""
        for row in rows:
            yield self._rejected(row) if isinstance(row, Faulty) else self._record(row)

    def never_seen(self) -> tuple[Value, ...]:
        """Return the mapped values whose column no row of the file has held."""
        seen = self._seen.columns
        return tuple(
            value
            for value in self._table.values()
            if value.column and not value.optional and not {value.column, value.column + _LIST} & seen
        )

    def never_ignored(self) -> tuple[str, ...]:
        """Return the columns that the mapping leaves out and no row of the file has held."""
        return tuple(name for name in self._table.ignored if not {name, name + _LIST} & self._seen.columns)

    def _rejected(self, row: Faulty) -> Rejected:
        return Rejected(self._origin.at(row.locator), row.reason)

    def _record(self, row: Row) -> Record | Rejected:
        self._seen.columns.update(row.cells)
        key, fault = self._key.of(row)
        if not key:
            return Rejected(self._origin.at(row.locator), f"the record has no key: {fault}")
        key = self._apart(key)
        draft = Draft(
            origin=replace(self._origin, key=key, locator=row.locator),
            cleared=self._settings.cleared,
            order=self._table.date_order,
        )
        draft.held.update(self._key.held(row))
        for write, each in self._fields:
            if not each.is_silent(row):
                write(each, row, draft)
        self._keep_the_rest(row, draft)
        for remark in row.remarks:
            draft.tell(remark.rule, remark.locator, remark.value, remark.message)
        return self._finished(row, draft)

    def _apart(self, key: str) -> str:
        """Tell rows apart that nothing numbers and that hash alike: two equal rows may be two awards of one name."""
        if not self._table.key.hashed:
            return key
        count = self._seen.keys[key] = self._seen.keys.get(key, 0) + 1
        return key if count == 1 else f"{key}-{count}"

    def _keep_the_rest(self, row: Row, draft: Draft) -> None:
        """Keep what no field holds; a column that the mapping does not name is told once a file."""
        for name, cells in row.cells.items():
            if name in self._ignored:
                continue
            if name not in self._known and name not in self._seen.told:
                self._seen.told.add(name)
                draft.tell("field-unread", cells[0].locator, cells[0].text.strip(), self._unread(name))
            for cell in cells:
                if cell.locator not in draft.held:
                    self._keep(cell, name, draft)
                if LOST in cell.text:
                    draft.tell("value-unread", cell.locator, cell.text.strip(), f"{label(name)}: {_LOST}")

    def _keep(self, cell: Cell, name: str, draft: Draft) -> None:
        """Keep a cell; one that says something about another, which the row lacks, is told."""
        main = self._beside.get(name)
        if main:
            draft.unread(cell, name, f"there is no {label(main)} beside it")
        else:
            draft.keep(cell, name)

    def _unread(self, name: str) -> str:
        return f"{label(name)}: {self._table.place} does not name this field; it is kept word for word in every record"

    def _finished(self, row: Row, draft: Draft) -> Record:
        if self._table.record == "film":
            work = self._work.of(row)[0] if self._work else None
            return _film(row, draft, work, self._settings)
        kind = AgentKind(self._table.record)
        draft.origin = replace(draft.origin, key=f"{kind}/{draft.origin.key}")
        return _authority(row, draft, kind, self._settings)


def _beside(table: Table) -> Mapping[str, str]:
    """Return the columns that only say something about a value of another: of a character, of whom it is."""
    return {
        name: each.main.column
        for each in table.fields
        if each.main and each.main.column
        for part in each.parts.values()
        if part.column and part.column != each.main.column
        for name in (part.column, part.column + _LIST)
    }


class _Keyed:
    """The key of a record, or of its work, out of a row."""

    def __init__(self, key: Key, gets: Sequence[Get]) -> None:
        self._key = key
        self._gets = gets

    def of(self, row: Row) -> tuple[str | None, str]:
        """Return the key; None with the reason if a part of it is missing. A hash may lack parts, not all."""
        parts: list[str] = []
        for value, get in zip(self._key.values, self._gets, strict=True):
            got = get(row)
            texts = [" ".join(cell.text.split()) for cell in got.cells]
            fault = next((f"{cell.text!r}: {said}" for cell, said in got.unread if said), None)
            if any(map(is_shortened, texts)):
                return None, f"{value.column} is {texts[0]!r}: {_SHORTENED}"
            if not texts and not self._key.hashed:
                return None, f"{value.column} is {fault}" if fault else f"{value.column} is empty"
            parts.append("\x1f".join(texts))
        if self._key.hashed:
            return (_digest("\x1e".join(parts)), "") if any(parts) else (None, "every column of its hash is empty")
        return " / ".join(parts), ""

    def held(self, row: Row) -> Iterator[str]:
        """Yield the locators of the cells that the key holds whole."""
        if not self._key.hashed:
            for get in self._gets:
                yield from get(row).held


def _keyed(key: Key, table: Table) -> _Keyed:
    return _Keyed(key, [bound(value, table.empty) for value in key.values])


def _digest(text: str) -> str:
    """Return a short digest for a key: 16 characters of base32, as IRIs use."""
    octets = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return b32encode(octets).decode("ascii").lower()[:_DIGEST_LENGTH]


def _film(row: Row, draft: Draft, work: str | None, settings: Settings) -> Film:
    return Film(
        origin=draft.origin,
        content_hash=row.digest,
        locators=tuple(dict.fromkeys(draft.located)) or (row.locator,),
        expressions=(_original(row, draft),),
        titles=tuple(draft.titles),
        created=draft.created,
        countries=tuple(draft.countries),
        country_statement=", ".join(draft.country_words) or None,
        forms=tuple(draft.forms),
        form_statements=tuple(draft.form_words),
        agents=tuple(draft.agents.values()),
        contributions=tuple(draft.contributions),
        manifestations=tuple(draft.manifestations),
        releases=tuple(draft.releases),
        awards=tuple(draft.awards),
        selections=tuple(draft.selections),
        notes=tuple(draft.notes),
        sites=tuple(draft.sites),
        verbatim=tuple(draft.verbatim),
        url=draft.page or settings.url_of(draft.origin.key),
        publisher=settings.publisher,
        findings=tuple(draft.findings),
        work=work,
        part_of=tuple(draft.part_of),
        identifiers=tuple(draft.identifiers),
        genres=tuple(draft.genres),
        keywords=tuple(draft.keywords),
        ratings=tuple(draft.ratings),
    )


def _original(row: Row, draft: Draft) -> Expression:
    return Expression(
        kind="original",
        locators=tuple(dict.fromkeys(draft.original)) or (row.locator,),
        minutes=draft.minutes,
        duration_statement=draft.duration_statement,
        colour=draft.colour,
        colour_statement=draft.colour_statement,
        languages=tuple(draft.languages),
        language_statements=tuple(draft.language_words),
    )


def _authority(row: Row, draft: Draft, kind: AgentKind, settings: Settings) -> Authority:
    agent = Agent(
        key=draft.origin.key,
        kind=kind,
        names=tuple(draft.names),
        locators=joined((row.locator,), draft.located),
        places=tuple(draft.places),
        place_statements=tuple(draft.place_words),
        verbatim=tuple(draft.verbatim),
        identifiers=tuple(draft.identifiers),
        born=draft.born,
        died=draft.died,
        occupations=tuple(draft.occupations),
        sites=tuple(draft.sites),
    )
    return Authority(
        origin=draft.origin,
        content_hash=row.digest,
        agent=agent,
        notes=tuple(draft.notes),
        url=draft.page or settings.url_of(draft.origin.key),
        publisher=settings.publisher,
        findings=tuple(draft.findings),
    )


def with_findings(record: Record | Rejected, findings: Iterable[Finding]) -> Record | Rejected:
    """Return a record with more findings, about its file, before its own."""
    more = tuple(findings)
    if isinstance(record, Rejected) or not more:
        return record
    return replace(record, findings=(*more, *record.findings))


def unseen(values: Sequence[Value], origin: Origin) -> Iterator[Finding]:
    """Tell that no row of a file has a column that the mapping names."""
    for value in values:
        said = f"{value.place}: no record of the file has a field {value.column!r}: is it spelt so?"
        yield told.told("field-unread", origin, value.column, said)


def not_there(ignored: Iterable[str], place: str, origin: Origin) -> Iterator[Finding]:
    """Tell that a file lacks a column that the mapping leaves out."""
    for name in ignored:
        said = f"{place}, ignore: the file has no column {name!r}: is it spelt so?"
        yield told.told("field-unread", origin, name, said)
