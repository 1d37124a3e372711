"""Languages as records of any kind name them, as BCP 47 tags.

Codes of ISO 639 (two letters, three, MARC's bibliographic ones) and whole tags are judged by langcodes; names in
English, French, Russian and German come from CLDR (babel); those in the language itself, and Wikidata items, from
tables.
What says that the language is not known (``und``, ``Unbekannt``), or that there are several (``mul``), is None.

>>> [language_tag(each) for each in ("ger", "EN", "Französisch", "русский", "Q188", "sr-latn", "und", "Klingonese")]
['de', 'en', 'fr', 'ru', 'de', 'sr-Latn', None, None]
>>> language_tags("Deutsch; Englisch, Latein / Gibberish")
Languages(tags=('de', 'en', 'la'), unread=('Gibberish',))
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from babel import Locale

from kg.fields.lists import split
from kg.fields.silence import is_silent
from kg.fields.tags import canonical_tag


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a list in its order, each once, and the pieces that name none we know."""

    tags: tuple[str, ...]
    unread: tuple[str, ...] = ()


_ITEMS = """
en Q1860, fr Q150, it Q652, de Q188, es Q1321, ja Q5287, hi Q1568, yue Q9186, ko Q9176, ru Q7737, sv Q9027, pt
Q5146, cmn Q9192 Q727694, pl Q809, ar Q13955, nl Q7411, tr Q256, ta Q5885, da Q9035, cs Q9056, fi Q1412, no
Q9043, he Q9288, te Q8097, th Q9217, hu Q9067, bn Q9610, ml Q36236, fa Q9168, el Q9129, sr Q9299, id Q9240, ro
Q7913, tl Q34057, zh Q7850, is Q294, hr Q6654, sh Q9301, fil Q33298, ur Q1617, bg Q7918, kn Q33673, et Q9072,
en-US Q7976, en-GB Q7979, ka Q8108, ca Q7026, bs Q9303, vi Q9199, sq Q8748, pa Q58635, sl Q9063, ku Q36368, yi
Q8641, af Q14196, mk Q9296, kk Q9252, sk Q9058, sw Q7838, km Q9205, mn Q9246, lt Q9083, hy Q8785, mr Q1571, uk
Q8798, ms Q9237, bo Q34271, lv Q9078, scn Q33973, cy Q9309, ne Q33823, gu Q5137, mos Q36096, ky Q9255, wo
Q34257, gl Q9307, rom Q13201, xh Q13218, ln Q36217, eu Q8752, ps Q58680, la Q397, tg Q9260, uz Q9264, tk
Q9267, tt Q9285, az Q9292, my Q9228, lo Q9211, ga Q9142, be Q9091, si Q13267, or Q33810, as Q29401, am Q28244,
mt Q9166, br Q12107, oc Q14185, kl Q25355, eo Q143, mi Q36451, nb Q25167, nn Q25164, bm Q33243, ht Q33491, sa
Q11059, fo Q25258, sco Q14549, bho Q33268, zu Q10179, gd Q9314, yo Q34311, ha Q56475, ig Q33578, so Q13275, iu
Q29921, qu Q5218, gn Q35876, sc Q33976, co Q33111, nap Q33845
"""
_OF_ITEM = {item: tag for row in _ITEMS.split(",") for tag, *items in (row.split(),) for item in items}
_NAMED_IN = ("en", "fr", "ru", "de")
# Languages in themselves; CLDR has them too, in a file for each that takes 10 ms to load.
_OWN_NAMES = """
en English, fr français, de Deutsch, ru русский, it italiano, es español, pt português, pl polski, cs čeština,
sk slovenčina, hu magyar, nl Nederlands, sv svenska, da dansk, no norsk, fi suomi, nb norsk bokmål, nn norsk
nynorsk, is íslenska, et eesti, lv latviešu, lt lietuvių, uk українська, be беларуская, bg български, sr
српски, hr hrvatski, sl slovenščina, mk македонски, bs bosanski, sq shqip, ro română, el Ελληνικά, tr Türkçe,
he עברית, ar العربية, fa فارسی, hi हिन्दी, ja 日本語, ko 한국어, zh 中文, ka ქართული, hy հայերեն, az azərbaycan, kk
қазақ тілі, ky кыргызча, uz o‘zbek, tg тоҷикӣ, mn монгол, vi Tiếng Việt, th ไทย, id Indonesia, ca català, eu
euskara, gl galego, ga Gaeilge, cy Cymraeg, yi ייִדיש, la Latina
"""
# What CLDR does not say: everyday names, and names of a language in itself beside CLDR's own.
_MORE = {
    "zh": "普通话, 汉语, 國語, китайский, chinesisch",
    "cmn": "mandarin, мандаринский",
    "el": "griechisch, modern greek, greek (modern), новогреческий",
    "fa": "farsi, farsi/persian, фарси",
    "es": "castilian, castellano, castillan, kastilisch",
    "he": "иврит",
    "no": "norsk",
    "ca": "valencian",
    "sh": "serbo-croatian, serbo-croate, serbokroatisch, сербскохорватский, сербохорватский",
    "be": "belorussian, byelorussian",
    "zxx": "no dialogue, no dialog, sans dialogue, sans dialogues, ohne dialog, без слов, без диалогов, none",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]*)")
