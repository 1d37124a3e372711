"""The year line (``Russia / Japan, 1995, 327mn``) and the facts line (``Colour, documentary``).

The facts line is read by closed lists, English and French; a word that is in no list is kept verbatim.
"""

import re
from dataclasses import dataclass

from kg.fields import dates, durations, names, places, scripts
from kg.model import Place, When
from kg.sources.page.lines import split_outside

_YEAR_LINE = re.compile(
    r"(?:(?P<countries>[^\d]*?)\s*,)?\s*(?P<year>\d{4}\??(?:\s*[-–/]\s*\d{4})?)\s*(?:,\s*(?P<duration>.*))?", re.DOTALL
)
_BRACKET = re.compile(r"\s*\([^()]*\)")

COLOURS = {
    "colour": "colour", "color": "colour", "couleur": "colour", "couleurs": "colour",
    "black and white": "black-and-white", "black & white": "black-and-white", "b&w": "black-and-white",
    "noir et blanc": "black-and-white", "n&b": "black-and-white", "noir & blanc": "black-and-white",
    "colour and black and white": "colour-and-black-and-white", "color and black and white": "colour-and-black-and-white",
    "black and white and colour": "colour-and-black-and-white", "colour and black & white": "colour-and-black-and-white",
    "couleur et noir et blanc": "colour-and-black-and-white", "noir et blanc et couleur": "colour-and-black-and-white",
    "couleurs et noir et blanc": "colour-and-black-and-white", "sepia": "sepia", "sépia": "sepia",
}  # fmt: skip
FORMS = {
    "documentary": "documentary", "documentaire": "documentary", "fiction": "fiction", "feature film": "fiction",
    "animation": "animation", "animated film": "animation", "film d'animation": "animation",
    "experimental": "experimental", "expérimental": "experimental", "film expérimental": "experimental",
    "tv film": "tv-film", "tv movie": "tv-film", "téléfilm": "tv-film", "film tv": "tv-film",
    "series": "series", "tv series": "series", "série": "series", "série tv": "series",
    "short": "short", "short film": "short", "court métrage": "short", "court-métrage": "short",
}  # fmt: skip
_ENGLISH = frozenset({"colour", "color", "black and white", "documentary", "sepia", "experimental", "tv film", "series", "short", "tv series", "short film"})  # fmt: skip
_FRENCH = frozenset({"couleur", "couleurs", "noir et blanc", "documentaire", "sépia", "expérimental", "téléfilm", "série", "court métrage", "court-métrage"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearLine:
    """The year line read; what is printed beside each value; `rest` is what no field can hold."""

    created: When
    countries: tuple[Place, ...] = ()
    country_statement: str | None = None
    minutes: int | None = None
    duration_statement: str | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsLine:
    """The facts line read: vocabulary names and the words as printed."""

    colour: str | None = None
    colour_statement: str | None = None
    forms: tuple[str, ...] = ()
    form_statements: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def is_year_line(text: str) -> bool:
    """Tell whether a line has the form of the year line."""
    return _YEAR_LINE.fullmatch(text) is not None


def year_line(text: str) -> YearLine:
    """Read a year line. Raises ValueError if it is none (`is_year_line` tells)."""
    found = _YEAR_LINE.fullmatch(text)
    read = dates.year(found["year"]) if found else None
    if found is None or read is None:
        raise ValueError(f"no year line: {text}")
    countries = (found["countries"] or "").strip() or None
    duration = (found["duration"] or "").strip() or None
    minutes = durations.minutes(duration) if duration else None
    return YearLine(
        created=When(read[0], read[1]),
        countries=_countries(countries) if countries else (),
        country_statement=countries,
        minutes=minutes,
        duration_statement=duration if minutes is not None else None,
        rest=(duration,) if duration and minutes is None else (),
    )


def facts_line(text: str) -> FactsLine:
    """Read a facts line by the closed lists; a second colour is left unread, further forms are forms."""
    pieces = split_outside(text)
    colours = [piece for piece in pieces if _word(piece) in COLOURS]
    forms = [piece for piece in pieces if _word(piece) in FORMS]
    return FactsLine(
        colour=COLOURS[_word(colours[0])] if colours else None,
        colour_statement=colours[0] if colours else None,
        forms=tuple(dict.fromkeys(FORMS[_word(piece)] for piece in forms)),
        form_statements=tuple(forms),
        rest=(*colours[1:], *(piece for piece in pieces if not _is_known(piece))),
    )


def has_known_word(text: str) -> bool:
    """Tell whether any part of a line is in the closed lists."""
    return any(_is_known(piece) for piece in split_outside(text))


def all_known(text: str) -> bool:
    """Tell whether every part of a line is in the closed lists."""
    return all(_is_known(piece) for piece in split_outside(text))


def languages_of(facts: str, countries: str | None) -> tuple[str, ...]:
    """Return the interface languages that the words of the two lines tell."""
    words = {_word(piece) for piece in split_outside(facts)}
    told = [("en", words & _ENGLISH), ("fr", words & _FRENCH)]
    named = [places.country_language(_BRACKET.sub("", name).strip()) for name in (countries or "").split("/")]
    return (*(language for language, found in told if found), *(language for language in named if language))


def is_credit_like(text: str) -> bool:
    """Tell whether a line is a credit under a label we do not know: ``Label : NAME (ИМЯ)``."""
    label, colon, value = text.partition(" : ")
    if not colon or not label:
        return False
    inside = re.findall(r"\(([^()]+)\)", value)
    return any(scripts.is_cyrillic(piece) for piece in inside) or any(
        names.has_surname(piece) for piece in split_outside(value)
    )


def _countries(statement: str) -> tuple[Place, ...]:
    """Return the countries of a statement, in its order; a bracket (a republic, a region) stays in the words."""
    named = [_BRACKET.sub("", piece).strip() for half in statement.split("/") for piece in split_outside(half)]
    found = [places.country_place(name) for name in named]
    return tuple(dict.fromkeys(place for place in found if place))


def _is_known(piece: str) -> bool:
    return _word(piece) in COLOURS or _word(piece) in FORMS


def _word(piece: str) -> str:
    return " ".join(piece.replace("’", "'").casefold().split()).rstrip(".")
