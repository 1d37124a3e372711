"""Content negotiation, RFC 9110 section 12.5.1: what a client says it accepts, and what it gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.negotiate import Choice, Offer, choose, profiles, ranges

HTML = Offer("html", ("text/html",))
TURTLE = Offer("ttl", ("text/turtle",))
JSONLD = Offer("jsonld", ("application/ld+json", "application/json"))
NTRIPLES = Offer("nt", ("application/n-triples",))
RDFXML = Offer("rdf", ("application/rdf+xml",))
OFFERS = (HTML, TURTLE, JSONLD, NTRIPLES, RDFXML)


def chosen(accept):
    choice = choose(accept, OFFERS)
    return choice and choice.offer.name


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/json;q=0.5,text/turtle;q=0.9", "ttl"),
        ("text/*", "html"),
        ("text/*, text/html;q=0", "ttl"),
        ("application/*", "jsonld"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("text/turtle;q=0.5, */*;q=0.1", "ttl"),
        ("text/turtle, application/n-triples", "ttl"),
        ("application/n-triples, text/turtle", "ttl"),
        ("text/turtle;charset=utf-8", "ttl"),
        ("text/turtle ; q=0.2 , application/n-triples ; q=0.3", "nt"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("image/png, text/turtle;q=0.001", "ttl"),
    ],
)
def test_an_accept_header_gets_the_representation_it_asks_for(accept, name):
    assert chosen(accept) == name


@pytest.mark.parametrize(
    "member",
    ["text", "text/", "/html", "*/html", "text/html;q=2", "text/html;q=abc", "text/html;q", ";;", '"'],
)
def test_a_malformed_member_is_ignored_and_the_rest_still_counts(member):
    assert chosen(f"{member}, text/turtle") == "ttl"


def test_a_header_of_malformed_members_only_asks_for_nothing_in_particular():
    assert chosen("text, q=1, ???") == "html"


def test_the_most_specific_range_rules_even_when_a_wider_one_weighs_more():
    assert chosen("*/*, text/html;q=0.1, text/turtle;q=0.2, application/*;q=0.3") == "jsonld"


def test_a_comma_inside_a_quoted_profile_does_not_end_the_member():
    choice = choose('application/ld+json;profile="https://schema.org/,x"', OFFERS)
    assert choice == Choice(JSONLD, "https://schema.org/,x")


def test_accept_profile_lists_profiles_by_weight():
    assert profiles("<urn:a>;q=0.5, <https://schema.org/>, nonsense, <urn:z>;q=0") == (
        "https://schema.org/",
        "urn:a",
    )


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=120))
def test_no_header_whatsoever_raises(accept):
    assert chosen(accept) in {"html", "ttl", "jsonld", "nt", "rdf", None}


weights = st.integers(0, 1000).map(lambda n: n / 1000)


@given(st.dictionaries(st.sampled_from(OFFERS), weights, min_size=1))
def test_among_exact_ranges_the_heaviest_wins_and_ties_go_to_server_order(wanted):
    accept = ", ".join(f"{offer.media_type};q={weight:.3f}" for offer, weight in wanted.items())
    best = max(wanted.values())
    expected = next((o.name for o in OFFERS if best > 0 and wanted.get(o) == best), None)
    assert chosen(accept) == expected


@given(st.permutations(["text/html;q=0.3", "text/turtle;q=0.9", "application/*;q=0.5", "*/*;q=0.1"]))
def test_the_order_of_members_does_not_matter(members):
    assert chosen(", ".join(members)) == "ttl"


@given(st.text(alphabet='atext/html;q=0.1, "\\*', max_size=60))
def test_what_is_read_has_a_weight_between_nought_and_one(accept):
    assert all(0 <= one.weight <= 1 for one in ranges(accept))
