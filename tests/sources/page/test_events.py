"""Award and festival lines, read from the right."""

import pytest

from kg.model import AgentKind, PlaceKind

from .pages import agent, english, film, found, french, line_of, names_of


def awards(*lines):
    return film(english("Awards :", *lines)).awards


def selected(*lines):
    return film(english("Selected in the following festivals :", *(f"- {line}" for line in lines))).selections


def where(edition):
    return (edition.place.kind, edition.place.name, edition.place.country) if edition.place else None


def test_an_award_at_a_festival_in_running_words():
    (award,) = awards("Prix Sony special video au festival de Locarno, 1995")
    assert (award.name, award.edition.series.name, award.edition.year) == (
        "Prix Sony special video",
        "festival de Locarno",
        "1995",
    )
    assert award.edition.place is None
    assert (award.outcome, award.recipient) == ("won", None)


@pytest.mark.parametrize(
    ("line", "name", "festival"),
    [
        ("Prix du public au festival de Cottbus, 1995", "Prix du public", "festival de Cottbus"),
        ("Grand prix du jury au Festival du cinéma russe de Honfleur, 2005", "Grand prix du jury", "Festival du cinéma russe de Honfleur"),
        ("Best director at the Moscow International Film Festival, 1981", "Best director", "Moscow International Film Festival"),
        ("Grand prix, au festival de Cannes, 1958", "Grand prix", "festival de Cannes"),
        ("Prix du jury au festival de Locarno (Suisse), 1995", "Prix du jury", "festival de Locarno"),
        ("Prix d'honneur à la Mostra de Venise, 1962", "Prix d'honneur", "Mostra de Venise"),
    ],
)  # fmt: skip
def test_award_and_festival_are_told_apart(line, name, festival):
    (award,) = awards(line)
    assert (award.name, award.edition.series.name) == (name, festival)


def test_the_first_comma_outside_brackets_ends_the_award_s_name():
    (award,) = awards(
        "Best film (fiction, long) [Anna BIK, Ivan RAK], Festival of film, television and radio : FTR, Lyon (France), 1998"
    )
    assert award.name == "Best film (fiction, long)"
    assert award.recipient == "Anna BIK, Ivan RAK"
    assert award.edition.series.name == "Festival of film, television and radio"
    assert award.edition.series.alternate == "FTR"
    assert where(award.edition) == (PlaceKind.CITY, "Lyon", "FR")


def test_a_colon_inside_a_festival_s_name_stays_there_unless_one_word_follows():
    (award,) = awards("Prix du public, Rencontres : cinéma et histoire, Paris (France), 1998")
    assert (award.edition.series.name, award.edition.series.alternate) == ("Rencontres : cinéma et histoire", None)


@pytest.mark.parametrize("recipient", ["Kira MURATOVA", "Kira MOURATOVA", "Кира МУРАТОВА", "kira muratova"])
def test_a_recipient_whom_the_record_credits_is_the_agent_too(recipient):
    (award,) = awards(f"Best director [{recipient}], Festival de Cannes, Cannes (France), 1968")
    assert (award.recipient, award.recipient_agent) == (recipient, "person:кира муратова")


def test_a_recipient_whom_the_record_does_not_credit_is_words_alone():
    (award,) = awards("Best actress [Nina RUSLANOVA], Festival de Cannes, Cannes (France), 1968")
    assert (award.recipient, award.recipient_agent) == ("Nina RUSLANOVA", None)


def test_of_two_homonyms_the_number_tells_who_received():
    page = english(
        "Music : Ivan_2 RAK (Иван_2 РАК)",
        "Sound : Ivan_5 RAK (Иван_5 РАК)",
        "Awards :",
        "Best sound [Ivan_5 RAK], Festival de Cannes, Cannes (France), 1968",
        "Best artist [Ivan RAK], Festival de Cannes, Cannes (France), 1969",
    )
    assert [each.recipient_agent for each in film(page).awards] == ["person:иван_5 рак", None]


def test_the_recipient_may_stand_after_the_comma():
    (award,) = awards("Best director, [Kira MURATOVA], Festival de Cannes, Cannes (France), 1968")
    assert (award.recipient, award.edition.series.name) == ("Kira MURATOVA", "Festival de Cannes")


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Golden Bear", "won"), ("Mention spéciale du jury", "special-mention"), ("Special Mention", "special-mention"),
        ("Nominated for best film", "nominated"), ("Nomination", "nominated"), ("Prix de la sélection", "won"),
    ],
)  # fmt: skip
def test_the_outcome_is_told_by_the_award_s_words(name, outcome):
    assert awards(f"{name}, Festival de Cannes, Cannes (France), 1968")[0].outcome == outcome


