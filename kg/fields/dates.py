"""Dates and years as film records print them, and their EDTF (ISO 8601-2) form.

>>> year("1950?"), year("1929/1930"), year("1979-82"), year("nineteen")
(('1950', '1950?'), ('1929', '1929/1930'), ('1979', '1979/1982'), None)
>>> day("08/10/1995")
Day(value='1995-10-08', order='DMY', ambiguous=True)
>>> [found and found.when.edtf for found in map(dated, ("c. 1930", "1950er", "12 июня 1998 г.", "Unbekannt"))]
['1930~', '195X', '1998-06-12', None]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.fields import date_words as words
from kg.fields.edtf import Edtf, parsed
from kg.fields.months import month

_YEAR = re.compile(r"(?P<first>[0-9]{4})(?P<doubt>\?)?(?:\s*[-–/]\s*(?P<last>[0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_SLASHED = re.compile(r"(?P<day>[0-9]{1,2})(?P<sign>[/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})")

_WIKIDATA_TIME = re.compile(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9:]{8}Z")
_DAY_PRECISION = 11
# A date is shorter; each reader takes time in proportion to the length.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day: ISO 8601 `value`, the `order` it was read in, and whether day and month could swap."""

    value: str
    order: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """A printed date as EDTF, the `order` numbers were read in (``DMY``, ``MDY``, ``YMD``), and if it was a choice."""

    when: Edtf
    order: str | None = None
    ambiguous: bool = False


def year(text: str) -> tuple[str, str] | None:
    """Read a year, a doubtful year or a span: (year of reference, EDTF), or None; a span does not run back."""
    found = _YEAR.fullmatch(text.strip())
    if not found:
        return None
    first, last = found["first"], found["last"]
    doubt = found["doubt"] or ""
    if last and len(last) < len(first):
        last = first[: -len(last)] + last
    if last and last < first:
        return None
    return (first, f"{first}{doubt}/{last}" if last else f"{first}{doubt}")


def day(text: str) -> Day | None:
    """Read a day printed DD/MM/YYYY or YYYY-MM-DD; None if it is neither or no such day exists."""
    for pattern, order in ((_ISO, "YMD"), (_SLASHED, "DMY")):
        found = pattern.fullmatch(text.strip())
        if found:
            value = _iso(int(found["year"]), int(found["month"]), int(found["day"]))
            swaps = order == "DMY" and int(found["day"]) <= 12 and found["day"].zfill(2) != found["month"].zfill(2)
            return Day(value, order, swaps) if value else None
    return None


def _iso(year_: int, month_: int, day_: int) -> str | None:
    try:
        return date(year_, month_, day_).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=1 << 16)
def dated(text: str, order: str = "DMY") -> Dated | None:
    """Read a date as sources print it; None if it is none, or the source says that it does not know.

    `order` decides ``06/12/1998``, which reads both ways (then `ambiguous`): ``DMY`` or ``MDY``.

    >>> dated("06/12/1998").when.edtf, dated("06/12/1998", "MDY").when.edtf, dated("06/25/1998").order
    ('1998-12-06', '1998-06-12', 'MDY')
    >>> dated("1925-1930").when.edtf, dated("[1941?]").when.edtf, dated("Jun 12 1998").when.edtf
    ('1925/1930', '1941?', '1998-06-12')
    """
    plain = " ".join(text.split())
    if len(plain) == 4 and plain.isascii() and plain.isdigit():
        return _when(plain)
    if len(plain) > _LONGEST:
        return None
    readers = _IN_WORDS if words.MONTH_NAME.search(plain) else _IN_FIGURES
    found = next((found for found in (read(plain, order) for read in readers) if found), None)
    return found if found and (found.when.earliest or found.when.latest) else None  # a year before our era is none


def wikidata_time(time: str, precision: int, *, julian: bool = False) -> Edtf | None:
    """Read a time of Wikidata's data model; `precision` 7 is a century, 8 a decade, 9 a year, 10 a month, 11 a day.

    A time of the Julian calendar (`julian`) is moved to the Gregorian one if its day is known. Coarser precisions
    and years before our era are None.

    >>> [wikidata_time("+1931-00-00T00:00:00Z", each).edtf for each in (9, 8, 7)]
    ['1931', '193X', '19XX']
    >>> wikidata_time("+1898-01-10T00:00:00Z", 11, julian=True).edtf
    '1898-01-22'
    """
    found = _WIKIDATA_TIME.fullmatch(time)
    if not found or not int(found[1]) or precision not in _CUT:
        return None
    if julian and precision >= _DAY_PRECISION:
        return parsed(_gregorian(int(found[1]), int(found[2]), int(found[3])))
    return parsed(_CUT[precision](found[1], found[2], found[3]))


_CUT: dict[int, Callable[[str, str, str], str]] = {
    7: lambda y, _m, _d: f"{(int(y) - 1) // 100:02}XX",  # the 20th century ends with 2000
    8: lambda y, _m, _d: f"{y[:3]}X",
    9: lambda y, _m, _d: y,
    10: lambda y, m, _d: f"{y}-{m}",
    **{precision: lambda y, m, d: f"{y}-{m}-{d}" for precision in range(_DAY_PRECISION, 15)},
}


def _gregorian(year_: int, month_: int, day_: int) -> str:
    """Return the Gregorian day of a Julian one: the calendars part by the leap days of centuries."""
    late = year_ if month_ > 2 else year_ - 1
    try:
        ordinal = date(year_, month_, day_).toordinal() + late // 100 - late // 400 - 2
    except ValueError:
        return ""
    return date.fromordinal(max(ordinal, 1)).isoformat()


