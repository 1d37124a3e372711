"""Releases, the release master, restored versions, and disc blocks."""

import re
from dataclasses import dataclass

from kg.fields import dates, places
from kg.model import AgentKind, Contribution, Expression, Finding, Manifestation, Origin, Place, Release, When
from kg.sources.page import agents
from kg.sources.page.credits import credit
from kg.sources.page.labels import Kind, Labelled
from kg.sources.page.lines import Line, split_outside
from kg.sources.page.reading import Reading, told, total, unread, unread_all

CARRIERS = {
    "video": "video", "vidéo": "video", "dvd": "dvd", "vhs": "vhs", "blu-ray": "blu-ray", "bluray": "blu-ray",
    "35mm": "film-35mm", "35 mm": "film-35mm", "16mm": "film-16mm", "16 mm": "film-16mm", "8mm": "film-8mm",
    "8 mm": "film-8mm", "super 8": "film-8mm", "dcp": "dcp", "betacam": "betacam", "beta sp": "betacam",
    "betacam sp": "betacam", "laserdisc": "laserdisc", "numérique": "digital-file", "digital": "digital-file",
}  # fmt: skip
_LANGUAGES = {
    "fr": "fr", "français": "fr", "french": "fr", "en": "en", "gb": "en", "anglais": "en", "english": "en",
    "ru": "ru", "russe": "ru", "russian": "ru", "de": "de", "allemand": "de", "german": "de", "es": "es",
    "espagnol": "es", "spanish": "es", "it": "it", "italien": "it", "italian": "it", "pt": "pt", "nl": "nl",
    "ja": "ja", "japonais": "ja", "japanese": "ja", "pl": "pl", "uk": "uk", "ka": "ka", "zh": "zh", "sv": "sv",
    "fi": "fi", "da": "da", "no": "no", "cs": "cs", "hu": "hu", "el": "el", "he": "he", "ar": "ar", "ko": "ko",
}  # fmt: skip
_PUBLISHED = re.compile(r"(?P<name>.*?)[.,]?\s*[.,]\s*(?P<date>\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})\s*\.?")
_CUT_DATE = re.compile(r"(?P<name>.*?)\.\s+(?P<date>[\d/-]{1,9})")


@dataclass(frozen=True, slots=True)
class _Published:
    """An ``Editor`` line's value taken apart; `rest` is a date the page's end cut."""

    name: str
    date: str | None = None
    rest: str | None = None


def release(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Release Date in COUNTRY : 08/10/1995``: a Release only if a day is given."""
    when = _day(label.value)
    if when is None:
        return unread(origin, label.line) + unread_all(origin, following)
    place = _named_place(label.place) if label.place else None
    made = Release(when, (label.line.locator,), place, label.statement)
    return Reading(releases=(made,), findings=_swaps(label, origin)) + unread_all(origin, following)


def restored(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Version restaurée : DATE``: a further expression with its release."""
    when = _day(label.value)
    if when is None:
        return unread(origin, label.line) + unread_all(origin, following)
    here = (label.line.locator,)
    made = Expression("restored", here, label=label.statement, releases=(Release(when, here, label=label.statement),))
    return Reading(expressions=(made,), findings=_swaps(label, origin)) + unread_all(origin, following)


def master(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``format : Video``: the manifestation the film was released from; an unknown carrier keeps its words."""
    made = Manifestation(
        carrier=CARRIERS.get(label.value.casefold().rstrip(".")),
        locators=(label.line.locator,),
        carrier_statement=label.value,
        label=label.statement,
    )
    return Reading(manifestations=(made,)) + unread_all(origin, following)


def disc(heading: Labelled, parts: tuple[Labelled, ...], following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read a disc block: one manifestation per Editor line, the block's subtitles on each."""
    editors = [part for part in parts if part.label.kind is Kind.EDITOR]
    subtitled = [part for part in parts if part.label.kind is Kind.SUBTITLES]
    made = [_published(heading, editor, subtitled, origin) for editor in editors]
    plain = [Reading(manifestations=(_manifestation(heading, subtitled, None, ()),))] if not editors else []
    unknown = [
        unread(origin, part.line, code) for part in subtitled for code in _codes(part.value) if code.casefold() not in _LANGUAGES
    ]
    return total([*made, *plain, *unknown]) + unread_all(origin, following)


def _published(heading: Labelled, editor: Labelled, subtitled: list[Labelled], origin: Origin) -> Reading:
    found = _split_publisher(editor.value, editor.line)
    credited = credit(agents.entry(found.name), "publisher", AgentKind.ORGANISATION, editor.line, editor.statement)
    credited = credited if found.name else Reading()
    when = _when(found.date) if found.date else None
    made = _manifestation(heading, subtitled, editor, credited.contributions, when)
    rest = unread(origin, editor.line, found.rest) if found.rest else Reading()
    return Reading(mentions=credited.mentions, manifestations=(made,)) + rest


def _manifestation(
    heading: Labelled,
    subtitled: list[Labelled],
    editor: Labelled | None,
    contributions: tuple[Contribution, ...],
    when: When | None = None,
) -> Manifestation:
    kept = [part.line for part in (*((editor,) if editor else ()), *subtitled)]
    codes = [code.casefold() for part in subtitled for code in _codes(part.value)]
    dated = when is not None and len(when.value) > 4
    return Manifestation(
        carrier=CARRIERS[heading.statement.casefold().split()[0]],
        locators=(heading.line.locator, *(line.locator for line in kept)),
        carrier_statement=heading.statement,
        contributions=contributions,
        published=when,
        release=Release(when, (kept[0].locator,)) if when and dated else None,
        subtitles=tuple(dict.fromkeys(_LANGUAGES[code] for code in codes if code in _LANGUAGES)),
        verbatim=tuple(line.text for line in kept),
    )


def _split_publisher(value: str, line: Line) -> _Published:
    found = _PUBLISHED.fullmatch(value)
    if found:
        return _Published(found["name"].strip(), found["date"])
    cut = _CUT_DATE.fullmatch(value) if line.is_cut else None
    return _Published(cut["name"].strip(), rest=cut["date"]) if cut else _Published(_without_stop(value))


def _without_stop(value: str) -> str:
    """Drop the full stop that ends the line, not one that ends an abbreviation (``Co. Ltd.``, ``S.A.``)."""
    return value if re.search(r"(?:\b(?:Ltd|Inc|Co|Corp|Cie)|\.\w)\.$", value) else value.removesuffix(".")


def _codes(value: str) -> tuple[str, ...]:
    return tuple(code.strip() for piece in split_outside(value.rstrip(".")) for code in piece.split("/") if code.strip())


def _named_place(words: str) -> Place | None:
    return places.country_place(words) or places.known_city(words)


def _when(text: str) -> When | None:
    found = dates.year(text)
    return When(found[0], found[1], text) if found else _day(text)


def _day(text: str) -> When | None:
    found = dates.day(text)
    return When(found.value, found.value, text, found.order) if found else None


def _swaps(label: Labelled, origin: Origin) -> tuple[Finding, ...]:
    found = dates.day(label.value)
    return (told("date-ambiguous", origin, label.line, label.value),) if found and found.ambiguous else ()
