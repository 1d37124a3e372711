"""Each question a user of a film catalogue asks has its answer, row by row."""

import pyoxigraph as ox
import pytest

from kg import assets
from kg.rdf.vocab import LRMOO, PREFIXES, RDF, SCHEMA
from kg.store.forms import Form, form
from kg.store.questions import bind, load, named
from kg.store.tokens import Kind, tokens

STALKER = "https://data.example.org/id/work/stalker"
QUESTIONS = load(assets.folder("queries"))
SPOKEN = (  # what the schema.org view says of the film, its people, its country and its other credits
    *("name", "alternateName", "dateCreated", "duration", "countryOfOrigin", "identifier", "sameAs", "award"),
    *("director", "author", "actor", "musicBy", "productionCompany", "contributor", "roleName"),
)
SAMPLES = {"iri": STALKER, "string": "a", "integer": "1", "year": "1979", "language": "en"}


@pytest.mark.parametrize("director", ["Тарковский", "тарков", "TARKOVSKY", "Andreï Tarkovski"])
def test_films_of_a_director_by_any_form_of_the_name(ask, director):
    assert ask("films-by-director", director=director) == [
        ("id/work/solaris", "Солярис", "Solaris", "1972", "Andreï Tarkovski"),
        ("id/work/stalker", "Сталкер", None, "1979", "Andreï Tarkovski"),
    ]


def test_films_of_a_director_with_titles_in_another_language(ask):
    rows = ask("films-by-director", director="https://data.example.org/id/agent/tarkovsky", language="ru-Latn")
    assert [(row[1], row[2]) for row in rows] == [("Солярис", None), ("Сталкер", "Stalker")]


def test_who_did_not_direct_has_no_films_as_a_director(ask):
    assert ask("films-by-director", director="Артемьев") == []


def test_credits_name_the_role_in_a_language_the_order_and_the_form_of_the_name(ask):
    rows = ask("credits-of-film", film="stalker", language="fr")
    assert ("id/work/stalker", "Сталкер", "chef opérateur", "1", None, None, "id/agent/knyazhinsky") in rows
    assert ("id/work/stalker", "Сталкер", "acteur", "3", None, "Le stalker", "id/agent/kaidanovsky") in rows
    assert ("id/work/stalker", "Сталкер", "company", "1", "Mosfilm", None, "id/agent/mosfilm") in rows
    directed = [row[4] for row in rows if row[2] == "réalisateur"]
    assert directed == [None, "Andreï TARKOVSKI / Андрей ТАРКОВСКИЙ"]
    assert len(rows) == 7


def test_a_festival_journey_tells_selections_and_awards_by_year(ask):
    assert ask("festival-journey", film="сталкер") == [
        ("id/work/stalker", "Сталкер", "1980", "Festival de Cannes", "Cannes", "Prix du jury œcuménique"),
        ("id/work/stalker", "Сталкер", "1980", "Festival de Cannes", "Cannes", "selection"),
    ]
    assert ask("festival-journey", film="solaris") == []


def test_awards_with_outcome_festival_and_recipient(ask):
    won = (
        "id/work/stalker",
        "Сталкер",
        "Prix du jury œcuménique",
        "won",
        "Festival de Cannes",
        "1980",
        "Andreï Tarkovski",
    )
    assert ask("awards") == [won]
    assert ask("awards", **{"from": "1980", "to": "1980"}) == [won]
    assert ask("awards", **{"from": "1981"}) == ask("awards", to="1979") == ask("awards", film="solaris") == []


def test_a_filmography_by_role(ask):
    assert ask("filmography", person="artemiev") == [
        ("id/agent/artemyev", "Edouard Artemiev", "1972", "id/work/solaris", "Солярис", "composer", None),
        ("id/agent/artemyev", "Edouard Artemiev", "1979", "id/work/stalker", "Сталкер", "composer", None),
    ]
    (row,) = ask("filmography", person="Кайдан")
    assert row[5:] == ("actor", "Le stalker")
    assert [row[5] for row in ask("filmography", person="Tarkovsky")] == ["director", "director", "writer"]


def test_titles_in_every_script_each_once(ask):
    assert ask("titles-in-every-script", film="Сталкер") == [
        ("id/work/stalker", "Сталкер", "ru", "Cyrl", "original", None),
        ("id/work/stalker", "Stalker", "fr", "Latn", "translated", None),
        ("id/work/stalker", "Stalker", "ru-latn", "Latn", "transliterated", None),
    ]
    assert ("id/work/solaris", "Solaris", "en", "Latn", "translated", "0.9") in ask(
        "titles-in-every-script", film="solaris"
    )


