"""Which script a string is in, and letters of one script that stand in words of another.

A mixed-script token (``videо`` with a Cyrillic о) breaks search and matching in silence: it is
reported, kept verbatim, and shown repaired.

>>> script("Духовные голоса"), script("Lenfilm"), script("1900")
('Cyrl', 'Latn', None)
>>> repaired("videо") == "video"
True
"""

import re
import unicodedata

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u0481\u0483-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_ONE_LATIN = re.compile(f"[{_LATIN}]")
_ONE_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
_OTHER_LETTERS = re.compile(f"(?![{_LATIN}{_CYRILLIC}])[^\\W\\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
# Letters that look the same in both scripts, Cyrillic first.
_PAIRS = ("аa", "еe", "оo", "рp", "сc", "уy", "хx", "іi", "јj", "ѕs", "ԁd", "һh", "ԛq", "ԝw",
          "АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "УY", "ХX", "ІI", "ЈJ", "ЅS",
          "ёë", "ЁË")  # fmt: skip
_TO_LATIN = {pair[0]: pair[1] for pair in _PAIRS}
_TO_CYRILLIC = {pair[1]: pair[0] for pair in _PAIRS}
_NAMES = (("GREEK", "Grek"), ("GEORGIAN", "Geor"), ("ARMENIAN", "Armn"),
          ("HEBREW", "Hebr"), ("ARABIC", "Arab"), ("CJK", "Hani"), ("HIRAGANA", "Jpan"), ("KATAKANA", "Jpan"),
          ("HANGUL", "Kore"))  # fmt: skip

CODES = frozenset({"Latn", "Cyrl", *(code for _, code in _NAMES)})
"""Every code that `script` may return."""


def script(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters are in; None without letters we know.

    Japanese mixes Han characters with its own; one of its own is enough.
    """
    counts = {"Latn": len(_ONE_LATIN.findall(text)), "Cyrl": len(_ONE_CYRILLIC.findall(text))}
    for letter in _OTHER_LETTERS.findall(text):
        code = _other_script(letter)
        if code:
            counts[code] = counts.get(code, 0) + 1
    if "Jpan" in counts:
        return "Jpan"
    most = max(sorted(counts), key=lambda code: counts[code])
    return most if counts[most] else None


def has_cyrillic(text: str) -> bool:
    """Tell whether any letter is Cyrillic."""
    return bool(_ONE_CYRILLIC.search(text))


def has_latin(text: str) -> bool:
    """Tell whether any letter is Latin."""
    return bool(_ONE_LATIN.search(text))


def is_cyrillic(text: str) -> bool:
    """Tell whether the text is written in Cyrillic, stray look-alikes aside."""
    return script(text) == "Cyrl"


def mixed_tokens(text: str) -> tuple[str, ...]:
    """Return the words that hold both Latin and Cyrillic letters, in order."""
    if not (has_latin(text) and has_cyrillic(text)):
        return ()
    return tuple(word for word in _WORD.findall(text) if _ONE_LATIN.search(word) and _ONE_CYRILLIC.search(word))


def repaired(text: str) -> str:
    """Return the text with look-alike letters put back into the script of their word.

    A word is repaired only if every letter of its lesser script has a twin; otherwise it is left alone.
    A word of equal parts follows the script of the whole text.
    """
    if not (has_latin(text) and has_cyrillic(text)):
        return text
    return _WORD.sub(lambda match: _repaired_word(match.group(), text), text)


def _repaired_word(word: str, text: str) -> str:
    latin, cyrillic = len(_ONE_LATIN.findall(word)), len(_ONE_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    towards_latin = latin > cyrillic or (latin == cyrillic and script(text) == "Latn")
    order = ((_TO_LATIN, _ONE_CYRILLIC), (_TO_CYRILLIC, _ONE_LATIN))
    for twins, stray in order if towards_latin else reversed(order):
        if all(letter in twins for letter in stray.findall(word)):
            return "".join(twins.get(letter, letter) if stray.match(letter) else letter for letter in word)
    return word


def _other_script(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((code for start, code in _NAMES if name.startswith(start)), None)
