"""Real films and people against a real extract: what is matched, what is not, and who has the last word."""

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from wikidata_facts import lines

from kg.model import Text
from kg.reconcile import dump, snapshot
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion
from kg.reconcile.run import reconcile

DATED = "2024-06-01"
SOKUROV = (
    Text("Александр Сокуров", "ru"),
    Text("Alexandre Sokurov", "ru-latn"),
    Text("Alexandre Sokourov", "fr"),
)
TARKOVSKY = (Text("Andreï Tarkovski", "fr"), Text("Андрей Тарковский", "ru"))
VOICES = Credit("work/voices", (Text("Духовные голоса", "ru"), Text("Spiritual Voices", "en")), (1995,), "P57")


@pytest.fixture(scope="module")
def lookup(tmp_path_factory):
    path = tmp_path_factory.mktemp("wikidata") / "dump.json"
    path.write_text("\n".join(lines()), encoding="utf-8")
    return snapshot.load(path).lookup


def film(
    *titles: str,
    year: int | None = None,
    directors: Iterable[tuple[Text, ...]] = (),
    minutes: tuple[int, ...] = (),
    name: str = "work/a",
    source: str = "pages",
    language: str | None = None,
) -> FilmQuestion:
    people = tuple(PersonRef(f"agent/{number}", names) for number, names in enumerate(directors))
    return FilmQuestion(
        name, titles[0], tuple(Text(title, language) for title in titles), year, people, minutes, source
    )


def person(*names: Text | str, works: tuple[Credit, ...] = (), name: str = "agent/a") -> PersonQuestion:
    texts = tuple(one if isinstance(one, Text) else Text(one) for one in names)
    return PersonQuestion(name, texts[0].value, texts, works, "pages")


def decide(lookup, *questions, standing: Iterable[Decision] = (), dated: str = DATED) -> dict[str, Decision]:
    films = [question for question in questions if isinstance(question, FilmQuestion)]
    people = [question for question in questions if isinstance(question, PersonQuestion)]
    found = list(reconcile(films, people, lookup, Standing(standing), dated=dated))
    assert len({decision.subject for decision in found}) == len(found)
    return {decision.subject: decision for decision in found}


def by_person(verdict: Verdict, qid: str | None, subject: str = "work/a") -> Decision:
    return Decision(subject=subject, label="", verdict=verdict, qid=qid, who="Anna Ivanova", when="2024-01-01")


STALKER = film("Stalker", "Сталкер", year=1979, directors=[TARKOVSKY], minutes=(163,))


@pytest.mark.parametrize(
    "form",
    [
        "Александр Сокуров",
        "Alexandre Sokurov",
        "Alexandre SOKOUROV",
        "Aleksandr Sokúrov",
        "СОКУРОВ, Александр",
    ],
)
def test_sokurov_in_any_form_is_the_one_director_of_that_name(lookup, form):
    decision = decide(lookup, person(form, works=(VOICES,)))["agent/a"]
    assert (decision.verdict, decision.qid) == (Verdict.MATCH, "Q55172")


def test_a_decision_says_why_in_words_and_when_by_the_date_of_the_authority(lookup):
    decision = decide(lookup, person(*SOKUROV, works=(VOICES,)))["agent/a"]
    said = [part.split() for part in decision.evidence.split("; ")]
    assert [part[:2] for part in said] == [
        ["name", "same"],
        ["role", "P57"],
        ["life", "same"],
        ["namesakes", "one"],
        ["no", "other"],
    ]
    assert all(float(part[2]) > 0 for part in said[:2])
    assert (decision.item, decision.who, decision.when) == ("Александр Сокуров", "machine", DATED)
    assert decision.probability is not None and 0.95 < decision.probability < 1


def test_a_film_the_authority_lacks_has_no_item(lookup):
    voices = film("Духовные голоса", "Spiritual Voices", year=1995, directors=[SOKUROV], minutes=(327,))
    decision = decide(lookup, voices)["work/a"]
    assert (decision.verdict, decision.qid, decision.evidence) == (Verdict.NONE, None, "no candidate")


