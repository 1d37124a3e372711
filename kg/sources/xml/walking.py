"""XML files of any size, one record element at a time, as plain nodes that know their place.

Nothing is fetched and nothing is expanded: a file with a document type declaration is refused (records need
none, and entities are declared there), and so is a record with an entity that XML itself does not define. What
has been walked over is freed, so that memory does not grow with the file.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

_CHUNK = 1 << 16
_DOCTYPE = (
    "the file has a document type declaration (DOCTYPE), with which a reader could be made to fetch or expand "
    "things; records need none: remove it"
)
_ENTITY = "&{}; is an entity that XML does not define; it was not looked up: write the character itself"


@dataclass(frozen=True, slots=True)
class Node:
    """One element: local name, attributes by local name, its own text as it stands, and the elements in it.

    `path` is its XPath with the prefixes of the file, `line` where its start tag ends.
    """

    name: str
    namespace: str
    attributes: tuple[tuple[str, str], ...]
    raw: str
    children: tuple["Node", ...]
    path: str
    line: int | None

    @property
    def text(self) -> str:
        """The element's own text without white space around it."""
        return self.raw.strip()

    @property
    def locators(self) -> tuple[str, ...]:
        """The places to be given for what this element says: its XPath and its line."""
        return (self.path, f"L{self.line}") if self.line else (self.path,)

    @property
    def locator(self) -> str:
        """The one place to be given in messages."""
        return f"L{self.line}, {self.path}" if self.line else self.path

    def get(self, attribute: str) -> str | None:
        """Return an attribute's text; None if it is absent or blank."""
        return next((text for name, text in self.attributes if name == attribute), "").strip() or None

    def walk(self) -> Iterator["Node"]:
        """Yield this element and everything in it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, name: str) -> tuple["Node", ...]:
        """Return the children of one name, in order."""
        return tuple(child for child in self.children if child.name == name)

    def first(self, name: str) -> "Node | None":
        """Return the first child of one name."""
        return next((child for child in self.children if child.name == name), None)

    def said(self, name: str) -> str | None:
        """Return the first text that a child of one name has."""
        return next((child.text for child in self.all(name) if child.text), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """Where and why a file, or one record of it, cannot be read; `is_last` if nothing after it can."""

    locator: str | None
    reason: str
    is_last: bool = True


IsRecord = Callable[[str, str], bool]
"""Tells by local name and by the parent's local name whether an element is a record."""


