"""What a page shows of a question beside its candidates: the same things in the same rows, in every script."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.fields.fold import fold
from kg.model import Text
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate
from kg.reconcile.question import Credit, FilmQuestion, PersonQuestion, PersonRef, Question

_SHOWN = 12

_One = Question | Candidate


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its language, if any; `is_shared` when the other side has it too."""

    text: str
    language: str | None
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is compared: what we say, and what each candidate says."""

    heading: str
    ours: tuple[Value, ...]
    theirs: tuple[tuple[Value, ...], ...]


def rows(question: Question, candidates: Sequence[Candidate]) -> tuple[Row, ...]:
    """Return the rows in which at least one side says something."""
    made = (_row(heading, read, question, candidates) for heading, read in _READERS.items())
    return tuple(row for row in made if row.ours or any(row.theirs))


def _row(
    heading: str, read: Callable[[_One], Iterable[Text]], question: Question, candidates: Sequence[Candidate]
) -> Row:
    ours = tuple(read(question))
    theirs = [tuple(read(candidate)) for candidate in candidates]
    said = {fold(text.value) for texts in theirs for text in texts}
    known = {fold(text.value) for text in ours}
    return Row(heading, _values(ours, said), tuple(_values(texts, known) for texts in theirs))


def _values(texts: Iterable[Text], other: set[str]) -> tuple[Value, ...]:
    """Return the values, those that both sides have first."""
    distinct = dict.fromkeys(texts)
    values = [Value(text.value, _tag(text.language), fold(text.value) in other) for text in distinct]
    return tuple(sorted(values, key=lambda value: not value.is_shared))[:_SHOWN]


def _tag(language: str | None) -> str | None:
    return None if language in (None, "mul") else language


def _names(one: _One) -> Iterable[Text]:
    return one.titles if isinstance(one, FilmQuestion | FilmCandidate) else one.names


def _years(one: _One) -> Iterable[Text]:
    if isinstance(one, FilmQuestion):
        return [Text(str(one.year))] if one.year else []
    if isinstance(one, FilmCandidate):
        return [Text(str(year)) for year in one.years]
    return []


def _life(one: _One) -> Iterable[Text]:
    if not isinstance(one, PersonQuestion | PersonCandidate) or not (one.born or one.died):
        return []
    return [Text(f"{one.born or '?'}–{one.died or ''}")]


def _people(name: str) -> Callable[[_One], Iterable[Text]]:
    def read(one: _One) -> Iterable[Text]:
        refs: Iterable[PersonRef] = getattr(one, name, ())
        return [text for ref in refs for text in (ref.names[:3] or (Text(ref.id),))]

    return read


def _minutes(one: _One) -> Iterable[Text]:
    return [Text(f"{minutes} min") for minutes in getattr(one, "minutes", ())]


def _countries(one: _One) -> Iterable[Text]:
    country = getattr(one, "country", None)
    return [Text(code) for code in ((country,) if country else getattr(one, "countries", ()))]


def _works(one: _One) -> Iterable[Text]:
    works: Iterable[Credit] = getattr(one, "works", ()) or getattr(one, "credits", ())
    return [Text(_titled(work, title), title.language) for work in works for title in work.titles[:5]]


def _titled(work: Credit, title: Text) -> str:
    return f"{title.value} ({work.years[0]})" if work.years else title.value


def _numbers(one: _One) -> Iterable[Text]:
    return [Text(f"{scheme} {value}") for scheme, value in one.identifiers]


_READERS: Mapping[str, Callable[[_One], Iterable[Text]]] = {
    "Titles and names": _names,
    "Year": _years,
    "Life": _life,
    "Directed by": _people("directors"),
    "Running time": _minutes,
    "Country": _countries,
    "Cast": _people("cast"),
    "Companies": _people("companies"),
    "Films": _works,
    "Identifiers": _numbers,
}
