"""Terms as text, held against two parsers that are not ours."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import DataError
from kg.rdf.terms import decimal, integer, iri, is_iri, literal, typed
from kg.rdf.vocab import XSD

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TAGS = st.sampled_from(["en", "ru", "fr", "ru-Latn", "ru-Latn-t-ru-m0-iso", "zh-Hant-TW"])


def read(term):
    """Parse a term as the object of a statement, by Oxigraph and by rdflib."""
    line = f"<https://example.org/s> <https://example.org/p> {term} ."
    theirs = next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES))).object
    other = next(iter(Graph().parse(data=line, format="nt").objects()))
    return theirs, other


@given(TEXT)
def test_any_string_comes_back_as_it_was(text):
    theirs, other = read(literal(text))
    assert theirs.value == str(other) == text


@given(TEXT, TAGS)
def test_a_tagged_string_keeps_its_words_and_its_tag(text, tag):
    theirs, other = read(literal(text, tag))
    assert (theirs.value, theirs.language) == (text, tag.lower())
    assert (str(other), other.language.lower()) == (text, tag.lower())


@given(TEXT)
def test_a_statement_is_one_line_whatever_the_string(text):
    assert not {"\n", "\r"} & set(literal(text))


@given(st.text())
def test_a_string_is_an_iri_to_us_only_if_both_parsers_take_it(text):
    try:
        term = iri(f"https://example.org/{text}")
    except DataError:
        return
    theirs, other = read(term)
    assert theirs.value == str(other) == f"https://example.org/{text}"


@pytest.mark.parametrize(
    "good", ["https://a", "https://a:80/b?c=d#e", "urn:isbn:1", "http://кино.рф/п%20я", "mailto:a@b"]
)
def test_an_absolute_iri_is_taken(good):
    assert iri(good) == f"<{good}>"
    assert read(iri(good))[0].value == good


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "films",
        "/id/x",
        "https://a b",
        "https://a/<b>",
        'https://a/"',
        "https://a/\n",
        "1x:y",
        "https://a/%zz",
        "https://a/#b#c",
        "https://a:b/",
        "https://a/[b]",
        "https://a/\ufffe",
    ],
)
def test_what_is_no_absolute_iri_is_refused_by_name(bad):
    with pytest.raises(DataError, match="not an absolute IRI"):
        iri(bad)


@pytest.mark.parametrize("tag", ["", "e n", "русский", "toolonglanguage", "en-"])
def test_what_is_no_language_tag_is_refused(tag):
    with pytest.raises(DataError, match="not a language tag"):
        literal("x", tag)


def test_half_a_character_is_refused():
    with pytest.raises(DataError, match="not a Unicode string"):
        literal("\ud83c")


def test_numbers_and_years_are_typed_as_xsd_writes_them():
    assert integer(327) == '"327"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert [decimal(number).split("^")[0] for number in (0.9, 1, 0.12345, 0.5)] == [
        '"0.9"',
        '"1.0"',
        '"0.1235"',
        '"0.5"',
    ]
    assert typed("1995", XSD["gYear"]) == '"1995"^^<http://www.w3.org/2001/XMLSchema#gYear>'


@pytest.mark.parametrize("space", ["\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u3000", " "])
def test_no_space_of_any_kind_is_part_of_an_iri(space):
    assert not is_iri(f"https://example.org/a{space}b")
    assert not is_iri(f"https://exa{space}mple.org/")
