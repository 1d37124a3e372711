"""The ways from a question to items: an identifier, an exact name, a director's films near the year, a search.

Each takes a chunk of questions, so that what can be asked together is; each returns the items of each question,
of any class. A hundred names are looked up in one request where they must be written the same; a search, which
forgives case, marks and word order, takes two requests a name, and is left to what is not found otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kg.fields.fold import name_key
from kg.model import Text
from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.facts import Facts
from kg.reconcile.connectors.wikidata import (
    IDENTIFIED,
    LABELLED,
    NAMED,
    SEARCHED,
    identifier_key,
    label_key,
    name_keys,
    search_key,
)
from kg.reconcile.dump import Entity
from kg.reconcile.question import FilmQuestion, Kind, PersonRef, Question
from kg.reconcile.wikidata import SCHEMES

Named: TypeAlias = tuple[Kind, Sequence[Text]]
"""What something is called, in every form known to us."""

NEAR = 1
"""Years that a film's date may differ by."""

_OURS = "wikidata"
_DIRECTOR = "P57"
_ROMANISED = "latn"
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    scheme: tuple(name for name, of in SCHEMES.items() if of == scheme) for scheme in SCHEMES.values()
}


def by_identifier(questions: Sequence[Question], answers: Answers) -> list[set[str]]:
    """Return the items that carry an identifier of the question, or that it names itself."""
    keys = [list(_identifier_keys(question)) for question in questions]
    found = answers.of(IDENTIFIED, (key for listed in keys for key in listed))
    return [
        {qid for key in listed for qid in found[key]}
        | {value.upper() for scheme, value in question.identifiers if scheme == _OURS}
        for question, listed in zip(questions, keys, strict=True)
    ]


def by_name(named: Sequence[Named], answers: Answers, languages: Sequence[str]) -> list[set[str]]:
    """Return the items that are called exactly so: by label or alias, in the language of the name or in all."""
    keys = [_keys(key for name in names for key in name_keys(_tags(name, languages), name.value)) for _, names in named]
    found = {
        kind: answers.of(
            NAMED[kind], (key for (of, _), some in zip(named, keys, strict=True) if of is kind for key in some)
        )
        for kind in dict.fromkeys(kind for kind, _ in named)
    }
    return [{qid for key in some for qid in found[kind][key]} for (kind, _), some in zip(named, keys, strict=True)]


def by_search(named: Sequence[Named], answers: Answers, languages: Sequence[str]) -> list[set[str]]:
    """Return what a search finds for each group of names, and the items whose label begins with one."""
    searches = [_keys(search_key(kind, name.value) for name in names) for kind, names in named]
    labels = [_keys(label_key(_spoken(name, languages), name.value) for name in names) for _, names in named]
    searched = answers.of(SEARCHED, (key for keys in searches for key in keys))
    labelled = answers.of(LABELLED, (key for keys in labels for key in keys))
    return [
        {qid for key in keys for qid in searched[key]} | {qid for key in more for qid in labelled[key]}
        for keys, more in zip(searches, labels, strict=True)
    ]


def by_director(questions: Sequence[FilmQuestion], facts: Facts, languages: Sequence[str]) -> list[set[str]]:
    """Return the films of each director's namesakes that came out within a year of ours."""
    directors = list(dict.fromkeys(one for film in questions for one in film.directors if film.year and one.names))
    namesakes = _namesakes(directors, by_name(_people(directors), facts.answers, languages), facts)
    unfound = [one for one in directors if not namesakes[one.id]]
    namesakes |= _namesakes(unfound, by_search(_people(unfound), facts.answers, languages), facts)
    works = facts.works(qid for qids in namesakes.values() for qid in qids)
    return [
        {
            work.film
            for one in film.directors
            for qid in namesakes.get(one.id, ())
            for work in works[qid]
            if work.role == _DIRECTOR and film.year and any(abs(film.year - year) <= NEAR for year in work.years)
        }
        for film in questions
    ]


def _people(directors: Iterable[PersonRef]) -> list[Named]:
    return [(Kind.PERSON, one.names) for one in directors]


def _namesakes(directors: Sequence[PersonRef], found: Sequence[set[str]], facts: Facts) -> dict[str, list[str]]:
    people = facts.entities(sorted(qid for qids in found for qid in qids))
    return {
        one.id: sorted({people[qid].qid for qid in qids if qid in people and _shares_name(one.names, people[qid])})
        for one, qids in zip(directors, found, strict=True)
    }


def _identifier_keys(question: Question) -> Iterator[str]:
    for scheme, value in question.identifiers:
        for name in _PROPERTIES.get(scheme, ()):
            yield identifier_key(name, value.strip())


def _keys(keys: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))


def _tags(name: Text, languages: Sequence[str]) -> Sequence[str]:
    """Return the languages to look for a name in: its own, and all of ours if it has none or a foreign one."""
    own = _language(name)
    tag = (name.language or "").lower()
    mine = dict.fromkeys((own, tag)) if own else {}
    return (*mine, *(() if own in languages else languages))


def _spoken(name: Text, languages: Sequence[str]) -> str:
    """Return the language to search in: the API refuses codes it does not know, so one of ours, else the first."""
    own = _language(name)
    return own if own and own in languages else languages[0]


def _language(name: Text) -> str | None:
    """Return the language a name stands under on Wikidata; of a romanised one that is anybody's guess."""
    primary, *rest = (name.language or "").lower().split("-")
    return primary if primary and _ROMANISED not in rest else None


def _shares_name(names: Iterable[Text], person: Entity) -> bool:
    return bool({name_key(name.value) for name in names} & {name_key(name.value) for name in person.names} - {""})
