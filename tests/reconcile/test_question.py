"""The questions, from the shipped queries on a real store."""

from pathlib import Path

import pyoxigraph

from kg import assets
from kg.model import Text
from kg.rdf.iri import Space
from kg.reconcile.question import Credit, PersonRef, film_questions, fingerprint, person_questions

SPACE = Space("https://data.example.org")
SOKUROV = (
    Text("Alexandre Sokourov", "fr"),
    Text("Александр Сокуров", "ru"),
    Text("Alexandre Sokurov", "ru-latn"),
)


def rows(query: str) -> list[dict[str, str | None]]:
    store = pyoxigraph.Store()
    catalogue = Path(__file__).with_name("catalogue.trig")
    store.bulk_load(path=catalogue, format=pyoxigraph.RdfFormat.TRIG)
    text = (assets.folder("queries") / query).read_text("utf-8")
    answer = store.query(text, use_default_graph_as_union=True)
    names = [variable.value for variable in answer.variables]
    return [{name: row[name].value if row[name] else None for name in names} for row in answer]


def test_a_film_is_asked_with_every_title_its_year_its_length_and_its_directors_names():
    films = {film.id: film for film in film_questions(rows("reconcile-films.rq"), SPACE)}
    voices = films["work/voices"]
    assert voices.label == "Духовные голоса"
    assert voices.titles == (Text("Spiritual Voices", "en"), Text("Духовные голоса", "ru"))
    assert (voices.year, voices.minutes, voices.source) == (1995, (327,), "pages")
    assert voices.directors == (PersonRef("agent/sokurov", SOKUROV),)


def test_a_film_is_one_question_and_the_source_is_read_from_its_graph():
    films = list(film_questions(rows("reconcile-films.rq"), SPACE))
    assert [film.id for film in films] == ["work/stalker", "work/untitled", "work/voices"]
    assert films[0].source == "my films"
    assert films[0].directors == (PersonRef("agent/tarkovsky", (Text("Andreï Tarkovski"),)),)


def test_a_film_of_which_nothing_is_known_is_still_asked():
    untitled = next(film for film in film_questions(rows("reconcile-films.rq"), SPACE) if film.id == "work/untitled")
    assert (untitled.titles, untitled.year, untitled.directors, untitled.minutes) == ((), None, (), ())
    assert untitled.label == "work/untitled"


def test_a_person_is_asked_with_every_name_and_the_films_by_role():
    people = {person.id: person for person in person_questions(rows("reconcile-people.rq"), SPACE)}
    assert set(people) == {"agent/sokurov", "agent/tarkovsky", "agent/charoun"}
    sokurov = people["agent/sokurov"]
    titles = (Text("Spiritual Voices", "en"), Text("Духовные голоса", "ru"))
    assert sokurov.names == SOKUROV
    assert sokurov.works == (Credit("work/voices", titles, (1995,), "P57"),)
    assert sokurov.roles == {"P57"}


def test_a_role_that_wikidata_has_no_property_for_still_brings_its_film():
    people = {person.id: person for person in person_questions(rows("reconcile-people.rq"), SPACE)}
    assert people["agent/charoun"].works == (Credit("work/stalker", (Text("Сталкер", "ru"),), (1979,), None),)
    assert people["agent/charoun"].roles == frozenset()


def test_the_order_of_the_rows_does_not_change_the_question_and_a_new_year_does():
    forth, back = rows("reconcile-films.rq"), rows("reconcile-films.rq")
    back.sort(key=lambda row: (row["work"], str(sorted(map(str, row.values()), reverse=True))))
    one, other = list(film_questions(forth, SPACE))[-1], list(film_questions(back, SPACE))[-1]
    assert fingerprint(one) == fingerprint(other)
    for row in back:
        row["year"] = row["year"] and "1996"
    assert fingerprint(list(film_questions(back, SPACE))[-1]) != fingerprint(one)
