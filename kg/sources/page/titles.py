"""Titles by position: which unlabelled line is which title, and in what language.

The Cyrillic line is the original. A Latin line that spells it letter for letter is its transliteration
(``ru-Latn``), wherever it stands; of several such lines the one nearest the end, so that a title which
happens to be spelt alike keeps its own language. The rest follow the page's order: the interface's
language, then the other one, then the transliteration. Words that clearly say otherwise win.
"""

from dataclasses import dataclass

from kg.fields import languages, romanisation, scripts
from kg.model import Origin, Text, Title
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, told, total, unread, unread_all

_OTHER = {"en": "fr", "fr": "en"}
_BY_SLOT = 0.8


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
_ROMANISED = _Tag("ru-Latn")


def titles(block: TitleBlock, interface: str | None, origin: Origin) -> Reading:
    """Read the title block of a page with an interface language (``en``, ``fr``, or None if it is not told)."""
    candidates = ((block.main,) if block.main else ()) + block.others
    cyrillic = [line for line in candidates if scripts.is_cyrillic(line.text)]
    latin = [line for line in candidates if line not in cyrillic]
    if not cyrillic:
        return total([_foreign(line, index == 0, interface, origin) for index, line in enumerate(latin)])
    original = cyrillic[0]
    tags = _tags(block.main, latin, original, interface)
    read = [_title(line, _kind(tags[line]), tags[line], origin) for line in latin]
    rest = [_title(line, "alternative", _cyrillic_tag(line), origin) for line in cyrillic[1:]]
    return total([_title(original, "original", _cyrillic_tag(original), origin), *read, *rest])


def alternatives(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Other titles : A / B ; C``; untagged unless the words themselves are sure."""
    pieces = [piece.strip() for half in label.value.split(";") for piece in half.split(" / ") if piece.strip()]
    read = [_title(label.line, "alternative", _own_words(piece), origin, piece) for piece in pieces]
    return total(read) + unread_all(origin, following)


def _foreign(line: Line, is_main: bool, interface: str | None, origin: Origin) -> Reading:
    """A page without a Russian title: the first line is the original, tagged only if its words are sure."""
    if is_main or interface is None:
        return _title(line, "original" if is_main else "translated", _own_words(line.text), origin)
    told_ = _own_words(line.text)
    tag = told_ if told_.language else _Tag(_OTHER[interface], _BY_SLOT)
    return _title(line, "translated", tag, origin)


def _tags(main: Line | None, latin: list[Line], original: Line, interface: str | None) -> dict[Line, _Tag]:
    """Tag every Latin title line beside a Cyrillic original."""
    spelt = [line for line in latin if romanisation.is_romanisation(scripts.repaired(line.text), original.text)]
    tags = {spelt[-1]: _ROMANISED} if spelt else {}
    others = [line for line in latin if line is not main and line not in tags]
    if main in tags:
        slots = ("en", "fr") if len(others) > 1 else (None,)
        return tags | _by_slot(others, slots)
    if main is not None:
        tags[main] = _main(main, interface)
    slots = (_OTHER[interface] if interface else None, None if spelt else "ru-Latn")
    return tags | _by_slot(others, slots)


def _main(line: Line, interface: str | None) -> _Tag:
    told_ = languages.told_by_words(line.text)
    return _Tag(told_, 0.9) if told_ and told_ != interface else _Tag(interface)


def _by_slot(lines: list[Line], slots: tuple[str | None, ...]) -> dict[Line, _Tag]:
    padded = slots + (None,) * len(lines)
    return {line: _slot_tag(line, slot) for line, slot in zip(lines, padded, strict=False)}


def _slot_tag(line: Line, slot: str | None) -> _Tag:
    told_ = _own_words(line.text)
    if slot is None:
        return told_
    contradicted = told_.language is not None and told_.language != slot and told_.confidence is not None
    return told_ if contradicted and languages.told_by_words(line.text) else _Tag(slot, _BY_SLOT)


def _own_words(text: str) -> _Tag:
    if scripts.is_cyrillic(text):
        language = languages.cyrillic_language(text) or ("ru" if languages.surely_russian(text) else None)
        return _Tag(language, 0.9) if language else _PLAIN
    found = languages.detected(text) if scripts.script(text) == "Latn" else None
    return _Tag(*found) if found else _PLAIN


def _cyrillic_tag(line: Line) -> _Tag:
    language = languages.cyrillic_language(line.text)
    return _Tag(language, 0.9) if language else _Tag("ru")


def _kind(tag: _Tag) -> str:
    return "transliterated" if tag.language == "ru-Latn" else "translated"


def _title(line: Line, kind: str, tag: _Tag, origin: Origin, text: str | None = None) -> Reading:
    printed = text or line.text
    value = scripts.repaired(printed)
    if not any(map(str.isalnum, value)):
        return unread(origin, line)
    made = Title(
        kind=kind,
        text=Text(value, tag.language),
        script=scripts.script(value) or "Zyyy",
        locators=(line.locator,),
        confidence=tag.confidence if tag.language else None,
        verbatim=printed if printed != value else None,
    )
    inferred = made.confidence is not None
    said = f"the title was tagged {tag.language} by its place or its words"
    return Reading(
        titles=(made,), findings=(told("language-inferred", origin, line, printed, said),) if inferred else ()
    )
