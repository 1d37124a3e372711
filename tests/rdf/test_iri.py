from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.iri import KINDS, Space, identifier
from kg.rdf.terms import iri

NAMES = st.text(st.characters(exclude_categories=["Cs"]))


def test_an_id_is_the_same_on_every_machine():
    assert identifier("work", "pages", "754") == identifier("work", "pages", "754") == "a5n7s7kk4o2jpzd6"


@given(st.lists(NAMES, min_size=1), st.lists(NAMES, min_size=1))
def test_two_identities_never_share_an_id(one, other):
    assert (identifier(*one) == identifier(*other)) == (one == other or "\x1f".join(one) == "\x1f".join(other))


@given(NAMES, NAMES)
def test_every_source_and_key_gives_a_valid_graph_iri(source, key):
    assert iri(Space().graph(source, key)).startswith("<https://data.example.org/graph/")


@given(NAMES, NAMES, NAMES, NAMES)
def test_two_records_never_share_a_graph(source, key, other_source, other_key):
    same = (source, key) == (other_source, other_key)
    assert (Space().graph(source, key) == Space().graph(other_source, other_key)) == same


def test_a_trailing_slash_of_the_base_is_dropped():
    assert Space("https://films.example.org/").thing("work", "x") == Space("https://films.example.org").thing(
        "work", "x"
    )


def test_the_local_part_outlives_a_change_of_base():
    thing = Space("https://old.example.org").thing("agent", "pages", "x")
    local = Space("https://old.example.org").local(thing)
    assert Space("https://new.example.org").at(local) == Space("https://new.example.org").thing("agent", "pages", "x")


def test_the_kinds_of_things_are_the_contracts():
    assert set(KINDS) >= {
        "work",
        "expression",
        "manifestation",
        "agent",
        "event",
        "place",
        "title",
        "contribution",
        "note",
    }
