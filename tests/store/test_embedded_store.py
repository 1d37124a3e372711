"""The embedded store answers from a folder, over the union of its named graphs."""

import gzip

import pytest

from kg.errors import DataError, QueryError, ResultTooLarge, StoreError
from kg.store.embedded import EmbeddedStore

PAGE = "https://data.example.org/graph/pages/754"
REGISTER = "https://data.example.org/graph/register/stalker-1979"
MINUTES = "SELECT ?m {0} {{ ?e <https://w3id.org/reelgraph/ontology#durationMinutes> ?m }} ORDER BY ?m"
STALKER = "<https://data.example.org/id/work/stalker>"


def minutes(rows):
    return [str(row["m"]) for row in rows]


def test_the_default_graph_is_the_union_of_the_named_graphs(store):
    assert minutes(store.select(MINUTES.format(""))) == ["160", "161", "163"]


def test_what_two_graphs_say_is_said_once_in_their_union(store):
    name = f"SELECT (COUNT(*) AS ?n) {{ {STALKER} <https://schema.org/name> ?name }}"
    named = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {STALKER} <https://schema.org/name> ?name }} }}"
    assert store.answer(name, "text/csv") == b"n\r\n1\r\n"
    assert store.answer(named, "text/csv") == b"n\r\n2\r\n"


def test_a_query_may_name_its_own_dataset(store):
    assert minutes(store.select(MINUTES.format(f"FROM <{PAGE}>"))) == ["163"]


def test_graphs_of_the_protocol_override_those_of_the_query(store):
    answer = store.document(MINUTES.format(f"FROM <{PAGE}>"), "text/csv", default_graphs=[REGISTER])
    assert answer == b"m\r\n161\r\n"


def test_default_graphs_alone_leave_no_named_graph(store):
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert store.document(query, "text/csv", default_graphs=[PAGE]) == b"g\r\n"
    assert store.document(query, "text/csv", named_graphs=[PAGE]) == f"g\r\n{PAGE}\r\n".encode()


def test_a_graph_that_is_no_iri_is_told(store):
    with pytest.raises(QueryError, match="cannot be asked"):
        store.document("ASK {}", "text/csv", default_graphs=["no iri"])


def test_a_row_keeps_what_kind_of_term_each_value_is(store):
    query = f"""SELECT ?film ?title ?year ?nothing {{
      BIND({STALKER} AS ?film) ?film <https://schema.org/alternateName> ?title ;
      <https://schema.org/dateCreated> ?year FILTER(LANG(?title) = "ru-latn") }} LIMIT 1"""
    (row,) = store.select(query)
    assert row["film"] == STALKER[1:-1]
    assert row["film"].is_iri
    assert (row["title"], row["title"].language, row["title"].is_iri) == ("Stalker", "ru-Latn", False)
    assert (row["year"], row["year"].datatype) == ("1979", "http://www.w3.org/2001/XMLSchema#gYear")
    assert row["nothing"] is None


def test_a_plain_string_has_no_datatype(store):
    (row,) = store.select('SELECT ("x" AS ?x) {}')
    assert (row["x"], row["x"].datatype, row["x"].language) == ("x", None, None)


def test_construct_gives_sorted_statements_each_once_with_canonical_tags(store):
    query = f"CONSTRUCT {{ {STALKER} ?p ?o }} {{ {STALKER} ?p ?o FILTER(STRENDS(LCASE(STR(?p)), 'name')) }}"
    names = list(store.construct(query))
    assert names == [
        f'{STALKER} <https://schema.org/alternateName> "Stalker"@fr .',
        f'{STALKER} <https://schema.org/alternateName> "Stalker"@ru-Latn .',
        f'{STALKER} <https://schema.org/name> "Сталкер"@ru .',
    ]


@pytest.mark.parametrize("query", ["SELECT * { ?s }", "SELECT * { ?s e:p ?o }", "SELECT", "SELECT * {{ {"])
def test_a_syntax_error_is_told_with_its_place(store, query):
    with pytest.raises(QueryError, match=r"does not parse: error at 1:\d+"):
        store.answer(query, "text/csv")


@pytest.mark.parametrize(
    "update", ["DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <file:///etc/passwd>", "", "# only"]
)
def test_an_update_is_not_a_query(store, update):
    with pytest.raises(QueryError, match="updates are not taken"):
        store.answer(update, "text/csv")


def test_rows_come_from_a_select_alone(store):
    with pytest.raises(QueryError, match="form ASK"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match="a SELECT or ASK is not answered as 'application/n-triples'"):
        store.construct("SELECT * {}")


def test_an_answer_ends_at_its_limit(store):
    with pytest.raises(ResultTooLarge, match="over 1000 bytes"):
        store.document("SELECT * { ?s ?p ?o }", "text/csv", limit=1000)
    with pytest.raises(ResultTooLarge, match="over 1000 bytes"):
        store.document("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle", limit=1000)


def test_a_store_is_built_from_pieces_cut_anywhere(tmp_path, quads):
    EmbeddedStore.build(tmp_path / "s", (quads[at : at + 7] for at in range(0, len(quads), 7)))
    with EmbeddedStore.open(tmp_path / "s") as store:
        assert minutes(store.select(MINUTES.format(""))) == ["160", "161", "163"]


