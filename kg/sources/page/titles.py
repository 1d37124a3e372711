"""Titles by position: which unlabelled line is which title, and in what language.

The Cyrillic line is the original. A Latin line that spells it letter for letter is its transliteration
(``ru-Latn``), wherever it stands; of several such lines the one nearest the end, so that a title which
happens to be spelt alike keeps its own language. The rest follow the page's order: the interface's
language, then the other one, then the transliteration. Words that clearly say otherwise win.
"""

from dataclasses import dataclass, replace

from kg.fields import languages, romanisation, scripts
from kg.model import Origin, Text, Title
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import Line
from kg.sources.page.pieces import split_outside
from kg.sources.page.reading import Reading, told, total, unread, unread_all

_OTHER = {"en": "fr", "fr": "en"}
_BY_SLOT = 0.8
_BY_WORDS = 0.9

_Slots = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The unlabelled title lines of a page: the main one, and those after the rule, in order."""

    main: Line | None
    others: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Tag:
    """A language and, if it was inferred, how sure that is."""

    language: str | None
    confidence: float | None = None


_PLAIN = _Tag(None)


def titles(block: TitleBlock, interface: str | None, origin: Origin) -> Reading:
    """Read the title block of a page with an interface language (``en``, ``fr``, or None if it is not told)."""
    candidates = ((block.main,) if block.main else ()) + block.others
    words = [line for line in candidates if _says_something(line.text)]
    rest = [unread(origin, line) for line in candidates if not _says_something(line.text)]
    cyrillic = [line for line in words if scripts.is_cyrillic(line.text)]
    others = [line for line in words if not scripts.is_cyrillic(line.text)]
    original = cyrillic[0] if cyrillic else next(iter(others), None)
    if original is None:
        return total(rest)
    if not cyrillic:
        tags = _foreign_tags(original, others[1:], interface)
    else:
        tags = _tags(block.main, others, original, interface)
        tags |= {line: _cyrillic_tag(line) for line in cyrillic}
    kinds = {original: "original", **dict.fromkeys(cyrillic[1:], "alternative")}
    read = [_title(line, kinds.get(line) or _kind(line, tags[line]), tags[line], origin) for line in words]
    first = words.index(original)
    return _merged(total([read[first], *read[:first], *read[first + 1 :], *rest]))


def alternatives(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Other titles : A / B ; C``; untagged unless the words themselves are sure."""
    halves = split_outside(label.value, ";")
    pieces = [piece.strip().removesuffix(" /") for half in halves for piece in half.split(" / ")]
    read = [
        _title(label.line, "alternative", _own_words(piece), origin, piece)
        if _says_something(piece)
        else unread(origin, label.line, piece)
        for piece in pieces
        if piece
    ]
    return _merged(total(read)) + unread_all(origin, following)


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _merged(read: Reading) -> Reading:
    """Make one title of those with the same kind and text: the lines add up."""
    found: dict[tuple[str, Text], Title] = {}
    said: dict[tuple[str, Text], dict[str, None]] = {}
    for title in read.titles:
        found.setdefault((title.kind, title.text), title)
        said.setdefault((title.kind, title.text), {}).update(dict.fromkeys(title.locators))
    return replace(read, titles=tuple(replace(title, locators=tuple(said[key])) for key, title in found.items()))


def _foreign_tags(original: Line, others: list[Line], interface: str | None) -> dict[Line, _Tag]:
    """Tag the titles of a page without a Russian one; the original's only if its words are sure."""
    slots = (_OTHER[interface],) if interface else ()
    return {original: _own_words(original.text)} | _by_slot(others, slots)


def _tags(main: Line | None, lines: list[Line], original: Line, interface: str | None) -> dict[Line, _Tag]:
    """Tag every other title line of a page with a Cyrillic original."""
    spelt = [line for line in lines if romanisation.is_romanisation(scripts.repaired(line.text), _mended(original))]
    tags = {spelt[-1]: _Tag(f"{_cyrillic_tag(original).language}-Latn")} if spelt else {}
    others = [line for line in lines if line is not main and line not in tags]
    if main in tags:
        return tags | _by_slot(others, ("en", "fr") if len(others) > 1 else ())
    if main is not None and main in lines:
        tags[main] = _main_tag(main, interface)
    slots: _Slots = (_OTHER[interface] if interface else None, None if spelt else "ru-Latn")
    return tags | _by_slot(others, slots)


def _main_tag(line: Line, interface: str | None) -> _Tag:
    if not scripts.has_latin(line.text):
        return _PLAIN
    words = languages.told_by_words(line.text)
    return _Tag(words, _BY_WORDS) if words and words != interface else _Tag(interface)


def _by_slot(lines: list[Line], slots: _Slots) -> dict[Line, _Tag]:
    """Tag lines by their slots; if two lines say that they changed places, or one does, they did."""
    told_ = [languages.told_by_words(line.text) for line in lines[: len(slots)]]
    is_swapped = set(slots) == {"en", "fr"} and (told_[0] == slots[1] or told_[1] == slots[0])
    if is_swapped and told_[0] != told_[1]:
        slots = tuple(reversed(slots))
    padded = slots + (None,) * len(lines)
    return {line: _slot_tag(line, slot) for line, slot in zip(lines, padded, strict=False)}


def _slot_tag(line: Line, slot: str | None) -> _Tag:
    if slot is None or not scripts.has_latin(line.text):
        return _own_words(line.text)
    words = languages.told_by_words(line.text)
    return _Tag(words, _BY_WORDS) if words and words != slot else _Tag(slot, _BY_SLOT)


def _own_words(text: str) -> _Tag:
    """Tag a text by nothing but its own words, if they are sure."""
    if scripts.is_cyrillic(text):
        language = languages.cyrillic_language(text) or ("ru" if languages.surely_russian(text) else None)
        return _Tag(language, _BY_WORDS) if language else _PLAIN
    found = languages.detected(text) if scripts.script(text) == "Latn" else None
    return _Tag(*found) if found else _PLAIN


def _cyrillic_tag(line: Line) -> _Tag:
    language = languages.cyrillic_language(_mended(line))
    return _Tag(language, _BY_WORDS) if language else _Tag("ru")


def _kind(line: Line, tag: _Tag) -> str:
    if tag.language and tag.language.endswith("-Latn"):
        return "transliterated"
    return "translated" if scripts.script(line.text) in ("Latn", None) else "alternative"


def _mended(line: Line) -> str:
    return scripts.repaired(line.text)


def _title(line: Line, kind: str, tag: _Tag, origin: Origin, text: str | None = None) -> Reading:
    printed = line.text if text is None else text
    value = scripts.repaired(printed)
    made = Title(
        kind=kind,
        text=Text(value, tag.language),
        script=scripts.script(value) or "Zyyy",
        locators=(line.locator,),
        confidence=tag.confidence if tag.language else None,
        verbatim=printed if printed != value else None,
    )
    if made.confidence is None:
        return Reading(titles=(made,))
    said = f"the title was tagged {tag.language} by its place or its words"
    return Reading(titles=(made,), findings=(told("language-inferred", origin, line, printed, said),))
