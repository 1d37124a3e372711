"""Comparing and weighing: absence is neutral, and no sum of weak evidence passes for a match."""

from dataclasses import replace
from itertools import product

import pytest

from kg.model import Text
from kg.reconcile import compare, score, words
from kg.reconcile.candidate import FilmCandidate, PersonCandidate, ThingCandidate
from kg.reconcile.decision import Verdict
from kg.reconcile.naming import names
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion
from kg.reconcile.weights import by_hand, shipped


def texts(*values: str, language: str | None = None) -> tuple[Text, ...]:
    return tuple(Text(value, language) for value in values)


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [
        (texts("Сталкер"), texts("СТАЛКЕР!"), words.SAME),
        (texts("Dukhovnye golosa"), texts("Духовные голоса"), words.ALIKE),
        (texts("Le Soleil", language="fr"), texts("The Sun", language="en"), words.MISSING),
        (texts("Солнце", language="ru"), texts("Луна", language="ru"), words.OTHER),
        (texts("Solntse", language="ru-Latn"), texts("Луна", language="ru"), words.OTHER),
        (texts("Solntse", language="mul"), texts("Луна", language="mul"), words.MISSING),
        (texts("Я", language="ru"), texts("Ia", language="en"), words.MISSING),
        (texts("Bicycle Thieves, The"), texts("Bicycle Thieves"), words.BARE),
        (texts("L'Eclisse"), texts("Eclisse"), words.BARE),
        (texts("7th Heaven"), texts("Seventh Heaven"), words.BARE),
        (texts("Таинственный остров"), texts("Таинственный остров (фильм, 1941)"), words.SAME),
        (texts("Return of the Jedi"), texts("Star Wars: Episode VI - Return of the Jedi"), words.PART),
        (texts("The Barrets of Wimpole Street"), texts("The Barretts of Wimpole Street"), words.CLOSE),
        (texts("Alexis Zorbas"), texts("Αλέξης Ζορμπάς"), words.SIMILAR),
        (texts("E.T."), texts("E.T. the Extra-Terrestrial"), words.AKIN),
        (texts("Die, Monster, Die!"), texts("Die, Monster"), words.AKIN),
        ((), texts("Луна"), words.MISSING),
    ],
)
def test_titles_disagree_only_in_a_language_both_have(ours, theirs, word):
    assert compare.titles(ours, theirs) == word


@pytest.mark.parametrize(
    ("ours", "theirs", "word"),
    [
        ("Александр Сокуров", "Сокуров Александр", words.SAME),
        ("Alexandre SOKOUROV", "Александр Сокуров", words.ALIKE),
        ("Михаил Калатозов", "Калатозов, Михаил Константинович", words.ALIKE),
        ("А. Сокуров", "Alexander Sokurov", words.INITIALS),
        ("Сокуров", "Александр Сокуров", words.FAMILY),
        ("Steven Soderbergh", "Стивен Содерберг", words.SOUND),
        ("Andrzej Wajda", "Анджей Вайда", words.FAINT),
        ("Sergei M Eisenstein", "Сергей Михайлович Эйзенштейн", words.PART),
        ("Oleksandr Dovzhenko", "Александр Петрович Довженко", words.PART),
        ("Jean-Luc Godard", "Жан Ренуар", words.OTHER),
        ("Julien Duvivier", "Жюльен Дювивье", words.MISSING),
        ("Б. Сокуров", "Александр Сокуров", words.OTHER),
        ("Jean-Paul Rappeaneau", "Jean-Paul Rappeneau", words.SIMILAR),
        ("Александр Сокуров", "Kira Muratova", words.OTHER),
        ("Александр Сокуров", "黒澤明", words.MISSING),
    ],
)
def test_names_are_compared_by_script_sound_and_initials(ours, theirs, word):
    assert names(texts(ours), texts(theirs)) == word


def test_years_and_minutes_are_compared_with_the_nearest():
    assert [compare.years(1979, theirs) for theirs in ((1979, 1990), (1980,), (1981,), (1990,), ())] == [
        words.SAME,
        words.NEAR,
        words.OTHER,
        words.FAR,
        words.MISSING,
    ]
    assert [compare.minutes((163,), theirs) for theirs in ((161,), (158,), (150,), (80, 164), (80,), ())] == [
        words.SAME,
        words.NEAR,
        words.NEAR,
        words.SAME,
        words.FAR,
        words.MISSING,
    ]


