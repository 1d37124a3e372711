"""Lists in one field: where the pieces are, whatever separates them and however long the text.

>>> import re
>>> split(re.compile(","), "Иванов (мл., старший),  Петров")
('Иванов (мл., старший)', 'Петров')
"""

import re
from collections.abc import Iterator


def tidied(text: str) -> str:
    """Return a text with one space where it had several, its lines kept."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def split(separator: re.Pattern[str], text: str) -> tuple[str, ...]:
    """Split a list outside brackets; pieces are stripped, empty ones left out. An unclosed bracket holds to the end."""
    plain = tidied(text)
    return tuple(plain[start:end].strip() for start, end in bounds(separator, plain))


def bounds(separator: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece that is not blank begins and ends."""
    start = seen = depth = 0
    for found in separator.finditer(text):
        depth = max(0, depth + _opened(text, seen, found.start()))
        seen = found.start()
        if not depth:
            yield from _told(text, start, found.start())
            start = found.end()
    yield from _told(text, start, len(text))


def _opened(text: str, start: int, end: int) -> int:
    """Count the brackets that a stretch opens, less those it closes."""
    opening = text.count("(", start, end) + text.count("[", start, end)
    return opening - text.count(")", start, end) - text.count("]", start, end)


def _told(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text[start:end].strip():
        yield start, end
