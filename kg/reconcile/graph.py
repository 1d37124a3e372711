"""What stands in the ledger, as statements of the reconciliation graph (W3C PROV-O, section 3.1). Pure.

An accepted match is `schema:sameAs` (never owl:sameAs: a Wikidata film item is work and version in one).
Every standing decision and every rejection by a person is a node of its own, a prov:Activity that used our
entity; it names the item in question as `kg:candidate`, without which a review or a rejection says nothing.
A person's word on two entities of ours used both. A prize is matched with the item of what it confers: it is not
the same thing, and gets no `schema:sameAs`.
"""

from collections.abc import Container, Iterable, Iterator

from kg.rdf.iri import Space
from kg.rdf.terms import decimal, iri, literal, typed
from kg.rdf.vocab import DCTERMS, KG, PROV, RDF, SCHEMA, VOC, WD, XSD
from kg.reconcile.decision import Decision, Verdict


def statements(decisions: Iterable[Decision], space: Space, conferred: Container[str] = frozenset()) -> tuple[str, ...]:
    """Return the decisions as N-Quads lines of the reconciliation graph, sorted, each once.

    `conferred` are the subjects, by local id, whose item is the prize they confer.
    """
    graph = iri(space.reconciliation)
    return tuple(sorted({f"{triple} {graph} ." for one in decisions for triple in _triples(one, space, conferred)}))


def _triples(decision: Decision, space: Space, conferred: Container[str]) -> Iterator[str]:
    subject = iri(space.at(decision.subject))
    item = iri(WD.iri(decision.qid)) if decision.qid else None
    if item and decision.verdict is Verdict.MATCH and decision.subject not in conferred:
        yield f"{subject} {SCHEMA['sameAs']} {item}"
    node = iri(_node(decision, space))
    for name, value in _facts(decision, subject, item):
        if value is not None:
            yield f"{node} {name} {value}"
    if decision.other:
        yield f"{node} {PROV['used']} {iri(space.at(decision.other))}"


def _facts(decision: Decision, subject: str, item: str | None) -> tuple[tuple[str, str | None], ...]:
    return (
        (RDF["type"], PROV["Activity"]),
        (PROV["used"], subject),
        (KG["verdict"], VOC[f"verdict-{decision.verdict}"]),
        (KG["candidate"], item),
        (KG["probability"], None if decision.probability is None else decimal(decision.probability)),
        (KG["decidedBy"], literal(decision.who)),
        (KG["toolVersion"], literal(decision.tool) if decision.tool else None),
        (KG["evidence"], literal(decision.evidence) if decision.evidence else None),
        (DCTERMS["date"], typed(decision.when, XSD["date"]) if decision.when else None),
    )


def _node(decision: Decision, space: Space) -> str:
    item = decision.qid or decision.other or ""
    identity = (decision.subject, decision.verdict, item, decision.who, decision.when or "")
    return space.thing("decision", *identity)
