"""Library records: every subfield of a film's record comes through, and what is no film is rejected as what it is."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.check import ShaclChecker
from kg.model import Film, Origin, Rejected, Severity
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.sources import Settings, kind_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILES = sorted((SHARED / "records" / "marcxml").glob("*.xml")) if SHARED.is_dir() else []
MARC = "{http://www.loc.gov/MARC21/slim}"

pytestmark = pytest.mark.skipif(not FILES, reason="the shared data is not beside this checkout")


def records(path):
    kind = kind_of(path)
    assert kind is not None and kind.name == "marcxml", path
    with path.open("rb") as stream:
        return list(kind.read(stream, Origin("marcxml", path.stem, None, str(path)), Settings()))


def of_file(start):
    (path,) = [each for each in FILES if each.name.startswith(start)]
    return path, records(path)


def held(film):
    """Every literal and address of the statements, and what findings quote; white space folded."""
    quads = parse("\n".join(statements(film, Space(), {})), format=RdfFormat.N_QUADS)
    objects = [quad.object for quad in quads]
    texts = [node.value for node in objects if isinstance(node, Literal | NamedNode)]
    return [" ".join(text.split()) for text in (*texts, *(each.value for each in film.findings if each.value))]


def elements(path):
    return {
        node.findtext(f"{MARC}controlfield[@tag='001']"): node for node in etree.parse(str(path)).iter(f"{MARC}record")
    }


FILMS = [(path, film) for path in FILES for film in records(path) if isinstance(film, Film)]


def test_of_twenty_records_of_all_kinds_the_three_moving_images_are_films():
    _, found = of_file("lc_006")
    assert len(found) == 20
    assert [each.origin.key for each in found if isinstance(each, Film)] == ["8", "14", "15"]
    assert Counter(each.reason.split(" (")[0] for each in found if isinstance(each, Rejected)) == {
        "it is a text": 13,
        "it is a map": 2,
        "it is a computer file": 1,
        "it is a music recording": 1,
    }


def test_the_record_without_a_leader_is_rejected_for_that():
    _, (found,) = of_file("lc_880")
    assert isinstance(found, Rejected)
    assert found.reason.startswith("the record has no leader")


@pytest.mark.parametrize(("path", "film"), FILMS, ids=[film.origin.key for _, film in FILMS])
def test_every_subfield_and_coded_field_is_held(path, film):
    kept = held(film)
    lost = []
    for element in elements(path)[film.origin.key].iter():
        plain = " ".join((element.text or "").split())
        bare = re.sub(r"[\s/:;=,.]+$", "", plain)
        if plain and element.get("code") != "6" and not any(bare in one for one in kept):
            lost.append((element.getparent().get("tag"), element.get("code"), plain))
    assert lost == []


@pytest.mark.parametrize(("path", "film"), FILMS, ids=[film.origin.key for _, film in FILMS])
def test_the_gate_lets_every_film_through(path, film):
    report = ShaclChecker()(film.origin, statements(film, Space(), {}), ())
    assert [each for each in report if each.severity is Severity.VIOLATION] == []


def test_the_parade_of_1904_with_its_reels():
    _, (film,) = of_file("lc_gm")
    assert film.titles[0].text.value == "Annual parade, New York Fire Department"
    assert (film.created.value, film.expressions[0].minutes) == ("1904", 5)
    assert Counter((each.carrier, each.label) for each in film.manifestations) == Counter({
        ("film-16mm", "viewing print"): 1, ("film-35mm", "viewing print"): 1, ("film-16mm", "dupe neg pic"): 1,
        ("film-35mm", "dupe neg pic"): 1, ("film-16mm", "master pos pic"): 1, ("digital-file", None): 1,
        ("film-35mm", "paper pos"): 1, ("film-35mm", "paper pos (copy 2)"): 1,
    })  # fmt: skip
    credits = {(each.agent, each.role, each.statement) for each in film.contributions}
    assert ("person:edwin s. porter", "cinematographer", "camera") in credits
    assert not any("croker" in agent.key for agent in film.agents)
