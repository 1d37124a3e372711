"""A film to its statements, under the ontology contract."""

import pyoxigraph
import pytest
from sources.page.pages import english, film, french

from kg.assets import folder
from kg.model import Agent, AgentKind, Expression, Film, Name, Origin, Text, Title, When
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.vocab import KG, LRMOO, PROV, RDF, SCHEMA, VOC
from kg.sources import Settings

BASE = "https://archive.example.org/data"
SPACE = Space(BASE)
SHORTCUTS = {
    "director": SCHEMA.iri("director"),
    "composer": SCHEMA.iri("musicBy"),
    "company": SCHEMA.iri("productionCompany"),
    "publisher": SCHEMA.iri("publisher"),
}
FULL = english(
    "Music : Oleg KARAVAICHUK (Олег КАРАВАЙЧУК)",
    "Cast",
    "Nina RUSLANOVA (Нина РУСЛАНОВА) ...Nadia",
    "Companies : Lenfilm, Severnyï fond (Saint-Pétersbourg)",
    "Release Date in Russia : 08/10/1995",
    "format : Video",
    "Awards :",
    "Best director (long) [Kira MURATOVA], Festival de Cannes, Cannes (France), 1968",
    "DVD with subtitles",
    "Editor : MK2. 12/05/2018",
    "Sous-titres : FR",
    "Plot synopsis",
    "A maid comes to the town.",
    "“Words” (Seance)",
    "Selected in the following festivals :",
    "- Festival de Cannes, Cannes (France), 1968",
    "- Russian documentaries - cinéma Studio (Paris), Paris (France), 2008",
)


