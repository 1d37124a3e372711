"""Language tags leave this package in the case RFC 5646 recommends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.tags import canonical_tag


@pytest.mark.parametrize(
    ("as_parsed", "canonical"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("ru-latn", "ru-Latn"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("sgn-be-fr", "sgn-BE-FR"),
        ("en-ca-x-ca", "en-CA-x-ca"),
        ("az-latn-x-latn", "az-Latn-x-latn"),
        ("en-t-ru-m0-alaloc", "en-t-ru-m0-alaloc"),
        ("ru-latn-t-ru-cyrl-m0-iso-1995", "ru-Latn-t-ru-cyrl-m0-iso-1995"),
        ("de-1996", "de-1996"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("es-419", "es-419"),
        ("x-ru-latn", "x-ru-latn"),
        ("i-klingon", "i-klingon"),
    ],
)
def test_each_subtag_has_its_usual_case(as_parsed, canonical):
    assert canonical_tag(as_parsed) == canonical
    assert canonical_tag(as_parsed.upper()) == canonical


@given(st.from_regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,6}", fullmatch=True))
def test_only_the_case_changes_and_a_second_time_changes_nothing(tag):
    assert canonical_tag(tag).lower() == tag.lower()
    assert canonical_tag(canonical_tag(tag)) == canonical_tag(tag)
