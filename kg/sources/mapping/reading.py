"""From a mapping file to a `Mapping`. Every unknown key or word is an error that names file, key and remedy."""

import hashlib
import tomllib
from collections.abc import Mapping as Pairs
from pathlib import Path

from kg.errors import UsageError
from kg.fields import scripts
from kg.fields.language_tags import language_tag
from kg.rdf.terms import is_iri
from kg.sources.mapping.toml import Piece, Tree
from kg.sources.mapping.values import Condition, Field, Key, Mapping, Table, Value
from kg.sources.mapping.vocabulary import KINDS, RECORDS, Kind, Part, words

_CONDITION = ("column", "is", "not", "matches", "misses", "script", "empty")
_VALUE = ("column", "value", "when", "split", "empty", "pattern", "lookup", "template", "optional")
_TABLE = (
    "files", "record", "key", "work", "empty", "ignore", "delimiter", "sheet", "header", "records", "date_order",
)  # fmt: skip
_ORDERS = ("DMY", "MDY")

Lookups = Pairs[str, Pairs[str, str]]


def load(path: Path) -> Mapping:
    """Read a mapping file. Raises UsageError naming the file, the table, the key and the remedy."""
    try:
        octets = path.read_bytes()
        tree = tomllib.loads(octets.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    return mapping(tree, str(path), f"sha256:{hashlib.sha256(octets).hexdigest()}")


def mapping(tree: Tree, name: str, digest: str = "") -> Mapping:
    """Make a mapping of what the TOML of a file called `name` says."""
    top = Piece(tree, name)
    top.allow(("table", "lookup"))
    lookups = _lookups(top)
    written = top.raw("table")
    if not isinstance(written, list) or not written:
        top.fail("there is no [[table]]: write one for each kind of file")
    pieces = [top.piece("table", each, called=f"[[table]] {number}") for number, each in enumerate(written, start=1)]
    return Mapping(name, tuple(_table(piece, lookups) for piece in pieces), digest)


def _lookups(top: Piece) -> Lookups:
    if "lookup" not in top:
        return {}
    listed = top.piece("lookup", top.raw("lookup"), called="[lookup]")
    return {name: _pairs(listed.piece(name, listed.raw(name))) for name in listed.names()}


def _pairs(piece: Piece) -> Pairs[str, str]:
    return {" ".join(key.split()): str(piece.text(key)) for key in piece.names()}


def _table(piece: Piece, lookups: Lookups) -> Table:
    record = piece.word("record", RECORDS) or "film"
    kinds = {name: kind for name, kind in KINDS.items() if record in kind.records}
    for name in piece.names():
        if name in KINDS and name not in kinds:
            piece.fail(f"{name} is for records of {', '.join(KINDS[name].records)}: this table's record is {record!r}")
    piece.allow((*_TABLE, *kinds))
    if "key" not in piece:
        piece.fail(
            'key is missing: write key = "the column with the record\'s number", or key = { hash = ["title", "year"] }'
        )
    fields = tuple(
        _field(name, each, lookups)
        for name in piece.names()
        if name in kinds
        for each in piece.pieces(name, "column" if kinds[name].main else None)
    )
    return Table(
        place=piece.place,
        files=piece.text("files") or "*",
        record=record,
        key=_key("key", piece, lookups),
        fields=fields,
        work=_key("work", piece, lookups) if "work" in piece else None,
        empty=frozenset(piece.texts("empty")),
        ignored=_pairs(piece.piece("ignore", piece.raw("ignore"))) if "ignore" in piece else {},
        delimiter=_delimiter(piece),
        sheet=piece.text("sheet"),
        header=piece.number("header", 1),
        records=piece.text("records"),
        date_order=piece.word("date_order", _ORDERS) or _ORDERS[0],
    )


def _delimiter(piece: Piece) -> str | None:
    delimiter = piece.text("delimiter")
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        piece.fail(f"delimiter is {delimiter!r}: write the one character between two cells")
    return delimiter


def _key(name: str, piece: Piece, lookups: Lookups) -> Key:
    """Read a key: a column, several, or ``{ hash = [...] }``."""
    written = piece.raw(name)
    hashed = isinstance(written, dict) and "hash" in written
    inner = piece.piece(name, written) if hashed else piece
    if hashed:
        inner.allow(("hash",))
    parts = inner.pieces("hash" if hashed else name, "column")
    if not parts:
        piece.fail(f"{name} names no column")
    for part in parts:
        part.allow(_VALUE)
    return Key(tuple(_value(part, lookups) for part in parts), hashed)


def _field(name: str, piece: Piece, lookups: Lookups) -> Field:
    kind = KINDS[name]
    own = _VALUE if kind.main else ("when",)
    piece.allow((*own, *kind.parts, *kind.options))
    parts = {part: _part(part, piece, kind.parts[part], lookups) for part in kind.parts if part in piece}
    missing = next((part for part, said in kind.parts.items() if said.required and part not in parts), None)
    if missing:
        piece.fail(f"{missing} is missing: " + _remedy(missing, kind.parts[missing]))
    if not kind.main and not parts:
        piece.fail(f"there is no value: the keys are {', '.join(kind.parts)}")
    conditions = () if kind.main else _conditions(piece)
    if any(each.column is None for each in conditions):
        piece.fail('when needs a column here: when = { column = "...", is = "..." }')
    options = {each: piece.word(each, known) or "" for each, known in kind.options.items() if each in piece}
    found = Field(name, piece.place, _main(kind, piece, lookups), parts, options, conditions)
    return _checked(found, piece)


def _remedy(part: str, said: Part) -> str:
    if said.words:
        return f'write {part} = "..." with one of {", ".join(sorted(words(said.words)))}'
    if said.is_constant:
        return f'write {part} = "..." or {part} = {{ column = "a column" }}'
    return f'write {part} = "a column" or {part} = {{ value = "..." }}'


def _main(kind: Kind, piece: Piece, lookups: Lookups) -> Value | None:
    if not kind.main:
        return None
    value = _value(piece, lookups)
    if kind.words:
        _of_words(value, kind.words, piece)
    return value


def _part(name: str, piece: Piece, said: Part, lookups: Lookups) -> Value:
    written = piece.piece(name, piece.raw(name), "value" if said.is_constant else "column")
    written.allow(_VALUE)
    value = _value(written, lookups)
    if said.words:
        _of_words(value, said.words, written)
    if name == "language":
        return _tagged(value, written)
    return value


def _of_words(value: Value, closed_list: str, piece: Piece) -> None:
    """Refuse a constant, or a result of the look-up, that is not of a closed list."""
    known = words(closed_list)
    if value.constant is not None:
        piece.check("value", value.constant, known)
    for result in (value.lookup or {}).values():
        if result:
            piece.check("lookup", result, known)


def _tagged(value: Value, piece: Piece) -> Value:
    """Refuse what is not the form of a language tag, or the tag of no language."""
    for tag in (value.constant, *(value.lookup or {}).values()):
        if tag and not all(part.isalnum() and part.isascii() and len(part) <= 8 for part in tag.split("-")):
            piece.fail(f'{tag!r} is no language tag: write a BCP 47 tag such as "ru" or "ru-Latn"')
        if tag and not language_tag(tag):
            piece.fail(f'{tag!r} is no language we know: write a BCP 47 tag such as "ru", or leave language out')
    return value


def _value(piece: Piece, lookups: Lookups) -> Value:
    column, constant = piece.text("column"), piece.text("value")
    if (column is None) == (constant is None):
        piece.fail('write either column = "..." or value = "..."')
    template = piece.text("template")
    if template is not None and "{}" not in template:
        piece.fail(f"template is {template!r}: write {{}} where the value goes")
    pattern = piece.pattern("pattern")
    if pattern and pattern.groups != 1:
        piece.fail(f"pattern must have one group, the part to take: {pattern.pattern!r} has {pattern.groups}")
    split = piece.texts("split")
    if "" in split:
        piece.fail("split holds an empty separator: write the characters between two values")
    return Value(
        place=piece.place,
        column=" ".join(column.split()) if column is not None else None,
        constant=constant,
        when=_conditions(piece),
        split=split,
        empty=frozenset(piece.texts("empty")),
        pattern=pattern,
        lookup=_lookup(piece, lookups),
        template=template,
        optional=piece.flag("optional") or False,
    )


def _lookup(piece: Piece, lookups: Lookups) -> Pairs[str, str] | None:
    written = piece.raw("lookup")
    if isinstance(written, str):
        if written not in lookups:
            listed = ", ".join(sorted(lookups)) or "none yet"
            piece.fail(f"there is no [lookup.{written}]: write it; there are: {listed}")
        return lookups[written]
    return _pairs(piece.piece("lookup", written)) if written is not None else None


def _conditions(piece: Piece) -> tuple[Condition, ...]:
    return tuple(_condition(each) for each in piece.pieces("when"))


def _condition(piece: Piece) -> Condition:
    piece.allow(_CONDITION)
    if set(piece.names()) <= {"column"}:
        piece.fail(f"nothing is asked: write one of {', '.join(_CONDITION[1:])}")
    column = piece.text("column")
    return Condition(
        column=" ".join(column.split()) if column is not None else None,
        is_one=frozenset(piece.texts("is")) if "is" in piece else None,
        is_none=frozenset(piece.texts("not")) if "not" in piece else None,
        matches=piece.pattern("matches"),
        misses=piece.pattern("misses"),
        script=piece.word("script", scripts.CODES),
        empty=piece.flag("empty"),
    )


def _checked(field: Field, piece: Piece) -> Field:
    """Refuse what only the whole field can tell."""
    scheme = field.parts.get("scheme")
    if scheme and scheme.constant is not None and not scheme.constant.strip():
        piece.fail('scheme is empty: write a register ("imdb") or a name of your own')
    template = field.main.template if field.main and field.kind in ("site", "page") else None
    if template and not is_iri(template.replace("{}", "x")):
        piece.fail(f"template is {template!r}: write an address, https://.../{{}}")
    return field
