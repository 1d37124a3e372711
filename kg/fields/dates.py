"""Dates and years as film records print them, and their EDTF (ISO 8601-2) form.

>>> year("1950?"), year("1929/1930"), year("1979-82"), year("nineteen")
(('1950', '1950?'), ('1929', '1929/1930'), ('1979', '1979/1982'), None)
>>> day("08/10/1995")
Day(value='1995-10-08', order='DMY', ambiguous=True)
"""

import re
from dataclasses import dataclass
from datetime import date

_YEAR = re.compile(r"(?P<first>[0-9]{4})(?P<doubt>\?)?(?:\s*[-–/]\s*(?P<last>[0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_SLASHED = re.compile(r"(?P<day>[0-9]{1,2})(?P<sign>[/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day: ISO 8601 `value`, the `order` it was read in, and whether day and month could swap."""

    value: str
    order: str
    ambiguous: bool


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


def _iso(year_: int, month: int, day_: int) -> str | None:
    try:
        return date(year_, month, day_).isoformat()
    except ValueError:
        return None