def records(stream: BinaryIO, is_record: IsRecord, encoding: str | None = None) -> Iterator[Node | Broken]:
    """Yield the record elements of an XML file in order; what makes the rest unreadable comes last.

    `encoding` overrides what the file declares. Reading `stream` may raise; that is let through.
    """
    try:
        parser = etree.XMLPullParser(
            events=("start", "end"),
            encoding=encoding,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
    except LookupError:
        yield Broken(None, f"{encoding!r} is no encoding: correct `encoding` in kg.toml")
        return
    yield from _Walk(parser, is_record).walk(stream)


def content_hash(nodes: Iterable[Node]) -> str:
    """Return the hash of what elements say, wherever they stand and however they are indented."""
    digest = hashlib.sha256()
    for node in nodes:
        _digest(node, digest.update)
    return f"sha256:{digest.hexdigest()}"


def _digest(node: Node, update: Callable[[bytes], None]) -> None:
    for part in (node.namespace, node.name, *(part for pair in node.attributes for part in pair), node.text):
        update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    update(b"\x1d")
    for child in node.children:
        _digest(child, update)
    update(b"\x1e")


class _Walk:
    """The state of one walk: where the parser is, and how many siblings of each name went before."""

    def __init__(self, parser: etree.XMLPullParser, is_record: IsRecord) -> None:
        self._parser = parser
        self._is_record = is_record
        self._paths: list[str] = [""]
        self._counts: list[Counter[str]] = [Counter()]
        self._inside = 0
        self._head = b""

    def walk(self, stream: BinaryIO) -> Iterator[Node | Broken]:
        broken = None
        while broken is None:
            chunk = stream.read(_CHUNK)
            self._head = self._head or chunk
            broken = self._fed(chunk)
            for found in self._found():
                yield found
                if isinstance(found, Broken) and found.is_last:
                    return
            if not chunk:
                break
        if broken:
            yield broken

    def _fed(self, chunk: bytes) -> Broken | None:
        """Give the parser what was read; nothing more is its end."""
        try:
            if chunk:
                self._parser.feed(chunk)
            else:
                self._parser.close()
        except etree.XMLSyntaxError as error:
            return self._error(error)
        return None

    def _error(self, error: etree.XMLSyntaxError) -> Broken:
        if not self._head:
            return Broken(None, "the file is empty: export it again")
        if b"<!DOCTYPE" in self._head.replace(b"\x00", b""):
            return Broken("L1", _DOCTYPE)
        log = list(self._parser.feed_error_log)
        first = next((each for each in log if each.level_name == "FATAL"), next(iter(log), None))
        line, said = (first.line, first.message) if first else (error.lineno, error.msg)
        reason = f"the XML is broken here, and nothing after it can be read: {said}"
        return Broken(f"L{line}" if line else None, reason)

    def _found(self) -> Iterator[Node | Broken]:
        for event, element in self._parser.read_events():
            if not isinstance(element, etree._Element):
                continue
            if event == "start":
                if len(self._paths) == 1 and element.getroottree().docinfo.internalDTD is not None:
                    yield Broken("L1", _DOCTYPE)
                    return
                self._enter(element)
            else:
                yield from self._left(element)

    def _enter(self, element: etree._Element) -> None:
        if self._inside:
            self._inside += 1
            return
        name, parent = _name(element), element.getparent()
        self._counts[-1][element.tag] += 1
        number = self._counts[-1][element.tag]
        self._paths.append(f"{self._paths[-1]}/{name}" + (f"[{number}]" if parent is not None else ""))
        self._counts.append(Counter())
        if self._is_record(_local(element), "" if parent is None else _local(parent)):
            self._inside = 1

    def _left(self, element: etree._Element) -> Iterator[Node | Broken]:
        if self._inside > 1:
            self._inside -= 1
            return
        path = self._paths.pop()
        self._counts.pop()
        if self._inside:
            self._inside = 0
            yield _record(element, path)
        _free(element)


def _free(element: etree._Element) -> None:
    """Let go of what is walked over: all that is in the element, and its siblings before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _record(element: etree._Element, path: str) -> Node | Broken:
    entity = next(iter(element.iter(etree.Entity)), None)
    if entity is not None:
        place = f"L{element.sourceline}, {path}"
        return Broken(place, _ENTITY.format((entity.text or "").strip("&;")), is_last=False)
    return _node(element, path)


def _node(element: etree._Element, path: str) -> Node:
    counts: Counter[str] = Counter()
    children = []
    texts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = _name(child)
            counts[name] += 1
            children.append(_node(child, f"{path}/{name}[{counts[name]}]"))
        texts.append(child.tail or "")
    attributes = tuple((_without_prefix(str(name)), str(value)) for name, value in element.attrib.items())
    return Node(
        name=_local(element),
        namespace=_tag(element)[1:].rpartition("}")[0],
        attributes=attributes,
        raw="".join(texts),
        children=tuple(children),
        path=path,
        line=_line(element),
    )


def _line(element: etree._Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _tag(element: etree._Element) -> str:
    return str(element.tag)


def _local(element: etree._Element) -> str:
    return _without_prefix(_tag(element))


@lru_cache(maxsize=1024)
def _without_prefix(name: str) -> str:
    """Return the local part of ``{namespace}name``; a prefix that the file does not declare is cut off too."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _name(element: etree._Element) -> str:
    return f"{element.prefix}:{_local(element)}" if element.prefix else _tag(element).rpartition("}")[2]
