"""A schema.org Movie as a film."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.fields import countries
from kg.fields.dates import dated
from kg.fields.durations import duration
from kg.fields.edtf import parsed
from kg.fields.identifiers import SCHEMES, normalised, recognised
from kg.fields.language_tags import language_tags
from kg.fields.titles import is_title
from kg.model import Expression, Film, Identifier, Note, Origin, Place, PlaceKind, Release, Text, Title, When
from kg.sources.branches import Branch, Leaf, kept
from kg.sources.dating import is_day, when
from kg.sources.naming import distinct, odd_spelling, title
from kg.sources.page.facts import facts_line
from kg.sources.schemaorg.graph import Nodes, take_types, taken, words
from kg.sources.schemaorg.people import Billing, site
from kg.sources.settings import Settings

_DURATIONS = ("duration", "timeRequired")
_PROSE = ("description", "abstract")
_TITLES = ("name", "alternateName", "alternativeHeadline")
_REGISTERS = ("sameAs", "identifier", "titleEIDR")


@dataclass(frozen=True, slots=True)
class Movie:
    """A film on a page: its node, the nodes of its block, and what the page says of itself."""

    node: Branch
    nodes: Nodes
    address: str | None = None


def film(movie: Movie, origin: Origin, settings: Settings) -> Film:
    """Make the record of a film; what no field takes is kept in words, that of a person with the person."""
    node = movie.node
    billing = Billing(movie.nodes)
    billing.bill(node)
    titles = tuple(_titles(node))
    releases = tuple(_releases(node))
    created = _created(node)
    lands, statement = _countries(node, movie.nodes, created)
    genres = tuple(text for each in node.each("genre") if (text := taken(each)))
    numbers = tuple(_identifiers(node, origin.source))
    own = _address(node)
    found = Film(
        origin=origin,
        content_hash=_hash(movie),
        locators=(node.place,),
        expressions=(_original(node),),
        titles=titles,
        created=created,
        countries=lands,
        country_statement=statement,
        forms=tuple(dict.fromkeys(form for each in genres for form in facts_line(each).forms)),
        genres=tuple(Text(each) for each in dict.fromkeys(genres)),
        keywords=tuple(Text(each) for each in dict.fromkeys(_keywords(node))),
        ratings=tuple(text for each in node.each("contentRating") if (text := taken(each))),
        agents=billing.credits.agents,
        contributions=billing.credits.contributions(),
        releases=releases,
        notes=tuple(_notes(node, cleared=settings.cleared)),
        identifiers=tuple(dict.fromkeys(number for number, _ in numbers)),
        sites=tuple(dict.fromkeys(address for each in node.each("sameAs") if (address := _other_site(each)))),
        url=settings.url_of(origin.key) or own or movie.address,
        publisher=settings.publisher,
    )
    take_types(node)
    for context in node.each("@context"):
        context.take()
    followed = (leaf for label, each in movie.nodes.followed for leaf in each.left(label=label))
    said, unread = kept((*node.left(), *followed), origin)
    _, of_people = kept(billing.unread, origin)
    texts = [(each.verbatim or each.text.value, each.locators[0]) for each in titles]
    odd = odd_spelling((*texts, *billing.printed), origin)
    respelt = (str(leaf) for number, leaf in numbers if leaf and number.value != leaf.text)
    return replace(found, verbatim=tuple(dict.fromkeys((*respelt, *said))), findings=(*unread, *of_people, *odd))


def _titles(node: Branch) -> Iterator[Title]:
    """Take titles, the first name as the original one; no language is told but by the value itself."""
    found = [(each, words(each)) for key in _TITLES for each in node.each(key)]
    listed: list[Title] = []
    for each, said in found:
        if said and is_title(said[0]):
            kind = "alternative" if listed else "original"
            shown = title(kind, taken(each) or said[0], _tag(said[1]), each.place)
            listed.append(shown if shown.text.value == said[0] else replace(shown, verbatim=said[0]))
    yield from distinct(listed)


def _tag(language: str | None) -> str | None:
    tags = language_tags(language).tags if language else ()
    return tags[0] if len(tags) == 1 else None


def _created(node: Branch) -> When | None:
    """Take when it was made; else the year of its publication, which stays if it is more exact."""
    for key in ("dateCreated", "copyrightYear", "datePublished"):
        for each in node.each(key):
            said = each.words()
            found = dated(said) if said else None
            if not said or not found:
                continue
            if key == "dateCreated" or len(found.when.edtf) == len("1931"):
                each.take()
                return when(found.when, said, found.order if found.ambiguous else None)
            year = parsed(f"{found.when.year:04}") if found.when.year else None
            if year:
                return when(year, said)
    return None


def _releases(node: Branch) -> Iterator[Release]:
    """Take publications dated to the day; where they were only if the country is known."""
    for each in node.each("datePublished"):
        release = _release(each, each.words(), None, None)
        if release:
            each.take()
            yield release
    for event in node.each("releasedEvent"):
        land = event.at("location")
        place = _country(words(land)) if land else None
        release = _release(event, event.said("startDate"), place, event.said("name"))
        if release and (place or land is None):
            event.take("startDate", "name")
            take_types(event)
            if land:
                _take_place(land, place)
            yield release


def _release(branch: Branch, said: str | None, place: Place | None, label: str | None) -> Release | None:
    found = dated(said) if said else None
    if not found or not said or not is_day(found.when):
        return None
    day = when(found.when, said, found.order if found.ambiguous else None)
    return Release(when=day, locators=(branch.place,), place=place, label=label)


def _countries(node: Branch, nodes: Nodes, made: When | None) -> tuple[tuple[Place, ...], str | None]:
    """Take countries of origin, as nodes, codes or names, several in one text too."""
    year = int(made.value[:4]) if made and made.value else None
    places: list[Place] = []
    statements: list[str] = []
    for each in node.each("countryOfOrigin"):
        whole = nodes.whole(each, "countryOfOrigin")
        said = words(whole)
        if said:
            codes = countries.codes(said[0], year).codes
            places += [Place(PlaceKind.COUNTRY, code) for code in codes]
            statements.append(said[0])
            _take_place(whole, places[-1] if len(codes) == 1 else None)
    return tuple(dict.fromkeys(places)), " / ".join(dict.fromkeys(statements)) or None


def _country(said: tuple[str, str | None] | None) -> Place | None:
    code = countries.code(said[0]) if said else None
    return Place(PlaceKind.COUNTRY, code) if code else None


def _take_place(branch: Branch, place: Place | None) -> None:
    """Take a country's name, and those of its other names and codes that mean the same country."""
    taken(branch)
    for each in (*branch.each("alternateName"), *branch.each("identifier"), *branch.each("addressCountry")):
        said = words(each)
        if place and said and countries.code(said[0]) == place.country:
            taken(each)


