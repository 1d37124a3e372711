"""What Wikidata is asked, and what is offered of its answers."""

import json

import pytest
from wikidata_server import (
    CANNES,
    LENFILM,
    MOTHER,
    NAMESAKE,
    OTHER_STALKER,
    SOKUROV,
    SOLARIS,
    STALKER,
    STALKER_GAME,
    TARKOVSKY,
    Scripted,
    item,
)

from kg.errors import LookupStopped, UsageError
from kg.model import Text
from kg.reconcile.candidate import FilmCandidate
from kg.reconcile.connectors.choice import lookup_for, recheck_for
from kg.reconcile.connectors.recheck import Changed
from kg.reconcile.connectors.wikidata import STATUS
from kg.reconcile.decision import Standing, Verdict
from kg.reconcile.question import Credit, FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion
from kg.reconcile.run import reconcile

OUR_TARKOVSKY = PersonRef("agent/tarkovsky", (Text("Andreï Tarkovski", "ru-latn"), Text("Андрей Тарковский", "ru")))
OUR_SOKUROV = PersonRef("agent/sokurov", (Text("Александр Сокуров", "ru"),))


def film(name="stalker", title="Сталкер", year=1979, directors=(OUR_TARKOVSKY,), **more) -> FilmQuestion:
    return FilmQuestion(f"work/{name}", title, (Text(title, "ru"),), year, directors, **more)


def person(**more) -> PersonQuestion:
    works = (Credit("work/stalker", (Text("Сталкер", "ru"),), (1979,), "P57"),)
    return PersonQuestion("agent/tarkovsky", "Tarkovsky", OUR_TARKOVSKY.names, works, **more)


def asked(settings, *questions):
    with lookup_for(settings) as lookup:
        return [tuple(candidates) for candidates in lookup(questions)]


def numbers(candidates):
    return [candidate.qid for candidate in candidates]


def test_a_film_is_found_by_its_title_and_offered_with_what_is_compared(settings):
    (candidates,) = asked(settings(), film())
    assert candidates == (
        FilmCandidate(
            qid=STALKER,
            label="Stalker",
            titles=(Text("Сталкер", "ru"), Text("Stalker", "en")),
            years=(1979,),
            directors=(PersonRef(TARKOVSKY, (Text("Андрей Тарковский", "ru"), Text("Andrei Tarkovsky", "en"))),),
            minutes=(161,),
            countries=("SU",),
            identifiers=(("imdb", "tt0079944"),),
        ),
    )


def test_only_items_of_the_right_class_are_offered_and_a_class_below_film_is_right(settings):
    (candidates,) = asked(settings(), FilmQuestion("work/s", "Stalker", (Text("Stalker", "en"),)))
    assert numbers(candidates) == [STALKER, OTHER_STALKER]
    assert STALKER_GAME not in numbers(candidates)


def test_an_identifier_is_asked_first_and_spares_the_search(settings, wikidata):
    question = film(title="Quite another title", identifiers=(("imdb", "tt0079944"),))
    assert [numbers(found) for found in asked(settings(), question)] == [[STALKER]]
    assert wikidata.actions()[0] == "sparql"
    assert not {"query", "wbsearchentities"} & set(wikidata.actions())


def test_an_identifier_that_leads_to_the_wrong_class_does_not_spare_the_search(settings):
    question = film(identifiers=(("wikidata", STALKER_GAME), ("viaf", "9858169")))
    assert [numbers(found) for found in asked(settings(), question)] == [[STALKER]]


def test_a_translated_title_is_found_through_its_director(settings):
    question = film("son", "Мать и сын", 1996, (OUR_SOKUROV,))
    assert [numbers(found) for found in asked(settings(), question)] == [[MOTHER]]


def test_a_directors_films_of_other_years_are_not_offered(settings):
    assert asked(settings(), film("son", "Мать и сын", 1990, (OUR_SOKUROV,))) == [()]


def test_a_person_who_shares_a_word_with_the_director_is_no_namesake(settings):
    half = PersonRef("agent/t", (Text("Тарковский", "ru"),))
    assert asked(settings(), film("other", "Совсем другое", 1979, (half,))) == [()]