def test_a_director_with_an_item_of_their_own_is_no_namesake():
    ours, theirs = (
        (PersonRef("agent/a", texts("Jaroslav Novotný")),),
        (PersonRef("Q1", texts("Jaroslav Novotný")),),
    )
    assert compare.directors(ours, theirs, {}) == words.SAME
    assert compare.directors(ours, theirs, {"agent/a": "Q1"}) == words.CONFIRMED
    assert compare.directors(ours, theirs, {"agent/a": "Q2"}) == words.OTHER
    assert compare.directors(ours, (PersonRef("Q1", ()),), {}) == words.MISSING


def test_a_life_is_judged_by_its_dates_or_by_the_films_of_the_other_side():
    of_1995 = (Credit("work/a", (), (1995,), None),)
    assert compare.lifetime(of_1995, (), 1951, None) == words.SAME
    assert compare.lifetime(of_1995, (), 1990, None) == words.FAR
    assert compare.lifetime(of_1995, (), None, 1986) == words.FAR
    assert compare.lifetime(of_1995, (Credit("Q1", (), (1910,), "P57"),), None, None) == words.FAR
    assert compare.lifetime(of_1995, (), None, None) == words.MISSING
    assert compare.lifetime((), (), 1951, None) == words.MISSING


@pytest.mark.parametrize("weights", [shipped(), by_hand()], ids=["shipped", "by hand"])
def test_what_is_missing_weighs_nothing_and_every_word_else_has_a_weight(weights):
    for model in (weights.film, weights.person, weights.thing):
        assert all(words.MISSING not in listed for listed in model.words.values())
    assert set(weights.film.words["year"]) == {words.SAME, words.NEAR, words.OTHER, words.APART, words.FAR}
    assert set(weights.film.words["title"]) >= {words.SAME, words.BARE, words.ALIKE, words.PART, words.CLOSE}


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
    return score.film(question, [candidate], {}, shipped().film)


def test_a_film_is_matched_by_title_and_one_thing_more_or_without_a_title_by_all_three():
    given = ("title", "year", "directors", "minutes")
    matched = {
        tuple(name for name, stated in zip(given, present, strict=True) if stated)
        for present in product((True, False), repeat=4)
        if film(**dict(zip(given, present, strict=True))).verdict is Verdict.MATCH
    }
    assert {one for one in matched if "title" not in one} <= {("year", "directors", "minutes")}
    assert {one for one in matched if "title" in one} >= {
        ("title", "year", "directors", "minutes"),
        ("title", "year", "directors"),
        ("title", "year", "minutes"),
        ("title", "year"),
    }
    assert ("title",) not in matched


def person_of(ours: PersonQuestion, *theirs: PersonCandidate) -> score.Outcome:
    return score.person(ours, theirs, {}, shipped().person)


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"), [("P57", "P57", Verdict.MATCH), ("P57", "P161", Verdict.REVIEW)]
)
def test_a_whole_name_and_a_shared_role_are_enough_and_another_role_is_not(mine, theirs, verdict):
    question = PersonQuestion("agent/a", "", texts("Александр Сокуров"), professions=(mine,))
    candidate = PersonCandidate("Q55172", "", texts("Александр Сокуров"), (Credit("Q9", (), (1990,), theirs),))
    assert person_of(question, candidate).verdict is verdict


def test_a_name_alone_is_never_enough_however_rare():
    for name in ("Александр Сокуров", "Apichatpong Weerasethakul", "Madonna"):
        question = PersonQuestion("agent/a", "", texts(name))
        candidate = PersonCandidate("Q1", "", texts(name), (Credit("Q9", (), (1990,), "P57"),), 1951)
        assert person_of(question, candidate).verdict is Verdict.REVIEW


