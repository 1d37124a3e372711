"""Titles as catalogues file them: the article at the end, capitals throughout, a number that is no title.

>>> in_order("ANDERE SEITE, DIE"), in_order("Homme qui ment, L'"), in_order("Kid, The (1921)")
('DIE ANDERE SEITE', "L'Homme qui ment", 'The Kid (1921)')
>>> shown("RECHT AUFS DASEIN, DAS"), is_title("Q27588607"), is_title("1917")
('Das Recht Aufs Dasein', False, True)
"""

import re
from functools import lru_cache

from kg.fields.casing import titled

_ARTICLES = {
    "de": "der die das den dem des ein eine einer",
    "en": "the a an",
    "fr": "le la les l' l’ un une des",
    "it": "il lo la i gli le l' l’ un uno una un'",
    "es": "el la los las lo un una",
    "nl": "de het een 't",
    "pt": "o a os as um uma",
    "sv": "en ett den det",
}
# One letter is an article only where the language is told, but for ``A``: ``Man Escaped, A``.
_ALL = frozenset(article for words in _ARTICLES.values() for article in words.split() if len(article) > 1) | {"a"}
_FILED = re.compile(
    r"(?P<head>.+\S)\s*,\s*(?P<article>[^\W\d_]{1,5}['’]?|['’]t)(?P<tail>\s*(?:[(\[:–—/]|\s-\s).*)?", re.DOTALL
)
_QID = re.compile(r"Q[1-9][0-9]*")


@lru_cache(maxsize=1 << 14)
def in_order(title: str, language: str | None = None) -> str:
    """Return a title with the article filed at its end put before it; any other title as it is.

    With a `language` only its articles count. An article in small letters is one only in English: ``Toi, la``
    is not a filed form, ``Blue Angel, the`` is.
    """
    found = _FILED.fullmatch(title.strip())
    if not found:
        return title
    article = found["article"]
    listed = _ARTICLES.get((language or "").partition("-")[0])
    if article.lower().replace("’", "'") not in (listed.split() if listed else _ALL):
        return title
    if not (article[0].isupper() or article.startswith(("'", "’")) or article == "the"):
        return title
    space = "" if article[-1] in "'’" else " "
    return f"{article[0].upper()}{article[1:]}{space}{found['head']}{found['tail'] or ''}"


def shown(title: str, language: str | None = None) -> str:
    """Return a title as people read it: its article before it, capitals only where they belong."""
    return titled(in_order(" ".join(title.split()), language), language)


def is_title(text: str) -> bool:
    """Tell whether a text can be a title: it has a letter or a figure and is no bare number of Wikidata.

    ``Unknown`` can: films are called so.
    """
    return any(map(str.isalnum, text)) and not _QID.fullmatch(text.strip())
