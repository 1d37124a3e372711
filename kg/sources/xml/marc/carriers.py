"""Manifestations of a MARC record: coded carriers (007) with their physical descriptions (300), publication, copies.

A description belongs to the coded carrier of the same shape and width, in the order of the record: the second
``film reel`` of 16 mm is the second 007 of a 16 mm film reel. One of each belong together in any case. A
description without such a field is a manifestation of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.fields.durations import duration
from kg.model import Agent, Contribution, Identifier, Item, Manifestation, When
from kg.sources.xml.marc.agents import is_publication, publishers
from kg.sources.xml.marc.coded import Physical, physical
from kg.sources.xml.marc.fields import Field, MarcRecord, bare, line
from kg.sources.xml.times import when

_WIDTHS = {"8 mm": "film-8mm", "16 mm": "film-16mm", "35 mm": "film-35mm"}
_WIDTH = re.compile(r"\b(8|16|35)\s*mm\b")
_SHAPES = ("film reel", "film cartridge", "film cassette", "film roll", "videodisc", "videocassette", "videoreel")
_DISCS = (("blu-ray", "blu-ray"), ("dvd", "dvd"), ("vhs", "vhs"), ("videodisc", None), ("videocassette", "video"))
_COLOURS = {
    "b&w": "black-and-white", "b & w": "black-and-white", "black and white": "black-and-white", "col.": "colour",
    "color": "colour", "colour": "colour", "col": "colour", "sepia": "sepia",
    "col. and b&w": "colour-and-black-and-white",
    "col. & b&w": "colour-and-black-and-white", "b&w and col.": "colour-and-black-and-white",
}  # fmt: skip
_BRACKET = re.compile(r"\(([^()]*)\)")
_ABOUT = re.compile(r"^(?:ca\.?|about|approximately|approx\.?)\s+", re.IGNORECASE)
_HELD_300 = "abc3"
_NUMBERS = {"0": "isrc", "1": "upc", "2": "ismn", "3": "ean"}


@dataclass(frozen=True, slots=True)
class _Publication:
    """What a record says of the publication: its statements, whom they name, its date, its subtitles."""

    issued: tuple[Field, ...] = ()
    credited: tuple[tuple[Agent, str], ...] = ()
    date: When | None = None
    subtitles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carriers:
    """The manifestations, the publishers among the agents, and the fields that nothing of them holds."""

    manifestations: tuple[Manifestation, ...]
    agents: tuple[Agent, ...]


def carriers(record: MarcRecord, published: When | None, subtitles: tuple[str, ...]) -> Carriers:
    """Read every carrier; what is said of the publication is said of each that the record describes in words.

    An online copy that only a coded field tells of was not published in the year of the reels.
    """
    pairs = list(_pairs(record))
    issued = tuple(field for field in record.of("260", "264") if is_publication(field))
    credited = tuple(pair for field in issued for pair in publishers(field))
    numbers = tuple(_numbers(record))
    if not pairs and (issued or numbers or record.of("852")):
        pairs = [(None, None)]
    whole = _Publication(issued, credited, published, subtitles)
    bare_copy = _Publication(subtitles=subtitles)
    made = []
    for coded, described in pairs:
        is_issued = described or not any(field for _, field in pairs)
        one = _manifestation(record, coded, described, whole if is_issued else bare_copy)
        made.append(replace(one, identifiers=numbers) if len(pairs) == 1 else one)
    return Carriers(tuple(made), tuple(agent for agent, _ in credited))


def loose_numbers(record: MarcRecord) -> tuple[Identifier, ...]:
    """Return the numbers of the publication where several carriers leave open which of them has it."""
    return tuple(_numbers(record)) if len(list(_pairs(record))) > 1 else ()


def _pairs(record: MarcRecord) -> Iterator[tuple[Physical | None, Field | None]]:
    coded, described = list(physical(record)), list(record.of("300"))
    if len(coded) == len(described) == 1:
        yield coded[0], described[0]
        return
    left = list(described)
    for each in coded:
        mine = next((field for field in left if _fits(each, field)), None)
        if mine:
            left.remove(mine)
        yield each, mine
    yield from ((None, field) for field in left)


def _fits(coded: Physical, field: Field) -> bool:
    words = field.joined("ac").casefold()
    width = _width(field)
    return bool(coded.shape) and coded.shape in words and (width is None or width == coded.carrier)


def _width(field: Field) -> str | None:
    found = _WIDTH.search(field.joined("c"))
    return _WIDTHS.get(f"{found[1]} mm") if found else None


def _manifestation(record: MarcRecord, coded: Physical | None, field: Field | None, of: _Publication) -> Manifestation:
    runs = next(iter(_running(field)), None) if field else None
    colour = _colour(field) if field else None
    label = field.joined("3") or None if field else None
    locators = (*(field.locators if field else ()), *(coded.locators if coded else ()))
    return Manifestation(
        carrier=coded.carrier if coded else (_carrier(field) if field else None),
        locators=locators or next((each.locators for each in of.issued), record.node.locators),
        carrier_statement=_described(field) if field else (coded.printed if coded else None),
        label=label,
        contributions=tuple(_contributions(of.credited)),
        published=next((found for each in of.issued for found in _issued(each)), None) or of.date,
        subtitles=of.subtitles,
        verbatim=tuple(_verbatim(coded, field, of.issued)),
        extents=tuple(text for text in (bare(each) for each in (field.all("a") if field else ())) if text),
        minutes=runs[0] if runs else None,
        duration_statement=runs[1] if runs else None,
        colour=colour[0] if colour else (coded.colour if coded else None),
        colour_statement=colour[1] if colour else None,
        items=tuple(_items(record, label)),
    )


def _described(field: Field) -> str:
    return field.joined("abc")


def _carrier(field: Field) -> str | None:
    words = _described(field).casefold()
    width = _width(field)
    return width or next((carrier for word, carrier in _DISCS if word in words), None)


def _running(field: Field) -> Iterator[tuple[int, str]]:
    """Yield the running times in the brackets of an extent: ``1 videocassette (52 min.)``."""
    for inside in _BRACKET.findall(field.joined("a")):
        for piece in inside.split(","):
            read = duration(_ABOUT.sub("", piece.strip()))
            if read:
                yield read.minutes, piece.strip()


def _colour(field: Field) -> tuple[str, str] | None:
    printed = field.joined("b")
    pieces = [piece.strip(" ;:+") for piece in printed.casefold().split(",")]
    found = next((_COLOURS[piece] for piece in pieces if piece in _COLOURS), None)
    return (found, printed.strip(" ;:+")) if found else None


def _issued(field: Field) -> Iterator[When]:
    for text in field.all("c"):
        read = when(text.strip().rstrip(".,;")) or when(bare(text))
        if read:
            yield read


def _contributions(credited: tuple[tuple[Agent, str], ...]) -> Iterator[Contribution]:
    counts: dict[str, int] = {}
    for agent, role in credited:
        counts[role] = counts.get(role, 0) + 1
        names = tuple(name.display for name in agent.names)
        yield Contribution(agent.key, role, counts[role], agent.locators, credited_as=names)


def _verbatim(coded: Physical | None, field: Field | None, issued: tuple[Field, ...]) -> Iterator[str]:
    """Keep the coded field as it stands, what else the description says, and the statement of publication whole."""
    if coded and field:
        yield f"007: {coded.printed}"
    lines = [line(field, _HELD_300), *([line(field.other)] if field.other else [])] if field else []
    lines += [line(each) for statement in issued for each in statement.scripts]
    yield from (each for each in lines if each)


def _items(record: MarcRecord, label: str | None) -> Iterator[Item]:
    """Make an item of each holding (852) that is of this carrier, or does not say of which."""
    for field in record.of("852"):
        of = field.first("3")
        if of is None or of == label:
            yield Item(
                locators=field.locators,
                shelf_mark=field.joined("khijlmp") or None,
                holder=", ".join(bare(text) for text in field.all("ab")) or None,
                verbatim=tuple(filter(None, (line(field, "abhijklmp3"), line(field.other) if field.other else None))),
            )


def is_held_holding(record: MarcRecord, field: Field) -> bool:
    """Tell whether a holding is of one of the carriers."""
    labels = {described.joined("3") for _, described in _pairs(record) if described}
    return field.first("3") is None or field.first("3") in labels


def _numbers(record: MarcRecord) -> Iterator[Identifier]:
    """Yield the numbers of the publication: ISBN, barcodes, publishers' numbers."""
    for field in record.of("020", "024", "028"):
        for text in field.all("a"):
            if field.tag == "020":
                yield Identifier("isbn", text)
            elif field.tag == "028":
                yield Identifier(bare(field.joined("b")) or "publisher number", text)
            else:
                yield Identifier(_NUMBERS.get(field.indicators[:1]) or field.first("2") or "standard number", text)