def test_a_store_is_built_from_a_file_packed_or_not(tmp_path, quads):
    (tmp_path / "a.nq").write_bytes(quads)
    (tmp_path / "a.nq.gz").write_bytes(gzip.compress(quads))
    for name in ("a.nq", "a.nq.gz"):
        EmbeddedStore.build(tmp_path / f"{name}.store", tmp_path / name)
        with EmbeddedStore.open(tmp_path / f"{name}.store") as store:
            assert minutes(store.select(MINUTES.format(""))) == ["160", "161", "163"]


def test_an_empty_catalogue_is_a_store_too(tmp_path):
    EmbeddedStore.build(tmp_path / "s", [])
    with EmbeddedStore.open(tmp_path / "s") as store:
        assert store.answer("ASK { ?s ?p ?o }", "text/csv") == b"false"


def test_text_that_is_no_n_quads_is_told(tmp_path):
    with pytest.raises(StoreError, match="not N-Quads"):
        EmbeddedStore.build(tmp_path / "s", [b"<a:a> <a:b> oops .\n"])


def test_a_store_is_not_built_over_another(folder):
    with pytest.raises(StoreError, match="new folder"):
        EmbeddedStore.build(folder, [])


def test_a_folder_without_a_store_is_told_and_left_alone(tmp_path):
    for opener in (EmbeddedStore.open, EmbeddedStore.edit):
        with pytest.raises(StoreError, match="no store here"):
            opener(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_closed_store_says_so(folder):
    store = EmbeddedStore.open(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.answer("ASK {}", "text/csv")


def test_two_readers_share_a_folder(folder):
    with EmbeddedStore.open(folder) as one, EmbeddedStore.open(folder) as other:
        assert one.answer("ASK { ?s ?p ?o }", "text/csv") == other.answer("ASK { ?s ?p ?o }", "text/csv") == b"true"


def test_replacing_a_graph_leaves_the_others(tmp_path, quads):
    EmbeddedStore.build(tmp_path / "s", [quads])
    statement = f'{STALKER} <https://w3id.org/reelgraph/ontology#durationMinutes> "162" <{REGISTER}> .'
    with EmbeddedStore.edit(tmp_path / "s") as store:
        store.replace(REGISTER, [statement])
        assert minutes(store.select(MINUTES.format(""))) == ["160", "162", "163"]
        assert minutes(store.select(MINUTES.format(f"FROM <{REGISTER}>"))) == ["162"]
        store.replace(REGISTER, [])
        assert minutes(store.select(MINUTES.format(""))) == ["160", "163"]


def test_replacing_a_graph_leaves_in_the_union_what_another_graph_says_too(tmp_path, quads):
    EmbeddedStore.build(tmp_path / "s", [quads])
    name = f'ASK {{ {STALKER} <https://schema.org/name> "Сталкер"@ru }}'
    with EmbeddedStore.edit(tmp_path / "s") as store:
        store.replace(REGISTER, [])
        assert store.answer(name, "text/csv") == b"true"
        store.replace(PAGE, [])
        assert store.answer(name, "text/csv") == b"false"


def test_lines_however_spaced_are_in_the_union(tmp_path):
    lines = b'<a:s> <a:p> "x> ."<a:g>.\r\n<a:s>\t<a:p>\t<a:o>\t<a:g> . \n# <a:c> .\n<a:s> <a:q> "1"^^<a:t> <a:g> .'
    EmbeddedStore.build(tmp_path / "s", [lines])
    with EmbeddedStore.open(tmp_path / "s") as store:
        assert sorted(store.answer("SELECT ?o { ?s ?p ?o }", "text/csv").split()) == [b".", b"1", b"a:o", b"o", b"x>"]


def test_a_statement_without_a_graph_is_told(tmp_path):
    with pytest.raises(StoreError, match="not N-Quads"):
        EmbeddedStore.build(tmp_path / "s", [b"<a:s> <a:p> <a:o> .\n"])


@pytest.mark.parametrize(
    "line",
    [
        '<a:a> <a:b> "c" <https://data.example.org/graph/other/1> .',
        '<a:a> <a:b> "c" .',
        f"}} }} ; DROP ALL ; INSERT DATA {{ GRAPH <{REGISTER}> {{ <a:a> <a:b> <a:c> <{REGISTER}> .",
        f'<a:a> <a:b> "c" <{REGISTER}> .\n<a:a> <a:b> "d" <{REGISTER}> .',
        "",
    ],
)
def test_a_line_that_is_no_statement_of_the_graph_changes_nothing(tmp_path, quads, line):
    EmbeddedStore.build(tmp_path / "s", [quads])
    with EmbeddedStore.edit(tmp_path / "s") as store:
        with pytest.raises(DataError, match="N-Quads statement"):
            store.replace(REGISTER, [f'<a:a> <a:b> "fine" <{REGISTER}> .', line])
        assert minutes(store.select(MINUTES.format(f"FROM <{REGISTER}>"))) == ["161"]


def test_a_store_opened_for_reading_is_not_written(folder):
    with EmbeddedStore.open(folder) as store, pytest.raises(StoreError):
        store.replace(REGISTER, [])
