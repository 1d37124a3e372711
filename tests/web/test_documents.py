"""Things and their documents over HTTP: redirects, formats, validators, and every kind of thing."""

import gzip
import json
import re

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from tests.web.publishing import BASE, CASE, publish, serving

QUADS = tuple(ox.parse(CASE.read_bytes(), format=ox.RdfFormat.TRIG))
THINGS = sorted({quad.subject.value.removeprefix(BASE) for quad in QUADS if "/id/" in quad.subject.value})
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
STALKER = f"{BASE}/id/work/stalker"


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/turtle", "/doc/work/stalker.ttl"),
        ("application/ld+json", "/doc/work/stalker.jsonld"),
        ("application/json", "/doc/work/stalker.jsonld"),
        ("application/n-triples", "/doc/work/stalker.nt"),
        ("application/rdf+xml", "/doc/work/stalker.rdf"),
        ("text/html", "/doc/work/stalker"),
        ("*/*", "/doc/work/stalker"),
        ("application/json;q=0.5,text/turtle;q=0.9", "/doc/work/stalker.ttl"),
        ('application/ld+json;profile="https://schema.org/"', "/doc/work/stalker.jsonld?_profile=search"),
    ],
)
def test_a_thing_answers_303_to_its_document_in_the_format_asked_for(client, accept, location):
    answer = client.get("/id/work/stalker", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert "Accept" in answer.headers["vary"]


def test_a_thing_without_accept_header_leads_to_the_page(site):
    with httpx.Client(base_url=site) as plain:
        del plain.headers["accept"]
        assert plain.get("/id/work/stalker").headers["location"] == "/doc/work/stalker"


def test_a_thing_nobody_published_is_not_found_and_has_no_redirect(client):
    answer = client.get("/id/work/nosuchfilm")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("html", "text/html; charset=utf-8"),
        ("ttl", "text/turtle; charset=utf-8"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
        ("rdf", "application/rdf+xml"),
    ],
)
def test_a_suffix_beats_the_accept_header(client, suffix, media_type):
    answer = client.get(f"/doc/work/stalker.{suffix}", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-location"] == f"/doc/work/stalker.{suffix}"


def test_a_parameter_names_the_format_too(client):
    assert client.get("/doc/work/stalker?_mediatype=text/turtle").headers["content-type"].startswith("text/turtle")
    assert client.get("/doc/work/stalker?_mediatype=nt").headers["content-type"] == "application/n-triples"


def test_what_cannot_be_had_is_406_with_the_list(client):
    answer = client.get("/doc/work/stalker", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle (.ttl)" in answer.json()["detail"]
    assert "application/ld+json (.jsonld)" in answer.json()["detail"]


def test_an_unknown_suffix_is_not_found(client):
    assert client.get("/doc/work/stalker.exe").status_code == 404


@pytest.mark.parametrize("path", ["/doc/work/a%3E%20b", "/doc/w%22ork/x", "/id/work/%7Bx%7D", "/doc/work/%00"])
def test_a_name_that_no_iri_can_hold_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_json_alone_is_the_archive_view(client):
    archive = client.get("/doc/work/stalker", headers={"Accept": "application/json"})
    assert archive.headers["content-type"] == "application/ld+json"
    assert isinstance(archive.json()["@context"], dict)


@pytest.mark.parametrize(
    "asked",
    [
        {"params": {"_profile": "search"}},
        {"params": {"_profile": "https://schema.org/"}},
        {"headers": {"Accept": 'application/ld+json;profile="https://schema.org/"'}},
        {"headers": {"Accept": "application/ld+json", "Accept-Profile": "<https://schema.org/>"}},
    ],
)
def test_the_search_view_is_had_by_parameter_and_by_header(client, asked):
    answer = client.get("/doc/work/stalker", **asked)
    assert answer.json()["@context"] == "https://schema.org"
    assert answer.json()["@type"] == "Movie"
    assert '<https://schema.org/>; rel="profile"' in answer.headers["link"]


def test_an_unknown_profile_is_406(client):
    assert client.get("/doc/work/stalker.jsonld?_profile=nonsense").status_code == 406


def test_the_search_view_of_a_format_that_has_none_is_406(client):
    assert client.get("/doc/work/stalker.ttl?_profile=search").status_code == 406


def test_the_links_name_the_other_formats_the_thing_and_the_licence(client):
    links = client.get("/doc/work/stalker.ttl").headers["link"]
    assert f'<{BASE}/doc/work/stalker>; rel="canonical"' in links
    assert '</doc/work/stalker.jsonld>; rel="alternate"; type="application/ld+json"' in links
    assert '</doc/work/stalker.jsonld?_profile=search>; rel="alternate"' in links
    assert '</doc/work/stalker.ttl>; rel="alternate"' not in links
    assert f'<{STALKER}>; rel="cite-as"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links


def test_a_representation_the_client_has_is_answered_304(client):
    first = client.get("/doc/work/stalker.ttl")
    tag = first.headers["etag"]
    assert re.fullmatch('"[0-9a-f]{32}"', tag)
    again = client.get("/doc/work/stalker.ttl", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/doc/work/stalker.ttl", headers={"If-None-Match": '"other"'}).status_code == 200


def test_each_representation_has_a_tag_of_its_own(client):
    paths = [
        "/doc/work/stalker.ttl",
        "/doc/work/stalker.nt",
        "/doc/work/stalker.jsonld",
        "/doc/work/solaris.ttl",
    ]
    plain = [client.get(path).headers["etag"] for path in paths]
    zipped = client.get(paths[0], headers={"Accept-Encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.text == client.get(paths[0]).text
    assert len({*plain, zipped.headers["etag"]}) == 5
    assert "Accept-Encoding" in zipped.headers["vary"]


def test_head_says_what_get_would_without_the_body(client):
    head, get = client.head("/doc/work/stalker.ttl"), client.get("/doc/work/stalker.ttl")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(get.content))
    assert head.headers["etag"] == get.headers["etag"]


def test_a_document_cannot_be_written(client):
    answer = client.put("/doc/work/stalker", content=b"x")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("thing", THINGS)
def test_every_thing_has_a_page_with_one_heading(client, thing):
    answer = client.get(thing, headers=BROWSER, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert f"{BASE}{thing}" in answer.text
    assert 'href="None"' not in answer.text


def canonical(quads):
    """Statements as text, tags in lower case and durations in one spelling: there engines differ."""
    return {" ".join(map(spelt, (quad.subject, quad.predicate, quad.object))) for quad in quads}


def spelt(term):
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#duration"):
        return str(re.sub("PT(\\d+)M", lambda found: "PT{}H{}M".format(*divmod(int(found[1]), 60)), term.value))
    return str(term)


@pytest.mark.parametrize("thing", [thing for thing in THINGS if "/work/" in thing or "/agent/" in thing])
def test_every_data_format_says_the_same_and_two_parsers_agree(client, thing):
    document = f"/doc/{thing.removeprefix('/id/')}"
    expected = canonical(ox.parse(client.get(f"{document}.nt").content, format=ox.RdfFormat.N_TRIPLES))
    for suffix, theirs, ours in [
        ("ttl", "turtle", ox.RdfFormat.TURTLE),
        ("jsonld", "json-ld", ox.RdfFormat.JSON_LD),
        ("rdf", "xml", ox.RdfFormat.RDF_XML),
    ]:
        content = client.get(f"{document}.{suffix}").content
        assert canonical(ox.parse(content, format=ours)) == expected
        read = rdflib.Graph().parse(data=content, format=theirs).serialize(format="nt")
        assert canonical(ox.parse(read, format=ox.RdfFormat.N_TRIPLES)) == expected


def test_language_tags_go_out_in_their_usual_case(client):
    assert '"Stalker"@ru-Latn' in client.get("/doc/work/stalker.ttl").text
    assert '"Stalker"@ru-Latn' in client.get("/doc/work/stalker.nt").text
    assert "ru-latn" not in client.get("/doc/work/stalker.html").text


def test_a_film_document_holds_its_parts_and_the_names_of_its_neighbours(client):
    said = rdflib.Graph().parse(data=client.get("/doc/work/stalker.nt").content, format="nt")
    schema, kg = (
        rdflib.Namespace("https://schema.org/"),
        rdflib.Namespace("https://w3id.org/reelgraph/ontology#"),
    )
    uri = lambda path: rdflib.URIRef(f"{BASE}/id/{path}")  # noqa: E731
    assert (uri("contribution/cast-1"), kg.characterName, rdflib.Literal("Сталкер")) in said
    assert (uri("manifestation/stalker-bd"), schema.publisher, uri("agent/criterion")) in said
    assert (uri("item/print"), schema.identifier, rdflib.Literal("35/0412")) in said
    assert (uri("agent/criterion"), schema.name, rdflib.Literal("The Criterion Collection")) in said
    assert (uri("event/cannes"), schema.name, rdflib.Literal("Cannes Film Festival")) in said
    assert (uri("place/fr"), schema.name, rdflib.Literal("France", lang="en")) in said
    assert (uri("decision/stalker"), kg.decidedBy, rdflib.Literal("machine")) in said
    assert (uri("source/archive-754"), schema.publisher, rdflib.Literal("Archive of the Example")) in said


def test_a_person_document_holds_the_films_they_are_credited_in(client):
    said = rdflib.Graph().parse(data=client.get("/doc/agent/solonitsyn.nt").content, format="nt")
    name = rdflib.URIRef("https://schema.org/name")
    assert {str(said.value(rdflib.URIRef(f"{BASE}/id/work/{film}"), name)) for film in ("stalker", "solaris")} == {
        "Сталкер",
        "Солярис",
    }


def test_a_graph_document_is_one_record_and_nothing_else(client):
    said = rdflib.Graph().parse(data=client.get("/graph/pages/solaris.ttl").content, format="turtle")
    expected = [quad for quad in QUADS if quad.graph_name.value == f"{BASE}/graph/pages/solaris"]
    assert len(said) == len(expected)


def test_a_key_with_a_slash_is_one_graph(client):
    answer = client.get("/graph/archive/f%2F754.nt")
    assert answer.headers["content-location"] == "/graph/archive/f%2F754.nt"
    assert f"<{BASE}/graph/archive/f%2F754>" in answer.text


def test_a_graph_nobody_published_is_not_found(client):
    assert client.get("/graph/pages/nothing.ttl").status_code == 404


def test_the_ontology_and_the_vocabulary_are_read_as_turtle_and_as_pages(client):
    said = rdflib.Graph().parse(data=client.get("/ontology.ttl").content, format="turtle")
    work = rdflib.URIRef("https://w3id.org/reelgraph/ontology#Work")
    assert (work, rdflib.RDF.type, rdflib.OWL.Class) in said
    assert 'id="Work"' in client.get("/ontology", headers=BROWSER).text
    assert "skos:prefLabel" in client.get("/vocab.ttl").text
    assert "/vocab/role-director" in client.get("/vocab", headers=BROWSER).text


def test_a_concept_has_a_document_with_the_films_that_use_it(client):
    page = client.get("/vocab/form-fiction", headers=BROWSER).text
    assert "Сталкер" in page
    assert '"fiction"@en' in client.get("/vocab/form-fiction.ttl").text
    assert client.get("/vocab/form-nonsense").status_code == 404


def test_the_context_is_json_ld(client):
    answer = client.get("/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert json.loads(answer.content)["@context"]["kg"] == "https://w3id.org/reelgraph/ontology#"


@pytest.fixture
def later(tmp_path):
    """A publication that joined one film to another and withdrew a third; its site ranks before the archive."""
    trig = (
        "@prefix kg: <https://w3id.org/reelgraph/ontology#> . @prefix schema: <https://schema.org/> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        f'<{BASE}/graph/archive/1> {{ <{BASE}/id/work/a> a kg:Work ; schema:name "Spiritual Voices"@en ; schema:dateCreated "1994" . }}\n'
        f'<{BASE}/graph/site/x> {{ <{BASE}/id/work/a> a kg:Work ; schema:name "Voices of the Spirit"@en ; schema:dateCreated "1995" . }}\n'
        f"<{BASE}/graph/reconciliation> {{ <{BASE}/id/work/b> dcterms:isReplacedBy <{BASE}/id/work/a> . }}\n"
    )
    folder = publish(tmp_path, trig)
    about = json.loads((folder / "publication.json").read_text())
    (folder / "publication.json").write_text(json.dumps(about | {"sources": ["site", "archive"]}))
    (folder / "gone.txt.gz").write_bytes(gzip.compress(b"graph/archive/2\nid/work/c\n"))
    with serving(tmp_path) as address, httpx.Client(base_url=address) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/id/work/b", 301, "/id/work/a"),
        ("/doc/work/b.ttl", 301, "/doc/work/a.ttl"),
        ("/id/work/c", 410, None),
        ("/doc/work/c", 410, None),
        ("/doc/work/c.jsonld", 410, None),
        ("/graph/archive/2", 410, None),
        ("/id/work/never", 404, None),
        ("/graph/archive/never", 404, None),
    ],
)
def test_what_was_joined_leads_on_and_what_was_withdrawn_is_gone(later, path, status, location):
    answer = later.get(path)
    assert (answer.status_code, answer.headers.get("location")) == (status, location)


def test_the_first_ranking_source_names_the_film_and_both_are_shown(later):
    page = later.get("/doc/work/a", headers=BROWSER).text
    assert "<h1" in page and "Voices of the Spirit" in page.partition("<h1")[2].partition("</h1>")[0]
    assert "Spiritual Voices" in page
    view = later.get("/doc/work/a.jsonld?_profile=search").json()
    assert (view["name"], view["alternateName"]) == ("Voices of the Spirit", "Spiritual Voices")
    assert view["dateCreated"] == ["1995", "1994"]