@pytest.mark.parametrize(
    "line",
    [
        "Golden Bear, Berlin International Film Festival, Berlin (Germany)",
        "Nika, 1995",
        "Prix du public, Lyon (France), 1998",
        "[Kira MURATOVA], Festival de Cannes, Cannes (France), 1968",
        "1995",
        "Golden Bear",
    ],
)
def test_an_award_line_without_year_or_festival_is_verbatim_and_unread(line):
    page = english("Awards :", line)
    read = film(page)
    assert read.awards == ()
    assert found(read, "line-unread") == [(line_of(page, line), line)]
    assert line in read.verbatim


def test_the_award_keeps_its_line_verbatim_with_the_look_alike_that_its_name_has_not():
    line = "Prix Sony special vide\N{CYRILLIC SMALL LETTER O} au festival de Locarno, 1995"
    page = english("Awards :", line)
    (award,) = film(page).awards
    assert (award.name, award.statement) == ("Prix Sony special video", line)
    assert found(film(page), "mixed-script") == [(line_of(page, "Prix"), "vide\N{CYRILLIC SMALL LETTER O}")]


def test_awards_may_be_bulleted_and_stand_across_blank_lines():
    assert [each.name for each in awards("- Prix un, Festival A, Lyon (France), 1998", "", "• Prix deux, Festival B, 1999")] == [
        "Prix un",
        "Prix deux",
    ]  # fmt: skip


def test_a_festival_line_is_name_city_country_year():
    (selection,) = selected("Transversales cinématographiques, Rennes (France), 2012")
    assert selection.edition.series.name == "Transversales cinématographiques"
    assert (where(selection.edition), selection.edition.year) == ((PlaceKind.CITY, "Rennes", "FR"), "2012")
    assert selection.statement == "Transversales cinématographiques, Rennes (France), 2012"


def test_selections_are_numbered_in_page_order_under_a_french_label_too():
    page = french(
        "Sélections dans les festivals ou événements :", "- A, Lyon (France), 1999", "- B, Lyon (France), 1998"
    )
    assert [(each.order, each.edition.series.name) for each in film(page).selections] == [(1, "A"), (2, "B")]


@pytest.mark.parametrize(
    ("line", "name", "alternate"),
    [
        ("Amsterdam International Documentary Film Festival : IDFA, Amsterdam (Netherlands), 2012", "Amsterdam International Documentary Film Festival", "IDFA"),
        ("Festival of film, television, radio : FTR, Lyon (France), 2012", "Festival of film, television, radio", "FTR"),
        ("Rencontres : cinéma russe, Lyon (France), 2012", "Rencontres : cinéma russe", None),
        ("Berlin Film Festival\N{NO-BREAK SPACE}: Berlinale, Berlin (Germany), 1996", "Berlin Film Festival", "Berlinale"),
        ("A : B : C, Lyon (France), 2012", "A : B", "C"),
    ],
)  # fmt: skip
def test_an_alternate_name_is_one_word_else_it_is_part_of_the_name(line, name, alternate):
    (selection,) = selected(line)
    assert (selection.edition.series.name, selection.edition.series.alternate) == (name, alternate)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fall Festival 1998", "Fall Festival"),
        ("1998 Fall Festival", "Fall Festival"),
        ("Fall Festival, 1998", "Fall Festival"),
        ("Fall Festival - 1998", "Fall Festival"),
        ("Fall Festival 1998 : FF", "Fall Festival"),
        ("Fall Festival 1998 - cinéma Studio (Paris)", "Fall Festival"),
    ],
)
def test_the_year_is_cut_from_either_end_of_the_name_and_reported(name, expected):
    page = english("Selected in the following festivals :", f"- {name}, Paris (France), 1998")
    read = film(page)
    assert read.selections[0].edition.series.name == expected
    assert found(read, "series-year-in-name") == [(line_of(page, f"- {name}"), name)]


@pytest.mark.parametrize("name", ["Fall Festival 1997", "1997 Fall Festival", "Fall 1998 Festival", "Cinema19988"])
def test_another_year_or_one_inside_the_name_stays(name):
    page = english("Selected in the following festivals :", f"- {name}, Paris (France), 1998")
    assert film(page).selections[0].edition.series.name == name
    assert found(film(page), "series-year-in-name") == []


def test_a_venue_is_an_organisation_of_its_city_and_keeps_its_words():
    line = "Russian documentaries - musée du quai Branly (Paris), Paris (France), 2008"
    read = film(english("Selected in the following festivals :", f"- {line}"))
    (selection,) = read.selections
    venue = agent(read, "musée")
    assert (selection.edition.series.name, selection.edition.venue) == ("Russian documentaries", venue.key)
    assert (venue.kind, names_of(venue)) == (AgentKind.ORGANISATION, [("musée du quai Branly", None)])
    assert [(place.kind, place.name, place.country) for place in venue.places] == [(PlaceKind.CITY, "Paris", "FR")]
    assert selection.statement == line


