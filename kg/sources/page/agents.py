"""Who a page names: printed names to forms, and mentions across lines to agents.

Within one source one person is one Cyrillic form (ё as е, the homonym number ``_N`` kept); without
Cyrillic, one Latin string. A Latin form that stands beside exactly one Cyrillic form on the page is the
same person where it stands alone.
"""

import re
from dataclasses import dataclass, replace

from kg.fields import names, places, scripts
from kg.model import Agent, AgentKind, Name, Place, Text
from kg.sources.page.lines import Line, split_outside

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One agent at one line: its forms as printed, tagged, and the place beside it."""

    kind: AgentKind
    forms: tuple[Text, ...]
    locator: str
    is_header: bool = False
    place: Place | None = None
    place_statement: str | None = None

    @property
    def key(self) -> str:
        """The identity this mention gives by itself, its kind first."""
        cyrillic = next((form for form in self.forms if form.language == "ru"), self.forms[0])
        return _key(self.kind, cyrillic)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a credit line taken apart; `rest` is what no field holds."""

    printed: str
    forms: tuple[Text, ...]
    place_statement: str | None = None
    rest: tuple[str, ...] = ()


def entries(value: str) -> tuple[Entry, ...]:
    """Take a credit line's value apart at commas outside brackets."""
    return tuple(entry(piece) for piece in split_outside(value))


def entry(printed: str) -> Entry:
    """Read ``Latin (Кириллица)``, ``Name (Place)`` or ``КИРИЛЛИЦА / LATIN``; a bracket left open is kept apart."""
    whole, cut = _open_bracket(printed)
    inside = [_clean(piece) for piece in _BRACKET.findall(whole) if piece.strip()]
    main = _clean(_BRACKET.sub(" ", whole)) or inside.pop(0)
    other = next((piece for piece in inside if _scripts_differ(piece, main)), None)
    left = [piece for piece in inside if piece != other]
    rest = (*left[1:], *((cut,) if cut else ()))
    return Entry(printed, _forms(main, other), left[0] if left else None, rest)


def contribution_forms(entry_: Entry) -> tuple[Text, ...]:
    """Return how the entry is credited, as printed: a pair of scripts as two strings, anything else whole."""
    return entry_.forms if len(entry_.forms) > 1 else (replace(entry_.forms[0], value=_closed(entry_)),)


def mention(entry_: Entry, kind: AgentKind, line: Line) -> Mention:
    """Make the mention of a credited agent, with the place its bracket names, if the gazetteer knows it."""
    words = entry_.place_statement
    return Mention(kind, entry_.forms, line.locator, place=_place(words) if words else None, place_statement=words)


def agents(mentions: tuple[Mention, ...]) -> tuple[dict[str, str], tuple[Agent, ...]]:
    """Join mentions to agents, in order of appearance; also return the agent's key for each mention's key."""
    known = _known_beside(mentions)
    keys = {each.key: known.get(each.key, each.key) for each in mentions}
    grouped: dict[str, list[Mention]] = {}
    for each in mentions:
        grouped.setdefault(keys[each.key], []).append(each)
    return keys, tuple(_agent(key, group) for key, group in grouped.items())


def _known_beside(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Map each Latin form that stands beside exactly one Cyrillic form to that form's key."""
    beside: dict[str, set[str]] = {}
    for each in mentions:
        if any(form.language == "ru" for form in each.forms):
            for form in each.forms:
                beside.setdefault(_key(each.kind, form), set()).add(each.key)
    return {latin: keys.pop() for latin, keys in beside.items() if len(keys) == 1}


def _agent(key: str, group: list[Mention]) -> Agent:
    kind = group[0].kind
    forms = tuple(dict.fromkeys(form for each in group for form in each.forms))
    named = tuple(dict.fromkeys(_name(form, kind) for form in forms))
    tagged = {name.display.value for name in named if name.display.language}
    return Agent(
        key=key,
        kind=kind,
        names=tuple(name for name in named if name.display.language or name.display.value not in tagged),
        locators=tuple(dict.fromkeys(each.locator for each in group)),
        statements=tuple(dict.fromkeys(form for each in group if each.is_header for form in each.forms)),
        places=tuple(dict.fromkeys(each.place for each in group if each.place)),
        place_statements=tuple(dict.fromkeys(each.place_statement for each in group if each.place_statement)),
        verbatim=tuple(dict.fromkeys(form.value for form in forms if scripts.repaired(form.value) != form.value)),
    )


def _name(form: Text, kind: AgentKind) -> Name:
    mended = scripts.repaired(form.value)
    if kind is AgentKind.ORGANISATION:
        return Name(Text(mended, form.language))
    parts = names.person(mended)
    return Name(Text(parts.display, form.language), parts.given, parts.family)


def _forms(main: str, other: str | None) -> tuple[Text, ...]:
    if other is None:
        pair = [_clean(half) for half in main.split(" / ")]
        if len(pair) == 2 and _scripts_differ(pair[0], pair[1]):
            main, other = pair
    if other is None:
        return (Text(main, "ru" if scripts.is_cyrillic(main) else None),)
    latin, cyrillic = (other, main) if scripts.is_cyrillic(main) else (main, other)
    return (Text(latin, "ru-Latn"), Text(cyrillic, "ru"))


def _place(words: str) -> Place | None:
    return places.country_place(words) or places.known_city(words)


def _closed(entry_: Entry) -> str:
    """The entry as printed, without a bracket that is never closed."""
    return _clean(_open_bracket(entry_.printed)[0])


def _open_bracket(printed: str) -> tuple[str, str]:
    """Split off a last bracket that is never closed: the page may end inside it."""
    start = printed.rfind("(")
    is_open = start >= 0 and ")" not in printed[start:]
    return (printed[:start], printed[start + 1 :].strip()) if is_open else (printed, "")


def _key(kind: AgentKind, form: Text) -> str:
    return f"{kind}:{names.person_key(scripts.repaired(form.value))}"


def _scripts_differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and {scripts.script(one), scripts.script(other)} == {"Latn", "Cyrl"}


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
