"""The reconciliation service against the JSON schemas and examples of each version of its specification.

The specification's own examples are checked first, so that a schema that takes anything would be noticed. Of
them, those with `authentication` refer to a Swagger schema on a foreign host, which is not fetched: they are
left out. The service has no authentication, so none of its answers needs that schema.
"""

import json
import tarfile
from pathlib import Path

import httpx
import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.web.publishing import CASE, publish, serving

SUITES = Path(__file__).resolve().parents[3] / "shared" / "suites"
ARCHIVES = {
    "0.1": ("reconciliation_schemas_examples.tar.gz", "0.1"),
    "0.2": ("reconciliation_schemas_examples.tar.gz", "0.2"),
    "1.0-draft": ("reconciliation_1.0-draft_schemas_examples.tar.gz", "r10"),
}
pytestmark = pytest.mark.skipif(
    not all((SUITES / name).is_file() for name, _ in ARCHIVES.values()), reason="needs ../shared, which is not here"
)
OUTSIDE = "authentication"  # the key whose schema lies elsewhere


def read(version):
    """The JSON files of a version: path within its folder to value."""
    name, folder = ARCHIVES[version]
    found = {}
    if not (SUITES / name).is_file():
        return found
    with tarfile.open(SUITES / name) as archive:
        for member in archive.getmembers():
            path = Path(member.name)
            inside = path.parts[path.parts.index(folder) + 1 :] if folder in path.parts else ()
            if inside and path.suffix == ".json" and member.isfile():
                found["/".join(inside)] = json.load(archive.extractfile(member))
    return found


FILES = {version: read(version) for version in ARCHIVES}
EXAMPLES = [
    pytest.param(version, path, id=f"{version}/{path}")
    for version, files in FILES.items()
    for path in files
    if path.startswith("examples/") and f"schemas/{path.split('/')[1]}.json" in files and OUTSIDE not in files[path]
]
INVALID_REQUESTS = [
    pytest.param(version, path, id=f"{version}/{path}")
    for version, files in FILES.items()
    for path in files
    if path.startswith(("examples/reconciliation-query-batch/", "examples/data-extension-query/"))
    and "/invalid/" in path
]
VALID_REQUESTS = [
    pytest.param(version, path, id=f"{version}/{path}")
    for version, files in FILES.items()
    for path in files
    if path.startswith(("examples/reconciliation-query-batch/", "examples/data-extension-query/")) and "/valid/" in path
]


def validator(version, name):
    """A validator of one schema; the version's other schemas are found by their relative names, nothing is fetched."""
    schemas = {
        path.removeprefix("schemas/"): one for path, one in FILES[version].items() if path.startswith("schemas/")
    }
    near = {
        file: {**one, "$id": file, "$schema": "http://json-schema.org/draft-07/schema#"}
        for file, one in schemas.items()
    }
    resources = [(file, Resource.from_contents(one, DRAFT7)) for file, one in near.items()]
    return jsonschema.Draft7Validator(near[f"{name}.json"], registry=Registry().with_resources(resources))


def is_valid(version, name, value):
    return next(iter(validator(version, name).iter_errors(value)), None) is None


def check(version, name, value):
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in validator(version, name).iter_errors(value)]
    assert not errors, errors[:3]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    root = tmp_path_factory.mktemp("service")
    publish(root, CASE.read_bytes())
    with serving(root) as address, httpx.Client(base_url=address) as one:
        yield one


def matched(client, version, batch):
    if version == "1.0-draft":
        return client.post("/reconcile/1.0-draft/match", json=batch)
    return client.post("/reconcile/0.2", data={"queries": json.dumps(batch)})


def extended(client, version, query):
    if version == "1.0-draft":
        return client.post("/reconcile/1.0-draft/extend", json=query)
    return client.post("/reconcile/0.2", data={"extend": json.dumps(query)})


def address(version):
    return "/reconcile/1.0-draft" if version == "1.0-draft" else "/reconcile/0.2"


def asked(version):
    """Queries that reach every part of an answer: several types, properties of each sort, nothing found."""
    queries = [
        ("Stalker", "film", {"year": 1979, "director": "Tarkovsky", "imdb": "tt0079944", "minutes": 160}),
        ("Tarkovski", "agent", {"film": {"id": "work/stalker", "name": "Stalker"}}),
        ("Mosfilm", "organisation", {"place": "Moscow"}),
        ("Cannes", "event", {}),
        ("USSR", "place", {}),
        ("nothing of that name", "award", {}),
    ]
    if version == "1.0-draft":
        return {
            "queries": [
                {
                    "type": type_,
                    "conditions": [
                        {"matchType": "name", "propertyValue": name},
                        *(
                            {"matchType": "property", "propertyId": p, "propertyValue": v}
                            for p, v in properties.items()
                        ),
                    ],
                }
                for name, type_, properties in queries
            ]
        }
    return {
        f"q{number}": {
            "query": name,
            "type": type_,
            "properties": [{"pid": p, "v": v} for p, v in properties.items()],
        }
        for number, (name, type_, properties) in enumerate(queries)
    }