def test_an_answer_does_not_depend_on_what_is_asked_with_it(settings):
    works = (Credit("work/solaris", (Text("Солярис", "ru"),), (1972,), "P57"),)
    other = PersonQuestion("agent/other", "Tarkovsky", OUR_TARKOVSKY.names, works)
    assert asked(settings(), person(), other) == [asked(settings(), one)[0] for one in (person(), other)]


def test_a_person_is_offered_with_films_and_the_titles_of_those_near_in_time(settings):
    (candidates,) = asked(settings(), person())
    assert numbers(candidates) == [TARKOVSKY, NAMESAKE]
    assert set(candidates[0].credits) == {
        Credit(STALKER, (Text("Сталкер", "ru"), Text("Stalker", "en")), (1979,), "P57"),
        Credit(SOLARIS, (), (1972,), "P57"),
        Credit(SOLARIS, (), (1972,), "P58"),
    }
    assert (candidates[0].born, candidates[0].died, candidates[0].professions) == (1932, 1986, ("P57",))


def test_a_person_is_found_by_an_authority_number_when_no_name_agrees(settings):
    question = PersonQuestion("agent/x", "X", (Text("Tarkovskij A."),), identifiers=(("viaf", "9858169"),))
    assert [numbers(found) for found in asked(settings(), question)] == [[TARKOVSKY]]


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        (Kind.ORGANISATION, "Ленфильм", [LENFILM]),
        (Kind.FESTIVAL, "Cannes Film Festival", [CANNES]),
        (Kind.PLACE, "Lenfilm", []),
        (Kind.AWARD, "Cannes Film Festival", []),
    ],
)
def test_a_thing_is_offered_for_its_own_kind_only(settings, kind, name, found):
    (candidates,) = asked(settings(), ThingQuestion(kind, "agent/t", name, (Text(name),)))
    assert numbers(candidates) == found


def test_each_question_gets_its_answer_in_its_place(settings):
    questions = (
        film(),
        person(),
        film("son", "Мать и сын", 1997, (OUR_SOKUROV,)),
        film("none", "Нет такого", 1930, ()),
    )
    assert [numbers(found) for found in asked(settings(), *questions)] == [
        [STALKER], [TARKOVSKY, NAMESAKE], [MOTHER], [],
    ]  # fmt: skip


def test_decisions_are_those_of_any_other_connector(settings):
    with lookup_for(settings()) as lookup:
        found = list(reconcile((film(),), (person(),), lookup, Standing(), dated="2026-11-27"))
    assert [(one.subject, one.verdict, one.qid) for one in found] == [
        ("work/stalker", Verdict.MATCH, STALKER),
        ("agent/tarkovsky", Verdict.MATCH, TARKOVSKY),
    ]


def test_a_name_written_the_same_spares_the_search(settings, wikidata):
    asked(settings(), film(), person())
    assert set(wikidata.actions()) == {"sparql", "wbgetentities"}


def test_an_alias_in_a_language_of_ours_is_a_name_written_the_same(settings, wikidata):
    question = PersonQuestion("agent/s", "x", (Text("Alexander  Sokurov", "ru-latn"),))
    assert [numbers(found) for found in asked(settings(), question)] == [[SOKUROV]]
    assert set(wikidata.actions()) == {"sparql", "wbgetentities"}


def test_a_film_of_that_title_but_of_another_year_does_not_spare_the_search(settings, wikidata):
    asked(settings(), film(year=1950, directors=()))
    assert {"query", "wbsearchentities"} <= set(wikidata.actions())


def test_a_name_full_of_search_syntax_is_only_words(settings, wikidata):
    title = 'Сталкер" haswbstatement:P31=Q5 -intitle:"x" } # \\'
    asked(settings(), film(title=title, directors=(), identifiers=(("imdb", 'tt" } DROP ALL # \\'),)))
    (search,) = [one.fields["srsearch"] for one in wikidata.asked if "Сталкер" in one.fields.get("srsearch", "")]
    words, _, rest = search.partition(" haswbstatement:")
    assert words == "Сталкер haswbstatement P31 Q5 intitle x"
    assert "Q11424" in rest


def test_a_name_without_words_is_not_searched_for(settings, wikidata):
    assert asked(settings(), FilmQuestion("work/x", "***", (Text("***"), Text(" ")))) == [()]
    assert "query" not in wikidata.actions()


