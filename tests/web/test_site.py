"""The frame around the pages: headers, errors, files, and a publication that changes under the server."""

import shutil

import httpx
import pytest

from kg.store.embedded import EmbeddedStore
from kg.web.describe import LINKS_PER_PAGE, describe
from tests.web.publishing import BASE, CASE, publish, serving

BROWSER = {"Accept": "text/html,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/", "/doc/work/stalker", "/sparql", "/static/style.css", "/nothing"])
def test_anyone_may_read_and_pages_may_load_nothing_foreign(client, path):
    headers = client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_options_says_what_may_be_asked(client):
    document, endpoint = client.options("/doc/work/stalker"), client.options("/sparql")
    assert (document.status_code, document.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    assert endpoint.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"


def test_an_error_is_a_problem_document_and_a_page_for_a_browser(client):
    machine, person = client.get("/doc/work/gone"), client.get("/doc/work/gone", headers=BROWSER)
    assert machine.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is published under this address.",
        "instance": "/doc/work/gone",
    }
    assert (person.status_code, person.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Not Found</h1>" in person.text
    assert "<title>Not Found – Two films</title>" in person.text
    assert '<a class="home" href="/">Two films</a>' in person.text
    assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">' in person.text


def test_an_address_that_never_was_says_so_once(client):
    assert client.get("/nothing").json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "instance": "/nothing",
    }
    assert client.get("/nothing", headers=BROWSER).text.count("Not Found") == 2  # title and heading


def test_health_names_the_publication(client):
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "pass")
    assert answer.json()["publication"] == "b1" * 8


def test_dumps_are_listed_and_handed_out(client):
    assert "data.nq.gz" in client.get("/dumps/").text
    answer = client.get("/dumps/data.nq.gz")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/gzip")
    assert client.get("/dumps/..%2Freport.json").status_code == 404


def test_browsers_that_ask_for_an_icon_get_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "<svg" in answer.text


@pytest.mark.parametrize("asked", ["?_profile=none", "?_mediatype=image/png", ""])
@pytest.mark.parametrize("path", ["/id/work/stalker", "/doc/work/stalker", "/id/work/gone"])
def test_what_cannot_be_had_still_tells_caches_what_it_hung_on(client, path, asked):
    answer = client.get(path + asked, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["vary"]) == (406, "Accept, Accept-Profile")


def test_robots_are_kept_from_questions_only(client):
    assert "Disallow: /sparql" in client.get("/robots.txt").text


def test_a_new_publication_is_served_from_the_next_request_on(tmp_path):
    publish(tmp_path, CASE.read_bytes())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        old = client.get("/doc/work/stalker.ttl")
        assert "Сталкер" in old.text
        publish(tmp_path, CASE.read_bytes().replace("Сталкер".encode(), "Пикник".encode()), name="b2")
        new = client.get("/doc/work/stalker.ttl", headers={"If-None-Match": old.headers["etag"]})
        assert new.status_code == 200
        assert "Пикник" in new.text
        same = client.get("/doc/event/porto.ttl")
        assert client.get("/health").json()["publication"] == "b2" * 8
        assert same.status_code == 200


def test_without_a_publication_every_page_says_what_to_do(tmp_path):
    publish(tmp_path, CASE.read_bytes())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        shutil.rmtree(tmp_path / "builds")
        answer = client.get("/", headers=BROWSER)
        assert answer.status_code == 503
        assert "run kg publish first" in answer.text
        assert client.get("/health").json()["status"] == "fail"


def test_a_merged_record_leads_to_the_one_that_took_its_place(tmp_path):
    merged = (
        f"<{BASE}/graph/reconciliation> {{ <{BASE}/id/work/old> <http://purl.org/dc/terms/isReplacedBy> "
        f"<{BASE}/id/work/stalker> . }}"
    )
    publish(tmp_path, CASE.read_bytes() + merged.encode())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        answer = client.get("/doc/work/old")
        assert (answer.status_code, answer.headers["location"]) == (301, "/doc/work/stalker")


