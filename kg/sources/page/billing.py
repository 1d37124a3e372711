"""Who is credited for what, in which order, once the whole page is read."""

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Agent, AgentKind, Award, Contribution, Manifestation
from kg.sources.page.agents import Mention, key_of_name
from kg.sources.page.entries import entry
from kg.sources.page.reading import Reading

Keys = dict[str, str]
"""From the key of each printed form to the key of its agent."""


def directors_credited(body: Reading) -> tuple[str, ...]:
    """Return every form in which the credit lines name a director."""
    return tuple(form.value for each in body.contributions if each.role == "director" for form in each.credited_as)


def contributions(body: Reading, directors: tuple[tuple[Mention, ...], ...], keys: Keys) -> tuple[Contribution, ...]:
    """Number the work's contributions; directors of the header whom no credit line names come last."""
    return _ordered([*_rekeyed(body.contributions, keys), *_uncredited(body, directors, keys)])


def published(manifestation: Manifestation, keys: Keys) -> Manifestation:
    """Number a manifestation's contributions."""
    return replace(manifestation, contributions=_ordered(_rekeyed(manifestation.contributions, keys)))


def awarded(award: Award, known: tuple[Agent, ...], keys: Keys) -> Award:
    """Name the agent who received an award, if the record credits exactly one of that name."""
    return replace(award, recipient_agent=_recipient(award.recipient, known, keys))


def _uncredited(body: Reading, directors: tuple[tuple[Mention, ...], ...], keys: Keys) -> list[Contribution]:
    credited = {keys[each.agent] for each in body.contributions if each.role == "director"}
    missing = {keys[mentions[0].key]: mentions for mentions in directors}
    return [
        Contribution(key, "director", 0, tuple(each.locator for each in mentions), None, mentions[0].forms)
        for key, mentions in missing.items()
        if key not in credited
    ]


def _rekeyed(credited: Iterable[Contribution], keys: Keys) -> list[Contribution]:
    return [replace(each, agent=keys[each.agent]) for each in credited]


def _ordered(credited: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Number contributions from 1, per role."""
    counts: dict[str, int] = {}
    numbered = []
    for each in credited:
        counts[each.role] = counts.get(each.role, 0) + 1
        numbered.append(replace(each, order=counts[each.role]))
    return tuple(numbered)


def _recipient(recipient: str | None, known: tuple[Agent, ...], keys: Keys) -> str | None:
    """Find the agent by a credited form, ``_N`` included; else the one agent who bears the shown name."""
    forms = entry(recipient, AgentKind.PERSON).forms if recipient else ()
    wanted = {key_of_name(kind, form.value) for form in forms for kind in AgentKind}
    bearers = {keys[key] for key in wanted if key in keys} or {
        agent.key for agent in known if wanted & {key_of_name(agent.kind, name.display.value) for name in agent.names}
    }
    return next(iter(bearers)) if len(bearers) == 1 else None
