"""What a language is called in English, by its BCP 47 tag, from CLDR.

>>> [language_name(tag) for tag in ("de", "ru-Latn", "zxx", "qaa-x-ours")]
['German', 'Russian (Latin)', 'no linguistic content', None]
"""

from functools import cache

from babel import Locale


@cache
def language_name(tag: str) -> str | None:
    """Return the name of a language, with its script where the tag has one; None where CLDR has none."""
    language, *further = tag.split("-")
    name = _english().languages.get(language.lower())
    script = next((found for each in further if (found := _english().scripts.get(each.title()))), None)
    if name is None:
        return None
    named = name if language.lower() not in _NO_LANGUAGE else name[:1].lower() + name[1:]
    return f"{named} ({script})" if script else named


_NO_LANGUAGE = ("zxx", "mul", "und")


@cache
def _english() -> Locale:
    return Locale.parse("en")
