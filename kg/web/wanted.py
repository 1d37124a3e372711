"""What a request asks for: suffix before query parameter before header (Content Negotiation by Profile)."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.web.formats import ARCHIVE, IN_PROFILE, OFFERS, PROFILES, SEARCH, profile_named
from kg.web.negotiate import Choice, Offer, choose, profiles

VARY = "Accept, Accept-Profile"
"""The header fields that decide which representation a document is answered with."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The representation to send: a format in a profile."""

    offer: Offer
    profile: str = ARCHIVE


def wanted(request: Request, suffix: str | None = None, *, profiled: bool = True) -> Wanted:
    """Return what a request wants of a document; `profiled` if the document has more than the archive view.

    Raises HTTPException 406, with the list of what there is, if nothing fits.
    """
    asked = _profile_asked(request) if profiled else None
    offers = IN_PROFILE[asked or ARCHIVE]
    choice = _choice(request, suffix, offers, strict=asked != SEARCH)
    if choice is None:
        raise HTTPException(406, f"Offered here: {_list()}.", {"Vary": VARY})
    in_range = profile_named(choice.profile or "") if profiled and choice.offer in IN_PROFILE[SEARCH] else None
    return Wanted(choice.offer, asked or in_range or ARCHIVE)


def _choice(request: Request, suffix: str | None, offers: tuple[Offer, ...], strict: bool) -> Choice | None:
    named = suffix or request.query_params.get("_mediatype")
    if named:
        return next((Choice(one) for one in offers if named in (one.name, *one.media_types)), None)
    found = choose(request.headers.get("accept"), offers)
    return found if found or strict else Choice(offers[0])


def _profile_asked(request: Request) -> str | None:
    """Return the profile a parameter or header names. Raises HTTPException 406 for an unknown parameter."""
    named = request.query_params.get("_profile")
    if named:
        token = profile_named(named)
        if token is None:
            raise HTTPException(406, f"No profile {named!r}: ask for {' or '.join(PROFILES)}.", {"Vary": VARY})
        return token
    asked = profiles(request.headers.get("accept-profile", ""))
    return next((token for iri in asked if (token := profile_named(iri))), None)


def _list() -> str:
    formats = ", ".join(f"{one.media_type} (.{one.name})" for one in OFFERS)
    return f"{formats}; JSON-LD also in the profile {' or '.join(PROFILES)}"
