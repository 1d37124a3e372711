"""Read entities in the shape of Wikidata's JSON dump: one a line, in an array or not, gzip, bzip2 or plain.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. Deprecated statements are dropped,
preferred ones come first, novalue and somevalue are no values. A time counts as a year from precision 9 on
(a decade is not a year). A running time counts in minutes only. Lines are read one at a time, whatever the
size of the dump.
"""

import bz2
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import DataError
from kg.model import Text
from kg.reconcile.question import Identifier
from kg.reconcile.wikidata import COUNTRIES, OCCUPATIONS, SCHEMES, identifier

CREDITS = ("P57", "P58", "P86", "P161", "P162", "P344", "P1040", "P272")
"""Director, screenwriter, composer, cast member, producer, director of photography, editor, company."""

_YEAR_PRECISION = 9
_MINUTE = "http://www.wikidata.org/entity/Q7727"
_OPENERS: Mapping[str, Callable[[Path], AbstractContextManager[Iterable[bytes]]]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
}
_FRAME = (b"", b"[", b"]")
_ITEM_ID = re.compile(rb'"id": ?"(Q[1-9][0-9]*)"')
_OWN_ID = re.compile(rb'"id": ?"([A-Z][0-9]+)"')


@dataclass(frozen=True, slots=True)
class Entity:
    """An item of Wikidata, with what is compared.

    Classes (P31); labels before aliases; `years` of publication (P577), or of the beginning of a thing (P571);
    minutes (P2047); credits (role, QID); countries (codes; P495, or P17 of a thing); genres and forms (P136,
    P7937); professions (P106, as credit properties); identifiers (scheme, value); what it is not (P1889); what
    it remakes or adapts (P144); the classes it stands below (P279).
    """

    qid: str
    label: str
    classes: tuple[str, ...]
    names: tuple[Text, ...]
    years: tuple[int, ...]
    minutes: tuple[int, ...]
    credits: tuple[tuple[str, str], ...]
    born: int | None
    died: int | None
    countries: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    different: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


def entity_of(document: Mapping[str, Any]) -> Entity | None:  # Any: parsed JSON, which goes no further
    """Return the item a JSON document of Wikidata describes; None for a property or a lexeme.

    Raises ValueError, KeyError, TypeError or AttributeError on a document of another shape.
    """
    return _item(document) if document["type"] == "item" else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dump that is an entity's, without its trailing comma, and where it stands."""

    text: bytes
    path: Path
    number: int

    @property
    def qid(self) -> str:
        """The entity's own id, without parsing it; empty if its text names none."""
        own = _OWN_ID.search(self.text)
        return own[1].decode() if own else ""

    def mentions(self) -> Iterator[str]:
        """Yield the item ids anywhere in its text, without parsing it."""
        return (found[1].decode() for found in _ITEM_ID.finditer(self.text))

    def states(self, name: str) -> bool:
        """Tell whether a property's name is anywhere in its text."""
        return f'"{name}"'.encode() in self.text


def read(path: Path) -> Iterator[Entity]:
    """Yield the items of a dump in its order; properties and lexemes are passed over.

    Raises DataError on a line that is no entity and on a broken archive, naming file and line.
    """
    return (found for line in lines(path) if (found := entity_at(line)))


def lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a dump that are entities, unparsed. Raises DataError on a broken archive."""
    number = 0
    try:
        with _OPENERS.get(path.suffix, _plain)(path) as stream:
            for number, line in enumerate(stream, start=1):
                text = line.strip().removesuffix(b",")
                if text not in _FRAME:
                    yield Line(text, path, number)
    except (EOFError, zlib.error, OSError) as error:
        place = f"{path}:{number + 1}" if number else path
        raise DataError(f"{place}: cannot be read ({error}): name a whole dump, .json, .gz or .bz2") from error


def entity_at(line: Line) -> Entity | None:
    """Return the item a line describes; None for another entity. Raises DataError, naming file and line."""
    try:
        return entity_of(json.loads(line.text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{line.path}:{line.number}: not an entity of Wikidata's JSON dump ({type(error).__name__}: {error}): "
            "mend or remove the line"
        ) from error


def _plain(path: Path) -> BinaryIO:
    return path.open("rb")


def _item(document: Mapping[str, Any]) -> Entity:  # Any: parsed JSON, which goes no further than this module
    claims = document.get("claims") or {}
    labels = _texts(document, "labels")
    return Entity(
        qid=document["id"],
        label=_label(labels) or document["id"],
        classes=_items(claims, "P31"),
        names=(*labels, *_texts(document, "aliases")),
        years=_years(claims, "P577") or _years(claims, "P571"),
        minutes=tuple(round(float(v["amount"])) for v in _values(claims, "P2047") if v["unit"] == _MINUTE),
        credits=tuple((name, qid) for name in CREDITS if name in claims for qid in _items(claims, name)),
        born=next(iter(_years(claims, "P569")), None),
        died=next(iter(_years(claims, "P570")), None),
        countries=_mapped(COUNTRIES, (*_items(claims, "P495"), *_items(claims, "P17"))),
        genres=(*_items(claims, "P136"), *_items(claims, "P7937")),
        professions=_mapped(OCCUPATIONS, _items(claims, "P106")),
        identifiers=tuple(
            identifier(scheme, value)
            for name, scheme in SCHEMES.items()
            if name in claims
            for value in _values(claims, name)
        ),
        different=_items(claims, "P1889"),
        based_on=_items(claims, "P144"),
        above=_items(claims, "P279"),
    )


def _texts(document: Mapping[str, Any], part: str) -> tuple[Text, ...]:  # Any: parsed JSON
    """Read labels (an object a language) or aliases (a list); PHP writes an empty map as ``[]``."""
    by_language = document.get(part) or {}
    entries = (entry if isinstance(entry, list) else [entry] for entry in by_language.values())
    return tuple(Text(one["value"], one["language"]) for entry in entries for one in entry)


def _label(labels: tuple[Text, ...]) -> str | None:
    """Choose the label to show a curator: English, multilingual, Russian, else the first by language."""
    values = {text.language: text.value for text in sorted(labels, key=lambda text: text.language or "")}
    return next((values[language] for language in ("en", "mul", "ru", *values) if language in values), None)


def _items(claims: Mapping[str, Any], name: str) -> tuple[str, ...]:  # Any: parsed JSON
    return tuple(value["id"] for value in _values(claims, name)) if name in claims else ()


def _mapped(table: Mapping[str, str], qids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table[qid] for qid in qids if qid in table)) if qids else ()


def _values(claims: Mapping[str, Any], name: str) -> list[Any]:  # Any: parsed JSON
    """Return the values of a property's statements, the preferred ones first."""
    preferred: list[Any] = []
    others: list[Any] = []
    for claim in claims.get(name, ()):
        rank, snak = claim["rank"], claim["mainsnak"]
        if rank != "deprecated" and snak["snaktype"] == "value":
            (preferred if rank == "preferred" else others).append(snak["datavalue"]["value"])
    return preferred + others


def _years(claims: Mapping[str, Any], name: str) -> tuple[int, ...]:
    times = (value for value in _values(claims, name) if value["precision"] >= _YEAR_PRECISION)
    return tuple(dict.fromkeys(int(time["time"][0] + time["time"][1:].partition("-")[0]) for time in times))