def test_a_catalogue_may_let_a_whole_name_stand_alone_but_not_against_a_role():
    alone = replace(shipped().person, name_alone=True)
    candidate = PersonCandidate("Q1", "", texts("Apichatpong Weerasethakul"), (Credit("Q9", (), (1990,), "P57"),))
    question = PersonQuestion("agent/a", "", texts("Apichatpong Weerasethakul"))
    assert score.person(question, [candidate], {}, alone).verdict is Verdict.MATCH
    composer = replace(question, professions=("P86",))
    assert score.person(composer, [candidate], {}, alone).verdict is Verdict.REVIEW
    twin = replace(candidate, qid="Q2")
    assert score.person(question, [candidate, twin], {}, alone).verdict is Verdict.REVIEW


def test_a_name_and_a_role_borne_by_two_go_to_a_person():
    question = PersonQuestion("agent/a", "", texts("John Hughes"), professions=("P57",))
    two = [PersonCandidate(qid, "", texts("John Hughes"), (Credit("Q9", (), (), "P57"),)) for qid in ("Q1", "Q2")]
    assert score.person(question, two, {}, shipped().person).verdict is Verdict.REVIEW


@pytest.mark.parametrize("name", ["Sokurow", "A. Sokurov", "Сокуров"])
def test_a_name_that_agrees_in_part_needs_a_year_of_life(name):
    candidate = PersonCandidate("Q55172", "", texts("Александр Сокуров", "Alexander Sokurov"), (), 1951)
    undated = PersonQuestion("agent/a", "", texts(name), professions=("P57",))
    assert person_of(undated, candidate).verdict is not Verdict.MATCH
    assert person_of(replace(undated, born=1962), candidate).verdict is not Verdict.MATCH


def test_an_identifier_that_contradicts_is_never_accepted_and_one_that_agrees_stands_for_a_second_thing():
    question = FilmQuestion("work/a", "", texts("Stalker"), 1979, identifiers=(("imdb", "tt0079944"),))
    right = FilmCandidate("Q200437", "", texts("Stalker"), (1979,), identifiers=(("imdb", "tt0079944"),))
    wrong = replace(right, identifiers=(("imdb", "tt9999999"),))
    assert score.film(question, [right], {}, shipped().film).verdict is Verdict.MATCH
    assert score.film(question, [wrong], {}, shipped().film).verdict is not Verdict.MATCH
    undated = replace(question, year=None)
    assert (
        score.film(undated, [replace(right, titles=texts("Stalker"), years=())], {}, shipped().film).best.qid
        == "Q200437"
    )


def test_a_persons_contradicting_identifier_forbids_what_everything_else_speaks_for():
    question = PersonQuestion(
        "agent/a", "", texts("Александр Сокуров"), born=1951, identifiers=(("imdb", "nm0812546"),)
    )
    right = PersonCandidate("Q55172", "", texts("Александр Сокуров"), (), 1951, identifiers=(("imdb", "nm0812546"),))
    assert person_of(question, right).verdict is Verdict.MATCH
    assert person_of(question, replace(right, identifiers=(("imdb", "nm1"),))).verdict is not Verdict.MATCH
    assert not score.person_acceptable({**dict(person_of(question, right).best.words), "identifier": words.OTHER})
    assert person_of(question, replace(right, identifiers=(("viaf", "1"),))).verdict is Verdict.MATCH


def test_a_name_and_a_part_in_some_film_are_not_enough_but_a_directors_are():
    """Whoever is found by name among film people acts, more likely than not."""
    played, directed = (
        PersonQuestion("agent/a", "", texts("Ян Ковар"), (Credit("work/a", (), (1940,), role),))
        for role in ("P161", "P57")
    )
    one = PersonCandidate("Q1", "", texts("Jan Kovář", "Ян Ковар"), professions=("P161", "P57"))
    assert person_of(played, one).verdict is Verdict.REVIEW
    assert person_of(directed, one).verdict is Verdict.MATCH
    assert person_of(replace(played, works=(), professions=("P161",)), one).verdict is Verdict.MATCH
    assert person_of(replace(played, professions=("P161",)), one).verdict is Verdict.REVIEW


