"""What is asked about our own films, people and things, grouped from the rows of the shipped queries.

``queries/reconcile-*.rq`` answer one fact a row, in order of their subject; rows of one subject become one
question. An id is the local part of our IRI (``work/abc``), so that a question, and the ledger line that
answers it, outlive a change of base. An identifier is a scheme in lower case and a value (``imdb tt0079944``).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias
from urllib.parse import unquote

from kg.model import Text
from kg.rdf.iri import Space

Row: TypeAlias = Mapping[str, str | None]
Identifier: TypeAlias = tuple[str, str]


class Kind(StrEnum):
    """What can be asked about."""

    FILM = "film"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    FESTIVAL = "festival"
    AWARD = "award"


@dataclass(frozen=True, slots=True, order=True)
class PersonRef:
    """A person or a company as a film names them: our id or a QID, and every known form of the name, if any."""

    id: str
    names: tuple[Text, ...]


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """A film as a person's credit: our id or a QID, its titles and years; `role` is a Wikidata property."""

    id: str
    titles: tuple[Text, ...]
    years: tuple[int, ...]
    role: str | None


@dataclass(frozen=True, slots=True)
class FilmQuestion:
    """Which item is this film?

    `minutes` has the running time of each version; `source` names its source; `countries` are ISO 3166 codes as
    `kg.fields.places` writes them (``SU``, ``DDDE``).
    """

    id: str
    label: str
    titles: tuple[Text, ...]
    year: int | None = None
    directors: tuple[PersonRef, ...] = ()
    minutes: tuple[int, ...] = ()
    source: str = ""
    cast: tuple[PersonRef, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    companies: tuple[PersonRef, ...] = ()

    @property
    def kind(self) -> Kind:
        """Return what is asked about."""
        return Kind.FILM


@dataclass(frozen=True, slots=True)
class PersonQuestion:
    """Which item is this person, credited with these works? `professions` are Wikidata properties, as roles are."""

    id: str
    label: str
    names: tuple[Text, ...]
    works: tuple[Credit, ...] = ()
    source: str = ""
    born: int | None = None
    died: int | None = None
    professions: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()

    @property
    def kind(self) -> Kind:
        """Return what is asked about."""
        return Kind.PERSON

    @property
    def roles(self) -> frozenset[str]:
        """The Wikidata properties of credits and professions: ``P57`` for a director."""
        return frozenset((*(work.role for work in self.works if work.role), *self.professions))


@dataclass(frozen=True, slots=True)
class ThingQuestion:
    """Which item is this company, place, festival or award? `country` is where it is, `year` when it began."""

    kind: Kind
    id: str
    label: str
    names: tuple[Text, ...]
    country: str | None = None
    year: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    source: str = ""
    works: tuple[Credit, ...] = ()


Question: TypeAlias = FilmQuestion | PersonQuestion | ThingQuestion


def film_questions(rows: Iterable[Row], space: Space) -> Iterator[FilmQuestion]:
    """Group the rows of reconcile-films.rq (?work ?graph, then ?label, ?title ?language, ?year, ?minutes, ?country,
    ?scheme ?identifier, or ?director ?directorName ?language, the same for ?actor and ?company) into questions.
    Rows of one ?work stand together."""
    for work, group in groupby(rows, key=lambda row: row["work"]):
        facts = tuple(group)
        titles = _texts(facts, "title")
        identity = _local(work, space)
        yield FilmQuestion(
            id=identity,
            label=_label(facts, titles, identity),
            titles=titles,
            year=min(_numbers(facts, "year"), default=None),
            directors=_people(facts, space, "director"),
            minutes=_numbers(facts, "minutes"),
            source=_source(facts, space),
            cast=_people(facts, space, "actor"),
            countries=_strings(facts, "country"),
            identifiers=_identifiers(facts),
            companies=_people(facts, space, "company"),
        )


def person_questions(rows: Iterable[Row], space: Space) -> Iterator[PersonQuestion]:
    """Group the rows of reconcile-people.rq (?agent ?graph, then ?name ?language, ?born, ?died, ?profession,
    ?scheme ?identifier, or ?work ?role ?title ?language ?year) into questions. Rows of one ?agent stand together."""
    for agent, group in groupby(rows, key=lambda row: row["agent"]):
        facts = tuple(group)
        names = _texts(facts, "name")
        identity = _local(agent, space)
        yield PersonQuestion(
            id=identity,
            label=_label(facts, names, identity),
            names=names,
            works=_credits(facts, space),
            source=_source(facts, space),
            born=min(_numbers(facts, "born"), default=None),
            died=min(_numbers(facts, "died"), default=None),
            professions=_strings(facts, "profession"),
            identifiers=_identifiers(facts),
        )


def thing_questions(rows: Iterable[Row], space: Space, kind: Kind) -> Iterator[ThingQuestion]:
    """Group rows about one kind of thing (?thing ?graph, then ?label, ?name ?language, ?country, ?began,
    ?scheme ?identifier, or ?work ?role ?title ?language ?year) into questions. Rows of one ?thing stand together."""
    for thing, group in groupby(rows, key=lambda row: row["thing"]):
        facts = tuple(group)
        names = _texts(facts, "name")
        identity = _local(thing, space)
        yield ThingQuestion(
            kind=kind,
            id=identity,
            label=_label(facts, names, identity),
            names=names,
            country=next(iter(_strings(facts, "country")), None),
            year=min(_numbers(facts, "began"), default=None),
            identifiers=_identifiers(facts),
            source=_source(facts, space),
            works=_credits(facts, space),
        )


def fingerprint(question: Question, rejected: Iterable[str] = ()) -> str:
    """Return 12 hexadecimal digits that change with what is asked, and with the items a person has excluded.

    A corrected year is asked anew, and so is a subject whose rejection a person has taken back.
    """
    grounds = (question, tuple(sorted(rejected))) if rejected else question
    return hashlib.sha256(repr(grounds).encode()).hexdigest()[:12]


def _local(iri: str | None, space: Space) -> str:
    return space.local(iri or "")


def _label(facts: Iterable[Row], texts: tuple[Text, ...], identity: str) -> str:
    stated = sorted(label for row in facts if (label := row.get("label")))
    return next(iter((*stated, *(text.value for text in texts), identity)))


def _texts(facts: Iterable[Row], variable: str) -> tuple[Text, ...]:
    found = {Text(str(value), _tag(row)) for row in facts if (value := row.get(variable))}
    return tuple(sorted(found, key=_by_language))


def _tag(row: Row) -> str | None:
    """Return the row's language in lower case, as some stores give it: the same question from any store."""
    return (row.get("language") or "").lower() or None


def _by_language(text: Text) -> tuple[str, str]:
    return (text.language or "", text.value)


def _numbers(facts: Iterable[Row], variable: str) -> tuple[int, ...]:
    return tuple(sorted({int(value) for row in facts if (value := row.get(variable))}))


def _strings(facts: Iterable[Row], variable: str) -> tuple[str, ...]:
    return tuple(sorted({value for row in facts if (value := row.get(variable))}))


def _identifiers(facts: Iterable[Row]) -> tuple[Identifier, ...]:
    pairs = ((row.get("scheme"), row.get("identifier")) for row in facts)
    return tuple(sorted({(scheme.lower(), value) for scheme, value in pairs if scheme and value}))


def _people(facts: tuple[Row, ...], space: Space, role: str) -> tuple[PersonRef, ...]:
    iris = sorted({iri for row in facts if (iri := row.get(role))})
    return tuple(
        PersonRef(space.local(iri), _texts((row for row in facts if row.get(role) == iri), f"{role}Name"))
        for iri in iris
    )


def _credits(facts: tuple[Row, ...], space: Space) -> tuple[Credit, ...]:
    pairs = sorted({(work, row.get("role") or "") for row in facts if (work := row.get("work"))})
    return tuple(
        Credit(
            id=space.local(work),
            titles=_texts((row for row in facts if row.get("work") == work), "title"),
            years=_numbers((row for row in facts if row.get("work") == work), "year"),
            role=role or None,
        )
        for work, role in pairs
    )


def _source(facts: Iterable[Row], space: Space) -> str:
    """Read the source's name off a record's graph IRI; of several sources in one cluster the first."""
    graphs = sorted(graph for row in facts if (graph := row.get("graph")))
    return unquote(graphs[0].removeprefix(f"{space.base}/graph/").partition("/")[0]) if graphs else ""
