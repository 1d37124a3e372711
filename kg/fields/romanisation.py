"""Is this Latin string the Cyrillic one, letter for letter, under any romanisation in use?

Every scheme (ISO 9, GOST, BGN/PCGN, ALA-LC, passports, the French and German press) spells each
letter in one of a few ways; a string is a romanisation if some choice of spellings gives it. No
scheme has to be named, and a page may mix two. One letter in twelve may be a misprint.

>>> is_romanisation("Dukhovnye golosa", "Духовные голоса"), is_romanisation("Les Voix", "Духовные голоса")
(True, False)
"""

import unicodedata
from functools import lru_cache

# Spellings after accents and apostrophes are dropped; several letters at once where a scheme joins them.
_SPELLINGS = {
    "а": "a", "б": "b", "в": "v w f ff", "г": "g gh gu", "д": "d", "е": "e ie ye je",
    "ё": "e io yo jo o ie ye eu", "ж": "zh j z sch g", "з": "z s", "и": "i y ï", "й": "i y j jj ", "к": "k c ck q",
    "л": "l ll", "м": "m", "н": "n nn ne", "о": "o", "п": "p", "р": "r", "с": "s ss", "т": "t",
    "у": "u ou oo", "ф": "f ph", "х": "kh h ch x", "ц": "ts tz c z cz tc", "ч": "ch tch tsch c cz",
    "ш": "sh ch sch s sz", "щ": "shch chtch sch schtsch sc shh stch chch s", "ъ": " ie", "ы": "y i ui",
    "ь": " i", "э": "e eh", "ю": "yu iu ju iou you u", "я": "ya ia ja", "і": "i", "ї": "yi i ji", "є": "ye ie je",
    "ґ": "g", "ў": "u w", "ј": "j", "ѣ": "e ie ye", "ѳ": "f", "ѵ": "i",
    "ий": "y i ii iy ij yi", "ый": "y i yi yy iy ii", "ия": "ia iya iia ija ya", "ье": "ie ye e je ",
    "ьё": "io yo ie e", "ьо": "io yo", "кс": "x ks", "дж": "dj dzh j", "сс": "ss s",
}  # fmt: skip
_TABLE = {letters: tuple(listed.split(" ")) for letters, listed in _SPELLINGS.items()}
# ISO 9 letters whose accent is all that tells them from others: taken before accents are dropped.
_ACCENTED = str.maketrans({"â": "ya", "û": "yu", "š": "sh", "č": "ch", "ž": "zh", "ŝ": "shch"})
_LETTERS_A_MISPRINT = 12
# A title is shorter; the comparison takes time in proportion to both lengths.
_LONGEST = 300


def is_romanisation(latin: str, cyrillic: str) -> bool:
    """Tell whether `latin` spells `cyrillic`, allowing one misprint in twelve letters."""
    target, original = _letters(latin), _cyrillic(cyrillic)
    if not target or not original or len(target) + len(original) > _LONGEST:
        return False
    return _cost(original, target) <= len(original) // _LETTERS_A_MISPRINT


def distance(latin: str, cyrillic: str) -> float:
    """Return how far a Latin form is from a romanisation: misprints per Cyrillic letter, 0 if it is one."""
    target, original = _letters(latin[:_LONGEST]), _cyrillic(cyrillic[:_LONGEST])
    return _cost(original, target) / max(len(original), 1)


@lru_cache(maxsize=4096)
def _cost(original: str, target: str) -> int:
    """Count the fewest misprints: dynamic programming over Cyrillic letters, a row of costs per letter."""
    width = len(target) + 1
    rows = [list(range(width))]
    for end in range(1, len(original) + 1):
        row = [rows[end - 1][0] + 1] + [0] * (width - 1)
        for column in range(1, width):
            row[column] = min(rows[end - 1][column] + 1, rows[end - 1][column - 1] + 1, row[column - 1] + 1)
        for size in (1, 2):
            if size <= end:
                _spell(original[end - size : end], rows[end - size], target, row)
        for column in range(1, width):
            row[column] = min(row[column], row[column - 1] + 1)
        rows.append(row)
    return rows[-1][-1]


def _spell(letters: str, before: list[int], target: str, row: list[int]) -> None:
    """Lower a row of costs by the spellings of the last one or two letters; a digit spells itself."""
    for spelling in _TABLE.get(letters, (letters,)):
        for start, cost in enumerate(before):
            stop = start + len(spelling)
            if stop < len(row) and cost < row[stop] and target.startswith(spelling, start):
                row[stop] = cost


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.casefold()).replace("№", "").translate(_ACCENTED)
    flat = unicodedata.normalize("NFKD", plain.replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in flat if letter.isalnum() and unicodedata.category(letter) != "Lm")


def _cyrillic(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFC", text.casefold()) if letter.isalnum())
