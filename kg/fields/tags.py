"""The case of a language tag: engines lower-case what they parse, published text carries the usual form.

>>> canonical_tag("ru-latn")
'ru-Latn'
"""

from functools import lru_cache


@lru_cache(maxsize=4096)
def canonical_tag(tag: str) -> str:
    """Return `tag` in the case RFC 5646, section 2.1.1 recommends; nothing but case changes.

    All lower case, but for subtags that neither begin the tag nor follow a singleton (``t``, ``x``...):
    of those, four letters are a script (``Latn``) and two a region (``RU``).

    >>> canonical_tag("RU-LATN-RU-T-RU-CYRL-M0-ALALOC")
    'ru-Latn-RU-t-ru-cyrl-m0-alaloc'
    """
    first, *rest = tag.lower().split("-")
    plain = len(first) > 1
    cased = [first]
    for subtag in rest:
        plain = plain and len(subtag) > 1
        cased.append(_usual(subtag) if plain else subtag)
    return "-".join(cased)


def _usual(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag
