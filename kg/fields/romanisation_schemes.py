"""By which published scheme a Russian string was written in Latin letters, if its letters leave one only.

Most romanised words are the same under many schemes and under none (``Stalker``): then no scheme is named. What
tells is marks: ALA-LC's ties and breves, ISO 9's one sign a letter, GOST's double letters. The names are the
mechanisms registered for RFC 6497 (``ru-Latn-t-ru-m0-alaloc``). Schemes without such a name, and the unwritten ones
of the press, are here only because what they could have written as well is no evidence.

>>> scheme("Юрий Норштейн", "I͡Uriĭ Norshteĭn"), scheme("Летят журавли", "Letât žuravli")
('alaloc', 'iso')
>>> scheme("Сталкер", "Stalker"), scheme("Духовные голоса", "Dukhovnye golosa"), scheme("Брат", "Brother")
(None, None, None)
"""

import re
import unicodedata
from functools import lru_cache

# What all schemes agree on.
_BASE = "а:a б:b в:v г:g д:d е:e з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f ы:y"
_DIGRAPHS = "ж:zh х:kh ц:ts ч:ch ш:sh щ:shch"
_HACEKS = "ж:ž ц:c ч:č ш:š щ:šč ё:ë ъ:\" ь:'"
# (mechanism or None, letters: spellings); Е and Ё stand for е and ё at the beginning, after a vowel, й, ъ or ь.
# The marks of ь and ъ are written ' and ".
_SCHEMES: tuple[tuple[str | None, str], ...] = (
    ("alaloc", f"{_DIGRAPHS} ё:ë й:ĭ ц:t͡s|ts ъ:\" ь:' э:ė ю:i͡u|iu я:i͡a|ia"),
    ("bgn", f"{_DIGRAPHS} Е:ye ё:ë Ё:yë й:y|y· т:t|t· ш:sh|sh· ы:y|y· ъ:\" ь:' э:e|·e ю:yu я:ya"),
    ("iso", f"{_HACEKS} й:j х:h щ:ŝ э:è ю:û я:â"),  # ISO 9:1995, GOST 7.79 A, GOST 16876 table 1
    ("iso", f"{_HACEKS} й:j х:h|ch э:ė ю:ju я:ja"),  # ISO/R 9:1954 and 1968, which allows ch
    ("din", f"{_HACEKS} й:j х:ch э:ė ю:ju я:ja"),  # DIN 1460
    ("ungegn", f"{_HACEKS} й:j х:h э:è ю:ju я:ja"),  # GOST 1983, adopted 1987
    ("gost", "ж:zh й:j х:x ц:cz|c ч:ch ш:sh щ:shh ъ:`` ы:y` ь:` э:e` ю:yu я:ya ё:yo"),  # 7.79 B
    ("gost", "ж:zh й:jj х:kh ц:c ч:ch ш:sh щ:shh ъ:\" ь:' э:eh ю:ju я:ja ё:jo"),  # 16876 table 2
    (None, f"{_HACEKS} й:j х:x э:è|ė|e ю:ju я:ja"),  # linguists
    (None, f"{_DIGRAPHS} й:ĭ ъ:\" ы:ȳ|y ь:' э:é ю:yu я:ya ё:ë"),  # BS 2979
    (None, f"{_DIGRAPHS} й:ĭ ъ:\" ь:' э:ė ю:yu я:ya ё:ë"),  # ISO 9:1968, the English variant
    (None, f"{_DIGRAPHS} й:i|y ъ:\"|' ь:' э:e ю:iu|yu я:ia|ya ё:e|yo|ye Е:e|ye Ё:e|yo|ye"),  # with apostrophes
    (None, "ж:zh й:j х:x ц:c ч:ch ш:sh щ:shh ъ:'' ь:' э:e' ю:yu я:ya ё:yo ы:y'|y"),  # GOST R 7.0.34
    # Without marks: passports, telegrams, road signs, the press in English, French and German.
    (
        None,
        "в:v|w ж:zh|j|z|sch г:g|gh|gu з:z|s й:y|i|j| к:k|c х:kh|h|x|ch ц:ts|tc|tz|c|s ч:ch|tch|tsch|c ш:sh|ch|sch|s "
        "щ:shch|sch|chtch|schtsch|sc|shh|sh ъ:|ie|y ы:y|i ь:|i|y э:e ю:yu|iu|ju|iou ё:e|yo|io|jo|o я:ya|ia|ja у:u|ou "
        "е:e|ie|je|ye Е:e|ye|ie|je Ё:e|yo|io|jo|ye|o",
    ),
)


def _table(rules: str) -> dict[str, tuple[str, ...]]:
    """Read the rules of one scheme, after those that all schemes share."""
    rows = (rule.partition(":") for rule in f"{_BASE} {rules}".split())
    return {letter: tuple(spellings.split("|")) for letter, _, spellings in rows}


_NAMED = tuple((mechanism, _table(rules)) for mechanism, rules in _SCHEMES if mechanism)
# The press is the last row and the likeliest: it is asked first.
_UNNAMED = tuple(_table(rules) for mechanism, rules in reversed(_SCHEMES) if not mechanism)
_JOTATED = re.compile("(?<![бвгджзклмнпрстфхцчшщ])[её]")
_MARKS = str.maketrans({**dict.fromkeys("ʹ′’ʼ", "'"), **dict.fromkeys("ʺ″”", '"'), "\ufe20": "\u0361", "\ufe21": None})
_QUOTES = str.maketrans(dict.fromkeys("«»„“"))
_RUSSIAN = re.compile("[а-яё]")
# A title is shorter; the comparison takes time in proportion to its length.
_LONGEST = 300


@lru_cache(maxsize=1 << 12)
def scheme(original: str, latin: str) -> str | None:
    """Return the mechanism (RFC 6497, ``m0``) that writes `original`, in Russian, as `latin`; None if not one only."""
    russian = unicodedata.normalize("NFC", original).casefold().translate(_QUOTES)
    written = unicodedata.normalize("NFC", latin).casefold().translate(_MARKS).translate(_QUOTES)
    if len(russian) > _LONGEST or len(written) > 2 * _LONGEST or not _RUSSIAN.search(russian):
        return None
    marked = _JOTATED.sub(lambda found: found.group().upper(), russian)
    if any(_writes(table, marked, written) for table in _UNNAMED):
        return None
    found = {mechanism for mechanism, table in _NAMED if _writes(table, marked, written)}
    return found.pop() if len(found) == 1 else None


def _writes(table: dict[str, tuple[str, ...]], russian: str, written: str) -> bool:
    """Tell whether the table can write this: the places in `written` that each letter of `russian` can end at."""
    ends = {0}
    for letter in russian:
        spellings = table.get(letter) or table.get(letter.lower()) or (letter,)
        ends = {end + len(each) for end in ends for each in spellings if written.startswith(each, end)}
        if not ends:
            return False
    return len(written) in ends
