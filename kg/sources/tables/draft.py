"""A record in the making: what the fields of one row add up to.

The mutable thing on the reading path: one is made, filled and turned into a frozen record for each row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from kg.fields import scripts
from kg.model import (
    Agent,
    Award,
    Contribution,
    Finding,
    Identifier,
    Manifestation,
    Name,
    Note,
    Origin,
    Place,
    Release,
    Selection,
    Text,
    Title,
    When,
)
from kg.sources import told
from kg.sources.tables.bound import Got
from kg.sources.tables.row import Cell

_T = TypeVar("_T")


@dataclass(slots=True)
class Draft:
    """Everything the fields of one row have said so far; `held` are the locators of cells that a field holds."""

    origin: Origin
    cleared: bool = False
    order: str = "DMY"
    titles: list[Title] = field(default_factory=list)
    created: When | None = None
    countries: list[Place] = field(default_factory=list)
    country_words: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    form_words: list[str] = field(default_factory=list)
    agents: dict[str, Agent] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    selections: list[Selection] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    manifestations: list[Manifestation] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    genres: list[Text] = field(default_factory=list)
    keywords: list[Text] = field(default_factory=list)
    ratings: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    part_of: list[str] = field(default_factory=list)
    page: str | None = None
    minutes: int | None = None
    duration_statement: str | None = None
    colour: str | None = None
    colour_statement: str | None = None
    languages: list[str] = field(default_factory=list)
    language_words: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    born: When | None = None
    died: When | None = None
    occupations: list[Text] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    place_words: list[str] = field(default_factory=list)
    located: list[str] = field(default_factory=list)
    verbatim: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    _orders: dict[str, int] = field(default_factory=dict)

    def take(self, got: Got, column: str) -> Sequence[Cell]:
        """Take the cells of a value; what it could not read is kept word for word, and told."""
        self.held.update(got.held)
        return self.look(got, column)

    def look(self, got: Got, column: str) -> Sequence[Cell]:
        """Return the cells of a value without holding them; what it could not read is kept and told."""
        for cell, fault in got.unread:
            if fault:
                self.unread(cell, column, fault)
            else:
                self.keep(cell, column)
        for cell, words in got.doubtful:
            self.tell("value-unread", cell.locator, cell.words.strip(), f"{label(column)}: {words}")
        return got.cells

    def keep(self, cell: Cell, column: str) -> None:
        """Keep a cell's words as they stand."""
        self.held.add(cell.locator)
        words = f"{label(column)}: {cell.words.strip()}"
        if words not in self.verbatim:
            self.verbatim.append(words)
            self.located.append(cell.locator)

    def unread(self, cell: Cell, column: str, fault: str | None = None) -> None:
        """Keep the words of a value that is not of its field's form, and tell it."""
        self.keep(cell, column)
        rule = "value-unread"
        message = f"{label(column)}: {fault}" if fault else f"{label(column)}: {told.RULES[rule][1]}"
        self.tell(rule, cell.locator, cell.words.strip(), message)

    def tell(self, rule: str, locator: str, value: str, message: str | None = None) -> None:
        """Add a finding about a value."""
        self.findings.append(told.told(rule, self.origin.at(locator), value, message))

    def spelling(self, cell: Cell) -> None:
        """Tell what is odd about the letters and spaces of a title or a name."""
        if is_odd(cell.text):
            self.findings.extend(told.spelling(cell.text, self.origin.at(cell.locator)))

    def next_order(self, role: str) -> int:
        """Return the place of the next entry of a role, from 1."""
        self._orders[role] = self._orders.get(role, 0) + 1
        return self._orders[role]

    def credit(self, agent: Agent) -> None:
        """Add an agent, or what another place says of one that is there already."""
        known = self.agents.get(agent.key)
        if known is None:
            self.agents[agent.key] = agent
            return
        self.agents[agent.key] = replace(
            known,
            names=joined(known.names, agent.names),
            locators=joined(known.locators, agent.locators),
            verbatim=joined(known.verbatim, agent.verbatim),
        )


def joined(first: Iterable[_T], second: Iterable[_T]) -> tuple[_T, ...]:
    """Return the values of both, each once, in order."""
    return tuple(dict.fromkeys((*first, *second)))


@lru_cache(maxsize=4096)
def label(column: str) -> str:
    """Return a column's name as people read it: a path of JSON without the marks of lists."""
    return column.replace("[]", "")


@lru_cache(maxsize=1 << 16)
def is_odd(text: str) -> bool:
    """Tell whether a value has stray spaces or a word in two alphabets."""
    return text != " ".join(text.split()) or bool(scripts.mixed_tokens(text))
