"""Names and titles printed all in capitals, in the case people read; anything else is left as it is.

What a word was before somebody pressed the key is not known: small words, numerals and abbreviations are told by
tables and by their letters, every other word begins with a capital. The print is to be kept beside the guess.

>>> titled("THE REGION OF DOBRUDZHA"), titled("STROMMBERG - DIE LETZTE NACHT"), titled("PERFECT Days")
('The Region of Dobrudzha', 'Strommberg - Die Letzte Nacht', 'PERFECT Days')
>>> personal("LARS VON TRIER"), personal("JOHN MCTIERNAN JR."), personal("JR")
('Lars von Trier', 'John McTiernan Jr.', 'JR')
"""

import re
from collections.abc import Callable
from functools import partial

_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ‘][^\W_]+)*\.?")
_PARTS = re.compile(r"[^\W_]+")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýаеёиоуыэюяіїє]", re.IGNORECASE)
_ROMAN = re.compile(r"(?=.{2,})X{0,3}(?:IX|IV|V?I{0,3})")
# Small words of titles, by language; the first word of a title, or after a stop, has its capital all the same.
_SMALL = {
    language: frozenset(words.split())
    for language, words in {
        "en": "a an and as at but by for from in into of on or the to with",
        "de": "am an auf aus bei das dem den der des die ein eine einem einen einer eines für im in ins mit nach oder "
        "und vom von vor zu zum zur über",
        "fr": "à au aux avec ce ces chez dans de des du en et la le les ou où par pour que sans ses son "
        "sous sur un une",
        "it": "a al alla alle con da dal dalla degli dei del della delle di e ed gli i il in la le lo nel nella o per "
        "su tra un una uno",
        "es": "a al con de del el en es la las lo los o para por sin un una y",
        "nl": "de een en het in met op te van voor",
        "ru": "а без в во да для до же за и из или к как ко на не ни но о об от по под при с со у",
    }.items()
}
_PARTICLE_WORDS = (
    "von van der den de da di du del della dos das do ter ten zu zum zur af av ze la le und y e и фон ван дер "
    "ден де ди да дю дель дос оглы кызы"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_AS_SPELT = (
    "Mr Mrs Ms Dr St Jr Sr Jr. Sr. Mr. Mrs. Ms. Dr. St. Mme Mlle Mgr USA UK USSR USS TV DVD BBC CIA FBI KGB "
    "GDR DDR BRD FRG URSS RFA RDA NYC UFO OSS SOS WWI WWII DJ MGM RKO UFA DEFA СССР США РСФСР ГДР ФРГ КГБ "
    "ОГПУ ЧК МХАТ ВГИК ЦК ТВ ДК ЦСДФ УФА"
)
_SPELT = {word.casefold(): word for word in _AS_SPELT.split()}
_ELIDED = re.compile(r"(?P<short>l|d|c|j|m|n|s|t|qu|dell|dall|all|nell|un)(?P<mark>['’])(?P<rest>.{2,})", re.IGNORECASE)
_SHORT = 3
# Longer is prose.
_LONGEST = 500


def is_shouted(text: str) -> bool:
    """Tell whether every letter is a capital, in two words or in one too long for an abbreviation."""
    if len(text) > _LONGEST or text != text.upper() or text == text.lower():
        return False
    words = _PARTS.findall(text)
    return len(words) > 1 or len(words[0]) > _SHORT


def titled(text: str, language: str | None = None) -> str:
    """Return a title of capitals in display case; another as it is.

    Which words are small follows its language; if that is not told, the one whose small words it has most of.

    >>> titled("LIVE AND LET DIE"), titled("DIE ANDERE SEITE DER NACHT")
    ('Live and Let Die', 'Die Andere Seite der Nacht')
    """
    if not is_shouted(text):
        return text
    small = _SMALL.get((language or "").partition("-")[0]) if language else _likeliest(text)
    return _cased(text, partial(_title_word, small or frozenset()))


def personal(text: str) -> str:
    """Return a person's name of capitals in display case; another as it is."""
    return _cased(text, _name_word) if is_shouted(text) else text


def _cased(text: str, case: Callable[[str, bool], str]) -> str:
    def written(found: re.Match[str]) -> str:
        before = text[: found.start()].rstrip(" \"'«“„(¿¡[")
        return case(found.group(), not before or (before[-1] in ".:!?–—-/" and text[found.start() - 1] != "-"))

    return _WORD.sub(written, text)


def _likeliest(text: str) -> frozenset[str]:
    """Return the small words of the language that has most of the title's words among them; the first listed wins."""
    words = [word.lower() for word in _PARTS.findall(text)]
    return max(_SMALL.values(), key=lambda small: sum(word in small for word in words))


def _title_word(small: frozenset[str], word: str, is_first: bool) -> str:
    lowered = word.lower()
    if not is_first and lowered in small:
        return lowered
    elided = _ELIDED.fullmatch(word)
    if elided:
        short = elided["short"].capitalize() if is_first else elided["short"].lower()
        return short + elided["mark"] + elided["rest"].capitalize()
    return _plain_word(word, joint=False)


def _name_word(word: str, is_first: bool) -> str:
    lowered = word.lower()
    return lowered if not is_first and lowered in _PARTICLES else _plain_word(word, joint=True)


def _plain_word(word: str, *, joint: bool) -> str:
    """Write one word: abbreviations and numerals stay, a name's parts after an apostrophe have capitals too."""
    known = _SPELT.get(word.casefold())
    if known or "." in word[:-1] or any(map(str.isdigit, word)) or _is_short_form(word):
        return known or word
    if joint:
        return _PARTS.sub(lambda part: _mc(part.group().capitalize()), word)
    return word.capitalize()


def _is_short_form(word: str) -> bool:
    letters = word.rstrip(".")
    return bool(_ROMAN.fullmatch(letters)) or (len(letters) > 1 and len(letters) <= 5 and not _VOWEL.search(letters))


def _mc(word: str) -> str:
    return f"Mc{word[2:].capitalize()}" if word.startswith("Mc") and len(word) > _SHORT else word
