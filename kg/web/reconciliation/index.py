"""The index of a publication: its entities' names and values in one SQLite file, made once and then only read.

The store answers SPARQL; what matching asks for (any name that sounds like this, in any script, misspelt) it
cannot answer in the time of a request. The file lies in a folder for temporary files and goes when the last
user of the index does: it can always be made again, and a publication's own folder is never written to.
"""

import json
import shutil
import sqlite3
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from kg.errors import StoreError
from kg.fields.fold import fold
from kg.rdf.iri import Space
from kg.rdf.vocab import WD
from kg.store import Store, Value
from kg.web.describe import Fact, facts
from kg.web.naming import named
from kg.web.node import Node, Web, expand
from kg.web.publication import Publication
from kg.web.questions import ask
from kg.web.reconciliation.properties import Property, Sort, identifying, properties, role_id
from kg.web.reconciliation.spelling import folded, identifier_key, sound
from kg.web.reconciliation.types import TYPES, EntityType
from kg.web.terminology import terminology

_HERE = Path(__file__).resolve().parent
_WAITING = 8  # threads, of the forty a server has, that may make or wait for an index
_NAMES = ("schema:name", "schema:alternateName", "kg:awardName")
_THROUGH = ":edition"  # kept only until what follows from it is written: see derived.sql
# The property each predicate is a value of. A text value that is an IRI of ours is an entity, or a concept.
_VALUES: Mapping[str, str] = {
    expand("schema:dateCreated"): "year",
    expand("kg:editionYear"): "year",
    expand("schema:countryOfOrigin"): "country",
    expand("schema:containedInPlace"): "country",
    expand("schema:genre"): "form",
    expand("schema:location"): "place",
    expand("schema:superEvent"): "festival",
    expand("schema:workFeatured"): "film",
    expand("schema:identifier"): "code",
    expand("schema:sameAs"): "wikidata",
    expand("kg:edition"): _THROUGH,
    expand("kg:outcome"): "outcome",
    expand("kg:recipient"): "recipient",
}


class Index:
    """The index of one publication; any number of threads may read it at once."""

    def __init__(self, publication: Publication) -> None:
        """Make the index. Raises StoreError if the disk or the store fails."""
        self.folder = publication.folder
        self.space = publication.space
        with _translated(publication.folder):
            scratch = Path(tempfile.mkdtemp(prefix="reelgraph-reconciliation-"))
            weakref.finalize(self, shutil.rmtree, scratch, ignore_errors=True)
            self._file = scratch / "index.sqlite"
            with closing(sqlite3.connect(self._file)) as connection:
                _Writer(connection, publication.space).write(publication.store)
            self.properties = self._properties()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for the length of a request; opening one takes a fraction of a millisecond."""
        with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            yield connection

    def _properties(self) -> Mapping[str, Property]:
        """Return the properties of this publication: those of every one, and one for each scheme in it."""
        with self.reading() as connection:
            rows = connection.execute("SELECT property, min(name), group_concat(kind) FROM scheme GROUP BY property")
            schemes = {row[0]: identifying(row[0], row[1], row[2].split(",")) for row in rows}
        return {**schemes, **properties()}


class Indexes:
    """Hands out the index of the current publication, made when it is first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(_WAITING)
        self._held: Index | None = None

    def of(self, publication: Publication) -> Index:
        """Return the index of a publication; one thread makes it while others wait for it.

        Only the newest is kept: whoever still reads an older one keeps it to the end of the request.
        Raises StoreError where too many wait already: they would leave no thread for the pages of the site.
        """
        held = self._held
        if held is not None and held.folder == publication.folder:
            return held
        if not self._places.acquire(blocking=False):
            raise StoreError("the index for reconciliation is being made: ask again in half a minute")
        try:
            return self._made(publication)
        finally:
            self._places.release()

    def _made(self, publication: Publication) -> Index:
        with self._lock:
            if self._held is None or self._held.folder != publication.folder:
                self._held = Index(publication)
            return self._held


