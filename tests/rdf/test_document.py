"""A document put into a page is the same document, and cannot break out of its script element."""

import json

import extruct
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.document import dumped, embedded, one_or_many

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.sampled_from('</script>&!-"\\\u2028\u2029é\n'))),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


def test_the_five_characters_that_matter_are_respelt():
    assert embedded('{"name":"</script><!--&\u2028\u2029é"}'.encode()) == (
        '{"name":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029é"}'
    )


@given(VALUES)
def test_the_same_value_stands_in_the_page(value):
    text = embedded(dumped(value).encode())
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_a_crawler_reads_the_document_back():
    document = {"@context": "https://schema.org", "@type": "Movie", "name": "</script><b>Сталкер</b> & co"}
    page = f'<html><script type="application/ld+json">{embedded(dumped(document).encode())}</script></html>'
    assert extruct.extract(page, syntaxes=["json-ld"])["json-ld"] == [document]


def test_one_value_stands_alone_and_several_in_a_list():
    assert one_or_many(["a"]) == "a"
    assert one_or_many(["a", "b"]) == ["a", "b"]
