import pytest

from tests.ontology.terms import undefined, unknown

A = "<https://data.example.org/id/work/a>"
KG = "https://w3id.org/reelgraph/ontology#"
VOC = "https://w3id.org/reelgraph/vocab/"


def test_defined_terms_are_let_through():
    lines = [
        f"{A} <{KG}titleType> <{VOC}title-original> .",
        f'{A} <{KG}dateEdtf> "1995"^^<http://id.loc.gov/datatypes/edtf/EDTF> <https://data.example.org/g> .',
    ]
    assert undefined(lines) == ()
    assert unknown(lines, ()) == ()


@pytest.mark.parametrize(
    "line, term",
    [
        (f'{A} <{KG}titel> "x" .', f"{KG}titel"),
        (f"{A} <{KG}role> <{VOC}role-direktor> .", f"{VOC}role-direktor"),
        (f"{A} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Film> .", f"{KG}Film"),
        (f'{A} <{KG}value> "x"^^<{KG}text> .', f"{KG}text"),
        (f'<{VOC}blue> <{KG}value> "x" .', f"{VOC}blue"),
    ],
)
def test_an_undefined_term_is_reported_wherever_it_stands(line, term):
    assert undefined([line]) == (term,)


def test_a_term_that_only_a_text_mentions_is_not_used():
    assert undefined([f'{A} <{KG}value> "see <{KG}titel>" .']) == ()


def test_an_outside_term_is_unknown_until_its_vocabulary_is_given():
    line = f"{A} <https://schema.org/directer> {A} ."
    assert unknown([line], ()) == ("https://schema.org/directer",)
    assert unknown([line], {"https://schema.org/directer"}) == ()
