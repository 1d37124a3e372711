"""The IRI policy: every IRI of ours is minted here, from what identifies the thing, never from a counter.

    thing     {base}/id/{kind}/{id}         id: 16 characters of base32 SHA-256
    document  {base}/doc/{kind}/{id}.{ext}
    graph     {base}/graph/{source}/{key}   and /graph/gazetteer, /graph/reconciliation, /graph/vocabulary

>>> Space("https://data.example.org/").graph("pages", "a b")
'https://data.example.org/graph/pages/a%20b'
"""

import hashlib
from dataclasses import dataclass
from urllib.parse import quote

KINDS = (
    "work",
    "expression",
    "manifestation",
    "agent",
    "event",
    "place",
    "title",
    "contribution",
    "note",
    "source",
    "identifier",
    "item",
    "decision",
)
DEFAULT_BASE = "https://data.example.org"
_ID_BYTES = 10  # 80 bits: 16 characters of base32, no padding
_SEPARATOR = "\x1f"
# Base32 (RFC 4648, section 6) in lower case, two letters at a time: a film has sixty ids, and base64's own is slow.
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
_SHIFTS = range(8 * _ID_BYTES - 10, -1, -10)


def identifier(*identity: str) -> str:
    """Return the id of what these strings identify: the same on every machine."""
    digest = hashlib.sha256(_SEPARATOR.join(identity).encode()).digest()
    number = int.from_bytes(digest[:_ID_BYTES], "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


@dataclass(frozen=True, slots=True)
class Space:
    """The IRIs of one publication, under its base (a trailing slash is dropped)."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", self.base.rstrip("/"))

    def thing(self, kind: str, *identity: str) -> str:
        """Mint the IRI of a thing from what identifies it."""
        return f"{self.base}/id/{kind}/{identifier(*identity)}"

    def local(self, thing: str) -> str:
        """Return ``work/abc...`` for one of our thing IRIs: the part that does not depend on the base."""
        return thing.removeprefix(f"{self.base}/id/")

    def at(self, local: str) -> str:
        """Return the thing IRI of a local part (the inverse of `local`): an IRI of elsewhere stays as it is."""
        return local if "://" in local else f"{self.base}/id/{local}"

    def graph(self, source: str, key: str) -> str:
        """Return the named graph of one source record."""
        return f"{self.base}/graph/{quote(source, safe='')}/{quote(key, safe='')}"

    @property
    def gazetteer(self) -> str:
        """The graph of places."""
        return f"{self.base}/graph/gazetteer"

    @property
    def reconciliation(self) -> str:
        """The graph of what reconciliation adds."""
        return f"{self.base}/graph/reconciliation"

    @property
    def vocabulary(self) -> str:
        """The graph of the ontology's labels and the vocabulary's concepts."""
        return f"{self.base}/graph/vocabulary"
