"""Comparing and weighing: absence is neutral, and no sum of weak evidence passes for a match."""

from itertools import product

import pytest

from kg.model import Text
from kg.reconcile import compare, score
from kg.reconcile.candidate import FilmCandidate, PersonCandidate
from kg.reconcile.decision import Verdict
from kg.reconcile.question import Credit, FilmQuestion, PersonQuestion, PersonRef


def texts(*values: str, language: str | None = None) -> tuple[Text, ...]:
    return tuple(Text(value, language) for value in values)


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [
        (texts("Сталкер"), texts("СТАЛКЕР!"), compare.SAME),
        (texts("Dukhovnye golosa"), texts("Духовные голоса"), compare.ALIKE),
        (texts("Le Soleil", language="fr"), texts("The Sun", language="en"), compare.MISSING),
        (texts("Солнце", language="ru"), texts("Луна", language="ru"), compare.OTHER),
        (texts("Solntse", language="ru-Latn"), texts("Луна", language="ru"), compare.OTHER),
        (texts("Solntse", language="mul"), texts("Луна", language="mul"), compare.MISSING),
        (texts("Я", language="ru"), texts("Ia", language="en"), compare.MISSING),
        ((), texts("Луна"), compare.MISSING),
    ],
)
def test_titles_disagree_only_in_a_language_both_have(ours, theirs, word):
    assert compare.titles(ours, theirs) == word


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [
        ("Александр Сокуров", "Сокуров Александр", compare.SAME),
        ("Alexandre SOKOUROV", "Александр Сокуров", compare.ALIKE),
        ("Михаил Калатозов", "Калатозов, Михаил Константинович", compare.ALIKE),
        ("А. Сокуров", "Alexander Sokurov", compare.INITIALS),
        ("Сокуров", "Александр Сокуров", compare.OTHER),
        ("Б. Сокуров", "Александр Сокуров", compare.OTHER),
        ("Jean-Paul Rappeaneau", "Jean-Paul Rappeneau", compare.SIMILAR),
        ("Александр Сокуров", "Kira Muratova", compare.OTHER),
        ("Александр Сокуров", "黒澤明", compare.MISSING),
    ],
)
def test_names_are_compared_by_script_sound_and_initials(ours, theirs, word):
    assert compare.names(texts(ours), texts(theirs)) == word


def test_years_and_minutes_are_compared_with_the_nearest():
    assert [compare.years(1979, theirs) for theirs in ((1979, 1990), (1980,), (1981,), (1990,), ())] == [
        compare.SAME,
        compare.NEAR,
        compare.OTHER,
        compare.FAR,
        compare.MISSING,
    ]
    assert [compare.minutes((163,), theirs) for theirs in ((161,), (158,), (150,), (80, 164), (80,), ())] == [
        compare.SAME,
        compare.NEAR,
        compare.NEAR,
        compare.SAME,
        compare.FAR,
        compare.MISSING,
    ]


def test_a_director_with_an_item_of_their_own_is_no_namesake():
    ours, theirs = (
        (PersonRef("agent/a", texts("Jaroslav Novotný")),),
        (PersonRef("Q1", texts("Jaroslav Novotný")),),
    )
    assert compare.directors(ours, theirs, {}) == compare.SAME
    assert compare.directors(ours, theirs, {"agent/a": "Q1"}) == compare.CONFIRMED
    assert compare.directors(ours, theirs, {"agent/a": "Q2"}) == compare.OTHER
    assert compare.directors(ours, (PersonRef("Q1", ()),), {}) == compare.MISSING


def test_a_life_is_judged_by_its_dates_or_by_the_films_of_the_other_side():
    of_1995 = (Credit("work/a", (), (1995,), None),)
    assert compare.lifetime(of_1995, (), 1951, None) == compare.SAME
    assert compare.lifetime(of_1995, (), 1990, None) == compare.FAR
    assert compare.lifetime(of_1995, (), None, 1986) == compare.FAR
    assert compare.lifetime(of_1995, (Credit("Q1", (), (1910,), "P57"),), None, None) == compare.FAR
    assert compare.lifetime(of_1995, (), None, None) == compare.MISSING
    assert compare.lifetime((), (), 1951, None) == compare.MISSING


def test_what_is_missing_weighs_nothing_and_every_word_else_has_a_weight():
    for weights in (*score.FILM_WEIGHTS.values(), *score.PERSON_WEIGHTS.values()):
        assert compare.MISSING not in weights
    assert set(score.FILM_WEIGHTS["year"]) == {compare.SAME, compare.NEAR, compare.OTHER, compare.FAR}


def film(**given) -> score.Outcome:
    """Decide about Stalker with only the given facts known on both sides."""
    facts = {
        "title": texts("Stalker"),
        "year": 1979,
        "directors": texts("Andrei Tarkovsky"),
        "minutes": (163,),
    }
    known = {name: value for name, value in facts.items() if given.get(name)}
    directors = (PersonRef("agent/a", known["directors"]),) if "directors" in known else ()
    question = FilmQuestion(
        "work/a", "", known.get("title", ()), known.get("year"), directors, known.get("minutes", ())
    )
    candidate = FilmCandidate(
        "Q200437", "Stalker", facts["title"], (1979,), (PersonRef("Q853", facts["directors"]),), (161,)
    )
    return score.film(question, [candidate], {})


def test_a_film_is_matched_by_title_and_two_facts_or_without_a_title_by_all_three():
    names = ("title", "year", "directors", "minutes")
    matched = {
        tuple(name for name, stated in zip(names, present, strict=True) if stated)
        for present in product((True, False), repeat=4)
        if film(**dict(zip(names, present, strict=True))).verdict is Verdict.MATCH
    }
    assert matched == {
        ("title", "year", "directors", "minutes"),
        ("title", "year", "directors"),
        ("title", "year", "minutes"),
        ("title", "directors", "minutes"),
        ("year", "directors", "minutes"),
    }


@pytest.mark.parametrize(
    ("role", "verdict"), [("P57", Verdict.MATCH), ("P344", Verdict.MATCH), ("P161", Verdict.REVIEW)]
)
def test_a_name_and_a_role_are_enough_unless_the_role_is_acting(role, verdict):
    ours = (Credit("work/a", texts("A"), (1995,), role),)
    theirs = (Credit("Q9", texts("B"), (1990,), role),)
    question = PersonQuestion("agent/a", "", texts("Александр Сокуров"), ours)
    candidate = PersonCandidate("Q55172", "", texts("Александр Сокуров"), theirs)
    assert score.person(question, [candidate], {}).verdict is verdict


def test_a_close_second_is_a_question_for_a_person_whatever_the_probability():
    question = PersonQuestion("agent/a", "", texts("A B"), (Credit("work/a", texts("T"), (1995,), "P57"),))
    twins = [
        PersonCandidate(qid, "", texts("A B"), (Credit("Q9", texts("T"), (1995,), "P57"),)) for qid in ("Q1", "Q2")
    ]
    assert score.person(question, twins[:1], {}).verdict is Verdict.MATCH
    outcome = score.person(question, twins, {})
    assert outcome.verdict is Verdict.REVIEW
    assert outcome.best.qid == "Q1" and outcome.best.probability > score.MATCH
