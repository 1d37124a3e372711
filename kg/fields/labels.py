"""The one rule for choosing among names: what a reader of these languages reads first.

In order: the reader's languages as listed (the very tag before other regions of the language, and those only
in its usual script); then what stands in a script the reader knows: a romanisation before a string of unknown
language before other languages; then everything else. Ties go by tag and by text, so the choice is stable; or, of
texts in the order of their sources' ranking, by tag and by that (`ordered_by_rank`).

>>> names = (Text("Сталкер", "ru"), Text("Stalker", "ru-Latn"))
>>> [choose(names, [language]).value for language in ("ru", "fr")]
['Сталкер', 'Stalker']
"""

from collections.abc import Iterable, Sequence

from kg.fields.scripts import script
from kg.model import Text

# Languages of films we meet that are read in Cyrillic; every other reader is taken to read Latin letters.
_CYRILLIC = frozenset(
    {"ab", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru", "sah", "sr", "tg", "tt", "uk"}
)


def ordered(texts: Iterable[Text], languages: Sequence[str]) -> tuple[Text, ...]:
    """Sort texts by how well they suit a reader of `languages` (BCP 47 tags, the best first), each once."""
    return ordered_by_rank(sorted(set(texts), key=lambda text: text.value), languages)


def ordered_by_rank(texts: Iterable[Text], languages: Sequence[str]) -> tuple[Text, ...]:
    """Sort as `ordered` does texts that come in the order of their sources' ranking, which decides a tie."""
    return tuple(sorted(dict.fromkeys(texts), key=lambda text: (_rank(text, languages), text.language or "")))


def choose(texts: Iterable[Text], languages: Sequence[str]) -> Text | None:
    """Return the text that suits a reader of `languages` best; None if there is none."""
    return next(iter(ordered(texts, languages)), None)


def _rank(text: Text, languages: Sequence[str]) -> tuple[int, int]:
    tag = (text.language or "").lower()
    own = script(text.value)
    for position, language in enumerate(languages):
        wanted = language.lower()
        if tag == wanted:
            return position, 0
        if _primary(tag) == _primary(wanted) and own == _script(wanted):
            return position, 1
    if own is None or own in {_script(language) for language in languages}:
        return len(languages), _foreign(tag)
    return len(languages) + 1, 0


def _foreign(tag: str) -> int:
    romanised = any(len(subtag) == 4 for subtag in tag.split("-")[1:])
    return 0 if romanised else 2 if tag else 1


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _script(language: str) -> str:
    return "Cyrl" if _primary(language) in _CYRILLIC else "Latn"
