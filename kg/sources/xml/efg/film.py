"""From an EFG ``avcreation`` to a Film."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg.fields import countries
from kg.model import Expression, Film, Manifestation, Note, Origin, Place, PlaceKind, Text, When
from kg.sources.settings import Settings
from kg.sources.xml.efg.agents import film_credits
from kg.sources.xml.efg.carriers import Carriers, carriers, spoken_in
from kg.sources.xml.efg.words import HELD, held_provider, identifiers, language, provider, titles_of
from kg.sources.xml.keeping import Kept, odd_spelling, once, rest, total, unread
from kg.sources.xml.times import when
from kg.sources.xml.walking import Node, content_hash

_FORMS = {
    "documentary film": "documentary", "documentary": "documentary", "non-fiction film": "documentary",
    "fiction film": "fiction", "fiction": "fiction", "animation film": "animation", "animated film": "animation",
    "animation": "animation", "experimental film": "experimental", "short film": "short", "short": "short",
    "newsreel": "newsreel", "series": "series", "serial": "series", "tv film": "tv-film",
}  # fmt: skip
_NOTES = {
    "": "general", "synopsis": "synopsis", "summary": "synopsis", "shortlist": "synopsis", "shotlist": "general",
    "intertitles": "intertitles", "production note": "production", "review": "commentary", "commentary": "commentary",
}  # fmt: skip
# Types of description that say no more than the kind of note does.
_TOLD = frozenset({"", "synopsis", "intertitles"})
_RATINGS = ("viewingRestriction", "ageRating", "ageClassification")
_Pair = TypeVar("_Pair")
_PROSE = frozenset({"description", "biography"})
_RELATIONS = frozenset({"relPerson/*", "relCorporate/*", "relGroup/*", "avManifestation/*"})
_FILM_HELD = HELD | _RELATIONS | frozenset({
    "title/text", "title/@lang", "title/relation", "description+", "description/@lang", "description/@type",
    "keywords/term+", "keywords/@lang", "keywords/@type", "productionYear/*", "countryOfReference/*",
    "identifyingTitle+", "language/*", "language/@usage", *(f"{name}+" for name in _RATINGS),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Keywords:
    """The terms of a film, sorted by what they say."""

    forms: tuple[str, ...]
    form_statements: tuple[str, ...]
    genres: tuple[Text, ...]
    subjects: tuple[Text, ...]
    kept: Kept


def film(node: Node, origin: Origin, settings: Settings) -> Film:
    """Read one film; what no field holds is kept word for word."""
    publisher = settings.publisher or provider(node)
    named, named_kept = titles_of(node)
    created, created_kept = _created(node, origin)
    lands, lands_kept = _countries(node, created, origin)
    words = _keywords(node)
    who = film_credits(node, origin)
    lies = carriers(node, origin)
    held = (*_FILM_HELD, *held_provider(node, publisher))
    kept = total(
        [rest(node, held, origin), named_kept, created_kept, lands_kept, words.kept, who.kept, _notes_kept(node)]
    )
    return Film(
        origin=origin,
        content_hash=content_hash((node,)),
        locators=node.locators,
        expressions=(_original(node, lies),),
        titles=named,
        created=created,
        countries=lands,
        country_statement=", ".join(each.text for each in node.all("countryOfReference") if each.text) or None,
        forms=words.forms,
        form_statements=words.form_statements,
        agents=who.agents,
        contributions=who.contributions,
        manifestations=lies.manifestations,
        notes=tuple(_notes(node, settings)),
        sites=lies.sites,
        verbatim=tuple(dict.fromkeys((*kept.lines, *lies.kept.lines))),
        url=settings.url_of(origin.key),
        publisher=publisher,
        findings=once((*odd_spelling(node, origin, _PROSE), *kept.findings, *lies.kept.findings)),
        part_of=tuple(_wholes(node)),
        identifiers=identifiers(node),
        genres=words.genres,
        keywords=words.subjects,
        ratings=tuple(dict.fromkeys(each.text for name in _RATINGS for each in node.all(name) if each.text)),
    )


def _created(node: Node, origin: Origin) -> tuple[When | None, Kept]:
    """Read the year of reference: the first year or span of years; what it leaves out is kept."""
    created = None
    kept = []
    for each in node.all("productionYear"):
        read = when(each.text) if each.text else None
        if each.text and (read is None or (created is not None and read.edtf != created.edtf)):
            kept.append(unread(each, "productionYear", origin))
        elif read is not None:
            created = created or read
            if each.text != read.edtf:
                kept.append(Kept((f"productionYear: {each.text}",)))
    return created, total(kept)


def _countries(node: Node, made: When | None, origin: Origin) -> tuple[tuple[Place, ...], Kept]:
    """Read the countries of reference, by code or by name; one that is neither stays in the statement."""
    year = int(made.value[:4]) if made and made.value else None
    found: dict[str, Place] = {}
    kept = []
    for each in node.all("countryOfReference"):
        code = countries.code(each.text, year) if each.text else None
        if code:
            found[code] = Place(PlaceKind.COUNTRY, code)
        elif each.text:
            kept.append(Kept((), unread(each, "countryOfReference", origin).findings))
    return tuple(found.values()), total(kept)


def _keywords(node: Node) -> _Keywords:
    forms, statements, genres, subjects, lines = [], [], [], [], []
    for each in node.all("keywords"):
        kind, tag = (each.get("type") or "").casefold(), language(each)
        for term in (child.text for child in each.all("term") if child.text):
            if kind == "form":
                statements.append(term)
                forms += [form for form in (_FORMS.get(term.casefold()),) if form]
            elif kind == "genre":
                genres.append(Text(term, tag))
            else:
                subjects.append(Text(term, tag))
                if kind not in ("", "subject"):
                    lines.append(f"keywords ({each.get('type')}): {term}")
    return _Keywords(
        forms=tuple(dict.fromkeys(forms)),
        form_statements=tuple(dict.fromkeys(statements)),
        genres=tuple(dict.fromkeys(genres)),
        subjects=tuple(dict.fromkeys(subjects)),
        kept=Kept(tuple(lines)),
    )


def _notes(node: Node, settings: Settings) -> Iterable[Note]:
    for each in node.all("description"):
        if each.text:
            kind = _NOTES.get((each.get("type") or "").casefold(), "general")
            yield Note(kind, Text(each.text, language(each)), each.locators, cleared=settings.cleared)


def _notes_kept(node: Node) -> Kept:
    """Keep the type of a description that our kinds of note do not tell apart."""
    types = (each.get("type") or "" for each in node.all("description") if each.text)
    untold = (each for each in dict.fromkeys(types) if each.casefold() not in _TOLD)
    return Kept(tuple(f"description/@type: {each}" for each in untold))


def _wholes(node: Node) -> Iterable[str]:
    """Yield the films this one is a part of; the relation itself is kept word for word too."""
    for each in node.all("relAvCreation"):
        number = each.said("identifier")
        if number and (each.said("type") or "").casefold() in ("is part of", "part of"):
            yield number


def _original(node: Node, lies: Carriers) -> Expression:
    """Make the original version; what all its carriers agree about is said of it as well."""
    spoken = (*spoken_in(node), *lies.spoken)
    runs = _agreed(lies.manifestations, lambda one: (one.minutes, one.duration_statement))
    colour = _agreed(lies.manifestations, lambda one: (one.colour, one.colour_statement))
    return Expression(
        kind="original",
        locators=node.locators,
        minutes=runs[0] if runs else None,
        duration_statement=runs[1] if runs else None,
        colour=colour[0] if colour else None,
        colour_statement=colour[1] if colour else None,
        languages=tuple(dict.fromkeys(tag for tag, _ in spoken if tag)),
        language_statements=tuple(dict.fromkeys(words for _, words in spoken)),
    )


def _agreed(of: tuple[Manifestation, ...], said: Callable[[Manifestation], _Pair]) -> _Pair | None:
    """Return what every manifestation says alike; None if they differ, or there is none."""
    told = {said(one) for one in of}
    return told.pop() if len(told) == 1 else None