_WORD_LANGUAGE = re.compile(r"\s*\b(?:language|langue|sprache|язык)\b\s*|^(?:en|in|auf|на)\s+(?=\S{4})", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;/|+\n\t]\s*|\s+(?:and|et|и|und|&)\s+|\s+-\s+", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)$")
# langcodes follows CLDR in merging these into others; the registry of BCP 47 does not.
_KEPT = {"sh": "sh", "hbs": "sh", "tl": "tl", "tgl": "tl", "prs": "prs"}
# Longer is no language's name.
_LONGEST = 100
_UNTOLD = frozenset({"und", "mul", "mis"})


@lru_cache(maxsize=1 << 14)
def language_tag(text: str) -> str | None:
    """Return the tag of a language by code, tag, name or Wikidata item; None if it is unknown or not told."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        return None
    item = _ITEM.fullmatch(plain)
    if item:
        return _OF_ITEM.get(item[1])
    if _TAG.fullmatch(plain):
        return _by_tag(plain) or _names().get(_folded(plain))
    forms = (plain, _WORD_LANGUAGE.sub(" ", plain), _BRACKET.sub("", plain))
    return next((tag for tag in (_names().get(_folded(form)) for form in forms) if tag), None)


@lru_cache(maxsize=1 << 12)
def language_tags(text: str) -> Languages:
    """Read a list of languages, whatever separates them."""
    pieces = () if is_silent(text) else split(_SEPARATOR, text)
    whole = language_tag(text)
    if whole or not pieces:
        return Languages((whole,) if whole else ())
    read = [(piece, language_tag(piece)) for piece in pieces]
    tags = dict.fromkeys(tag for _, tag in read if tag)
    return Languages(tuple(tags), tuple(piece for piece, tag in read if not tag and not _is_untold(piece)))


def _is_untold(piece: str) -> bool:
    return is_silent(piece) or piece.lower() in _UNTOLD


def _by_tag(text: str) -> str | None:
    if text.lower() in _UNTOLD or not _registry().tag_is_valid(text):
        return None
    if text.lower() in _KEPT:
        return _KEPT[text.lower()]
    try:
        return canonical_tag(_registry().standardize_tag(text))
    except ValueError:
        return None


@cache
def _registry() -> ModuleType:
    """Return langcodes, loaded when a code is first met: its tables take half a second."""
    return import_module("langcodes")


@cache
def _names() -> dict[str, str]:
    """Every name of every language, folded; a name that two languages share is left out."""
    found: dict[str, set[str]] = {}
    for tag, name in _listed():
        found.setdefault(_folded(name), set()).add(tag)
    return {name: tags.pop() for name, tags in found.items() if len(tags) == 1}


def _listed() -> list[tuple[str, str]]:
    cldr = [
        (tag.replace("_", "-"), name)
        for language in _NAMED_IN
        for tag, name in Locale(language).languages.items()
        if tag not in _UNTOLD
    ]
    own = [(tag, name) for tag, name in (row.split(maxsplit=1) for row in _OWN_NAMES.split(","))]
    more = [(tag, name) for tag, names in _MORE.items() for name in names.split(", ")]
    return [(tag, name) for tag, name in (*cldr, *own, *more) if name]


def _folded(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in flat if not unicodedata.combining(letter)).split())
