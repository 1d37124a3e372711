"""One publication and one server for all the tests of this folder."""

import httpx
import pytest

from tests.web.publishing import CASE, publish, serving


@pytest.fixture(scope="session")
def publication(tmp_path_factory):
    root = tmp_path_factory.mktemp("publication")
    publish(root, CASE.read_bytes())
    return root


@pytest.fixture(scope="session")
def site(publication):
    with serving(publication) as address:
        yield address


@pytest.fixture
def client(site):
    """A client that accepts anything, as curl does, and follows nothing by itself."""
    with httpx.Client(base_url=site, headers={"Accept-Encoding": "identity"}) as one:
        yield one
