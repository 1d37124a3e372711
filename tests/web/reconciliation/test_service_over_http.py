"""The service over HTTP: what each address answers, to whom, and what it refuses."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from kg.errors import StoreError
from kg.web.publication import Shelf
from kg.web.reconciliation.index import Indexes
from tests.web.publishing import BASE, CASE, publish, serving

OLD, DRAFT = "/reconcile/0.2", "/reconcile/1.0-draft"
STALKER = {"query": "Stalker", "type": "film", "properties": [{"pid": "year", "v": "1979"}]}
STALKER_1_0 = {
    "type": "film",
    "conditions": [
        {"matchType": "name", "propertyValue": "Stalker"},
        {"matchType": "property", "propertyId": "year", "propertyValue": 1979},
    ],
}


def posted(client, **fields):
    return client.post(OLD, data={name: json.dumps(value) for name, value in fields.items()})


def refused(answer, status, detail):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == detail


def test_the_manifest_of_0_2_leads_to_addresses_that_answer(client, site):
    manifest = client.get(OLD).json()
    assert manifest["versions"] == ["0.1", "0.2"]
    assert (manifest["name"], manifest["identifierSpace"]) == ("Two films", f"{BASE}/id/")
    view = client.get(manifest["view"]["url"].replace("{{id}}", "work%2Fstalker"))
    assert (view.status_code, view.headers["location"]) == (303, "/doc/work/stalker")
    assert client.get(manifest["preview"]["url"].replace("{{id}}", "work%2Fstalker")).status_code == 200
    for what in ("entity", "property", "type"):
        at = manifest["suggest"][what]
        assert client.get(at["service_url"] + at["service_path"], params={"prefix": "f"}).status_code == 200
    propose = manifest["extend"]["propose_properties"]
    assert client.get(propose["service_url"] + propose["service_path"], params={"type": "film"}).status_code == 200
    assert client.get(manifest["logo"]).headers["content-type"].startswith("image/svg+xml")
    feature = manifest["feature_view"]["url"].replace("{{id}}", "year")
    assert f'id="{feature.partition("#")[2]}"' in client.get(feature).text


def test_the_manifest_of_1_0_says_what_is_at_the_addresses_of_that_version(client, site):
    manifest = client.get(DRAFT).json()
    assert manifest["versions"] == ["1.0-draft"]
    assert manifest["view"]["url"] == f"{site}/id/{{+id}}"
    assert manifest["suggest"] == {"entity": True, "property": True, "type": True}
    assert manifest["extend"]["proposeProperties"] is True
    assert manifest["standardizedScore"] is True
    assert "identifierSpace" not in manifest


def test_a_batch_is_answered_by_get_and_by_form_alike(client):
    batch = {"q0": STALKER, "q1": {"query": "nothing of that name"}}
    by_form, by_get = posted(client, queries=batch), client.get(OLD, params={"queries": json.dumps(batch)})
    assert by_form.json() == by_get.json()
    assert by_form.json()["q1"] == {"result": []}
    (candidate,) = by_form.json()["q0"]["result"]
    assert candidate == {
        "id": "work/stalker",
        "name": "Сталкер",
        "lang": "ru",
        "description": candidate["description"],
        "type": [{"id": "film", "name": "Film"}],
        "score": 100.0,
        "match": True,
        "features": [
            {"id": "name", "name": "likeness of the name", "value": 100.0},
            {"id": "year", "name": "year", "value": 100.0},
            {"id": "type", "name": "one of the types asked for", "value": True},
        ],
    }
    assert candidate["description"].startswith("film; also Stalker")
    assert "Andreï Tarkovski" in candidate["description"]


def test_a_batch_of_1_0_is_answered_in_its_order(client):
    nothing = {"conditions": [{"matchType": "name", "propertyValue": "nothing of that name"}]}
    answer = client.post(f"{DRAFT}/match", json={"queries": [nothing, STALKER_1_0]}).json()
    assert [[one["id"] for one in result["candidates"]] for result in answer["results"]] == [[], ["work/stalker"]]
    assert answer["results"][1]["candidates"][0]["match"] is True


def test_an_empty_text_in_a_batch_finds_nothing_and_the_others_are_answered(client):
    found = posted(client, queries={"q0": {"query": ""}, "q1": STALKER}).json()
    assert found["q0"] == {"result": []} and found["q1"]["result"]


def test_a_query_may_be_named_anything(client):
    names = ["", "q\u2028", "é" * 100, "__proto__"]
    assert list(posted(client, queries={name: {"query": "Stalker"} for name in names}).json()) == names


def test_a_client_of_0_1_calls_a_function(client):
    answer = client.get(OLD, params={"callback": "jQuery3.done_1"})
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.text.startswith('/**/jQuery3.done_1({"versions":')
    assert answer.text.endswith("});")
    for path in ("suggest/entity?prefix=s", "suggest/type?prefix=f", "extend/propose?type=film"):
        assert client.get(f"{OLD}/{path}&callback=f").text.startswith("/**/f({")
    assert client.get(OLD, params={"queries": json.dumps({"q": STALKER}), "callback": "f"}).text.startswith("/**/f({")


@pytest.mark.parametrize("name", ["alert(1)//", "a-b", "", "a.", "1a", "a\n", "a" * 101, "é"])
def test_what_is_no_name_of_a_function_is_never_written(client, name):
    refused(client.get(OLD, params={"callback": name}), 400, "callback is not the name of a JavaScript function.")


def test_1_0_and_posts_know_no_callback(client):
    assert client.get(DRAFT, params={"callback": "f"}).json()["versions"] == ["1.0-draft"]
    answer = client.post(f"{OLD}?callback=f", data={"queries": json.dumps({"q": STALKER})})
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", [OLD, f"{DRAFT}/match", f"{DRAFT}/extend"])
def test_a_page_elsewhere_may_post(client, path):
    preflight = client.options(
        path, headers={"Origin": "https://else.example", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", [OLD, DRAFT, f"{OLD}/suggest/entity?prefix=s", f"{DRAFT}/preview?id=work/stalker"])
def test_a_page_elsewhere_may_read(client, path):
    assert client.get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("stal", "work/stalker"),
        ("Стал", "work/stalker"),
        ("tark", "agent/tarkovsky"),
        ("Тарк", "agent/tarkovsky"),
        ("andrei tarkovs", "agent/tarkovsky"),
        ("work/solaris", "work/solaris"),
        ("Q200437", "work/stalker"),
    ],
)
def test_entities_are_suggested_by_the_start_of_a_word_in_any_script(client, prefix, first):
    result = client.get(f"{OLD}/suggest/entity", params={"prefix": prefix}).json()["result"]
    assert result[0]["id"] == first
    assert {"id", "name", "description", "notable"} <= result[0].keys()


def test_suggestions_go_on_where_the_cursor_says(client):
    def page(cursor):
        answer = client.get(f"{DRAFT}/suggest/entity", params={"prefix": "", "cursor": cursor}).json()
        return [one["id"] for one in answer["result"]]

    first, second, third = page(0), page(20), page(40)
    assert len(first) == 20
    assert len({*first, *second, *third}) == len([*first, *second, *third]) == 27
    assert page(10) == [*first[10:], *second][:20]


def test_suggestions_keep_to_a_type_of_ours_and_pay_no_heed_to_others(client):
    def found(type_):
        answer = client.get(f"{OLD}/suggest/entity", params={"prefix": "sol", "type": type_}).json()
        return [one["id"] for one in answer["result"]]

    assert found("film") == ["work/solaris"]
    assert found("person") == ["agent/solonitsyn"]
    assert set(found("/common/topic")) == {"work/solaris", "agent/solonitsyn"}


@pytest.mark.parametrize("prefix", ['"', "*", "a* OR b", "folded:x", "'", "\0", "(", "-", "^a"])
def test_any_prefix_can_be_typed(client, prefix):
    assert client.get(f"{OLD}/suggest/entity", params={"prefix": prefix}).status_code == 200


def test_properties_and_types_are_suggested_all_of_them_without_a_prefix(client):
    def ids(what, **parameters):
        return [one["id"] for one in client.get(f"{DRAFT}/suggest/{what}", params=parameters).json()["result"]]

    assert {"year", "director", "country", "wikidata", "imdb"} <= set(ids("property", prefix=""))
    assert ids("property", prefix="dire", type="film") == ["animation-director", "assistant-director", "director"]
    assert "occupation" in ids("property", prefix="", type="person")
    assert "director" not in ids("property", prefix="", type="person")
    assert ids("type", prefix="fest") == ["event", "festival", "edition"]
    assert len(ids("type", prefix="")) == 11


def test_properties_are_proposed_for_a_type(client):
    answer = client.get(f"{DRAFT}/extend/propose", params={"type": "country", "limit": 2}).json()
    assert answer["type"] == "country"
    assert answer["limit"] == len(answer["properties"]) == 2
    everything = client.get(f"{OLD}/extend/propose", params={"type": "country"}).json()
    assert {"id": "code", "name": "country code"} in everything["properties"]
    assert "limit" not in everything


EXTENSION = {
    "ids": ["work/stalker", "https://films.example.net/id/work/solaris", "work/none"],
    "properties": [
        {"id": "director"},
        {"id": "year"},
        {"id": "minutes", "settings": {"limit": "1"}},
        {"id": "country", "settings": {"content": "id"}},
        {"id": "writer", "settings": {"limit": 1, "content": "name"}},
        {"id": "imdb"},
        {"id": "unheard-of"},
    ],
}


def test_rows_are_extended_in_0_2(client):
    answer = posted(client, extend=EXTENSION).json()
    assert answer["meta"][0] == {
        "id": "director",
        "name": "director",
        "type": {"id": "agent", "name": "Person or organisation"},
    }
    assert answer["meta"][-1] == {"id": "unheard-of", "name": "unheard-of"}
    assert list(answer["rows"]) == EXTENSION["ids"]
    assert answer["rows"]["work/stalker"] == {
        "director": [{"id": "agent/tarkovsky", "name": "Andreï Tarkovski"}],
        "year": [{"int": 1979}, {"int": 1980}],
        "minutes": [{"int": 161}],
        "country": [{"str": f"{BASE}/id/place/su"}],
        "writer": [{"str": "Arkadi Strougatski"}],
        "imdb": [{"str": "tt0079944"}],
        "unheard-of": [],
    }
    assert answer["rows"]["work/none"] == {one["id"]: [] for one in EXTENSION["properties"]}


def test_rows_are_extended_in_1_0_with_the_language_of_names(client):
    answer = client.post(f"{DRAFT}/extend", json=EXTENSION).json()
    assert [row["id"] for row in answer["rows"]] == EXTENSION["ids"]
    assert answer["rows"][0]["properties"][0] == {
        "id": "director",
        "values": [{"id": "agent/tarkovsky", "name": "Andreï Tarkovski", "lang": "ru-Latn"}],
    }
    assert answer["rows"][2]["properties"][0] == {"id": "director", "values": []}


def test_a_person_is_extended_with_films_in_the_order_of_years_and_an_edition_with_its_festival(client):
    properties = [{"id": name} for name in ("film", "occupation", "festival", "place", "name")]
    rows = posted(client, extend={"ids": ["agent/tarkovsky", "event/cannes-1980"], "properties": properties}).json()[
        "rows"
    ]
    assert [one["id"] for one in rows["agent/tarkovsky"]["film"]] == ["work/solaris", "work/stalker"]
    assert rows["agent/tarkovsky"]["occupation"] == [{"str": "director"}]
    assert rows["event/cannes-1980"]["festival"] == [{"id": "event/cannes", "name": "Cannes Film Festival"}]
    assert rows["event/cannes-1980"]["place"] == [{"id": "place/cannes", "name": "Cannes"}]


def test_a_film_is_extended_through_the_editions_it_was_at_and_with_its_identifiers(client):
    properties = [{"id": name, "settings": {"content": "name"}} for name in ("festival", "award", "identifier", "year")]
    rows = posted(client, extend={"ids": ["work/stalker", "event/award-jury"], "properties": properties}).json()["rows"]
    assert {one["str"] for one in rows["work/stalker"]["festival"]} == {"Cannes Film Festival", "Fantasporto"}
    assert {one["str"] for one in rows["work/stalker"]["award"]} == {"Prix du jury œcuménique", "Audience Jury Award"}
    assert {one["str"] for one in rows["work/stalker"]["identifier"]} == {"Q200437", "tt0079944"}
    assert rows["event/award-jury"]["festival"] == [{"str": "Cannes Film Festival"}]
    assert rows["event/award-jury"]["year"] == [{"int": 1980}]


@pytest.mark.parametrize(
    ("extend", "status", "detail"),
    [
        ([], 400, "extend: a JSON object belongs here."),
        ({"ids": []}, 400, "properties: a JSON array belongs here."),
        ({"ids": [1], "properties": []}, 400, "ids[0]: a text of 2000 characters at most belongs here."),
        ({"ids": [], "properties": [{}]}, 400, "properties[0]: an object with an id belongs here."),
        (
            {"ids": [], "properties": [{"id": "a", "settings": {"limit": -1}}]},
            400,
            "properties[0]: settings: limit is no whole number from 0.",
        ),
        (
            {"ids": [], "properties": [{"id": "a", "settings": {"content": "picture"}}]},
            400,
            "properties[0]: settings: content is none of entity, name, id.",
        ),
        ({"ids": ["a"] * 1001, "properties": []}, 413, "ids: 1001 are too many: 1000 at most."),
        ({"ids": [], "properties": [{"id": "a"}] * 51}, 413, "properties: 51 are too many: 50 at most."),
    ],
)
def test_a_malformed_extension_is_refused_by_place(client, extend, status, detail):
    refused(posted(client, extend=extend), status, detail)
    refused(client.post(f"{DRAFT}/extend", json=extend), status, detail)


def test_what_cannot_be_read_is_refused(client):
    refused(client.get(OLD, params={"queries": "{"}), 400, client.get(OLD, params={"queries": "{"}).json()["detail"])
    refused(
        client.get(OLD, params={"query": "Stalker"}),
        400,
        'query: queries come as a batch here: queries={"q0":{"query":"..."}}.',
    )
    refused(client.post(OLD, data={"other": "x"}), 400, "The form has neither a field queries nor a field extend.")
    refused(posted(client, queries={}, extend={}), 400, "Ask one thing at a time: queries or extend.")
    refused(client.post(OLD, json={}), 415, "POST the request as application/x-www-form-urlencoded.")
    refused(client.post(f"{DRAFT}/match", data={"queries": "{}"}), 415, "POST the request as application/json.")
    too_long = client.post(
        f"{DRAFT}/match", content=b" " * (1 << 20) + b"{}", headers={"Content-Type": "application/json"}
    )
    refused(too_long, 413, "The request is over 1048576 bytes.")
    refused(client.get(f"{OLD}/suggest/entity", params={"prefix": "a", "cursor": "-1"}), 400, "cursor=-1 is no whole number from 0 to 100000.")  # fmt: skip
    refused(client.get(f"{OLD}/suggest/entity", params={"prefix": "a" * 301}), 400, "prefix: 301 characters are too many: 300 at most.")  # fmt: skip
    refused(client.get(f"{OLD}/suggest/nothing"), 404, "Suggested are: entity, property, type.")
    assert client.post(DRAFT).status_code == client.get(f"{DRAFT}/match").status_code == 405


def test_a_batch_too_large_is_told_how_large_it_may_be(client):
    size = client.get(OLD).json()["batchSize"]
    most = {f"q{number}": {"query": "Stalker"} for number in range(size)}
    assert len(posted(client, queries=most).json()) == size
    assert posted(client, queries={**most, "more": {"query": "Stalker"}}).status_code == 413


def test_a_preview_is_small_escaped_and_may_stand_in_a_frame(client):
    answer = client.get(f"{OLD}/preview", params={"id": "agent/tarkovsky"})
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "<script" not in answer.text and "style=" not in answer.text
    assert '<a href="/doc/agent/tarkovsky" target="_blank" rel="noopener">' in answer.text
    assert "Андрей Тарковский" in answer.text
    assert client.get("/static/preview.css").status_code == 200
    assert "frame-ancestors 'none'" in client.get("/reconcile").headers["content-security-policy"]


def test_a_preview_needs_an_id_of_ours(client):
    refused(client.get(f"{OLD}/preview"), 400, "id is missing: name the entity to preview.")
    refused(client.get(f"{DRAFT}/preview?id=work/none"), 404, "No entity of this catalogue has this id.")


def test_a_page_says_how_to_add_the_service_and_what_can_be_asked(client, site):
    text = client.get("/reconcile", headers={"Accept": "text/html"}).text
    assert f'<code class="iri">{site}/reconcile/0.2</code>' in text
    assert f"curl {site}/reconcile/0.2 --data-urlencode 'queries={{&#34;q0&#34;" in text
    assert text.count('id="feature-director"') == text.count('id="feature-name"') == 1
    assert 'href="/reconcile"' in client.get("/", headers={"Accept": "text/html"}).text


def test_names_with_markup_are_text(tmp_path):
    publish(tmp_path, CASE.read_bytes().replace("Сталкер".encode(), b"</title><script>alert(1)</script>"))
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        assert "<script>alert" not in client.get(f"{OLD}/preview", params={"id": "work/stalker"}).text
        assert "<script>" not in client.get(f"{OLD}?callback=f").text


def test_a_new_publication_is_asked_from_the_next_request_on(tmp_path):
    publish(tmp_path, CASE.read_bytes())
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        batch = {"q": {"query": "Пикник", "type": "film"}}
        assert posted(client, queries=batch).json() == {"q": {"result": []}}
        publish(tmp_path, CASE.read_bytes().replace("Сталкер".encode(), "Пикник".encode()), name="b2")
        assert posted(client, queries=batch).json()["q"]["result"][0]["id"] == "work/stalker"


def test_a_base_with_a_path_is_served_under_that_path_too(tmp_path):
    base = "https://archive.example.org/films"
    publish(tmp_path, CASE.read_bytes().replace(BASE.encode(), base.encode()), base=base)
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        manifest = client.get("/films/reconcile/0.2").json()
        assert manifest["preview"]["url"] == f"{address}/films/reconcile/0.2/preview?id={{{{id}}}}"
        assert 'href="/films/doc/work/stalker"' in client.get("/films/reconcile/0.2/preview?id=work/stalker").text


def test_twenty_clients_at_once_are_answered_alike(site):
    def ask(number):
        with httpx.Client(base_url=site, timeout=60) as client:
            return posted(client, queries={"q0": STALKER, "q1": {"query": f"Tarkovski{number % 3}"}}).json()["q0"]

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, range(40)))
    assert all(answer == answers[0] for answer in answers)


def test_an_index_in_the_making_does_not_take_every_thread_of_the_server(publication):
    indexes, current = Indexes(), Shelf(publication).current()
    with ThreadPoolExecutor(9) as pool:
        with indexes._lock:
            waiting = [pool.submit(indexes.of, current) for _ in range(8)]
            while indexes._places._value:
                threading.Event().wait(0.01)
            with pytest.raises(StoreError, match="being made: ask again"):
                pool.submit(indexes.of, current).result(timeout=10)
        assert len({id(one.result()) for one in waiting}) == 1
    assert indexes.of(current) is waiting[0].result()
