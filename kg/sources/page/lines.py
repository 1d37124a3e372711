"""Lines of a page, with their numbers: what every statement is traced to."""

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|\r|\n")
# Characters that show nothing and mean nothing in a record: soft hyphens, marks of direction, stray BOMs.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_ORNAMENTS = frozenset("▪■□▫●•◦★☆◆◇▬")
_A_RULE = 3
BULLET = re.compile(r"^(?:[-–—•*]\s*)+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, the text as it stands, and whether the page ends inside it."""

    number: int
    raw: str
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The line without white space around it, nor characters that show nothing."""
        return _INVISIBLE.sub("", self.raw).strip()

    @property
    def locator(self) -> str:
        """``L16``."""
        return f"L{self.number}"

    @property
    def has_invisible(self) -> bool:
        """Tell whether the line holds characters that show nothing."""
        return _INVISIBLE.search(self.raw) is not None

    @property
    def is_furniture(self) -> bool:
        """Tell whether the line is a rule or ornament of the page, not a word of the record.

        One ornament is enough; of other signs three, of at most two kinds (``* * *``, ``-----``).
        """
        shown = "".join(self.text.split())
        signs = set(shown)
        if not signs or any(map(str.isalnum, signs)):
            return False
        return signs <= _ORNAMENTS or (len(shown) >= _A_RULE and len(signs) < _A_RULE)


def lines(text: str) -> tuple[Line, ...]:
    """Split a text into its lines; the last is marked if no line end closes it."""
    pieces = _LINE_END.split(text)
    last = len(pieces)
    return tuple(Line(number, piece, number == last) for number, piece in enumerate(pieces, start=1))