def test_stalker_is_the_film_of_1979_and_not_that_of_2012(lookup):
    decision = decide(lookup, STALKER)["work/a"]
    assert (decision.verdict, decision.qid) == (Verdict.MATCH, "Q200437")
    assert "director same" in decision.evidence and "before Q7597275" in decision.evidence


@pytest.mark.parametrize(
    ("year", "director", "item"),
    [(1972, "Andrey Tarkovsky", "Q125772"), (2002, "Steven Soderbergh", "Q673195")],
)
def test_each_solaris_goes_to_its_own_item(lookup, year, director, item):
    decision = decide(lookup, film("Solaris", year=year, directors=[(Text(director),)]))["work/a"]
    assert (decision.verdict, decision.qid) == (Verdict.MATCH, item)


def test_a_foreign_name_written_by_ear_speaks_for_a_film(lookup):
    decision = decide(lookup, film("Solaris", year=2002, directors=[(Text("Стивен Содерберг"),)]))["work/a"]
    assert (decision.verdict, decision.qid) == (Verdict.MATCH, "Q673195")
    assert "director sound" in decision.evidence


def test_a_director_given_by_initials_speaks_for_a_film_but_does_not_decide_it(lookup):
    by_initials = film("Дни затмения", directors=[(Text("А. Сокуров"),)])
    assert decide(lookup, by_initials)["work/a"].verdict is Verdict.REVIEW
    assert decide(lookup, replace(by_initials, year=1988))["work/a"].verdict is Verdict.MATCH


def test_a_look_alike_of_another_year_or_another_director_is_not_matched(lookup):
    another_year = film("Stalker", year=1990, directors=[(Text("Andrei Konchalovsky"),)])
    another_director = film("Stalker", year=1979, directors=[(Text("Larisa Shepitko"),)])
    assert decide(lookup, another_year)["work/a"].verdict is not Verdict.MATCH
    assert decide(lookup, another_director)["work/a"].verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    "question",
    [
        film("Элегия"),
        film("Московская элегия", "Moscow Elegy"),
        film("Элегия", year=1992),
        film("Элегия", minutes=(45,)),
        person("Стивен Содерберг", "Steven Soderbergh"),
        person("Andrei Tarkovsky"),
        person("Andrei Tarkovsky", works=(Credit("work/x", (Text("Сталкер"),), (), "P1040"),)),
    ],
)
def test_a_name_alone_or_with_a_fact_that_disagrees_is_never_a_match(lookup, question):
    decision = decide(lookup, question)[question.id]
    assert decision.verdict is not Verdict.MATCH


def test_a_title_and_its_very_year_are_enough_if_no_other_film_has_them(lookup):
    assert decide(lookup, film("Элегия", year=1986))["work/a"].qid == "Q32859550"
    assert decide(lookup, film("Элегия", year=1986))["work/a"].verdict is Verdict.MATCH


def test_two_facts_and_a_title_are_enough_without_a_director(lookup):
    assert decide(lookup, film("Элегия", year=1987, minutes=(30,)))["work/a"].qid == "Q32859550"
    assert decide(lookup, film("Элегия", year=1987, minutes=(30,)))["work/a"].verdict is Verdict.MATCH


def test_a_title_in_another_language_is_found_by_its_director_and_year_and_needs_its_length(lookup):
    days = film("Le Jour de l'éclipse", year=1988, directors=[SOKUROV], minutes=(139,), language="fr")
    assert decide(lookup, days)["work/a"].qid == "Q4163298"
    assert decide(lookup, days)["work/a"].verdict is Verdict.MATCH
    assert decide(lookup, replace(days, minutes=()))["work/a"].verdict is Verdict.REVIEW


def test_a_title_that_differs_in_the_same_language_is_another_film(lookup):
    other = film("Дни затишья", year=1988, directors=[SOKUROV], minutes=(139,), language="ru")
    assert decide(lookup, other)["work/a"].verdict is not Verdict.MATCH


def test_two_directors_of_one_name_with_nothing_between_them_go_to_a_person(lookup):
    belgium = Credit("work/b", (Text("Belgie"),), (1936,), "P57")
    decision = decide(lookup, person("Jaroslav Novotný", works=(belgium,)))["agent/a"]
    assert decision.verdict is Verdict.REVIEW
    assert "0.0 before Q89289455" in decision.evidence


