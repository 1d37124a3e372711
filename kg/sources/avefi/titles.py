"""Titles of works, manifestations and items."""

from collections.abc import Iterator, Sequence

from kg.model import Title
from kg.sources.avefi.tables import PRIMARY_TITLES, TITLES
from kg.sources.branches import Branch
from kg.sources.naming import distinct, title

_OTHER = "alternative"
_ORIGINAL = "original"


def titles(root: Branch, of_work: Sequence[Title] | None = None) -> tuple[Title, ...]:
    """Take the titles of an entry.

    The primary title of a work is its original one, whatever its type, which is kept; a manifestation's or a
    version's is the original only if it is that of the work (`of_work`). No language is told.
    """
    original = {each.text.value for each in of_work or () if each.kind == _ORIGINAL}
    primary = root.at("has_primary_title")
    words = primary.take("has_name") if primary else None
    found: list[Title] = []
    if primary and words:
        if primary.said("type") in PRIMARY_TITLES:
            primary.take("type")
        is_original = of_work is None or words in original
        found.append(title(_ORIGINAL if is_original else _OTHER, words, None, primary.place))
    return distinct((*found, *_others(root)))


def _others(root: Branch) -> Iterator[Title]:
    for each in root.each("has_alternative_title"):
        words = each.take("has_name")
        kind = TITLES.get(each.said("type") or "")
        if words and kind:
            each.take("type")
        if words:
            yield title(kind or _OTHER, words, None, each.place)
