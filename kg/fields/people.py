"""People as tables, authority files and credits name them, one by one or in a list.

>>> named("Ашрапов, Асхат Тазетдинович").display, named("Е.Матвеев").family, named("Q15071068")
('Асхат Тазетдинович Ашрапов', 'Матвеев', None)
>>> levin = named("Борис Михайлович Левин (1899–1940)")
>>> levin.display, levin.born, levin.died
('Борис Михайлович Левин', '1899', '1940')
>>> listed("Joel Coen & Ethan Coen"), listed("Downey, Robert, Jr.; Wilder, Billy")
(('Joel Coen', 'Ethan Coen'), ('Downey, Robert, Jr.', 'Wilder, Billy'))
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.fields.casing import personal
from kg.fields.companies import QUOTATION, is_legal_form
from kg.fields.lists import bounds, tidied
from kg.fields.names import has_surname, person
from kg.fields.scripts import script
from kg.fields.silence import is_silent


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name taken apart; `given` and `family` are None where the print does not tell them.

    `born` and `died` are years; `note` is what else stood in brackets (``актёр``); `also` is the same name in
    another script; `abbreviated` says that of the given names only initials are known.
    """

    display: str
    given: str | None = None
    family: str | None = None
    born: str | None = None
    died: str | None = None
    note: str | None = None
    also: str | None = None
    abbreviated: bool = False


