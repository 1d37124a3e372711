"""RDF as a source: what we wrote comes back whole, what others wrote is cut into records."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, RdfFormat, parse

from kg.check import ShaclChecker
from kg.config import Config
from kg.engines import serial
from kg.model import Identifier, Origin, Quads, Rejected
from kg.pipeline.publish import publish
from kg.pipeline.run import Run
from kg.rdf.vocab import PREFIXES
from kg.sources import Settings, kind_of
from kg.sources.rdf import read

PAGES = Path(__file__).parent.parent.parent.parent / "examples" / "pages"
PREFIX = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("kg", "voc", "schema", "lrmoo", "xsd", "prov"))
TWO_FILMS = (
    PREFIX
    + """
<https://films.example.org/1> a kg:Work, schema:Movie ; schema:name "Stalker"@ru-Latn ; schema:dateCreated "1979"^^xsd:gYear ;
  lrmoo:R3_is_realised_in [ a kg:Expression ; lrmoo:R3i_realises <https://films.example.org/1> ; kg:expressionType voc:version-original ] ;
  kg:identifier [ a schema:PropertyValue ; schema:propertyID "imdb" ; schema:value "tt0079944" ] ;
  schema:director <https://films.example.org/p> .
<https://films.example.org/2> a kg:Work, schema:Movie ; schema:name "Mirror"@en ; schema:dateCreated "1975"^^xsd:gYear ;
  lrmoo:R3_is_realised_in [ a kg:Expression ; lrmoo:R3i_realises <https://films.example.org/2> ; kg:expressionType voc:version-original ] ;
  schema:director <https://films.example.org/p> .
<https://films.example.org/dvd> a kg:Manifestation ; lrmoo:R4_embodies <https://films.example.org/2/e> .
<https://films.example.org/2/e> a kg:Expression ; lrmoo:R3i_realises <https://films.example.org/2> ; kg:expressionType voc:version-restored .
<https://films.example.org/p> a schema:Person ; schema:name "Andrei Tarkovsky" .
<https://films.example.org/q> a schema:Person ; schema:name "videо" .
"""
)


def records(octets, name="films.ttl", **options):
    return list(read(BytesIO(octets), Origin("rdf", "films", None, name), Settings(**options)))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return publish(Run(Config(), tmp_path_factory.mktemp("first"), (PAGES,), engine=serial)).folder


def statements(folder, *, with_graphs):
    lines = gzip.decompress((folder / "dumps" / "catalogue.nq.gz").read_bytes()).decode().splitlines()
    said = {line for line in lines if not line.endswith("/graph/vocabulary> .")}
    return said if with_graphs else {line[: line.rindex("<")] for line in said}


@pytest.mark.parametrize("name", ["nq", "jsonld", "ttl"])
def test_our_own_dumps_rebuild_the_same_graph(published, tmp_path, name):
    again = publish(Run(Config(), tmp_path, (published / "dumps" / f"catalogue.{name}.gz",), engine=serial))
    assert (again.counts.written, again.counts.rejected) == (10, 0)
    with_graphs = name != "ttl"  # Turtle has no graphs
    assert statements(again.folder, with_graphs=with_graphs) == statements(published, with_graphs=with_graphs)


def test_rdf_without_graphs_is_a_record_a_film_and_the_rest_by_whom_it_is_about():
    found = records(TWO_FILMS.encode())
    assert [one.origin.key for one in found] == [f"https://films.example.org/{name}" for name in ("1", "2", "q")]
    stalker, mirror, _ = ("\n".join(one.lines) for one in found)
    assert "Tarkovsky" in stalker and "Tarkovsky" in mirror
    assert "<https://films.example.org/dvd>" in mirror and "<https://films.example.org/dvd>" not in stalker
    assert '"Mirror"' not in stalker


def test_every_statement_of_a_file_is_in_some_record_and_none_has_a_blank_node():
    lines = {line for one in records(TWO_FILMS.encode()) for line in one.lines}
    assert not [line for line in lines if "_:" in line]
    stated = list(parse(TWO_FILMS.encode(), format=RdfFormat.TURTLE))
    for quad in stated:
        if not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode):
            words = f"{quad.subject} {quad.predicate} {quad.object} ".replace("@ru-latn", "@ru-Latn")
            assert any(line.startswith(words) for line in lines), words
    ours = {line.rsplit(" <", 1)[0] for line in lines if "/id/source/" not in line and "/prov#" not in line}
    assert len(ours) == len(stated)


def test_a_film_of_somebody_elses_rdf_has_provenance_and_passes_the_gate():
    first = records(TWO_FILMS.encode(), publisher="An RML engine")[0]
    found = ShaclChecker()(first.origin, first.lines)
    assert {each.rule: str(each.severity) for each in found} == {
        "work-director-missing": "Warning",
        "work-title-missing": "Warning",
    }
    assert any("An RML engine" in line for line in first.lines)


def test_identifiers_are_read_so_that_sources_can_meet():
    first = records(TWO_FILMS.encode())[0]
    assert first.identified == (("https://films.example.org/1", (Identifier("imdb", "tt0079944"),)),)


def test_words_of_two_alphabets_are_told():
    (finding,) = records(TWO_FILMS.encode())[2].findings
    assert (finding.rule, finding.value) == ("mixed-script", "videо")


def test_the_same_file_gives_the_same_names_to_nameless_things_in_any_order():
    lines = [
        "<https://films.example.org/1> <https://schema.org/x> _:a .",
        '_:a <https://schema.org/name> "A" .',
        "<https://films.example.org/1> <https://schema.org/x> _:b .",
        '_:b <https://schema.org/name> "B" .',
    ]
    one = records("\n".join(lines).encode(), "films.nt")
    swapped = [line.replace("_:a", "_:z").replace("_:b", "_:a") for line in reversed(lines)]
    assert [each.lines for each in one] == [each.lines for each in records("\n".join(swapped).encode(), "films.nt")]


def test_a_broken_file_is_one_rejection_with_the_place():
    (rejected,) = records(TWO_FILMS.encode() + b"<https://films.example.org/3> a kg:Work ; schema:name ")
    assert isinstance(rejected, Rejected)
    assert "not RDF of its suffix's format: Parser error at line" in rejected.reason


def test_a_context_of_elsewhere_is_not_fetched():
    document = b'{"@context": "https://schema.org", "@type": "Movie", "name": "w3id.org/reelgraph/ontology"}'
    (rejected,) = records(document, "film.jsonld")
    assert isinstance(rejected, Rejected)


def test_only_rdf_of_our_ontology_is_taken_by_itself(tmp_path):
    ours, theirs = tmp_path / "ours.ttl", tmp_path / "theirs.ttl"
    ours.write_text(TWO_FILMS)
    theirs.write_text('<https://a.example/x> <https://schema.org/name> "x" .')
    assert (kind_of(ours).name, kind_of(theirs)) == ("rdf", None)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, len(TWO_FILMS)),
    st.binary(max_size=8),
    st.sampled_from(["a.ttl", "a.nq", "a.rdf", "a.jsonld", "a.trig"]),
)
def test_damaged_files_are_told_and_never_crash(cut, noise, name):
    found = records(TWO_FILMS.encode()[:cut] + noise, name)
    assert all(isinstance(one, Quads | Rejected) for one in found)
    assert found or not TWO_FILMS[:cut].replace(PREFIX, "").strip() or name != "a.nq"
