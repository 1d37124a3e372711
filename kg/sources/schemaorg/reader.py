"""From a page with structured data, or from JSON-LD documents, to films."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import PurePath
from typing import BinaryIO

from kg.fields.fold import fold
from kg.model import Film, Finding, Origin, Rejected
from kg.rdf.vocab import KG
from kg.sources.branches import Branch
from kg.sources.decoding import MAX_BYTES, Decoded, Undecodable, decode
from kg.sources.documents import Broken, documents
from kg.sources.opening import unpacked_name
from kg.sources.page import html
from kg.sources.page.addresses import is_address
from kg.sources.page.facts import is_surely_year_line
from kg.sources.page.label_rows import Kind
from kg.sources.page.layout import layout
from kg.sources.page.lines import lines
from kg.sources.schemaorg import compact
from kg.sources.schemaorg.film import Movie, film
from kg.sources.schemaorg.graph import MOVIE, nodes_of, screen_works, top_types, types, words
from kg.sources.schemaorg.markup import Block, blocks
from kg.sources.settings import Settings
from kg.sources.told import told

_OF_HTML = (
    re.compile(rb"\bitemtype\s*=\s*[\"']?[^\"'>]*schema\.org/Movie(?![A-Za-z])"),
    re.compile(rb"\btypeof\s*=\s*[\"']?[^\"'>]*\bMovie(?![A-Za-z])"),
)
_OF_JSON = re.compile(rb'"@type"\s*:\s*(?:\[[^\]]{0,400})?"(?:https?://(?:www\.)?schema\.org/|schema:)?Movie"')
_JSON_SUFFIXES = (".json", ".jsonld", ".jsonl", ".ndjson")
SUFFIXES = (".html", ".htm", ".xhtml", *_JSON_SUFFIXES)
_IS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_ADDRESS = re.compile(r"https?://(?:www\.)?([^\s]+)")
_PATH = re.compile(r"/(?!/)([^\s]+)")
_NO_FILM = "holds no schema.org Movie: {}"
_EMPTY = "a Movie of which it says nothing"
_NO_MOVIE = "is a {}, no Movie: only films are read"
_TOO_LARGE = "the file is over 10 MB: give one page a file"
_LEFT_OUT = "is no film: what the page says of it is left out"


def recognises(head: bytes) -> bool:
    """Tell a page or document that describes a film by schema.org; a record page, or our own RDF, goes elsewhere."""
    if _IS_JSON.match(head):
        return _OF_JSON.search(head) is not None and KG.namespace.encode() not in head
    if not any(mark.search(head) for mark in (*_OF_HTML, _OF_JSON)):
        return False
    return not _is_record_page(head.decode(errors="replace"))


def _is_record_page(text: str) -> bool:
    """Tell a page that the reader of record pages takes: the year line beyond doubt, and credits under labels."""
    page = layout(lines(html.shown(text)))
    if page is None or not is_surely_year_line(page.year.text):
        return False
    return any(section.label.label.kind in (Kind.CREDIT, Kind.CAST) for section in page.sections)


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    """Read the films of a page, or of JSON-LD documents one after the other."""
    if PurePath(unpacked_name(PurePath(origin.file or ""))).suffix.lower() in _JSON_SUFFIXES:
        yield from _Reading(origin, settings).told(_documents(stream, settings))
        return
    octets = stream.read(MAX_BYTES + 1)
    if len(octets) > MAX_BYTES:
        yield Rejected(origin, _TOO_LARGE)
    elif _IS_JSON.match(octets):
        yield from _Reading(origin, settings).told(_documents(io.BytesIO(octets), settings))
    else:
        yield from _page(octets, origin, settings)


def _page(octets: bytes, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    found = decode(octets, html.declared_encoding(octets), settings.encoding)
    if isinstance(found, Undecodable):
        yield Rejected(origin, found.reason)
        return
    address = html.canonical(found.text)
    stated = address if address and is_address(address) else None
    reading = _Reading(origin, settings, stated, _guessed(found, origin))
    yield from reading.told(blocks(found.text))


def _documents(stream: BinaryIO, settings: Settings) -> Iterator[Block | Broken]:
    for found in documents(stream, settings.encoding):
        if isinstance(found, Broken):
            yield found
        else:
            yield Block(Branch(compact.of_json_ld(found.value), found.place))


@dataclass(slots=True)
class _Reading:
    """The films of one file in order: their keys, and which of them say the same film again."""

    origin: Origin
    settings: Settings
    address: str | None = None
    findings: tuple[Finding, ...] = ()
    _count: int = 0
    _unnamed: int = 0
    _said: dict[tuple[str, str], str] = field(default_factory=dict)

    def told(self, found: Iterator[Block | Broken]) -> Iterator[Film | Rejected]:
        """Yield a record for every film, and a rejection for what is broken or is another work of the screen."""
        seen: list[str] = []
        for block in found:
            if isinstance(block, Broken):
                self._count += 1
                yield Rejected(self.origin.at(block.place), block.reason)
                continue
            works = list(screen_works(block.root))
            seen += [] if works else top_types(block.root)
            for work in works:
                self._count += 1
                yield self._work(work, block, seen)
            seen = [] if works else seen
        if not self._count:
            told_of = ", ".join(
                dict.fromkeys("a Movie of which it says nothing" if each == MOVIE else each for each in seen)
            )
            said = f"it describes {told_of}" if seen else "nothing in it states a type"
            yield Rejected(self.origin, _NO_FILM.format(said))

    def _work(self, work: Branch, block: Block, seen: list[str]) -> Film | Rejected:
        """Make the record of a film; `seen` are the types of what else the page described before it."""
        key = self._key(work)
        here = replace(self.origin, key=key, locator=work.place)
        kinds = types(work)
        if MOVIE not in kinds:
            return Rejected(here, _NO_MOVIE.format(" and ".join(sorted(kinds))))
        name = fold(_name(work))
        first = next(
            (each for (said, syntax), each in self._said.items() if said == name and syntax != block.syntax), None
        )
        if first and name:
            here = replace(here, key=f"{first}-{block.syntax.lower()}")
        elif name:
            self._said.setdefault((name, block.syntax), key)
        record = film(Movie(work, nodes_of(block.root), self.address), here, self.settings)
        others = (told("field-unread", here, each, f"{each} {_LEFT_OUT}") for each in dict.fromkeys(seen))
        findings, self.findings = (*self.findings, *record.findings, *others), ()
        return replace(record, work=first, findings=findings)

    def _key(self, work: Branch) -> str:
        """Return kg.toml's key, or the number a film states, its own address; the first without has the file's key."""
        if self.settings.key and self._count == 1:
            return self.settings.key
        for said in (work.said("@id"), work.said("url")):
            found = (_ADDRESS.fullmatch(said) or _PATH.fullmatch(said)) if said else None
            if found and found[1].strip("/"):
                return found[1].rstrip("/")
        self._unnamed += 1
        return self.origin.key if self._unnamed == 1 else f"{self.origin.key}-{self._unnamed}"


def _name(work: Branch) -> str:
    found = [said for each in work.each("name") if (said := words(each))]
    return unescape(found[0][0]) if found else ""


def _guessed(found: Decoded, origin: Origin) -> tuple[Finding, ...]:
    return (told("encoding-guessed", origin, found.encoding),) if found.guessed else ()
