"""The year line (``Russia / Japan, 1995, 327mn``) and the facts line (``Colour, documentary``).

The facts line is read by closed lists, English and French; a word that is in no list is kept verbatim.
"""

import re
from dataclasses import dataclass

from kg.fields import dates, durations, names, places, scripts
from kg.model import Place, When
from kg.sources.page.pieces import split_outside

_YEAR_LINE = re.compile(
    r"(?:(?P<countries>\D*),)?\s*(?P<year>[0-9]{4}\??(?:\s*[-–/]\s*[0-9]{0,4})?)\s*"
    r"(?P<bracket>\([^()]*\)?)?\s*(?:,(?P<rest>.*))?",
    re.DOTALL,
)
_FILM_YEAR = re.compile(r"(?:18[89]|19[0-9]|20[0-9])[0-9]")
_LONGEST = 300
_BRACKET = re.compile(r"\s*\([^()]*\)")
_JOINTS = re.compile(r"[-‐‑]")

COLOURS = {
    name: colour
    for colour, listed in {
        "colour": "colour|color|couleur|couleurs|in colour|in color|en couleur|en couleurs",
        "black-and-white": "black and white|black & white|b&w|b & w|b/w|bw|noir et blanc|noir & blanc|n&b|n & b|n/b|nb",
        "colour-and-black-and-white": "colour and black and white|color and black and white|"
        "colour and black & white|color and black & white|colour and b&w|color and b&w|"
        "black and white and colour|black and white and color|colour / black and white|color / black and white|"
        "couleur et noir et blanc|couleurs et noir et blanc|noir et blanc et couleur|noir et blanc et couleurs|"
        "couleur / noir et blanc|noir et blanc / couleur|couleur et n&b|black and white / colour",
        "sepia": "sepia|sépia",
    }.items()
    for name in listed.split("|")
}
FORMS = {
    name: form
    for form, listed in {
        "documentary": "documentary|documentary film|documentaire|film documentaire",
        "fiction": "fiction|fiction film|film de fiction",
        "animation": "animation|animated film|animation film|cartoon|film d'animation|dessin animé",
        "experimental": "experimental|experimental film|expérimental|film expérimental",
        "tv-film": "tv film|tv movie|television film|téléfilm|film tv|film de télévision",
        "series": "series|tv series|television series|série|série tv|série télévisée",
        "short": "short|short film|court métrage",
    }.items()
    for name in listed.split("|")
}
_ENGLISH = frozenset({
    "colour", "color", "black and white", "documentary", "experimental", "tv film", "tv movie", "series",
    "tv series", "short", "short film", "colour and black and white", "color and black and white",
})  # fmt: skip
_FRENCH = frozenset({
    "couleur", "couleurs", "noir et blanc", "documentaire", "sépia", "expérimental", "téléfilm", "série",
    "court métrage", "couleur et noir et blanc", "noir et blanc et couleur", "n&b",
})  # fmt: skip


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
    """Tell whether a line has the form of the year line; a bare number must be a year that films have."""
    if text.isdecimal():
        return _FILM_YEAR.fullmatch(text) is not None
    return len(text) <= _LONGEST and _YEAR_LINE.fullmatch(text) is not None


def is_surely_year_line(text: str) -> bool:
    """Tell whether a line is a year line wherever it stands: it gives a running time, or a known country."""
    if not is_year_line(text):
        return False
    read = year_line(text)
    named = (read.country_statement or "").split("/")
    return read.minutes is not None or (bool(read.countries) and len(read.countries) == len(named))


def year_line(text: str) -> YearLine:
    """Read a year line. Raises ValueError if it is none (`is_year_line` tells)."""
    found = _YEAR_LINE.fullmatch(text)
    if found is None:
        raise ValueError(f"no year line: {text}")
    printed = found["year"].strip()
    first = printed[: len("1995")]
    read = dates.year(printed)
    countries = (found["countries"] or "").strip() or None
    pieces = split_outside(found["rest"] or "")
    bracket = (found["bracket"],) if found["bracket"] else ()
    duration = next((piece for piece in pieces if durations.minutes(piece) is not None), None)
    return YearLine(
        created=When(*(read or (first, first)), printed),
        countries=_countries(countries) if countries else (),
        country_statement=countries,
        minutes=durations.minutes(duration) if duration else None,
        duration_statement=duration,
        rest=(*bracket, *(piece for piece in pieces if piece is not duration)),
    )


def facts_line(text: str) -> FactsLine:
    """Read a facts line by the closed lists: one colour, or colour and black and white; any number of forms."""
    pieces = split_outside(text)
    named = [piece for piece in pieces if _word(piece) in COLOURS]
    colours = frozenset(COLOURS[_word(piece)] for piece in named)
    both = colours == {"colour", "black-and-white"}
    said = named if both else named[:1]
    forms = [piece for piece in pieces if _word(piece) in FORMS]
    return FactsLine(
        colour="colour-and-black-and-white" if both else next((COLOURS[_word(piece)] for piece in said), None),
        colour_statement=", ".join(said) or None,
        forms=tuple(dict.fromkeys(FORMS[_word(piece)] for piece in forms)),
        form_statements=tuple(dict.fromkeys(forms)),
        rest=(*named[len(said) :], *(piece for piece in pieces if not _is_known(piece))),
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
    pieces = [_BRACKET.sub("", piece).strip() for half in statement.split("/") for piece in split_outside(half)]
    found = [place for piece in pieces for place in _named(piece)]
    return tuple(dict.fromkeys(found))


def _named(piece: str) -> tuple[Place, ...]:
    """The country of a name; of two joined by a hyphen (``Russia-France``) both, if both are countries."""
    whole = places.country_place(scripts.repaired(piece))
    halves = [places.country_place(scripts.repaired(half)) for half in _JOINTS.split(piece)]
    joined = tuple(half for half in halves if half)
    return (whole,) if whole else joined if len(joined) == len(halves) else ()


def _is_known(piece: str) -> bool:
    return _word(piece) in COLOURS or _word(piece) in FORMS


def _word(piece: str) -> str:
    plain = _JOINTS.sub(" ", scripts.repaired(piece).replace("’", "'").casefold())
    return " ".join(plain.split()).rstrip(".")