def store(read):
    found = pyoxigraph.Store()
    found.load("\n".join(statements(read, SPACE, SHORTCUTS)).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return found


# Oxigraph answers with durations in their canonical form: 96 minutes are PT1H36M.
def ask(read, pattern):
    """The rows of a pattern over the union of the graphs, as text, sorted."""
    prefixes = "".join(f"PREFIX {each.prefix}: <{each.namespace}>\n" for each in (KG, LRMOO, PROV, RDF, SCHEMA, VOC))
    rows = store(read).query(f"{prefixes}SELECT * WHERE {{ {pattern} }}", use_default_graph_as_union=True)
    names = [variable.value for variable in rows.variables if variable.value.isupper()]
    return sorted(tuple(_text(row[name]) for name in names) for row in rows)


def _text(term):
    if term is None or isinstance(term, pyoxigraph.NamedNode):
        return term and term.value.rpartition("/")[2].rpartition("#")[2]
    return f"{term.value}@{term.language}" if term.language else term.value


def smallest(**values):
    given = {"origin": Origin("pages", "7"), "content_hash": "sha256:0", "locators": ("L1",)} | values
    return Film(expressions=(Expression("original", ("L1",)),), **given)


def test_the_lines_are_sorted_distinct_and_the_same_on_every_run():
    lines = statements(film(FULL), SPACE, SHORTCUTS)
    assert list(lines) == sorted(set(lines))
    assert lines == statements(film(FULL), SPACE, SHORTCUTS)
    assert "_:" not in " ".join(line.split('"')[0] for line in lines)


def test_every_line_is_in_the_record_s_graph_or_the_gazetteer():
    graphs = {line.rsplit(" ", 2)[1] for line in statements(film(FULL), SPACE, SHORTCUTS)}
    assert graphs == {f"<{BASE}/graph/pages/7>", f"<{BASE}/graph/gazetteer>"}


def test_the_key_is_percent_encoded_in_the_graph():
    lines = statements(film(FULL, key="a b/c"), SPACE, SHORTCUTS)
    assert f"<{BASE}/graph/pages/a%20b%2Fc>" in {line.rsplit(" ", 2)[1] for line in lines}


def test_one_work_one_expression_and_a_manifestation_a_carrier_of_which_only_the_work_is_a_movie():
    read = film(FULL)
    assert len(ask(read, "?X a kg:Work, schema:Movie")) == len(ask(read, "?X a schema:Movie")) == 1
    assert len(ask(read, "?w lrmoo:R3_is_realised_in ?X . ?X lrmoo:R3i_realises ?w . ?X a kg:Expression")) == 1
    assert ask(read, "?m a kg:Manifestation ; kg:carrier ?C ; lrmoo:R4_embodies ?e . ?e a kg:Expression") == [
        ("dvd",),
        ("video",),
    ]


def test_the_work_says_what_the_page_prints_beside_what_it_means():
    read = film(FULL)
    assert ask(read, "?w a kg:Work ; kg:countryStatement ?A ; kg:formStatement ?B ; kg:verbatim ?C") == [
        ("USSR", "fiction", "▪ ▪ ▪ ▪ ▪ ▪ ▪")
    ]
    assert ask(read, "?w schema:countryOfOrigin/schema:identifier ?A ; schema:genre ?B ; schema:dateCreated ?C") == [
        ("SU", "form-fiction", "1967")
    ]
    assert ask(read, "?e kg:durationMinutes ?A ; kg:duration ?B ; kg:durationStatement ?C ; kg:colour ?D") == [
        ("96", "PT1H36M", "96mn", "black-and-white")
    ]


def test_the_names_of_the_work_are_derived_from_its_titles():
    read = film(FULL)
    assert ask(read, "?w a kg:Work ; schema:name ?A") == [("Короткие встречи@ru",)]
    assert ask(read, "?w a kg:Work ; schema:alternateName ?A") == [("Brief Encounters@en",), ("Brèves rencontres@fr",)]
    assert ask(read, "?w kg:title/kg:value ?A") == [
        ("Brief Encounters@en",),
        ("Brèves rencontres@fr",),
        ("Короткие встречи@ru",),
    ]


def test_a_transliteration_names_its_original():
    read = film(english(titles=("Korotkie vstrechi", "Короткие встречи")))
    assert ask(read, "?t kg:titleType voc:title-transliterated ; kg:value ?A ; kg:derivedFromTitle/kg:value ?B") == [
        ("Korotkie vstrechi@ru-latn", "Короткие встречи@ru")
    ]


def test_only_an_inferred_tag_has_a_confidence():
    assert ask(film(FULL), "?t kg:languageConfidence ?A ; kg:value ?B") == [("0.8", "Brèves rencontres@fr")]


def test_a_film_without_title_has_no_name():
    read = smallest()
    assert ask(read, "?w a kg:Work ; schema:name ?A") == []
    assert len(ask(read, "?X a kg:Work")) == 1


def test_an_agent_s_first_name_in_a_language_is_its_name_and_the_next_its_alternate():
    read = smallest(
        agents=(
            Agent(
                "person:анна",
                AgentKind.PERSON,
                (
                    Name(Text("Anna Varlamova", "ru-Latn"), "Anna", "Varlamova"),
                    Name(Text("Anna Varlomova", "ru-Latn"), "Anna", "Varlomova"),
                    Name(Text("Анна", "ru"), "Анна"),
                ),
                ("L2",),
            ),
        )
    )
    assert ask(read, "?a a schema:Person ; schema:name ?A") == [("Anna Varlamova@ru-latn",), ("Анна@ru",)]
    assert ask(read, "?a a schema:Person ; schema:alternateName ?A") == [("Anna Varlomova@ru-latn",)]
    assert ask(read, "?a schema:familyName ?A") == [("Varlamova@ru-latn",), ("Varlomova@ru-latn",)]
    assert ask(read, "?a schema:givenName ?A") == [("Anna@ru-latn",)]


def test_header_forms_are_name_statements_of_the_person():
    assert ask(film(FULL), "?a kg:nameStatement ?A") == [
        ("Kira MOURATOVA@fr",),
        ("Kira MURATOVA@ru-latn",),
        ("Кира МУРАТОВА@ru",),
    ]


def test_a_contribution_is_agent_role_order_and_words():
    read = film(FULL)
    assert ask(
        read,
        "?w a kg:Work ; kg:contribution ?c . ?c kg:role ?A ; kg:order ?B ; kg:roleStatement ?C ; "
        "kg:agent/schema:name ?D FILTER(LANG(?D) != 'ru-latn' && LANG(?D) != 'fr')",
    ) == [
        ("role-actor", "1", "Cast", "Нина Русланова@ru"),
        ("role-company", "1", "Companies", "Lenfilm"),
        ("role-company", "2", "Companies", "Severnyï fond"),
        ("role-composer", "1", "Music", "Олег Каравайчук@ru"),
        ("role-director", "1", "Directed by", "Кира Муратова@ru"),
    ]  # fmt: skip
    assert ask(read, "?c kg:characterName ?A ; kg:creditedAs ?B") == [
        ("Nadia", "Nina RUSLANOVA@ru-latn"),
        ("Nadia", "Нина РУСЛАНОВА@ru"),
    ]


def test_shortcuts_are_those_of_the_roles():
    read = film(FULL)
    assert ask(read, "?w a kg:Work ; schema:director/schema:familyName ?A FILTER(LANG(?A) = 'ru')") == [
        ("Муратова@ru",)
    ]
    assert ask(read, "?w a kg:Work ; schema:productionCompany/schema:name ?A") == [("Lenfilm",), ("Severnyï fond",)]
    assert ask(read, "?m a kg:Manifestation ; schema:publisher/schema:name ?A") == [("MK2",)]
    assert ask(read, "?w a kg:Work ; schema:publisher ?A") == []


def test_an_uncredited_director_has_no_role_statement():
    read = film(english(header=("David ABASHIDZE", "Давид АБАШИДЗЕ")))
    assert ask(
        read,
        "?c kg:role voc:role-director ; kg:order ?A ; kg:agent/schema:familyName ?B "
        "FILTER(LANG(?B) = 'ru') OPTIONAL { ?c kg:roleStatement ?C }",
    ) == [("1", "Муратова@ru", "Directed by"), ("2", "Абашидзе@ru", None)]


def test_a_place_is_one_node_of_the_gazetteer_with_its_country():
    read = film(FULL)
    pattern = f"GRAPH <{BASE}/graph/gazetteer> {{ ?p a schema:City ; schema:name ?A ; schema:containedInPlace/schema:identifier ?B }}"
    assert ask(read, pattern) == [("Cannes", "FR"), ("Paris", "FR"), ("St Petersburg", "RU")]
    assert ask(read, "?a a schema:Organization ; kg:placeStatement ?A ; schema:location/schema:name ?B") == [
        ("Saint-Pétersbourg", "St Petersburg")
    ]
    assert ask(read, "?p schema:identifier 'SU' ; schema:name ?A") == [
        ("Soviet Union@en",),
        ("Union soviétique@fr",),
        ("Советский Союз@ru",),
    ]


def test_a_release_has_a_day_a_place_and_the_order_used():
    read = film(FULL)
    assert ask(
        read,
        "?w a kg:Work ; schema:releasedEvent ?r . ?r schema:startDate ?A ; kg:dateOrder ?B ; kg:dateStatement ?C ; "
        "kg:fieldLabel ?D ; schema:location/schema:identifier ?E ; schema:workFeatured ?w",
    ) == [("1995-10-08", "DMY", "08/10/1995", "Release Date in Russia", "RU")]
    assert ask(read, "?m a kg:Manifestation ; schema:datePublished ?A ; schema:publication/kg:dateOrder ?B") == [
        ("2018-05-12", "DMY")
    ]


def test_a_restored_version_is_a_further_expression_with_its_release():
    read = film(french("Version restaurée : 2015-07-01"))
    assert ask(read, "?e kg:expressionType ?A ; kg:fieldLabel ?B ; schema:releasedEvent/schema:startDate ?C") == [
        ("version-restored", "Version restaurée", "2015-07-01")
    ]


def test_an_award_and_a_selection_of_one_edition_share_its_node():
    read = film(FULL)
    assert len(ask(read, "?X a kg:FestivalEdition ; schema:superEvent/schema:name 'Festival de Cannes'")) == 1
    assert ask(
        read,
        "?w kg:award ?a . ?a kg:awardName ?A ; kg:outcome ?B ; kg:verbatim ?C ; kg:edition/kg:editionYear ?D",
    ) == [
        (
            "Best director (long)",
            "outcome-won",
            "Best director (long) [Kira MURATOVA], Festival de Cannes, Cannes (France), 1968",
            "1968",
        )
    ]
    assert ask(read, "?w kg:selection ?s . ?s kg:order ?A ; kg:statement ?B") == [
        ("1", "Festival de Cannes, Cannes (France), 1968"),
        ("2", "Russian documentaries - cinéma Studio (Paris), Paris (France), 2008"),
    ]


def test_a_recipient_is_words_and_the_credited_agent():
    read = film(FULL)
    assert ask(read, "?a kg:recipient ?A FILTER(isLiteral(?A))") == [("Kira MURATOVA",)]
    assert len(ask(read, "?a kg:recipient ?X . ?X a schema:Person")) == 1


def test_a_venue_is_an_organisation_of_the_edition():
    assert ask(
        film(FULL), "?e kg:venue ?v . ?v a schema:Organization ; schema:name ?A ; schema:location/schema:name ?B"
    ) == [("cinéma Studio", "Paris")]


def test_a_note_says_whether_it_may_go_out():
    pattern = "?w kg:note ?n . ?n kg:noteType ?A ; kg:value ?B ; kg:reuse ?C"
    assert ask(film(FULL), pattern) == [
        ("note-quotation", "Words@en", "reuse-not-cleared"),
        ("note-synopsis", "A maid comes to the town.@en", "reuse-not-cleared"),
    ]
    cleared = ask(film(FULL, settings=Settings(cleared=True)), pattern)
    assert [row[2] for row in cleared] == ["reuse-not-cleared", "reuse-cleared"]


def test_the_source_record_has_an_address_and_a_publisher_only_if_they_are_known():
    pattern = "?s a kg:SourceRecord ; kg:sourceKey ?A OPTIONAL { ?s schema:url ?B } OPTIONAL { ?s schema:publisher ?C }"
    assert ask(film(FULL), pattern) == [("7", None, None)]
    known = Settings(url="https://films.example.org/{key}", publisher="Films")
    assert ask(film(FULL, settings=known), pattern) == [("7", "7", "Films")]


def test_every_node_of_the_record_but_its_source_has_the_lines_that_say_it():
    read = film(FULL)
    assert ask(read, f"GRAPH <{BASE}/graph/pages/7> {{ ?n a ?A FILTER NOT EXISTS {{ ?n kg:locator ?l }} }}") == [
        ("Entity",),
        ("SourceRecord",),
    ]


def test_two_pages_of_one_source_name_one_person_and_one_series_by_the_same_iri():
    one, two = film(FULL, key="1"), film(FULL, key="2")
    people = [
        {line.split(" ")[0] for line in statements(each, SPACE, {}) if "schema.org/Person" in line}
        for each in (one, two)
    ]
    works = [
        {line.split(" ")[0] for line in statements(each, SPACE, {}) if "schema.org/Movie" in line}
        for each in (one, two)
    ]
    assert people[0] == people[1]
    assert works[0] != works[1]


def test_every_concept_that_pages_give_is_in_the_vocabulary():
    known = {
        quad.subject.value
        for quad in pyoxigraph.parse(path=str(folder("ontology") / "vocab.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    }
    used = {
        quad.object.value
        for page in (FULL, french("Version restaurée : 2015-07-01", "Montage : Anna BIK"))
        for quad in store(film(page))
        if isinstance(quad.object, pyoxigraph.NamedNode) and quad.object.value.startswith(VOC.namespace)
    }
    assert len(used) > 20
    assert used <= known


@pytest.mark.parametrize("year", ["1950?", "1929/1930"])
def test_a_doubtful_year_is_a_year_and_edtf(year):
    read = smallest(created=When(year[:4], year))
    assert ask(read, "?w schema:dateCreated ?A ; kg:dateEdtf ?B") == [(year[:4], year)]


def test_quotation_marks_and_line_ends_survive():
    value = 'a "b"\nc\\d\te'
    read = smallest(titles=(Title("original", Text(value), "Latn", ("L1",)),))
    assert ask(read, "?w a kg:Work ; schema:name ?A") == [(value,)]
