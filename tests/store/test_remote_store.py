"""The remote store, against a real SPARQL server on this machine."""

import json
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from kg.errors import DataError, QueryError, StoreError
from kg.store.remote import RemoteStore

SERVER = Path(sys.executable).with_name("oxigraph")
GRAPH = "https://data.example.org/graph/pages/754"
NAMES = "SELECT ?n { <https://data.example.org/id/agent/tarkovsky> <https://schema.org/name> ?n } ORDER BY ?n"


@pytest.fixture(scope="module")
def server(quads, tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    (folder / "catalogue.nq").write_bytes(quads)
    location = ["--location", str(folder / "store")]
    subprocess.run([SERVER, "load", *location, "--file", folder / "catalogue.nq"], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    command = [SERVER, "serve", *location, "--bind", bind, "--union-default-graph"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if "Listening" in line:
                break
        yield f"http://{bind}"
        process.terminate()


@pytest.fixture(scope="module")
def remote(server):
    return RemoteStore(f"{server}/query", f"{server}/update", seconds=20)


def test_rows_are_those_of_the_embedded_store(remote, store):
    query = "SELECT DISTINCT * { ?s ?p ?o } ORDER BY ?s ?p STR(?o) LANG(?o)"
    there, here = list(remote.select(query)), list(store.select(query))
    assert len(here) > 150
    assert there == here
    assert [vars_of(row) for row in there] == [vars_of(row) for row in here]


def vars_of(row):
    return {name: (value.is_iri, value.language, value.datatype) for name, value in row.items()}


def test_tags_come_back_in_their_usual_case(remote):
    assert [(str(row["n"]), row["n"].language) for row in remote.select(NAMES + " LIMIT 1")] == [
        ("Andreï Tarkovski", "ru-Latn")
    ]


def test_a_graph_is_that_of_the_embedded_store(remote, store):
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert list(remote.construct(query)) == list(store.construct(query))
    assert remote.answer(query, "text/turtle") == store.answer(query, "text/turtle")


@pytest.mark.parametrize(
    "media_type", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]
)
def test_solutions_are_written_as_the_embedded_store_writes_them(remote, store, media_type):
    query = f"SELECT DISTINCT ?n {{ {NAMES} }} ORDER BY ?n"
    assert remote.answer(query, media_type) == store.answer(query, media_type)
    assert remote.answer("ASK { ?s ?p ?o }", media_type) == store.answer("ASK { ?s ?p ?o }", media_type)


def test_a_hash_within_an_iri_is_no_comment(remote):
    query = "PREFIX kg: <https://w3id.org/reelgraph/ontology#> ASK { ?film a kg:Work }"
    assert json.loads(remote.answer(query, "application/json"))["boolean"] is True


def test_replacing_a_graph_leaves_the_others(remote):
    graph = "https://data.example.org/graph/test/1"
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    everything = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    before = remote.answer(everything, "text/csv")
    remote.replace(graph, [f'<a:s> <a:p> "ё\\n{n}"@ru <{graph}> .' for n in range(3)])
    assert remote.answer(count, "text/csv") == b"n\r\n3\r\n"
    remote.replace(graph, [f'<a:s> <a:p> "one" <{graph}> .'])
    assert remote.answer(count, "text/csv") == b"n\r\n1\r\n"
    remote.replace(graph, [])
    assert remote.answer(everything, "text/csv") == before


def test_a_line_of_another_graph_is_not_sent(remote):
    with pytest.raises(DataError, match="not one N-Quads statement"):
        remote.replace(GRAPH, ['<a:s> <a:p> "x" <a:g> .'])
    assert remote.answer(f"ASK {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}", "text/csv") == b"true"


def test_a_store_without_an_update_url_is_not_written(server):
    with pytest.raises(StoreError, match=r"/query: no update URL is known: give one"):
        RemoteStore(f"{server}/query").replace(GRAPH, [])


def test_what_the_server_says_of_a_query_is_told(remote, server):
    with pytest.raises(QueryError, match=rf"{server}/query: the server refuses the query: .*error at 1:"):
        remote.select("SELECT * { ?s }")


def test_an_update_is_not_sent_as_a_query(remote):
    with pytest.raises(QueryError, match="updates are not taken"):
        remote.answer("DROP ALL", "text/csv")


def test_rows_come_from_a_select_alone(remote):
    with pytest.raises(QueryError, match="form ASK"):
        remote.select("ASK {}")


def test_a_wrong_address_is_told_with_the_remedy(server):
    with pytest.raises(StoreError, match=rf"{server}/nothing: .*the address is right"):
        RemoteStore(f"{server}/nothing").select("SELECT * {}")


def test_a_server_that_is_down_is_told_with_the_remedy():
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(StoreError, match=rf"{url}: .*see that the server runs"):
        RemoteStore(url).select("SELECT * {}")


def test_a_server_that_is_silent_is_left_at_the_time_limit():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        with pytest.raises(StoreError, match=rf"{url}: no answer in 1 s"):
            RemoteStore(url, seconds=1).select("SELECT * {}")


def test_an_answer_that_is_no_sparql_is_told():
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"
    with socket.create_server(("127.0.0.1", 0)) as other:
        url = f"http://127.0.0.1:{other.getsockname()[1]}/query"

        def serve():
            connection, _ = other.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(page)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(StoreError, match=rf"{url}: the answer is not application/sparql-results\+json"):
            RemoteStore(url).answer("SELECT * {}", "text/csv")
        thread.join()


def test_the_server_of_these_tests_is_the_real_one(server):
    with urllib.request.urlopen(server) as page:
        assert page.status == 200
