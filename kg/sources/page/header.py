"""The header block: one person a director, in up to three forms, any of which may be missing.

An English page prints en / ru / fr, a French one fr / ru / en. The fr form is ``fr``, the en form a
romanisation (``ru-Latn``). A Latin form without a Cyrillic one beside it stays untagged. Two Latin lines
with no Cyrillic between them are one person if they sound alike, else two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.fields import fold, names, romanisation, scripts
from kg.model import AgentKind, Origin, Text
from kg.sources.page.agents import Mention
from kg.sources.page.entries import is_name_like
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, unread_all

_SLOTS = {"en": ("ru-Latn", "fr"), "fr": ("fr", "ru-Latn"), None: (None, None)}


@dataclass(frozen=True, slots=True)
class Header:
    """The directors, each as the mentions that name them, one a line; and what is no name."""

    directors: tuple[tuple[Mention, ...], ...]
    rest: Reading


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one director: the form before the Cyrillic one, that one, the form after it."""

    before: Line | None
    cyrillic: Line | None
    after: Line | None


def header(lines: tuple[Line, ...], interface: str | None, credited: Iterable[str], origin: Origin) -> Header:
    """Read the header block; `credited` are the director's names in credit lines, which vouch for a form.

    A lone line without a surname in capitals that no credit line names is a word of the site, not a person.
    """
    vouched = frozenset(map(names.person_key, credited))
    blocks = list(_blocks([line for line in lines if is_name_like(line.text)]))
    known = [block for block in blocks if _is_director(block, vouched)]
    taken = {line for block in known for line in _lines(block)}
    rest = unread_all(origin, tuple(line for line in lines if line not in taken))
    return Header(tuple(_mentions(block, interface) for block in known), rest)


def _is_director(block: _Block, vouched: frozenset[str]) -> bool:
    lines = _lines(block)
    return (
        len(lines) > 1
        or any(names.is_surname(word) for line in lines for word in scripts.repaired(line.text).split())
        or any(names.person_key(line.text) in vouched for line in lines)
    )


def _blocks(lines: list[Line]) -> Iterator[_Block]:
    """Group lines around each Cyrillic form; a Latin line between two goes to the one it spells."""
    place = 0
    while place < len(lines):
        one, *others = lines[place : place + 4]
        if scripts.is_cyrillic(one.text):
            block = _Block(None, one, _after(one, others))
        elif others and scripts.is_cyrillic(others[0].text):
            block = _Block(one, others[0], _after(others[0], others[1:]))
        elif others and _is_alike(one, others):
            block = _Block(one, None, others[0])
        else:
            block = _Block(one, None, None)
        yield block
        place += len(_lines(block))


def _after(cyrillic: Line, others: list[Line]) -> Line | None:
    """Take the next line if it is this person's second Latin form, not the next person's first."""
    if not others or scripts.is_cyrillic(others[0].text):
        return None
    following = others[1] if len(others) > 1 and scripts.is_cyrillic(others[1].text) else None
    if following is not None:
        mine = romanisation.distance(others[0].text, cyrillic.text)
        if mine > romanisation.distance(others[0].text, following.text):
            return None
    return others[0]


def _is_alike(one: Line, others: list[Line]) -> bool:
    """Tell whether the next line spells the same name, and does not begin the next block."""
    if fold.skeleton(one.text) != fold.skeleton(others[0].text):
        return False
    return len(others) < 2 or not scripts.is_cyrillic(others[1].text)


def _lines(block: _Block) -> list[Line]:
    return [line for line in (block.before, block.cyrillic, block.after) if line]


def _mentions(block: _Block, interface: str | None) -> tuple[Mention, ...]:
    first, last = _SLOTS[interface] if block.cyrillic else (None, None)
    placed = [(block.before, first), (block.cyrillic, "ru"), (block.after, last)]
    forms = tuple(dict.fromkeys(Text(line.text, tag) for line, tag in placed if line))
    return tuple(Mention(AgentKind.PERSON, forms, line.locator, is_header=True) for line in _lines(block))
