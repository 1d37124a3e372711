"""ontology/kg.ttl and ontology/vocab.ttl as their readers meet them."""

import re
import unicodedata

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, URIRef

from kg import assets
from kg.rdf.vocab import PREFIXES
from kg.rdf.vocabulary import vocabulary_statements
from tests.ontology.terms import SHIPPED, shipped, undefined

KG = rdflib.Namespace(PREFIXES["kg"])
VOC = rdflib.Namespace(PREFIXES["voc"])
ONTOLOGY = URIRef("https://w3id.org/reelgraph/ontology")
LANGUAGES = ["en", "fr", "ru"]


def names(text):
    return text.split()


# The contract, copied name by name from the domain description.
CLASSES = names(
    """Work Expression Manifestation Item Title Contribution Release FestivalSeries FestivalEdition
    Selection AwardEvent SourceRecord Note"""
)
OBJECT_PROPERTIES = names(
    """title contribution award selection note identifier titleType script derivedFromTitle agent role
    expressionType colour carrier dateOrder releaseType edition venue outcome noteType reuse verdict candidate
    schemaProperty"""
)
DATATYPE_PROPERTIES = names(
    """formStatement dateEdtf countryStatement verbatim value transliterationScheme languageConfidence
    roleStatement order creditedAs characterName nameStatement placeStatement duration durationMinutes
    durationStatement colourStatement carrierStatement fieldLabel subtitleLanguage dateStatement
    editionYear awardName statement attributionStatement sourceKey contentHash locator probability
    genreStatement
    dateEarliest
    dateLatest
    languageStatement
    extentStatement
    rightsStatement
    shelfMark
    holder
    accessStatement
    occupationStatement
    birthDateEdtf
    deathDateEdtf
    decidedBy evidence toolVersion wikidataProperty"""
)
EITHER_PROPERTIES = ["recipient"]  # the source's words, and the agent when the record credits that name
CONCEPTS = names(
    """role-director role-writer role-cinematographer role-sound role-composer role-editor role-producer
    role-production-designer role-actor role-company role-publisher role-costume-designer role-make-up
    role-assistant-director role-narrator role-animator role-voice role-animation-director
    title-original title-transliterated title-translated title-alternative title-working
    form-documentary form-fiction form-animation form-experimental form-tv-film form-series form-short
    video dvd vhs blu-ray film-35mm film-16mm film-8mm dcp digital-file betacam laserdisc streaming
    colour black-and-white colour-and-black-and-white sepia version-original version-restored
    outcome-won outcome-nominated outcome-special-mention note-synopsis note-quotation note-production
    note-commentary Cyrl Latn DMY YMD MDY reuse-not-cleared reuse-cleared verdict-match verdict-review
    verdict-none verdict-reject"""
)
SUPERCLASSES = {
    "Work": {"lrmoo:F1_Work", "schema:Movie"},
    "Expression": {"lrmoo:F2_Expression", "schema:CreativeWork"},
    "Manifestation": {"lrmoo:F3_Manifestation", "schema:CreativeWork"},
    "Item": {"lrmoo:F5_Item"},
    "Title": {"lrmoo:F12_Nomen"},
    "Release": {"schema:PublicationEvent"},
    "FestivalSeries": {"schema:EventSeries"},
    "FestivalEdition": {"schema:Festival"},
    "AwardEvent": {"schema:Event"},
    "SourceRecord": {"prov:Entity"},
}
CLOSE = {
    "Work": {"fiaf:WorkVariant"},
    "Title": {"fiaf:Title"},
    "Contribution": {"schema:Role", "bf:Contribution", "fiaf:Activity"},
    "Release": {"fiaf:ReleaseEvent"},
    "AwardEvent": {"fiaf:AwardsOrNominationsEvent"},
}


@pytest.fixture(scope="module")
def graph():
    together = rdflib.Graph()
    for document in shipped():
        together.parse(data=document, format="turtle")
    return together


def typed(graph, kind, namespace):
    return {
        str(term).removeprefix(namespace) for term in graph.subjects(RDF.type, kind) if str(term).startswith(namespace)
    }