@pytest.mark.parametrize("role", ["composer", "Compositeur", "COMPOSER"])
def test_people_by_a_role_or_its_label_with_their_films(ask, role):
    assert ask("people-by-role", role=role) == [("id/agent/artemyev", "Edouard Artemiev", "2")]


def test_a_film_told_by_two_sources_is_counted_once(ask):
    assert ask("people-by-role", role="director") == [("id/agent/tarkovsky", "Andreï Tarkovski", "2")]


@pytest.mark.parametrize("country", ["su", "СССР", "Soviet Union", "union soviétique"])
def test_films_of_a_country_by_code_or_any_name(ask, country):
    assert ask("films-by-country-and-year", country=country, **{"from": "1975"}) == [
        ("id/work/stalker", "Сталкер", "1979", "SU")
    ]
    assert [row[2] for row in ask("films-by-country-and-year", country=country)] == ["1972", "1979"]
    assert ask("films-by-country-and-year", country=country, to="1971") == []
    assert ask("films-by-country-and-year", country="FR") == []


def test_companies_with_their_roles(ask):
    assert ask("companies") == [
        ("id/agent/mosfilm", "Mosfilm", "company", "1"),
        ("id/agent/potemkine", "Potemkine", "publisher", "1"),
    ]
    assert ask("companies", company="MOSF") == [("id/agent/mosfilm", "Mosfilm", "company", "1")]


def test_dvd_editions_with_publisher_year_and_subtitles(ask):
    expected = [
        ("id/work/stalker", "Сталкер", "id/manifestation/ruscico", "Ruscico", None, "fr"),
        ("id/work/stalker", "Сталкер", "id/manifestation/potemkine", "Potemkine", "2018", "fr"),
    ]
    assert ask("dvd-editions", film="stalk") == ask("dvd-editions") == expected


def test_unmatched_entities_with_the_verdict_there_is(ask):
    assert ask("unmatched-entities", kind="film") == [("film", "id/work/solaris", "Солярис", "none")]
    assert [row[0] for row in ask("unmatched-entities")] == [
        "festival",
        "film",
        *["organisation"] * 3,
        *["person"] * 3,
    ]


def test_matched_entities_with_probability_and_who_decided(ask):
    assert ask("matched-entities") == [
        ("film", "id/work/stalker", "Сталкер", "http://www.wikidata.org/entity/Q200437", "0.97", "machine"),
        (
            "person",
            "id/agent/tarkovsky",
            "Andreï Tarkovski",
            "http://www.wikidata.org/entity/Q853",
            "0.99",
            "curator",
        ),
    ]
    assert len(ask("matched-entities", kind="person")) == 1


def test_where_it_says_so_names_record_and_lines_of_each_source(ask):
    rows = ask("where-does-it-say", thing=STALKER)
    assert [row[1:] for row in rows if row[0] == SCHEMA.iri("dateCreated")] == [
        ("1979", "L4 L5", "754", "graph/pages/754"),
        ("1979", "row 1", "stalker-1979", "graph/register/stalker-1979"),
    ]
    assert [row[1] for row in rows if row[0] == SCHEMA.iri("alternateName")] == ["Stalker", "Stalker"]


def test_sources_that_disagree_are_both_shown(ask):
    assert ask("conflicts") == [
        (
            "id/work/stalker",
            "id/work/stalker",
            "minutes",
            "163",
            "graph/pages/754",
            "161",
            "graph/register/stalker-1979",
        )
    ]


def test_works_with_one_match_are_compared_too(tmp_path, catalogue):
    """Two sources' films that are joined by a match alone, one IRI each."""
    store = ox.Store()
    store.load(
        b"""@prefix kg: <https://w3id.org/reelgraph/ontology#> . @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <a:g1> { <a:one> a kg:Work ; schema:dateCreated "1978"^^xsd:gYear ; schema:sameAs <a:match> . }
        <a:g2> { <a:two> a kg:Work ; schema:dateCreated "1979"^^xsd:gYear ; schema:sameAs <a:match> . }""",
        ox.RdfFormat.TRIG,
    )
    answer = store.query(bind(named("conflicts"), {}), use_default_graph_as_union=True)
    assert [tuple(term.value for term in row) for row in answer] == [
        ("a:one", "a:two", "year", "1978", "a:g1", "1979", "a:g2")
    ]


