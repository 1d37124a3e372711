"""The rough sound of a foreign name, whatever the script: a reason to look closer, never a proof.

`kg.fields.fold.skeleton` answers for Russian names, whose romanisations are rules. A foreign name is written by
ear: *Годар*, *Стивен*, *Вайда*. Two tools for those. `roman` writes any of a dozen scripts in Latin letters, for
a measure of similarity. `codes` writes a word as its consonants, merged into classes that survive being heard
and written down again (б and b, every sibilant and affricate, к г х), without vowels; where a letter has
several sounds (*j* in Jean, Johann, José) the word has several codes, and two words that may be one share one.

>>> bool(set(codes("Годар")) & set(codes("Godard"))), bool(set(codes("Вайда")) & set(codes("Wajda")))
(True, True)
>>> roman("Κώστας Γαβράς"), roman("ფარაჯანოვი")
('kostas gavras', 'farajanovi')
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from kg.fields.fold import fold

_CYRILLIC = {
    **dict(zip("абвгґдезиіїйјклмнопрстуўфхцыэ", "abvggdeziiiijklmnoprstuvfhcie", strict=True)),
    "ъ": "", "ь": "", "ё": "e", "є": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "iu", "я": "ia",
    "љ": "l", "њ": "n",
    "ћ": "ch", "ђ": "dj", "џ": "dzh", "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ә": "a",
}  # fmt: skip
_GREEK = {
    **dict(zip("αβγδεζηικλμνοπρσςτυφχω", "avgdeziiklmnoprsstifho", strict=True)),
    "θ": "th", "ξ": "x", "ψ": "ps",
}  # fmt: skip
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "avgdhvzhtikklmmnnsappccqrst", strict=True))
_ARABIC = dict(
    zip("ابتجحخدذرزسصضطظعغفقكکلمنهويیپچژگأإآىةءئؤث", "abtjhhdzrzsszttagfkkklmnhviipczgaaaiaaius", strict=True)
) | {"ش": "sh"}
_GEORGIAN = {
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყცძწხჯჰ", "abgdevztiklmnopjrstufkgkczchjh", strict=True)),
    "შ": "sh", "ჩ": "ch", "ჭ": "ch",
}  # fmt: skip
_ARMENIAN = {
    **dict(zip("աբգդեզէըիլխծկհձղմյնոպջռսվտրցւփքօֆ", "abgdezeiilhckhzgminopjrsvtrcvpkof", strict=True)),
    "թ": "t", "ժ": "zh", "ճ": "ch", "շ": "sh", "չ": "ch", "և": "ev",
}  # fmt: skip
_KANA_VOWELS = "aiueo"
_KANA_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ", "x": "ァィゥェォ",
}  # fmt: skip
_KANA = {
    letter: row.replace("x", "") + vowel
    for row, letters in _KANA_ROWS.items()
    for letter, vowel in zip(letters, _KANA_VOWELS, strict=True)
} | {
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ャ": "a",
    "ュ": "u",
    "ョ": "o",
    "ワ": "va",
    "ン": "n",
    "ー": "",
    "ッ": "",
    "ヴ": "v",
}
_TABLE = str.maketrans(
    {**_CYRILLIC, **_GREEK, **_HEBREW, **_ARABIC, **_GEORGIAN, **_ARMENIAN, **_KANA}
    | {chr(ord(letter) - 0x60): latin for letter, latin in _KANA.items() if "ァ" <= letter <= "ヶ"}
)
_HANGUL = 0xAC00
_LEADS = ("g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "j", "j", "ch", "k", "t", "p", "h")
_VOWELS = [
    "a",
    "e",
    "ya",
    "ye",
    "o",
    "e",
    "yo",
    "ye",
    "o",
    "va",
    "ve",
    "oe",
    "yo",
    "u",
    "vo",
    "ve",
    "vi",
    "yu",
    "i",
    "ui",
    "i",
]
_TAILS = [
    "",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]

_MARKS = re.compile(r"[\u0591-\u05c7\u064b-\u0652\u0640]")
# Several letters that are one sound in some language, longest first; each with the codes it may have.
_SOUNDS = {
    "shch": ("S",), "schtsch": ("S",), "tsch": ("S",), "tch": ("S",), "sch": ("S", "SK"), "dzh": ("S",), "dsch": ("S",),
    "szcz": ("S",), "sz": ("S",), "cz": ("S",), "rz": ("S", "RS"), "cs": ("S", "KS"), "zs": ("S",), "zh": ("S",),
    "sh": ("S",), "ts": ("S", "TS"), "tz": ("S",), "tc": ("S",), "dz": ("S",), "dj": ("S",), "ch": ("S", "K"),
    "ck": ("K",),
    "cc": ("K", "S"), "kh": ("K", ""), "gh": ("K", ""), "ph": ("F",), "th": ("T",), "gn": ("N", "KN"), "gy": ("T", "K"),
    "ll": ("L", ""), "gu": ("K", "KF"), "qu": ("K", "KF"), "x": ("KS", ""), "j": ("", "S", "K"),
    "h": ("", "K"), "w": ("F", ""),
    "b": ("P",), "p": ("P",), "c": ("K", "S"), "k": ("K",), "q": ("K",), "g": ("K", "S"), "d": ("T",), "t": ("T",),
    "s": ("S",), "z": ("S",), "f": ("F",), "v": ("F",), "l": ("L",), "r": ("R",), "m": ("M",), "n": ("N",),
}  # fmt: skip
_PART = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)) + "|.", re.DOTALL)
_SILENT = re.compile("(?<=..)[TSP]+$")
_LETTERS = re.compile(r"(.)\1+")
_MOST = 8  # codes a word: a word of many uncertain letters is told by its other words


@lru_cache(maxsize=1 << 16)
def roman(text: str) -> str:
    """Return `text` folded and in Latin letters, as far as its script is a known one."""
    folded = fold(text if text.isascii() else _MARKS.sub("", "".join(map(_syllable, text))))
    return folded if folded.isascii() else _unaccented(folded.translate(_TABLE))


@lru_cache(maxsize=1 << 16)
def codes(word: str) -> tuple[str, ...]:
    """Return the consonant codes a word may have, at most eight; none for a word that cannot be written in Latin."""
    latin = roman(word)
    if not latin.isascii():
        return ()
    choices = [sounds for part in _PART.findall(latin) if (sounds := _SOUNDS.get(part))]
    found = {_tidy("".join(chosen)): None for chosen in _narrowed(choices)}
    return tuple(dict.fromkeys(form for code in found for form in (code, _spoken(code)) if form))[:_MOST]


def _narrowed(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the combinations, of the first three uncertain letters only."""
    uncertain = [place for place, choice in enumerate(choices) if len(choice) > 1][:3]
    return product(*(choice if place in uncertain else choice[:1] for place, choice in enumerate(choices)))


def _spoken(code: str) -> str:
    """Drop what is mute at the end of a French word, and as well written as not in others."""
    return _SILENT.sub("", code) if code[-1:] in "TSP" else code


def _tidy(code: str) -> str:
    return _LETTERS.sub(r"\1", code.replace("TS", "S"))


def _syllable(letter: str) -> str:
    place = ord(letter) - _HANGUL
    if not 0 <= place < len(_LEADS) * len(_VOWELS) * len(_TAILS):
        return letter
    lead, rest = divmod(place, len(_VOWELS) * len(_TAILS))
    return _LEADS[lead] + _VOWELS[rest // len(_TAILS)] + _TAILS[rest % len(_TAILS)]


def _unaccented(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