# What is longer is no name to be taken apart; brackets within brackets take a call each.
_LONGEST = 300
_NOBODY_NAMES = (
    "n n|nn|н н|нн|anonymous|anon|anonym|anonyme|anonimo|anónimo|аноним|неизвестный автор|n a|various|"
    "various artists|diverse|verschiedene|divers|разные|no director|ohne regie|без режиссёра|collective|"
    "unknown director|unbekannter regisseur|réalisateur inconnu"
)
_NOBODY = frozenset(_NOBODY_NAMES.split("|"))
_QID = re.compile(r"Q[1-9][0-9]*")
_NOT_LETTERS = re.compile(r"[\W_]+")
_INITIAL = r"(?:[^\W\d_]|Дж|Ж|Ch|Th|Ph|Yu|Ya|Ju|Ja)\.(?:-?[^\W\d_]\.)?"
_GLUED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,2}\.)(?=[^\W\d_])")
_INITIALS = re.compile(rf"{_INITIAL}(?:\s*{_INITIAL})*")
_LEADING = re.compile(rf"(?P<given>{_INITIAL}(?:\s+{_INITIAL})*)\s+(?P<family>[^\s,.]+)")
_TRAILING = re.compile(rf"(?P<family>[^\s,.]+)\s+(?P<given>{_INITIAL}(?:\s+{_INITIAL})*)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_LIFE = re.compile(
    r"(?:b\.|born|род\.|р\.|geb\.|né|née|\*)?\s*(?P<born>1[5-9][0-9]{2}|20[0-2][0-9])\??"
    r"(?P<end>\s*[-–—]\s*(?:†\s*)?(?P<died>1[5-9][0-9]{2}|20[0-2][0-9])?\??)?",
    re.IGNORECASE,
)
_FILED_LIFE = re.compile(rf",\s*({_LIFE.pattern})\.?\s*$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:,\s*|\s+)(Jr|Sr|jun|sen|мл|ст|II|III|IV|младший|старший)\b\.?\s*$", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def named(text: str) -> Named | None:
    """Read one person's name; None if it names nobody: empty, not known, anonymous, a bare number of Wikidata."""
    plain = " ".join(text.split())
    if is_nobody(plain):
        return None
    if len(plain) > _LONGEST:
        return Named(plain)
    bracket = _BRACKET.search(plain)
    if bracket and bracket.start():
        inner = named(plain[: bracket.start()])
        return _with_bracket(inner, bracket[1].strip()) if inner else None
    life = _FILED_LIFE.search(plain)
    if life:
        inner = named(plain[: life.start()])
        return replace(inner, born=life["born"], died=life["died"]) if inner else None
    return _apart(plain)


def is_nobody(text: str) -> bool:
    """Tell whether a text names nobody.

    >>> is_nobody("Unbekannt"), is_nobody("Н.Н."), is_nobody("Q42"), is_nobody("Noname Jane")
    (True, True, True, False)
    """
    plain = " ".join(_NOT_LETTERS.sub(" ", text.casefold()).split())
    return plain in _NOBODY or is_silent(text) or bool(_QID.fullmatch(text.strip()))


def _with_bracket(name: Named, words: str) -> Named:
    """Add what a bracket says: years of life, what someone is, the name in another script."""
    if script(words) and script(name.display) and script(words) != script(name.display):
        return replace(name, also=words)
    *notes, last = [piece.strip() for piece in words.split(",")]
    life = _LIFE.fullmatch(last)
    if not life:
        return replace(name, note=words or None)
    return replace(name, born=life["born"], died=life["died"], note=", ".join(notes) or None)


def _apart(plain: str) -> Named:
    spaced = _GLUED.sub(r"\1 ", plain)
    suffix = _SUFFIX.search(spaced)
    if suffix and suffix.start():
        inner = _apart(spaced[: suffix.start()].rstrip(","))
        return replace(inner, display=f"{inner.display} {suffix.group().strip(' ,')}")
    family, comma, given = (part.strip() for part in spaced.partition(","))
    if comma and family and given and "," not in given:
        return _told(personal(given), personal(family))
    found = _LEADING.fullmatch(spaced) or _TRAILING.fullmatch(spaced)
    if found:
        return _told(found["given"], personal(found["family"]))
    if has_surname(spaced):
        parts = person(spaced)
        return Named(parts.display, parts.given, parts.family)
    return Named(personal(spaced))


def _told(given: str, family: str) -> Named:
    return Named(f"{given} {family}", given, family, abbreviated=bool(_INITIALS.fullmatch(given)))


# Lists --------------------------------------------------------------------------------------------------------------

_STRONG = re.compile(r"\s*[;|\n\r\t•·]\s*|\s+/\s+|(?<=[^\W\d_])/(?=[^\W\d_])|\s+\\\s+")
_WEAK = re.compile(r"\s*,\s*|\s+(?:and|und|et|и|&|\+)\s+|(?<=[^\W\d_.])\s*&\s*(?=[^\W\d_])", re.IGNORECASE)
_WORD_ONLY = re.compile(r"\s+(?:and|und|et|и|&|\+)\s+", re.IGNORECASE)
_MORE = re.compile(
    r"(?:and\s+)?(?:others?|et\s+al|u\.?\s?a|др|другие|\d+\s+de\s+plus|\d+\s+more|autres|mult\.?\s*al)\.?",
    re.IGNORECASE,
)
_ONLY_SUFFIX = re.compile(r"(?:Jr|Sr|jun|sen|мл|ст|II|III|IV|младший|старший)\.?", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def listed(text: str, *, inverted: bool | None = None) -> tuple[str, ...]:
    """Split a list of people, each as printed; brackets hold together, ``Jr.`` stays with its name.

    Where ``;``, ``/``, ``|`` or a line end separates, a comma does not: it inverts. Otherwise a comma separates,
    unless `inverted` says that names are written ``Surname, Given``, or the text looks like one such name.
    Quotation marks hold together. Words for further people are left out.

    >>> listed("А.Алов, В.Наумов и др."), listed("Wilder, Billy", inverted=True)
    (('А.Алов', 'В.Наумов'), ('Wilder, Billy',))
    """
    plain = tidied(text)
    shown = QUOTATION.sub(lambda quoted: "x" * len(quoted.group()), plain)
    pieces = tuple(bounds(_STRONG, shown))
    if len(pieces) == 1 and inverted is None and is_inverted(plain):
        return (plain,)
    pattern = _WORD_ONLY if inverted or (len(pieces) > 1 and inverted is None and "," in shown) else _WEAK
    finer = [
        plain[start + first : start + last].strip()
        for start, end in pieces
        for first, last in bounds(pattern, shown[start:end])
    ]
    names: list[str] = []
    for piece in finer:
        if names and (_ONLY_SUFFIX.fullmatch(piece) or is_legal_form(piece)):
            names[-1] += f", {piece}"
        elif piece and not _MORE.fullmatch(piece):
            names.append(piece)
    return tuple(names)


_INVERTED = re.compile(
    r"[^\W\d_][\w'’-]+,\s*(?:[^\W\d_][\w'’-]+|[^\W\d_][\w'’-]+\s+[^\W\d_]+(?:ович|евич|ьич|овна|евна|ична))"
)


def is_inverted(text: str) -> bool:
    """Tell whether a text looks like one name, ``Surname, Given``, rather than a list: two words, or a patronymic.

    >>> is_inverted("Бондарчук, Сергей"), is_inverted("Joel Coen, Ethan Coen"), is_inverted("А.Алов, В.Наумов")
    (True, False, False)
    """
    return bool(_INVERTED.fullmatch(" ".join(text.split()))) and not is_legal_form(text.partition(",")[2])
