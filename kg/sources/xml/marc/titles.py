"""Titles of a MARC record: the title proper, the uniform title, variants, and each in its own script."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.fields import scripts
from kg.fields import titles as shapes
from kg.fields.language_tags import language_tag
from kg.fields.languages import cyrillic_language
from kg.fields.romanisation import is_romanisation
from kg.model import Text, Title
from kg.sources.xml.marc.fields import Field, MarcRecord, bare

_QUALIFIER = re.compile(
    r"\s*\((?:Motion picture|Television (?:program|series|miniseries)|Choreographic work|Video|DVD|Film)\b[^()]*\)\.?$",
    re.IGNORECASE,
)
# Languages written in one script only: there the language of the film and the script of the title say the same.
_SCRIPT_OF = {
    "ru": "Cyrl", "bg": "Cyrl", "uk": "Cyrl", "be": "Cyrl", "mk": "Cyrl", "ja": "Jpan", "zh": "Hani", "cmn": "Hani",
    "ko": "Kore", "el": "Grek", "he": "Hebr", "ar": "Arab", "fa": "Arab", "ka": "Geor", "hy": "Armn",
}  # fmt: skip
_PARALLEL = "="
_NO_SCRIPT = "Zyyy"
# A uniform title is kept word for word beside the title made of it, which has lost its qualifier.
HELD = {"245": "abnp", "242": "abnp", "246": "abnp", "247": "abnp", "740": "anp"}


@dataclass(frozen=True, slots=True)
class _Said:
    """One title as a field says it."""

    kind: str
    printed: str
    text: str
    field: Field
    tag: str | None = None


def titles(record: MarcRecord, spoken: str | None) -> tuple[Title, ...]:
    """Return the titles of a record; `spoken` is the language it gives for the film.

    The title proper is the original one, but for a record whose uniform title says that the film's title is a
    translation. A title that stands in its own script and romanised is the original in its script.
    """
    said = list(_proper(record))
    uniform = [each for field in record.of("130", "240") for each in _uniform(field, said)]
    if any(each.kind == "original" for each in uniform):
        said = [_Said("translated", each.printed, each.text, each.field) for each in said]
    variants = (*record.of("245")[1:], *record.of("242", "246", "247", "740"))
    further = [each for field in variants for each in _further(field)]
    found: dict[tuple[str, str], Title] = {}
    for each in (*said, *uniform, *further):
        if each.text:
            _add(each, spoken, found)
    return tuple(found.values())


def _proper(record: MarcRecord) -> Iterable[_Said]:
    """Read 245: its own script first; what follows an equals sign is the title in another language."""
    for field in record.of("245")[:1]:
        for each in field.scripts:
            yield from _title_proper(each, field, is_first=each is field.scripts[0])


def _title_proper(each: Field, field: Field, *, is_first: bool) -> Iterable[_Said]:
    kind = "original" if is_first else "transliterated"
    main = _parts(each)
    yield _Said(kind, each.joined("abnp"), main, _placed(each, field))
    rest = each.joined("b")
    if rest and each.joined("a").rstrip().endswith(_PARALLEL):
        yield _Said("translated" if is_first else "alternative", rest, bare(rest), each)
    elif rest:
        yield _Said("alternative", each.joined("abnp"), f"{main}: {bare(rest)}", each)


def _placed(each: Field, field: Field) -> Field:
    """Return the field without its pair, so that each script's title is at its own place."""
    return Field(each.tag, each.indicators, each.subfields, each.node) if field.other else each


def _parts(field: Field) -> str:
    """Return the title with the number and the name of its part."""
    return ". ".join(bare(text) for text in field.all("anp") if bare(text))


def _uniform(field: Field, proper: list[_Said]) -> Iterable[_Said]:
    """Read a uniform title: it is the original one where the record says into which language it is translated."""
    is_original = bool(field.first("l")) and field.tag == "240"
    for each in field.scripts:
        text = _QUALIFIER.sub("", _parts(each))
        known = text in {one.text for one in proper}
        kind = "original" if is_original and each is field.scripts[0] else "alternative"
        if not known:
            yield _Said(kind, each.joined("anpl"), text, _placed(each, field))


def _further(field: Field) -> Iterable[_Said]:
    kind = "translated" if field.tag == "242" or (field.tag == "246" and field.indicators[1] == "1") else "alternative"
    for each in field.scripts:
        rest = each.joined("b")
        text = ": ".join(part for part in (_parts(each), bare(rest)) if part)
        stated = each.first("y") if field.tag == "242" else None
        yield _Said(kind, each.joined("abnp"), text, _placed(each, field), language_tag(stated) if stated else None)


def _add(said: _Said, spoken: str | None, found: dict[tuple[str, str], Title]) -> None:
    """Add a title; one that is told already is not told again, and there is one original."""
    original = next((each for each in found.values() if each.kind == "original"), None)
    mended = scripts.repaired(said.text)
    display = shapes.shown(mended)
    script = scripts.script(display) or _NO_SCRIPT
    kind = "alternative" if said.kind == "original" and original else said.kind
    tag = said.tag or _tag(display, script, kind, spoken, original)
    if any(each.text.value == display for each in found.values()):
        return
    found[kind, display] = Title(
        kind=kind,
        text=Text(display, tag),
        script=script,
        locators=said.field.locators,
        verbatim=said.printed if said.printed != display else None,
    )


def _tag(display: str, script: str, kind: str, spoken: str | None, original: Title | None) -> str | None:
    """Return the language of a title where script and coded language agree, or it romanises such a title."""
    if kind == "transliterated" and original and original.text.language and script == "Latn":
        is_told = original.script != "Cyrl" or is_romanisation(display, original.text.value)
        return f"{original.text.language}-Latn" if is_told else None
    fits = spoken in _SCRIPT_OF and _SCRIPT_OF[spoken] == script
    return spoken if fits and cyrillic_language(display) in (None, spoken) else None
