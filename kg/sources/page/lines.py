"""Lines of a page, with their numbers: what every statement is traced to."""

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|\r|\n")
_RULE = re.compile(r"[\s▪■□▫●•◦★☆]+|(?:[\s*\-–—_=~·.]*[*\-–—_=~·.]){3,}\s*")
BULLET = re.compile(r"^(?:[-–—•*]\s*)+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, the text as it stands, and whether the page ends inside it."""

    number: int
    raw: str
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The line without white space around it."""
        return self.raw.strip()

    @property
    def locator(self) -> str:
        """``L16``."""
        return f"L{self.number}"

    @property
    def is_furniture(self) -> bool:
        """Tell whether the line is a rule or ornament of the page, not a word of the record."""
        return bool(self.text) and bool(_RULE.fullmatch(self.raw))


def lines(text: str) -> tuple[Line, ...]:
    """Split a text into its lines; the last is marked if no line end closes it."""
    pieces = _LINE_END.split(text)
    last = len(pieces)
    return tuple(Line(number, piece, number == last) for number, piece in enumerate(pieces, start=1))


def split_outside(text: str, separator: str = ",") -> tuple[str, ...]:
    """Split at a separator where no bracket or oriented quotation mark is open; empty pieces are dropped.

    >>> split_outside("A (b, c), D")
    ('A (b, c)', 'D')
    """
    pieces, depth, start = [], 0, 0
    closers = _unclosed(text)
    for place, sign in enumerate(text):
        if sign in _OPEN and place not in closers:
            depth += 1
        elif sign in _CLOSE and depth:
            depth -= 1
        elif depth == 0 and text.startswith(separator, place):
            pieces.append(text[start:place])
            start = place + len(separator)
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


_OPEN, _CLOSE = "([«“", ")]»”"


def _unclosed(text: str) -> frozenset[int]:
    """Return the places of opening signs that nothing closes: quotation marks are often unbalanced."""
    open_places: dict[str, list[int]] = {sign: [] for sign in _OPEN}
    for place, sign in enumerate(text):
        if sign in _OPEN:
            open_places[sign].append(place)
        elif sign in _CLOSE:
            waiting = open_places[_OPEN[_CLOSE.index(sign)]]
            if waiting:
                waiting.pop()
    return frozenset(place for places in open_places.values() for place in places)
