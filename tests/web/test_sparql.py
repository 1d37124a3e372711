"""The SPARQL endpoint over HTTP: SPARQL 1.1 Protocol section 2.1, limits, and the page people see."""

import csv
import io
import json

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from tests.web.publishing import BASE, CASE, publish, serving

NAMES = """PREFIX kg: <https://w3id.org/reelgraph/ontology#> PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?name WHERE { ?film a kg:Work ; schema:name ?name } ORDER BY ?name"""
DESCRIBED = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ BIND(<{BASE}/id/place/su> AS ?s) ?s ?p ?o }}"
IN_DEFAULT = "SELECT DISTINCT ?s WHERE { ?s a <https://w3id.org/reelgraph/ontology#Work> } ORDER BY ?s"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def names(answer):
    assert answer.status_code == 200, answer.text
    return [row["name"]["value"] for row in answer.json()["results"]["bindings"]]


def test_a_query_is_taken_by_get_by_form_and_directly(client):
    found = ["Солярис", "Сталкер"]
    direct = {"Content-Type": "application/sparql-query; charset=utf-8"}
    assert names(client.get("/sparql", params={"query": NAMES})) == found
    assert names(client.post("/sparql", data={"query": NAMES})) == found
    assert names(client.post("/sparql", content=NAMES.encode(), headers=direct)) == found


def test_a_form_is_decoded_once(client):
    query = 'SELECT ("100%25 + 1" AS ?name) WHERE {}'
    assert names(client.post("/sparql", data={"query": query})) == ["100%25 + 1"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_solutions_come_in_the_format_accepted(client, accept, media_type):
    answer = client.get("/sparql", params={"query": NAMES}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert "Сталкер" in answer.text


def test_csv_is_what_a_spreadsheet_reads(client):
    answer = client.get("/sparql", params={"query": NAMES}, headers={"Accept": "text/csv"})
    assert list(csv.reader(io.StringIO(answer.text))) == [["name"], ["Солярис"], ["Сталкер"]]


@pytest.mark.parametrize(
    ("accept", "media_type", "parser"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_graphs_come_in_the_format_accepted(client, accept, media_type, parser):
    answer = client.get("/sparql", params={"query": DESCRIBED}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    said = rdflib.Graph().parse(data=answer.content, format=parser)
    place = rdflib.URIRef(f"{BASE}/id/place/su")
    assert (place, rdflib.URIRef("https://schema.org/name"), rdflib.Literal("СССР", lang="ru")) in said


def test_ask_answers_yes_or_no(client):
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_the_default_graph_is_the_union_unless_the_request_names_graphs(client):
    def works(**graphs):
        answer = client.get("/sparql", params={"query": IN_DEFAULT, **graphs})
        return [row["s"]["value"].rsplit("/", 1)[1] for row in answer.json()["results"]["bindings"]]

    solaris = f"{BASE}/graph/pages/solaris"
    assert works() == ["solaris", "stalker"]
    assert works(**{"default-graph-uri": solaris}) == ["solaris"]
    assert works(**{"default-graph-uri": [solaris, f"{BASE}/graph/pages/stalker"]}) == ["solaris", "stalker"]
    assert works(**{"named-graph-uri": solaris}) == []


def test_a_query_that_does_not_parse_is_400_with_the_reason(client):
    answer = client.get("/sparql", params={"query": "SELECT ?x WHERE { ?x"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert "does not parse" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"data": {}, "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 400),
        ({"data": {"update": "DELETE WHERE { ?s ?p ?o }"}}, 403),
        ({"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ({"content": b"SELECT", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"content": b" " * 2_000_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
    ],
)
def test_a_post_that_is_no_query_is_refused_with_the_right_status(client, asked, status):
    answer = client.post("/sparql", **asked)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_two_queries_at_once_are_one_too_many(client):
    assert client.get("/sparql", params={"query": [NAMES, NAMES]}).status_code == 400


def test_an_update_in_place_of_a_query_is_400_and_changes_nothing(client):
    assert client.get("/sparql", params={"query": "DELETE WHERE { ?s ?p ?o }"}).status_code == 400
    assert names(client.get("/sparql", params={"query": NAMES})) == ["Солярис", "Сталкер"]


def test_put_and_delete_are_405(client):
    assert client.put("/sparql", content=b"").status_code == 405
    assert client.delete("/sparql").status_code == 405


def test_a_format_that_the_query_has_not_is_406(client):
    answer = client.get("/sparql", params={"query": NAMES}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


def test_a_bare_get_describes_the_service(client):
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    said = rdflib.Graph().parse(data=answer.content, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    endpoint = rdflib.URIRef(f"{BASE}/sparql")
    assert (endpoint, rdflib.RDF.type, sd.Service) in said
    assert (endpoint, sd.endpoint, endpoint) in said
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in said
    assert (endpoint, sd.feature, sd.UnionDefaultGraph) in said


def test_a_client_without_wishes_is_told_what_the_service_is(client):
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")


def test_a_browser_is_shown_a_form_with_questions_to_ask(client):
    answer = client.get("/sparql", headers=BROWSER)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<textarea id="query" name="query"' in answer.text
    assert 'action="/queries/filmography"' in answer.text


def test_a_browser_is_shown_the_answer_as_a_table(client):
    page = client.get("/sparql", params={"query": NAMES}, headers=BROWSER).text
    assert "2 rows" in page
    assert '<span dir="auto" lang="ru">Сталкер</span>' in page


def test_what_is_asked_is_shown_escaped(client):
    page = client.get("/sparql", params={"query": 'ASK { ?s ?p "</textarea><script>" }'}, headers=BROWSER).text
    assert "<script" not in page.split("<main")[1]
    assert "&lt;/textarea&gt;" in page


def test_a_named_question_is_an_address_with_parameters(client):
    answer = client.get("/queries/films-by-director", params={"director": "тарковск", "_mediatype": "csv"})
    assert answer.status_code == 200, answer.text
    assert "stalker" in answer.text


def test_a_named_question_without_its_parameter_says_which(client):
    answer = client.get("/queries/films-by-director")
    assert answer.status_code == 400
    assert "needs director" in answer.json()["detail"]


def test_a_question_nobody_wrote_is_not_found_and_the_others_are_named(client):
    answer = client.get("/queries/nonsense")
    assert answer.status_code == 404
    assert "filmography" in answer.json()["detail"]


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    """A server that stops queries early."""
    root = tmp_path_factory.mktemp("strict")
    publish(root, CASE.read_bytes())
    with (
        serving(root, seconds=1.0, bytes=20_000) as address,
        httpx.Client(base_url=address, timeout=60) as one,
    ):
        yield one


def test_a_query_over_its_time_is_a_whole_503_and_the_next_one_is_answered(strict):
    slow = strict.get("/sparql", params={"query": SLOW})
    assert slow.status_code == 503
    assert slow.headers["retry-after"] == "30"
    assert json.loads(slow.content)["title"] == "Service Unavailable"
    assert names(strict.get("/sparql", params={"query": NAMES})) == ["Солярис", "Сталкер"]


def test_an_answer_over_its_size_is_413_not_half_an_answer(strict):
    answer = strict.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }"})
    assert answer.status_code == 413
    assert "LIMIT" in answer.json()["detail"]


def test_json_results_are_read_by_another_library(client):
    answer = client.get("/sparql", params={"query": NAMES})
    read = list(ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON))
    assert [row["name"].value for row in read] == ["Солярис", "Сталкер"]
