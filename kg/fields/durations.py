"""Running times and extents as film records print them.

A running time is in minutes, with seconds where the record tells them; an extent (parts, reels, acts, metres,
feet) is not a running time and is never turned into one: the speed of the projector is not known.

>>> minutes("327mn"), minutes("1h 18m"), minutes("90 min."), minutes("32")
(327, 78, 90, None)
>>> duration("00:08:36")
Duration(minutes=8, seconds=36, statement='00:08:36')
>>> extent("8 часть"), extent("2400 m"), extent("90 min")
(Extent(kind='parts', number=8, statement='8 часть'), Extent(kind='metres', number=2400, statement='2400 m'), None)
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_MINUTES = re.compile(r"(\d{1,5})\s*(?:mn|min|mins|minutes?|мин|минут[аы]?|['′])\.?", re.IGNORECASE)
_HOURS = re.compile(
    r"(\d{1,3})\s*(?:h|hr|hrs|hours?|heures?|ч|час(?:а|ов)?)\.?\s*"
    r"(?:(\d{1,2})\s*(?:m|mn|min|мин|minutes?)?\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A running time: whole `minutes`, the `seconds` beyond them where the record tells them, the words."""

    minutes: int
    seconds: int | None
    statement: str

    @property
    def iso(self) -> str:
        """The running time in ISO 8601, as exact as the record.

        >>> duration("1h 18m").iso, duration("00:08:36").iso
        ('PT78M', 'PT8M36S')
        """
        return f"PT{self.minutes}M" + (f"{self.seconds}S" if self.seconds else "")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much film there is: `kind` is ``parts``, ``reels``, ``acts``, ``metres`` or ``feet``."""

    kind: str
    number: int
    statement: str


def minutes(text: str) -> int | None:
    """Return a printed duration in minutes; None unless it states a unit."""
    plain = text.strip()
    if is_hours_or_parts(plain):
        return None
    found = _MINUTES.fullmatch(plain)
    if found:
        return int(found[1])
    found = _HOURS.fullmatch(plain)
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


_HOUR = r"(?:h|hrs?|hours?|heures?|hor[ae]s?|ore|uur|std|stunden?|ч|час(?:а|ов)?|godz)\.?"
_MINUTE = r"(?:m|mn|mins?|minutes?|minuten?|minut[io]s?|minut[ay]?|мин|минут[аы]?|хв|['′’])\.?"
_SECOND = r"(?:s|secs?|seconds?|secondes?|sek|sekunden?|сек|секунд[аы]?|с|[\"″”]|''|′′|’’)\.?"
_SPELT = re.compile(
    rf"(?:(?:ca|c|etwa|около|approx)\.?\s*)?(?:(?P<h>\d{{1,3}})\s*{_HOUR}(?:[\s,]*(?:and|et|und|и)?\s*))?"
    rf"(?:(?P<m>\d{{1,5}})(?:\s*{_MINUTE}(?:[\s,]*)|(?<=\d)$))?(?:(?P<s>\d{{1,5}})\s*{_SECOND})?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:[.,]\d+)?")
_ISO = re.compile(
    r"P(?:(?P<d>\d{1,2})D)?(?:T(?:(?P<h>\d{1,4})H)?(?:(?P<m>\d{1,5})M)?(?:(?P<s>\d{1,6})(?:\.\d+)?S)?)?", re.IGNORECASE
)
_BARE = re.compile(r"\d{1,6}")
_EXTENT = re.compile(
    r"(\d{1,3}(?:[ .,\u00a0]\d{3})+|\d{1,6})\s*[-–]?\s*([^\W\d_]+)\.?(?:\s+(?:film|фильма))?", re.IGNORECASE
)
# Film catalogues in Russian write ``7 ч.`` for parts as well as for hours.
_HOURS_OR_PARTS = re.compile(r"\d+\s*ч\.?", re.IGNORECASE)
_KINDS = {
    "parts": "part parts partie parties teil teile teilen parte partes parti часть части частей частина частин",
    "reels": "reel reels bobine bobines rolle rollen spule spulen rollo rollos bobina bobinas рулон рулона рулонов",
    "acts": "act acts akt akte akten acte actes akty aktů atto atti acto actos акт акта актов",
    "metres": "m metre metres meter meters mètre mètres metri metros м метр метра метров mtr",
    "feet": "ft feet foot pieds pied fuß фут фута футов",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
# ``57m`` is minutes, ``2400 m`` and ``2400m`` are metres: an ``m`` against a figure that films run to.
_BARE_M = re.compile(r"(\d{1,3})[mм]\.?", re.IGNORECASE)
_LONE_M = re.compile(r"\d+\s*[mм]\.?", re.IGNORECASE)
_LONGEST_BARE_M = 400
# More than a fortnight is no film: a slip, or another unit.
_LONGEST = 14 * 24 * 60 * 60
_NO_FIGURE = re.compile(r"\D")
_SECONDS_IN = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_SECONDS_OF = {"minutes": 60, "seconds": 1}


@lru_cache(maxsize=1 << 14)
def duration(text: str, *, unit: str | None = None) -> Duration | None:
    """Read a running time; None if it is none. A bare number needs a `unit`: ``minutes`` or ``seconds``.

    >>> duration("1:30").minutes, duration("PT5400S").minutes, duration("1 Std. 30 Min.").minutes
    (90, 90, 90)
    >>> duration("90"), duration("90", unit="minutes")
    (None, Duration(minutes=90, seconds=None, statement='90'))
    """
    plain = " ".join(text.split())
    if unit and _BARE.fullmatch(plain):
        return _duration(int(plain) * _SECONDS_OF[unit], text, is_exact=unit == "seconds")
    if is_hours_or_parts(plain) or (_LONE_M.fullmatch(plain) and not _is_minutes(plain)):
        return None
    found = _SPELT.fullmatch(plain) or _CLOCK.fullmatch(plain) or _ISO.fullmatch(plain)
    told = {name: int(number) for name, number in found.groupdict().items() if number is not None} if found else {}
    if not told or _BARE.fullmatch(plain):
        return None
    return _duration(sum(_SECONDS_IN[name] * number for name, number in told.items()), text, is_exact="s" in told)


@lru_cache(maxsize=1 << 12)
def extent(text: str) -> Extent | None:
    """Read parts, reels, acts, metres or feet of film; None if it is none of them."""
    plain = " ".join(text.split())
    found = None if _is_minutes(plain) else _EXTENT.fullmatch(plain)
    kind = _KIND_OF.get(found[2].casefold()) if found else None
    return Extent(kind, int(_NO_FIGURE.sub("", found[1])), text) if found and kind else None


def is_hours_or_parts(text: str) -> bool:
    """Tell whether a text may be hours (часы) as well as parts (части): it is then neither.

    >>> is_hours_or_parts("7 ч."), is_hours_or_parts("1 ч 30 мин"), is_hours_or_parts("2 часа")
    (True, False, False)
    """
    return bool(_HOURS_OR_PARTS.fullmatch(text.strip()))


def _duration(seconds: int, statement: str, *, is_exact: bool) -> Duration | None:
    """Make a running time; no film lasts no time, which is how some sources say that they do not know."""
    if not 0 < seconds <= _LONGEST:
        return None
    return Duration(seconds // 60, seconds % 60 if is_exact else None, statement)


def _is_minutes(text: str) -> bool:
    found = _BARE_M.fullmatch(text)
    return bool(found) and int(found[1] if found else 0) <= _LONGEST_BARE_M