def _when(text: str, order: str | None = None, *, ambiguous: bool = False) -> Dated | None:
    found = parsed(text)
    return Dated(found, order, ambiguous) if found else None


def _years(text: str, _order: str) -> Dated | None:
    """Read ``1925-1930`` and ``1979-82``; ``1911-12`` is ISO 8601's December, and may be meant as two years."""
    month_ = words.MONTH_OR_SPAN.fullmatch(text)
    if month_:
        return _when(text, ambiguous=month_[3] > month_[2])
    found = year(text)
    return _when(found[1]) if found else None


def _edtf(text: str, _order: str) -> Dated | None:
    """Read EDTF; a single date in brackets is no set of one but a date the cataloguer supplied."""
    is_supplied = text.startswith("[") and "," not in text and ".." not in text
    return None if is_supplied else _when(text, "YMD" if _ISO.fullmatch(text) else None)


def _numbers(text: str, order: str) -> Dated | None:
    """Read days and months in figures, with or without a time of day; nobody writes the month first with points."""
    moment = words.MOMENT.fullmatch(text)
    if moment:
        return _when("-".join(moment.groups()), "YMD")
    found = words.MONTH_YEAR.fullmatch(text)
    if found:
        return _when(f"{found[2]}-{found[1].zfill(2)}")
    found = words.NUMBERS.fullmatch(text)
    if not found:
        return None
    first, second, year_ = int(found[1]), int(found[3]), int(found[4])
    readings = {"DMY": _iso(year_, second, first), "MDY": _iso(year_, first, second) if found[2] != "." else None}
    possible = sorted((each for each in readings if readings[each]), key=lambda each: each != order)
    if not possible:
        return None
    return _when(readings[possible[0]] or "", possible[0], ambiguous=len(possible) > 1 and first != second)


def _named(text: str, _order: str) -> Dated | None:
    """Read a day or a month with the month's name."""
    for pattern in words.NAMED:
        found = pattern.fullmatch(text)
        number = month(found["month"]) if found else None
        if found and number:
            return _when(f"{found['year']}-{number:02}" + (f"-{found['day'].zfill(2)}" if found["day"] else ""))
    return None


def _vague(text: str, _order: str) -> Dated | None:
    """Read a decade, a century, a year with places left open."""
    found = words.DECADE.fullmatch(text)
    if found:
        return _when(f"{found[1] or found[2]}X")
    found = words.CENTURY.fullmatch(text)
    number = words.century(found[1]) if found else None
    if number:
        return _when(f"{number - 1:02}XX")
    found = words.UNSPECIFIED.fullmatch(text)
    return _when(f"{found[1]}{found[2] or 'X'}X" + ("?" if found[3] else "")) if found else None


def _bracketed(text: str, order: str) -> Dated | None:
    """Read what the cataloguer, not the film, says: ``[1941?]``."""
    found = words.BRACKETED.fullmatch(text)
    return dated(found[1] or found[2], order) if found else None


def _qualified(text: str, order: str) -> Dated | None:
    """Read a date with words around it that say how sure it is, or that it is only a bound."""
    for pattern, form in words.AROUND:
        rest = pattern.sub("", text, count=1)
        inner = dated(rest, order) if rest != text else None
        if inner:
            return _finished(inner, form)
    return None


def _finished(inner: Dated, form: str) -> Dated | None:
    """Write a qualified date: a mark behind each date of it, or a form with the date in its place."""
    if form in ("?", "~"):
        return _when(words.DATE.sub(lambda found: _marked(found.group(), form), inner.when.edtf), inner.order)
    is_point = not {"/", "["} & set(inner.when.edtf)
    return _when(form.format(inner.when.edtf), inner.order) if form != "{}" and is_point else inner


def _marked(text: str, mark: str) -> str:
    plain, old = text.rstrip("?~%"), text[-1]
    return plain + (mark if old in (plain[-1], mark) else "%")


def _alternatives(text: str, order: str) -> Dated | None:
    """Read ``1941 or 1943``, ``between 1941 and 1943``: one of them, nobody knows which."""
    found = words.BETWEEN.fullmatch(text)
    if found:
        return _joined("[{}..{}]", [found[1], found[2]], order)
    pieces = words.OR.split(text)
    return _joined("[{},{}]", pieces, order) if len(pieces) == 2 and all(pieces) else None


def _from_to(text: str, order: str) -> Dated | None:
    """Read a span of two dates, or one that has no end yet."""
    plain = words.FROM.sub("", text)
    for separator in words.TO.finditer(plain):
        ends = [plain[: separator.start()], plain[separator.end() :]]
        found = _joined("{}/{}", ends, order) if all(ends) else None
        if found:
            return found
    endless = words.ENDLESS.fullmatch(plain)
    return _joined("{}/..", [endless[1]], order) if endless else None


def _joined(form: str, texts: list[str], order: str) -> Dated | None:
    """Write dates into a form of EDTF; None if one is not a plain date."""
    read = [dated(text, order) for text in texts]
    points = [each for each in read if each and not {"/", "[", "{"} & set(each.when.edtf)]
    if len(points) < len(texts):
        return None
    written = _when(form.format(*(each.when.edtf for each in points)))
    return written and Dated(written.when, points[0].order, any(each.ambiguous for each in points))


_BOTH = (_vague, _bracketed, _qualified, _alternatives, _from_to)
_IN_WORDS = (_named, *_BOTH)
_IN_FIGURES = (_years, _edtf, _numbers, *_BOTH)
