"""A word put anywhere into a record comes out somewhere: in a literal of a statement, or in what a finding quotes."""

import pytest
from lxml import etree
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.model import Film, Rejected
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from tests.sources.xml.samples import COLLECTION, FILM, PERSON, entity, one
from tests.sources.xml.test_marc import collection, marc

WORD = "Zzyzx"
MARC = "{http://www.loc.gov/MARC21/slim}"


def held(found):
    assert not isinstance(found, Rejected), found
    quads = parse("\n".join(statements(found, Space(), {})), format=RdfFormat.N_QUADS)
    texts = [quad.object.value for quad in quads if isinstance(quad.object, Literal | NamedNode)]
    return "\n".join([*texts, *(each.value for each in found.findings if each.value)])


def with_copies(octets):
    """Yield the record once for each of its elements, with a copy of the element behind it that says the word."""
    for number in range(len(list(etree.fromstring(octets).iter()))):
        root = etree.fromstring(octets)
        element = list(root.iter())[number]
        if element.getparent() is None or element.getparent() is root or len(element):
            continue
        copy = etree.fromstring(etree.tostring(element))
        copy.text, copy.tail = WORD, None
        element.addnext(copy)
        yield element, etree.tostring(root)


def with_attributes(octets):
    for number in range(len(list(etree.fromstring(octets).iter()))):
        root = etree.fromstring(octets)
        element = list(root.iter())[number]
        if element.getparent() is not None and element.getparent() is not root:
            element.set("zz", WORD)
            yield element, etree.tostring(root)


def with_odd_attributes(octets):
    """Yield the record once for each attribute it has, with the word in its place."""
    root = etree.fromstring(octets)
    for number, element in enumerate(root.iter()):
        for name in element.attrib:
            other = etree.fromstring(octets)
            list(other.iter())[number].set(name, WORD)
            yield element, etree.tostring(other)


@pytest.mark.parametrize("changed", [with_copies, with_attributes, with_odd_attributes])
@pytest.mark.parametrize("inside", [FILM, PERSON, COLLECTION], ids=["film", "person", "collection"])
def test_every_element_and_attribute_of_an_efg_record(inside, changed):
    tried = [(element, held(one("efg", octets))) for element, octets in changed(entity(inside))]
    assert len(tried) > 1
    assert [(each.getparent().tag, each.tag, dict(each.attrib)) for each, kept in tried if WORD not in kept] == []


def test_every_subfield_of_a_library_record_twice():
    root = etree.fromstring(collection(marc()))
    lost = []
    for number, field in enumerate(root.iter(f"{MARC}datafield")):
        for code in "abcdefghijklmnopqrstuvwxyz01234579":
            other = etree.fromstring(collection(marc()))
            copy = list(other.iter(f"{MARC}datafield"))[number]
            etree.SubElement(copy, f"{MARC}subfield", code=code).text = f"{WORD}."
            if WORD not in held(one("marcxml", etree.tostring(other))):
                lost.append((field.get("tag"), code))
    assert lost == []


def test_a_field_of_any_number_of_a_library_record():
    for tag in range(10, 1000, 7):
        found = one("marcxml", collection(marc(f"{tag:03} ## a:{WORD}.|b:Other{WORD}\n245 00 a:Nordlys")))
        assert isinstance(found, Film)
        assert held(found).count(WORD) >= 2, tag
