"""A reconciliation service in each version of the API, and what its word is worth."""

import json
import threading
from collections import deque

import pytest
from wikidata_server import SOLARIS, STALKER, TARKOVSKY, serving

from kg.errors import LookupStopped, UsageError
from kg.model import Text
from kg.reconcile.candidate import FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.cache import Cache
from kg.reconcile.connectors.choice import lookup_for, recheck_for
from kg.reconcile.connectors.network import Network
from kg.reconcile.connectors.polite import Polite
from kg.reconcile.connectors.service import Query, Service, Suggestion
from kg.reconcile.decision import Standing, Verdict
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, ThingQuestion
from kg.reconcile.run import reconcile

WIKIDATA = "http://www.wikidata.org/entity/"
FILM_TYPE = {"id": "Q11424", "name": "film"}
KNOWN = {
    "Stalker": [
        {"id": STALKER, "name": "Stalker", "score": 100, "match": True, "type": [FILM_TYPE]},
        {"id": "Q999002", "name": "Stalker", "score": 90.5, "match": False, "type": [{"id": "Q5"}]},
        {"id": "Q7597275", "name": "Stalker", "type": ["Q7889000"]},
    ],
    "Сталкер": [{"id": STALKER, "name": "Сталкер", "score": 99, "match": True, "type": []}],
    "Andrei Tarkovsky": [{"id": TARKOVSKY, "name": "Andrei Tarkovsky", "score": 100, "match": True}],
    "Solaris": [{"id": SOLARIS, "name": "Solaris", "score": 100, "match": True, "type": [FILM_TYPE]}],
}


class Endpoint:
    """A service that speaks one version; it refuses what its version does not know."""

    def __init__(self, version, manifest):
        self.version, self.manifest = version, manifest
        self.asked, self.script, self.lock = [], deque(), threading.Lock()
        self.at_once = self.most_at_once = 0

    def reply(self, asked):
        if asked.method == "GET":
            return 200, {}, json.dumps(self.manifest).encode()
        return 200, {}, json.dumps(self.by_json(asked) if self.version == "1.0-draft" else self.by_form(asked)).encode()

    def by_form(self, asked):
        queries = json.loads(asked.fields["queries"])
        return {name: {"result": KNOWN.get(query["query"], [])} for name, query in queries.items()}

    def by_json(self, asked):
        assert asked.path.endswith("/reconcile")
        assert asked.headers["content-type"] == "application/json"
        names = [query["conditions"][0]["propertyValue"] for query in json.loads(asked.body)["queries"]]
        return {"results": [{"candidates": KNOWN.get(name, [])} for name in names]}


MANIFESTS = {
    "0.1": {"name": "Old", "identifierSpace": WIKIDATA, "schemaSpace": "http://www.wikidata.org/prop/direct/"},
    "0.2": {"versions": ["0.1", "0.2"], "name": "W", "identifierSpace": WIKIDATA, "schemaSpace": "x"},
    "1.0-draft": {"versions": ["1.0-draft"], "name": "W", "view": {"url": "https://www.wikidata.org/wiki/{id}"}},
}


@pytest.fixture(params=MANIFESTS)
def endpoint(request):
    return Endpoint(request.param, MANIFESTS[request.param])


@pytest.fixture
def there(endpoint):
    with serving(endpoint) as found:
        yield f"{found}/wd"


@pytest.fixture
def service(settings, there):
    return lambda **different: settings(connector="service", endpoint=there, **different)


def run(settings, *questions):
    with lookup_for(settings) as lookup:
        return [tuple(candidates) for candidates in lookup(questions)]


def film(*titles, year=None):
    return FilmQuestion("work/x", titles[0], tuple(Text(title) for title in titles), year)


def test_candidates_are_names_and_nothing_else(service):
    assert run(service(), film("Сталкер", "Stalker"), PersonQuestion("agent/t", "T", (Text("Andrei Tarkovsky"),))) == [
        (
            FilmCandidate(STALKER, "Сталкер", (Text("Сталкер"), Text("Stalker"))),
            FilmCandidate("Q7597275", "Stalker", (Text("Stalker"),)),
        ),
        (PersonCandidate(TARKOVSKY, "Andrei Tarkovsky", (Text("Andrei Tarkovsky"),)),),
    ]


