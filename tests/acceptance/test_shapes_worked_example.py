"""The worked example of the domain breaks no rule, with or without the vocabulary at hand."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.assets import files
from kg.check import ShaclChecker, sentence
from kg.model import Origin

EXAMPLE = Path(__file__).parents[3] / "shared" / "design" / "worked-example.trig"
RECORD = "https://data.example.org/graph/pages/spiritual-voices"
GAZETTEER = "https://data.example.org/graph/gazetteer"

pytestmark = pytest.mark.skipif(not EXAMPLE.exists(), reason="needs ../shared/design/worked-example.trig")


def _graph(name):
    quads = parse(path=EXAMPLE, format=RdfFormat.TRIG)
    return [f"{quad} ." for quad in quads if quad.graph_name.value == name]


def _vocabulary():
    quads = (quad for file in files("ontology", ".ttl") for quad in parse(path=file, format=RdfFormat.TURTLE))
    return [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads]


@pytest.mark.parametrize("vocabulary", [list, _vocabulary], ids=["alone", "with the vocabulary"])
def test_the_worked_example_breaks_no_rule(vocabulary):
    record, places = _graph(RECORD), _graph(GAZETTEER)
    assert (len(record), len(places)) == (427, 50)
    found = ShaclChecker()(Origin("pages", "spiritual-voices"), record, [*places, *vocabulary()])
    assert [sentence(finding) for finding in found] == []


def test_the_worked_example_with_a_broken_line_is_found_at_that_line():
    record = [line.replace('"Aleksandr BUROV"@ru-latn', '"Aleksandr BUROV"@ru') for line in _graph(RECORD)]
    found = ShaclChecker()(Origin("pages", "spiritual-voices"), record, _graph(GAZETTEER))
    assert [(finding.rule, finding.origin.locator, finding.value) for finding in found] == [
        ("title-script", "L18", "Aleksandr BUROV")
    ]
