"""Labels and shortcuts come from the vocabulary."""

from kg import assets
from kg.rdf.concepts import concepts_of
from kg.rdf.vocab import SCHEMA, VOC
from kg.rdf.vocabulary import vocabulary_statements

LINES = vocabulary_statements((assets.folder("ontology") / "vocab.ttl").read_bytes())


def test_labels_are_in_the_language_asked_for():
    assert concepts_of(LINES).labels[VOC.iri("role-sound")] == "sound"
    assert concepts_of(LINES, ["ru"]).labels[VOC.iri("role-sound")] == "звук"


def test_a_role_knows_its_schema_property_and_sound_has_none():
    properties = concepts_of(LINES).properties
    assert properties[VOC.iri("role-director")] == SCHEMA.iri("director")
    assert VOC.iri("role-sound") not in properties
