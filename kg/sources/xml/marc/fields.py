"""A MARC record as fields and subfields; each field of another script (880) stands beside the one it repeats."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.sources.xml.walking import Node

ALTERNATE = "880"
_LINK = re.compile(r"(?P<tag>\d{3})-(?P<number>\d{2})")
_ISBD = re.compile(r"[\s/:;=,]+$")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$|(?<=[\d)\]\"”»-])\.$")
_LINKING = frozenset({"6", "8"})


@dataclass(frozen=True, slots=True)
class Field:
    """A data field: tag, both indicators, subfields in order; `other` is the same field in its own script.

    A field that is in the record only in its own script has the tag of the field it would repeat.
    """

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]
    node: Node
    other: "Field | None" = None

    @property
    def locators(self) -> tuple[str, ...]:
        """The places that say the field, in both scripts."""
        return (*self.node.locators, *(self.other.locators if self.other else ()))

    @property
    def scripts(self) -> tuple["Field", ...]:
        """The field in its own script first, then as it is romanised; one of them where there is no more."""
        return (self.other, self) if self.other else (self,)

    def all(self, codes: str) -> tuple[str, ...]:
        """Return the texts of these subfields, in the order of the field."""
        return tuple(text for code, text in self.subfields if code in codes and text)

    def first(self, code: str) -> str | None:
        """Return the first text of a subfield."""
        return next(iter(self.all(code)), None)

    def joined(self, codes: str) -> str:
        """Return these subfields as one text, their punctuation kept."""
        return " ".join(self.all(codes))


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """A record: its leader, its control fields (positions count, so they are as they stand), its data fields."""

    node: Node
    leader: str
    controls: tuple[tuple[str, str, Node], ...]
    fields: tuple[Field, ...]

    def control(self, tag: str) -> str:
        """Return a control field's text; empty if the record has none."""
        return next((text for name, text, _ in self.controls if name == tag), "")

    def of(self, *tags: str) -> tuple[Field, ...]:
        """Return the fields of these tags, in the order of the record."""
        return tuple(field for field in self.fields if field.tag in tags)


def record_of(node: Node) -> MarcRecord:
    """Read an element of the MARC21 slim schema."""
    controls = tuple((each.get("tag") or "", each.raw, each) for each in node.all("controlfield"))
    plain = [_field(each) for each in node.all("datafield")]
    return MarcRecord(
        node=node,
        leader=next((each.raw for each in node.all("leader")), ""),
        controls=controls,
        fields=tuple(_paired(plain)),
    )


def _field(node: Node) -> Field:
    indicators = "".join((dict(node.attributes).get(name) or " ")[:1] for name in ("ind1", "ind2"))
    subfields = tuple((each.get("code") or "?", each.text) for each in node.all("subfield"))
    return Field(node.get("tag") or "???", indicators, subfields, node)


def _paired(fields: list[Field]) -> Iterable[Field]:
    """Put each field of another script beside the field it repeats, by the number of their link ($6)."""
    alternates: dict[tuple[str, str], Field] = {}
    for field in fields:
        link = _link(field)
        if field.tag == ALTERNATE and link and link[1] != "00":
            alternates.setdefault(link, field)
    taken = set()
    for field in fields:
        link = _link(field)
        key = (field.tag, link[1]) if link and link[0] == ALTERNATE else None
        if field.tag != ALTERNATE and key in alternates and key not in taken:
            taken.add(key)
            other = alternates[key]
            yield Field(field.tag, field.indicators, field.subfields, field.node, _named(other, field.tag))
        elif field.tag != ALTERNATE:
            yield field
    for field in fields:
        link = _link(field)
        if field.tag == ALTERNATE and not (link in taken and alternates.get(link) is field):
            yield _named(field, link[0] if link else ALTERNATE)


def _link(field: Field) -> tuple[str, str] | None:
    found = _LINK.match(field.first("6") or "")
    return (found["tag"], found["number"]) if found else None


def _named(field: Field, tag: str) -> Field:
    return Field(tag, field.indicators, field.subfields, field.node)


def bare(text: str) -> str:
    """Return a subfield without the punctuation by which cards part one from the next.

    >>> bare("Annual parade /"), bare("New York :"), bare("1865-1940."), bare("Porter, Edwin S.,"), bare("Inc.")
    ('Annual parade', 'New York', '1865-1940', 'Porter, Edwin S.', 'Inc.')
    """
    plain = _ISBD.sub("", text)
    return plain if plain.endswith(("Inc.", "Ltd.", "Jr.", "Sr.", "etc.")) else _STOP.sub("", plain)


def line(field: Field, held: Collection[str] = ()) -> str | None:
    """Write what of a field is not held: ``541 ##: $c copyright deposit; $d Received``; None if all is."""
    left = [(code, text) for code, text in field.subfields if text and code not in held and code not in _LINKING]
    if not left:
        return None
    said = " ".join(f"${code} {text}" for code, text in left)
    return f"{field.tag} {field.indicators.replace(' ', '#')}: {said}"
