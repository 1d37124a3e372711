"""What stands in the ledger, as statements of the reconciliation graph (W3C PROV-O, section 3.1). Pure.

An accepted match is `schema:sameAs` (never owl:sameAs: a Wikidata film item is work and version in one).
Every standing decision and every rejection by a person is a node of its own, a prov:Activity that used our
entity; it names the item in question as `kg:candidate`, without which a review or a rejection says nothing.
"""

from collections.abc import Iterable, Iterator

from kg.rdf.iri import Space
from kg.rdf.terms import decimal, iri, literal, typed
from kg.rdf.vocab import DCTERMS, KG, PROV, RDF, SCHEMA, VOC, WD, XSD
from kg.reconcile.decision import Decision, Verdict


def statements(decisions: Iterable[Decision], space: Space) -> tuple[str, ...]:
    """Return the decisions as N-Quads lines of the reconciliation graph, sorted, each once."""
    graph = iri(space.reconciliation)
    return tuple(sorted({f"{triple} {graph} ." for one in decisions for triple in _triples(one, space)}))


def _triples(decision: Decision, space: Space) -> Iterator[str]:
    subject = iri(space.at(decision.subject))
    item = iri(WD.iri(decision.qid)) if decision.qid else None
    if item and decision.verdict is Verdict.MATCH:
        yield f"{subject} {SCHEMA['sameAs']} {item}"
    node = iri(_node(decision, space))
    for name, value in _facts(decision, subject, item):
        if value is not None:
            yield f"{node} {name} {value}"


def _facts(decision: Decision, subject: str, item: str | None) -> tuple[tuple[str, str | None], ...]:
    return (
        (RDF["type"], PROV["Activity"]),
        (PROV["used"], subject),
        (KG["verdict"], VOC[f"verdict-{decision.verdict}"]),
        (KG["candidate"], item),
        (KG["probability"], None if decision.probability is None else decimal(decision.probability)),
        (KG["decidedBy"], literal(decision.who)),
        (KG["evidence"], literal(decision.evidence) if decision.evidence else None),
        (DCTERMS["date"], typed(decision.when, XSD["date"]) if decision.when else None),
    )


def _node(decision: Decision, space: Space) -> str:
    identity = (decision.subject, decision.verdict, decision.qid or "", decision.who, decision.when or "")
    return space.thing("decision", *identity)
