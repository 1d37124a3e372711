"""Words and relators of records as roles of the vocabulary."""

import pytest

from kg.sources.xml import roles


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Director of photography", "cinematographer"),
        ("camera.", "cinematographer"),
        ("film director,", "director"),
        ("réalisateur", "director"),
        ("сценарист", "writer"),
        ("Production company", "company"),
        ("film distributor", "distributor"),
        ("on-screen participant", "actor"),
        ("catering", None),
        ("", None),
    ],
)
def test_a_word_is_a_role_by_the_vocabulary_s_names_or_by_usage(words, role):
    assert roles.role(words) == role


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("fmd", "director"),
        ("drt", "director"),
        ("cmp", "composer"),
        ("http://id.loc.gov/vocabulary/relators/prn", "company"),
        ("ctb", "contributor"),
        ("own", None),
        ("director", None),
    ],
)
def test_a_relator_code_is_a_role_by_the_vocabulary_s_match_or_nearness(code, role):
    assert roles.code(code) == role


def test_every_role_named_here_is_in_the_vocabulary():
    known = set(roles._vocabulary().roles)
    assert {*roles._WORDS, *roles._CODES.values(), roles.ANY} <= known
