r"""What we know and Wikidata lacks, as QuickStatements V1 commands. Pure: nothing is sent anywhere.

https://www.wikidata.org/wiki/Help:QuickStatements. One command a line, its parts between tabs. The tool takes a
string from its first to its last quotation mark, so marks within it stand as they are; it has no escapes, so
what it would misread is changed: white space becomes one space, ``||`` (a separator) and ``/*`` (a comment) are
broken up, control characters go. Statements carry the record's address (S854) and the date of the decision
(S813). A value that contradicts Wikidata's is not written: it is a question for a person.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.fields.fold import fold
from kg.reconcile import facts as stated
from kg.reconcile.candidate import Candidate, FilmCandidate
from kg.reconcile.facts import Fact
from kg.reconcile.wikidata import COUNTRIES

_FILM = "Q11424"
_MINUTE = "7727"
_LONGEST_LABEL = 250
_LONGEST_TITLE = 1500
_PRECISION: Mapping[int, tuple[int, str]] = {4: (9, "-00-00"), 7: (10, "-00"), 10: (11, "")}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}|pt-br|zh-han[st]|mul")
_REGION = re.compile(r"-([a-z]{2}|[0-9]{3})$")
_REGISTERS: Mapping[str, str] = {
    "imdb": "P345",
    "tmdb": "P4947",
    "kinopoisk": "P2603",
    "eidr": "P2704",
    "allocine": "P1265",
    "russiancinema": "P2678",
    "minkultury": "P2636",
    "filmaffinity": "P480",
    "elonet": "P2346",
    "ofdb": "P3138",
    "csfd": "P2529",
}
_REGISTERS_OF_PEOPLE: Mapping[str, str] = {
    "imdb": "P345",
    "tmdb": "P4985",
    "kinopoisk": "P2604",
    "allocine": "P1266",
    "csfd": "P2605",
    "elonet": "P2387",
    "viaf": "P214",
    "gnd": "P227",
    "isni": "P213",
    "lccn": "P244",
    "bnf": "P268",
}
_ITEM_OF: Mapping[str, str] = {code: qid for qid, code in reversed(tuple(COUNTRIES.items()))}
"""Our code of a country -> its first item in the table."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told about one of ours: its facts, the date of the decision, the items accepted by our local id.

    `candidate` is what Wikidata says of the item, None for a new one.
    """

    facts: tuple[Fact, ...]
    dated: str | None
    known: Mapping[str, str]
    candidate: Candidate | None = None


_Statement = tuple[str, ...]


def additions(qid: str, told: Told) -> Iterator[str]:
    """Yield the commands, without line ends, that add to an item what it lacks."""
    yield from _terms(qid, told)
    yield from _statements(qid, told)


def creation(told: Told) -> Iterator[str]:
    """Yield the commands that make a new item of a film; nothing if it has no title at all.

    One whose titles are all of no known language gets no label: whoever sends the commands gives it one.
    """
    if not any(plain(fact.value, _LONGEST_LABEL) for fact in _titles(told)):
        return
    yield "CREATE"
    yield from _terms("LAST", told)
    if year := next((fact.value for fact in told.facts if fact.name == stated.YEAR), None):
        yield _command("LAST", "Den", _quoted(f"{year} film"))
    yield _command("LAST", "P31", _FILM, *_reference(next(iter(told.facts)), told))
    yield from _statements("LAST", told)


def plain(text: str, longest: int) -> str | None:
    """Return text as the tool can take it, None if nothing of it is left or it is too long for Wikidata."""
    spaced = " ".join(text.split())
    kept = "".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cs", "Co", "Cn"))
    safe = re.sub(r"\|\|+", "|", re.sub(r"/(?=\*)", "/ ", kept)).strip()
    return safe if safe and len(safe) <= longest else None


def _terms(item: str, told: Told) -> Iterator[str]:
    """Yield labels in languages without any, and aliases for other titles that the item does not have.

    A title of no known language is neither: `mul` would say that it is the same in all of them.
    """
    labelled = {language for _, language in _names(told.candidate)}
    has = {fold(name) for name, _ in _names(told.candidate)}
    for fact in sorted(_titles(told), key=_foremost):
        language = _of_region(fact.detail)
        text = plain(fact.value, _LONGEST_LABEL)
        if text is None or not _LANGUAGE.fullmatch(language):
            continue
        if language not in labelled and not ("mul" in labelled and fold(text) in has):
            yield _command(item, f"L{language}", _quoted(text))
        elif fold(text) not in has:
            yield _command(item, f"A{language}", _quoted(text))
        labelled.add(language)
        has.add(fold(text))


def _titles(told: Told) -> tuple[Fact, ...]:
    return tuple(fact for fact in told.facts if fact.name in (stated.ORIGINAL, stated.TITLE))


def _foremost(fact: Fact) -> tuple[bool, str, str]:
    """Put original titles first: the first title of a language is its label."""
    return (fact.name != stated.ORIGINAL, fact.detail, fact.value)


def _of_region(language: str) -> str:
    """Return the language of a title of one region, for Wikidata has no labels in most of these.

    >>> _of_region("en-us"), _of_region("pt-br"), _of_region("ru-latn")
    ('en', 'pt-br', 'ru-latn')
    """
    return language if _LANGUAGE.fullmatch(language) else _REGION.sub("", language)


def _names(candidate: Candidate | None) -> tuple[tuple[str, str], ...]:
    if candidate is None:
        return ()
    texts = candidate.titles if isinstance(candidate, FilmCandidate) else candidate.names
    return tuple((text.value, (text.language or "").lower()) for text in texts)


def _statements(item: str, told: Told) -> Iterator[str]:
    for fact in told.facts:
        write = _WRITERS.get(fact.name)
        statement = write(fact, told) if write else None
        if statement:
            yield _command(item, *statement, *_reference(fact, told))


def _original(fact: Fact, told: Told) -> _Statement | None:
    text = plain(fact.value, _LONGEST_TITLE)
    has = {fold(name) for name, language in _names(told.candidate) if language in (fact.detail, "mul")}
    if text is None or fold(text) in has or not fact.detail or not _LANGUAGE.fullmatch(fact.detail):
        return None
    return "P1476", f"{fact.detail}:{_quoted(text)}"


def _date(fact: Fact, told: Told) -> _Statement | None:
    if _film(told).years or not _DATE.fullmatch(fact.value):
        return None
    where = ("P291", _ITEM_OF[code]) if (code := fact.detail.upper()) in _ITEM_OF else ()
    return "P577", date(fact.value), *where


def _year(fact: Fact, told: Told) -> _Statement | None:
    """State the year of the film unless a day of release is stated, which says more."""
    has_date = any(one.name == stated.DATE for one in told.facts)
    return None if has_date else _date(fact, told)


def _minutes(fact: Fact, told: Told) -> _Statement | None:
    several = len({one.value for one in told.facts if one.name == stated.MINUTES}) > 1
    return None if several or _film(told).minutes or not fact.value.isdigit() else ("P2047", f"{fact.value}U{_MINUTE}")


def _country(fact: Fact, told: Told) -> _Statement | None:
    item = _ITEM_OF.get(fact.value)
    return ("P495", item) if item and fact.value not in _film(told).countries else None


def _director(fact: Fact, told: Told) -> _Statement | None:
    item = told.known.get(fact.value)
    return ("P57", item) if item and item not in {one.id for one in _film(told).directors} else None


def _identifier(fact: Fact, told: Told) -> _Statement | None:
    is_film = told.candidate is None or isinstance(told.candidate, FilmCandidate)
    name = (_REGISTERS if is_film else _REGISTERS_OF_PEOPLE).get(fact.detail)
    has = {scheme for scheme, _ in told.candidate.identifiers} if told.candidate else set()
    text = plain(fact.value, _LONGEST_TITLE)
    return (name, _quoted(text)) if name and text and fact.detail not in has else None


_WRITERS: Mapping[str, Callable[[Fact, Told], _Statement | None]] = {
    stated.ORIGINAL: _original,
    stated.DATE: _date,
    stated.YEAR: _year,
    stated.MINUTES: _minutes,
    stated.COUNTRY: _country,
    stated.DIRECTOR: _director,
    stated.IDENTIFIER: _identifier,
}


def _film(told: Told) -> FilmCandidate:
    """Return the film as Wikidata has it; one of which nothing is known if it is new."""
    known = told.candidate
    return known if isinstance(known, FilmCandidate) else FilmCandidate("", "", ())


def date(text: str) -> str:
    """Return a date with its precision.

    >>> date("1995-10-08"), date("1995")
    ('+1995-10-08T00:00:00Z/11', '+1995-00-00T00:00:00Z/9')
    """
    precision, rest = _PRECISION[len(text)]
    return f"+{text}{rest}T00:00:00Z/{precision}"


def _reference(fact: Fact, told: Told) -> _Statement:
    address = ("S854", _quoted(url)) if (url := plain(fact.url or "", _LONGEST_TITLE)) else ()
    return (*address, *(("S813", date(told.dated)) if told.dated else ()))


def _quoted(text: str) -> str:
    return f'"{text}"'


def _command(*parts: str) -> str:
    return "\t".join(parts)


def document(blocks: Iterable[Sequence[str]]) -> str:
    """Return the commands as one text, each ended, in the order of the blocks."""
    return "".join(f"{line}\n" for block in blocks for line in block)