def test_a_film_of_one_of_two_namesakes_tells_them_apart(lookup):
    bread = Credit("work/b", (Text("Chléb a písně"),), (1971,), "P57")
    decision = decide(lookup, person("Jaroslav Novotny", works=(bread,)))["agent/a"]
    assert (decision.verdict, decision.qid) == (Verdict.MATCH, "Q12023975")


def test_an_accepted_film_confirms_its_director_and_the_director_the_next_film(lookup):
    stalker = replace(STALKER, directors=(PersonRef("agent/a", TARKOVSKY),))
    tarkovsky = person(*TARKOVSKY, works=(Credit("work/a", (Text("Le Passeur"),), (), "P57"),))
    found = decide(lookup, stalker, tarkovsky)
    assert "work confirmed +" in found["agent/a"].evidence
    assert "director confirmed +" in found["work/a"].evidence


def test_a_life_that_does_not_fit_the_films_is_another_life(lookup):
    late = Credit("work/x", (Text("Clip"),), (2015,), "P57")
    assert decide(lookup, person(*TARKOVSKY, works=(late,)))["agent/a"].verdict is not Verdict.MATCH


def test_items_of_another_class_are_never_candidates():
    entities = [
        dump.Entity("Q1", "Stalker", ("Q5398426",), (Text("Stalker"),), (1979,), (161,), (), None, None),
        dump.Entity("Q2", "Stalker", ("Q5",), (Text("Stalker"),), (), (), (), None, None),
        dump.Entity("Q3", "Solaris", ("Q11424",), (Text("Solaris"),), (1972,), (), (), None, None),
    ]
    decision = decide(snapshot.of(entities).lookup, film("Stalker", year=1979, minutes=(161,)))["work/a"]
    assert (decision.verdict, decision.evidence) == (Verdict.NONE, "no candidate")


def test_what_an_authority_holds_nothing_of_the_kind_of_stays_undecided():
    paris = ThingQuestion(Kind.PLACE, "place/a", "Paris", (Text("Paris"),))
    people = [dump.Entity("Q2", "Ivan", ("Q5",), (Text("Ivan"),), (), (), (), None, None)]
    places = [*people, dump.Entity("Q3", "Rome", ("Q515",), (Text("Rome"),), (), (), (), None, None)]
    assert verdicts_of(people, paris) == []
    assert verdicts_of(places, paris) == [Verdict.NONE]


def verdicts_of(entities: list[dump.Entity], question: ThingQuestion) -> list[Verdict]:
    held = snapshot.of(entities).lookup
    return [one.verdict for one in reconcile((), (), held, Standing(), dated=DATED, things=[question])]


def test_a_person_who_rejects_an_item_excludes_it_for_ever(lookup):
    machine = decide(lookup, STALKER)["work/a"]
    rejected = by_person(Verdict.REJECT, "Q200437")
    for ledger in ([rejected], [machine, rejected], [rejected, machine]):
        assert decide(lookup, STALKER, standing=ledger)["work/a"].verdict is Verdict.NONE
    assert Standing([rejected, machine]).of("work/a") is None


def test_a_persons_match_stands_against_the_machine_wherever_it_stands(lookup):
    machine = decide(lookup, STALKER)["work/a"]
    other = by_person(Verdict.MATCH, "Q7597275")
    for ledger in ([other], [machine, other], [other, machine]):
        assert decide(lookup, STALKER, standing=ledger) == {}
        assert Standing(ledger).of("work/a") == other


def test_the_last_person_wins_over_earlier_ones():
    first, last = by_person(Verdict.MATCH, "Q7597275"), by_person(Verdict.NONE, None)
    assert Standing([first, last]).of("work/a") == last
    again = by_person(Verdict.MATCH, "Q200437")
    assert Standing([by_person(Verdict.REJECT, "Q200437"), again]).rejected("work/a") == frozenset()
    assert Standing([again, by_person(Verdict.REJECT, "Q200437")]).of("work/a") is None


