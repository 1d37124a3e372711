"""A conversation written down and replayed: without a network, in other batches, and never with a guess."""

import dataclasses
import json

import pytest
from wikidata_server import STALKER, TARKOVSKY

from kg.errors import DataError, LookupStopped, UsageError
from kg.model import Text
from kg.reconcile.connectors.choice import lookup_for, recheck_for
from kg.reconcile.question import FilmQuestion, PersonQuestion, PersonRef

NAMES = (Text("Андрей Тарковский", "ru"),)
FILM = FilmQuestion("work/s", "Сталкер", (Text("Сталкер", "ru"),), 1979, (PersonRef("agent/t", NAMES),))
PERSON = PersonQuestion("agent/t", "Tarkovsky", NAMES)


def run(settings, *questions):
    with lookup_for(settings) as lookup:
        return [tuple(candidates) for candidates in lookup(questions)]


@pytest.fixture
def cassette(tmp_path):
    return tmp_path / "tapes" / "run.jsonl"


@pytest.fixture
def replay(settings, cassette):
    """Return settings that can reach nobody, and need no contact."""
    nowhere = {"api": "http://127.0.0.1:9/", "sparql": "http://127.0.0.1:9/"}
    return settings(connector="recorded", cassette=cassette, contact=None, endpoints=nowhere)


def test_a_replay_answers_as_the_recorded_run_did_and_asks_nobody(settings, cassette, replay, wikidata):
    first = run(settings(cassette=cassette), FILM, PERSON)
    assert [candidate.qid for candidates in first for candidate in candidates][:2] == [STALKER, TARKOVSKY]
    wikidata.asked.clear()
    assert run(replay, FILM, PERSON) == first
    assert run(replay, PERSON) == first[1:]
    assert run(replay, FILM) == first[:1]
    assert wikidata.asked == []


def test_a_recording_is_whole_although_a_cache_knows_it_all(settings, cassette, replay, tmp_path):
    cache = tmp_path / "cache.sqlite"
    first = run(settings(cache=cache), FILM, PERSON)
    run(settings(cache=cache, cassette=cassette), FILM, PERSON)
    assert run(replay, FILM, PERSON) == first


def test_a_cassette_can_be_read_by_a_person(settings, cassette):
    run(settings(cassette=cassette), dataclasses.replace(FILM, year=1950))
    heading, *exchanges = cassette.read_text(encoding="utf-8").splitlines()
    assert json.loads(heading) == {"cassette": 1, "connector": "live"}
    assert any('"Сталкер"' in line for line in exchanges)
    search = next(line for line in map(json.loads, exchanges) if line["ask"] == "searched")
    assert search["keys"] == ["film|Сталкер"]
    assert search["request"]["server"] == "api"
    assert search["reply"]["query"]["search"] == [{"ns": 0, "title": STALKER}]
    assert "127.0.0.1" not in cassette.read_text(encoding="utf-8")


def test_what_was_not_recorded_is_named(settings, cassette, replay):
    run(settings(cassette=cassette), PERSON)
    with pytest.raises(
        LookupStopped, match=r'run\.jsonl: nothing is recorded for named film ru\|Сталкер and 1 more: .*"live"'
    ):
        run(replay, FILM)


def test_merged_items_are_replayed_too(settings, cassette, replay):
    with recheck_for(settings(cassette=cassette)) as recheck:
        recorded = recheck(["Q1", TARKOVSKY])
    with recheck_for(replay) as recheck:
        assert recheck(["Q1", TARKOVSKY]) == recorded
        assert [change.now for change in recorded] == [TARKOVSKY]


def test_a_recording_is_never_overwritten(settings, cassette):
    run(settings(cassette=cassette), FILM)
    before = cassette.read_bytes()
    with pytest.raises(UsageError, match=r'cassette: .*run\.jsonl exists: remove it .* connector = "recorded"'):
        run(settings(cassette=cassette), FILM)
    assert cassette.read_bytes() == before


def test_a_line_cut_by_a_kill_is_as_if_never_written(settings, cassette, replay):
    run(settings(cassette=cassette), PERSON, FILM)
    whole = cassette.read_bytes()
    cassette.write_bytes(whole[:-20])
    with pytest.raises(LookupStopped, match="nothing is recorded for"):
        run(replay, PERSON, FILM)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "run.jsonl:1: not a cassette of this version"),
        ('{"cassette": 2}\n', "run.jsonl:1: not a cassette of this version"),
        ('{"cassette": 1, "connector": "live"}\n{"ask": "x"}\n', "run.jsonl:2: not an exchange"),
        ('{"cassette": 1, "connector": "live"}\n{"as\n{}\n', "run.jsonl:2: not JSON"),
        ("[]\n", "run.jsonl:1: not a JSON object"),
    ],
)
def test_a_file_that_is_no_recording_names_its_line(cassette, replay, content, said):
    cassette.parent.mkdir()
    cassette.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        run(replay, FILM)


def test_a_recording_that_is_not_there_is_named(replay):
    with pytest.raises(UsageError, match=r"\[reconcile\] cassette: .*run\.jsonl cannot be read"):
        run(replay, FILM)


def test_a_recording_by_something_else_is_named(cassette, replay):
    cassette.parent.mkdir()
    cassette.write_text('{"cassette": 1, "connector": "snapshot"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="recorded by 'snapshot': record it with live or service"):
        run(replay, FILM)
