"""What a source says, before any RDF: frozen values of the standard library only."""

from typing import TypeAlias

from kg.model.authority import Authority, Quads
from kg.model.film import (
    Agent,
    AgentKind,
    Award,
    Contribution,
    Edition,
    Expression,
    Film,
    Item,
    Manifestation,
    Name,
    Note,
    Place,
    PlaceKind,
    Release,
    Selection,
    Series,
    Text,
    Title,
    When,
)
from kg.model.identifier import Identifier
from kg.model.origin import Finding, Origin, Rejected, Severity
from kg.model.part import Counts, Files, Part, Receipt, Slot, Spooled

Record: TypeAlias = Film | Authority | Quads
"""What one source record says: about a film, about an agent, or in RDF already."""

__all__ = [
    "Agent",
    "AgentKind",
    "Authority",
    "Award",
    "Contribution",
    "Counts",
    "Edition",
    "Expression",
    "Files",
    "Film",
    "Finding",
    "Identifier",
    "Item",
    "Manifestation",
    "Name",
    "Note",
    "Origin",
    "Part",
    "Place",
    "PlaceKind",
    "Quads",
    "Receipt",
    "Record",
    "Rejected",
    "Release",
    "Selection",
    "Series",
    "Severity",
    "Slot",
    "Spooled",
    "Text",
    "Title",
    "When",
]