def test_a_second_run_on_the_same_date_asks_nothing_and_a_later_date_or_another_year_does(lookup):
    questions = (STALKER, person(*SOKUROV, works=(VOICES,)))
    first = decide(lookup, *questions).values()
    assert decide(lambda asked: iter([() for _ in asked]), *questions, standing=first) == {}
    assert set(decide(lookup, *questions, standing=first, dated="2025-01-01")) == {"work/a", "agent/a"}
    assert set(decide(lookup, replace(STALKER, year=1980), questions[1], standing=first)) == {"work/a"}


def test_two_of_one_source_never_both_take_one_item(lookup):
    twin = replace(STALKER, id="work/b")
    found = decide(lookup, STALKER, twin)
    assert [found[name].verdict for name in ("work/a", "work/b")] == [Verdict.REVIEW, Verdict.REVIEW]
    assert found["work/a"].evidence.endswith("also claimed by work/b")


def test_one_film_in_two_sources_is_one_item(lookup):
    found = decide(lookup, STALKER, replace(STALKER, id="work/b", source="archive"))
    assert [found[name].qid for name in ("work/a", "work/b")] == ["Q200437", "Q200437"]
    assert {decision.verdict for decision in found.values()} == {Verdict.MATCH}


def test_a_twin_that_comes_later_takes_the_earlier_match_back_for_a_person(lookup):
    first = decide(lookup, STALKER).values()
    found = decide(lookup, STALKER, replace(STALKER, id="work/b"), standing=first)
    assert {name: decision.verdict for name, decision in found.items()} == {
        "work/a": Verdict.REVIEW,
        "work/b": Verdict.REVIEW,
    }
    third = decide(lookup, STALKER, replace(STALKER, id="work/b"), standing=[*first, *found.values()])
    assert third == {}


def test_a_match_a_person_made_keeps_its_item_and_the_machines_twin_goes_to_a_person(lookup):
    found = decide(lookup, STALKER, replace(STALKER, id="work/b"), standing=[by_person(Verdict.MATCH, "Q200437")])
    assert set(found) == {"work/b"}
    assert found["work/b"].verdict is Verdict.REVIEW


def test_the_order_of_the_questions_does_not_change_the_decisions(lookup):
    other = film("Solaris", year=1972, directors=[TARKOVSKY], name="work/b")
    forth = list(reconcile([STALKER, other], [], lookup, Standing(), dated=DATED))
    back = list(reconcile([other, STALKER], [], lookup, Standing(), dated=DATED))
    assert forth == back
    assert json.dumps([decision.subject for decision in forth]) == '["work/a", "work/b"]'


def by_hand(subject: str, verdict: Verdict, qid: str) -> Decision:
    return Decision(subject=subject, label="", verdict=verdict, qid=qid, who="A. Curator", when=DATED)


def test_a_rejection_taken_back_leaves_no_trace_in_what_the_machine_says(lookup):
    question = person(*SOKUROV, works=(VOICES,))
    before = decide(lookup, question)
    rejection = by_hand("agent/a", Verdict.REJECT, "Q55172")
    meanwhile = decide(lookup, question, standing=[*before.values(), rejection])
    assert meanwhile["agent/a"].verdict is not Verdict.MATCH
    after = decide(lookup, question, standing=[*before.values(), *meanwhile.values()])
    assert after["agent/a"].qid == "Q55172" and after["agent/a"].verdict is Verdict.MATCH


def test_a_wrong_match_taken_back_gives_the_item_back_to_whom_it_was_taken_from(lookup):
    right, wrong = person(*SOKUROV, works=(VOICES,)), person(*TARKOVSKY, name="agent/b")
    before = decide(lookup, right, wrong)
    theft = by_hand("agent/b", Verdict.MATCH, "Q55172")
    meanwhile = decide(lookup, right, wrong, standing=[*before.values(), theft])
    assert meanwhile["agent/a"].verdict is Verdict.REVIEW
    lines = [*before.values(), *meanwhile.values()]
    assert decide(lookup, right, wrong, standing=[*lines, theft]) == {}
    assert decide(lookup, right, wrong, standing=lines)["agent/a"].verdict is Verdict.MATCH
