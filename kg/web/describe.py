"""What a document about a thing contains: its own statements, its neighbours' names, and the links to it.

Three queries whatever the thing and however many neighbours it has: a query for every label is what
makes a page of 500 credits slow. Statements of the thing and of the parts that only hang on it keep
their graph, so that a page can say which source says what; neighbours do not need it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.fields.tags import canonical_tag
from kg.rdf import terms
from kg.rdf.vocab import XSD
from kg.store import Row, Store, Value
from kg.web.questions import ask

LINKS_PER_PAGE = 100
_STRING = XSD.iri("string")


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement as a page reads it: bare IRIs, the object with its language or datatype."""

    subject: str
    predicate: str
    value: Value
    graph: str | None = None

    @property
    def line(self) -> str:
        """The statement as a line of N-Triples."""
        return f"{terms.iri(self.subject)} {terms.iri(self.predicate)} {term(self.value)} ."

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """A total order that no store, hash or insertion decides."""
        return (self.subject, self.predicate, str(self.value), self.value.language or "", self.graph or "")


Ranking = Callable[[str | None], int]
"""The rank of a graph: that of its source in the catalogue's own order, 0 the first."""


def _unranked(graph: str | None) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Description:
    """All that a document about `thing` says; `near` are the nodes on this page of links to it.

    `more` is true of every full page: one that happens to be the last is followed by an empty one.
    """

    thing: str
    facts: tuple[Fact, ...]
    near: tuple[str, ...] = ()
    page: int = 1
    more: bool = False
    ranking: Ranking = _unranked

    @property
    def ranks(self) -> dict[str, int]:
        """The rank of each line: that of the first-ranking source that says it."""
        said: dict[str, int] = {}
        for fact in self.facts:
            rank = self.ranking(fact.graph)
            said[fact.line] = min(rank, said.get(fact.line, rank))
        return said

    @property
    def web(self) -> tuple[Fact, ...]:
        """The facts in the order of their sources' ranking: a page shows the first value and names the others."""
        return tuple(sorted(self.facts, key=lambda fact: self.ranking(fact.graph)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The description as N-Triples lines, each once."""
        return tuple(sorted({fact.line for fact in self.facts}))


def describe(store: Store, thing: str, page: int = 1) -> Description:
    """Describe a thing by its IRI; `page` counts pages of links to it, from 1."""
    parts = facts(ask(store, "parts", thing=thing))
    if not parts:
        return Description(thing, ())
    neighbours = facts(ask(store, "neighbours", thing=thing))
    offset = (page - 1) * LINKS_PER_PAGE
    links = tuple(ask(store, "links", thing=thing, limit=LINKS_PER_PAGE, offset=offset))
    near = tuple(sorted({str(row["near"]) for row in links}))
    said = _merged(parts, (*neighbours, *facts(links)))
    return Description(thing, said, near, page, more=len(near) == LINKS_PER_PAGE)


def record(store: Store, graph: str) -> Description:
    """Describe one named graph: every statement a source record makes, and nothing else."""
    return Description(graph, facts(ask(store, "graph", graph=graph)))


def term(value: Value) -> str:
    """Write a value as an N-Triples term."""
    if value.is_iri:
        return terms.iri(value)
    if value.datatype is None or value.language is not None:
        return terms.literal(value, value.language)
    return terms.typed(value, terms.iri(value.datatype))


def facts(rows: Iterable[Row]) -> tuple[Fact, ...]:
    return tuple(sorted((_fact(row) for row in rows), key=lambda fact: fact.order))


def _fact(row: Row) -> Fact:
    subject, predicate, value, graph = (row.get(name) for name in ("subject", "predicate", "object", "graph"))
    assert subject is not None and predicate is not None and value is not None  # every query binds the three
    return Fact(str(subject), str(predicate), _canonical(value), str(graph) if graph else None)


def _canonical(value: Value) -> Value:
    """Give a value its tag in published case, and a plain string no datatype."""
    if value.language:
        return Value(value, language=canonical_tag(value.language))
    return Value(value) if value.datatype == _STRING else value


def _merged(parts: tuple[Fact, ...], others: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Join what is said with its graph and what is said again without."""
    said = {fact.line for fact in parts}
    rest = {fact.line: fact for fact in others if fact.line not in said}
    return tuple(sorted((*parts, *rest.values()), key=lambda fact: fact.order))
