"""The film archive's eleven EFG records: every person, title, date and word comes through."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.assets import folder
from kg.check import ShaclChecker
from kg.model import Authority, Film, Origin, Quads, Rejected, Severity
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import SKOS
from kg.sources import Settings, kind_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILES = sorted((SHARED / "records" / "efg").glob("*.xml")) if SHARED.is_dir() else []
EFG = "{http://www.europeanfilmgateway.eu/efg}"

pytestmark = pytest.mark.skipif(not FILES, reason="the shared data is not beside this checkout")

# What an attribute says that a statement says without its words: the language is a tag,
# `generated` is about the file. A type of keyword is said by the property (keywords, form statement, genre statement),
# and so is that a name is a personal one.
_SAID_OTHERWISE = {"lang", "generated"}
_SAID_BY_PROPERTY = {"Subject", "Form", "Genre", "PN"}


def ids(paths):
    return [path.stem for path in paths]


def record(path):
    kind = kind_of(path)
    assert kind is not None and kind.name == "efg", path
    with path.open("rb") as stream:
        (found,) = kind.read(stream, Origin("efg", path.stem, None, str(path)), Settings())
    assert not isinstance(found, Rejected), found
    return found


def lines(found):
    return statements(found, Space(), {})


def concept_labels():
    """The English labels of the vocabulary's concepts, by IRI, in small letters."""
    quads = parse((folder("ontology") / "vocab.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return {
        quad.subject.value: quad.object.value.casefold()
        for quad in quads
        if quad.predicate.value == SKOS.iri("prefLabel") and quad.object.language == "en"
    }


def held(found):
    """Everything literal in the statements and findings, and the labels of the concepts used; white space folded."""
    labels = concept_labels()
    objects = [quad.object for quad in parse("\n".join(lines(found)), format=RdfFormat.N_QUADS)]
    literals = [node.value for node in objects if isinstance(node, Literal)]
    words = [labels.get(node.value, node.value) for node in objects if isinstance(node, NamedNode)]
    told = [text for each in found.findings for text in (each.value, each.message) if text]
    return [" ".join(text.split()) for text in (*literals, *words, *told)]


def test_there_are_eleven_records_of_these_kinds():
    kinds = Counter(type(record(path)).__name__ for path in FILES)
    assert kinds == {"Film": 8, "Authority": 2, "Quads": 1}


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_text_and_attribute_is_held_by_a_literal_or_a_finding(path):
    found = record(path)
    kept = held(found)
    lost = []
    for element in etree.parse(str(path)).iter():
        texts = [element.text or "", element.tail or ""]
        texts += [value for name, value in element.attrib.items() if name not in _SAID_OTHERWISE]
        for text in texts:
            plain = " ".join(text.split())
            is_held = any(plain in one for one in kept) or plain.casefold() in kept
            if plain not in _SAID_BY_PROPERTY and not is_held:
                lost.append((element.tag, plain))
    assert lost == []


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_title_of_a_film_is_a_title_with_its_language(path):
    found = record(path)
    if not isinstance(found, Film):
        return
    stated = {(title.verbatim or title.text.value, title.text.language) for title in found.titles}
    printed = {
        (" ".join(title.findtext(f"{EFG}text").split()), title.get("lang").lower())
        for title in etree.parse(str(path)).getroot().findall(f"{EFG}avcreation/{EFG}title")
    }
    assert stated == printed


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_person_of_a_film_is_credited_and_named(path):
    found = record(path)
    if not isinstance(found, Film):
        return
    root = etree.parse(str(path)).getroot()
    printed = Counter(
        (each.findtext(f"{EFG}identifier"), each.findtext(f"{EFG}name"), each.findtext(f"{EFG}type"))
        for tag in ("relPerson", "relCorporate")
        for each in root.iter(f"{EFG}{tag}")
    )
    credited = Counter(
        (each.agent.partition("/")[2], each.credited_as[0].value, each.statement) for each in found.contributions
    )
    assert credited == printed
    assert all(agent.names for agent in found.agents)
    assert "contributor" not in {each.role for each in found.contributions}


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_date_and_duration_of_a_film_is_stated(path):
    found = record(path)
    if not isinstance(found, Film):
        return
    root = etree.parse(str(path)).getroot()
    assert found.created.statement == root.findtext(f"{EFG}avcreation/{EFG}productionYear")
    (clock,) = [each.text for each in root.iter(f"{EFG}duration")]
    hours, minutes, _ = map(int, clock.split(":"))
    assert found.manifestations[0].minutes == hours * 60 + minutes
    assert found.manifestations[0].duration_statement == clock


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_every_word_of_two_alphabets_is_reported_once_a_value(path):
    mixed = re.compile("[A-Za-z][а-яА-Я]|[а-яА-Я][A-Za-z]")
    expected = Counter(
        word.strip("\"'.,:;()")
        for element in etree.parse(str(path)).iter()
        for word in set((element.text or "").split())
        if mixed.search(word)
    )
    told = Counter(each.value for each in record(path).findings if each.rule == "mixed-script")
    assert told == expected


def test_four_words_of_two_alphabets_are_in_these_records():
    told = [each.value for path in FILES for each in record(path).findings if each.rule == "mixed-script"]
    assert len(told) == 4


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_the_gate_lets_every_record_through(path):
    found = record(path)
    report = ShaclChecker()(found.origin, lines(found), ())
    assert [each for each in report if each.severity is Severity.VIOLATION] == []


def test_films_and_authorities_meet_by_number():
    films = [each for each in map(record, FILES) if isinstance(each, Film)]
    known = {each.agent.key for each in map(record, FILES) if isinstance(each, Authority)}
    credited = {agent.key for film in films for agent in film.agents}
    assert known <= credited
    assert any(isinstance(each, Quads) for each in map(record, FILES))
