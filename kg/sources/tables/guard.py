"""What no parser of JSON should be handed: numbers of thousands of digits, nesting without end.

Parsers fall over both, some with the whole process. Text is looked at as it streams by; what stands in strings counts
for nothing.

>>> from kg.sources.tables.guard import Guard
>>> list(Guard().passed('[{"title": "[[["}]'))
['[{"title": "[[["}]']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_NUMBER = 1000
DEEPEST = 100
_TOO_LONG = f"a number of over {LONGEST_NUMBER} digits: write it as a string"
_TOO_DEEP = f"it is nested too deep (over {DEEPEST} levels): no record is"
# A piece is cut in two until the fault is in one of this length: all before it is handed on.
_SHORTEST = 64
_END = "\x00"
# A string, or what a piece holds of it; the mark at the end of a piece tells which.
_STRING = re.compile(r'"(?:[^"\\\x00]++|\\[^\x00]|\x00(?!\Z))*+(?:"|(?P<open>\\?\x00\Z))', re.DOTALL)
_OPEN, _ESCAPED = f"{_END} ", f"\\{_END} "
_FIGURES = "0-9.eE+-"
_NUMBER = re.compile(f"[{_FIGURES}]{{{LONGEST_NUMBER + 1},}}")
_LAST_NUMBER = re.compile(rf"[{_FIGURES}]*\Z")
_NO_BRACKET = re.compile(r"[^\[\]{}]+")


class Refused(ValueError):
    """A file holds what no parser should be handed; the message says what."""


@dataclass(frozen=True, slots=True)
class _State:
    """Where a text stands after a piece: `inside` is the beginning of an open string, `figures` of a number."""

    inside: str = ""
    figures: str = ""
    depth: int = 0


class Guard:
    """Looks at a text piece by piece."""

    def __init__(self) -> None:
        self._state = _State()

    def passed(self, piece: str) -> Iterator[str]:
        """Hand a piece on. Raises Refused where it must not be, after all that stands before."""
        fault = self._fault(piece)
        if not fault:
            yield piece
        elif len(piece) <= _SHORTEST:
            raise Refused(fault)
        else:
            half = len(piece) // 2
            yield from self.passed(piece[:half])
            yield from self.passed(piece[half:])

    def _fault(self, piece: str) -> str | None:
        """Say what is wrong with the next piece; go on behind it if nothing is."""
        known = self._state
        outside = _STRING.sub(r"\g<open> ", f"{known.inside}{known.figures}{piece}{_END}")
        inside = '"\\' if outside.endswith(_ESCAPED) else '"' if outside.endswith(_OPEN) else ""
        plain = outside.removesuffix(_END)
        if _NUMBER.search(plain):
            return _TOO_LONG
        depth = _depth(plain, known.depth)
        if depth is None:
            return _TOO_DEEP
        last = _LAST_NUMBER.search(plain)
        self._state = _State(inside, last.group() if last else "", depth)
        return None


def _depth(text: str, depth: int) -> int | None:
    """Return how deep a text ends that begins at a depth; None if it goes too deep."""
    brackets = _NO_BRACKET.sub("", text)
    for _ in range(DEEPEST):
        fewer = brackets.replace("[]", "").replace("{}", "")
        if fewer == brackets:
            opened = fewer.count("[") + fewer.count("{")
            now = depth + 2 * opened - len(fewer)
            return now if now <= DEEPEST else None
        brackets = fewer
    return None
