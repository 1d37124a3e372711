"""A long run in batches: nothing is asked twice, nothing is lost, whenever it is stopped."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Text
from kg.rdf.iri import Space
from kg.reconcile import batches
from kg.reconcile.batches import Grounds, Wanted
from kg.reconcile.candidate import FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.ledger import Ledger
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonQuestion, PersonRef, Question, ThingQuestion
from kg.reconcile.run import reconcile, tool_of
from kg.reconcile.weights import shipped

DATED = "2024-06-01"
GROUNDS = Grounds(DATED, tool_of(shipped()))
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
FILMS_OF_ONE = 5


def catalogue(films: int) -> list[Question]:
    """Films with a director for every five of them; the number tells the item: film 7 is Q1007."""
    made: list[Question] = []
    for number in range(films):
        names = (Text(director(number // FILMS_OF_ONE)),)
        by = PersonRef(f"agent/{number // FILMS_OF_ONE:05}", names)
        made.append(FilmQuestion(f"work/{number:05}", title(number), (Text(title(number)),), 1950, (by,), (90,), "a"))
    for one in range(-(-films // FILMS_OF_ONE)):
        its = range(one * FILMS_OF_ONE, min(films, (one + 1) * FILMS_OF_ONE))
        works = tuple(Credit(f"work/{n:05}", (Text(title(n)),), (1950,), "P57") for n in its)
        made.append(PersonQuestion(f"agent/{one:05}", director(one), (Text(director(one)),), works, "a"))
    return made


def title(number: int) -> str:
    return "Film " + "".join(chr(97 + int(digit)) for digit in f"{number:05}")


def director(number: int) -> str:
    return "Ivan " + "".join("bcdfghklmn"[int(digit)] + "a" for digit in f"{number:04}")


class Authority:
    """Knows every film and director of the catalogue but each seventh; counts how often each is asked for."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, questions):
        for question in questions:
            self.asked[question.id] += 1
            number = int(question.id.partition("/")[2])
            if isinstance(question, FilmQuestion) and number % 7:
                by = PersonRef(f"Q{900000 + number // FILMS_OF_ONE}", (Text(director(number // FILMS_OF_ONE)),))
                yield [FilmCandidate(f"Q{1000 + number}", title(number), question.titles, (1950,), (by,), (90,))]
            elif isinstance(question, PersonQuestion):
                credits = tuple(Credit(f"Q{1000 + int(w.id[5:])}", w.titles, w.years, w.role) for w in question.works)
                yield [PersonCandidate(f"Q{900000 + number}", director(number), question.names, credits)]
            else:
                yield []


def decide(authority):
    def answer(questions, standing):
        films = [question for question in questions if isinstance(question, FilmQuestion)]
        people = [question for question in questions if isinstance(question, PersonQuestion)]
        return reconcile(films, people, authority, standing, dated=DATED)

    return answer


def run(questions, standing, authority=None, **wanted) -> list[Decision]:
    chosen = Wanted(**wanted)
    made = batches.run(questions, decide(authority or Authority()), standing, grounds=GROUNDS, wanted=chosen)
    return [decision for batch in made for decision in batch]


def test_every_question_stands_in_exactly_one_batch_and_a_film_beside_its_director():
    questions = [*catalogue(330), ThingQuestion(Kind.PLACE, "place/a", "Paris", (Text("Paris"),))]
    planned = list(batches.plan(questions))
    assert sorted(one.id for batch in planned for one in batch) == sorted(one.id for one in questions)
    first = {one.id for one in planned[0]}
    assert {"work/00000", "agent/00000"} <= first and "agent/00065" not in first
    assert [one.id for one in planned[-1]] == ["place/a"]


def test_the_films_of_a_director_are_never_parted():
    planned = list(batches.plan(catalogue(330)))
    of = {one.id: number for number, batch in enumerate(planned) for one in batch}
    assert len(planned) > 3
    for film in (one for batch in planned for one in batch if isinstance(one, FilmQuestion)):
        assert of[film.id] == of[film.directors[0].id]


def test_films_without_a_director_do_not_fill_one_batch():
    films = [FilmQuestion(f"work/{number:03}", "x", ()) for number in range(250)]
    assert [len(batch) for batch in batches.plan(films)] == [100, 100, 50]


def test_batches_decide_what_one_pass_over_everything_decides():
    questions = catalogue(230)
    whole = decide(Authority())(questions, Standing())
    assert {(d.subject, d.verdict, d.qid) for d in run(questions, Standing())} == {
        (d.subject, d.verdict, d.qid) for d in whole
    }


def test_a_second_run_asks_nothing_and_decides_nothing():
    questions, standing = catalogue(120), Standing()
    first = run(questions, standing)
    assert Counter(d.subject for d in first) == Counter(question.id for question in questions)
    again = Authority()
    assert run(questions, standing, again) == []
    assert again.asked == Counter()


def test_only_and_limit_choose_and_what_was_not_chosen_is_not_asked():
    questions, authority = catalogue(50), Authority()
    decided = run(questions, Standing(), authority, kinds=frozenset({Kind.PERSON}), limit=3)
    assert sorted(d.subject for d in decided) == ["agent/00000", "agent/00001", "agent/00002"]
    assert set(authority.asked) == {"agent/00000", "agent/00001", "agent/00002"}


def test_runs_by_limit_come_to_the_end_of_the_catalogue():
    questions, standing = catalogue(12), Standing()
    sizes = [len(run(questions, standing, limit=4)) for _ in range(5)]
    assert sizes == [4, 4, 4, 3, 0]


class Doubling(Authority):
    """Has one item for two films that stand in different batches."""

    def __call__(self, questions):
        for question, found in zip(questions, super().__call__(questions), strict=True):
            yield [replace(one, qid="Q1001") for one in found] if question.id == "work/00221" else found


def test_runs_that_ask_everything_again_decide_what_the_first_did_and_write_nothing():
    """Players stand in a batch after their films', and two films claim one item: both depend on what stands."""
    works = tuple(Credit(f"work/{n:05}", (Text(title(n)),), (1950,), "P161") for n in (1, 2))
    player = PersonQuestion("agent/00700", director(700), (Text(director(700)),), works, "a")
    questions, standing = [*catalogue(230), player], Standing()
    first = run(questions, standing, Doubling())
    assert "work confirmed" in standing.of(player.id).evidence
    assert standing.of("work/00001").is_contested and standing.of("work/00221").is_contested
    for _ in range(2):
        again = Doubling()
        assert run(questions, Standing(first, since="2030-01-01"), again) == []
        assert again.asked.keys() == {question.id for question in questions}


def test_a_question_asked_again_is_not_answered_by_what_the_machine_said_of_it_before():
    questions = catalogue(FILMS_OF_ONE)
    wrong = Decision(subject="agent/00000", label="", verdict=Verdict.MATCH, qid="Q5", when="2000-01-01",
                     tool=GROUNDS.tool, question="0" * 12)  # fmt: skip
    assert run(questions, Standing([wrong])) == run(questions, Standing())


def test_since_a_date_asks_again_what_is_older_and_a_decision_that_is_the_same_is_not_written_twice():
    questions = catalogue(10)
    before = run(questions, Standing())
    authority = Authority()
    assert run(questions, Standing(before, since="2024-06-01"), authority) == [] and not authority.asked
    assert run(questions, Standing(before, since="2024-06-02"), authority) == []
    assert set(authority.asked) == {question.id for question in questions}


def test_two_of_one_source_in_two_batches_never_both_take_one_item():
    questions = catalogue(150)
    twin = FilmQuestion(
        "work/99999", title(1), (Text(title(1)),), 1950, (PersonRef("agent/zz", (Text(director(0)),)),), (90,), "a"
    )

    class Generous(Authority):
        def __call__(self, asked):
            for question in asked:
                if question.id == "work/99999":
                    by = PersonRef("Q900000", (Text(director(0)),))
                    yield [FilmCandidate("Q1001", title(1), question.titles, (1950,), (by,), (90,))]
                else:
                    yield from super().__call__([question])

    standing = Standing()
    decided = run([*questions, twin], standing, Generous())
    assert {standing.of(name).verdict for name in ("work/00001", "work/99999")} == {Verdict.REVIEW}
    assert "also claimed by" in standing.of("work/99999").evidence
    assert len([d for d in decided if d.subject == "work/00001"]) == 2
    assert run([*questions, twin], standing, Generous()) == []


@pytest.mark.parametrize(("kind", "verdict"), [(Kind.AWARD, Verdict.MATCH), (Kind.FESTIVAL, Verdict.REVIEW)])
def test_a_prize_is_conferred_many_times_and_a_festival_is_one(kind, verdict):
    names = (Text("Prize of the Ecumenical Jury", "en"),)
    things = [ThingQuestion(kind, f"event/{one}", "x", names, "FR", None, (("wikidata", "Q7"),), "a") for one in "ab"]

    def lookup(questions):
        return iter([[ThingCandidate("Q7", "x", frozenset({kind}), names, ("FR",), (), ())] for _ in questions])

    standing = Standing()
    for _ in batches.run(
        things, lambda asked, now: reconcile([], [], lookup, now, dated=DATED, things=asked), standing, grounds=GROUNDS
    ):
        pass
    assert {standing.of(one.id).verdict for one in things} == {verdict}


def test_progress_is_told_from_the_start_to_the_end():
    told = []
    made = batches.run(
        catalogue(150), decide(Authority()), Standing(), grounds=GROUNDS, progress=lambda *n: told.append(n)
    )
    assert sum(map(len, made)) == 180
    assert told[0] == (0, 180) and told[-1] == (180, 180)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


RUNNER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_batches import *
class Slow(Authority):
    def __call__(self, questions):
        for question, found in zip(questions, super().__call__(questions)):
            time.sleep(0.0005)
            yield found
ledger = Ledger(Path(sys.argv[1]), Space(), LICENCE)
for _ in ledger.record(batches.run(catalogue(int(sys.argv[3])), decide(Slow()), ledger.standing(), grounds=GROUNDS)):
    pass
print("done", flush=True)
"""


def test_a_run_killed_at_any_moment_loses_nothing_and_repeats_nothing(tmp_path, is_full):
    """Kill -9 at random moments; the moments are drawn anew each time, and told when the test fails."""
    films, kills = (2000, 20) if is_full else (400, 5)
    ledger = Ledger(tmp_path / "ledger.sssom.tsv", Space(), LICENCE)
    command = [sys.executable, "-c", RUNNER, str(ledger.path), str(Path(__file__).parent), str(films)]
    started = time.monotonic()
    calm = Ledger(tmp_path / "calm.sssom.tsv", Space(), LICENCE)
    subprocess.run([*command[:3], str(calm.path), *command[4:]], check=True, capture_output=True)
    length = time.monotonic() - started
    moments = [random.uniform(0.2, 0.9) * length for _ in range(kills)]
    kept = 0
    for moment in moments:
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        try:
            child.wait(moment)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.communicate()
        found = len([*ledger.lines()]) if ledger.path.exists() else 0
        assert found >= kept, moments
        kept = found
    subprocess.run(command, check=True, capture_output=True)
    decided = [line.decision for line in ledger.lines()]
    assert max(Counter(d.subject for d in decided).values()) == 1, moments
    assert {(d.subject, d.verdict, d.qid) for d in decided} == {
        (line.decision.subject, line.decision.verdict, line.decision.qid) for line in calm.lines()
    }, moments
    assert len(decided) == films + films // FILMS_OF_ONE


def test_ctrl_c_leaves_what_was_decided(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sssom.tsv", Space(), LICENCE)

    class Interrupted(Authority):
        def __call__(self, questions):
            for question in questions:
                if question.id == "work/00150":
                    raise KeyboardInterrupt
                yield from super().__call__([question])

    with pytest.raises(KeyboardInterrupt):
        list(ledger.record(batches.run(catalogue(200), decide(Interrupted()), Standing(), grounds=GROUNDS)))
    assert len([*ledger.lines()]) == 120