def test_a_base_with_a_path_is_served_under_that_path_too(tmp_path):
    base = "https://archive.example.org/films"
    publish(tmp_path, CASE.read_bytes().replace(BASE.encode(), base.encode()), base=base)
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        answer = client.get("/films/id/work/stalker", headers={"Accept": "text/turtle"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/films/doc/work/stalker.ttl")
        page = client.get("/films/doc/work/stalker", headers=BROWSER).text
        assert 'href="/films/doc/agent/tarkovsky"' in page
        assert 'href="/films/static/style.css"' in page
        assert client.get("/films/static/style.css").status_code == 200
        assert client.get("/doc/work/stalker", headers=BROWSER).text.count('href="/doc/agent/tarkovsky"') > 0


class Counting:
    """A store that counts the questions it is asked."""

    def __init__(self, store):
        self.store, self.asked = store, 0

    def select(self, query):
        self.asked += 1
        return self.store.select(query)


def test_a_description_takes_three_questions_however_many_neighbours_it_has(publication):
    with EmbeddedStore.open(publication / "current" / "store") as store:
        counts = []
        for thing in ("work/stalker", "agent/criterion", "event/cannes", "place/su"):
            counting = Counting(store)
            assert describe(counting, f"{BASE}/id/{thing}").facts
            counts.append(counting.asked)
    assert counts == [3, 3, 3, 3]


def test_links_to_a_thing_come_in_pages_that_overlap_nowhere(tmp_path):
    total = LINKS_PER_PAGE + 5
    kg, schema = "https://w3id.org/reelgraph/ontology#", "https://schema.org/"
    films = "".join(
        f"<{BASE}/id/work/w{number:04}> a <{kg}Work> ; <{schema}name> 'Film {number}' ;"
        f" <{schema}countryOfOrigin> <{BASE}/id/place/su> .\n"
        for number in range(total)
    )
    trig = f"<{BASE}/graph/a/b> {{ {films} <{BASE}/id/place/su> <{schema}name> 'USSR'@en . }}"
    publish(tmp_path, trig.encode())
    with EmbeddedStore.open(tmp_path / "current" / "store") as store:
        first, second = (describe(store, f"{BASE}/id/place/su", page) for page in (1, 2))
    assert (len(first.near), first.more) == (LINKS_PER_PAGE, True)
    assert (len(second.near), second.more) == (5, False)
    assert len({*first.near, *second.near}) == total
    names = [{str(fact.value) for fact in page.facts if "Film" in fact.value} for page in (first, second)]
    assert names[0] | names[1] == {f"Film {number}" for number in range(total)}
    assert names[0] & names[1] == set()


@pytest.mark.parametrize("page", ["0", "-1", "x", "١", "000000001999999999999", "9" * 5000, "100001"])
def test_a_page_that_is_no_small_number_is_the_callers_fault(client, page):
    assert client.get(f"/films?page={page}").status_code == 400


def test_a_page_beyond_the_links_of_a_thing_is_not_there(client):
    assert client.get("/doc/place/su.ttl?page=99999").status_code == 404


def test_pages_of_links_know_their_neighbours(tmp_path):
    kg, schema = "https://w3id.org/reelgraph/ontology#", "https://schema.org/"
    films = "".join(
        f"<{BASE}/id/work/w{number:04}> a <{kg}Work> ; <{schema}countryOfOrigin> <{BASE}/id/place/su> .\n"
        for number in range(LINKS_PER_PAGE + 5)
    )
    publish(tmp_path, f"<{BASE}/graph/a/b> {{ {films} <{BASE}/id/place/su> <{schema}name> 'USSR'@en . }}".encode())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as one:
        first, second = one.get("/doc/place/su.ttl"), one.get("/doc/place/su.ttl?page=2")
    assert '</doc/place/su.ttl?page=2>; rel="next"' in first.headers["link"]
    assert '</doc/place/su.ttl>; rel="prev"' in second.headers["link"]
    assert second.headers["content-location"] == "/doc/place/su.ttl?page=2"


def test_a_merged_record_leads_on_in_the_same_format_below_the_same_root(tmp_path):
    base = "https://films.example.net/catalogue"
    trig = (
        f"<{base}/graph/a/b> {{ <{base}/id/work/old> <http://purl.org/dc/terms/isReplacedBy> <{base}/id/work/new> ."
        f" <{base}/id/work/new> a <https://schema.org/Movie> . }}"
    )
    publish(tmp_path, trig.encode(), base=base)
    with serving(tmp_path) as address, httpx.Client(base_url=address) as one:
        answer = one.get("/catalogue/doc/work/old.ttl")
    assert (answer.status_code, answer.headers["location"]) == (301, "/catalogue/doc/work/new.ttl")


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [("gzip", True), ("gzip;q=0.5", True), ("gzip;q=0", False), ("gzip;q=0.00", False), ("br", False)],
)
def test_gzip_is_sent_to_those_who_take_it(client, accepted, zipped):
    answer = client.get("/doc/work/stalker.ttl", headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip") == zipped