def test_an_item_of_a_known_other_class_is_not_offered(service):
    (found,) = run(service(), ThingQuestion(Kind.ORGANISATION, "agent/s", "Stalker", (Text("Stalker"),)))
    assert found == (ThingCandidate("Q7597275", "Stalker", frozenset({Kind.ORGANISATION}), (Text("Stalker"),)),)


def test_a_services_certainty_is_never_ours(service):
    questions = [film("Stalker", year=1979), film("Solaris", year=1972)]
    films = [FilmQuestion(f"work/{n}", q.label, q.titles, q.year) for n, q in enumerate(questions)]
    people = [PersonQuestion("agent/t", "T", (Text("Andrei Tarkovsky"),))]
    with lookup_for(service()) as lookup:
        decided = list(reconcile(films, people, lookup, Standing(), dated="2026-11-27"))
    assert len(decided) == 3
    assert Verdict.MATCH not in {decision.verdict for decision in decided}


def test_ten_names_make_a_request(service, endpoint):
    run(service(), *(film(f"Film {number}") for number in range(25)))
    posts = [one for one in endpoint.asked if one.method == "POST"]
    assert [one.body.count("Film") for one in posts] == [10, 10, 5]
    assert len(endpoint.asked) == 4


def test_a_second_run_asks_nothing(service, endpoint, tmp_path):
    first = run(service(cache=tmp_path / "c.sqlite"), film("Stalker"))
    endpoint.asked.clear()
    assert run(service(cache=tmp_path / "c.sqlite"), film("Stalker")) == first
    assert endpoint.asked == []


def test_a_recorded_service_is_replayed(service, settings, tmp_path):
    first = run(service(cassette=tmp_path / "tape.jsonl"), film("Stalker"), film("Solaris"))
    replay = settings(connector="recorded", cassette=tmp_path / "tape.jsonl", contact=None)
    assert run(replay, film("Solaris"), film("Stalker")) == first[::-1]


def test_score_match_and_types_are_kept_for_who_asks(there, endpoint, world):
    around = world.around()
    polite = Polite(Network(endpoints={"service": there}, agent="t (a@b)", monotonic=around.monotonic), around)
    answers = Answers(
        conversation=lambda ask, keys: polite(ask.request(keys)), keeper=Cache(None, there), now=around.now
    )
    found = Service.open(there, answers).suggestions([Query("Stalker"), Query("Nothing of the kind")])
    assert found[Query("Stalker")] == (
        Suggestion(STALKER, "Stalker", 100.0, True, ("Q11424",)),
        Suggestion("Q999002", "Stalker", 90.5, False, ("Q5",)),
        Suggestion("Q7597275", "Stalker", None, False, ("Q7889000",)),
    )
    assert found[Query("Nothing of the kind")] == ()


def test_a_service_about_something_else_is_refused_with_a_reason(settings):
    manifest = {"versions": ["0.2"], "name": "VIAF", "identifierSpace": "http://viaf.org/viaf/", "schemaSpace": "x"}
    with (
        serving(Endpoint("0.2", manifest)) as there,
        pytest.raises(UsageError, match=r"is about http://viaf\.org/viaf/, .*: name a service for Wikidata"),
    ):
        run(settings(connector="service", endpoint=there), film("Stalker"))


def test_a_version_from_the_future_is_refused_with_a_reason(settings):
    manifest = {"versions": ["7.0"], "name": "W", "identifierSpace": WIKIDATA}
    with (
        serving(Endpoint("7.0", manifest)) as there,
        pytest.raises(UsageError, match=r"speaks 7\.0: one of 0\.2, 1\.0-draft, 0\.1 is needed"),
    ):
        run(settings(connector="service", endpoint=there), film("Stalker"))


def test_an_endpoint_that_is_no_service_is_told(settings):
    with (
        serving(Endpoint("0.2", {"hello": "world"})) as there,
        pytest.raises(LookupStopped, match="manifest: the reply is not in the shape of its API"),
    ):
        run(settings(connector="service", endpoint=there), film("Stalker"))


def test_whether_items_were_merged_is_not_a_services_to_say(settings):
    with pytest.raises(UsageError, match="connector is 'service': write one of live, recorded"):
        recheck_for(settings(connector="service"))


def test_an_unknown_connector_is_refused(settings):
    with pytest.raises(UsageError, match="connector is 'psychic': write one of snapshot, live, recorded, service"):
        lookup_for(settings(connector="psychic"))
