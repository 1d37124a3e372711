"""What stands: a person before the machine, the last word of two people, and words taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reconcile.decision import MACHINE, Decision, Standing, Verdict


def said(verdict, qid=None, *, subject="work/a", who="Anna", other=None, when="2026-01-01", **grounds):
    return Decision(subject=subject, label="", verdict=verdict, qid=qid, other=other, who=who, when=when, **grounds)


MATCH, REJECT, NONE, REVIEW = Verdict.MATCH, Verdict.REJECT, Verdict.NONE, Verdict.REVIEW
BY_MACHINE = said(MATCH, "Q1", who=MACHINE, tool="rules-2", question="f" * 12)


def test_a_match_taken_back_leaves_what_the_machine_said():
    assert Standing([BY_MACHINE, said(NONE), said(REVIEW)]).of("work/a") == BY_MACHINE


def test_a_match_taken_back_leaves_what_a_person_said_before():
    standing = Standing([said(MATCH, "Q1", who="Anna"), said(MATCH, "Q2", who="Boris"), said(REVIEW, "Q2")])
    assert standing.of("work/a").who == "Anna" and standing.of("work/a").qid == "Q1"


def test_a_rejection_taken_back_lets_the_machines_match_stand_again():
    rejected = [BY_MACHINE, said(REJECT, "Q1")]
    assert Standing(rejected).of("work/a") is None
    assert Standing([*rejected, said(REVIEW, "Q1")]).of("work/a") == BY_MACHINE


def test_taking_back_a_match_brings_the_rejection_it_overruled_back():
    standing = Standing([said(REJECT, "Q1"), said(MATCH, "Q1"), said(REVIEW, "Q1")])
    assert standing.rejected("work/a") == {"Q1"} and standing.of("work/a") is None


def test_a_review_about_another_item_takes_nothing_back():
    standing = Standing([said(MATCH, "Q1"), said(REVIEW, "Q2")])
    assert standing.of("work/a").verdict is REVIEW


def test_of_equal_lines_the_last_is_taken_back():
    standing = Standing([said(MATCH, "Q1"), said(NONE), said(MATCH, "Q1"), said(REVIEW, "Q1")])
    assert standing.of("work/a").verdict is NONE


@given(st.lists(st.tuples(st.sampled_from([MATCH, REJECT, NONE]), st.sampled_from(["Q1", "Q2"])), max_size=6))
def test_taking_everything_back_from_the_last_to_the_first_leaves_the_machine(words):
    decisions = [said(verdict, None if verdict is NONE else qid) for verdict, qid in words]
    standing = Standing([BY_MACHINE])
    for decision in decisions:
        standing.enter(decision)
    for decision in reversed(decisions):
        standing.enter(said(REVIEW, decision.qid))
    assert standing.of("work/a") == BY_MACHINE and standing.rejected("work/a") == frozenset()


def test_persons_join_and_part_pairs_of_ours_in_either_order():
    standing = Standing([said(MATCH, subject="work/b", other="work/a"), said(REJECT, subject="work/c", other="work/d")])
    assert standing.same() == {("work/a", "work/b")}
    assert standing.different() == {("work/c", "work/d")}
    assert standing.of("work/b") is None


def test_the_last_word_about_a_pair_counts_whoever_is_named_first():
    joined, parted = said(MATCH, other="work/b"), said(REJECT, subject="work/b", other="work/a")
    assert Standing([joined, parted]).same() == frozenset()
    assert Standing([joined, parted]).different() == {("work/a", "work/b")}
    assert Standing([parted, joined]).same() == {("work/a", "work/b")}
    assert Standing([parted, joined]).different() == frozenset()
    assert Standing([joined, said(REVIEW, subject="work/b", other="work/a")]).same() == frozenset()


def test_a_decision_about_a_member_counts_for_its_cluster():
    moved = {"work/b": "work/a"}
    standing = Standing([said(MATCH, "Q1", subject="work/b"), said(REJECT, "Q2", subject="work/b")], moved=moved)
    assert standing.of("work/a").qid == "Q1" and standing.of("work/a").subject == "work/a"
    assert standing.rejected("work/a") == {"Q2"} and standing.of("work/b") is None
    assert standing.subjects() == {"work/a"}


def test_every_subject_of_a_ledger_is_known_pairs_included():
    standing = Standing([BY_MACHINE, said(NONE, subject="work/c"), said(MATCH, subject="agent/x", other="agent/y")])
    assert standing.subjects() == {"work/a", "work/c", "agent/x", "agent/y"}


def test_what_is_about_a_subject_has_its_pairs():
    pair = said(MATCH, other="work/b")
    assert list(Standing([BY_MACHINE, pair]).about(["work/a"])) == [BY_MACHINE, pair]
    assert list(Standing([pair]).about(["work/b"])) == []


@pytest.mark.parametrize(
    ("since", "when", "settled"),
    [
        (None, "2026-01-01", True),
        (None, "2026-01-02", False),
        ("2026-01-01", "2026-06-01", True),
        ("2026-01-02", "2026-01-01", False),
        ("", "2030-01-01", True),
    ],
)
def test_a_decision_of_the_machine_is_fresh_from_a_date_on(since, when, settled):
    standing = Standing([BY_MACHINE], since=since)
    assert standing.settles("work/a", when=when, tool="rules-2", question="f" * 12) is settled
    assert not standing.settles("work/a", when=when, tool="rules-3", question="f" * 12)
    by_person = Standing([said(NONE)], since="2099-01-01")
    assert by_person.settles("work/a", when="2099-01-01", tool="x", question="y")


def test_what_the_machine_said_can_be_forgotten_and_what_a_person_said_cannot():
    standing = Standing([BY_MACHINE, said(NONE, subject="work/b")])
    standing.forget("work/a")
    standing.forget("work/b")
    assert standing.of("work/a") is None and standing.of("work/b").verdict is NONE
