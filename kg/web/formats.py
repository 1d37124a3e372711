"""The formats a document is offered in, in the server's order of preference, and how each is written."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from kg import assets
from kg.rdf.concepts import Concepts, concepts_of
from kg.rdf.context import Context, context_of
from kg.rdf.jsonld import archive
from kg.rdf.rdfxml import rdfxml
from kg.rdf.search import search
from kg.rdf.turtle import ntriples, turtle
from kg.rdf.vocab import KG, SCHEMA
from kg.web.describe import Description
from kg.web.negotiate import Offer
from kg.web.terminology import terminology

HTML = Offer("html", ("text/html",))
TURTLE = Offer("ttl", ("text/turtle",))
JSONLD = Offer("jsonld", ("application/ld+json", "application/json"))
NTRIPLES = Offer("nt", ("application/n-triples",))
RDFXML = Offer("rdf", ("application/rdf+xml",))
OFFERS = (HTML, TURTLE, JSONLD, NTRIPLES, RDFXML)
DATA = OFFERS[1:]

NAMES = {
    "html": "HTML page",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
}

ARCHIVE, SEARCH = "archive", "search"
PROFILES = {ARCHIVE: KG.namespace.rstrip("#"), SEARCH: SCHEMA.namespace}
"""The two views of a thing by token: all we know in our ontology's terms, and what search engines read."""
IN_PROFILE = {ARCHIVE: OFFERS, SEARCH: (JSONLD,)}


@cache
def context() -> Context:
    """Return the shipped JSON-LD context."""
    return context_of(json.loads((assets.folder("ontology") / "context.jsonld").read_bytes()))


Writer = Callable[[str, Sequence[str]], bytes]
_WRITERS: Mapping[str, Writer] = {
    "ttl": lambda thing, lines: turtle(lines, first=thing),
    "jsonld": lambda thing, lines: archive(thing, lines, context()),
    "nt": lambda thing, lines: ntriples(lines),
    "rdf": lambda thing, lines: rdfxml(lines),
}


def write(offer: Offer, lines: Sequence[str], thing: str) -> bytes:
    """Write N-Triples lines in a data format, what is said of `thing` first where the format has an order."""
    return _WRITERS[offer.name](thing, lines)


def search_view(description: Description, page: str) -> bytes:
    """Write a description as schema.org JSON-LD; `page` is the address of its HTML page."""
    ranks = description.ranks
    return search(description.thing, description.lines, page=page, concepts=concepts(), ranks=ranks)


def profile_named(name: str) -> str | None:
    """Return the token of a profile given by token or IRI, None for one that is not offered."""
    known = {
        **{token: token for token in PROFILES},
        **{iri.rstrip("/#"): token for token, iri in PROFILES.items()},
    }
    return known.get(name.rstrip("/#"))


@cache
def concepts() -> Concepts:
    """Return what the search view needs of the vocabulary."""
    return concepts_of(fact.line for fact in terminology().facts)
