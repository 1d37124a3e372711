"""Titles and credited names as a reader of fields meets them: repaired, split, with the print beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.fields import people, scripts
from kg.fields.names import person_key
from kg.model import Agent, AgentKind, Contribution, Finding, Identifier, Name, Origin, Text, Title
from kg.sources.told import spelling

_NO_LETTERS = "Zyyy"


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody a record credits, as printed.

    `key` is the agent's number within the source where it has one, `apart` what tells namesakes apart; without a
    `name` the mention is a reference. `also` are further forms of the name.
    """

    kind: AgentKind
    name: str | None
    place: str
    key: str | None = None
    apart: str = ""
    also: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sites: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()


@dataclass(slots=True)
class Credits:
    """Collects the agents and the contributions of one film, in order; contributions by what they are to."""

    _agents: dict[str, Agent] = field(default_factory=dict)
    _contributions: dict[str, list[Contribution]] = field(default_factory=dict)

    def credit(
        self,
        mention: Mention,
        role: str,
        *,
        statement: str | None = None,
        character: str | None = None,
        printed: str | None = None,
        to: str = "",
    ) -> bool:
        """Credit somebody with a role; tell whether the mention names anybody.

        `printed` is how the film's own credits name them, where the record tells that besides the name.
        """
        agent = agent_of(mention)
        if agent is None:
            return False
        known = self._agents.get(agent.key)
        self._agents[agent.key] = _joined(known, agent) if known else agent
        others = self._contributions.setdefault(to, [])
        order = 1 + sum(each.role == role for each in others)
        others.append(
            Contribution(
                agent=agent.key,
                role=role,
                order=order,
                locators=(mention.place,),
                statement=statement,
                credited_as=tuple(Text(words) for words in (printed or mention.name,) if words),
                character=character,
            )
        )
        return True

    @property
    def agents(self) -> tuple[Agent, ...]:
        """Everybody credited, in order of appearance."""
        return tuple(self._agents.values())

    def contributions(self, to: str = "") -> tuple[Contribution, ...]:
        """The credits of the work, or of the part of the record that `to` names."""
        return tuple(self._contributions.get(to, ()))


def title(kind: str, text: str, language: str | None, place: str) -> Title:
    """Make a title, its look-alike letters repaired."""
    mended = scripts.repaired(text)
    return Title(
        kind=kind,
        text=Text(mended, language),
        script=scripts.script(mended) or _NO_LETTERS,
        locators=(place,),
        verbatim=text if mended != text else None,
    )


def distinct(titles: Iterable[Title]) -> tuple[Title, ...]:
    """Drop a title that says what one before it says: the same words in the same language, of the same kind."""
    return tuple({(each.kind, each.text): each for each in reversed(tuple(titles))}.values())[::-1]


def agent_of(mention: Mention) -> Agent | None:
    """Make the agent of a mention; None if its words name nobody (``Unknown``)."""
    name = scripts.repaired(mention.name) if mention.name else None
    names = tuple(_names(mention.kind, name, mention.also)) if name else ()
    if not names and (name or not mention.key):
        return None
    key = mention.key or f"{mention.kind}:{person_key(names[0].display.value)}{mention.apart}"
    return Agent(
        key=key,
        kind=mention.kind,
        names=names,
        locators=(mention.place,),
        verbatim=(*mention.verbatim, *((mention.name,) if mention.name and mention.name != name else ())),
        identifiers=mention.identifiers,
        sites=mention.sites,
    )


def odd_spelling(texts: Iterable[tuple[str, str]], origin: Origin) -> Iterator[Finding]:
    """Tell mixed alphabets and stray spaces in texts, given with their places, each text once."""
    for text, place in dict(reversed(tuple(texts))).items():
        yield from spelling(text, origin.at(place))


def _names(kind: AgentKind, name: str, also: Iterable[str]) -> Iterator[Name]:
    if kind is AgentKind.ORGANISATION:
        yield from (Name(Text(each)) for each in dict.fromkeys((name, *also)))
        return
    shown = set()
    for each in (name, *also):
        found = people.named(each)
        if found and found.display not in shown:
            shown.add(found.display)
            yield Name(Text(found.display), found.given, found.family)


def _joined(known: Agent, again: Agent) -> Agent:
    """Join two mentions of one agent."""
    return Agent(
        key=known.key,
        kind=known.kind,
        names=tuple(dict.fromkeys((*known.names, *again.names))),
        locators=tuple(dict.fromkeys((*known.locators, *again.locators))),
        verbatim=tuple(dict.fromkeys((*known.verbatim, *again.verbatim))),
        identifiers=tuple(dict.fromkeys((*known.identifiers, *again.identifiers))),
        sites=tuple(dict.fromkeys((*known.sites, *again.sites))),
    )
