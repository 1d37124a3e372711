"""Which language a few words are in, only when they say so plainly.

Function words and letters that one language alone has decide first; where there are none, a small
offline detector (py3langid) may decide a longer text. A title of one or two words is mostly nobody's: the
answer is then None, and the text stays untagged. Words that romanised Russian, Italian or Spanish have too
(``my``, ``i``, ``de``, ``ne``) decide nothing.

>>> told_by_words("Les Voix spirituelles"), told_by_words("Spiritual Voices"), told_by_words("The Ascent")
('fr', None, 'en')
>>> told_by_words("La Strada"), told_by_words("La Cour pour les enfants")
(None, 'fr')
"""

import re
import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"\b(?:l|d|j|c|s|n|qu|m|t)['’][^\W\d_]{2}", re.IGNORECASE)
_WORDS = {
    "en": frozenset({
        "the", "of", "and", "an", "with", "your", "his", "her", "our", "their", "are", "was", "it", "from",
        "who", "what", "where", "how", "not", "you", "he", "she", "they", "for", "this", "that", "when",
        "why", "there", "here", "these", "those", "at", "without", "does", "into", "before", "after",
        "under", "over", "between", "against", "about", "never", "always",
    }),
    "fr": frozenset({
        "les", "une", "des", "du", "et", "aux", "au", "dans", "pour", "avec", "mes", "ses", "leur",
        "leurs", "notre", "votre", "sont", "elle", "elles", "ils", "nous", "vous", "où", "qui", "cette",
        "ces", "pas", "chez", "sans", "sous", "entre", "contre", "après", "avant", "vers",
    }),
}  # fmt: skip
# French articles that Italian and Spanish have too: they count before a word that does not end as theirs do.
_ARTICLE = re.compile(r"\b(?:le|la|un)\s+[^\W\d_]+(?<![aoi])\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[^\W\d_]['’]s\b", re.IGNORECASE)
_FRENCH_LETTERS = frozenset("àâæçéèêîôœù")
# What French has besides, and so does not speak against it.
_ALSO_FRENCH = frozenset("ëïûüÿ")
_CYRILLIC_LETTERS = (
    (re.compile("[іїєґ]", re.IGNORECASE), "uk"),
    (re.compile("ў", re.IGNORECASE), "be"),
)
_OLD_SPELLING = re.compile(r"[ѣѳѵ]|ъ(?![^\W\d_])", re.IGNORECASE)
_RUSSIAN_LETTERS = re.compile("[ыэъё]", re.IGNORECASE)
_SURE = 0.97
_ENOUGH_LETTERS = 18
_ENOUGH_WORDS = 2
# The detector may say that a text is in none of the two languages it is asked about.
_NEIGHBOURS = ["en", "fr", "it", "es", "pt", "de", "nl", "pl", "cs", "la", "ro", "hr", "sl", "fi", "sv", "lt", "lv"]


def told_by_words(text: str) -> str | None:
    """Return ``en`` or ``fr`` if function words or letters leave no doubt, else None."""
    words = [word.casefold() for word in _WORD.findall(text)]
    found = {language for language, known in _WORDS.items() if known.intersection(words)}
    if _ELISION.search(text):
        found.add("fr")
    if _POSSESSIVE.search(text):
        found.add("en")
    if not found and (_has_french_letters(text) or _ARTICLE.search(text)):
        found.add("fr")
    return found.pop() if len(found) == 1 else None


def detected(text: str) -> tuple[str, float] | None:
    """Return (language, confidence 0-1) of a Latin text if it is sure, else None."""
    told = told_by_words(text)
    if told:
        return (told, 0.9)
    if sum(map(str.isalpha, text)) < _ENOUGH_LETTERS or len(_WORD.findall(text)) < _ENOUGH_WORDS:
        return None
    language, probability = _identifier().classify(text)
    is_sure = language in _WORDS and probability >= _SURE
    return (str(language), round(float(probability), 2)) if is_sure else None


def cyrillic_language(text: str) -> str | None:
    """Return the language whose own letters a Cyrillic text uses (``uk``, ``be``), else None.

    Russian of before 1918 has ``і`` too, but ends words in ``ъ`` or has ``ѣ``.
    """
    if _OLD_SPELLING.search(text):
        return None
    return next((language for letters, language in _CYRILLIC_LETTERS if letters.search(text)), None)


def surely_russian(text: str) -> bool:
    """Tell whether a Cyrillic text has letters of Russian and none that only its neighbours use."""
    return bool(_RUSSIAN_LETTERS.search(text)) and cyrillic_language(text) is None


def _has_french_letters(text: str) -> bool:
    """Tell whether a text has accented letters of French, and no others."""
    plain = unicodedata.normalize("NFC", text).casefold()
    marked = {letter for letter in plain if letter.isalpha() and not letter.isascii()}
    return bool(marked & _FRENCH_LETTERS) and marked <= _FRENCH_LETTERS | _ALSO_FRENCH


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_NEIGHBOURS)
    return identifier
