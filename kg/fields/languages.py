"""Which language a few words are in, only when they say so plainly.

Function words and letters that one language alone has decide first; where there are none, a small
offline detector (py3langid, restricted to English and French) may decide a longer text. A title of one
or two words is mostly nobody's: the answer is then None, and the text stays untagged.

>>> told_by_words("Les Voix spirituelles"), told_by_words("Spiritual Voices"), told_by_words("The Ascent")
('fr', None, 'en')
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"\b(?:l|d|j|c|s|n|qu)['’]\w", re.IGNORECASE)
_WORDS = {
    "en": frozenset("the of and a an to with my your his her our their is are was it from who what where how not who's i you he she we they for by this that one".split()),  # fmt: skip
    "fr": frozenset("le la les un une des du de et au aux sur dans pour avec mon ma mes sa ses leur notre votre est sont il elle je nous vous à où qui que ce cette ne pas chez sans sous".split()),  # fmt: skip
}
_POSSESSIVE = re.compile(r"\w['’]s\b", re.IGNORECASE)
_FRENCH_LETTERS = re.compile("[àâæçéèêëîôœùûÿ]", re.IGNORECASE)
_CYRILLIC_LETTERS = ((re.compile("[іїєґ]", re.IGNORECASE), "uk"), (re.compile("ў", re.IGNORECASE), "be"))
_RUSSIAN_LETTERS = re.compile("[ыэъё]", re.IGNORECASE)
_SURE = 0.97
_ENOUGH_LETTERS = 18


def told_by_words(text: str) -> str | None:
    """Return ``en`` or ``fr`` if function words or letters leave no doubt, else None."""
    words = {word.casefold() for word in _WORD.findall(text)}
    found = {language for language, known in _WORDS.items() if words & known}
    if _ELISION.search(text):
        found.add("fr")
    if _POSSESSIVE.search(text):
        found.add("en")
    if not found and _FRENCH_LETTERS.search(text):
        found.add("fr")
    return found.pop() if len(found) == 1 else None


def detected(text: str) -> tuple[str, float] | None:
    """Return (language, confidence 0-1) of a Latin text if it is sure, else None."""
    told = told_by_words(text)
    if told:
        return (told, 0.9)
    if sum(map(str.isalpha, text)) < _ENOUGH_LETTERS:
        return None
    language, probability = _identifier().classify(text)
    return (str(language), round(float(probability), 2)) if probability >= _SURE else None


def cyrillic_language(text: str) -> str | None:
    """Return the language whose own letters a Cyrillic text uses (``uk``, ``be``), else None."""
    return next((language for letters, language in _CYRILLIC_LETTERS if letters.search(text)), None)


def surely_russian(text: str) -> bool:
    """Tell whether a Cyrillic text has letters of Russian and none that only its neighbours use."""
    return bool(_RUSSIAN_LETTERS.search(text)) and cyrillic_language(text) is None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", "fr"])
    return identifier
