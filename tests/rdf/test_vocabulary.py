import pickle

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg import assets
from kg.errors import DataError
from kg.model import Text
from kg.rdf.vocabulary import Role, thesaurus, vocabulary_statements

SHIPPED = tuple((assets.folder("ontology") / name).read_bytes() for name in ("kg.ttl", "vocab.ttl"))
HEAD = b"""@prefix voc: <https://w3id.org/reelgraph/vocab/> .
@prefix kg: <https://w3id.org/reelgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
@prefix mrel: <http://id.loc.gov/vocabulary/relators/> .
"""


@pytest.fixture(scope="module")
def shipped():
    return thesaurus(*SHIPPED)


def test_a_role_knows_its_terms_elsewhere_and_its_labels(shipped):
    assert shipped.roles["director"] == Role(
        name="director",
        schema_property="https://schema.org/director",
        wikidata_property="P57",
        relator="http://id.loc.gov/vocabulary/relators/fmd",
        labels=(Text("director", "en"), Text("réalisateur", "fr"), Text("режиссёр", "ru")),
    )


def test_the_shortcuts_are_these_and_no_others(shipped):
    assert {name: role.schema_property for name, role in shipped.roles.items() if role.schema_property} == {
        "director": "https://schema.org/director",
        "writer": "https://schema.org/author",
        "actor": "https://schema.org/actor",
        "composer": "https://schema.org/musicBy",
        "producer": "https://schema.org/producer",
        "company": "https://schema.org/productionCompany",
        "publisher": "https://schema.org/publisher",
    }


def test_the_wikidata_properties_are_these(shipped):
    numbers = {name: role.wikidata_property for name, role in shipped.roles.items() if role.wikidata_property}
    assert numbers == {
        "director": "P57", "writer": "P58", "cinematographer": "P344", "composer": "P86", "editor": "P1040",
        "producer": "P162", "actor": "P161", "company": "P272", "production-designer": "P2554",
        "publisher": "P123", "costume-designer": "P2515", "voice": "P725", "narrator": "P2438",
    }  # fmt: skip


def test_the_relators_are_these(shipped):
    codes = {name: role.relator.rpartition("/")[2] for name, role in shipped.roles.items() if role.relator}
    assert codes == {
        "director": "fmd", "writer": "aus", "cinematographer": "cng", "composer": "cmp", "editor": "flm",
        "producer": "fmp", "production-designer": "prs", "costume-designer": "cst", "make-up": "mka",
        "actor": "act", "voice": "vac", "narrator": "nrt", "animator": "anm", "company": "prn",
        "publisher": "pbl", "contributor": "ctb", "distributor": "fds",
    }  # fmt: skip


def test_sound_is_generic_and_has_no_equal_elsewhere(shipped):
    sound = shipped.roles["sound"]
    assert (sound.schema_property, sound.wikidata_property, sound.relator) == (None, None, None)


def test_concepts_are_named_without_their_prefix_and_schemes_are_not_concepts(shipped):
    assert {"role-director", "title-original", "form-documentary", "dvd", "Cyrl", "DMY"} <= shipped.concepts
    assert not any(name.startswith(("scheme-", "https:")) for name in shipped.concepts)
    assert {f"role-{name}" for name in shipped.roles} <= shipped.concepts


def test_what_was_read_can_be_handed_to_another_process(shipped):
    assert pickle.loads(pickle.dumps(shipped)) == shipped


def test_statements_are_sorted_and_each_is_there_once():
    lines = vocabulary_statements(*SHIPPED, *SHIPPED)
    assert list(lines) == sorted(set(lines))
    assert lines == vocabulary_statements(*reversed(SHIPPED))


def test_statements_say_what_rdflib_reads():
    lines = vocabulary_statements(*SHIPPED)
    oracle = rdflib.Graph()
    for document in SHIPPED:
        oracle.parse(data=document, format="turtle")
    expected = parse(oracle.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)
    assert set(parse("\n".join(lines), format=RdfFormat.N_TRIPLES)) == set(expected)
    assert len(lines) == len(oracle) > 1500


def test_statements_carry_tags_in_their_usual_case_and_the_escapes_of_our_writer():
    document = b'<https://e.org/a> <https://e.org/p> "a\\tb \\"c\\"\\nd"@RU-latn , "x"^^<https://e.org/d> , "y" .'
    assert vocabulary_statements(document) == (
        '<https://e.org/a> <https://e.org/p> "a\tb \\"c\\"\\nd"@ru-Latn .',
        '<https://e.org/a> <https://e.org/p> "x"^^<https://e.org/d> .',
        '<https://e.org/a> <https://e.org/p> "y" .',
    )


def test_a_blank_node_is_refused():
    with pytest.raises(DataError, match="may only name its nodes"):
        vocabulary_statements(b'<https://e.org/a> <https://e.org/p> [ <https://e.org/q> "x" ] .')


def test_a_document_that_is_not_turtle_is_named_by_its_place():
    with pytest.raises(DataError, match=r"^vocabulary document 2 is not Turtle: "):
        vocabulary_statements(b"", b"roles: director")


def test_a_role_with_two_relators_is_refused():
    document = HEAD + b"voc:role-x a skos:Concept ; skos:exactMatch mrel:sde , mrel:sds ."
    with pytest.raises(DataError, match=r"more than one <.*exactMatch>: .*sde, .*sds"):
        thesaurus(document)


def test_a_match_outside_the_relators_is_not_taken_for_one():
    document = HEAD + b'voc:role-x a skos:Concept ; skos:exactMatch schema:director ; skos:prefLabel "x"@RU-latn .'
    assert thesaurus(document).roles == {"x": Role("x", None, None, None, (Text("x", "ru-Latn"),))}
