"""Where a record says something, as a page has room for: a short mark for each place, the whole place beside it.

An XPath, a JSON pointer or the name of a column can be longer than what it locates. A line number says the same
place to a reader, so the paths of a record that has lines are told only where a mark is pointed at or listened to.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.web.node import Node

_LINE = re.compile(r"L[0-9]+")
_ROW = "row "
_ROOM = 24  # characters; longer places push the words they belong to off a telephone
_LAST_STEP = re.compile(r"/[^/]+(?:/[0-9]+)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one record: what is shown, and all that it stands for."""

    graph: str | None
    shown: str
    places: tuple[str, ...]


def marks(node: Node) -> tuple[Mark, ...]:
    """Return the places that say a node, by record and in its order, each mark once a record."""
    return tuple(mark for graph, places in node.locators().items() for mark in in_record(graph, places))


def in_record(graph: str | None, places: Sequence[str]) -> tuple[Mark, ...]:
    """Return the places of one record as marks, in their order; a row is named once, whatever its columns."""
    lines = [place for place in places if _LINE.fullmatch(place)]
    paths = [place for place in places if not _LINE.fullmatch(place)] if lines else []
    shown = lines or places
    rows = Counter(place.partition(", ")[0] for place in shown if place.startswith(_ROW))
    meant: dict[str, list[str]] = {}
    for place in shown:
        row = place.partition(", ")[0]
        meant.setdefault(row if rows[row] > 1 else short(place), []).append(place)
    for place in paths:
        meant[short(lines[0])].append(place)
    return tuple(Mark(graph, mark, tuple(all_of_them)) for mark, all_of_them in meant.items())


def short(place: str) -> str:
    """Return a place as it is if there is room for it, else its row, its last step, or its end.

    >>> short("L16"), short("row 18, column category: avefi:Manifestation"), short("/efg:efgEntity/efg:avcreation[1]")
    ('L16', 'row 18', '…/efg:avcreation[1]')
    """
    if len(place) <= _ROOM:
        return place
    head = place.partition(", ")[0]
    if head.startswith(_ROW):
        return head
    step = _LAST_STEP.search(place)
    return f"…{step[0]}" if step and len(step[0]) < _ROOM else f"…{place[-_ROOM + 1 :]}"
