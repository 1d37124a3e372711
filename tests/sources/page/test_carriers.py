"""Releases, the release master, restored versions and disc blocks."""

import pytest

from kg.model import AgentKind, PlaceKind

from .pages import agent, english, film, found, french, line_of


@pytest.mark.parametrize(
    ("line", "value", "order", "place"),
    [
        ("Release Date in Russia : 08/10/1995", "1995-10-08", "DMY", "RU"),
        ("Date de sortie en France : 1981-11-18", "1981-11-18", "YMD", "FR"),
        ("Date de sortie en Russie : 16/08/2007", "2007-08-16", "DMY", "RU"),
        ("Date de sortie au Japon : 1/2/1996", "1996-02-01", "DMY", "JP"),
        ("Date de sortie aux États-Unis : 05/05/1996", "1996-05-05", "DMY", "US"),
        ("release date in the USSR: 1967-07-03", "1967-07-03", "YMD", "SU"),
        ("Date de sortie en\N{NO-BREAK SPACE}URSS\N{NO-BREAK SPACE}: 03/07/1967", "1967-07-03", "DMY", "SU"),
    ],
)
def test_a_release_has_a_day_an_order_and_the_label_s_country(line, value, order, place):
    (release,) = film(french(line)).releases
    assert (release.when.value, release.when.edtf, release.when.order) == (value, value, order)
    assert (release.place.kind, release.place.country) == (PlaceKind.COUNTRY, place)
    assert (release.label, release.when.statement) == (line.partition(":")[0].strip(), line.rpartition(":")[2].strip())


@pytest.mark.parametrize(
    ("date", "is_told"), [("08/10/1995", True), ("16/08/2007", False), ("05/05/1996", False), ("1995-10-08", False)]
)
def test_a_date_that_reads_both_ways_is_a_finding(date, is_told):
    page = english(f"Release Date in Russia : {date}")
    assert found(film(page), "date-ambiguous") == ([(line_of(page, "Release"), date)] if is_told else [])


@pytest.mark.parametrize("value", ["1986", "October 1986", "31/02/1995", "13/25/1995", "1995-02-30"])
def test_a_bare_year_or_no_day_mints_no_release(value):
    page = english(f"Release Date in Russia : {value}")
    read = film(page)
    assert read.releases == ()
    assert found(read, "line-unread") == [(line_of(page, "Release"), f"Release Date in Russia : {value}")]


def test_a_country_the_gazetteer_does_not_know_stays_in_the_label():
    (release,) = film(english("Release Date in Freedonia : 1995-10-08")).releases
    assert (release.place, release.label) == (None, "Release Date in Freedonia")


def test_each_territory_has_its_release():
    read = film(french("Date de sortie en France : 1981-11-18", "Date de sortie en Russie : 1980-05-19"))
    assert [(each.place.country, each.when.value) for each in read.releases] == [
        ("FR", "1981-11-18"),
        ("RU", "1980-05-19"),
    ]


def test_a_restored_version_with_a_date_is_a_further_expression_with_its_release():
    page = french("Version restaurée : 01/07/2015")
    original, restored = film(page).expressions
    assert (original.kind, restored.kind, restored.label) == ("original", "restored", "Version restaurée")
    assert restored.locators == (line_of(page, "Version"),)
    assert [(each.when.value, each.when.order) for each in restored.releases] == [("2015-07-01", "DMY")]
    assert [rule for _, rule in found(film(page), "date-ambiguous")] == ["01/07/2015"]


def test_a_restored_version_without_a_day_is_unread():
    page = french("Version restaurée : 2015")
    assert len(film(page).expressions) == 1
    assert found(film(page), "line-unread") == [(line_of(page, "Version"), "Version restaurée : 2015")]


@pytest.mark.parametrize(
    ("line", "carrier", "statement"),
    [
        ("format : Video", "video", "Video"),
        ("Format : 35mm", "film-35mm", "35mm"),
        ("FORMAT: 35 mm.", "film-35mm", "35 mm."),
        ("format : Beta SP", "betacam", "Beta SP"),
        ("format : 16 mm", "film-16mm", "16 mm"),
        ("format : Wax cylinder", None, "Wax cylinder"),
    ],
)
def test_format_is_a_carrier(line, carrier, statement):
    page = english(line)
    (master,) = film(page).manifestations
    assert (master.carrier, master.carrier_statement) == (carrier, statement)
    assert (master.label, master.locators) == (line.partition(":")[0].strip(), (line_of(page, line),))


def test_two_carriers_are_two_manifestations():
    assert [each.carrier for each in film(english("format : 35mm, Video")).manifestations] == ["film-35mm", "video"]


def test_without_a_format_line_there_is_no_master():
    assert film(english()).manifestations == ()


def disc(*lines, heading="DVD with subtitles"):
    return film(english(heading, *lines))


def test_an_editor_is_the_publisher_and_the_year_stands_after_the_full_stop():
    page = english("DVD with subtitles", "Editor : Ideale Audience. 2004.", "Sous-titres : FR")
    (dvd,) = film(page).manifestations
    (publisher,) = dvd.contributions
    assert (dvd.carrier, dvd.carrier_statement, dvd.published.value) == ("dvd", "DVD with subtitles", "2004")
    assert (publisher.agent, publisher.role, publisher.statement, publisher.order) == (
        "organisation:ideale audience",
        "publisher",
        "Editor",
        1,
    )
    assert dvd.subtitles == ("fr",)
    assert dvd.verbatim == ("Editor : Ideale Audience. 2004.", "Sous-titres : FR")
    assert dvd.locators == tuple(line_of(page, start) for start in ("DVD", "Editor", "Sous-titres"))
    assert dvd.release is None
    assert agent(film(page), "Ideale").kind is AgentKind.ORGANISATION


