"""What was answered once is not asked again, until it is too old; and no kill loses it."""

import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from wikidata_server import SOLARIS, STALKER, TARKOVSKY

from kg.errors import WorldError
from kg.model import Text
from kg.reconcile.connectors.ask import Answer
from kg.reconcile.connectors.cache import Cache
from kg.reconcile.connectors.choice import lookup_for
from kg.reconcile.connectors.wikidata import ENTITIES
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion

NAMES = (Text("Андрей Тарковский", "ru"),)
QUESTIONS = (
    FilmQuestion("work/s", "Сталкер", (Text("Сталкер", "ru"),), 1979, (PersonRef("agent/t", NAMES),)),
    FilmQuestion("work/i", "x", (), identifiers=(("imdb", "tt0079944"), ("wikidata", "Q404404"))),
    FilmQuestion("work/o", "Stalker", (Text("Stalker", "en"),), 2012),
    PersonQuestion("agent/t", "Tarkovsky", NAMES),
    ThingQuestion(Kind.ORGANISATION, "agent/l", "Lenfilm", (Text("Lenfilm"),)),
)
ONE = FilmQuestion("work/x", "x", (), identifiers=(("wikidata", STALKER), ("wikidata", SOLARIS)))


def run(settings, *questions):
    with lookup_for(settings) as lookup:
        return [tuple(candidates) for candidates in lookup(questions)]


@pytest.fixture
def kept(settings, tmp_path):
    """Return settings with one cache file, in a folder that is not there yet."""
    return lambda **different: settings(cache=tmp_path / "deep" / "cache.sqlite", **different)


def test_a_second_run_asks_nothing_and_answers_the_same(kept, wikidata):
    first = run(kept(), *QUESTIONS)
    assert [len(candidates) for candidates in first] == [1, 1, 2, 2, 1]
    assert len(wikidata.asked) >= 10
    wikidata.asked.clear()
    assert run(kept(), *QUESTIONS) == first
    assert wikidata.asked == []


def test_questions_in_other_batches_find_their_answers_too(kept, wikidata):
    first = run(kept(), *QUESTIONS)
    wikidata.asked.clear()
    assert [run(kept(), question)[0] for question in reversed(QUESTIONS)] == first[::-1]
    assert wikidata.asked == []


def test_without_a_cache_a_second_run_asks_again(settings, wikidata):
    run(settings(), ONE)
    run(settings(), ONE)
    assert wikidata.actions() == ["wbgetentities"] * 4  # two films, and then their director, twice


def test_an_old_item_is_fetched_again_only_if_its_revision_changed(kept, wikidata, world):
    run(kept(), ONE)
    world.time += timedelta(days=31)
    wikidata.items[SOLARIS]["lastrevid"] = 2
    wikidata.items[SOLARIS]["labels"]["en"]["value"] = "Solaris, renamed"
    wikidata.asked.clear()
    ((solaris, stalker),) = run(kept(), ONE)
    assert (solaris.label, stalker.label) == ("Solaris, renamed", "Stalker")
    assert [(one.fields["ids"], one.fields["props"]) for one in wikidata.asked] == [
        (f"{SOLARIS}|{STALKER}", "info"),
        (SOLARIS, "info|labels|aliases|claims"),
        (TARKOVSKY, "info"),
    ]
    wikidata.asked.clear()
    run(kept(), ONE)
    assert wikidata.asked == []


def test_an_answer_within_the_age_limit_serves(kept, wikidata, world):
    run(kept(), ONE)
    wikidata.asked.clear()
    world.time += timedelta(days=29)
    run(kept(), ONE)
    assert wikidata.asked == []
    run(kept(max_age_days=28), ONE)
    assert [one.fields["props"] for one in wikidata.asked] == ["info"] * 2


def test_without_an_age_limit_an_answer_serves_for_ever(kept, wikidata, world):
    run(kept(max_age_days=None), *QUESTIONS)
    world.time += timedelta(days=9999)
    wikidata.asked.clear()
    run(kept(max_age_days=None), *QUESTIONS)
    assert wikidata.asked == []


