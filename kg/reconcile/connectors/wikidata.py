"""What is asked of Wikidata: items by identifier, by exact name, by words; a person's films; classes; whole items.

The Action API answers the words and the items (https://www.wikidata.org/w/api.php), the query service what needs
the graph. Values enter a query as escaped terms only. Names in a search are reduced to their words, so that no
title is taken for search syntax.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from kg.rdf.terms import literal
from kg.rdf.vocab import RDFS, SKOS, WD, WDT
from kg.reconcile.connectors.ask import Answer, Ask
from kg.reconcile.connectors.exchange import Document, Form, Request
from kg.reconcile.dump import CREDITS
from kg.reconcile.question import Kind
from kg.reconcile.wikidata import CLASSES

API, SPARQL = "api", "sparql"
MAXLAG = "5"

_SEARCHED, _LABELLED = 20, 10  # hits asked for; a hit further down is hardly ever the one
_LONGEST = 200  # characters of a search
_ROOTS = tuple(sorted({name for names in CLASSES.values() for name in names}))
_ITEM = re.compile(r"Q[1-9][0-9]*")
_YEAR = re.compile(r"([+-]?[0-9]+)-")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SEPARATOR = "|"
_EVERY = "mul"  # Wikidata's tag of a label that serves in every language
_CALLED = f"{RDFS['label']}|{SKOS['altLabel']}"
# Kinds whose direct classes are few enough to be named in a search; the others are told apart afterwards.
_SEARCHED_CLASSES: Mapping[Kind, tuple[str, ...]] = {
    Kind.FILM: tuple(sorted(CLASSES[Kind.FILM])),
    Kind.PERSON: tuple(sorted(CLASSES[Kind.PERSON])),
    Kind.FESTIVAL: tuple(sorted(CLASSES[Kind.FESTIVAL])),
}


def search_key(kind: Kind, name: str) -> str | None:
    """Return the key of a search for a name among items of a kind; None if the name has no words."""
    words = _BETWEEN_WORDS.sub(" ", name).strip()[:_LONGEST].strip()
    return f"{kind}{_SEPARATOR}{words}" if words else None


def label_key(language: str, name: str) -> str | None:
    """Return the key of a look-up of labels and aliases that begin with a name."""
    words = _clean(name)
    return f"{language}{_SEPARATOR}{words}" if words else None


def name_keys(languages: Iterable[str], name: str) -> list[str]:
    """Return the keys of a look-up of the items called exactly so in one of some languages, or in all of them."""
    words = _clean(name)
    return [f"{language}{_SEPARATOR}{words}" for language in (*languages, _EVERY)] if words else []


def identifier_key(name: str, value: str) -> str:
    """Return the key of a look-up by external identifier: a property and its value."""
    return f"{name}{_SEPARATOR}{value}"


def _clean(name: str) -> str:
    """Return a name as labels are written: composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", name).split())[:_LONGEST].strip()


def _api(**fields: str) -> Request:
    common = {"format": "json", "maxlag": MAXLAG}
    return Request(API, Form.GET, tuple((fields | common).items()))


def _query(text: str) -> Request:
    return Request(SPARQL, Form.SPARQL, text=text)


def _items_of(qids: Iterable[str]) -> str:
    return " ".join(WD[qid] for qid in qids)


def _identified_request(keys: Sequence[str]) -> Request:
    pairs = (key.partition(_SEPARATOR) for key in keys)
    values = " ".join(f"({WDT[name]} {literal(value)})" for name, _, value in pairs)
    return _query(f"SELECT ?name ?value ?item WHERE {{ VALUES (?name ?value) {{ {values} }} ?item ?name ?value }}")


