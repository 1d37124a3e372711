"""The examples in the field modules are true."""

import doctest
import importlib
import pkgutil

import pytest

from kg import fields

MODULES = sorted(module.name for module in pkgutil.iter_modules(fields.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    result = doctest.testmod(importlib.import_module(f"kg.fields.{name}"))
    assert result.failed == 0
