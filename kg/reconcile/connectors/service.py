"""Any endpoint of the W3C Reconciliation API (0.1, 0.2, 1.0-draft) as a Lookup.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ and
https://reconciliation-api.github.io/specs/draft/. Ten queries a request, as OpenRefine sends them: a form up to 0.2,
JSON to ``/reconcile`` from 1.0 on. A service says a name, types and a score of its own making. The score is kept
apart, and what becomes a candidate is the name alone: nothing that a service says on its own authority can be more
than a reason to look. The ledger holds Wikidata's items, so as a Lookup only a service about them will do.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import UsageError
from kg.fields.fold import fold
from kg.model import Text
from kg.rdf.vocab import WD
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.ask import Answer, Ask
from kg.reconcile.connectors.exchange import Document, Form, Request
from kg.reconcile.question import FilmQuestion, Kind, Question
from kg.reconcile.wikidata import CLASSES, kinds_of

SERVICE = "service"

_BATCH = 10
_LIMIT = 10
_NAMES = 3  # forms of a name that are asked
_CHUNK = 50  # questions that are asked together
_PATH = "/reconcile"
_OURS = (WD.namespace, WD.namespace.replace("http:", "https:"), "https://www.wikidata.org/wiki/")
_TYPES: Mapping[Kind, str] = {
    Kind.FILM: "Q11424",
    Kind.PERSON: "Q5",
    Kind.ORGANISATION: "Q43229",
    Kind.PLACE: "Q618123",
    Kind.FESTIVAL: "Q132241",
    Kind.AWARD: "Q618779",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a service offers, in its own words; `match` is its claim to be certain."""

    id: str
    name: str
    score: float | None = None
    match: bool = False
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A name, and the type to look among (of the service's own), if any."""

    name: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """An endpoint with what its manifest says: a version we both speak, and what its ids are."""

    endpoint: str
    ask: Ask
    space: str
    answers: Answers

    @classmethod
    def open(cls, endpoint: str, answers: Answers) -> "Service":
        """Read the manifest. Raises UsageError if it is of no version we speak, LookupStopped if there is none."""
        manifest = answers.of(MANIFEST, [""])[""]
        versions = manifest["versions"]
        spoken = next((version for version in _SPEAK if version in versions), None)
        if spoken is None:
            raise UsageError(
                f"[reconcile] endpoint: {endpoint} speaks {', '.join(versions)}: one of {', '.join(_SPEAK)} is needed"
            )
        return cls(endpoint, _ask(spoken, endpoint), manifest["space"], answers)

    def suggestions(self, queries: Iterable[Query]) -> dict[Query, tuple[Suggestion, ...]]:
        """Ask; the suggestions of each query in the service's order. Raises LookupStopped."""
        keys = {query: _key(query) for query in queries}
        found = self.answers.of(self.ask, keys.values())
        return {query: tuple(_suggestion(one) for one in found[key]) for query, key in keys.items()}

    def lookup(self, questions: Sequence[Question]) -> Iterator[Sequence[Candidate]]:
        """Yield the candidates of each question in turn (the Lookup contract): names, and nothing else.

        Raises UsageError if the service is not about Wikidata's items, LookupStopped.
        """
        if not self.space.startswith(_OURS):
            raise UsageError(
                f"[reconcile] endpoint: {self.endpoint} is about {self.space or 'nothing it names'}, and decisions "
                f"are about {WD.namespace}: name a service for Wikidata"
            )
        for start in range(0, len(questions), _CHUNK):
            chunk = [(question, _queries(question)) for question in questions[start : start + _CHUNK]]
            found = self.suggestions(query for _, queries in chunk for query in queries)
            for question, queries in chunk:
                yield _candidates(question, (one for query in queries for one in found[query]))


def _candidates(question: Question, found: Iterable[Suggestion]) -> tuple[Candidate, ...]:
    """Return one candidate an item, by number; an item whose types are all known to be of other kinds is none."""
    names: dict[str, dict[str, None]] = {}
    for one in found:
        qid = one.id.rpartition("/")[2]
        if qid[:1] == "Q" and qid[1:].isdigit() and _may_be(question.kind, one.types):
            names.setdefault(qid, {})[one.name] = None
    return tuple(_offer(question.kind, qid, tuple(names[qid])) for qid in sorted(names, key=lambda qid: int(qid[1:])))


def _offer(kind: Kind, qid: str, names: Sequence[str]) -> Candidate:
    texts = tuple(Text(name, None) for name in names)
    make = _OFFERS.get(kind)
    return make(qid, names[0], texts) if make else ThingCandidate(qid, names[0], frozenset({kind}), texts)


_OFFERS: Mapping[Kind, Callable[[str, str, tuple[Text, ...]], Candidate]] = {
    Kind.FILM: FilmCandidate,
    Kind.PERSON: PersonCandidate,
}


def _may_be(kind: Kind, types: Iterable[str]) -> bool:
    known = kinds_of([{one for one, names in CLASSES.items() if name in names} for name in types])
    return not known or kind in known


def _queries(question: Question) -> list[Query]:
    names = question.titles if isinstance(question, FilmQuestion) else question.names
    distinct = {fold(name.value): name.value for name in reversed(names) if fold(name.value)}
    return [Query(name, _TYPES[question.kind]) for name in [*reversed(distinct.values())][:_NAMES]]


def _key(query: Query) -> str:
    return json.dumps({"query": query.name, "type": query.type}, ensure_ascii=False, sort_keys=True)


def _suggestion(one: Document) -> Suggestion:
    score = one.get("score")
    return Suggestion(
        id=one["id"],
        name=one.get("name") or one["id"],
        score=float(score) if isinstance(score, int | float) else None,
        match=one.get("match") is True,
        types=tuple(each if isinstance(each, str) else each["id"] for each in one.get("type") or ()),
    )


def _manifest(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    """Read versions and identifier space; before 0.2 no version was named, and 1.0 has a view instead of a space."""
    view = document.get("view") or {}
    space = document.get("identifierSpace") or str(view.get("url", "")).partition("{")[0]
    return {
        keys[0]: Answer({"name": document["name"], "versions": document.get("versions") or ["0.1"], "space": space})
    }


def _form_request(keys: Sequence[str]) -> Request:
    queries = {f"q{number}": _without_none(json.loads(key)) | {"limit": _LIMIT} for number, key in enumerate(keys)}
    return Request(SERVICE, Form.POST, (("queries", json.dumps(queries, ensure_ascii=False)),))


def _form_reply(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    return {
        key: Answer(document[f"q{number}"]["result"]) for number, key in enumerate(keys) if f"q{number}" in document
    }


def _json_request(keys: Sequence[str], path: str) -> Request:
    queries = [_conditions(json.loads(key)) for key in keys]
    return Request(SERVICE, Form.JSON, text=json.dumps({"queries": queries}, ensure_ascii=False), path=path)


def _json_reply(document: Document, keys: Sequence[str]) -> Mapping[str, Answer]:
    return {key: Answer(one["candidates"]) for key, one in zip(keys, document["results"], strict=True)}


def _conditions(query: Mapping[str, Any]) -> Mapping[str, Any]:  # Any: JSON about to be written
    name = {"matchType": "name", "propertyValue": query["query"]}
    return _without_none({"type": query["type"]}) | {"limit": _LIMIT, "conditions": [name]}


def _without_none(query: Mapping[str, Any]) -> dict[str, Any]:  # Any: JSON about to be written
    return {name: value for name, value in query.items() if value is not None}


def _ask(version: str, endpoint: str) -> Ask:
    """Return the question in a version's words; its name keeps the answers of two versions apart."""
    return _SPEAK[version](f"reconciled {version}", "" if endpoint.rstrip("/").endswith(_PATH) else _PATH)


def _by_form(name: str, path: str) -> Ask:
    return Ask(name, _BATCH, _form_request, _form_reply)


def _by_json(name: str, path: str) -> Ask:
    return Ask(name, _BATCH, lambda keys: _json_request(keys, path), _json_reply)


_SPEAK: Mapping[str, Callable[[str, str], Ask]] = {"0.2": _by_form, "1.0-draft": _by_json, "0.1": _by_form}
"""In order of preference: a finished report before a draft that may still change."""

MANIFEST = Ask("manifest", 1, lambda keys: Request(SERVICE), _manifest)
