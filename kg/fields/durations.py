"""Running times as film records print them, in minutes.

>>> minutes("327mn"), minutes("1h 18m"), minutes("90 min."), minutes("32")
(327, 78, 90, None)
"""

import re

_MINUTES = re.compile(r"(\d{1,5})\s*(?:mn|min|mins|minutes?|мин|минут[аы]?|['′])\.?", re.IGNORECASE)
_HOURS = re.compile(
    r"(\d{1,3})\s*(?:h|hr|hrs|hours?|heures?|ч|час(?:а|ов)?)\.?\s*"
    r"(?:(\d{1,2})\s*(?:m|mn|min|мин|minutes?)?\.?)?",
    re.IGNORECASE,
)


def minutes(text: str) -> int | None:
    """Return a printed duration in minutes; None unless it states a unit."""
    plain = text.strip()
    found = _MINUTES.fullmatch(plain)
    if found:
        return int(found[1])
    found = _HOURS.fullmatch(plain)
    return int(found[1]) * 60 + int(found[2] or 0) if found else None