def test_a_venue_s_bracket_is_a_city_if_a_country_follows_and_a_dash_in_the_name_stays():
    line = "Paris - Moscou - cinéma Utopia (Saint-Ouen), Paris (France), 2008"
    read = film(english("Selected in the following festivals :", f"- {line}"))
    assert read.selections[0].edition.series.name == "Paris - Moscou"
    assert [(place.name, place.country) for place in agent(read, "cinéma").places] == [("Saint-Ouen", "FR")]


def test_the_site_s_own_programmes_have_a_country_and_no_city():
    (selection,) = selected("Cycle en ligne, kinoglaz.fr (France), 2020")
    assert where(selection.edition) == (PlaceKind.COUNTRY, None, "FR")
    assert selection.edition.series.name == "Cycle en ligne"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("St Petersburg (Russia)", (PlaceKind.CITY, "St Petersburg", "RU")),
        ("Saint-Pétersbourg (Russie)", (PlaceKind.CITY, "St Petersburg", "RU")),
        ("Moscou (URSS)", (PlaceKind.CITY, "Moscow", "SU")),
        ("Moscow (USSR)", (PlaceKind.CITY, "Moscow", "SU")),
        ("Karlovy Vary (Czechoslovakia)", (PlaceKind.CITY, "Karlovy Vary", "CSHH")),
        ("Rotterdam (Pays-Bas)", (PlaceKind.CITY, "Rotterdam", "NL")),
        ("Leipzig (GDR)", (PlaceKind.CITY, "Leipzig", "DDDE")),
        ("(France)", (PlaceKind.COUNTRY, None, "FR")),
        ("France", (PlaceKind.COUNTRY, None, "FR")),
        ("Paris, France", (PlaceKind.CITY, "Paris", "FR")),
        ("P\N{CYRILLIC SMALL LETTER A}ris (Fr\N{CYRILLIC SMALL LETTER A}nce)", (PlaceKind.CITY, "Paris", "FR")),
        ("Springfield (Freedonia)", None),
    ],
)
def test_the_place_is_the_line_s_own_and_never_modernised(place, expected):
    (selection,) = selected(f"Semaine du cinéma, {place}, 1985")
    assert where(selection.edition) == expected
    assert selection.edition.series.name == "Semaine du cinéma"
    assert place in selection.statement


def test_a_bracket_of_capitals_is_an_acronym_and_stays_in_the_name():
    (selection,) = selected("Festival of docs, media and more (FDM), 2012")
    assert selection.edition.series.name == "Festival of docs, media and more (FDM)"


def test_a_country_alone_in_the_bracket_of_a_longer_name_is_the_edition_s():
    (selection,) = selected("Festival de Cannes (France), 1958")
    assert selection.edition.series.name == "Festival de Cannes"
    assert where(selection.edition) == (PlaceKind.COUNTRY, None, "FR")


def test_a_line_beside_its_label_is_read_too():
    page = english("Selected in the following festivals : - Festival de Cannes, Cannes (France), 1958")
    assert [each.statement for each in film(page).selections] == ["Festival de Cannes, Cannes (France), 1958"]


def test_a_festival_line_needs_no_place():
    (selection,) = selected("Festival de Cannes, 1958.")
    assert (selection.edition.series.name, selection.edition.place, selection.edition.year) == (
        "Festival de Cannes",
        None,
        "1958",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Festival de Cannes, Cannes (France)",
        "1998",
        "Paris (France), 1998",
        "Festival, Paris (France), 98",
        "Festival, 12/10/1998",
        "Festival1998",
    ],
)
def test_a_festival_line_without_year_or_name_is_verbatim_and_unread(line):
    page = english("Selected in the following festivals :", f"- {line}")
    read = film(page)
    assert read.selections == ()
    assert found(read, "line-unread") == [(line_of(page, f"- {line}"), line)]


def test_a_look_alike_in_a_festival_s_name_is_repaired_and_kept_verbatim():
    name = "Sem\N{CYRILLIC SMALL LETTER A}ine du cinéma"
    (selection,) = selected(f"{name} : S\N{CYRILLIC CAPITAL LETTER O}C, Lyon (France), 1998")
    series = selection.edition.series
    assert (series.name, series.alternate) == ("Semaine du cinéma", "SOC")
    assert series.verbatim == f"{name} : S\N{CYRILLIC CAPITAL LETTER O}C"
    assert selection.statement.startswith(name)