def test_a_label_is_looked_up_in_the_language_of_the_name(settings, wikidata):
    titles = (Text("Сталкер", "ru"), Text("Stalker", "ru-latn"), Text("Сталкери", "ka"), Text("Le Stalker", "fr-FR"))
    asked(settings(), FilmQuestion("work/s", "Сталкер", titles, 1999))
    languages = [one.fields["language"] for one in wikidata.asked if one.action == "wbsearchentities"]
    assert languages == ["ru", "en", "en", "fr"]


def test_items_are_fetched_fifty_at_a_time(settings, wikidata):
    for number in range(120):
        document = item(f"Q{5000 + number}", "Q11424", {"en": f"Part {number}"})
        wikidata.items[document["id"]] = document
    wanted = tuple(("wikidata", f"Q{5000 + number}") for number in range(120))
    (found,) = asked(settings(), FilmQuestion("work/parts", "Parts", (), identifiers=wanted))
    assert len(found) == 120
    assert [len(one.fields["ids"].split("|")) for one in wikidata.asked if one.action == "wbgetentities"] == [
        50,
        50,
        20,
    ]


def test_items_left_out_of_a_reply_that_grew_too_large_are_asked_again(settings, wikidata):
    whole = wikidata.entities({"ids": f"{STALKER}|{SOLARIS}", "props": "labels|aliases|claims"})
    del whole["entities"][SOLARIS]
    wikidata.script.append(Scripted(body=json.dumps(whole).encode()))
    both = (("wikidata", STALKER), ("wikidata", SOLARIS))
    (found,) = asked(settings(), FilmQuestion("work/both", "x", (), identifiers=both))
    assert numbers(found) == [SOLARIS, STALKER]


def test_merged_and_deleted_items_are_noticed(settings):
    with recheck_for(settings()) as recheck:
        assert recheck(["Q1", TARKOVSKY, "Q404404"]) == (Changed("Q1", TARKOVSKY), Changed("Q404404", None))


@pytest.mark.parametrize("key", ["Q1", TARKOVSKY])
def test_a_merged_item_answers_for_the_number_asked_whichever_it_comes_under(key):
    reply = {"entities": {key: {"id": TARKOVSKY, "lastrevid": 7, "redirects": {"from": "Q1", "to": TARKOVSKY}}}}
    assert STATUS.read(reply, ["Q1"])["Q1"].value["id"] == TARKOVSKY


def test_an_item_under_its_old_number_is_offered_under_the_new_one(settings):
    (found,) = asked(settings(), person(identifiers=(("wikidata", "Q1"), ("wikidata", "Q404404"))))
    assert numbers(found) == [TARKOVSKY]


def test_only_one_request_is_under_way_at_a_time_and_each_asks_for_little_lag(settings, wikidata):
    asked(settings(), film(), person())
    assert wikidata.most_at_once == 1
    api = [one for one in wikidata.asked if one.path == "/w/api.php"]
    assert api
    assert {one.fields["maxlag"] for one in api} == {"5"}


def test_every_request_says_who_asks(settings, wikidata):
    asked(settings(), film(identifiers=(("imdb", "tt1"),)))
    agents = {one.headers["user-agent"] for one in wikidata.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("reelgraph/")
    assert {"sparql", "wbgetentities"} <= set(wikidata.actions())


@pytest.mark.parametrize("contact", [None, "", "me", "films@archive.example\r\nX: y", "фильмы@архив"])
def test_without_a_contact_that_reaches_someone_nothing_is_asked(settings, wikidata, contact):
    with pytest.raises(UsageError, match=r"\[reconcile\] contact is .*: write an e-mail or web address"):
        asked(settings(contact=contact), film())
    assert wikidata.asked == []


def test_an_item_of_another_shape_is_named(settings, wikidata):
    wikidata.items[STALKER]["claims"]["P577"] = [{"rank": "normal"}]
    with pytest.raises(LookupStopped, match=f"{STALKER}: not an item as Wikidata writes them"):
        asked(settings(), film())


def test_another_sokurov_form_finds_him(settings):
    for name in ("Alexander Sokurov", "Сокуров Александр"):
        (found,) = asked(settings(), PersonQuestion("agent/s", name, (Text(name),)))
        assert numbers(found) == [SOKUROV]
