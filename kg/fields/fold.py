"""Forms of a title or a name made for comparing: folded spelling, and a skeleton of its sound.

Two questions, two keys. *Is it the same string to a reader?* `fold` forgets case, diacritics, punctuation
and the dots of ё. *Could one be a romanisation of the other?* `skeleton` writes Cyrillic in Latin letters and
then forgets whatever the romanisation schemes for Russian disagree about, so that each scheme's form of a
name and the Cyrillic one have the same skeleton. The schemes contradict each other (``j`` is й in ISO 9 and
ж in French passports, ``x`` is х in GOST 7.79 and кс in English, ``ch`` is ч in English and ш in French), so
the skeleton merges the letters they confuse: {ч ш щ}, {к х кс}, {с ц}, {ж й и ы}. A skeleton is a reason
to look closer, never a proof.

>>> fold("  «Духовные голоса». Ёлка!")
'духовные голоса елка'
>>> skeleton("Alexandre SOKOUROV") == skeleton("Александр Сокуров")
True
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as a reader without that keyboard types them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# Marks that stand inside a word: the apostrophe, and what romanisations write for ь, ъ and as a separator.
_IN_WORD = re.compile("['’‘ʼʻ`´ʹʺ″′·]|(?<=\\w)[\"”“](?=\\w)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "i", "к": "k", "л": "l", "м": "m", "н": "n",
        "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
# Latin letters whose diacritic changes the consonant: taken before diacritics are dropped.
_HACEKS = str.maketrans(
    {"š": "sh", "ŝ": "sh", "ş": "sh", "č": "ch", "ž": "zh", "ż": "zh", "ć": "ch", "ś": "sh", "ç": "s"}
)
# What the schemes disagree about, in the order it is forgotten. C stands for any of ч ш щ.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^eh", "e"),  # э in GOST 16876 (alternative)
        (r"zh", "i"),  # ж: j in French, and j is й elsewhere
        (r"skh|sx", "sh"),  # сх, where х is h
        (r"t?s?ch|shh?", "C"),
        (r"[ts]*C+(?:[ts]*C)*", "C"),  # щ: shch, chtch, šč
        (r"sc(?=[aeiouyr]|$)", "C"),  # щ: sc in passports of some makers
        (r"tz|cz|tc|ts", "s"),
        (r"ck(?=[iy])", "sk"),  # -цкий in ISO 9
        (r"ck", "k"),
        (r"c(?=[eiyv]|ova?$)", "s"),  # ц in ISO 9 where western c cannot be k, or hardly; else it stays k
        (r"[cq]", "k"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"kh|ks|[xh]", "k"),
        (r"w", "v"),
        (r"(?<=[oe])ff?$", "v"),  # Romanoff
        (r"gu(?=[eiy])", "g"),  # Serguei
        (r"ou", "u"),
        (r"(?<=[iy]n)e$", ""),  # Solonitsyne
        (r"(?<=[dt])(?:er|re)$", "r"),  # Alexander, Alexandre, Peter
        (r"[ijy]+o", "e"),  # ё: yo, jo, io
        (r"Co", "Ce"),  # Khrushchov
        (r"[ijy]+(?=[aeu])", ""),
        (r"[ijy]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)

_PATRONYMIC = re.compile(r"(?:[eo]vic|[eo]vna|icna|ilic)$")  # -ович, -евна, -инична, Ильич, as skeletons
_GIVEN_AND_FAMILY = 2


def fold(text: str) -> str:
    """Return `text` as compared: casefolded words without diacritics or punctuation, a space between two."""
    plain = text.lower() if text.isascii() else _plain(text)
    return _BETWEEN_WORDS.sub(" ", _IN_WORD.sub("", plain)).strip()


def skeleton(text: str) -> str:
    """Return the sound of `text`, the same for its Cyrillic form and each romanisation of it.

    Words keep their order; a script other than Latin and Cyrillic is only folded. It can be empty.
    """
    words = _IN_WORD.sub("", unicodedata.normalize("NFC", text).casefold())
    return " ".join(filter(None, map(_sound, _BETWEEN_WORDS.sub(" ", _joined(words)).split())))


def name_key(text: str) -> str:
    """Return the skeleton of a person's name whatever its word order, without the patronymic of a full name.

    >>> name_key("Калатозов, Михаил Константинович") == name_key("Mikhail Kalatozov")
    True
    """
    words = sorted(skeleton(text).split())
    if len(words) > _GIVEN_AND_FAMILY:
        words = [word for word in words if not _PATRONYMIC.search(word)]
    return " ".join(words)


def _plain(text: str) -> str:
    return _unmarked(unicodedata.normalize("NFKC", text).casefold()).translate(_PLAIN)


def _joined(text: str) -> str:
    """Drop marks that no letter composes with (the tie of t͡s), which would cut a word in two."""
    if text.isascii():  # most words of most dumps, at a tenth of the time
        return text
    return "".join(character for character in text if not unicodedata.combining(character))


def _unmarked(text: str) -> str:
    return _joined(unicodedata.normalize("NFKD", text))


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    """Apply the rules to one word. Cached: a catalogue's words repeat, and this is the hot spot of a run."""
    ascii_only = word.isascii()
    sound = word if ascii_only else _unmarked(word.translate(_CYRILLIC).translate(_HACEKS)).translate(_PLAIN)
    for pattern, replacement in _RULES:
        sound = pattern.sub(replacement, sound)
    return sound.lower()
