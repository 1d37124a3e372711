"""A festival as its page shows it: editions by year, and the films each one chose and awarded."""

from dataclasses import dataclass

from kg.web.node import Node


@dataclass(frozen=True, slots=True)
class Programme:
    """One edition: its year, the selections and the awards it is known for."""

    edition: Node
    year: str
    selections: tuple[Node, ...]
    awards: tuple[Node, ...]


def programmes(node: Node) -> tuple[Programme, ...]:
    """Return the editions of a series, or the one edition itself, by year."""
    editions = (node,) if node.is_a("kg:FestivalEdition") else node.back("schema:superEvent")
    return tuple(sorted(map(_programme, editions), key=lambda one: (one.year, one.edition.iri)))


def _programme(edition: Node) -> Programme:
    events = sorted(edition.back("kg:edition"), key=lambda one: one.iri)
    return Programme(
        edition=edition,
        year=str(edition.value("kg:editionYear") or ""),
        selections=tuple(one for one in events if one.is_a("kg:Selection")),
        awards=tuple(one for one in events if one.is_a("kg:AwardEvent")),
    )
