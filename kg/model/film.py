"""A film as one source describes it: work, expression, manifestations, and what hangs on them.

Names follow DOMAIN's classes (LRMoo's work, expression, manifestation; contribution; selection, edition).
Every value that becomes a node carries `locators`, the places of the record that say it.
References between values are keys: an agent's `key` is its identity within the source.
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.identifier import Identifier
from kg.model.origin import Finding, Origin


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A string and its BCP 47 language tag; no tag when the language is not known."""

    value: str
    language: str | None = None


class AgentKind(StrEnum):
    """Who can be credited."""

    PERSON = "person"
    ORGANISATION = "organisation"


class PlaceKind(StrEnum):
    """What a place is, as far as the source or the gazetteer says."""

    COUNTRY = "country"
    CITY = "city"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by gazetteer code (ISO 3166-1 alpha-2, or 3166-3 for a withdrawn country) or by name + country."""

    kind: PlaceKind
    country: str | None
    name: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A date: `value` is ``YYYY`` or ``YYYY-MM-DD``, `edtf` the same in EDTF (ISO 8601-2), `statement` as printed.

    `value` is None where no single year or day is said (``193X``). `earliest` and `latest`, for sorting, are
    years or days; they are given only where the date is not one exact year or day.
    """

    value: str | None
    edtf: str
    statement: str | None = None
    order: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """One title; `kind` is a title type of the vocabulary without its prefix: ``original``, ``translated``."""

    kind: str
    text: Text
    script: str
    locators: tuple[str, ...]
    confidence: float | None = None
    verbatim: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One form of an agent's name, ready to show; given and family parts where the print tells them apart."""

    display: Text
    given: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or organisation as this record knows it.

    Without `names` it is a reference: an authority record of the same source has the same `key`.
    """

    key: str
    kind: AgentKind
    names: tuple[Name, ...]
    locators: tuple[str, ...]
    statements: tuple[Text, ...] = ()
    places: tuple[Place, ...] = ()
    place_statements: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    born: When | None = None
    died: When | None = None
    occupations: tuple[Text, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """One entry of a credit line: agent x role x target x order (from 1, per role and target)."""

    agent: str
    role: str
    order: int
    locators: tuple[str, ...]
    statement: str | None = None
    credited_as: tuple[Text, ...] = ()
    character: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A publication event in one territory; only with a date."""

    when: When
    locators: tuple[str, ...]
    place: Place | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """One version of the work; `languages` are BCP 47 tags of what is spoken, `language_statements` as printed."""

    kind: str
    locators: tuple[str, ...]
    minutes: int | None = None
    duration_statement: str | None = None
    colour: str | None = None
    colour_statement: str | None = None
    label: str | None = None
    releases: tuple[Release, ...] = ()
    languages: tuple[str, ...] = ()
    language_statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One copy in a holding (LRMoo F5): its shelf mark, who holds it, and what is said of this copy alone."""

    locators: tuple[str, ...]
    shelf_mark: str | None = None
    holder: str | None = None
    access_statement: str | None = None
    carrier: str | None = None
    carrier_statement: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    verbatim: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One carrier or publication of an expression: the film's n-th, counted from 1 (the original is the first).

    `extents` are lengths that are no running time, as printed (``2400 m``, ``6 Akte``).
    """

    carrier: str | None
    locators: tuple[str, ...]
    carrier_statement: str | None = None
    label: str | None = None
    contributions: tuple[Contribution, ...] = ()
    published: When | None = None
    release: Release | None = None
    subtitles: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    expression: int = 1
    titles: tuple[Title, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    extents: tuple[str, ...] = ()
    minutes: int | None = None
    duration_statement: str | None = None
    colour: str | None = None
    colour_statement: str | None = None
    rights: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A festival as one source names it."""

    name: str
    alternate: str | None = None
    verbatim: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A festival series in one year."""

    series: Series
    year: str
    place: Place | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """One award outcome; `outcome` is ``won``, ``nominated`` or ``special-mention``."""

    name: str
    outcome: str
    edition: Edition
    statement: str
    locators: tuple[str, ...]
    recipient: str | None = None
    recipient_agent: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The film chosen for one festival edition."""

    order: int
    edition: Edition
    statement: str
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A block of prose, kept and attributed, never mined."""

    kind: str
    text: Text
    locators: tuple[str, ...]
    attribution: str | None = None
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Film:
    """A film record: everything one source record says, with what the reader has to tell about it.

    `work` is the key of the work within the source where several records (rows) describe one work; without it
    the record's own key is the work's. `part_of` are the keys of the works this one belongs to (a series).
    `genres` and `keywords` are as printed; `ratings` are age ratings as printed.
    """

    origin: Origin
    content_hash: str
    locators: tuple[str, ...]
    expressions: tuple[Expression, ...]
    titles: tuple[Title, ...] = ()
    created: When | None = None
    countries: tuple[Place, ...] = ()
    country_statement: str | None = None
    forms: tuple[str, ...] = ()
    form_statements: tuple[str, ...] = ()
    agents: tuple[Agent, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    manifestations: tuple[Manifestation, ...] = ()
    releases: tuple[Release, ...] = ()
    awards: tuple[Award, ...] = ()
    selections: tuple[Selection, ...] = ()
    notes: tuple[Note, ...] = ()
    sites: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    url: str | None = None
    publisher: str | None = None
    findings: tuple[Finding, ...] = ()
    work: str | None = None
    part_of: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    genres: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()
    ratings: tuple[str, ...] = ()
