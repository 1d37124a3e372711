"""Lists within a line: cut at commas, but not inside brackets, nor inside quotation marks that close.

Quotation marks of real pages are often unbalanced, so one counts only if its partner follows and no ``/``
between them shows that two names stand there, each with a mark of its own.
"""

_PARTNERS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_OPENERS = {closer: opener for opener, closer in _PARTNERS.items()}
_BRACKETS = frozenset("()[]")
_STRAIGHT = '"'
_BEFORE_OPENING = frozenset(" \u00a0(/[,")
_AFTER_CLOSING = frozenset(" \u00a0)/],;.:")


def split_outside(text: str, separators: str = ",", *, quotes: bool = True) -> tuple[str, ...]:
    """Split at any of the separating characters where no bracket or quotation mark is open.

    Empty pieces are dropped. Without `quotes` only brackets protect what is in them.

    >>> split_outside("A (b, c), «D, e», F")
    ('A (b, c)', '«D, e»', 'F')
    """
    steps = _steps(text, quotes=quotes)
    pieces, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += steps.get(place, 0)
        if depth == 0 and sign in separators and place not in steps:
            pieces.append(text[start:place])
            start = place + 1
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _steps(text: str, *, quotes: bool) -> dict[int, int]:
    """Map the place of each sign that has its partner to +1 (it opens) or -1 (it closes)."""
    waiting: dict[str, list[int]] = {opener: [] for opener in (*_PARTNERS, _STRAIGHT)}
    steps: dict[int, int] = {}
    for place, sign in enumerate(text):
        if sign not in _BRACKETS and not quotes:
            continue
        opener = _closed_here(text, place)
        if opener and waiting[opener]:
            opened = waiting[opener].pop()
            if sign in _BRACKETS or text.find(" / ", opened, place) < 0:
                steps |= {opened: 1, place: -1}
        elif sign in _BRACKETS and sign in _PARTNERS:
            waiting[sign].append(place)
        elif sign in _PARTNERS or (sign == _STRAIGHT and _opens(text, place)):
            waiting[sign] = [place]
    return steps


def _closed_here(text: str, place: int) -> str | None:
    """Return the opening sign whose partner stands here."""
    sign = text[place]
    if sign != _STRAIGHT:
        return _OPENERS.get(sign)
    after = text[place + 1 : place + 2]
    return _STRAIGHT if not after or after in _AFTER_CLOSING else None


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return (not before or before in _BEFORE_OPENING) and not after.isspace()
