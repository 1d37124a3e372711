"""The year line and the facts line: countries, year, minutes; colour and form by closed lists."""

import pytest

from kg.model import PlaceKind, Rejected

from .pages import english, film, found, french, outcome, titles_of


def codes(year):
    return [place.country for place in film(english(year=year)).countries]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("Russia / Japan, 1995, 327mn\N{NO-BREAK SPACE}", ["RU", "JP"]),
        ("Japan / Russia, 1995, 327mn", ["JP", "RU"]),
        ("Russia/Japan, 1995", ["RU", "JP"]),
        ("Russia\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}Japan, 1995", ["RU", "JP"]),
        ("URSS (Géorgie), 1988, 73mn", ["SU"]),
        ("USSR, 1967", ["SU"]),
        ("СССР, 1967", ["SU"]),
        ("Tchécoslovaquie, 1963, 80mn", ["CSHH"]),
        ("RDA, 1970", ["DDDE"]),
        ("Yugoslavia / Italy, 1970", ["YUCS", "IT"]),
        ("Serbia and Montenegro, 2004", ["CSXX"]),
        ("Pays-Bas, 2012", ["NL"]),
        ("Russie, France, 2003", ["RU", "FR"]),
        ("Guinea-Bissau, 1999", ["GW"]),
        ("Atlantis, 1995", []),
        ("1995, 327mn", []),
        ("1995", []),
    ],
)
def test_countries_are_ordered_and_never_modernised(year, expected):
    assert codes(year) == expected


def test_a_country_with_a_look_alike_letter_is_known_and_kept_as_printed():
    read = film(english(year="Russi\N{CYRILLIC SMALL LETTER A}, 1995"))
    assert [place.country for place in read.countries] == ["RU"]
    assert read.country_statement == "Russi\N{CYRILLIC SMALL LETTER A}"
    assert [value for _, value in found(read, "mixed-script")] == ["Russi\N{CYRILLIC SMALL LETTER A}"]


def test_the_bracket_of_a_country_stays_in_the_statement():
    read = film(french(year="URSS (Géorgie), 1988, 73mn"))
    assert read.country_statement == "URSS (Géorgie)"
    assert [place.kind for place in read.countries] == [PlaceKind.COUNTRY]


def test_a_missing_country_is_silence():
    read = film(english(year="1995, 327mn"))
    assert (read.country_statement, read.countries) == (None, ())
    assert read.created.value == "1995"


@pytest.mark.parametrize(
    ("year", "minutes", "statement"),
    [
        ("USSR, 1967, 96mn", 96, "96mn"),
        ("USSR, 1967, 96 mn\N{NO-BREAK SPACE}", 96, "96 mn"),
        ("USSR, 1967, 1h36", 96, "1h36"),
        ("USSR, 1967, 96'", 96, "96'"),
        ("USSR, 1967", None, None),
    ],
)
def test_minutes_belong_to_the_original_expression(year, minutes, statement):
    (expression,) = film(english(year=year)).expressions
    assert (expression.kind, expression.minutes, expression.duration_statement) == ("original", minutes, statement)


def test_what_the_year_line_says_beyond_its_fields_is_kept():
    read = film(english(year="USSR, 1967, 96mn, 35mm, 4 x 26"))
    assert read.expressions[0].minutes == 96
    assert found(read, "line-unread") == [("L4", "35mm"), ("L4", "4 x 26")]
    assert read.verbatim[:2] == ("35mm", "4 x 26")


@pytest.mark.parametrize(
    ("year", "value", "edtf"),
    [
        ("USSR, 1950?, 96mn", "1950", "1950?"),
        ("USSR, 1929/1930, 96mn", "1929", "1929/1930"),
        ("USSR, 1979-1982, 96mn", "1979", "1979/1982"),
        ("USSR, 1979-82, 96mn", "1979", "1979/1982"),
        ("USSR, 1979-, 96mn", "1979", "1979"),
        ("USSR, 1967 (released 1968), 96mn", "1967", "1967"),
    ],
)
def test_doubtful_years_and_spans_are_edtf(year, value, edtf):
    created = film(english(year=year)).created
    assert (created.value, created.edtf) == (value, edtf)


