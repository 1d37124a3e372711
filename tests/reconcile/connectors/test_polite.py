"""A server that is busy, lagging, slow, broken, or wants us gone: what is done about it, and how long is waited."""

import dataclasses
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wikidata_server import STALKER, TARKOVSKY, Scripted

from kg.errors import LookupStopped
from kg.reconcile.connectors.choice import lookup_for, recheck_for
from kg.reconcile.connectors.exchange import Reply
from kg.reconcile.connectors.fault import Fault, Remedy, judge, retry_after
from kg.reconcile.connectors.polite import Manners
from kg.reconcile.question import FilmQuestion

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
QUESTION = FilmQuestion("work/x", "x", (), identifiers=(("wikidata", STALKER),))


def found(settings):
    """Ask for one film: a request for it, and one for its director, when all is well."""
    with lookup_for(settings) as lookup:
        return [candidate.qid for (candidate,) in lookup([QUESTION])]


def api_error(code, **more):
    return json.dumps(
        {"error": {"code": code, "info": "Waiting for a database server: 7 seconds lagged"} | more}
    ).encode()


def test_a_429_is_waited_out_as_long_as_it_says(settings, wikidata, world):
    wikidata.script.append(Scripted(429, headers={"Retry-After": "17"}))
    assert found(settings()) == [STALKER]
    assert world.slept == [17.0]
    assert [one.fields["ids"] for one in wikidata.asked] == [STALKER, STALKER, TARKOVSKY]


def test_every_wait_is_told_with_its_reason(settings, wikidata, caplog):
    wikidata.script += [Scripted(429, headers={"Retry-After": "17"}), Scripted(502)]
    assert found(settings()) == [STALKER]
    told = [record.getMessage() for record in caplog.records if record.name.startswith("kg.")]
    assert [line.rpartition(": ")[2] for line in told] == ["asking again in 17 s", "asking again in 2 s"]
    assert all(line.startswith("api: ") for line in told) and "429" in told[0] and "502" in told[1]


def test_a_retry_after_that_is_a_date_is_waited_for(settings, wikidata, world):
    wikidata.script.append(Scripted(503, headers={"Retry-After": "Fri, 27 Nov 2026 10:01:30 GMT"}))
    assert found(settings()) == [STALKER]
    assert world.slept == [90.0]


def test_a_lagging_database_is_given_time(settings, wikidata, world):
    wikidata.script += [Scripted(body=api_error("maxlag", lag=7), headers={"Retry-After": "5"})] * 2
    assert found(settings()) == [STALKER]
    assert world.slept == [5.0, 5.0]


def test_without_a_word_from_the_server_pauses_double_with_a_random_part(settings, wikidata, world):
    wikidata.script += [Scripted(502)] * 4
    assert found(settings()) == [STALKER]
    assert world.slept == [0.75, 1.5, 3.0, 6.0]


def test_a_refusal_stops_at_once(settings, wikidata, world):
    wikidata.script.append(Scripted(403))
    with pytest.raises(
        LookupStopped, match=r"api: the server refuses this program \(403\).*contact in kg\.toml.*is kept"
    ):
        found(settings())
    assert (len(wikidata.asked), world.slept) == (1, [])


def test_a_wait_beyond_all_patience_is_told_and_not_slept(settings, wikidata, world):
    wikidata.script.append(Scripted(429, headers={"Retry-After": "86400"}))
    with pytest.raises(LookupStopped, match=r"asks to wait 86400 s: what was answered so far is kept"):
        found(settings())
    assert world.slept == []


def test_a_server_that_never_recovers_is_given_up(settings, wikidata):
    wikidata.script += [Scripted(502)] * 20
    with pytest.raises(LookupStopped, match=r"api: status 502.*, 6 times: what was answered so far is kept"):
        found(settings())
    assert len(wikidata.asked) == 6


def test_after_faults_in_a_row_nothing_is_asked_until_the_server_has_rested(settings, wikidata, world):
    wikidata.script += [Scripted(502)] * 4
    manners = Manners(attempts=3, most_faults=4, cool=300)
    with recheck_for(settings(manners=manners)) as recheck:
        with pytest.raises(LookupStopped, match="status 502"):
            recheck([STALKER])
        with pytest.raises(LookupStopped, match="4 faults in a row: nothing is asked for 2"):
            recheck([STALKER])
        with pytest.raises(LookupStopped, match="nothing is asked for"):
            recheck([STALKER])
        assert len(wikidata.asked) == 4
        world.sleep(300)
        assert recheck([STALKER]) == ()
    assert len(wikidata.asked) == 5


def test_a_success_closes_the_count_of_faults(settings, wikidata):
    manners = Manners(most_faults=3)
    with recheck_for(settings(manners=manners, refresh=True)) as recheck:
        for number in range(4):
            wikidata.script += [Scripted(502)] * 2
            assert recheck([f"Q{number + 7}", STALKER]) == recheck([f"Q{number + 7}"])


