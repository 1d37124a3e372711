"""Agents to statements: in the film record that credits them, and in their own authority record."""

from kg.model import Agent, AgentKind, When
from kg.rdf import places
from kg.rdf.record import Statements
from kg.rdf.terms import iri, literal, typed
from kg.rdf.vocab import EDTF, KG, SCHEMA, XSD

_TYPES = {AgentKind.PERSON: "Person", AgentKind.ORGANISATION: "Organization"}
_LIFE = {
    AgentKind.PERSON: (("birthDate", "birthDateEdtf"), ("deathDate", "deathDateEdtf")),
    AgentKind.ORGANISATION: (("foundingDate", "birthDateEdtf"), ("dissolutionDate", "deathDateEdtf")),
}
_YEAR = 4  # letters of a year; a longer date is a day


def agent(of: Agent, record: Statements) -> str:
    """State what a record says of one agent, and return its node."""
    node = record.agent(of.key)
    record.typed(node, SCHEMA[_TYPES[of.kind]])
    record.located(node, of.locators)
    _names(of, node, record)
    for form in of.statements:
        record.add(node, KG["nameStatement"], literal(form.value, form.language))
    for place in of.places:
        record.add(node, SCHEMA["location"], places.term(place, record.space))
    record.said(node, KG["placeStatement"], of.place_statements)
    record.said(node, KG["verbatim"], of.verbatim)
    record.identified(node, ("agent", of.key), of.identifiers, of.locators)
    for (predicate, edtf), when in zip(_LIFE[of.kind], (of.born, of.died), strict=True):
        if when:
            _lived(node, predicate, edtf, when, record)
    for words in of.occupations:
        record.add(node, KG["occupationStatement"], literal(words.value, words.language))
    for site in of.sites:
        record.add(node, SCHEMA["url"], iri(site))
    return node


def _names(of: Agent, node: str, record: Statements) -> None:
    """Name an agent once a language; what else it is called are alternate names."""
    named: set[str | None] = set()
    for name in of.names:
        language = name.display.language
        label = SCHEMA["alternateName"] if language in named else SCHEMA["name"]
        named.add(language)
        record.add(node, label, literal(name.display.value, language))
        for part, value in (("givenName", name.given), ("familyName", name.family)):
            if value and of.kind is AgentKind.PERSON and name.family:
                record.add(node, SCHEMA[part], literal(value, language))


def _lived(node: str, predicate: str, edtf: str, when: When, record: Statements) -> None:
    if when.value:
        record.add(node, SCHEMA[predicate], typed(when.value, XSD["gYear" if len(when.value) == _YEAR else "date"]))
    record.add(node, KG[edtf], typed(when.edtf, EDTF["EDTF"]))
