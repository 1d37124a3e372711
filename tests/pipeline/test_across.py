"""Rules that need more than one record, asked of a store."""

from kg.pipeline.across import across
from kg.rdf.iri import Space
from kg.rdf.vocab import KG, RDF, SCHEMA, XSD
from kg.store.embedded import EmbeddedStore

SPACE = Space()


def edition(name, year, key):
    graph, node, series = (
        f"<{SPACE.graph('site', key)}>",
        f"<{SPACE.base}/id/event/{name}>",
        f"<{SPACE.base}/id/event/s>",
    )
    return [
        f"{node} {RDF['type']} {KG['FestivalEdition']} {graph} .",
        f"{node} {SCHEMA['superEvent']} {series} {graph} .",
        f'{node} {KG["editionYear"]} "{year}"^^{XSD["gYear"]} {graph} .',
        f'{series} {SCHEMA["name"]} "Locarno" {graph} .',
    ]


def told(tmp_path, *editions):
    lines = [line for each in editions for line in edition(*each)]
    EmbeddedStore.build(tmp_path / "store", (f"{line}\n".encode() for line in lines))
    return list(across(tmp_path / "store", SPACE))


def test_a_festival_with_two_editions_in_a_year_is_told_once_with_a_record_that_says_it(tmp_path):
    (found,) = told(tmp_path, ("a", "1995", "1"), ("b", "1995", "2"), ("c", "1996", "2"))
    assert (found.rule, found.origin.source, found.origin.key) == ("two-editions-a-year", "site", "1")
    assert found.message == "Locarno has more than one edition in 1995"


def test_one_edition_a_year_is_nothing_to_tell(tmp_path):
    assert told(tmp_path, ("a", "1995", "1"), ("a", "1995", "2"), ("c", "1996", "2")) == []
