"""JSON to rows, streamed: an array of objects, an array somewhere inside one, or JSON Lines.

An object becomes cells by path: ``external_ids.imdb``; the elements of a list share one, ``cast[].person``.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from math import inf

import ijson

from kg.sources.tables.characters import Characters
from kg.sources.tables.delimited import digest
from kg.sources.tables.guard import Guard, Refused
from kg.sources.tables.row import LOST, UNTEXT, Cell, Faulty, Row, untext

_DEEPEST = 40
# A line of more pieces of text (64 MB) is no record; it is handed on in parts, so that memory stays bounded.
_MOST_PIECES = 1024
_NO_OBJECT = "it is no object {...} but {}: a record is an object of named values"
_BROKEN = "from here on the file is no JSON ({}): get the whole file"
_UNREAD = "from here on the file is not read: {}"


# A record of an array may be as large as a line.
_LARGEST = 1 << 26
_TOO_LARGE = "a record is larger than 64 MB: none is; name the list of records in the mapping, records = ..."

PlaceOf = Callable[[int], str]


class _Bytes:
    """Pieces of text as a file of UTF-8, for the parser."""

    def __init__(self, pieces: Iterable[str], most: float = _LARGEST) -> None:
        self._most = most
        guard = Guard()
        self._pieces = (_octets(passed) for piece in pieces for passed in guard.passed(piece))
        self._rest = b""
        self._taken = 0

    def forget(self) -> None:
        """Begin a new record."""
        self._taken = 0

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes; nothing at the end. Raises Refused before what no parser should see."""
        while size and not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        if self._taken > self._most:
            raise Refused(_TOO_LARGE)
        cut = len(self._rest) if size < 0 else size
        head, self._rest = self._rest[:cut], self._rest[cut:]
        self._taken += len(head)
        return head


def _octets(piece: str) -> bytes:
    """Encode a piece; what was no character of the file's encoding becomes U+FFFD, which is told."""
    try:
        return piece.encode()
    except UnicodeEncodeError:
        return UNTEXT.sub(LOST, piece).encode()


def rows(characters: Characters, inside: str | None) -> Iterator[Row | Faulty]:
    """Yield the records of a file; `inside` is the path of the array that holds them (``result.films``)."""
    pieces = characters.pieces()
    head = list(islice(pieces, 1))
    start = "".join(head).lstrip("\ufeff \t\r\n")[:1]
    whole = chain(head, pieces)
    if inside or start == "[":
        prefix = ".".join((*inside.split("."), "item")) if inside else "item"
        pointer = "/" + "/".join(inside.split(".")) if inside else ""
        return _elements(_Bytes(whole, inf if inside else _LARGEST), prefix, pointer)
    return _lines(whole) if _is_lines(head) else _values(whole)


def _is_lines(head: list[str]) -> bool:
    """Tell whether the first line is a value by itself; one longer than what is in hand counts as such."""
    line, end, _ = "".join(head).lstrip("\ufeff \t\r\n").partition("\n")
    try:
        json.loads(line, parse_int=str)
    except (ValueError, RecursionError):
        return not end
    return True


def _lines(pieces: Iterable[str]) -> Iterator[Row | Faulty]:
    for number, line in enumerate(_cut(pieces), start=1):
        text = line.strip(" \t\r\n\ufeff")
        if text:
            yield _line(text, f"row {number}")


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """Cut text at line feeds: JSON itself escapes them."""
    rest: list[str] = []
    for piece in pieces:
        first, *others = piece.split("\n")
        rest.append(first)
        for each in others:
            yield "".join(rest)
            rest = [each]
        if len(rest) > _MOST_PIECES:
            yield "".join(rest)
            rest = []
    yield "".join(rest)


def _line(text: str, place: str) -> Row | Faulty:
    try:
        value = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return Faulty(place, f"column {error.pos + 1}: no JSON: {error.msg}")
    except RecursionError:
        return Faulty(place, "no JSON of records: it is nested too deep")
    return _row(value, place, f"{place}, ", digest(text))


def _elements(octets: _Bytes, prefix: str, pointer: str) -> Iterator[Row | Faulty]:
    """Read the elements of one array."""
    yield from _parsed(octets, ijson.items(octets, prefix), lambda number: f"{pointer}/{number}")


def _values(pieces: Iterable[str]) -> Iterator[Row | Faulty]:
    """Read objects one after the other that span lines."""
    octets = _Bytes(pieces)
    found = ijson.items(octets, "", multiple_values=True)
    yield from _parsed(octets, found, lambda number: "" if number == 0 else f"value {number + 1}, ")


def _parsed(octets: _Bytes, found: Iterator[object], place_of: PlaceOf) -> Iterator[Row | Faulty]:
    number = 0
    while True:
        place = place_of(number)
        try:
            value = next(found)
        except StopIteration:
            return
        except Refused as error:
            yield Faulty(place or "/", _UNREAD.format(error))
            return
        except (ijson.JSONError, UnicodeDecodeError, ValueError, RecursionError) as error:
            yield Faulty(place or "/", _BROKEN.format(_first_line(error)))
            return
        octets.forget()
        yield _row(value, place or "/", place, digest(json.dumps(value, default=str, sort_keys=True)))
        number += 1


def first_list(characters: Characters) -> str | None:
    """Return the path of the first list of objects inside the object that a file is (``result.films``)."""
    try:
        for path, event, _ in ijson.parse(_Bytes(characters.pieces())):
            around = path.removesuffix(".item")
            if event == "start_map" and path != around and "item" not in around.split("."):
                return str(around)
    except (ijson.JSONError, UnicodeDecodeError, ValueError):
        pass
    return None


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]


def _row(value: object, place: str, pointer: str, content: str) -> Row | Faulty:
    if not isinstance(value, dict):
        return Faulty(place, _NO_OBJECT.replace("{}", type(value).__name__))
    cells: dict[str, list[Cell]] = {}
    try:
        _spread(value, "", pointer, (), cells)
    except _TooDeep:
        return Faulty(place, f"it is nested deeper than {_DEEPEST} levels: no record is")
    texts = chain(cells, (cell.text for each in cells.values() for cell in each))
    fault = next((said for text in texts if (said := untext(text))), None)
    return Faulty(place, fault) if fault else Row(place, cells, content)


class _TooDeep(Exception):
    """A value is nested deeper than any record is."""


def _spread(value: object, path: str, pointer: str, at: tuple[int, ...], cells: dict[str, list[Cell]]) -> None:
    """Add the leaves of a value to `cells`."""
    if isinstance(value, str):
        if value and not value.isspace():
            cells.setdefault(path, []).append(Cell(value, pointer, at))
    elif isinstance(value, dict):
        _refuse_depth(pointer)
        for key, each in value.items():
            name = _name(key)
            _spread(each, f"{path}.{name}" if path else name, f"{pointer}/{_escaped(key)}", at, cells)
    elif isinstance(value, list):
        _refuse_depth(pointer)
        path += "[]"
        for number, each in enumerate(value):
            _spread(each, path, f"{pointer}/{number}", (*at, number), cells)
    elif value is not None:
        cells.setdefault(path, []).append(Cell(_text(value), pointer, at))


def _refuse_depth(pointer: str) -> None:
    if pointer.count("/") > _DEEPEST:
        raise _TooDeep


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)
def _name(key: str) -> str:
    return " ".join(key.split())


@lru_cache(maxsize=4096)
def _escaped(key: str) -> str:
    """Write a name into a JSON pointer (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1")