def test_each_editor_line_is_a_manifestation_with_the_block_s_subtitles():
    read = film(
        french(
            "DVD avec sous-titres",
            "Editeur : Artificial Eye.",
            "Éditeur : Films sans frontières.",
            "Editeur : Ruscico.",
            "",
            "Editeur : Pandora Co. Ltd.",
            "Editeur : MK2.",
            "Editeur : Potemkine. 2018.",
            "Sous-titres : FR, GB / RU",
        )
    )
    assert [each.contributions[0].credited_as[0].value for each in read.manifestations] == [
        "Artificial Eye",
        "Films sans frontières",
        "Ruscico",
        "Pandora Co. Ltd.",
        "MK2",
        "Potemkine",
    ]
    assert {each.subtitles for each in read.manifestations} == {("fr", "en", "ru")}
    assert [each.published.value for each in read.manifestations if each.published] == ["2018"]


def test_a_disc_block_without_an_editor_is_one_manifestation():
    (dvd,) = disc("Sous-titres : FR").manifestations
    assert (dvd.contributions, dvd.subtitles, dvd.verbatim) == ((), ("fr",), ("Sous-titres : FR",))
    (bare,) = disc(heading="DVD").manifestations
    assert (bare.carrier, bare.carrier_statement) == ("dvd", "DVD")


def test_an_empty_editor_line_is_a_finding_and_names_nobody():
    page = english("DVD with subtitles", "Editor :", "Sous-titres : FR")
    (dvd,) = film(page).manifestations
    assert dvd.contributions == ()
    assert found(film(page), "label-empty") == [(line_of(page, "Editor"), "Editor :")]


@pytest.mark.parametrize(
    ("editor", "name", "date"),
    [
        ("Potemkine. 2018-05-12.", "Potemkine", "2018-05-12"),
        ("Potemkine. 12/05/2018", "Potemkine", "2018-05-12"),
        ("Potemkine, 2018", "Potemkine", "2018"),
        ("Pandora Co. Ltd. 2004.", "Pandora Co. Ltd", "2004"),
        ("S.A. 2004.", "S.A", "2004"),
        ("MK2", "MK2", None),
        ("Studio 2000.", "Studio 2000", None),
    ],
)
def test_a_publisher_and_a_date_are_told_apart(editor, name, date):
    (dvd,) = disc(f"Editor : {editor}").manifestations
    assert dvd.contributions[0].credited_as[0].value == name
    assert (dvd.published.value if dvd.published else None) == date


def test_a_disc_published_on_a_day_has_a_release_with_the_order_used():
    page = english("DVD", "Editor : Potemkine. 12/05/2018")
    (dvd,) = film(page).manifestations
    assert (dvd.release.when.value, dvd.release.when.order) == ("2018-05-12", "DMY")
    assert found(film(page), "date-ambiguous") == [(line_of(page, "Editor"), "12/05/2018")]


def test_a_publisher_s_bracket_is_a_place():
    ruscico = agent(disc("Editor : Ruscico (Russie). 2003."), "Ruscico")
    assert [place.country for place in ruscico.places] == ["RU"]


def test_a_subtitle_language_in_no_list_is_unread():
    page = english("DVD with subtitles", "Editor : MK2.", "Sous-titres : FR, XX")
    assert film(page).manifestations[0].subtitles == ("fr",)
    assert found(film(page), "line-unread") == [(line_of(page, "Sous-titres"), "XX")]


def test_an_editor_outside_a_disc_block_is_verbatim_and_unread():
    page = english(
        "Editor : Anna BIK (Анна БИК)", "DVD", "Plot synopsis", "Words.", "Editor : MK2.", "Sous-titres : FR"
    )
    read = film(page)
    assert len(read.manifestations) == 1
    assert [value for _, value in found(read, "line-unread")] == [
        "Editor : Anna BIK (Анна БИК)",
        "Editor : MK2.",
        "Sous-titres : FR",
    ]
    assert [each.role for each in read.contributions] == ["director"]


def test_two_disc_blocks_keep_their_own_subtitles():
    read = disc("Editor : MK2.", "Sous-titres : FR", "VHS", "Editor : Arte.", "Sous-titres : RU")
    assert [(each.carrier, each.subtitles) for each in read.manifestations] == [("dvd", ("fr",)), ("vhs", ("ru",))]


def test_words_beside_a_disc_heading_are_kept():
    page = english("DVD : double disc", "Editor : MK2.")
    assert found(film(page), "line-unread") == [(line_of(page, "DVD"), "double disc")]


@pytest.mark.parametrize("label", ["Site", "Sites", "site"])
def test_a_site_is_an_absolute_web_address_and_else_words(label):
    page = french(f"{label} : http://www.example.org/film?id=1, www.example.org https://films.example.org/ф 50%")
    read = film(page)
    assert read.sites == ("http://www.example.org/film?id=1", "https://films.example.org/ф")
    assert [value for _, value in found(read, "line-unread")] == ["www.example.org", "50%"]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/100%",
        "http://[example.org",
        "ftp://example.org/a",
        "http://localhost/a",
        'https://example.org/a"b',
    ],
)
def test_an_address_that_no_parser_takes_is_words(address):
    assert film(french(f"Site : {address}")).sites == ()