def _identified(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    found: dict[str, set[str]] = {key: set() for key in keys}
    for row in _rows(document):
        key = identifier_key(row["name"].removeprefix(WDT.namespace), row["value"])
        found[key].add(_qid(row["item"]))
    return {key: Answer(_sorted(qids)) for key, qids in found.items()}


def _named_request(kind: Kind, keys: Sequence[str]) -> Request:
    pairs = (key.partition(_SEPARATOR) for key in keys)
    values = " ".join(literal(name, language) for language, _, name in pairs)
    called = f"SELECT DISTINCT ?name ?item WHERE {{ VALUES ?name {{ {values} }} ?item {_CALLED} ?name }}"
    # In a query of its own, so that the names are looked up first: a class alone has a million items.
    return _query(f"SELECT DISTINCT ?name ?item WHERE {{ {{ {called} }} {_among(kind)} }}")


def _among(kind: Kind) -> str:
    """Narrow items to a kind; whatever has a director is a film of some class."""
    classes = _SEARCHED_CLASSES.get(kind, ())
    direct = f"{{ VALUES ?class {{ {_items_of(classes)} }} ?item {WDT['P31']} ?class }}" if classes else ""
    return f"{direct} UNION {{ ?item {WDT['P57']} ?director }}" if kind is Kind.FILM else direct


def _named(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    found: dict[str, set[str]] = {key: set() for key in keys}
    for row in document["results"]["bindings"]:
        name = f"{row['name']['xml:lang']}{_SEPARATOR}{row['name']['value']}"
        found[name].add(_qid(row["item"]["value"]))
    return {key: Answer(_sorted(qids)) for key, qids in found.items()}


def _searched_request(keys: Sequence[str]) -> Request:
    kind, _, words = keys[0].partition(_SEPARATOR)
    classes = _SEARCHED_CLASSES.get(Kind(kind), ())
    among = " haswbstatement:" + "|".join(f"P31={name}" for name in classes) if classes else ""
    fields = {"srnamespace": "0", "srlimit": str(_SEARCHED), "srprop": "", "srinfo": ""}
    return _api(action="query", list="search", srsearch=words + among, **fields)


def _searched(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    titles = (hit["title"] for hit in document["query"]["search"])
    return {keys[0]: Answer([title for title in titles if _ITEM.fullmatch(title)])}


def _labelled_request(keys: Sequence[str]) -> Request:
    language, _, words = keys[0].partition(_SEPARATOR)
    fields = {"search": words, "language": language, "uselang": language, "type": "item", "limit": str(_LABELLED)}
    return _api(action="wbsearchentities", **fields)


def _labelled(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    return {keys[0]: Answer([hit["id"] for hit in document["search"]])}


def _credited_request(keys: Sequence[str]) -> Request:
    roles = " ".join(WDT[role] for role in CREDITS)
    people = f"VALUES ?person {{ {_items_of(keys)} }} VALUES ?role {{ {roles} }} ?film ?role ?person"
    return _query(f"SELECT ?person ?role ?film ?date WHERE {{ {people} OPTIONAL {{ ?film {WDT['P577']} ?date }} }}")


def _credited(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    """Return, for each person, ``[role, film, [years]]`` in order."""
    found: dict[str, dict[tuple[str, str], set[int]]] = {key: {} for key in keys}
    for row in _rows(document):
        role = row["role"].removeprefix(WDT.namespace)
        years = found[_qid(row["person"])].setdefault((role, _qid(row["film"])), set())
        if year := _YEAR.match(row.get("date", "")):
            years.add(int(year[1]))
    return {
        person: Answer([[role, film, sorted(years)] for (role, film), years in sorted(films.items())])
        for person, films in found.items()
    }


def _classed_request(keys: Sequence[str]) -> Request:
    values = f"VALUES ?class {{ {_items_of(keys)} }} VALUES ?root {{ {_items_of(_ROOTS)} }}"
    return _query(f"SELECT DISTINCT ?class ?root WHERE {{ {values} ?class {WDT['P279']}* ?root }}")


def _classed(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    found: dict[str, set[str]] = {key: set() for key in keys}
    for row in _rows(document):
        found[_qid(row["class"])].add(_qid(row["root"]))
    return {name: Answer(_sorted(roots)) for name, roots in found.items()}


def _entities_request(keys: Sequence[str]) -> Request:
    return _api(action="wbgetentities", ids="|".join(keys), props="info|labels|aliases|claims")


def _status_request(keys: Sequence[str]) -> Request:
    return _api(action="wbgetentities", ids="|".join(keys), props="info")


def _entities(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    """Return the items of a reply by the number they were asked by; None for one that is gone.

    A redirected item comes under its old number or its new one; a reply that would be too large lacks some.
    """
    found = {}
    for key, one in document["entities"].items():
        asked = one.get("redirects", {}).get("from", key)
        if asked in keys:
            found[asked] = Answer(None) if "missing" in one else Answer(_slim(one), one.get("lastrevid"))
    return found


def _slim(document: Document) -> Document:
    """Leave out references, the larger half of an item: nothing here compares them."""
    claims = document.get("claims") or {}
    return dict(document) | {
        "claims": {
            name: [{part: value for part, value in claim.items() if part != "references"} for claim in statements]
            for name, statements in claims.items()
        }
    }


def _rows(document: Document) -> Iterable[Mapping[str, str]]:
    """Yield the solutions of SPARQL JSON results as texts; an unknown value (a blank node) is no value."""
    for row in document["results"]["bindings"]:
        yield {name: term["value"] for name, term in row.items() if term["type"] != "bnode"}


def _qid(iri: str) -> str:
    return iri.removeprefix(WD.namespace)


def _sorted(qids: Iterable[str]) -> list[str]:
    return sorted((qid for qid in qids if _ITEM.fullmatch(qid)), key=lambda qid: int(qid[1:]))


IDENTIFIED = Ask("identified", 50, _identified_request, _identified)
NAMED: Mapping[Kind, Ask] = {kind: Ask(f"named {kind}", 100, partial(_named_request, kind), _named) for kind in Kind}
SEARCHED = Ask("searched", 1, _searched_request, _searched)
LABELLED = Ask("labelled", 1, _labelled_request, _labelled)
CREDITED = Ask("credited", 20, _credited_request, _credited)
CLASSED = Ask("classed", 50, _classed_request, _classed)
STATUS = Ask("status", 50, _status_request, _entities)
ENTITIES = Ask("entities", 50, _entities_request, _entities, status=STATUS)
