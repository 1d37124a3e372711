"""An identifier that a record states is compared whatever case and spaces it is written with."""

import pytest

from kg.reconcile.compare import identifiers
from kg.reconcile.words import MISSING, OTHER, SAME

EIDR = (("eidr", "10.5240/9a0a-x"),)


@pytest.mark.parametrize(
    ("ours", "word"),
    [
        (("wikidata", "Q200437"), SAME),
        (("wikidata", "q200437"), SAME),
        (("wikidata", "Q1"), OTHER),
        (("EIDR", "10.5240/9A0A-X"), SAME),
        (("eidr", " 10.5240/9A0A-X "), SAME),
        (("eidr", "10.5240/0000-0"), OTHER),
        (("imdb", "tt0079944"), MISSING),
    ],
)
def test_an_identifier_of_ours_agrees_contradicts_or_says_nothing(ours, word):
    assert identifiers((ours,), EIDR, "Q200437") == word
