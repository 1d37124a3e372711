"""Where candidates come from: the union of several ways to an item, each cheap, none of them a judgement.

A film: by external identifier; by title (its keys, `kg.reconcile.keys`); by its directors' and players' films of
about that year, the only way when the title is a translation; and, when no film of that title and year was
found, by a misprinted title, among the films of about that year or, without a year, by trigrams. A person: by
identifier; by name; by ear, word for word, whatever the script. A thing: by identifier, name, trigrams.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from kg.fields.phonetics import codes, roman
from kg.model import Text
from kg.reconcile import index
from kg.reconcile.keys import bare, name_keys, title_keys
from kg.reconcile.question import FilmQuestion, Identifier, Kind, PersonQuestion, PersonRef, ThingQuestion
from kg.reconcile.wikidata import identifier

_NEAR = 1  # years a catalogue's date and an authority's are apart at most, nearly always
_MOST = 60  # namesakes of one key
_HEARD = 3_000  # rows of one code: more of them is a first name that a second word must narrow down
_BY_EAR, _ALIKE_BY_EAR, _SAME_BY_EAR = 12, 58, 68
_WORDS = 3
_FUZZY, _MISPRINT = 6, 84
_TRIGRAMS, _TRIGRAM_ROWS = 24, 20
_PLAYERS, _SHARED_PLAYERS = 6, 2
_YEARS_HELD = 64
_DIRECTOR = "P57"

_BY_KEY = "SELECT item FROM entry JOIN item ON item.id = entry.item WHERE key = ? AND kinds & ? LIMIT ?"
_BY_SOUND = "SELECT form, item FROM sound WHERE code = ? LIMIT ?"
_FILMS_OF = (
    "SELECT DISTINCT film FROM credit JOIN year ON year.item = film WHERE person = ? AND role = ? "
    "AND year BETWEEN ? AND ?"
)
_TITLES_OF = "SELECT form, item FROM title WHERE year = ?"
_BY_TRIGRAM = (
    "SELECT title.item, title.form FROM trigram JOIN title ON title.id = trigram.rowid "
    "JOIN item ON item.id = title.item WHERE trigram MATCH ? AND kinds & ? ORDER BY rank LIMIT ?"
)


class Search:
    """The ways to an item in an open snapshot; every one returns item numbers."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._titles_of = lru_cache(_YEARS_HELD)(self._read_titles)

    def films(self, question: FilmQuestion) -> set[int]:
        """Return the numbers of the films worth comparing."""
        found = self._by_keys(self._identified(question.identifiers), Kind.FILM)
        keys = title_keys(question.titles)
        titled = self._by_keys((key for key in keys if key[0] in "ts"), Kind.FILM)
        found |= titled | self._by_parts(keys)
        for director in question.directors:
            found |= self._directed(director, question.year)
        if not self._settled(titled, question.year):
            found |= self._played(question) | self._misprinted(question.titles, question.year, Kind.FILM)
        return found | set(_stated(question.identifiers))

    def people(self, question: PersonQuestion) -> set[int]:
        """Return the numbers of the people worth comparing."""
        found = self._by_keys(self._identified(question.identifiers), Kind.PERSON)
        found |= self._by_keys(name_keys(question.names), Kind.PERSON)
        for name in question.names:
            found.update(item for item, _ in self._heard(name.value, _ALIKE_BY_EAR, _WORDS))
        return found | set(_stated(question.identifiers))

    def things(self, question: ThingQuestion) -> set[int]:
        """Return the numbers of the companies, places, festivals or awards worth comparing."""
        found = self._by_keys(self._identified(question.identifiers), question.kind)
        found |= self._by_keys(title_keys(question.names), question.kind)
        return found | self._misprinted(question.names, None, question.kind) | set(_stated(question.identifiers))

    def kinds(self, item: int) -> frozenset[Kind]:
        """Return what an item is."""
        row = self._database.execute("SELECT kinds FROM item WHERE id = ?", (item,)).fetchone()
        return index.unmasked(row[0]) if row else frozenset()

    def credits(self, person: int) -> list[tuple[int, str]]:
        """Return a person's films and roles."""
        return self._database.execute("SELECT film, role FROM credit WHERE person = ?", (person,)).fetchall()

    def _by_keys(self, keys: Iterable[str], kind: Kind) -> set[int]:
        bits = index.mask((kind,))
        return {item for key in keys for (item,) in self._database.execute(_BY_KEY, (key, bits, _MOST))}

    def _by_parts(self, keys: Iterable[str]) -> set[int]:
        """Find the title without its subtitle on either side."""
        ours = (f"{other}{key[1:]}" for key in keys if key[0] == "p" for other in "tp")
        theirs = (f"p{key[1:]}" for key in keys if key[0] == "t")
        return self._by_keys((*ours, *theirs), Kind.FILM)

    @staticmethod
    def _identified(identifiers: Iterable[Identifier]) -> list[str]:
        return [":".join(identifier(scheme, value)) for scheme, value in identifiers]

    def _settled(self, films: Iterable[int], year: int | None) -> bool:
        """Tell whether a film of that title and, about, that year was found."""
        if year is None:
            return bool(films)
        found = (self._database.execute("SELECT year FROM year WHERE item = ?", (film,)).fetchall() for film in films)
        return any(abs(year - theirs) <= _NEAR for years in found for (theirs,) in years)

    def _directed(self, director: PersonRef, year: int | None) -> set[int]:
        if year is None:
            return set()
        return {film for person in self._named(director) for film in self._films_of(person, _DIRECTOR, year)}

    def _played(self, question: FilmQuestion) -> set[int]:
        """Find the films of about that year in which two of its players play."""
        if question.year is None:
            return set()
        shared: Counter[int] = Counter()
        for player in question.cast[:_PLAYERS]:
            films = {f for person in self._named(player) for f in self._films_of(person, "P161", question.year)}
            shared.update(films)
        return {film for film, players in shared.items() if players >= _SHARED_PLAYERS}

    def _films_of(self, person: int, role: str, year: int) -> Iterator[int]:
        for (film,) in self._database.execute(_FILMS_OF, (person, role, year - _NEAR, year + _NEAR)):
            yield film

    def _named(self, person: PersonRef) -> set[int]:
        """Return the person themselves if the question names an item, else namesakes; by ear only for want of those."""
        if person.id[0] == "Q" and person.id[1:].isdigit():
            return {index.number(person.id)}
        found = self._by_keys(name_keys(person.names), Kind.PERSON)
        return found or {item for name in person.names for item, _ in self._heard(name.value, _SAME_BY_EAR, 1)[:_FUZZY]}

    def _heard(self, name: str, alike: int, words: int) -> list[tuple[int, float]]:
        """Rank the people that share the sound of a word by how alike the whole names are.

        The words with most consonants are tried first, a first name last: it sounds like thousands. The search ends
        with the word that finds someone, and after so many words.
        """
        latin = roman(name)
        for sounds in sorted((codes(word) for word in latin.split()), key=_telling, reverse=True)[:words]:
            rows = {row for code in sounds for row in self._database.execute(_BY_SOUND, (code, _HEARD))}
            heard = sorted(rows, key=lambda row: (row[1], row[0]))  # by number: of equals the same are always taken
            forms = [form for form, _ in heard]
            ranked = process.extract(latin, forms, scorer=fuzz.token_sort_ratio, score_cutoff=alike, limit=_BY_EAR)
            if ranked:
                return [(heard[place][1], score) for _, score, place in ranked]
        return []

    def _misprinted(self, titles: Sequence[Text], year: int | None, kind: Kind) -> set[int]:
        sought = {form for title in titles if (form := roman(bare(title.value)))}
        if year is None:
            return {item for form in sought for item in self._by_trigrams(form, kind)}
        known = [row for each in range(year - _NEAR, year + _NEAR + 1) for row in self._titles_of(each)]
        forms = [form for form, _ in known]
        return {
            known[place][1]
            for form in sought
            for _, _, place in process.extract(form, forms, scorer=fuzz.ratio, score_cutoff=_MISPRINT, limit=_FUZZY)
        }

    def _by_trigrams(self, form: str, kind: Kind) -> Iterator[int]:
        letters = form.replace('"', "")
        parts = dict.fromkeys(letters[start : start + 3] for start in range(len(letters) - 2))
        if not parts:
            return
        query = " OR ".join(f'"{part}"' for part in list(parts)[:_TRIGRAMS])
        for item, other in self._database.execute(_BY_TRIGRAM, (query, index.mask((kind,)), _TRIGRAM_ROWS)):
            if fuzz.ratio(form, other) >= _MISPRINT:
                yield item

    def _read_titles(self, year: int) -> list[tuple[str, int]]:
        return self._database.execute(_TITLES_OF, (year,)).fetchall()


def _telling(sounds: tuple[str, ...]) -> int:
    return max(map(len, sounds), default=0)


def _stated(identifiers: Iterable[Identifier]) -> Iterator[int]:
    """Yield the items a question names itself."""
    return (index.number(value) for scheme, value in identifiers if scheme == "wikidata" and value[1:].isdigit())
