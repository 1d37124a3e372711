"""The properties entities are compared by and extended with.

`decides` says that agreement is evidence beside the name: a year or a director tells two films of one title
apart, a country or a genre does not. `whole` says that the catalogue's list is taken to be complete, so that
another value contradicts: a film has the directors it has, but a cast list names only some of its actors, and
catalogues disagree about countries (the Soviet Union here is Russia there).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kg.rdf.vocab import VOC
from kg.web.reconciliation.types import TYPES
from kg.web.terminology import terminology


class Sort(Enum):
    """What the values of a property are, and so how two of them are compared."""

    TEXT = "text"
    YEAR = "year"
    NUMBER = "number"
    ENTITY = "entity"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of the entities of some types; `target` is the type of the entities that are its values."""

    id: str
    name: str
    of: frozenset[str]
    sort: Sort
    target: str | None = None
    decides: bool = False
    whole: bool = False


ANY_IDENTIFIER = "identifier"
_EVERY = frozenset(one.id for one in TYPES if one.iri)
_CREDITED = frozenset({"person", "organisation"})
_ROLE = VOC.iri("role-")
_WHOLE_ROLES = frozenset({"director"})


def _own() -> tuple[Property, ...]:
    film, edition, award = (frozenset({name}) for name in ("film", "edition", "award"))
    return (
        Property(id="name", name="name or title", of=_EVERY, sort=Sort.TEXT),
        Property(id="year", name="year", of=film | edition | award, sort=Sort.YEAR, decides=True, whole=True),
        Property(
            id="country",
            name="country",
            of=film | {"city"},
            sort=Sort.ENTITY,
            target="country",
        ),
        Property(id="form", name="form", of=film, sort=Sort.TEXT),
        Property(id="minutes", name="running time in minutes", of=film, sort=Sort.NUMBER),
        Property(
            id="film",
            name="film",
            of=_CREDITED | award | {"festival"},
            sort=Sort.ENTITY,
            target="film",
            decides=True,
        ),
        Property(id="occupation", name="occupation", of=_CREDITED, sort=Sort.TEXT),
        Property(id="place", name="place", of=frozenset({"organisation", "edition"}), sort=Sort.ENTITY, target="place"),
        Property(
            id="festival",
            name="festival",
            of=film | edition | award,
            sort=Sort.ENTITY,
            target="festival",
            decides=True,
        ),
        Property(id="award", name="award", of=film, sort=Sort.ENTITY, target="award", decides=True),
        Property(id="recipient", name="recipient", of=award, sort=Sort.ENTITY, target="agent", decides=True),
        Property(id="outcome", name="outcome", of=award, sort=Sort.TEXT),
        Property(
            id="code",
            name="country code",
            of=frozenset({"country"}),
            sort=Sort.IDENTIFIER,
            decides=True,
            whole=True,
        ),
        identifying("wikidata", "Wikidata", _EVERY),
        Property(id=ANY_IDENTIFIER, name="identifier of any scheme", of=_EVERY, sort=Sort.IDENTIFIER, decides=True),
        Property(id="iri", name="IRI", of=_EVERY, sort=Sort.IDENTIFIER, decides=True, whole=True),
    )


def identifying(id_: str, scheme: str, of: Iterable[str]) -> Property:
    """Return the property of one scheme of identifiers: it settles a match, and another value rules it out."""
    kinds = frozenset(of)
    return Property(id=id_, name=f"{scheme} identifier", of=kinds, sort=Sort.IDENTIFIER, decides=True, whole=True)


@cache
def properties() -> dict[str, Property]:
    """Return the properties every publication has, by id: our own and one for each role of the vocabulary."""
    return {one.id: one for one in (*_own(), *_roles())}


def _roles() -> tuple[Property, ...]:
    concepts = (node.iri for node in terminology().terms("skos:Concept") if node.iri.startswith(_ROLE))
    return tuple(_role(iri) for iri in concepts)


def _role(iri: str) -> Property:
    id_ = role_id(iri)
    return Property(
        id=id_,
        name=terminology().label(iri),
        of=frozenset({"film"}),
        sort=Sort.ENTITY,
        target="agent",
        decides=True,
        whole=id_ in _WHOLE_ROLES,
    )


def outside(known: Iterable[Property]) -> tuple[str, ...]:
    """Return the properties that are identifiers of other catalogues: what is no name, whoever writes it."""
    own = (ANY_IDENTIFIER, "code", "iri")
    return tuple(one.id for one in known if one.sort is Sort.IDENTIFIER and one.id not in own)


def role_id(iri: str) -> str:
    """Return the property of a role: ``director`` of ``voc:role-director``."""
    return iri.removeprefix(_ROLE)
