"""The words and figures around printed dates, in the languages of film records: patterns only.

`dates.dated` tries them in order; a pattern stands for the whole text unless it begins with ``^`` or ends in ``$``.
"""

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DATE = re.compile(r"[0-9]{2}[0-9X]{2}(?:-[0-9X]{2}){0,2}[?~%]?")
MONTH_OR_SPAN = re.compile(r"([0-9]{2})([0-9]{2})-(0[1-9]|1[0-2])")
NUMBERS = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4})")
MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[/.]([0-9]{4})")
# ISO 8601 with a time of day, which no film needs, or all in figures.
MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)

# No date in figures alone has three letters in a row; ``XX`` is EDTF's, ``T`` and ``Z`` those of a time.
MONTH_NAME = re.compile(r"[^\W\d_]{3}")
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
NAMED = tuple(
    _words(pattern)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th|er|\.)?\s*(?:de\s+|of\s+)?{_MONTH},?\s*(?:de\s+)?{_YEAR}",
        rf"{_MONTH}\s*{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}[-/]{_MONTH}[-/]{_YEAR}",
        rf"{_YEAR}[,-]?\s*{_MONTH}[\s-]*{_DAY}(?:st|nd|rd|th|\.)?",
        rf"{_MONTH},?\s+(?:de\s+)?{_YEAR}(?P<day>)",
        rf"{_YEAR},?\s+{_MONTH}(?P<day>)",
    )
)

DECADE = _words(
    r"(?:the\s+|lata\s+|années\s+|anni\s+)?([0-9]{3})0(?:\s?['’]?s|[-\s]?er(?:[-\s]jahren?)?|[-\s]?(?:е|х|ые)(?:\s+г+\.?|\s+год[ыа]?|\s+годов)?)"
    r"|(?:années|anni|años|lata|the)\s+([0-9]{3})0"
)
# Places left open in library records: ``193-?``, ``19--``, MARC's ``19uu``.
UNSPECIFIED = _words(r"([0-9]{2})(?:([0-9])[-–u_x]|[-–u_x]{2})(\?)?")
CENTURY = _words(r"([0-9]{1,2}|[ivx]{1,5})(?:\.|st|nd|rd|th|e|ème)?[\s-]*(?:century|jahrhundert|jh\.?|siècle|век|в\.)")
_ROMAN = {"XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}

BRACKETED = re.compile(r"\[([^\[\]]+)\]|\(([^()]+)\)")
# What may stand before or after a date, and how EDTF says it: a mark, or a form with the date in its place.
AROUND = tuple(
    (_words(pattern), form)
    for pattern, form in (
        (r"[\s,]*\(?\b(?:circa|ca\.?|approx\.?|ок\.)\)?$", "~"),
        (r"\s*(?:\(\?\)|\[\?\]|\?+)$", "?"),
        (r"\s*(?:гг?\.?|год[ау]?|годов|года\s+выпуска|rok|year)$", "{}"),
        (r"(?<=[0-9])[.,;:]$", "{}"),
        (r"^(?:©|℗|cop\.|copyright|[cp](?=[0-9]{4}))\s*", "{}"),
        (r"^(?:im\s+jahre?|in\s+the\s+year|in|im|en|в)\s+", "{}"),
        (r"^(?:mo|tu|we|th|fr|sa|su)[a-z]*,?\s+(?=[0-9]|[a-z]{3,9}\s[0-9])", "{}"),
        (
            r"^(?:circa\b|ca\b\.?|c\.|c\s|um\b|etwa\b|gegen\b|vers\b|environ\b|env\.|about\b|around\b|approx\b\.?)\s*",
            "~",
        ),
        (r"^(?:ок\.|около\b|примерно\b|прибл\.|приблизительно\b)\s*", "~"),
        (r"^(?:probably|possibly|perhaps|prob\.|vermutlich|wohl|vielleicht|peut-être|вероятно|возможно)\s+", "?"),
        (r"^(?:before|by|vor|avant|до|ранее|antes\s+de|prima\s+del)\s+", "[..{}]"),
        (r"^(?:after|nach|après|после)\s+", "[{}..]"),
        (r"^(?:since|from|seit|ab|depuis|с|от|desde|dal)\s+", "{}/.."),
        (r"^(?:until|till|to|bis|jusqu['’]à|по|hasta)\s+", "../{}"),
    )
)

BETWEEN = _words(r"(?:between|zwischen|entre|между)\s+(.+?)\s+(?:and|und|et|и|y)\s+(.+)")
OR = _words(r"\s*(?:\bor\b|\boder\b|\bou\b|\bили\b)\s*")
FROM = _words(r"^(?:from|von|vom|de|du|с|со)\s+")
TO = _words(r"\s*[/–—]\s*|\s+-\s*|(?<=\S)-(?=[^-\s])|\s+(?:to|bis|till?|until|à|au|по|до)\s+|\.\.")
ENDLESS = _words(r"(.*[0-9])\s?[-–—]\s?(?:\.\.\.?|present|heute|now)?")


def century(text: str) -> int | None:
    """Return the number of a century in which there may be films or their makers; None otherwise.

    >>> century("XX"), century("19"), century("IV")
    (20, 19, None)
    """
    number = int(text) if text.isdigit() else _ROMAN.get(text.upper())
    return number if number in _ROMAN.values() else None
