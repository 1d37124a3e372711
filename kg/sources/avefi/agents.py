"""Activities: who did what, at a work or at a manifestation."""

from dataclasses import replace

from kg.model import AgentKind
from kg.sources.avefi.entries import identifier
from kg.sources.avefi.tables import COMPANY_ROLES, OTHER_ROLE, ROLES
from kg.sources.branches import Branch
from kg.sources.naming import Credits, Mention, agent_of

_KINDS = {
    "Person": AgentKind.PERSON,
    "CorporateBody": AgentKind.ORGANISATION,
    "Family": AgentKind.ORGANISATION,
    "PersonGroup": AgentKind.ORGANISATION,
}
_PLAIN = frozenset({"Person", "CorporateBody"})


def credited(event: Branch, credits: Credits, source: str, to: str = "") -> None:
    """Credit everybody an event names; what cannot be credited stays with the event."""
    for activity in event.each("has_activity"):
        statement = activity.said("type")
        role = ROLES.get(statement or "", OTHER_ROLE)
        told = False
        for agent in activity.each("has_agent"):
            mention = _mention(agent, role)
            if agent_of(mention):
                told = credits.credit(_numbered(mention, agent, source), role, statement=statement, to=to)
        if told:
            activity.take("type", "category")


def _mention(agent: Branch, role: str) -> Mention:
    kind = _KINDS.get(agent.said("type") or "", AgentKind.ORGANISATION if role in COMPANY_ROLES else AgentKind.PERSON)
    return Mention(kind, agent.said("has_name"), agent.place)


def _numbered(mention: Mention, agent: Branch, source: str) -> Mention:
    """Take all that is said of an agent; namesakes are told apart by their number in an authority file."""
    agent.take("has_name", "category", *(("type",) if agent.said("type") in _PLAIN else ()))
    numbers = tuple(found for each in agent.each("same_as") if (found := identifier(each, source)))
    also = tuple(words for each in agent.each("has_alternate_name") if (words := each.take()))
    apart = f" {numbers[0].scheme}:{numbers[0].value}" if numbers else ""
    return replace(mention, identifiers=numbers, also=also, apart=apart)
