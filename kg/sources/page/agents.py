"""Who a page names: mentions, line by line, joined to agents.

Within one source one person is one Cyrillic form (ё as е, the homonym number ``_N`` kept); without
Cyrillic, one Latin string. A Latin form that stands beside exactly one Cyrillic form on the page is the
same person where it stands alone.
"""

from dataclasses import dataclass

from kg.fields import names, places, scripts
from kg.model import Agent, AgentKind, Name, Place, Text
from kg.sources.page.entries import Entry
from kg.sources.page.lines import Line

_QUOTES = str.maketrans("", "", '"«»“”„')


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


def mention(entry: Entry, kind: AgentKind, line: Line) -> Mention:
    """Make the mention of a credited agent, with the place its bracket names, if the gazetteer knows it."""
    words = entry.place_statement
    place = places.named(scripts.repaired(words)) if words else None
    return Mention(kind, entry.forms, line.locator, place=place, place_statement=words)


def agents(mentions: tuple[Mention, ...]) -> tuple[dict[str, str], tuple[Agent, ...]]:
    """Join mentions to agents, in order of appearance; also return the agent's key for every form's key."""
    known = _known_beside(mentions)
    keys = known | {each.key: known.get(each.key, each.key) for each in mentions}
    grouped: dict[str, list[Mention]] = {}
    for each in mentions:
        grouped.setdefault(keys[each.key], []).append(each)
    return keys, tuple(_agent(key, group) for key, group in grouped.items())


def key_of_name(kind: AgentKind, printed: str) -> str:
    """Return the key an agent of this printed name has if the page gives no other form of it."""
    return _key(kind, Text(printed))


def _known_beside(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Map each Latin form that stands beside exactly one Cyrillic form to that form's key."""
    beside: dict[str, set[str]] = {}
    for each in mentions:
        if any(form.language == "ru" for form in each.forms):
            for form in each.forms:
                beside.setdefault(_key(each.kind, form), set()).add(each.key)
    return {latin: next(iter(keys)) for latin, keys in beside.items() if len(keys) == 1}


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
        return Name(Text(_balanced(mended), form.language))
    parts = names.person(mended)
    return Name(Text(parts.display, form.language), parts.given, parts.family)


def _balanced(name: str) -> str:
    """Drop straight quotation marks that have no partner; how they stood is kept where the credit is."""
    return name if name.count('"') % 2 == 0 else name.replace('"', "").strip()


def _key(kind: AgentKind, form: Text) -> str:
    value = form.value if kind is AgentKind.PERSON else form.value.translate(_QUOTES)
    return f"{kind}:{names.person_key(scripts.repaired(value))}"
