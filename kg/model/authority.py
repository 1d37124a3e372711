"""Records that are not about a film: an authority record about one agent, and a record that is RDF already."""

from dataclasses import dataclass

from kg.model.film import Agent, Note
from kg.model.identifier import Identifier
from kg.model.origin import Finding, Origin


@dataclass(frozen=True, slots=True)
class Authority:
    """A record about one person or organisation, as an authority file or a people table holds it.

    Film records of the same source refer to it by `agent.key`; they carry an agent of that key without names.
    """

    origin: Origin
    content_hash: str
    agent: Agent
    notes: tuple[Note, ...] = ()
    url: str | None = None
    publisher: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Quads:
    """A record that came as RDF under the ontology: N-Quads lines, sorted and distinct.

    `lines` of the record's own graph and, for places, of the gazetteer's; no blank nodes. They are published as
    they are: nothing is mapped. `identified` gives the identifiers of the films and agents among them, by IRI.
    """

    origin: Origin
    content_hash: str
    lines: tuple[str, ...]
    identified: tuple[tuple[str, tuple[Identifier, ...]], ...] = ()
    findings: tuple[Finding, ...] = ()