def test_the_examples_left_out_are_those_of_authentication_alone():
    left_out = {
        (version, path)
        for version, files in FILES.items()
        for path, value in files.items()
        if path.startswith("examples/manifest/") and OUTSIDE in value
    }
    assert left_out == {
        (version, f"examples/manifest/{path}")
        for version in ("0.2", "1.0-draft")
        for path in ("valid/authentication.json", "invalid/bad-authentication.json")
    }


@pytest.mark.parametrize(("version", "path"), EXAMPLES)
def test_the_schemas_tell_the_specifications_valid_examples_from_the_invalid(version, path):
    name = path.split("/")[1]
    assert is_valid(version, name, FILES[version][path]) is ("/valid/" in path)


@pytest.mark.parametrize("version", ARCHIVES)
def test_the_manifest_is_valid(client, version):
    manifest = client.get(address(version)).json()
    check(version, "manifest", manifest)
    assert version in manifest["versions"]
    for type_ in manifest["defaultTypes"]:
        check("0.2", "type", type_)


@pytest.mark.parametrize("version", ARCHIVES)
def test_every_batch_that_is_asked_and_answered_is_valid(client, version):
    batch = asked(version)
    check(version, "reconciliation-query-batch", batch)
    answer = matched(client, version, batch)
    assert answer.status_code == 200, answer.text
    check(version, "reconciliation-result-batch", answer.json())
    if version == "1.0-draft":
        found = [result["candidates"] for result in answer.json()["results"]]
    else:
        found = [one["result"] for one in answer.json().values()]
    assert [bool(candidates) for candidates in found] == [True] * 5 + [False]
    assert found[0][0]["features"] and found[0][0]["match"] is True


@pytest.mark.parametrize(("version", "path"), INVALID_REQUESTS)
def test_an_invalid_request_is_refused_with_a_problem_that_says_why(client, version, path):
    value = FILES[version][path]
    answer = (matched if "query-batch" in path else extended)(client, version, value)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(("queries", "the body", "ids", "properties"))


@pytest.mark.parametrize(("version", "path"), VALID_REQUESTS)
def test_a_valid_request_about_another_catalogue_is_answered_validly(client, version, path):
    value = FILES[version][path]
    is_batch = "query-batch" in path
    answer = (matched if is_batch else extended)(client, version, value)
    assert answer.status_code == 200, answer.text
    check(version, "reconciliation-result-batch" if is_batch else "data-extension-response", answer.json())


@pytest.mark.parametrize("version", ARCHIVES)
def test_suggestions_are_valid(client, version):
    for what, name in (("entity", "entities"), ("property", "properties"), ("type", "types")):
        for prefix in ("", "s", "f"):
            answer = client.get(f"{address(version)}/suggest/{what}", params={"prefix": prefix}).json()
            check(version, f"suggest-{name}-response", answer)
            assert answer["result"] or prefix


@pytest.mark.parametrize("version", ARCHIVES)
def test_proposals_are_valid(client, version):
    for type_ in ("film", "person", "unheard-of", ""):
        answer = client.get(f"{address(version)}/extend/propose", params={"type": type_, "limit": 4}).json()
        check("1.0-draft" if version == "1.0-draft" else "0.2", "data-extension-property-proposal", answer)
        assert len(answer["properties"]) == 4


@pytest.mark.parametrize("content", ["entity", "name", "id"])
@pytest.mark.parametrize("version", ARCHIVES)
def test_extensions_by_every_property_of_every_entity_are_valid(client, version, content):
    ids = []
    while page := client.get(f"{address(version)}/suggest/entity", params={"prefix": "", "cursor": len(ids)}).json()[
        "result"
    ]:
        ids += [one["id"] for one in page]
    known = client.get(f"{address(version)}/extend/propose").json()["properties"]
    properties = [{"id": one["id"], "settings": {"content": content, "limit": "0"}} for one in known]
    query = {"ids": ids, "properties": properties}
    check(version, "data-extension-query", query)
    answer = extended(client, version, query)
    assert answer.status_code == 200, answer.text
    check(version, "data-extension-response", answer.json())
    assert len(answer.json()["rows"]) == len(ids) > 20
