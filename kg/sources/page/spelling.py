"""What is odd about a line's letters and spaces, whatever it says."""

import re

from kg.fields import scripts
from kg.model import Finding, Origin
from kg.sources.page.lines import Line
from kg.sources.page.reading import told

# French typography puts a no-break space before : ; ! ? » and after «: that is right, not stray.
_NO_BREAK = re.compile("(?<!«)[\u00a0\u202f](?![:;!?»])")
_DOUBLE = re.compile(r"\S[^\S\r\n]{2,}(?=\S)")
_INSIDE = re.compile(r"\(\s|\s\)|\s,")


def findings(line: Line, origin: Origin) -> tuple[Finding, ...]:
    """Return the mixed-script findings, one a word, and the spacing findings, one a value, of a line."""
    if not line.text or line.is_furniture:
        return ()
    mixed = tuple(
        told("mixed-script", origin, line, word, _both_alphabets(word))
        for word in dict.fromkeys(scripts.mixed_tokens(line.raw))
    )
    pieces = line.raw.split(",") if _INSIDE.search(line.text) else [line.raw]
    odd = [piece for piece in pieces if _is_odd(piece)] or ([line.raw] if _is_odd(line.raw) else [])
    edges = (line.raw != line.text or line.has_invisible) and line.raw not in odd
    return (*mixed, *(told("spacing", origin, line, piece) for piece in (*odd, *([line.raw] if edges else []))))


def _both_alphabets(word: str) -> str:
    mended = scripts.repaired(word)
    said = f"{word} holds Latin and Cyrillic letters"
    return f"{said}; shown as {mended}" if mended != word else said


def _is_odd(piece: str) -> bool:
    return any(pattern.search(piece) for pattern in (_NO_BREAK, _DOUBLE, _INSIDE))
