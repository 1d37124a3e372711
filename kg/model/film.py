"""A film as one source describes it: work, expression, manifestations, and what hangs on them.

Names follow DOMAIN's classes (LRMoo's work, expression, manifestation; contribution; selection, edition).
Every value that becomes a node carries `locators`, the places of the record that say it.
References between values are keys: an agent's `key` is its identity within the source.
"""

from dataclasses import dataclass
from enum import StrEnum

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
    """A date: `value` is ``YYYY`` or ``YYYY-MM-DD``, `edtf` the same in EDTF (ISO 8601-2), `statement` as printed."""

    value: str
    edtf: str
    statement: str | None = None
    order: str | None = None


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
    """A person or organisation as this record knows it."""

    key: str
    kind: AgentKind
    names: tuple[Name, ...]
    locators: tuple[str, ...]
    statements: tuple[Text, ...] = ()
    places: tuple[Place, ...] = ()
    place_statements: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()


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
    """One version of the work."""

    kind: str
    locators: tuple[str, ...]
    minutes: int | None = None
    duration_statement: str | None = None
    colour: str | None = None
    colour_statement: str | None = None
    label: str | None = None
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One carrier or publication of the original expression."""

    carrier: str | None
    locators: tuple[str, ...]
    carrier_statement: str | None = None
    label: str | None = None
    contributions: tuple[Contribution, ...] = ()
    published: When | None = None
    release: Release | None = None
    subtitles: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()


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
    """A film record: everything one source record says, with what the reader has to tell about it."""

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
