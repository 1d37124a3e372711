"""Questions as a spreadsheet with an empty column for the verdict, and the verdicts read back.

One row a candidate, one row alone for a question without any. What a person writes into `verdict`: ``match`` (this
candidate is it), ``reject`` (this candidate is not), ``none`` (no item is), ``review`` (take my last word back). An
item of their own goes into `candidate`, as Q number or address; `offered` repeats the number that was exported, so that
such an item does not keep the label of another. Comma, semicolon and tab are told apart by the heading.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import DataError
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.question import FilmQuestion, PersonQuestion, Question
from kg.reconcile.ranked import Ranked

COLUMNS = (
    "subject",
    "kind",
    "label",
    "years",
    "names",
    "people",
    "candidate",
    "candidate_label",
    "candidate_years",
    "candidate_names",
    "candidate_people",
    "probability",
    "evidence",
    "offered",
    "verdict",
)
_NEEDED = ("subject", "candidate", "verdict")
_SUBJECT = re.compile(r"(?:entity:)?([a-z]+/[a-z0-9]+)")
_ITEM = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that says no decision: its line in the file, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Silent:
    """A row that has nothing new to say: no verdict, or what stands already."""

    line: int


def write(cases: Iterable[tuple[Question, tuple[Ranked, ...]]]) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180), the heading first."""
    yield _line(COLUMNS)
    for question, candidates in cases:
        ours = (question.id, question.kind, question.label, *_told(question))
        for ranked in candidates:
            theirs = (ranked.qid, ranked.candidate.label, *_told(ranked.candidate))
            yield _line((*ours, *theirs, f"{ranked.probability:.4f}", ranked.evidence, ranked.qid, ""))
        if not candidates:
            yield _line((*ours, *[""] * (len(COLUMNS) - len(ours))))


def read(
    text: str, author: str, when: str, standing: Standing, subjects: Collection[str] | None = None
) -> Iterator[Decision | Refused | Silent]:
    """Yield what each row says, as decisions of `author`; one about none of `subjects` (if given) is refused.

    Raises DataError if the heading lacks a column.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    heading = [name.strip().lower() for name in next(rows, [])]
    if missing := [name for name in _NEEDED if name not in heading]:
        raise DataError(f"line 1: the column {missing[0]} is not named: keep the heading that was exported")
    matched: dict[str, str] = {}
    line = rows.line_num + 1
    for row in rows:
        values = dict(zip(heading, (cell.strip() for cell in row), strict=False))
        if any(values.values()):
            said = _said(values, line, author, when, standing, matched)
            yield _published(said, line, subjects) if isinstance(said, Decision) else said
        line = rows.line_num + 1


def _said(
    values: dict[str, str], line: int, author: str, when: str, standing: Standing, matched: dict[str, str]
) -> Decision | Refused | Silent:
    verdict, item = values.get("verdict", "").lower(), values.get("candidate", "")
    if not verdict:
        return Silent(line)
    if verdict not in list(Verdict):
        return Refused(line, f"verdict is {verdict!r}: write one of {', '.join(Verdict)}")
    subject, number = _SUBJECT.fullmatch(values.get("subject", "")), _ITEM.fullmatch(item)
    if subject is None:
        return Refused(line, f"subject is {values.get('subject', '')!r}: keep the one that was exported")
    if verdict in (Verdict.MATCH, Verdict.REJECT) and number is None:
        return Refused(line, f"candidate is {item!r}: write a Q number")
    if verdict == Verdict.MATCH and number and matched.setdefault(subject[1], number[1]) != number[1]:
        return Refused(line, f"a second match: {matched[subject[1]]} was matched above")
    decision = Decision(
        subject=subject[1],
        label=values.get("label", ""),
        verdict=Verdict(verdict),
        qid=number[1] if number and verdict != Verdict.NONE else None,
        item=_label(values, number) if verdict != Verdict.NONE else None,
        who=author,
        when=when,
    )
    return Silent(line) if _stands(decision, standing) else decision


def _published(decision: Decision, line: int, subjects: Collection[str] | None) -> Decision | Refused:
    if subjects is None or decision.subject in subjects:
        return decision
    return Refused(line, f"subject {decision.subject} is not in the publication: keep the one that was exported")


def _label(values: Mapping[str, str], number: re.Match[str] | None) -> str | None:
    """Return the label of the item that was offered on a row, None for an item of the person's own."""
    was_offered = number is not None and values.get("offered") == number[1]
    return values.get("candidate_label") or None if was_offered else None


def _stands(decision: Decision, standing: Standing) -> bool:
    """Tell whether a person has said just this already."""
    if decision.verdict is Verdict.REJECT:
        return decision.qid in standing.rejected(decision.subject)
    now = standing.of(decision.subject)
    said = now is not None and not now.by_machine
    if decision.verdict is Verdict.REVIEW:
        return not said and decision.qid not in standing.rejected(decision.subject)
    return said and now is not None and (now.verdict, now.qid) == (decision.verdict, decision.qid)


def _told(one: Question | Candidate) -> tuple[str, str, str]:
    """Return years, names and people of a question or a candidate, each in one cell."""
    if isinstance(one, FilmQuestion):
        people = [one.names[0].value if one.names else one.id for one in one.directors]
        return str(one.year or ""), _joined(text.value for text in one.titles), _joined(people)
    if isinstance(one, FilmCandidate):
        people = [one.names[0].value if one.names else one.id for one in one.directors]
        return _joined(map(str, one.years)), _joined(text.value for text in one.titles), _joined(people)
    years = [one.born, one.died] if isinstance(one, PersonQuestion | PersonCandidate) else []
    return _joined(str(year) for year in years if year), _joined(text.value for text in one.names), ""


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(values))


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a title for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)
