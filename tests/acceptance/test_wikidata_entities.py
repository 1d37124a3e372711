"""Real entities of Wikidata: every fact of a film or a person comes through, everything else is told."""

import json
import re
import tracemalloc
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest

from kg.check import ShaclChecker
from kg.model import Authority, Film, Identifier, Origin, Rejected, Severity, Text
from kg.sources import Settings, kind_of, opening
from tests.sources.reading import held, leaves, mapped

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
STREETS = SHARED / "records" / "wikidata-json" / "Q2262932_city_streets.json"
VERBATIM = SHARED / "wikidata" / "entities-verbatim.jsonl.gz"
SNAPSHOT = SHARED / "wikidata" / "snapshot-films-people.jsonl.gz"

pytestmark = pytest.mark.skipif(not STREETS.is_file(), reason="the shared data is not beside this checkout")

# Wikidata's own bookkeeping, which states nothing: hashes and numbers of statements, how values are typed and sorted.
_BOOKKEEPING = {
    "hash", "snaks-order", "qualifiers-order", "numeric-id", "entity-type", "datatype", "snaktype", "property", "type",
    "timezone", "before", "after", "precision", "calendarmodel", "globe", "rank", "language", "site",
}  # fmt: skip
_STATEMENT = re.compile(r"[QqPp]\d+\$[0-9A-Fa-f-]+")
_ADDRESS = re.compile(r"http://www\.wikidata\.org/entity/(Q\d+)")
_TIME = re.compile(r"[+-]0*(\d{4})-(\d\d)-(\d\d)T00:00:00Z")


def records(path, number=None):
    kind = kind_of(path)
    assert kind is not None and kind.name == "wikidata", path
    with opening.opened(path) as stream:
        yield from islice(kind.read(stream, Origin("wikidata", path.stem, None, str(path)), Settings()), number)


def lines(path):
    with opening.opened(path) as stream:
        yield from stream


def unheld(document, record):
    """The facts of an entity that nothing of its record holds."""
    text = "\n".join(held([record]))
    for path, value in leaves(document):
        if path[-1] in _BOOKKEEPING or _STATEMENT.fullmatch(value):
            continue
        address = _ADDRESS.fullmatch(value)
        date = _TIME.fullmatch(value)
        shown = address[1] if address else value
        forms = [shown, " ".join(shown.split())]
        if date:
            year, month, day = date.groups()
            # A date of a year or a month only has its first day, or zeros, for the rest.
            forms.append(f"{year}-{month}-{day}")
            forms += [f"{year}-{month}"] if day in ("00", "01") else []
            forms += [year] if (month, day) in (("00", "00"), ("01", "01")) else []
        if value == "Q5" and path[1:2] == ("P31",):
            continue
        if not any(form in text for form in forms):
            yield ".".join(path), value


@pytest.fixture(scope="module")
def streets():
    (film,) = records(STREETS)
    return film


def test_city_streets_is_the_film_it_is(streets):
    assert isinstance(streets, Film)
    assert (streets.created.value, streets.releases) == ("1931", ())
    assert (streets.titles[0].kind, streets.titles[0].text) == ("original", Text("City Streets", "en"))
    assert Text("Городские улицы", "ru") in {each.text for each in streets.titles}
    assert [place.country for place in streets.countries] == ["US"]
    version = streets.expressions[0]
    assert (version.minutes, version.colour, version.languages) == (82, "black-and-white", ("en",))
    credits = [(each.role, each.agent) for each in streets.contributions]
    assert ("director", "person/Q51472") in credits and ("cinematographer", "person/Q1370195") in credits
    assert sum(role == "actor" for role, _ in credits) == 9
    assert {Identifier("wikidata", "Q2262932"), Identifier("imdb", "tt0021750")} <= set(streets.identifiers)


def test_nothing_of_city_streets_is_lost(streets):
    assert list(unheld(json.loads(STREETS.read_bytes()), streets)) == []


def test_every_entity_is_a_record_or_a_rejection_with_its_class():
    found = list(records(VERBATIM))
    assert len(found) == 1032
    kinds = [type(each) for each in found]
    assert (kinds.count(Film), kinds.count(Authority)) == (4, 97)
    for document, record in zip(map(json.loads, lines(VERBATIM)), found, strict=True):
        if isinstance(record, Rejected):
            classes = re.findall(r"\bQ\d+", record.reason.partition("P31")[2])
            stated = [claim["mainsnak"]["datavalue"]["value"]["id"] for claim in document["claims"].get("P31", ())
                      if claim["mainsnak"]["snaktype"] == "value" and claim["rank"] != "deprecated"]  # fmt: skip
            assert set(classes) == set(stated) or document["type"] == "property"


def test_nothing_of_the_entities_that_are_written_is_lost():
    pairs = zip(map(json.loads, lines(VERBATIM)), records(VERBATIM), strict=True)
    written = [(document, record) for document, record in pairs if not isinstance(record, Rejected)]
    assert len(written) == 101
    assert {document["id"]: lost for document, record in written if (lost := list(unheld(document, record)))} == {}


def test_the_gate_lets_them_through():
    checker = ShaclChecker()
    written = [each for each in (*records(VERBATIM), *records(SNAPSHOT, 100)) if not isinstance(each, Rejected)]
    for record in written:
        bad = [each for each in checker(record.origin, mapped(record), ()) if each.severity is Severity.VIOLATION]
        assert bad == [], record.origin


def test_a_dump_is_read_with_flat_memory():
    """Four thousand entities take no more than one thousand do, but for what is remembered of repeated words."""
    tracemalloc.start()
    sizes = []
    for number, _ in enumerate(records(SNAPSHOT, 4_000), start=1):
        if number in (1_000, 4_000):
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert sizes[1] < sizes[0] + 8 * 1024 * 1024


def test_a_snapshot_is_films_and_people_only():
    found = list(records(SNAPSHOT, 3_000))
    assert not [each for each in found if isinstance(each, Rejected)]


def test_pretty_printed_lines_are_read_alike():
    document = json.loads(next(iter(lines(VERBATIM))))
    kind = kind_of(STREETS)
    pretty = json.dumps({"entities": {document["id"]: document}}, indent=2).encode()
    (record,) = kind.read(BytesIO(pretty), Origin("wikidata", "x"), Settings())
    assert record.origin.key == document["id"]
