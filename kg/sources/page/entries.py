"""Entries of a credit line: one name, in one or two scripts, with the place its brackets may give.

Latin (Кириллица)      the other script of the same name
Name (Place)           a place, if the gazetteer knows it, or if the name is a company's
КИРИЛЛИЦА / LATIN      one name in two scripts
"""

import re
from dataclasses import dataclass

from kg.fields import names, places, scripts
from kg.model import AgentKind, Text
from kg.sources.page.pieces import split_outside

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SLASH = re.compile(r"\s*/\s*")
_SPACED_SLASH = re.compile(r"\s+/\s+")
# What stands for a comma between two people: only after the bracket that ends the first one's name.
_AND = re.compile(r"(?<=\))\s*[;/&]\s*(?=\w)")
# Signs and numbers that no name holds; ``_5`` tells homonyms apart.
_NO_NAME = re.compile(r"[:;|/\\@<>=+*#!?,%\[\]{}]|(?<![_\w])\d")
# Words of a company's name: a pair of scripts that holds one is no person's.
_COMPANY_WORD = re.compile(
    r"\b(?:\w*(?:film|фильм)\w*|\w*(?:kino|кино)|studios?|студи[яи]|киностуди[яи]|productions?|pictures|cin[eé]ma|compan(?:y|ies)|"
    r"кинокомпания|компания|центр|cent(?:er|re)|ltd|inc|gmbh|sarl|s\.a\.|ооо|зао|оао|пкф|тпо|tv|тв)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a credit line taken apart; `rest` is what no field holds."""

    printed: str
    forms: tuple[Text, ...]
    place_statement: str | None = None
    rest: tuple[str, ...] = ()

    @property
    def credited_as(self) -> tuple[Text, ...]:
        """How the entry is credited, as printed: a pair of scripts as two strings, anything else whole."""
        if len(self.forms) > 1:
            return self.forms
        return tuple(Text(_clean(open_bracket(self.printed)[0]), form.language) for form in self.forms)

    @property
    def is_person(self) -> bool:
        """Tell whether this is a name pair in two scripts with an upper-case surname, and no company's."""
        return (
            len(self.forms) > 1
            and not _SLASH.search(self.printed)
            and any(names.has_surname(scripts.repaired(form.value)) for form in self.forms)
            and not self.is_company
        )

    @property
    def is_company(self) -> bool:
        """Tell whether the name has a word of companies in it."""
        return _COMPANY_WORD.search(scripts.repaired(self.printed)) is not None


def entries(value: str, kind: AgentKind) -> tuple[Entry, ...]:
    """Take a credit line's value apart: at commas outside brackets; people also at ``;``, ``/``, ``&``."""
    spaced = _AND.sub(", ", value) if kind is AgentKind.PERSON else value
    return tuple(entry(piece, kind) for piece in split_outside(spaced))


def entry(printed: str, kind: AgentKind) -> Entry:
    """Take one entry apart; a bracket left open, and words after a bracket, are no part of the name."""
    whole, cut = open_bracket(_clean(printed))
    halves = _halves(whole)
    if halves:
        forms, inside, trailing = _pair(*halves), _bracketed(whole), ""
    else:
        forms, inside, trailing = _named_before_brackets(whole, kind)
    placed = [piece for piece in inside if kind is AgentKind.ORGANISATION or _is_place(piece)][:1]
    rest = [piece for piece in (*inside, trailing, cut) if any(map(str.isalnum, piece)) and piece not in placed]
    return Entry(_clean(printed), forms, placed[0] if placed else None, tuple(rest))


def open_bracket(printed: str) -> tuple[str, str]:
    """Split off a last bracket that is never closed: the page may end inside it."""
    start = printed.rfind("(")
    is_open = start >= 0 and ")" not in printed[start:]
    return (printed[:start], printed[start + 1 :].strip()) if is_open else (printed, "")


def is_name_like(text: str) -> bool:
    """Tell whether words can be a person's name: begun by a capital, or with a surname in capitals.

    >>> is_name_like("Andreï TARKOVSKI"), is_name_like("d'après une nouvelle de Gogol"), is_name_like("1494")
    (True, False, False)
    """
    plain = scripts.repaired(text).strip()
    words = plain.split()
    if _NO_NAME.search(plain) or not any(map(str.isalpha, plain)) or "-" in words:
        return False
    return any(map(names.is_surname, words)) or not plain[0].islower()


def _halves(whole: str) -> tuple[str, str] | None:
    """Return the two names of ``КИРИЛЛИЦА / LATIN``, in either order."""
    for separator in (_SPACED_SLASH, _SLASH):
        pair = [_without_brackets(half) for half in separator.split(whole)]
        if len(pair) == 2 and _differ(pair[0], pair[1]):
            return pair[0], pair[1]
    return None


def _named_before_brackets(whole: str, kind: AgentKind) -> tuple[tuple[Text, ...], list[str], str]:
    """Return the name's forms, what else is in brackets, and the words after a person's brackets."""
    before, opening, after = whole.partition("(")
    is_person = kind is AgentKind.PERSON and bool(_clean(before))
    main = _without_stop(_clean(before)) if is_person else _without_brackets(whole)
    trailing = _without_brackets(opening + after) if is_person else ""
    inside = _bracketed(whole)
    main = main or (inside.pop(0) if inside else "")
    other = next((piece for piece in inside if _differ(piece, main) and not _is_place(piece)), None)
    if other is None:
        return _single(main), inside, trailing
    inside.remove(other)
    return _pair(main, other), inside, trailing


def _without_stop(name: str) -> str:
    """Drop the full stop that ends a line, not an initial's."""
    return name[:-1] if name.endswith(".") and names.is_surname(name.split()[-1][:-1]) else name


def _bracketed(whole: str) -> list[str]:
    return [_clean(piece) for piece in _BRACKET.findall(whole) if piece.strip()]


def _without_brackets(text: str) -> str:
    return _clean(_BRACKET.sub(" ", text))


def _pair(one: str, other: str) -> tuple[Text, ...]:
    latin, cyrillic = (other, one) if scripts.is_cyrillic(one) else (one, other)
    return (Text(latin, "ru-Latn"), Text(cyrillic, "ru"))


def _single(main: str) -> tuple[Text, ...]:
    return (Text(main, "ru" if scripts.is_cyrillic(main) else None),) if main else ()


def _is_place(words: str) -> bool:
    return places.named(scripts.repaired(words)) is not None


def _differ(one: str, other: str) -> bool:
    return {scripts.script(one), scripts.script(other)} == {"Latn", "Cyrl"}


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
