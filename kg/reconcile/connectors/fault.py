"""What is wrong with a reply, and what it asks for: wait and try again, ask less at once, or stop. Pure.

https://www.mediawiki.org/wiki/API:Etiquette, https://www.mediawiki.org/wiki/Manual:Maxlag_parameter,
https://www.wikidata.org/wiki/Wikidata:Data_access. An Action API error comes with status 200.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum

from kg.reconcile.connectors.exchange import Document, Reply

_SAID = 200  # characters of a server's own words that are worth showing


class Remedy(Enum):
    """What can be done about a fault."""

    AGAIN = "again"
    LESS = "less"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a reply is no answer; `wait` is how many seconds the server asks for."""

    reason: str
    remedy: Remedy
    wait: float | None = None


# The query service answers a query that ran out of its minute with 500, a proxy before it with 504.
_STATUSES: Mapping[int, Remedy] = {
    408: Remedy.LESS,
    413: Remedy.LESS,
    414: Remedy.LESS,
    425: Remedy.AGAIN,
    429: Remedy.AGAIN,
    500: Remedy.LESS,
    502: Remedy.AGAIN,
    503: Remedy.AGAIN,
    504: Remedy.LESS,
}
_PASSING = ("maxlag", "ratelimited", "readonly", "internal_api_error", "timeout")
_REFUSED = 403
_BANNED = "the server refuses this program (403): stop for a day, and see that contact in kg.toml reaches you"


def judge(reply: Reply, now: datetime) -> Document | Fault:
    """Return the JSON object a reply holds, or what is wrong with it."""
    wait = retry_after(reply.headers.get("retry-after"), now)
    if reply.status != 200:
        said = " ".join(reply.body[:_SAID].decode(errors="replace").split())
        reason = _BANNED if reply.status == _REFUSED else f"status {reply.status}"
        return Fault(f"{reason}: {said}" if said else reason, _STATUSES.get(reply.status, Remedy.STOP), wait)
    try:
        document = json.loads(reply.body)
    except ValueError as error:
        return Fault(f"the reply is not whole JSON ({error})", Remedy.AGAIN, wait)
    if not isinstance(document, dict):
        return Fault("the reply is not a JSON object", Remedy.STOP)
    return _refusal(document, wait) or document


def retry_after(value: str | None, now: datetime) -> float | None:
    """Read a Retry-After header: seconds, or an HTTP date (RFC 9110, section 10.2.3); None if it is neither.

    >>> retry_after("Fri, 27 Nov 2026 10:00:30 GMT", datetime(2026, 11, 27, 10, 0, tzinfo=UTC))
    30.0
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _refusal(document: Document, wait: float | None) -> Fault | None:
    error = document.get("error")
    if not isinstance(error, dict):
        return None
    code = str(error.get("code", ""))
    remedy = Remedy.AGAIN if code.startswith(_PASSING) else Remedy.STOP
    return Fault(f"{code}: {str(error.get('info', ''))[:_SAID]}", remedy, wait)