class _Writer:
    """Fills an empty database with what the service asks of a publication."""

    def __init__(self, connection: sqlite3.Connection, space: Space) -> None:
        self._connection = connection
        self._space = space
        self._ids: dict[str, int] = {}

    def write(self, store: Store) -> None:
        """Read the store once for each type and once for each thing that hangs on films, and derive the rest."""
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.executescript((_HERE / "index.sql").read_text(encoding="utf-8"))
        said = {one: facts(ask(store, "reconcilable", type=one.iri)) for one in TYPES if one.iri}
        everything = Web(fact for each in said.values() for fact in each)
        for one, about in said.items():
            self._entities(one, about, everything)
        for about in said.values():
            self._values((fact.subject, _VALUES.get(fact.predicate, ""), fact.value, 0) for fact in about)
        self._values(_credits(store))
        self._values(_minutes(store))
        self._values(_selections(store))
        self._identifiers(store)
        self._derive()
        self._connection.commit()

    def _entities(self, type_: EntityType, about: Iterable[Fact], everything: Web) -> None:
        """Write the entities of a type and their names, in order of IRI, so that ids are the same every time."""
        new = [iri for iri in dict.fromkeys(fact.subject for fact in about) if self._is_ours(iri)]
        first = len(self._ids) + 1
        self._ids.update((iri, number) for number, iri in enumerate(new, start=first))
        entities, forms = [], []
        values: list[_Row] = []
        for number, iri in enumerate(new, start=first):
            node = everything.node(iri)
            name = named(node)
            entities.append((number, self._space.local(iri), type_.id, str(name) or iri, name.language))
            values.append((number, "iri", 0, iri, None, identifier_key(iri), 0))
            spellings = {folded(text): text for text in _forms(node)}
            forms += [(number, text, spelling, sound(text, type_.id)) for spelling, text in spellings.items()]
            stated = (value for curie in _NAMES for value in node.values(curie))
            values += [(number, "name", 0, str(value), value.language, folded(value), 0) for value in stated]
        self._connection.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", entities)
        self._connection.executemany("INSERT INTO form (entity, text, folded, sound) VALUES (?, ?, ?, ?)", forms)
        self._insert_values(values)

    def _is_ours(self, iri: str) -> bool:
        return iri not in self._ids and iri.startswith(self._space.at(""))

    def _values(self, stated: Iterable[tuple[str, str, Value, int]]) -> None:
        """Write values: subject, property, value and rank. What is said of no entity of ours is left out."""
        rows = (
            row
            for subject, property_, value, rank in stated
            if property_ and subject in self._ids and (row := self._row(subject, property_, value, rank))
        )
        self._insert_values(rows)

    def _row(self, subject: str, property_: str, value: Value, rank: int) -> "_Row | None":
        number = self._ids[subject]
        if value.is_iri and str(value) in self._ids:
            return (number, property_, self._ids[str(value)], "", None, "", rank)
        text = _text(property_, value)
        return (number, property_, 0, text, value.language, _key(property_, text), rank) if text else None

    def _identifiers(self, store: Store) -> None:
        rows = [row for row in ask(store, "reconcilable-identifiers") if str(row["subject"]) in self._ids]
        for row in rows:
            subject, scheme, value = str(row["subject"]), str(row["predicate"]), str(row["object"])
            property_ = fold(scheme).replace(" ", "-") or scheme
            number = self._ids[subject]
            self._insert_values([(number, property_, 0, value, None, identifier_key(value), 0)])
            self._connection.execute(
                "INSERT OR IGNORE INTO scheme SELECT ?, ?, kind FROM entity WHERE id = ?", (property_, scheme, number)
            )

    def _insert_values(self, rows: "Iterable[_Row]") -> None:
        """Write values; one that several sources state keeps its first place."""
        self._connection.executemany(
            "INSERT INTO value VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET rank = min(rank, excluded.rank)",
            rows,
        )

    def _derive(self) -> None:
        roles = {one.id: one.name for one in properties().values() if one.target == "agent" and "film" in one.of}
        bound = {"roles": json.dumps([*roles, "festival"]), "labels": json.dumps(roles)}
        for statement in _statements():
            self._connection.execute(statement, {name: bound[name] for name in bound if f":{name}" in statement})


_Row = tuple[int, str, int, str, str | None, str, int]


@cache
def _statements() -> tuple[str, ...]:
    """Return the statements of derived.sql, one at a time: a script takes no parameters."""
    lines = (_HERE / "derived.sql").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return tuple(one.strip() for one in text.split(";\n") if one.strip())


def _forms(node: Node) -> Iterator[str]:
    """Yield every name of an entity: an edition's are its festival's with the year, a country's code is one too."""
    for curie in _NAMES:
        yield from map(str, node.values(curie))
    if node.is_a("schema:Country"):
        yield from map(str, node.values("schema:identifier"))
    series, year = node.node("schema:superEvent"), node.value("kg:editionYear")
    if series is not None and year is not None:
        yield from (f"{form} {year}" for curie in _NAMES for form in series.values(curie))


def _text(property_: str, value: Value) -> str:
    """Return a value as text: a concept by its label, a Wikidata item by its number; other IRIs say nothing."""
    if property_ == "wikidata":
        return str(value).removeprefix(WD.namespace) if value.startswith(WD.namespace) else ""
    if not value.is_iri:
        return str(value).strip()
    return terminology().label(str(value)) if property_ in ("form", "outcome") else ""


def _key(property_: str, text: str) -> str:
    own = properties().get(property_)
    return identifier_key(text) if own is None or own.sort is Sort.IDENTIFIER else folded(text)


def _credits(store: Store) -> Iterator[tuple[str, str, Value, int]]:
    for row in ask(store, "reconcilable-credits"):
        subject, role, agent = row["subject"], row["predicate"], row["object"]
        assert subject is not None and role is not None and agent is not None  # bound by every solution
        yield str(subject), role_id(str(role)), agent, int(row.get("rank") or 0)


def _minutes(store: Store) -> Iterator[tuple[str, str, Value, int]]:
    for row in ask(store, "reconcilable-minutes"):
        yield str(row["subject"]), "minutes", row["object"] or Value(""), 0


def _selections(store: Store) -> Iterator[tuple[str, str, Value, int]]:
    for row in ask(store, "reconcilable-selections"):
        yield str(row["subject"]), _THROUGH, row["object"] or Value(""), 0


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: the index for reconciliation cannot be made: {error}") from error
