"""The release master and disc blocks: what the film was published on, and by whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.fields import dates, scripts
from kg.model import AgentKind, Contribution, Manifestation, Origin, Release, When
from kg.sources.page.credits import credit
from kg.sources.page.entries import entry
from kg.sources.page.label_rows import Kind
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import Line
from kg.sources.page.pieces import split_outside
from kg.sources.page.reading import Reading, total, unread, unread_all
from kg.sources.page.releases import day, swaps

CARRIERS = {
    name: carrier
    for carrier, names in {
        "video": "video|vidéo",
        "dvd": "dvd",
        "vhs": "vhs",
        "blu-ray": "blu-ray|bluray|blu ray",
        "film-35mm": "35mm|35 mm|film 35mm|film 35 mm",
        "film-16mm": "16mm|16 mm|film 16mm|film 16 mm",
        "film-8mm": "8mm|8 mm|super 8|super-8",
        "dcp": "dcp",
        "betacam": "betacam|beta|beta sp|betacam sp|beta numérique|digital betacam",
        "laserdisc": "laserdisc",
        "digital-file": "numérique|digital",
    }.items()
    for name in names.split("|")
}
_LANGUAGES = {
    name: code
    for code, names in {
        "fr": "fr|français|french", "en": "en|gb|anglais|english", "ru": "ru|russe|russian",
        "de": "de|allemand|german", "es": "es|espagnol|spanish", "it": "it|italien|italian",
        "pt": "pt|portugais|portuguese", "nl": "nl|néerlandais|dutch", "ja": "ja|jp|japonais|japanese",
        "pl": "pl|polonais|polish", "uk": "uk|ukrainien|ukrainian", "ka": "ka|géorgien|georgian",
        "zh": "zh|chinois|chinese", "sv": "sv|suédois|swedish", "fi": "fi|finnois|finnish",
        "da": "da|danois|danish", "no": "no|norvégien|norwegian", "cs": "cs|tchèque|czech",
        "hu": "hu|hongrois|hungarian", "el": "el|grec|greek", "he": "he|hébreu|hebrew", "ar": "ar|arabe|arabic",
        "ko": "ko|coréen|korean", "tr": "tr|turc|turkish", "ro": "ro|roumain|romanian", "bg": "bg|bulgare|bulgarian",
        "lt": "lt|lituanien|lithuanian", "lv": "lv|letton|latvian", "et": "et|estonien|estonian",
        "hy": "hy|arménien|armenian", "ca": "ca|catalan", "hr": "hr|croate|croatian", "sr": "sr|serbe|serbian",
    }.items()
    for name in names.split("|")
}  # fmt: skip
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}|[0-9]{4}"
_PUBLISHED = re.compile(rf"(?:(?P<name>.*?)\s*[.,]\s*)?(?P<date>{_DATE})\s*\.?", re.DOTALL)
_CUT_DATE = re.compile(r"(?P<name>.*?)\.\s+(?P<date>[0-9/-]{1,9})", re.DOTALL)
_ABBREVIATION = re.compile(r"(?:\b(?:Ltd|Inc|Co|Corp|Cie)|\.\w)\.$")


@dataclass(frozen=True, slots=True)
class _Published:
    """An ``Editor`` line's value taken apart; `rest` is a date the page's end cut."""

    name: str
    date: str | None = None
    rest: str | None = None


def master(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``format : Video``: what the film was released on; several carriers are several manifestations.

    A carrier that is in no list keeps its words.
    """
    pieces = [piece for half in label.value.split("/") for piece in split_outside(half)]
    known = bool(pieces) and all(_carrier(piece) for piece in pieces)
    named = pieces if known else [label.value]
    made = tuple(
        Manifestation(
            carrier=_carrier(piece),
            locators=(label.line.locator,),
            carrier_statement=piece,
            label=label.statement,
        )
        for piece in named
    )
    return Reading(manifestations=made) + unread_all(origin, following)


def disc(heading: Labelled, parts: tuple[Labelled, ...], following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read a disc block: one manifestation per Editor line, the block's subtitles on each."""
    editors = [part for part in parts if part.label.kind is Kind.EDITOR and part.value]
    subtitled = [part for part in parts if part.label.kind is Kind.SUBTITLES and part.value]
    made = [_published(heading, editor, subtitled, origin) for editor in editors]
    plain = [] if editors else [Reading(manifestations=(_manifestation(heading, subtitled, None, ()),))]
    beside = [unread(origin, heading.line, heading.value)] if heading.value else []
    unknown = [unread(origin, part.line, code) for part, code in _codes(subtitled) if code.casefold() not in _LANGUAGES]
    return total([*made, *plain, *beside, *unknown]) + unread_all(origin, following)


def _published(heading: Labelled, editor: Labelled, subtitled: list[Labelled], origin: Origin) -> Reading:
    found = _split_publisher(editor.value, editor.line)
    named = entry(found.name, AgentKind.ORGANISATION)
    is_named = any(letter.isalnum() for form in named.forms for letter in form.value)
    credited = (
        credit(named, "publisher", AgentKind.ORGANISATION, (editor.line,), editor.statement) if is_named else Reading()
    )
    when = _when(found.date) if found.date else None
    made = _manifestation(heading, subtitled, editor, credited.contributions, when)
    rests = [unread(origin, editor.line, rest) for rest in (*named.rest, found.rest) if rest]
    swapped = swaps(found.date or "", editor.line, origin)
    return total([Reading(mentions=credited.mentions, manifestations=(made,), findings=swapped), *rests])


def _manifestation(
    heading: Labelled,
    subtitled: list[Labelled],
    editor: Labelled | None,
    contributions: tuple[Contribution, ...],
    when: When | None = None,
) -> Manifestation:
    kept = [part.line for part in (*((editor,) if editor else ()), *subtitled)]
    codes = [code.casefold() for _, code in _codes(subtitled)]
    is_dated = when is not None and len(when.value or "") > len("2004")
    return Manifestation(
        carrier=_carrier(scripts.repaired(heading.statement).split()[0]),
        locators=(heading.line.locator, *(line.locator for line in kept)),
        carrier_statement=heading.statement,
        contributions=contributions,
        published=when,
        release=Release(when, (kept[0].locator,)) if when and is_dated else None,
        subtitles=tuple(dict.fromkeys(_LANGUAGES[code] for code in codes if code in _LANGUAGES)),
        verbatim=tuple(line.text for line in kept),
    )


def _split_publisher(value: str, line: Line) -> _Published:
    """Split at the full stop before a date; a stop that ends the line is dropped."""
    found = _PUBLISHED.fullmatch(value)
    if found and _when(found["date"]):
        return _Published(_without_stop((found["name"] or "").strip()), found["date"])
    cut = _CUT_DATE.fullmatch(value) if line.is_cut else None
    return _Published(cut["name"].strip(), rest=cut["date"]) if cut else _Published(_without_stop(value))


def _without_stop(value: str) -> str:
    """Drop the full stop that ends the line, not one that ends an abbreviation (``Co. Ltd.``, ``S.A.``)."""
    return value if _ABBREVIATION.search(value) else value.rstrip(".").rstrip()


def _codes(subtitled: list[Labelled]) -> Iterator[tuple[Labelled, str]]:
    for part in subtitled:
        for piece in split_outside(part.value.rstrip(".")):
            yield from ((part, code.strip()) for code in piece.split("/") if code.strip())


def _carrier(words: str) -> str | None:
    return CARRIERS.get(" ".join(words.casefold().split()).rstrip("."))


def _when(text: str) -> When | None:
    found = dates.year(text)
    return When(found[0], found[1], text) if found else day(text)
