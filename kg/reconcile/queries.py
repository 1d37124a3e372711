"""Rows of a question file: one JSON object a line, a film if it has `titles`, a person if it has `name`.

Film: `id`, `titles`, `year`, `directors`, `cast`, `country`. Person: `id`, `name`, `born`, `died`, `professions`,
`role`. Every key but `titles` and `name` may be missing or null, other keys are not read. A year is a number or
begins with its four digits; a country is a name in English, French or Russian, or several between commas or strokes.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.fields.places import country
from kg.model import Text
from kg.reconcile.keys import ordered
from kg.reconcile.question import Credit, FilmQuestion, PersonQuestion, PersonRef
from kg.reconcile.wikidata import PROFESSIONS

_YEAR = re.compile(r"\+?(\d{4})(?!\d)")
_BETWEEN_COUNTRIES = re.compile(r"\s*[/,;]\s*")
_LETTER = re.compile(r"[^\W\d_]{2}")

_SHOWN = 60  # characters of a bad value in a message

Row = Mapping[str, Any]  # Any: parsed JSON, which goes no further than this module and the files of questions


def rows(path: Path) -> Iterator[tuple[int, Row | None, str]]:
    """Yield each line: its number, its object, or None and what is wrong with it. A blank line is a line too.

    Raises DataError if the file cannot be read to its end.
    """
    number = 0
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                yield (number, *_parsed(line))
    except (EOFError, zlib.error, OSError) as error:
        raise DataError(f"{path}:{number + 1}: cannot be read ({error}): name a whole .jsonl or .jsonl.gz") from error


@dataclass(frozen=True, slots=True)
class Asked:
    """A row as a question, and what of it could not be read, for the eyes of who wrote it."""

    question: FilmQuestion | PersonQuestion
    unread: tuple[str, ...] = ()


def asked(row: Row, number: int) -> Asked:
    """Return the question of a row. Raises ValueError, saying which key is at fault, if it cannot be asked.

    A title or a name must be text; anything else that cannot be read counts as missing, and is named in `unread`.
    """
    reading = _Reading(row)
    if row.get("titles"):
        return Asked(_film(reading, number), tuple(reading.unread))
    if row.get("name"):
        return Asked(_person(reading, number), tuple(reading.unread))
    raise ValueError("neither titles nor name says what is asked about")


def _parsed(line: bytes) -> tuple[Row | None, str]:
    if not line.strip():
        return None, "an empty line"
    try:
        row = json.loads(line)
    except ValueError as error:  # not JSON, or not UTF-8
        return None, f"not JSON ({error})"
    return (row, "") if isinstance(row, dict) else (None, "not a JSON object")


def _film(row: "_Reading", number: int) -> FilmQuestion:
    titles = row.texts("titles")
    return FilmQuestion(
        id=f"row/{number:09}",
        label=titles[0].value,
        titles=titles,
        year=row.year("year"),
        directors=row.people("directors"),
        cast=row.people("cast"),
        countries=row.countries("country"),
    )


def _person(row: "_Reading", number: int) -> PersonQuestion:
    names = row.texts("name")
    played = _properties(row.strings("role"))
    return PersonQuestion(
        id=f"row/{number:09}",
        label=names[0].value,
        names=names,
        born=row.year("born"),
        died=row.year("died"),
        works=tuple(Credit("", (), (), role) for role in played),  # in films the row does not name
        professions=_properties(row.strings("professions")),
    )


def _properties(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(PROFESSIONS[word] for each in said if (word := _profession(each))))


def _profession(text: str) -> str | None:
    word = text.strip().casefold().replace("_", " ")
    return word if word in PROFESSIONS else None


class _Reading:
    """One row being read, and the keys of it that could not be."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self.unread: list[str] = []

    def texts(self, key: str) -> tuple[Text, ...]:
        texts = tuple(Text(value) for value in self.strings(key))
        if not texts:
            raise ValueError(f"{key} is {_shown(self._row[key])}, not text")
        return texts

    def people(self, key: str) -> tuple[PersonRef, ...]:
        """Name people by their names: one name in a file is one person until two films say otherwise."""
        names = dict.fromkeys(name for name in self.strings(key) if _LETTER.search(name))
        return tuple(PersonRef(f"name/{ordered(name)}", (Text(name),)) for name in names)

    def countries(self, key: str) -> tuple[str, ...]:
        names = (name for text in self.strings(key) for name in _BETWEEN_COUNTRIES.split(text))
        return tuple(dict.fromkeys(code for name in names if (code := country(name))))

    def year(self, key: str) -> int | None:
        value = self._row.get(key)
        if value is None or value == "":
            return None
        found = None if isinstance(value, bool | list | dict) else _YEAR.match(str(value))
        if not found:
            self._unread(key)
        return int(found[1]) if found else None

    def strings(self, key: str) -> list[str]:
        """Read a string or a list of them; null is silence."""
        value = self._row.get(key)
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) or each is None for each in listed):
            self._unread(key)
        return [each for each in listed if isinstance(each, str) and each.strip()]

    def _unread(self, key: str) -> None:
        self.unread.append(f"{key} {_shown(self._row[key])} is not used: it cannot be read")


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:_SHOWN]