@pytest.mark.parametrize(
    "label", ["Ковар, Ян (старший)", "Jan Kovar (1890-1956)", "Jan Kovar Sr.", "Jan Kovar, senior", "Ян Ковар мл."]
)
def test_who_is_told_apart_in_a_label_is_a_namesake(label):
    question = PersonQuestion("agent/a", "", texts("Ян Ковар", "Jan Kovar"), professions=("P57",))
    younger = PersonCandidate("Q1", "", texts("Ян Ковар", "Jan Kovar"), professions=("P57",))
    elder = PersonCandidate("Q2", label, texts(label), professions=("P57",))
    assert person_of(question, younger).verdict is Verdict.MATCH
    outcome = person_of(question, younger, elder)
    assert outcome.verdict is Verdict.REVIEW
    assert "namesakes few" in outcome.evidence


def test_what_we_write_to_tell_a_person_apart_tells_them_apart():
    question = PersonQuestion("agent/a", "", texts("Jan Kovar Jr."), professions=("P57",))
    junior, father = (PersonCandidate(qid, "", texts(name), professions=("P57",)) for qid, name in
                      (("Q1", "Jan Kovar Jr."), ("Q2", "Jan Kovar")))  # fmt: skip
    outcome = person_of(question, junior, father)
    assert outcome.best and outcome.best.qid == "Q1"
    assert outcome.verdict is Verdict.MATCH


def test_an_item_stated_to_be_different_from_the_one_we_name_is_left_out():
    question = FilmQuestion("work/a", "", texts("Solaris"), 1972, identifiers=(("wikidata", "Q125772"),))
    tarkovsky = FilmCandidate("Q125772", "", texts("Solaris"), (1972,), different=("Q673195",))
    soderbergh = FilmCandidate("Q673195", "", texts("Solaris"), (2002,))
    outcome = score.film(question, [tarkovsky, soderbergh], {}, shipped().film)
    assert [one.qid for one in outcome.ranked] == ["Q125772"]


def test_a_state_that_is_gone_agrees_with_its_successors_and_with_no_other():
    assert compare.countries(("SU",), ("RU",)) == compare.countries(("GE",), ("SU",)) == words.SAME
    assert compare.countries(("SU",), ("FR",)) == words.OTHER
    assert compare.countries((), ("FR",)) == words.MISSING


@pytest.mark.parametrize(
    ("name", "verdict"), [("TIFF", Verdict.REVIEW), ("Tromsø International Film Festival", Verdict.MATCH)]
)
def test_a_bare_acronym_never_matches(name, verdict):
    question = ThingQuestion(Kind.FESTIVAL, "event/a", "", texts(name), country="NO", year=1991)
    names_of = texts("Tromsø International Film Festival", "TIFF")
    candidate = ThingCandidate("Q1", "", frozenset({Kind.FESTIVAL}), names_of, ("NO",), (1991,))
    assert score.thing(question, [candidate], {}, shipped().thing).verdict is verdict


def test_an_item_of_another_class_is_no_candidate_for_a_thing():
    question = ThingQuestion(Kind.ORGANISATION, "agent/a", "", texts("Lenfilm"), country="RU", year=1918)
    square = ThingCandidate("Q1", "", frozenset({Kind.PLACE}), texts("Lenfilm"), ("RU",), (1918,))
    assert score.thing(question, [square], {}, shipped().thing).ranked == ()
    studio = replace(square, kinds=frozenset({Kind.ORGANISATION}))
    assert score.thing(question, [studio], {}, shipped().thing).verdict is Verdict.MATCH


def test_the_shares_of_the_candidates_and_of_none_are_one():
    shares = score.softmax([2.0, 1.0, -3.0])
    assert 0 < 1 - sum(shares) < 1
    assert shares == sorted(shares, reverse=True)
    assert score.softmax([]) == []
    assert score.softmax([0.0]) == [pytest.approx(0.5)]


def test_a_rival_takes_from_the_best_and_a_close_one_makes_it_a_question():
    question = PersonQuestion("agent/a", "", texts("A B"), (Credit("work/a", texts("T"), (1995,), "P57"),))
    twins = [
        PersonCandidate(qid, "", texts("A B"), (Credit("Q9", texts("T"), (1995,), "P57"),)) for qid in ("Q1", "Q2")
    ]
    alone, both = (score.person(question, offered, {}, shipped().person) for offered in (twins[:1], twins))
    assert (alone.verdict, both.verdict) == (Verdict.MATCH, Verdict.REVIEW)
    assert both.best.qid == "Q1"
    assert both.best.probability == pytest.approx(0.5, abs=0.05)
