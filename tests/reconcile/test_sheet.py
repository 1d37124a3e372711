"""The spreadsheet: what goes out comes back, and a bad line is named with its number."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import Text
from kg.reconcile import sheet
from kg.reconcile.candidate import FilmCandidate
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.question import FilmQuestion, PersonRef
from kg.reconcile.ranked import Feature, Ranked
from kg.reconcile.sheet import Refused, Silent

FILM = FilmQuestion(
    "work/stalker",
    "Сталкер",
    (Text("Stalker", "fr"), Text("Сталкер", "ru")),
    1979,
    (PersonRef("agent/t", (Text("Andreï Tarkovski"),)),),
)
CANDIDATES = (
    Ranked(FilmCandidate("Q200437", "Stalker", (Text("Stalker"),), (1979,)), 0.91, (Feature("title", "same", 5.0),)),
    Ranked(FilmCandidate("Q7597275", 'The "Stalker"', (Text("Stalker"),), (2012,)), 0.31, ()),
)
ALONE = FilmQuestion("work/alone", "=1+1", ())
STANDING = Standing()


def written() -> str:
    return "".join(sheet.write([(FILM, CANDIDATES), (ALONE, ())]))


def filled(*verdicts: str) -> str:
    """Return the exported sheet with its last column filled in."""
    rows = list(csv.reader(io.StringIO(written())))
    for row, verdict in zip(rows[1:], verdicts, strict=True):
        row[-1] = verdict
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def read(text, standing=STANDING):
    return list(sheet.read(text, "Anna", "2026-11-27", standing))


def test_a_candidate_is_a_row_and_a_question_without_any_too():
    rows = list(csv.DictReader(io.StringIO(written())))
    assert [row["candidate"] for row in rows] == ["Q200437", "Q7597275", ""]
    first = rows[0]
    assert (first["subject"], first["label"], first["years"]) == ("work/stalker", "Сталкер", "1979")
    assert (first["names"], first["people"]) == ("Stalker | Сталкер", "Andreï Tarkovski")
    assert (first["probability"], first["evidence"], first["verdict"]) == ("0.9100", "title same +5.0", "")
    assert rows[1]["candidate_label"] == 'The "Stalker"'


def test_a_title_that_looks_like_a_formula_is_shown_and_not_computed():
    assert list(csv.DictReader(io.StringIO(written())))[2]["label"] == "'=1+1"


def test_verdicts_come_back_as_the_persons_decisions():
    match, reject, none = read(filled("match", "Reject ", "none"))
    assert match == Decision(
        subject="work/stalker", label="Сталкер", verdict=Verdict.MATCH, qid="Q200437", item="Stalker", who="Anna",
        when="2026-11-27",
    )  # fmt: skip
    assert (reject.verdict, reject.qid) == (Verdict.REJECT, "Q7597275")
    assert (none.subject, none.verdict, none.qid, none.item) == ("work/alone", Verdict.NONE, None, None)


def test_a_row_without_a_verdict_says_nothing_and_nor_does_what_stands_already():
    assert read(filled("", "", "")) == [Silent(2), Silent(3), Silent(4)]
    standing = Standing(one for one in read(filled("match", "reject", "none")) if isinstance(one, Decision))
    assert read(filled("match", "reject", "none"), standing) == [Silent(2), Silent(3), Silent(4)]
    assert [type(one) for one in read(filled("none", "", ""), standing)] == [Decision, Silent, Silent]


def test_a_word_taken_back_takes_it_back():
    standing = Standing(one for one in read(filled("match", "", "none")) if isinstance(one, Decision))
    for decision in read(filled("review", "", "review"), standing):
        if isinstance(decision, Decision):
            standing.enter(decision)
    assert standing.of("work/stalker") is None and standing.of("work/alone") is None


@pytest.mark.parametrize(
    "item", ["Q42", "wd:Q42", "http://www.wikidata.org/entity/Q42", "https://www.wikidata.org/wiki/Q42"]
)
def test_a_person_may_write_an_item_of_their_own(item):
    (decision,) = read(f"subject,candidate,verdict\nentity:work/a,{item},match\n")
    assert (decision.subject, decision.qid) == ("work/a", "Q42")


def test_an_item_of_their_own_does_not_keep_the_label_of_the_one_offered():
    (decision, *_) = read(filled("match", "", "").replace("Q200437", "Q42", 1))
    assert (decision.qid, decision.item) == ("Q42", None)


def test_a_subject_that_is_not_published_is_refused():
    text = "subject,candidate,verdict\nwork/a,Q1,match\nwork/b,Q2,match\nwork/c,,\n"
    decision, refused, silent = sheet.read(text, "Anna", "2026-11-27", STANDING, {"work/a"})
    assert (decision.subject, silent) == ("work/a", Silent(4))
    reason = "subject work/b is not in the publication: keep the one that was exported"
    assert refused == Refused(3, reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("work/a,Q1,yes", "verdict is 'yes': write one of match, review, none, reject"),
        ("work/a,,match", "candidate is '': write a Q number"),
        ("work/a,P57,reject", "candidate is 'P57': write a Q number"),
        ("film a,Q1,match", "subject is 'film a': keep the one that was exported"),
        (",Q1,match", "subject is '': keep the one that was exported"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_next_is_still_read(row, reason):
    text = f'subject,note,candidate,verdict\nwork/z,"two\nlines",,\n{row.replace(",", ",,", 1)}\nwork/b,,Q2,match\n'
    silent, refused, decision = read(text)
    assert (silent, refused) == (Silent(2), Refused(4, reason))
    assert decision.qid == "Q2"


def test_two_matches_of_one_subject_are_refused():
    first, second = read(filled("match", "match", ""))[:2]
    assert isinstance(first, Decision) and second == Refused(3, "a second match: Q200437 was matched above")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_cells_is_told_by_the_heading(mark):
    text = "\n".join(mark.join(row) for row in (("verdict", "subject", "candidate"), ("match", "work/a", "Q1"))) + "\n"
    assert [one.qid for one in read(text)] == ["Q1"]


def test_a_sheet_that_lost_a_column_says_which():
    with pytest.raises(DataError, match="line 1: the column verdict is not named"):
        read("subject,candidate\nwork/a,Q1\n")
    with pytest.raises(DataError, match="line 1"):
        read("")


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_record_says_its_row_can_be_filled_in(label, title):
    question = FilmQuestion("work/a", label, (Text(title),))
    candidate = Ranked(FilmCandidate("Q1", title, (Text(label),)), 0.5, ())
    rows = list(csv.reader(io.StringIO("".join(sheet.write([(question, (candidate,))])), newline="")))
    assert len(rows) == 2 and len(rows[1]) == len(sheet.COLUMNS)
    rows[1][-1] = "match"
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    (decision,) = read(text.getvalue())
    assert (decision.subject, decision.qid, decision.verdict) == ("work/a", "Q1", Verdict.MATCH)