def test_a_refresh_asks_everything_anew_once(kept, wikidata, world):
    run(kept(), *QUESTIONS)
    before = len(wikidata.asked)
    world.time += timedelta(hours=1)
    wikidata.asked.clear()
    run(kept(refresh=True), *QUESTIONS, *QUESTIONS)
    assert 0 < len(wikidata.asked) <= before + 2


def test_an_item_deleted_since_is_gone_after_a_refresh(kept, wikidata, world):
    assert len(run(kept(), ONE)[0]) == 2
    world.time += timedelta(hours=1)
    del wikidata.items[SOLARIS]
    assert len(run(kept(), ONE)[0]) == 2
    assert len(run(kept(refresh=True), ONE)[0]) == 1


def test_another_server_is_not_answered_for(kept, wikidata, address):
    run(kept(), ONE)
    wikidata.asked.clear()
    run(kept(endpoints={"api": f"{address}/w2/api.php", "sparql": f"{address}/sparql"}), ONE)
    assert len(wikidata.asked) == 2


def test_references_are_not_kept(kept, tmp_path):
    run(kept(), ONE)
    cache = Cache(tmp_path / "deep" / "cache.sqlite", "")
    (scope,) = cache._connection.execute("SELECT DISTINCT scope FROM answer").fetchone()
    found = Cache(tmp_path / "deep" / "cache.sqlite", scope).get(ENTITIES, [STALKER])[STALKER]
    assert "references" not in str(found.answer.value)
    assert found.answer.value["claims"]["P57"][0]["mainsnak"]["datavalue"]["value"]["id"] == TARKOVSKY
    assert (found.answer.revision, found.fetched) == (1, "2026-11-27T10:00:00Z")


def test_more_keys_than_sqlite_takes_in_one_statement(tmp_path):
    cache = Cache(tmp_path / "cache.sqlite", "s")
    cache.put(ENTITIES, {f"Q{number}": Answer(number) for number in range(3000)}, "2026-11-27T10:00:00Z")
    found = cache.get(ENTITIES, [f"Q{number}" for number in range(4000)])
    assert [found[f"Q{number}"].answer.value for number in (0, 2999)] == [0, 2999]
    assert len(found) == 3000


def test_a_file_that_is_no_cache_is_named_with_the_remedy(kept, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "cache.sqlite").write_bytes(b"not a database, and long enough to be looked at" * 99)
    with pytest.raises(WorldError, match=r"cache\.sqlite: the cache cannot be used .*: delete it, or name another"):
        run(kept(), ONE)


def test_a_cache_of_another_version_is_named_with_the_remedy(kept, tmp_path):
    (tmp_path / "deep").mkdir()
    other = sqlite3.connect(tmp_path / "deep" / "cache.sqlite")
    other.execute("PRAGMA user_version = 9")
    other.close()
    with pytest.raises(WorldError, match=r"a cache of another version \(9\): delete it"):
        run(kept(), ONE)


WRITER = """
import sys
from pathlib import Path
from kg.reconcile.connectors.ask import Answer
from kg.reconcile.connectors.cache import Cache
from kg.reconcile.connectors.wikidata import ENTITIES
cache = Cache(Path(sys.argv[1]), "s")
for batch in range(100000):
    cache.put(ENTITIES, {f"Q{batch}-{n}": Answer("x" * 500, batch) for n in range(50)}, "2026-11-27T10:00:00Z")
    print(batch, flush=True)
"""


def test_a_kill_at_any_moment_leaves_whole_batches(tmp_path):
    path = tmp_path / "cache.sqlite"
    for moment in (0.0, 0.013, 0.031, 0.052):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
        ) as writer:
            assert writer.stdout.readline() == "0\n"
            time.sleep(moment)  # the moment of the kill, not a wait for anything
            writer.send_signal(signal.SIGKILL)
            told = [0, *map(int, writer.stdout.read().split())][-1]
        cache = Cache(path, "s")
        (check,) = cache._connection.execute("PRAGMA integrity_check").fetchone()
        sizes = dict(cache._connection.execute("SELECT revision, count(*) FROM answer GROUP BY revision"))
        cache.close()
        assert check == "ok"
        assert set(sizes.values()) == {50}
        assert set(range(told + 1)) <= set(sizes)