def test_a_span_printed_otherwise_than_edtf_is_kept_verbatim():
    assert "1979-1982" in film(english(year="USSR, 1979-1982, 96mn")).verbatim


@pytest.mark.parametrize("year", ["USSR, 197", "USSR, 19x7, 96mn", "USSR", "", "USSR, ١٩٦٧, 96mn"])
def test_without_a_whole_year_it_is_no_film_record(year):
    read = outcome(english(year=year))
    assert isinstance(read, Rejected)
    assert "year" in read.reason.lower()


def test_a_year_in_a_festival_line_is_not_the_year_line():
    page = english("Selected in the following festivals :", "- Festival, Cannes (France), 1998", year="")
    assert isinstance(outcome(page), Rejected)


@pytest.mark.parametrize(
    ("facts", "colour", "forms"),
    [
        ("Colour, documentary", "colour", ("documentary",)),
        ("Couleur, documentaire", "colour", ("documentary",)),
        ("Noir et blanc, fiction", "black-and-white", ("fiction",)),
        ("Black and white, animation", "black-and-white", ("animation",)),
        ("N&B, court métrage", "black-and-white", ("short",)),
        ("Colour and black and white, fiction", "colour-and-black-and-white", ("fiction",)),
        ("Couleur et noir et blanc, fiction", "colour-and-black-and-white", ("fiction",)),
        ("Colour, Black and white, fiction", "colour-and-black-and-white", ("fiction",)),
        ("Sepia, experimental", "sepia", ("experimental",)),
        ("Sépia, expérimental", "sepia", ("experimental",)),
        ("Couleur, téléfilm", "colour", ("tv-film",)),
        ("Colour, TV film", "colour", ("tv-film",)),
        ("Colour, series", "colour", ("series",)),
        ("Couleur, série", "colour", ("series",)),
        ("Colour, documentary, short", "colour", ("documentary", "short")),
        ("COLOUR , Fiction", "colour", ("fiction",)),
        ("Colour", "colour", ()),
        ("fiction", None, ("fiction",)),
        ("Couleur\N{NO-BREAK SPACE}, fiction.", "colour", ("fiction",)),
    ],
)
def test_the_facts_line_is_read_by_closed_lists(facts, colour, forms):
    read = film(english(facts=facts))
    assert (read.expressions[0].colour, read.forms) == (colour, forms)
    assert found(read, "line-unread") == []
    assert len(read.titles) == 3


def test_colour_is_the_expressions_and_form_the_works():
    read = film(english(facts="Colour, documentary"))
    assert (read.expressions[0].colour_statement, read.form_statements) == ("Colour", ("documentary",))
    assert read.expressions[0].locators == ("L4", "L5")
    assert read.locators == ("L4", "L5", "L7")


def test_a_missing_facts_line_is_no_title():
    page = english(facts="")
    read = film(page)
    assert (read.expressions[0].colour, read.forms) == (None, ())
    assert titles_of(page) == titles_of(english())


def test_words_in_no_list_are_verbatim_and_never_a_title():
    page = english(facts="Technicolor, mockumentary")
    read = film(page)
    assert found(read, "line-unread") == [("L5", "Technicolor"), ("L5", "mockumentary")]
    assert read.verbatim[:2] == ("Technicolor", "mockumentary")
    assert titles_of(page) == titles_of(english())


def test_of_a_line_half_known_the_known_half_is_read():
    read = film(english(facts="Colour, docudrama"))
    assert read.expressions[0].colour == "colour"
    assert (read.forms, found(read, "line-unread")) == ((), [("L5", "docudrama")])


@pytest.mark.parametrize("facts", ["Colour, fiction", "Technicolor, mockumentary", "", "fiction"])
def test_without_the_rule_line_facts_and_titles_are_told_apart(facts):
    page = english(facts=facts).replace("▪ ▪ ▪ ▪ ▪ ▪ ▪\n", "")
    assert titles_of(page) == titles_of(english())


def test_the_rule_line_is_furniture_and_no_rating():
    read = film(english())
    assert found(read, "furniture") == [("L7", "▪ ▪ ▪ ▪ ▪ ▪ ▪")]
    assert read.verbatim == ("▪ ▪ ▪ ▪ ▪ ▪ ▪",)