def _original(node: Branch) -> Expression:
    """The original version: how long it runs, what is spoken."""
    runs = [(each, found) for key in _DURATIONS for each in node.each(key) if (found := duration(_said(each)))]
    spoken = [(each, language_tags(_said(each) or "")) for each in node.each("inLanguage")]
    known = [(each, found) for each, found in spoken if found.tags and not found.unread]
    statements = [text for each, _ in known if (text := taken(each))]
    places = [each.place for each, _ in (*runs[:1], *known)]
    statement = taken(runs[0][0]) if runs else None
    return Expression(
        kind="original",
        locators=tuple(dict.fromkeys(places)) or (node.place,),
        minutes=runs[0][1].minutes or None if runs else None,
        duration_statement=statement,
        languages=tuple(dict.fromkeys(tag for _, found in known for tag in found.tags)),
        language_statements=tuple(dict.fromkeys(statements)),
    )


def _said(branch: Branch) -> str:
    found = words(branch)
    return found[0] if found else ""


def _keywords(node: Branch) -> Iterator[str]:
    for each in node.each("keywords"):
        for word in (taken(each) or "").split(","):
            if word.strip():
                yield word.strip()


def _notes(node: Branch, *, cleared: bool) -> Iterator[Note]:
    """Take prose; it goes out only if the source's own prose may."""
    for key in _PROSE:
        for each in node.each(key):
            said = words(each)
            text = taken(each)
            if said and text:
                yield Note("synopsis", Text(text, _tag(said[1])), (each.place,), cleared=cleared)


def _identifiers(node: Branch, source: str) -> Iterator[tuple[Identifier, Leaf | None]]:
    """Take numbers in registers, each with its own words if it is no PropertyValue.

    A number of the site's own has the source as its scheme.
    """
    for key in (*_REGISTERS, "@id", "url"):
        for each in node.each(key):
            if isinstance(each.value, dict):
                found = _named_number(each) if key == "identifier" else None
            else:
                found = _number(each, source if key == "identifier" else None)
            if found:
                yield found, None if isinstance(each.value, dict) else each.leaf(key)


def _number(branch: Branch, source: str | None) -> Identifier | None:
    said = branch.words() or ""
    found = recognised(said)
    is_own = source and said and not said.startswith(("http:", "https:"))
    if found or is_own:
        branch.take()
    if found:
        return Identifier(*found)
    return Identifier(source, said) if source and is_own else None


def _named_number(branch: Branch) -> Identifier | None:
    """Take a PropertyValue: the register's name and its number."""
    name = "propertyID" if branch.said("propertyID") else "name"
    scheme, value = (branch.said(name) or "").lower(), branch.said("value")
    if not scheme or not value:
        return None
    found = normalised(scheme, value) if scheme in SCHEMES else recognised(value)
    is_respelt = found is not None and found[1] != value
    branch.take(name, *(() if is_respelt else ("value",)))
    take_types(branch)
    return Identifier(*found) if found else Identifier(scheme, value)


def _other_site(branch: Branch) -> str | None:
    return None if branch.is_taken() else site(branch)


def _address(node: Branch) -> str | None:
    """Take the film's own page."""
    return next((address for each in node.each("url") if (address := site(each))), None)


def _hash(movie: Movie) -> str:
    said = json.dumps(movie.node.value, ensure_ascii=False, sort_keys=True)
    return f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"
