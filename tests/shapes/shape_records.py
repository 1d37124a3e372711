"""The valid record of tests/cases/shapes, as statements, and what a SPARQL update makes of it."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store
from shape_mutations import PREFIXES

_CASES = Path(__file__).parent.parent / "cases" / "shapes"


def lines(store):
    return tuple(sorted(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in store))


def statements(*names):
    store = Store()
    for name in names:
        store.load(path=_CASES / name, format=RdfFormat.TURTLE)
    return lines(store)


def changed(*updates):
    store = Store()
    store.load("\n".join(statements("stalker.ttl", "context.ttl")), format=RdfFormat.N_TRIPLES)
    for update in updates:
        store.update(PREFIXES + update)
    return lines(store)
