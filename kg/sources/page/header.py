"""The header block: one person a director, in up to three forms, any of which may be missing.

An English page prints en / ru / fr, a French one fr / ru / en. The fr form is ``fr``, the en form a
romanisation (``ru-Latn``). A Latin form without a Cyrillic one beside it stays untagged.
"""

from dataclasses import dataclass

from kg.fields import romanisation, scripts
from kg.model import AgentKind, Text
from kg.sources.page.agents import Mention
from kg.sources.page.lines import Line

_SLOTS = {"en": ("ru-Latn", "fr"), "fr": ("fr", "ru-Latn"), None: (None, None)}


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one director: the form before the Cyrillic one, that one, the form after it."""

    before: Line | None
    cyrillic: Line | None
    after: Line | None


def directors(header: tuple[Line, ...], interface: str | None) -> tuple[tuple[Mention, ...], ...]:
    """Return, for each director, the mentions that name them: one a line."""
    lines = [line for line in header if line.text and not line.is_furniture]
    return tuple(_mentions(block, interface) for block in _blocks(lines))


def _blocks(lines: list[Line]) -> list[_Block]:
    """Group lines around each Cyrillic form; a Latin line between two goes to the one it spells."""
    blocks: list[_Block] = []
    waiting = list(lines)
    while waiting:
        line = waiting.pop(0)
        if scripts.is_cyrillic(line.text):
            blocks.append(_Block(None, line, _after(line, waiting)))
        elif waiting and scripts.is_cyrillic(waiting[0].text):
            cyrillic = waiting.pop(0)
            blocks.append(_Block(line, cyrillic, _after(cyrillic, waiting)))
        else:
            blocks.append(_Block(line, None, None))
    return blocks


def _after(cyrillic: Line, waiting: list[Line]) -> Line | None:
    """Take the next line if it is this person's second Latin form, not the next person's first."""
    if not waiting or scripts.is_cyrillic(waiting[0].text):
        return None
    following = waiting[1] if len(waiting) > 1 and scripts.is_cyrillic(waiting[1].text) else None
    if following is not None:
        mine = romanisation.distance(waiting[0].text, cyrillic.text)
        if mine > romanisation.distance(waiting[0].text, following.text):
            return None
    return waiting.pop(0)


def _mentions(block: _Block, interface: str | None) -> tuple[Mention, ...]:
    first, last = _SLOTS[interface] if block.cyrillic else (None, None)
    placed = [(block.before, first), (block.cyrillic, "ru"), (block.after, last)]
    forms = tuple(Text(line.text, tag) for line, tag in placed if line)
    lines = [line for line, _ in placed if line]
    return tuple(Mention(AgentKind.PERSON, forms, line.locator, is_header=True) for line in lines)
