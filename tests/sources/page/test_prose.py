"""Synopses and commentaries: paragraphs, and quotations with their attribution."""

import pytest

from kg.sources import Settings

from .pages import english, film, found, french, line_of


def notes(*lines, page=english, label="Plot synopsis", **options):
    return [
        (note.kind, note.text.value, note.text.language, note.attribution)
        for note in film(page(label, *lines), **options).notes
    ]


def test_each_paragraph_is_a_synopsis_in_the_interface_s_language():
    assert notes("A maid comes to the town.", "", "She stays.") == [
        ("synopsis", "A maid comes to the town.", "en", None),
        ("synopsis", "She stays.", "en", None),
    ]
    assert notes("Une bonne arrive en ville.", page=french, label="Synopsis") == [
        ("synopsis", "Une bonne arrive en ville.", "fr", None)
    ]


def test_a_quotation_with_its_attribution_is_a_quotation():
    assert notes("“Two women and one man” (“Iskusstvo kino” No. 7)") == [
        ("quotation", "Two women and one man", "en", "“Iskusstvo kino” No. 7")
    ]


def test_line_breaks_inside_a_quotation_are_kept():
    page = english("Plot synopsis", "Before.", "“One line,", "", "another line” (Seance)", "After.")
    before, quotation, after = film(page).notes
    assert quotation.text.value == "One line,\n\nanother line"
    assert quotation.locators == (line_of(page, "“One"), line_of(page, "another"))
    assert (before.kind, after.kind) == ("synopsis", "synopsis")


def test_the_attribution_may_stand_on_the_next_line():
    assert notes("“One line”", "(Seance, No. 7 (1988))") == [("quotation", "One line", "en", "Seance, No. 7 (1988)")]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«", "»"), ("« ", " »"), ("„", "“"), ('"', '"')])
def test_quotations_in_any_marks(opening, closing):
    assert notes(f"{opening}Words{closing} (Seance)") == [("quotation", "Words", "en", "Seance")]


@pytest.mark.parametrize(
    "line",
    [
        "“Words that nobody is named for”",
        "“Words” (Seance) and more of the synopsis.",
        "“One” (Seance) and “another” (Cahiers)",
        "The “Sony” Prize (Locarno)",
        "“Words that never close (Seance)",
    ],
)
def test_anything_else_in_quotation_marks_is_a_paragraph(line):
    assert notes(line) == [("synopsis", line, "en", None)]


def test_a_quotation_that_never_closes_takes_no_other_line_in():
    lines = ("“Words that never close", "A paragraph.", "“Others” (Seance)", "The end (really).")
    assert [kind for kind, *_ in notes(*lines)] == ["synopsis", "synopsis", "quotation", "synopsis"]


def test_prose_ends_at_the_next_label_not_at_a_blank_line():
    page = english("Plot synopsis", "One.", "", "", "Two.", "Source :", "Three.", "Companies : Lenfilm")
    read = film(page)
    assert [note.text.value for note in read.notes] == ["One.", "Two."]
    assert found(read, "label-empty") == [(line_of(page, "Source"), "Source :")]
    assert found(read, "line-unread") == [(line_of(page, "Three"), "Three.")]


def test_commentaries_are_of_their_own_type():
    assert notes("Words.", label="Commentaries and bibliography") == [("commentary", "Words.", "en", None)]
    assert notes("Des mots.", page=french, label="Commentaires et bibliographie") == [
        ("commentary", "Des mots.", "fr", None)
    ]


def test_prose_beside_its_label_is_prose():
    assert notes("Two.", label="Plot synopsis : One.") == [
        ("synopsis", "One.", "en", None),
        ("synopsis", "Two.", "en", None),
    ]


def test_russian_prose_is_not_tagged_with_the_interface():
    assert notes("Первый абзац.") == [("synopsis", "Первый абзац.", None, None)]


def test_ornaments_between_paragraphs_are_furniture():
    page = english("Plot synopsis", "One.", "* * *", "Two.")
    assert (line_of(page, "* * *"), "* * *") in found(film(page), "furniture")
    assert len(film(page).notes) == 2


def test_prose_is_not_mined():
    page = english(
        "Plot synopsis", "It won the Golden Bear at the Berlin festival, 1968, and was directed by Anna BIK."
    )
    assert (film(page).awards, len(film(page).contributions)) == ((), 1)


def test_prose_goes_out_only_where_the_source_says_so_and_quotations_never():
    page = english("Plot synopsis", "One.", "“Two” (Seance)")
    assert [note.cleared for note in film(page).notes] == [False, False]
    assert [note.cleared for note in film(page, settings=Settings(cleared=True)).notes] == [True, False]


def test_look_alikes_in_prose_are_told_and_left_as_they_stand():
    page = english("Plot synopsis", "A vide\N{CYRILLIC SMALL LETTER O} camera.")
    assert film(page).notes[0].text.value == "A vide\N{CYRILLIC SMALL LETTER O} camera."
    assert found(film(page), "mixed-script") == [(line_of(page, "A vide"), "vide\N{CYRILLIC SMALL LETTER O}")]
