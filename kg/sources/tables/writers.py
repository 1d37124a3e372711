"""Which function writes which kind of field, and in which order they work on a row."""

from collections.abc import Callable, Mapping

from kg.sources.tables import agents, carriers, events, facts, lives, titles
from kg.sources.tables.draft import Draft
from kg.sources.tables.entry import Ready
from kg.sources.tables.row import Row

Writer = Callable[[Ready, Row, Draft], None]

# The year comes first: which country a code meant depends on it. Carriers come before their copies.
FILM: Mapping[str, Writer] = {
    "year": facts.year,
    "title": titles.write,
    "duration": facts.duration,
    "colour": facts.colour,
    "form": facts.form,
    "country": facts.country,
    "language": facts.language,
    "person": agents.write_person,
    "company": agents.write_company,
    "release": events.release,
    "selection": events.selection,
    "award": events.award,
    "genre": facts.genre,
    "keyword": facts.keyword,
    "rating": facts.rating,
    "identifier": facts.identifier,
    "site": facts.site,
    "page": facts.page,
    "note": facts.note,
    "part_of": facts.part_of,
    "manifestation": carriers.manifestation,
    "item": carriers.item,
    "extent": facts.extent,
    "verbatim": facts.verbatim,
}

_AGENT: Mapping[str, Writer] = {
    "born": lives.born,
    "died": lives.died,
    "occupation": lives.occupation,
    "place": lives.place,
    "identifier": facts.identifier,
    "site": facts.site,
    "page": facts.page,
    "note": facts.note,
    "verbatim": facts.verbatim,
}

OF_RECORD: Mapping[str, Mapping[str, Writer]] = {
    "film": FILM,
    "person": {"name": lives.person_name, **_AGENT},
    "organisation": {"name": lives.organisation_name, **_AGENT},
}
