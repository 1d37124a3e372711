"""The types of entity clients may ask for: what a publication's classes are called in a reconciliation query.

The ids are short words, because people type them; each narrow type is one class of the publication. A broad
type (`agent`, `place`, `event`) stands for the narrow ones below it: a column of producers holds both people
and companies.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.rdf.vocab import KG, SCHEMA


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type: its id and name, the class whose members have it (None: only broader), and the type above it."""

    id: str
    name: str
    iri: str | None = None
    broader: str | None = None


TYPES = (
    EntityType("film", "Film", KG.iri("Work")),
    EntityType("agent", "Person or organisation"),
    EntityType("person", "Person", SCHEMA.iri("Person"), "agent"),
    EntityType("organisation", "Organisation", SCHEMA.iri("Organization"), "agent"),
    EntityType("country", "Country", SCHEMA.iri("Country"), "place"),
    EntityType("city", "City", SCHEMA.iri("City"), "place"),
    EntityType("place", "Place", SCHEMA.iri("Place")),
    EntityType("event", "Festival, edition or award"),
    EntityType("festival", "Festival", KG.iri("FestivalSeries"), "event"),
    EntityType("edition", "Festival edition", KG.iri("FestivalEdition"), "event"),
    EntityType("award", "Award", KG.iri("AwardEvent"), "event"),
)
BY_ID = {one.id: one for one in TYPES}


def narrowed(ids: Iterable[str]) -> frozenset[str]:
    """Return the types that entities carry under these ids; an id that is none of ours has none.

    >>> sorted(narrowed(["agent", "film", "Q5"]))
    ['agent', 'film', 'organisation', 'person']
    """
    asked = frozenset(ids)
    return frozenset(one.id for one in TYPES if one.id in asked or one.broader in asked)


def lineage(id_: str) -> tuple[EntityType, ...]:
    """Return a type and the one above it.

    >>> [one.id for one in lineage("city")]
    ['city', 'place']
    """
    own = BY_ID[id_]
    return (own, BY_ID[own.broader]) if own.broader else (own,)
