"""Dates in EDTF (ISO 8601-2) as a reader of English reads them; a year or a day stays as it is.

>>> [readable(each) for each in ("1950?", "1929/1930", "193X", "1895~", "[1941,1943]", "../1930", "1995-10-08")]
['1950?', '1929–1930', '1930s', 'about 1895', '1941 or 1943', 'until 1930', '1995-10-08']
"""

import re

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX))?(?:-XX)?(?P<mark>[?~%]?)")
_SET = re.compile(r"(?P<open>[\[{])(?P<members>[^\[\]{}]+)[\]}]")
_JOINED = {"[": " or ", "{": " and "}
_OPEN = ("", "..")


def readable(edtf: str) -> str:
    """Return a date in words where the format has signs; what is no form we know comes back as it is."""
    first, slash, last = edtf.partition("/")
    if slash:
        return _span(first, last)
    members = _SET.fullmatch(edtf)
    if members:
        return _JOINED[members["open"]].join(_member(each.strip()) for each in members["members"].split(","))
    return _point(edtf)


def _span(first: str, last: str) -> str:
    if first in _OPEN and last in _OPEN:
        return "date unknown"
    if first in _OPEN:
        return f"until {_point(last)}"
    return f"from {_point(first)}" if last in _OPEN else f"{_point(first)}–{_point(last)}"


def _member(text: str) -> str:
    """Read a member of a set, which may be a run of years (``1941..1943``) or open to one side."""
    return _span(*text.split("..", 1)) if ".." in text else _point(text)


def _point(text: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        return text
    about = "about " if found["mark"] in ("~", "%") else ""
    doubt = "?" if found["mark"] in ("?", "%") else ""
    return f"{about}{_when(found['year'], found['month'])}{doubt}"


def _when(year: str, month: str | None) -> str:
    """Word a year, a decade, a century, a month or a season; a month that nobody knows is left out."""
    years = f"{year[:2]}00–{year[:2]}99" if year.endswith("XX") else year.replace("X", "0s")
    if month in (None, "XX"):
        return years
    season = _SEASONS.get(str(month))
    return f"{season} {years}" if season else f"{years}-{month}"
