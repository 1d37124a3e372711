"""Places as nodes of the gazetteer graph: one IRI for a code, or for a name in a country."""

from collections.abc import Iterator

from kg.fields.places import country_names, fold_place
from kg.model import Place, PlaceKind
from kg.rdf.iri import Space
from kg.rdf.terms import iri, literal
from kg.rdf.vocab import RDF, SCHEMA

_TYPES = {PlaceKind.COUNTRY: "Country", PlaceKind.CITY: "City", PlaceKind.PLACE: "Place"}


def term(place: Place, space: Space) -> str:
    """Return a place's IRI as N-Triples text."""
    if place.kind is PlaceKind.COUNTRY:
        return iri(space.thing("place", "country", place.country or ""))
    return iri(space.thing("place", place.kind.value, fold_place(place.name or ""), place.country or ""))


def statements(place: Place, space: Space) -> Iterator[str]:
    """State a place, and the country it is in, in the gazetteer's graph."""
    node, graph = term(place, space), iri(space.gazetteer)

    def said(predicate: str, value: str) -> str:
        return f"{node} {predicate} {value} {graph} ."

    yield said(RDF["type"], SCHEMA[_TYPES[place.kind]])
    if place.kind is PlaceKind.COUNTRY and place.country:
        yield said(SCHEMA["identifier"], literal(place.country))
        for language, name in country_names(place.country):
            yield said(SCHEMA["name"], literal(name, language))
        return
    yield said(SCHEMA["name"], literal(place.name or ""))
    for spelling in place.spellings:
        yield said(SCHEMA["alternateName"], literal(spelling))
    if place.country:
        country = Place(PlaceKind.COUNTRY, place.country)
        yield said(SCHEMA["containedInPlace"], term(country, space))
        yield from statements(country, space)
