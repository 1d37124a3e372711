"""Weights are fitted to what is known, stay where nothing is known, and are written so that they can be read."""

from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.reconcile import fitting, score
from kg.reconcile.candidate import ThingCandidate
from kg.reconcile.question import Kind
from kg.reconcile.weights import Model, by_hand, load, shipped, written

MODEL = Model(-2.0, 0.9, 0.2, 2.0, {"title": {"same": 2.0, "other": -2.0}, "year": {"same": 1.0, "far": -1.0}})


def outcome(*found: tuple[str, dict[str, str]]) -> score.Outcome:
    candidates = [ThingCandidate(qid, qid, frozenset(Kind), ()) for qid, _ in found]
    return score.decide(candidates, [words for _, words in found], MODEL, lambda words: True)


def example(gold: str | None, *found: tuple[str, dict[str, str]]) -> tuple[fitting.Example, float]:
    one = fitting.example(outcome(*found), gold)
    assert one is not None
    return one, 1.0


def stated(model: Model, words: dict[str, str]) -> float:
    [share] = score.softmax([model.prior + sum(model.words[feature][word] for feature, word in words.items())])
    return share


def test_what_is_always_right_gains_and_what_is_always_wrong_loses():
    same, far = {"title": "same", "year": "same"}, {"title": "same", "year": "far"}
    rows = [example("Q1", ("Q1", same)), example(None, ("Q1", far))] * 50
    fitted = fitting.fit(rows, MODEL)
    assert fitted.words["year"]["same"] > 1.0 and fitted.words["year"]["far"] < -1.0
    assert stated(fitted, same) > 0.9 > 0.1 > stated(fitted, far)


def test_the_probability_comes_to_be_how_often_it_is_right():
    same = {"title": "same", "year": "same"}
    rows = [example("Q1" if number % 4 else None, ("Q1", same)) for number in range(400)]
    assert stated(fitting.fit(rows, MODEL), same) == pytest.approx(0.75, abs=0.02)


def test_a_word_no_row_speaks_of_keeps_its_weight_and_a_few_rows_change_little():
    rows = [example("Q1", ("Q1", {"title": "same", "year": "same"}))]
    fitted = fitting.fit(rows, MODEL)
    assert fitted.words["title"]["other"] == -2.0
    assert abs(fitted.words["title"]["same"] - 2.0) < 1.0
    assert fitting.fit([], MODEL) == MODEL


def test_of_two_candidates_the_right_one_is_learnt():
    pair = ("Q1", {"title": "same", "year": "same"}), ("Q2", {"title": "same", "year": "far"})
    fitted = fitting.fit([example("Q2", *pair)] * 100, MODEL)
    assert fitted.words["year"]["far"] > fitted.words["year"]["same"]


def test_a_question_without_candidates_teaches_nothing():
    assert fitting.example(outcome(), "Q1") is None


def test_weights_come_back_as_they_were_written(tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text(written(replace(shipped(), fitted="To nothing.")), encoding="utf-8")
    assert load(path) == replace(shipped(), fitted="To nothing.")
    assert load(path).version == shipped().version != by_hand().version
    alone = replace(shipped(), person=replace(shipped().person, name_alone=True))
    (tmp_path / "alone.toml").write_text(written(alone), encoding="utf-8")
    assert load(tmp_path / "alone.toml").person.name_alone
    assert load(tmp_path / "alone.toml").version != shipped().version


def test_the_shipped_weights_say_how_they_came_about():
    assert "maximum likelihood" in shipped().fitted
    assert "by hand" in by_hand().fitted.lower()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"\[film\] is missing"),
        ("[film]\nprior = 'x'", r"\[film\] prior is 'x': write a number"),
        (
            "[film]\nprior = 1\nmatch = 0.9\nreview = 0.1\nmargin = 1\ntitle = { same = 'much' }",
            r"title\.same is 'much'",
        ),
        (
            "[film]\nprior = 1\nmatch = 0.9\nreview = 0.1\nmargin = 1\nname_alone = 1",
            r"name_alone is 1: write true or false",
        ),
        ("[film", "make them with kg reconcile fit"),
    ],
)
def test_a_bad_file_of_weights_says_where_and_what(tmp_path, text, said):
    path = tmp_path / "w.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load(path)