def iris(curies):
    return {URIRef(PREFIXES[curie.partition(":")[0]] + curie.partition(":")[2]) for curie in curies}


def texts(graph, subject, predicate):
    return sorted((text.language, str(text)) for text in graph.objects(subject, predicate))


@pytest.mark.parametrize("name", SHIPPED)
def test_rdflib_and_oxigraph_read_the_same_graph_without_blank_nodes(name):
    path = assets.folder("ontology") / name
    once = rdflib.Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
    read_by_oxigraph = {quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)}
    assert {quad.triple for quad in parse(once, format=RdfFormat.N_TRIPLES)} == read_by_oxigraph
    assert len(read_by_oxigraph) > 500
    assert all(isinstance(triple.subject, NamedNode) for triple in read_by_oxigraph)


@pytest.mark.parametrize("name", SHIPPED)
def test_prefixes_are_spelt_as_the_package_spells_them(name):
    declared = re.findall(r"@prefix (\w+): +<(.+)> \.", (assets.folder("ontology") / name).read_text("utf-8"))
    outside = {"vann": "http://purl.org/vocab/vann/"}
    assert dict(declared).items() <= (PREFIXES | outside).items()
    assert len(declared) == len(dict(declared)) >= 7


def test_the_classes_are_the_contracts(graph):
    assert typed(graph, OWL.Class, KG) == set(CLASSES)


def test_the_properties_are_the_contracts(graph):
    assert typed(graph, OWL.ObjectProperty, KG) == set(OBJECT_PROPERTIES)
    assert typed(graph, OWL.DatatypeProperty, KG) == set(DATATYPE_PROPERTIES)
    assert typed(graph, RDF.Property, KG) == set(EITHER_PROPERTIES)


def test_nothing_else_is_in_the_namespace_of_the_ontology(graph):
    named = {str(term).removeprefix(KG) for term in graph.subjects() if str(term).startswith(KG)}
    assert named == {*CLASSES, *OBJECT_PROPERTIES, *DATATYPE_PROPERTIES, *EITHER_PROPERTIES}


def test_every_concept_of_the_contract_is_in_the_vocabulary(graph):
    assert set(CONCEPTS) - typed(graph, SKOS.Concept, VOC) == set()


def test_both_files_use_only_terms_of_ours_that_they_define():
    assert undefined(vocabulary_statements(*shipped())) == ()


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_term_has_one_label_and_one_definition_in_each_language(graph, predicate):
    terms = set(graph.subjects(RDFS.isDefinedBy, ONTOLOGY))
    assert len(terms) == len(CLASSES + OBJECT_PROPERTIES + DATATYPE_PROPERTIES + EITHER_PROPERTIES)
    assert {
        term: [language for language, _ in texts(graph, term, predicate)]
        for term in terms
        if [language for language, _ in texts(graph, term, predicate)] != LANGUAGES
    } == {}


def test_every_concept_and_scheme_has_one_preferred_label_in_each_language(graph):
    named = {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {
        term for term in named if [language for language, _ in texts(graph, term, SKOS.prefLabel)] != LANGUAGES
    } == set()


def test_what_is_defined_is_defined_in_all_three_languages(graph):
    described = set(graph.subjects(SKOS.definition))
    assert {
        term for term in described if [language for language, _ in texts(graph, term, SKOS.definition)] != LANGUAGES
    } == set()
    roles = {term for term in graph.subjects(RDF.type, SKOS.Concept) if str(term).startswith(VOC["role-"])}
    assert roles <= described


def letters(text):
    return [unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()]


def test_russian_is_written_in_cyrillic_and_the_other_languages_are_not(graph):
    spoken = {text for text in graph.objects() if isinstance(text, rdflib.Literal) and text.language}
    assert {text.language for text in spoken} == set(LANGUAGES)
    russian = {text for text in spoken if text.language == "ru"}
    # "DVD", "DCP": what Russian archives write too, and only beside a Cyrillic preferred label.
    unchanged = {str(text) for text in russian if "CYRILLIC" not in letters(text)}
    assert unchanged == {"DVD", "DCP"}
    preferred = [
        str(text)
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.definition)
        for text in graph.objects(None, predicate)
        if text.language == "ru" and "CYRILLIC" not in letters(text)
    ]
    assert preferred == []
    assert [str(text) for text in spoken - russian if "CYRILLIC" in letters(text)] == []


