"""A thousand real items, served as Wikidata serves them: each is found by one of its names, and by nothing it is not."""

import gzip
import json
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from wikidata_server import Wikidata, serving

from kg.reconcile.connectors.choice import lookup_for, recheck_for
from kg.reconcile.connectors.polite import Surroundings
from kg.reconcile.connectors.recheck import Changed
from kg.reconcile.connectors.settings import Settings
from kg.reconcile.dump import Entity, entity_of
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, Question, ThingQuestion
from kg.reconcile.wikidata import CLASSES

ITEMS = Path(__file__).resolve().parents[3] / "shared" / "wikidata" / "entities-verbatim.jsonl.gz"

pytestmark = pytest.mark.skipif(not ITEMS.is_file(), reason="the real items of Wikidata are not here")


def never(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} s for a server that is well")


@pytest.fixture(scope="module")
def wikidata():
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        return Wikidata(map(json.loads, lines), redirects={"Q100404": "Q675031"})


@pytest.fixture(scope="module")
def settings(wikidata, tmp_path_factory):
    with serving(wikidata) as address:
        yield Settings(
            connector="live",
            contact="films@archive.example",
            cache=tmp_path_factory.mktemp("cache") / "cache.sqlite",
            endpoints={"api": f"{address}/w/api.php", "sparql": f"{address}/sparql"},
            around=Surroundings(
                now=lambda: datetime(2026, 11, 27, tzinfo=UTC), monotonic=lambda: 0.0, sleep=never, chance=random.random
            ),
        )


@pytest.fixture(scope="module")
def questions(wikidata) -> list[tuple[str, Question]]:
    """Ask about every item of a kind we ask about, under its last name: rarely the one it is known by."""
    entities = filter(None, map(entity_of, wikidata.items.values()))
    return [(entity.qid, question) for entity in entities if entity.names for question in asked_about(entity)]


def asked_about(entity: Entity):
    name = entity.names[-1:]
    for kind in Kind:
        if not CLASSES[kind].intersection(entity.classes):
            continue
        if kind is Kind.FILM:
            yield FilmQuestion(f"work/{entity.qid}", name[0].value, name, next(iter(entity.years), None))
        elif kind is Kind.PERSON:
            yield PersonQuestion(f"agent/{entity.qid}", name[0].value, name)
        else:
            yield ThingQuestion(kind, f"agent/{entity.qid}", name[0].value, name)


def run(settings, questions):
    with lookup_for(settings) as lookup:
        return [{candidate.qid for candidate in found} for found in lookup([question for _, question in questions])]


def test_every_item_is_found_by_a_name_of_its_own_and_the_second_run_is_free(settings, wikidata, questions):
    kinds = Counter(question.kind for _, question in questions)
    assert kinds[Kind.PERSON] > 80
    assert kinds[Kind.PLACE] > 60
    assert len(kinds) >= 5
    first = run(settings, questions)
    unfound = [
        (qid, question.label) for (qid, question), found in zip(questions, first, strict=True) if qid not in found
    ]
    assert unfound == []
    print(f"\n{len(questions)} questions, {len(wikidata.asked)} requests, {sum(map(len, first))} candidates")
    assert len(wikidata.asked) < len(questions)
    wikidata.asked.clear()
    assert run(settings, questions) == first
    assert wikidata.asked == []


def test_no_item_of_another_kind_is_offered(settings, wikidata, questions):
    humans = {qid for qid, question in questions if question.kind is Kind.PERSON}
    for (_, question), found in zip(questions, run(settings, questions), strict=True):
        assert (found <= humans) if question.kind is Kind.PERSON else not (found & humans)


def test_a_merged_and_a_deleted_item_are_noticed_among_a_thousand(settings, wikidata):
    whole = [qid for qid in wikidata.items if qid.startswith("Q")]
    with recheck_for(settings) as recheck:
        assert recheck([*whole, "Q100404", "Q999999999"]) == (
            Changed("Q100404", "Q675031"),
            Changed("Q999999999", None),
        )
    assert len(whole) > 1000
    assert wikidata.asked[-1].fields["props"] == "info"
