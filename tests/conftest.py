"""What all tests share: whether the long runs are wanted (`make acceptance-full`)."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="run the acceptance tests at full length")


@pytest.fixture(scope="session")
def is_full(request):
    return request.config.getoption("--full")