def test_statistics_count_each_thing_once(ask):
    assert dict(ask("statistics")) == {
        "films": "2",
        "versions": "3",
        "carriers": "2",
        "titles": "6",
        "credits": "10",
        "people": "4",
        "organisations": "3",
        "festivals": "1",
        "festival editions": "1",
        "selections": "1",
        "awards": "1",
        "source records": "3",
    }


def test_films_selected_since_a_year(ask):
    assert ask("recently-selected", since="1980") == [("1980", "Festival de Cannes", "id/work/stalker", "Сталкер")]
    assert ask("recently-selected") == []


def test_collaborators_by_number_of_films(ask):
    rows = ask("collaborators", person="Tarkovsky")
    assert rows[0] == ("id/agent/tarkovsky", "id/agent/artemyev", "Edouard Artemiev", "2")
    assert {row[1]: row[3] for row in rows[1:]} == {"id/agent/kaidanovsky": "1", "id/agent/knyazhinsky": "1"}


def triples(catalogue, name, **values):
    return {
        (
            quad.subject.value.rpartition("/id/")[2],
            quad.predicate.value,
            quad.object.value.rpartition("/id/")[2],
        )
        for line in catalogue.construct(bind(named(name), values))
        for quad in ox.parse(line, ox.RdfFormat.N_TRIPLES)
    }


def test_the_schema_org_view_says_a_film_in_schema_org_alone(catalogue):
    said = triples(catalogue, "schema-org-view", film=STALKER)
    assert {predicate for _, predicate, _ in said} - {RDF.iri("type")} == set(map(SCHEMA.iri, SPOKEN))
    assert ("work/stalker", SCHEMA.iri("director"), "agent/tarkovsky") in said
    assert ("work/stalker", SCHEMA.iri("duration"), "PT2H43M") in said
    assert ("work/stalker", SCHEMA.iri("award"), "Prix du jury œcuménique, Festival de Cannes, 1980") in said
    assert ("contribution/camera", SCHEMA.iri("contributor"), "agent/knyazhinsky") in said
    assert ("work/stalker", SCHEMA.iri("contributor"), "contribution/director") not in said
    assert not any(subject == "work/solaris" for subject, _, _ in said)


def test_the_lrmoo_export_says_works_expressions_manifestations_and_nomens(catalogue):
    said = triples(catalogue, "lrmoo-export")
    types = [thing for _, predicate, thing in said if predicate == RDF.iri("type")]
    assert {
        name: types.count(LRMOO.iri(name)) for name in ("F1_Work", "F2_Expression", "F3_Manifestation", "F12_Nomen")
    } == {
        "F1_Work": 2,
        "F2_Expression": 3,
        "F3_Manifestation": 2,
        "F12_Nomen": 6,
    }
    assert ("work/stalker", LRMOO.iri("R3_is_realised_in"), "expression/stalker-row") in said
    assert ("expression/stalker", LRMOO.iri("R3i_realises"), "work/stalker") in said
    assert ("manifestation/potemkine", LRMOO.iri("R4_embodies"), "expression/stalker") in said
    assert ("title/stalker-ru", LRMOO.iri("R33_has_string"), "Сталкер") in said


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
class TestEveryQuestion:
    def test_is_asked_in_words_with_parameters_described(self, question):
        assert question.words.endswith("?")
        assert all(parameter.description for parameter in question.parameters)

    def test_declares_the_prefixes_as_the_vocabulary_has_them_and_uses_each(self, question):
        words = [token for token in tokens(question.text) if token.text.strip() and token.kind is not Kind.COMMENT]
        declared = {
            name.text.removesuffix(":"): iri.text[1:-1]
            for keyword, name, iri in zip(words, words[1:], words[2:], strict=False)
            if keyword.text == "PREFIX"
        }
        assert declared.items() <= PREFIXES.items()
        used = {token.text.partition(":")[0] for token in words if token.kind is Kind.NAME and ":" in token.text}
        assert used == set(declared)

    def test_runs_and_says_the_same_twice(self, question, catalogue):
        query = bind(question, {parameter.name: SAMPLES[parameter.kind] for parameter in question.parameters})
        media_type = "text/csv" if form(query) in (Form.SELECT, Form.ASK) else "text/turtle"
        once, twice = (catalogue.answer(query, media_type) for _ in range(2))
        if question.name.startswith("reconcile-"):  # facts for a program, in any order within an entity
            once, twice = sorted(once.splitlines()), sorted(twice.splitlines())
        assert once == twice
