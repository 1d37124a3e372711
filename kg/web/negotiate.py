"""Choose a representation from what a client accepts (RFC 9110, section 12.5.1). Pure.

>>> html, turtle = Offer("html", ("text/html",)), Offer("ttl", ("text/turtle",))
>>> choose("text/turtle;q=0.9, text/html;q=0.5", (html, turtle)).offer.name
'ttl'
>>> choose("*/*", (html, turtle)).offer.name
'html'
>>> choose("image/png", (html, turtle)) is None
True
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_RANGE = re.compile(rf"({_TOKEN})/({_TOKEN})")
_PARAMETER = re.compile(rf"({_TOKEN})=({_TOKEN}|{_QUOTED})")
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")  # qvalue, section 12.4.2
_MEMBER = re.compile(rf"(?:{_QUOTED}|[^\",])+")
_PART = re.compile(rf"(?:{_QUOTED}|[^\";])+")
_LONGEST = 4096  # characters read of a header: unbalanced quotes cost the square of its length
_PROFILE = re.compile(r"\s*<([^<>\s]+)>\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")


@dataclass(frozen=True, slots=True)
class Offer:
    """A representation the server can give: the first media type is the one it is sent as."""

    name: str
    media_types: tuple[str, ...]

    @property
    def media_type(self) -> str:
        """The media type it is sent as."""
        return self.media_types[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """The offer chosen, and the profile parameter of the range that chose it."""

    offer: Offer
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One member of an Accept header; `kind` and `subtype` may be ``*``."""

    kind: str
    subtype: str
    weight: float
    profile: str | None

    def matches(self, media_type: str) -> bool:
        """Tell whether the range covers a media type."""
        kind, _, subtype = media_type.partition("/")
        return self.kind in ("*", kind) and self.subtype in ("*", subtype)

    @property
    def specificity(self) -> tuple[bool, bool, bool]:
        """Order ranges from ``*/*`` to ``type/subtype;profile=...``: the most specific one rules."""
        return (self.kind != "*", self.subtype != "*", self.profile is not None)


def choose(accept: str | None, offers: Sequence[Offer]) -> Choice | None:
    """Return the best offer for an Accept header, or None if no offer fits (406).

    No header, an empty one, or one without a well-formed member accepts everything. Equal weights go
    to the offer listed first.
    """
    accepted = tuple(ranges(accept or "")) or (MediaRange("*", "*", 1.0, None),)
    best: Choice | None = None
    best_weight = 0.0
    for offer in offers:
        ruling = _ruling(offer, accepted)
        if ruling is not None and ruling.weight > best_weight:
            best, best_weight = Choice(offer, ruling.profile), ruling.weight
    return best


def ranges(accept: str) -> Iterator[MediaRange]:
    """Read the members of an Accept header; malformed ones are left out."""
    for member in _MEMBER.findall(accept[:_LONGEST]):
        parsed = _range(member)
        if parsed is not None:
            yield parsed


def profiles(accept_profile: str) -> tuple[str, ...]:
    """Read an Accept-Profile header: the IRIs, best first (Content Negotiation by Profile, section 7.1)."""
    weighed = [
        (float(found[2] or "1"), found[1])
        for member in accept_profile.split(",")
        if (found := _PROFILE.fullmatch(member))
    ]
    return tuple(iri for weight, iri in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0)


def _ruling(offer: Offer, accepted: Sequence[MediaRange]) -> MediaRange | None:
    """Return the range that rules an offer: the most specific of each media type, the heaviest of those."""
    ruling = [
        max(matching, key=lambda one: (one.specificity, one.weight))
        for media_type in offer.media_types
        if (matching := [one for one in accepted if one.matches(media_type)])
    ]
    return max(ruling, key=lambda one: one.weight, default=None)


def _range(member: str) -> MediaRange | None:
    head, *parts = [part.strip() for part in _PART.findall(member)] or [""]
    found = _RANGE.fullmatch(head)
    parameters = [_PARAMETER.fullmatch(part) for part in parts if part]
    if found is None or None in parameters or (found[1] == "*" and found[2] != "*"):
        return None
    values = {one[1].lower(): _unquoted(one[2]) for one in parameters if one is not None}
    weight = values.get("q", "1")
    if not _WEIGHT.fullmatch(weight):
        return None
    return MediaRange(found[1].lower(), found[2].lower(), float(weight), values.get("profile"))


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
