"""The search view as a table: which schema.org type and which properties each of our classes is shown with.

`brief` is what a thing shows beside another one, `full` what its own page adds. A brief view leads only
downwards (event to place, edition to series), so that nesting ends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.rdf.members import (
    Member,
    Names,
    archives,
    awards,
    concept_names,
    credited,
    either,
    identifiers,
    labels,
    named,
    original,
    other_credits,
    part_of_name,
    pointing,
    prose,
    synopses,
    things,
    values,
    venues,
)
from kg.rdf.reading import edition_names
from kg.rdf.vocab import KG, LRMOO, SCHEMA, SKOS

Members = Mapping[str, Member]
_NAME = named(SCHEMA["name"])


@dataclass(frozen=True, slots=True)
class View:
    """How a class is shown: its schema.org type, its names, and its properties in order."""

    type: str
    names: Names = _NAME
    brief: Members = field(default_factory=dict)
    full: Members = field(default_factory=dict)


def view_of(types: Sequence[str]) -> View:
    """Return the view for a thing with these classes (N-Triples text): the most telling one, else Thing."""
    return next((view for kind, view in _VIEWS.items() if kind in types), _THING)


_WHEN_WHERE: Members = {"startDate": values(SCHEMA["startDate"]), "location": things(SCHEMA["location"])}
_FEATURED: Members = {"workFeatured": things(SCHEMA["workFeatured"])}
_IDENTIFIED: Members = {"identifier": identifiers}
_PROSE: Members = {"text": prose, "creditText": values(KG["attributionStatement"])}
_MOVIE: Members = {
    "description": synopses,
    "dateCreated": values(SCHEMA["dateCreated"]),
    "duration": original(KG["duration"]),
    "inLanguage": original(SCHEMA["inLanguage"]),
    "countryOfOrigin": things(SCHEMA["countryOfOrigin"]),
    "genre": either(labels(SCHEMA["genre"]), values(KG["genreStatement"])),
    "keywords": values(SCHEMA["keywords"]),
    "contentRating": values(SCHEMA["contentRating"]),
    **{
        name: credited(SCHEMA[name])
        for name in ("director", "author", "actor", "musicBy", "producer", "productionCompany")
    },
    "contributor": other_credits,
    "releasedEvent": things(SCHEMA["releasedEvent"]),
    "award": awards,
    "isPartOf": things(SCHEMA["isPartOf"]),
    "hasPart": pointing(SCHEMA["isPartOf"]),
    **_IDENTIFIED,
}
_PERSON: Members = {
    "givenName": part_of_name(SCHEMA["givenName"]),
    "familyName": part_of_name(SCHEMA["familyName"]),
    "birthDate": values(SCHEMA["birthDate"]),
    "deathDate": values(SCHEMA["deathDate"]),
    "jobTitle": values(KG["occupationStatement"]),
    **_IDENTIFIED,
}
_ORGANISATION: Members = {
    "foundingDate": values(SCHEMA["foundingDate"]),
    "dissolutionDate": values(SCHEMA["dissolutionDate"]),
    **_IDENTIFIED,
}
_PLACE: Members = {"containedInPlace": things(SCHEMA["containedInPlace"])}
_EDITION: Members = {"startDate": values(KG["editionYear"]), "location": venues}
_EXPRESSION: Members = {
    "exampleOfWork": things(LRMOO["R3i_realises"]),
    "inLanguage": values(SCHEMA["inLanguage"]),
}
_MANIFESTATION: Members = {
    "exampleOfWork": things(LRMOO["R4_embodies"], LRMOO["R3i_realises"]),
    "publisher": things(SCHEMA["publisher"]),
    "datePublished": values(SCHEMA["datePublished"]),
    "publication": things(SCHEMA["publication"]),
    "copyrightNotice": values(KG["rightsStatement"]),
    **_IDENTIFIED,
}
_ITEM: Members = {
    "exampleOfWork": things(LRMOO["R7_exemplifies"], LRMOO["R4_embodies"], LRMOO["R3i_realises"]),
    "itemLocation": values(KG["shelfMark"]),
    "holdingArchive": archives,
    "conditionsOfAccess": values(KG["accessStatement"]),
    **_IDENTIFIED,
}
_VIEWS: Mapping[str, View] = {
    KG["Work"]: View("Movie", full=_MOVIE),
    SCHEMA["Person"]: View("Person", full=_PERSON),
    SCHEMA["Organization"]: View("Organization", brief={"location": things(SCHEMA["location"])}, full=_ORGANISATION),
    SCHEMA["Country"]: View("Country", full=_IDENTIFIED),
    SCHEMA["City"]: View("City", brief=_PLACE, full=_IDENTIFIED),
    SCHEMA["Place"]: View("Place", brief=_PLACE, full=_IDENTIFIED),
    KG["Release"]: View("PublicationEvent", named(KG["fieldLabel"]), _WHEN_WHERE, _FEATURED),
    KG["FestivalSeries"]: View("EventSeries", full=_IDENTIFIED),
    KG["FestivalEdition"]: View("Festival", edition_names, _EDITION, {"superEvent": things(SCHEMA["superEvent"])}),
    KG["AwardEvent"]: View("Event", named(KG["awardName"]), full={"superEvent": things(KG["edition"]), **_FEATURED}),
    SCHEMA["ScreeningEvent"]: View("ScreeningEvent", brief=_WHEN_WHERE, full=_FEATURED),
    KG["Expression"]: View("CreativeWork", full=_EXPRESSION),
    KG["Manifestation"]: View("CreativeWork", named(KG["carrierStatement"]), full=_MANIFESTATION),
    KG["Item"]: View("ArchiveComponent", named(KG["shelfMark"], KG["holder"]), full=_ITEM),
    SCHEMA["Quotation"]: View("Quotation", full=_PROSE),
    KG["Note"]: View("CreativeWork", full=_PROSE),
    KG["Contribution"]: View("Role", named(KG["creditedAs"]), full={"roleName": labels(KG["role"])}),
    SCHEMA["PropertyValue"]: View(
        "PropertyValue",
        brief={"propertyID": values(SCHEMA["propertyID"]), "value": values(SCHEMA["value"])},
    ),
    SKOS["Concept"]: View("DefinedTerm", concept_names, full={"description": values(SKOS["definition"])}),
    KG["Title"]: View("Thing", named(KG["value"])),
    KG["Selection"]: View("Thing", named(KG["statement"])),
    KG["SourceRecord"]: View("Thing", named(KG["sourceKey"])),
}
_THING = View("Thing")
