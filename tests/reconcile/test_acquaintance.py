"""A director the authority does not name is known by the films that were matched."""

from kg.model import Text
from kg.reconcile import snapshot
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.dump import Entity
from kg.reconcile.question import FilmQuestion, PersonRef
from kg.reconcile.run import reconcile

DEMY = PersonRef("name/demy jacques", (Text("Jacques Demy"),))


def film(qid: str, title: str, year: int, director: str) -> Entity:
    return Entity(qid, title, ("Q11424",), (Text(title, "en"),), (year,), (), (("P57", director),), None, None)


def asked(name: str, title: str, year: int, *directors: PersonRef) -> FilmQuestion:
    return FilmQuestion(f"work/{name}", title, (Text(title),), year, directors or (DEMY,), source=name)


def decide(entities: list[Entity], *questions: FilmQuestion) -> dict[str, Decision]:
    found = reconcile(questions, (), snapshot.of(entities).lookup, Standing(), dated="2026-01-01")
    return {one.subject: one for one in found}


LOLA = film("Q1", "Lola", 1961, "Q312258")
ROCHEFORT = film("Q2", "The Young Girls of Rochefort", 1967, "Q312258")


def test_a_translated_title_is_found_through_a_director_whom_another_film_made_known():
    found = decide([LOLA, ROCHEFORT], asked("a", "Lola", 1961), asked("b", "Les Demoiselles de Rochefort", 1967))
    assert (found["work/a"].verdict, found["work/a"].qid) == (Verdict.MATCH, "Q1")
    assert found["work/b"].qid == "Q2"
    assert "director confirmed" in found["work/b"].evidence


def test_without_that_film_nothing_is_found():
    found = decide([LOLA, ROCHEFORT], asked("b", "Les Demoiselles de Rochefort", 1967))
    assert (found["work/b"].verdict, found["work/b"].evidence) == (Verdict.NONE, "no candidate")


def test_two_films_that_say_two_things_say_nothing():
    other = film("Q3", "Model Shop", 1969, "Q999")
    found = decide(
        [LOLA, ROCHEFORT, other],
        asked("a", "Lola", 1961),
        asked("b", "Les Demoiselles de Rochefort", 1967),
        asked("c", "Model Shop", 1969),
    )
    assert found["work/b"].verdict is Verdict.NONE


def test_of_two_directors_nobody_can_say_which_is_which():
    second = PersonRef("name/varda agnes", (Text("Agnès Varda"),))
    found = decide(
        [LOLA, ROCHEFORT], asked("a", "Lola", 1961, DEMY, second), asked("b", "Les Demoiselles de Rochefort", 1967)
    )
    assert found["work/b"].verdict is Verdict.NONE
