"""Candidates as each version of the API writes them."""

from collections.abc import Iterable, Mapping, Sequence

from kg.web.reconciliation.candidates import Candidate, candidates
from kg.web.reconciliation.description import described, told
from kg.web.reconciliation.properties import Property
from kg.web.reconciliation.queries import Query
from kg.web.reconciliation.reading import Reading
from kg.web.reconciliation.score import Agreement
from kg.web.reconciliation.types import lineage

FEATURES: Mapping[str, str] = {
    "name": "likeness of the name",
    "id": "the id asked for",
    "type": "one of the types asked for",
}
"""The features beside those that are named like a property."""


def results_of_0_2(reading: Reading, batch: Mapping[str, Query], known: Mapping[str, Property]) -> dict[str, object]:
    """Answer a batch of version 0.1 or 0.2: results by the names of their queries."""
    found = _written(reading, batch.values(), known)
    return {key: {"result": candidates} for key, candidates in zip(batch, found, strict=True)}


def results_of_1_0(reading: Reading, batch: Sequence[Query], known: Mapping[str, Property]) -> dict[str, object]:
    """Answer a batch of version 1.0-draft: results in the order of their queries."""
    return {"results": [{"candidates": candidates} for candidates in _written(reading, batch, known)]}


def _written(
    reading: Reading, queries: Iterable[Query], known: Mapping[str, Property]
) -> Iterable[list[dict[str, object]]]:
    for query in queries:
        found = candidates(reading, query)
        descriptions = told(reading, (one.entity for one in found))
        yield [_candidate(one, described(one.entity, descriptions[one.entity.number]), query, known) for one in found]


def _candidate(
    candidate: Candidate, description: str, query: Query, known: Mapping[str, Property]
) -> dict[str, object]:
    entity = candidate.entity
    features = [_feature(one, known) for one in candidate.agreements]
    typed = [{"id": "type", "name": FEATURES["type"], "value": True}] if query.types else []
    return {
        "id": entity.local,
        "name": entity.name,
        **({"lang": entity.language} if entity.language else {}),
        "description": description,
        "type": [{"id": one.id, "name": one.name} for one in lineage(entity.kind)],
        "score": round(candidate.score, 1),
        "match": candidate.match,
        "features": features + typed,
    }


def _feature(agreement: Agreement, known: Mapping[str, Property]) -> dict[str, object]:
    id_ = agreement.feature
    own = known.get(id_)
    name = FEATURES.get(id_) or (own.name if own else id_)
    return {"id": id_, "name": name, "value": round(agreement.value, 1)}