def test_no_word_of_a_label_mixes_scripts(graph):
    words = {word for text in graph.objects() for word in re.findall(r"[^\W\d_]+", str(text))}
    assert {word for word in words if {"CYRILLIC", "LATIN"} <= set(letters(word))} == set()


def test_texts_have_no_stray_spaces(graph):
    spoken = [str(text) for text in graph.objects() if isinstance(text, rdflib.Literal)]
    assert [text for text in spoken if text != " ".join(text.split(" ")).strip() or "  " in text] == []


@pytest.mark.parametrize("name", SUPERCLASSES)
def test_a_class_is_a_kind_of_the_class_it_is_also_emitted_as_or_aligned_with(graph, name):
    assert set(graph.objects(KG[name], RDFS.subClassOf)) == iris(SUPERCLASSES[name])


@pytest.mark.parametrize("name", CLOSE)
def test_a_class_is_close_to_its_neighbours_in_other_models(graph, name):
    assert iris(CLOSE[name]) <= set(graph.objects(KG[name], SKOS.closeMatch))


def test_only_the_work_is_a_movie(graph):
    assert set(graph.subjects(RDFS.subClassOf, URIRef(PREFIXES["schema"] + "Movie"))) == {KG.Work}


def test_the_header_names_licence_version_and_prefix(graph):
    assert graph.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(graph.value(ONTOLOGY, OWL.versionInfo)) == "0.1.0"
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    assert str(graph.value(ONTOLOGY, vann.preferredNamespacePrefix)) == "kg"
    assert str(graph.value(ONTOLOGY, vann.preferredNamespaceUri)) == str(KG)
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert [language for language, _ in texts(graph, ONTOLOGY, predicate)] == LANGUAGES


def test_every_concept_is_in_one_scheme_at_its_top_or_below_a_concept(graph):
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        schemes = set(graph.objects(concept, SKOS.inScheme))
        above = set(graph.objects(concept, SKOS.broader))
        assert len(schemes) == 1, concept
        assert (set(graph.objects(concept, SKOS.topConceptOf)) == schemes) != bool(above), concept
        assert all(set(graph.objects(broader, SKOS.inScheme)) == schemes for broader in above), concept


def test_the_schemes_are_one_for_each_family(graph):
    families = {
        "roles", "title-types", "forms", "carriers", "colours", "versions", "outcomes", "note-types",
        "scripts", "date-orders", "reuse", "verdicts", "release-types",
    }  # fmt: skip
    assert typed(graph, SKOS.ConceptScheme, VOC["scheme-"]) == families


def test_no_two_concepts_of_a_scheme_share_a_preferred_label(graph):
    labels = [
        (scheme, label.language, str(label))
        for concept, scheme in graph.subject_objects(SKOS.inScheme)
        for label in graph.objects(concept, SKOS.prefLabel)
    ]
    assert [label for label in labels if labels.count(label) > 1] == []


def test_a_label_is_preferred_or_alternative_never_both(graph):
    both = [
        (concept, label)
        for concept, label in graph.subject_objects(SKOS.altLabel)
        if label in set(graph.objects(concept, SKOS.prefLabel))
    ]
    assert both == []


def test_scripts_are_named_by_their_four_letter_code(graph):
    scripts = set(graph.subjects(SKOS.inScheme, VOC["scheme-scripts"]))
    assert {VOC.Cyrl, VOC.Latn, VOC.Geor, VOC.Zyyy} <= scripts
    for script in scripts:
        code = str(script).removeprefix(VOC)
        assert re.fullmatch("[A-Z][a-z]{3}", code)
        assert texts(graph, script, SKOS.notation) == [(None, code)]
