"""Addresses of documents: one path without a suffix, one with a suffix for each representation."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kg.rdf.iri import Space
from kg.web.formats import ARCHIVE, IN_PROFILE, NAMES, OFFERS, PROFILES, SEARCH, TURTLE
from kg.web.wanted import Wanted

_ASCII = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document stands: its kind, its path without suffix, and the IRI of what it is about."""

    kind: str
    path: str
    thing: str

    @property
    def has_search_view(self) -> bool:
        """Whether search engines have a view of it: of things and concepts, not of graphs."""
        return self.kind in ("doc", "vocab")

    def location(self, want: Wanted, *, plain: bool = False) -> str:
        """Return the path of one representation; `plain` leaves HTML at the address people share."""
        suffix = "" if plain and want.offer.name == "html" else f".{want.offer.name}"
        return f"{self.path}{suffix}{'' if want.profile == ARCHIVE else f'?_profile={want.profile}'}"

    def representations(self) -> Iterator[tuple[str, Wanted, str]]:
        """Yield name, representation and path of every format the document is offered in."""
        for offer in OFFERS:
            want = Wanted(offer)
            yield NAMES[offer.name], want, self.location(want)
        for offer in IN_PROFILE[SEARCH] if self.has_search_view else ():
            want = Wanted(offer, SEARCH)
            yield f"{NAMES[offer.name]} for search engines", want, self.location(want)


def graph_address(space: Space, name: str) -> Address:
    """Return the address of a graph by its decoded path: ``source/key``, or ``gazetteer`` and the like."""
    source, slash, key = name.partition("/")
    thing = space.graph(source, key) if slash else space.graph(source, "").rstrip("/")
    return Address("graph", thing.removeprefix(space.base), thing)


def link_field(address: Address, want: Wanted, space: Space, root: str, license_iri: str | None) -> str:
    """Write a document's Link field (RFC 8288): canonical, other formats, profile, the thing to cite."""
    others = [(other, path) for _, other, path in address.representations() if other != want]
    links = [
        f'<{space.base}{address.path}>; rel="canonical"',
        *(f'<{root}{path}>; rel="alternate"; type="{other.offer.media_type}"' for other, path in others),
        f'<{root}{address.location(Wanted(TURTLE))}>; rel="describedby"; type="{TURTLE.media_type}"',
        f'<{PROFILES[want.profile]}>; rel="profile"',
        f'<{address.thing}>; rel="cite-as"',
    ]
    licensed = [f'<{license_iri}>; rel="license"'] if license_iri else []
    return uri(", ".join([*links, *licensed]))


def paged(path: str, number: int) -> str:
    """Return the path of one page of a document; the first needs no number."""
    return path if number == 1 else f"{path}{'&' if '?' in path else '?'}page={number}"


def neighbour_pages(path: str, number: int, *, more: bool) -> str:
    """Write the further members of a Link field that lead to the pages before and after."""
    before = [f'<{paged(path, number - 1)}>; rel="prev"'] if number > 1 else []
    after = [f'<{paged(path, number + 1)}>; rel="next"'] if more else []
    return "".join(f", {uri(link)}" for link in (*before, *after))


def uri(text: str) -> str:
    """Write IRIs in a header as URIs: what is not ASCII as percent-encoded UTF-8 (RFC 3987, section 3.1)."""
    return quote(text, safe=_ASCII)
