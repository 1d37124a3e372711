"""A record to its statements: one N-Quads line each, in the record's own graph and in the gazetteer's.

Nothing here decides what a page says; it only says it in RDF, under the ontology contract. Agents, series,
editions and places are keyed by their source or the gazetteer, so that other records meet them; everything
else hangs on the work and is keyed by the record and a path within it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kg.model import Authority, Film, Note, Place, Quads, Record, When
from kg.rdf import agents, places
from kg.rdf.events import Events
from kg.rdf.iri import Space
from kg.rdf.record import Statements
from kg.rdf.terms import iri, literal, typed
from kg.rdf.titles import title_of
from kg.rdf.versions import Versions
from kg.rdf.vocab import EDTF, KG, PROV, SCHEMA, VOC, XSD


def statements(
    record: Record, space: Space, shortcuts: Mapping[str, str], moved: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Map a record to sorted, distinct N-Quads lines.

    `shortcuts` gives the schema.org property IRI of each role that has one, read from the vocabulary; `moved`
    leads from the local IRI of a work or an agent to that of the cluster it belongs to.
    """
    if isinstance(record, Quads):
        return _moved(record.lines, space, moved or {})
    if isinstance(record, Authority):
        return _authority(record, space, moved or {})
    return _film(record, space, shortcuts, moved or {})


def _moved(lines: tuple[str, ...], space: Space, moved: Mapping[str, str]) -> tuple[str, ...]:
    """Write the leader of a cluster where lines that came as RDF name a member of it."""
    if not moved:
        return lines
    terms = {iri(space.at(node)): iri(space.at(leader)) for node, leader in moved.items()}
    found = re.compile("|".join(map(re.escape, sorted(terms))))
    return tuple(sorted({found.sub(lambda term: terms[term[0]], line) for line in lines}))


def _film(film: Film, space: Space, shortcuts: Mapping[str, str], moved: Mapping[str, str]) -> tuple[str, ...]:
    record = Statements(space, film.origin.source, film.origin.key, film.work, moved)
    _source(film, record)
    _work(film, record)
    for title in film.titles:
        title_of(record.work, title, film.titles, record)
    for agent in film.agents:
        agents.agent(agent, record)
    for number, note in enumerate(film.notes, start=1):
        _note(note, number, record.work, record)
    Versions(film, record, shortcuts).write()
    Events(film, record).write()
    return tuple(sorted({*record.lines(), *_gazetteer(_places(film), space)}))


def _authority(authority: Authority, space: Space, moved: Mapping[str, str]) -> tuple[str, ...]:
    """Map a record about an agent; the agent, as a work would, is derived from the record."""
    record = Statements(space, authority.origin.source, authority.origin.key, moved=moved)
    _source(authority, record)
    node = agents.agent(authority.agent, record)
    record.add(node, PROV["wasDerivedFrom"], record.source)
    for number, note in enumerate(authority.notes, start=1):
        _note(note, number, node, record)
    return tuple(sorted({*record.lines(), *_gazetteer(authority.agent.places, space)}))


def _source(film: Film | Authority, record: Statements) -> None:
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
        _created(film.created, record)
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
    record.said(work, KG["verbatim"], film.verbatim)
    record.said(work, SCHEMA["contentRating"], film.ratings)
    for predicate, words in ((KG["genreStatement"], film.genres), (SCHEMA["keywords"], film.keywords)):
        for each in words:
            record.add(work, predicate, literal(each.value, each.language))
    for whole in film.part_of:
        record.add(work, SCHEMA["isPartOf"], record.work_of(whole))
    record.identified(work, ("work", film.work or film.origin.key), film.identifiers, film.locators)


def _created(when: When, record: Statements) -> None:
    """State when a work was made: its year alone is typed as one, a day stays in the EDTF form."""
    if when.value:
        record.add(record.work, SCHEMA["dateCreated"], typed(when.value[:4], XSD["gYear"]))
    record.add(record.work, KG["dateEdtf"], typed(when.edtf, EDTF["EDTF"]))
    record.bounded(record.work, when)


def _names(film: Film, record: Statements) -> None:
    """Derive the plain schema.org names: the original title, and every other one beside it."""
    texts = [literal(title.text.value, title.text.language) for title in film.titles]
    original = next((text for text, title in zip(texts, film.titles, strict=True) if title.kind == "original"), None)
    if original:
        record.add(record.work, SCHEMA["name"], original)
    for text in texts:
        if text != original:
            record.add(record.work, SCHEMA["alternateName"], text)


def _note(note: Note, number: int, subject: str, record: Statements) -> None:
    node = record.part("note", str(number))
    record.add(subject, KG["note"], node)
    record.typed(node, KG["Note"], *((SCHEMA["Quotation"],) if note.kind == "quotation" else ()))
    record.located(node, note.locators)
    record.add(node, KG["noteType"], VOC[f"note-{note.kind}"])
    record.add(node, KG["value"], literal(note.text.value, note.text.language))
    record.add(node, KG["reuse"], VOC["reuse-cleared" if note.cleared else "reuse-not-cleared"])
    if note.attribution:
        record.add(node, KG["attributionStatement"], literal(note.attribution))


def _places(film: Film) -> Iterator[Place | None]:
    """Yield every place a film names."""
    events = (*(award.edition for award in film.awards), *(each.edition for each in film.selections))
    releases = chain(film.releases, *(each.releases for each in film.expressions))
    yield from film.countries
    yield from (place for agent in film.agents for place in agent.places)
    yield from (edition.place for edition in events)
    yield from (release.place for release in releases)


def _gazetteer(named: Iterable[Place | None], space: Space) -> Iterator[str]:
    """State places in the gazetteer's graph."""
    for place in dict.fromkeys(place for place in named if place):
        yield from places.statements(place, space)
