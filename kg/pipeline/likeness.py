"""Films and people that may be the same, told for a person to decide: likeness never joins anything.

Films are alike by a title, the year and a director; a title as folded, a director's name by its sound, so that
Сокуров is Sokourov. People are alike by one Cyrillic name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.fields import scripts
from kg.fields.fold import fold, name_key
from kg.fields.names import person_key
from kg.model import Agent, AgentKind, Film, Finding, Origin, Severity
from kg.reconcile.sssom import ledger_line

_WORK, _PERSON = "duplicate-work", "duplicate-person"
_WHAT = {_WORK: "film", _PERSON: "person"}
_DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Alike:
    """A work or agent (by local IRI) of one record, by a rule and what it shares with others: as compared, as shown."""

    rule: str
    words: str
    shown: str
    node: str
    origin: Origin


def works_alike(work: str, film: Film) -> Iterator[tuple[str, str, str, str]]:
    """Yield what a film has in common with any that may be the same: (rule, words, shown, work)."""
    year = film.created.value[:4] if film.created and film.created.value else None
    if year is None:
        return
    credited = {each.agent for each in film.contributions if each.role == _DIRECTOR}
    names = (name.display.value for agent in film.agents if agent.key in credited for name in agent.names)
    directors = {key: name for name in names if (key := name_key(name))}
    titles = {key: title.text.value for title in film.titles if (key := fold(title.text.value))}
    for title, printed in sorted(titles.items()):
        for director, name in sorted(directors.items()):
            yield (_WORK, f"{title}|{year}|{director}", f"{printed}, {year}, {name}", work)


def people_alike(named: Iterable[tuple[str, Agent]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the full Cyrillic names of people: (rule, words, shown, agent)."""
    for node, agent in named:
        if agent.kind is AgentKind.PERSON:
            shown = (name.display.value for name in agent.names)
            keys = {person_key(name): name for name in shown if " " in name and scripts.is_cyrillic(name)}
            yield from ((_PERSON, key, name, node) for key, name in sorted(keys.items()))


def offers(
    groups: Iterable[tuple[Alike, ...]], moved: Mapping[str, str], apart: frozenset[frozenset[str]]
) -> Iterator[Finding]:
    """Tell each pair that may be one, once: what is in one cluster or was kept apart by a person is not told."""
    told: set[tuple[str, str]] = set()
    for first, *others in groups:
        one = moved.get(first.node, first.node)
        for each in others:
            other = moved.get(each.node, each.node)
            pair = (one, other) if one < other else (other, one)
            if one == other or pair in told or frozenset((first.node, each.node)) in apart:
                continue
            told.add(pair)
            yield _offer(first, each)


def _offer(one: Alike, other: Alike) -> Finding:
    """Word a pair, with the line of the ledger that joins it."""
    line = ledger_line(one.node, other.node, label=one.shown, evidence=one.shown)
    return Finding(
        other.origin,
        one.rule,
        Severity.WARNING,
        f"this and {one.origin} may be one {_WHAT[one.rule]}: {one.shown}",
        one.node,
        f"if they are one: kg join {one.node} {other.node} --author NAME; or add this line to the ledger: {line}",
        other.node,
    )
