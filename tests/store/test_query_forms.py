"""What a query's text tells: tokens, form, and whether it would ask another server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store.forms import Form, form, refuse_service
from kg.store.tokens import Kind, tokens


@given(st.text(alphabet=st.sampled_from("$?x<>\"'\\\n#{}a:/ é\u0300")) | st.text())
def test_the_tokens_joined_are_the_query(text):
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        '"$x"',
        "'$x'",
        '"""a "$x" \n b"""',
        "'''$x'''",
        r'"\"$x"',
        "<http://e.org/$x>",
        "# $x\n",
        r"e:a\$x",
        '"#" # $x',
        '"<" , "$x" , ">"',
    ],
)
def test_a_parameter_is_not_seen_in_a_string_an_iri_a_comment_or_a_name(text):
    assert all(token.kind is not Kind.VARIABLE for token in tokens(text))


@pytest.mark.parametrize("text", ["?s<a:b>$x", "($x)", "'a'$x", "1<$x", "?a-$x", "$x.", "$x,$x", "#\n$x", "@en,$x"])
def test_a_parameter_is_seen_wherever_a_term_may_stand(text):
    assert "$x" in [token.text for token in tokens(text) if token.kind is Kind.VARIABLE]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("select * {}", Form.SELECT),
        ("# ASK\nPREFIX select: <http://e.org/DESCRIBE#>\nConstruct WHERE {}", Form.CONSTRUCT),
        ("BASE <http://SELECT/> DESCRIBE <a>", Form.DESCRIBE),
        ("ASK{ SELECT * {} }", Form.ASK),
    ],
)
def test_the_form_is_the_first_keyword_after_the_prologue(query, expected):
    assert form(query) is expected


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x{ ?s ?p ?o } }",
        "SELECT * { SERVICESILENT?x{ ?s ?p ?o } }",
        "SELECT * { ?x <a:b> 1SERVICE<http://e.org/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE#>\n<http://e.org/>#{\n{ ?s ?p ?o } }",
        "PREFIX e: <http://e.org/> SELECT * { SERVICE e:{ ?s ?p ?o } }",
        'SELECT (1<2#>"""\n AS ?y) { SERVICE <http://e.org/> { ?s ?p ?o } } #"""',
        "SELECT * { ?s <http://e.org/#x> ?o SERVICE <http://e.org/> { ?s ?p ?o } }",
        r"PREFIX e: <http://e.org/> SELECT * { SERVICE e:a\#b { ?s ?p ?o } }",
    ],
)
def test_asking_another_server_is_refused_however_it_is_written(query):
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "The Secret Service" FILTER(?service > 1) }',
        "PREFIX service: <http://e.org/service#> SELECT * { ?s service:a ?service }",
        "SELECT * { GRAPH <http://e.org/service> { ?s ?p ?o } } # a SERVICE to archives",
    ],
)
def test_the_word_alone_is_no_offence(query):
    assert refuse_service(query) is None


@pytest.mark.parametrize("piece", ["\"'", '"""', "'", "<a", "#", "\\"])
def test_text_of_any_length_is_cut_up_in_one_go(piece):
    """Twice the text is about twice the work: a scan that starts again at each quote would take hours here."""
    query = f"SELECT * {{ ?s ?p ?o }} {piece * 300_000}"
    assert "".join(token.text for token in tokens(query)) == query
    assert form(query) is Form.SELECT
    with pytest.raises(QueryError, match="not a query"):
        form(piece * 300_000)