@pytest.mark.parametrize("broken", [b"<html>504</html>", b'{"entities": {"Q200437"', b"\xff\xfe", b""])
def test_a_broken_reply_is_asked_for_again(settings, wikidata, world, broken):
    wikidata.script.append(Scripted(body=broken))
    assert found(settings()) == [STALKER]
    assert len(world.slept) == 1


def test_a_reply_cut_short_is_asked_for_again(settings, wikidata):
    wikidata.script.append(Scripted(cut=40))
    assert found(settings()) == [STALKER]
    assert [one.fields["ids"] for one in wikidata.asked] == [STALKER, STALKER, TARKOVSKY]


def test_a_query_answer_cut_short_is_asked_for_again(settings, wikidata):
    wikidata.script.append(Scripted(cut=10))
    question = dataclasses.replace(QUESTION, identifiers=(("imdb", "tt0079944"),))
    with lookup_for(settings()) as lookup:
        ((candidate,),) = lookup([question])
    assert candidate.qid == STALKER
    assert wikidata.actions()[:2] == ["sparql", "sparql"]


@pytest.mark.parametrize("identifier", [("wikidata", STALKER), ("imdb", "tt0079944")])
def test_a_silent_server_is_not_waited_for(settings, wikidata, world, identifier):
    wikidata.script.append(Scripted(delay=1.5))
    question = dataclasses.replace(QUESTION, identifiers=(identifier,))
    with lookup_for(settings(seconds=1.0)) as lookup:
        ((candidate,),) = lookup([question])
    assert candidate.qid == STALKER
    assert wikidata.actions()[0] == wikidata.actions()[1]
    assert len(world.slept) == 1


def test_a_reply_too_large_is_asked_for_in_parts(settings, wikidata):
    with recheck_for(settings(most_bytes=800)) as recheck:
        assert recheck(f"Q{number}" for number in range(40404, 40424))[-1].qid == "Q40423"
    asked = [len(one.fields["ids"].split("|")) for one in wikidata.asked]
    assert asked == [20, 20, 10, 10]


def test_a_query_that_runs_out_of_time_is_asked_in_parts(settings, wikidata):
    identifiers = tuple(("imdb", f"tt{number}") for number in (*range(6), "0079944"))
    wikidata.script += [Scripted(500, body=b"java.util.concurrent.TimeoutException")] * 2
    question = dataclasses.replace(QUESTION, identifiers=identifiers)
    with lookup_for(settings()) as lookup:
        ((candidate,),) = lookup([question])
    assert candidate.qid == STALKER
    sizes = [one.fields["query"].count('"tt') for one in wikidata.asked if one.action == "sparql"]
    assert sizes[:5] == [7, 7, 3, 3, 1]


def test_one_key_that_is_too_much_stops_with_the_servers_words(settings, wikidata):
    wikidata.script += [Scripted(504, body=b"upstream request timeout")] * 2
    with pytest.raises(LookupStopped, match="api: status 504: upstream request timeout, 2 times"):
        found(settings())


def test_a_reply_of_some_other_api_is_told(settings, wikidata):
    wikidata.script.append(Scripted(body=b'{"batchcomplete": ""}'))
    with pytest.raises(LookupStopped, match=r"entities: the reply is not in the shape of its API.*endpoint is right"):
        found(settings())


def test_an_api_error_that_does_not_pass_stops(settings, wikidata):
    wikidata.script.append(Scripted(body=api_error("toomanyvalues")))
    with pytest.raises(LookupStopped, match="api: toomanyvalues: Waiting"):
        found(settings())


def test_a_server_that_is_not_there_is_told(settings):
    nowhere = {"api": "http://127.0.0.1:9/w/api.php", "sparql": "http://127.0.0.1:9/sparql"}
    with pytest.raises(LookupStopped, match=r"api: the connection failed .*, 6 times"):
        found(settings(endpoints=nowhere))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Fri, 27 Nov 2026 10:00:30 GMT", 30.0),
        ("Fri, 27 Nov 2026 09:00:00 GMT", 0.0),
        ("Friday, 27-Nov-26 10:02:00 GMT", 120.0),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value, seconds):
    assert retry_after(value, NOW) == seconds


@given(st.text())
def test_no_retry_after_breaks_the_reader(value):
    waited = retry_after(value, NOW)
    assert waited is None or waited >= 0


@given(st.binary(), st.integers(200, 599))
def test_whatever_comes_back_is_an_object_or_a_fault(body, status):
    judged = judge(Reply(status, body), NOW)
    assert isinstance(judged, dict | Fault)
    assert status == 200 or isinstance(judged, Fault)


def test_a_list_is_no_answer():
    assert judge(Reply(200, b"[]"), NOW) == Fault("the reply is not a JSON object", Remedy.STOP)
