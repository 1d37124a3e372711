"""Extended Date/Time Format (EDTF, ISO 8601-2): what such a text says, and between which days it lies.

Levels 0 and 1 and the sets of level 2 are read here; the `edtf` library (230 texts a second) judges only what
is left. A set ``[1941,1943]`` is one of its members, nobody knows which; ``{1941,1943}`` is all of them.

>>> parsed("1929/1930")
Edtf(edtf='1929/1930', year=1929, earliest='1929-01-01', latest='1930-12-31', precision=<Precision.SPAN: 'span'>)
>>> parsed("1950?").year, parsed("193X").latest, parsed("1931-02-30")
(1950, '1939-12-31', None)
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf


class Precision(StrEnum):
    """How much of the calendar a date covers; a span has two ends, a set has members."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    SET = "set"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date: its EDTF text, the year of reference, and the first and last day it can mean (ISO 8601).

    `year` is the one year of the date, for a span (or for all of a set) the first; None where no single year is
    meant (``193X``, ``[1941,1943]``, ``../1930``). An end that is open or unknown is None.
    """

    edtf: str
    year: int | None
    earliest: str | None
    latest: str | None
    precision: Precision


_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[?~%]?"
)
_SET = re.compile(r"(?P<open>[\[{])(?P<members>[0-9X?~%,. -]+)[\]}]")
# What a text can hold that the library may be asked about; it takes time and stack in proportion to the length.
_RARE = re.compile(r"[-0-9XYES?~%.,/()\[\]{}]{4,40}")
_CLOSING = {"[": "]", "{": "}"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_OPEN = ("", "..")
_LAST_MONTH = 12


@lru_cache(maxsize=1 << 16)
def parsed(text: str) -> Edtf | None:
    """Read an EDTF text; None if it is none, names no day there is, or runs backwards."""
    plain = text.strip()
    return _point(plain) or _span(plain) or _set(plain) or _rare(plain)


def _point(text: str) -> Edtf | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        return _many_years(text, year) if month is None else None
    months = _months(month)
    days = _days(int(year), months, month, day) if months else None
    if not months or not days:
        return None
    first, last = f"{year}-{months[0]:02}-{days[0]:02}", f"{year}-{months[1]:02}-{days[1]:02}"
    return Edtf(text, int(year), first, last, _precision(month, day))


def _many_years(text: str, year: str) -> Edtf:
    precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    return Edtf(text, None, f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31", precision)


def _months(month: str | None) -> tuple[int, int] | None:
    if month in (None, "XX"):
        return 1, _LAST_MONTH
    number = int(month or 0)
    return _SEASON_MONTHS.get(number, (number, number) if 1 <= number <= _LAST_MONTH else None)


def _days(year: int, months: tuple[int, int], month: str | None, day: str | None) -> tuple[int, int] | None:
    if year == 0:
        return None
    last = monthrange(year, months[1])[1]
    if day in (None, "XX"):
        return 1, last
    number = int(day or 0)
    is_day_of_one_month = months[0] == months[1] and month != "XX" and int(month or 0) <= _LAST_MONTH
    return (number, number) if is_day_of_one_month and 1 <= number <= last else None


def _precision(month: str | None, day: str | None) -> Precision:
    if month is None or month == "XX":
        return Precision.YEAR
    if int(month) > _LAST_MONTH:
        return Precision.SEASON
    return Precision.MONTH if day is None or day == "XX" else Precision.DAY


def _span(text: str) -> Edtf | None:
    start, slash, end = text.partition("/")
    if not slash or (start in _OPEN and end in _OPEN):
        return None
    first = None if start in _OPEN else _point(start)
    last = None if end in _OPEN else _point(end)
    if (first is None and start not in _OPEN) or (last is None and end not in _OPEN):
        return None
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        return None
    return Edtf(text, first.year if first else None, earliest, latest, Precision.SPAN)


def _set(text: str) -> Edtf | None:
    found = _SET.fullmatch(text)
    if not found or text[-1] != _CLOSING[found["open"]]:
        return None
    members = [_member(member.strip()) for member in found["members"].split(",")]
    read = [member for member in members if member]
    if len(read) < len(members):
        return None
    bounds = _least(each.earliest for each in read), _greatest(each.latest for each in read)
    years = {each.year for each in read}
    year = min((each for each in years if each), default=None) if found["open"] == "{" or len(years) == 1 else None
    return Edtf(text, year, *bounds, Precision.SET)


def _member(text: str) -> Edtf | None:
    """Read one member of a set: a date, or a range of consecutive ones ``1941..1943`` that may be open."""
    if ".." not in text:
        return _point(text)
    start, _, end = text.partition("..")
    span = _span(f"{start or '..'}/{end or '..'}")
    if not span:
        return None
    return Edtf(text, span.year if start[:4] == end[:4] else None, span.earliest, span.latest, Precision.SPAN)


def _least(days: Iterable[str | None]) -> str | None:
    return _extreme(days, min)


def _greatest(days: Iterable[str | None]) -> str | None:
    return _extreme(days, max)


def _extreme(days: Iterable[str | None], choose: Callable[[list[str]], str]) -> str | None:
    listed = list(days)
    told = [day for day in listed if day]
    return choose(told) if len(told) == len(listed) else None


@lru_cache(maxsize=4096)
def _rare(text: str) -> Edtf | None:
    """Ask the library: ``156X-12-25``, ``?2004-06``, ``Y-17E7``, ``1950S2``, subtler qualifications."""
    if not _RARE.fullmatch(text):
        return None
    try:
        found = parse_edtf(text)
        first, last = _day(found.lower_strict()), _day(found.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return None
    if (first and last and first > last) or (not first and not last and not text.startswith(("Y", "-", "0"))):
        return None
    year = int(first[:4]) if first and last and first[:4] == last[:4] else None
    return Edtf(text, year, first, last, Precision.OTHER)


def _day(moment: object) -> str | None:
    """Write a bound of the library (year, month, day...) as ISO 8601; None if open or out of four figures."""
    if not isinstance(moment, tuple) or not 0 < moment[0] <= 9999:
        return None
    return f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}"
