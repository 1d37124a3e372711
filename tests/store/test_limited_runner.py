"""Queries from outside run in processes that can be stopped, one after the other."""

import multiprocessing
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.errors import QueryError, QueryTimeout, ResultTooLarge, StoreError
from kg.store.builds import new_build, publish
from kg.store.embedded import EmbeddedStore
from kg.store.limited import LimitedRunner

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FILMS = "SELECT (COUNT(DISTINCT ?film) AS ?n) { ?film a <https://schema.org/Movie> }"


def published(root, name, text):
    with new_build(root) as build:
        EmbeddedStore.build(build / "store", [text])
        publish(build, root, name)


@pytest.fixture(scope="module")
def root(quads, tmp_path_factory):
    place = tmp_path_factory.mktemp("publication")
    published(place, "first", quads)
    return place


@pytest.fixture(scope="module")
def runner(root):
    with LimitedRunner(root, seconds=2, bytes=20_000, workers=2) as running:
        yield running


def test_a_query_is_answered_from_the_current_publication(runner):
    assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"


def test_graphs_of_the_protocol_reach_the_store(runner):
    page = "https://data.example.org/graph/pages/754"
    assert runner.answer(FILMS, "text/csv", (page,)) == b"n\r\n1\r\n"
    assert runner.answer("ASK { GRAPH ?g { ?s ?p ?o } }", "text/csv", (), (page,)) == b"true"


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(runner):
    begun = time.monotonic()
    with pytest.raises(QueryTimeout, match="took over 2 s and was stopped"):
        runner.answer(ENDLESS, "text/csv")
    assert time.monotonic() - begun < 10
    assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"


def test_an_answer_that_grows_too_large_is_stopped_and_the_next_is_answered(runner):
    with pytest.raises(ResultTooLarge, match="over 20000 bytes"):
        runner.answer("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv")
    assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"


def test_a_query_that_eats_memory_ends_alone(root):
    with LimitedRunner(root, seconds=60, bytes=1000, workers=1, memory=300 << 20) as runner:
        with pytest.raises(StoreError, match="more memory than allowed"):
            runner.answer("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i", "text/csv")
        assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"


def test_errors_of_the_query_come_back_as_they_are(runner):
    with pytest.raises(QueryError, match="error at 1:"):
        runner.answer("SELECT * { ?s }", "text/csv")
    with pytest.raises(QueryError, match="updates are not taken"):
        runner.answer("DROP ALL", "text/csv")
    with pytest.raises(QueryError, match="ask for application/sparql-results"):
        runner.answer(FILMS, "image/png")


def test_no_other_server_is_asked(runner):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        for silent in ("", "SILENT "):
            with pytest.raises(QueryError, match="SERVICE is not allowed"):
                runner.answer(f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}", "text/csv")
        other.settimeout(0)
        with pytest.raises(BlockingIOError):
            other.accept()


def test_no_file_is_read(runner, tmp_path):
    (tmp_path / "secret.nt").write_text("<a:s> <a:p> <a:o> .")
    query = f"SELECT * FROM <file://{tmp_path}/secret.nt> {{ ?s ?p ?o }}"
    assert runner.answer(query, "text/csv").split() == [b"o,p,s"]


def test_many_threads_are_answered_each_with_its_own_answer(runner):
    queries = [f"SELECT ({number} AS ?n) {{}}" for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda query: runner.answer(query, "text/csv"), queries))
    assert answers == [f"n\r\n{number}\r\n".encode() for number in range(40)]


def test_a_query_waits_for_a_worker_no_longer_than_the_limit(root):
    with LimitedRunner(root, seconds=1, bytes=1000, workers=1) as runner, ThreadPoolExecutor(6) as threads:
        errors = [threads.submit(runner.answer, ENDLESS, "text/csv").exception() for _ in range(1)]
        errors += [
            asked.exception() for asked in [threads.submit(runner.answer, ENDLESS, "text/csv") for _ in range(4)]
        ]
        assert all(isinstance(error, QueryTimeout) for error in errors)
        assert any("every query worker was busy" in str(error) for error in errors)


def test_the_next_query_sees_the_publication_that_has_become_current(tmp_path, quads):
    published(tmp_path, "one", quads)
    with LimitedRunner(tmp_path, seconds=5, bytes=1000, workers=1) as runner:
        assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"
        published(
            tmp_path,
            "two",
            b"<a:f> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Movie> <a:g> .\n",
        )
        assert runner.answer(FILMS, "text/csv") == b"n\r\n1\r\n"


def test_a_folder_without_a_publication_is_told(tmp_path):
    with (
        LimitedRunner(tmp_path, seconds=5, bytes=1000, workers=1) as runner,
        pytest.raises(StoreError, match="nothing is published here"),
    ):
        runner.answer(FILMS, "text/csv")


def test_closing_ends_the_processes_also_those_at_work(root):
    before = {process.pid for process in multiprocessing.active_children()}
    runner = LimitedRunner(root, seconds=60, bytes=1000, workers=2)
    assert runner.answer(FILMS, "text/csv") == b"n\r\n2\r\n"
    with ThreadPoolExecutor(1) as threads:
        endless = threads.submit(runner.answer, ENDLESS, "text/csv")
        while runner._idle.qsize() != 1:  # until the query is at work
            os.sched_yield()
        runner.close()
        runner.close()
        assert isinstance(endless.exception(timeout=30), StoreError)
    assert {process.pid for process in multiprocessing.active_children()} <= before
    with pytest.raises(StoreError, match="was closed"):
        runner.answer(FILMS, "text/csv")
