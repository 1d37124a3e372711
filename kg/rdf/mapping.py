"""A film to its statements: one N-Quads line each, in the record's own graph and in the gazetteer's.

Nothing here decides what a page says; it only says it in RDF, under the ontology contract. Agents, series,
editions and places are keyed by their source or the gazetteer, so that other records meet them; everything
else hangs on the work and is keyed by the record and a path within it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from kg.model import Agent, AgentKind, Film, Note, Title
from kg.rdf import places
from kg.rdf.events import Events
from kg.rdf.iri import Space
from kg.rdf.record import Statements
from kg.rdf.terms import decimal, iri, literal, typed
from kg.rdf.versions import Versions
from kg.rdf.vocab import EDTF, KG, PROV, SCHEMA, VOC, XSD

_AGENT_TYPES = {AgentKind.PERSON: "Person", AgentKind.ORGANISATION: "Organization"}


def statements(film: Film, space: Space, shortcuts: Mapping[str, str]) -> tuple[str, ...]:
    """Map a film to sorted, distinct N-Quads lines.

    `shortcuts` gives the schema.org property IRI of each role that has one, read from the vocabulary.
    """
    record = Statements(space, film.origin.source, film.origin.key)
    _source(film, record)
    _work(film, record)
    for title in film.titles:
        _title(title, film, record)
    for agent in film.agents:
        _agent(agent, record)
    for number, note in enumerate(film.notes, start=1):
        _note(note, number, record)
    Versions(film, record, shortcuts).write()
    Events(film, record).write()
    return tuple(sorted({*record.lines(), *_gazetteer(film, space)}))


def _source(film: Film, record: Statements) -> None:
    record.add(record.graph, PROV["wasDerivedFrom"], record.source)
    record.typed(record.source, KG["SourceRecord"], PROV["Entity"])
    record.add(record.source, KG["sourceKey"], literal(film.origin.key))
    record.add(record.source, KG["contentHash"], literal(film.content_hash))
    if film.url:
        record.add(record.source, SCHEMA["url"], iri(film.url))
    if film.publisher:
        record.add(record.source, SCHEMA["publisher"], literal(film.publisher))


def _work(film: Film, record: Statements) -> None:
    work = record.work
    record.typed(work, KG["Work"], SCHEMA["Movie"])
    record.located(work, film.locators)
    record.add(work, PROV["wasDerivedFrom"], record.source)
    _names(film, record)
    if film.created:
        record.add(work, SCHEMA["dateCreated"], typed(film.created.value, XSD["gYear"]))
        record.add(work, KG["dateEdtf"], typed(film.created.edtf, EDTF["EDTF"]))
    for country in film.countries:
        record.add(work, SCHEMA["countryOfOrigin"], places.term(country, record.space))
    if film.country_statement:
        record.add(work, KG["countryStatement"], literal(film.country_statement))
    for form in film.forms:
        record.add(work, SCHEMA["genre"], VOC[f"form-{form}"])
    for statement in film.form_statements:
        record.add(work, KG["formStatement"], literal(statement))
    for site in film.sites:
        record.add(work, SCHEMA["url"], iri(site))
    for words in film.verbatim:
        record.add(work, KG["verbatim"], literal(words))


def _names(film: Film, record: Statements) -> None:
    """Derive the plain schema.org names: the original title, and every other one beside it."""
    texts = [literal(title.text.value, title.text.language) for title in film.titles]
    original = next((text for text, title in zip(texts, film.titles, strict=True) if title.kind == "original"), None)
    if original:
        record.add(record.work, SCHEMA["name"], original)
    for text in texts:
        if text != original:
            record.add(record.work, SCHEMA["alternateName"], text)


def _title(title: Title, film: Film, record: Statements) -> None:
    node = _title_node(title, record)
    record.add(record.work, KG["title"], node)
    record.typed(node, KG["Title"])
    record.located(node, title.locators)
    record.add(node, KG["titleType"], VOC[f"title-{title.kind}"])
    record.add(node, KG["value"], literal(title.text.value, title.text.language))
    record.add(node, KG["script"], VOC[title.script])
    if title.confidence is not None:
        record.add(node, KG["languageConfidence"], decimal(title.confidence))
    if title.verbatim:
        record.add(node, KG["verbatim"], literal(title.verbatim))
    original = next((other for other in film.titles if other.kind == "original"), None)
    if title.kind == "transliterated" and original:
        record.add(node, KG["derivedFromTitle"], _title_node(original, record))


def _title_node(title: Title, record: Statements) -> str:
    return record.part("title", title.kind, title.text.language or "", title.text.value)


def _agent(agent: Agent, record: Statements) -> None:
    node = record.agent(agent.key)
    record.typed(node, SCHEMA[_AGENT_TYPES[agent.kind]])
    record.located(node, agent.locators)
    named: set[str | None] = set()
    for name in agent.names:
        language = name.display.language
        label = SCHEMA["alternateName"] if language in named else SCHEMA["name"]
        named.add(language)
        record.add(node, label, literal(name.display.value, language))
        for part, value in (("givenName", name.given), ("familyName", name.family)):
            if value and agent.kind is AgentKind.PERSON and name.family:
                record.add(node, SCHEMA[part], literal(value, language))
    for form in agent.statements:
        record.add(node, KG["nameStatement"], literal(form.value, form.language))
    for place in agent.places:
        record.add(node, SCHEMA["location"], places.term(place, record.space))
    for words in agent.place_statements:
        record.add(node, KG["placeStatement"], literal(words))
    for words in agent.verbatim:
        record.add(node, KG["verbatim"], literal(words))


def _note(note: Note, number: int, record: Statements) -> None:
    node = record.part("note", str(number))
    record.add(record.work, KG["note"], node)
    record.typed(node, KG["Note"], *((SCHEMA["Quotation"],) if note.kind == "quotation" else ()))
    record.located(node, note.locators)
    record.add(node, KG["noteType"], VOC[f"note-{note.kind}"])
    record.add(node, KG["value"], literal(note.text.value, note.text.language))
    record.add(node, KG["reuse"], VOC["reuse-cleared" if note.cleared else "reuse-not-cleared"])
    if note.attribution:
        record.add(node, KG["attributionStatement"], literal(note.attribution))


def _gazetteer(film: Film, space: Space) -> Iterator[str]:
    """State, in the gazetteer's graph, every place the film names."""
    events = (*(award.edition for award in film.awards), *(each.edition for each in film.selections))
    releases = chain(film.releases, *(each.releases for each in film.expressions))
    named = (
        *film.countries,
        *(place for agent in film.agents for place in agent.places),
        *(edition.place for edition in events),
        *(release.place for release in releases),
    )
    for place in dict.fromkeys(place for place in named if place):
        yield from places.statements(place, space)
