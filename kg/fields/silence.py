"""Words by which a source says that it does not know: a value is then absent, not unread.

>>> is_silent("Unbekannt"), is_silent("o. J."), is_silent("Nobody Knows")
(True, True, False)
"""

import re
from functools import lru_cache

_WORDS = frozenset(
    {
        "unknown", "not known", "not available", "na", "none", "null", "nil", "undated", "nd", "tbd", "tba",
        "unbekannt", "nicht bekannt", "unbek", "oj", "ohne jahr", "ka", "keine angabe", "keine angaben",
        "inconnu", "inconnue", "inconnus", "non renseigné", "sans date", "sd", "nc",
        "неизвестно", "неизвестен", "неизвестна", "не известно", "нет", "нет данных", "не указано", "не указан", "бг",
        "desconocido", "sconosciuto", "onbekend", "nieznany", "neznámý",
    }
)  # fmt: skip
_POINTS = re.compile(r"[.,/\[\](){}<>?*_–—-]+")
_LONGEST = 24


@lru_cache(maxsize=1 << 12)
def is_silent(text: str) -> bool:
    """Tell whether a text is empty, only punctuation, or a word for not known in a language of film records."""
    if len(text) > _LONGEST:
        return False
    plain = " ".join(_POINTS.sub(" ", text).casefold().split())
    joined = plain.replace(" ", "")
    return not plain or plain in _WORDS or (len(joined) <= 3 and joined in _WORDS)
