"""What an entity is, by its classes (P31); what its forms, colours and numbers are called here."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from kg import assets
from kg.fields.registries import COMPANY, FILM, PERSON, SCHEMES
from kg.rdf.vocabulary import thesaurus
from kg.sources.wikidata.entity import Entity


class Is(StrEnum):
    """What records are about."""

    FILM = FILM
    PERSON = PERSON
    ORGANISATION = COMPANY


# Film; documentary, short, television, animated, silent, feature, anime and amateur films; and the genres that
# people give as a film's class. A dump without classes says nothing of what stands below them.
_FILMS = (
    "Q11424 Q93204 Q24862 Q506240 Q202866 Q29168811 Q226730 Q24869 Q17517379 Q130232 Q157443 Q188473 Q200092 "
    "Q319221 Q471839 Q959790 Q2484376 Q369747 Q842256 Q1054574 Q860626 Q645928 Q336144 Q185867 Q457832 Q20650540 "
    "Q18011172 Q20442589 Q52162262 Q663106 Q859369 Q157394 Q1146335"
)
HUMAN = "Q5"
# Film studio, production, animation, distribution company; company, enterprise, business, organisation; broadcaster,
# channel, network, publisher.
_ORGANISATIONS = (
    "Q375336 Q1762059 Q1107679 Q10689397 Q3428721 Q783794 Q6881511 Q4830453 Q43229 Q891723 Q15265344 Q1616075 "
    "Q1254874 Q2085381 Q1320047"
)
_KINDS: Mapping[str, Is] = {
    **dict.fromkeys(_ORGANISATIONS.split(), Is.ORGANISATION),
    HUMAN: Is.PERSON,
    **dict.fromkeys(_FILMS.split(), Is.FILM),
}

FORMS: Mapping[str, str] = {
    "Q93204": "documentary",
    "Q202866": "animation",
    "Q29168811": "animation",
    "Q17517379": "animation",
    "Q20650540": "animation",
    "Q24862": "short",
    "Q506240": "tv-film",
    "Q790192": "experimental",
}
COLOURS: Mapping[str, str] = {"Q22006653": "colour", "Q838368": "black-and-white"}

# Credits that the vocabulary does not tie to a property.
_MORE_ROLES: Mapping[str, str] = {
    "P750": "distributor",
    "P1431": "contributor",  # executive producer
    "P3174": "contributor",  # art director
    "P676": "contributor",  # lyricist
    "P1809": "contributor",  # choreographer
    "P175": "contributor",  # performer
    "P3092": "contributor",  # member of the crew
}
COMPANY_ROLES = frozenset({"P272", "P750", "P123"})


def kind(entity: Entity) -> Is | None:
    """Return what an entity is, by the first of its classes that says; None if none does."""
    return next((_KINDS[number] for _, number in entity.items("P31") if number in _KINDS), None)


@cache
def roles() -> Mapping[str, str]:
    """Return the role of each property that credits somebody, as the vocabulary declares it."""
    shipped = thesaurus(*(path.read_bytes() for path in assets.files("ontology", ".ttl"))).roles.values()
    return {**_MORE_ROLES, **{role.wikidata_property: role.name for role in shipped if role.wikidata_property}}


@cache
def schemes(of: Is) -> Mapping[str, str]:
    """Return the scheme of each property that gives a number of such a thing in a register we know."""
    return {scheme.properties[of]: name for name, scheme in SCHEMES.items() if of in scheme.properties}
