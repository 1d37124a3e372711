"""An agent as its page shows it: films by role, and what those films won."""

from dataclasses import dataclass
from itertools import groupby

from kg.web.film import role_order
from kg.web.node import Node
from kg.web.terminology import terminology


@dataclass(frozen=True, slots=True)
class Part:
    """One credit of an agent and the film it is for, where that is known."""

    film: Node
    contribution: Node
    year: str


@dataclass(frozen=True, slots=True)
class Filmography:
    """The films of one role, by year."""

    role: str
    label: str
    parts: tuple[Part, ...]


def filmography(agent: Node) -> tuple[Filmography, ...]:
    """Group an agent's credits by role, roles in the order of a credit sheet, films by year."""
    parts = [part for one in agent.back("kg:agent") for part in _parts(one)]
    parts.sort(key=lambda part: (*role_order(_role(part)), part.year, part.film.iri))
    return tuple(
        Filmography(role, terminology().label(role), tuple(group)) for role, group in groupby(parts, key=_role)
    )


def awards(agent: Node) -> tuple[Node, ...]:
    """Return the awards of the films an agent took part in, by year."""
    films = {part.film.iri: part.film for group in filmography(agent) for part in group.parts}
    found = {award.iri: award for film in films.values() for award in _awards(film)}
    return tuple(sorted(found.values(), key=lambda award: (award_year(award), award.iri)))


def award_year(award: Node) -> str:
    """Return the year of the edition an award was given at, or an empty string."""
    edition = award.node("kg:edition")
    return str(edition.value("kg:editionYear") or "") if edition else ""


def film_of(node: Node) -> Node | None:
    """Return the film a node belongs to: by feature, version, carrier, copy, credit or number."""
    steps = (
        node.nodes("schema:workFeatured"),
        node.nodes("lrmoo:R3i_realises"),
        node.back("kg:contribution"),
        node.nodes("lrmoo:R4_embodies"),
        node.nodes("lrmoo:R7_exemplifies"),
        node.back("kg:title"),
        node.back("kg:note"),
        node.back("kg:identifier"),
    )
    for near in (one for step in steps for one in step):
        if near.is_a("kg:Work"):
            return near
        further = film_of(near)
        if further is not None:
            return further
    return None


def year_of(film: Node) -> str:
    """Return a film's year of reference, or an empty string."""
    return str(film.value("schema:dateCreated") or "")


def _parts(contribution: Node) -> tuple[Part, ...]:
    film = film_of(contribution)
    return (Part(film, contribution, year_of(film)),) if film else ()


def _role(part: Part) -> str:
    return str(part.contribution.value("kg:role") or "")


def _awards(film: Node) -> tuple[Node, ...]:
    return (
        *film.nodes("kg:award"),
        *(one for one in film.back("schema:workFeatured") if one.is_a("kg:AwardEvent")),
    )
