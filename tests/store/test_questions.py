"""Named queries: declared parameters, and values that stay values."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.rdf.vocab import XSD
from kg.store.questions import KINDS, Parameter, bind, load, named, parse, read

ENGINE = ox.Store()
FILMS = """# Which films?
# param name: string  any part of a name
# param from: year (default 1888)  first year
# PREFIX is not a parameter
SELECT ?film { ?film ?p $name , $from ; ?q "$name" , <http://e.org/$name> } # $name
"""


def asked(kind, value):
    """The term the engine sees where a parameter of a kind stands."""
    question = parse("q", f"# ?\n# param x: {kind}\nSELECT ($x AS ?y) {{}}")
    (solution,) = ENGINE.query(bind(question, {"x": value}))
    return solution["y"]


def test_a_file_says_its_question_and_its_parameters():
    question = parse("films", FILMS)
    assert (question.name, question.words) == ("films", "Which films?")
    assert question.parameters == (
        Parameter(name="name", kind="string", description="any part of a name"),
        Parameter(name="from", kind="year", description="first year", default="1888"),
    )


def test_values_go_where_parameters_stand_and_nowhere_else():
    assert bind(parse("films", FILMS), {"name": 'a"b'}) == FILMS.replace(
        "$name , $from ;", r'"a\"b" , "1888"^^<http://www.w3.org/2001/XMLSchema#gYear> ;'
    )


@given(st.text())
def test_a_string_comes_back_as_it_was(value):
    assert asked("string", value) == ox.Literal(value)


@pytest.mark.parametrize(
    "value",
    [
        '" AS ?y) {} #',
        '"""',
        "\\",
        '\\" . }',
        "\\u0022 AS ?z",
        "$x",
        "\r\n",
        "\x00",
        "') } ; DROP ALL ; #",
        "{}?",
    ],
)
def test_an_injection_comes_back_as_it_was(value):
    assert asked("string", value) == ox.Literal(value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters='<>"{}|^`\\')))
def test_an_iri_comes_back_as_it_was_or_is_refused(rest):
    value = f"http://e.org/{rest}"
    try:
        term = asked("iri", value)
    except QueryError as error:  # a private-use or unassigned character, a stray percent sign: RFC 3987
        assert repr(value) in str(error)
    else:
        assert term == ox.NamedNode(value)


@pytest.mark.parametrize("value", ["http://e.org/$x?a=1&b=2#c", "urn:isbn:0", "https://e.org/Сталкер_(1979)'"])
def test_an_iri_of_any_usual_shape_is_taken(value):
    assert asked("iri", value) == ox.NamedNode(value)


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_an_integer_comes_back_as_it_was(value):
    assert asked("integer", value) == ox.Literal(str(value), datatype=ox.NamedNode(XSD.iri("integer")))


@given(st.integers(0, 9999))
def test_a_year_comes_back_as_it_was(value):
    assert asked("year", f"{value:04}") == ox.Literal(f"{value:04}", datatype=ox.NamedNode(XSD.iri("gYear")))


def test_a_language_becomes_a_lower_case_string_to_compare_with():
    assert asked("language", "ru-Latn") == ox.Literal("ru-latn")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "film"),
        ("iri", "http://e.org/> ?p ?o } #"),
        ("string", "\ud800"),
        ("integer", "1 + 1"),
        ("integer", "1\n"),
        ("integer", "١"),
        ("integer", ""),
        ("year", "79"),
        ("year", "1979-01-01"),
        ("language", "français"),
        ("language", ""),
        ("language", 'en" || true'),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_what_is_taken(kind, value):
    with pytest.raises(QueryError, match=rf"q: x: .*: give a value of kind {kind}\. It takes x={kind}\."):
        asked(kind, value)


def test_a_missing_parameter_is_told_with_all_of_them():
    with pytest.raises(QueryError) as caught:
        bind(parse("films", FILMS), {})
    assert str(caught.value) == (
        "films needs name. It takes name=string any part of a name; from=year (default '1888') first year."
    )


def test_an_unknown_parameter_is_told_with_all_of_them():
    with pytest.raises(QueryError, match=r"films has no parameter title. It takes name=string"):
        bind(parse("films", FILMS), {"name": "x", "title": "y"})


def test_a_query_without_parameters_says_so():
    with pytest.raises(QueryError, match=r"q has no parameter x\. It takes no parameters\."):
        bind(parse("q", "# ?\nASK {}"), {"x": "1"})


def test_an_empty_default_is_a_value():
    question = parse("q", "# ?\n# param x: string (default )  all if empty\nSELECT ($x AS ?y) {}")
    assert question.parameters[0].default == ""
    assert '("" AS ?y)' in bind(question, {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# ?\n# param x: string\nASK {}", "q.rq: declared but not used, or used but not declared: x"),
        ("# ?\nASK { ?s ?p $y }", "q.rq: declared but not used, or used but not declared: y"),
        (
            "# ?\n# param x: colour\nASK { ?s ?p $x }",
            r"q.rq: not a declaration .*iri\|string.*'param x: colour'",
        ),
        ("# ?\n# param x\nASK { ?s ?p $x }", "q.rq: not a declaration"),
    ],
)
def test_a_malformed_declaration_is_told(text, message):
    with pytest.raises(QueryError, match=message):
        parse("q", text)


def test_a_folder_is_read_in_order(tmp_path):
    (tmp_path / "b.rq").write_text("# B?\nASK {}")
    (tmp_path / "a.rq").write_text("# A?\nASK {}")
    (tmp_path / "notes.txt").write_text("no query")
    assert [question.name for question in load(tmp_path)] == ["a", "b"]


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(QueryError, match=r"none.rq: the query cannot be read"):
        read(Path("none.rq"))


def test_an_unknown_name_is_told_with_the_known_ones():
    with pytest.raises(QueryError, match=r"no query is called 'flims': choose one of awards, .*statistics"):
        named("flims")


def test_every_kind_is_tried_above():
    assert set(KINDS) == {"iri", "string", "integer", "year", "language"}
