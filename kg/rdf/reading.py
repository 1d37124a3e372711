"""A description asked in the words of a view: names, literals, linked things, credits in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.fields.labels import ordered_by_rank
from kg.model import Text
from kg.rdf.concepts import Concepts, texts
from kg.rdf.statement import Description, bare, is_literal, ranked
from kg.rdf.vocab import KG, RDF, SCHEMA


class Credit(NamedTuple):
    """A contribution as a view shows it; `property` is its role's schema.org property as N-Triples text."""

    agent: str
    property: str | None
    role: str | None
    character: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A description with what is needed to word it; subjects, predicates and objects are N-Triples text."""

    description: Description
    concepts: Concepts
    languages: Sequence[str]

    def properties(self, subject: str) -> Mapping[str, tuple[str, ...]]:
        """Return everything said about one subject."""
        return self.description.get(subject, {})

    def terms(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the objects, those of the first-ranking source first."""
        return self.properties(subject).get(predicate, ())

    def things(self, subject: str, *path: str) -> tuple[str, ...]:
        """Return the linked things at the end of a path of predicates, each once."""
        found: tuple[str, ...] = (subject,)
        for predicate in path:
            found = tuple(
                dict.fromkeys(term for start in found for term in self.terms(start, predicate) if not is_literal(term))
            )
        return found

    def pointing(self, target: str, predicate: str) -> tuple[str, ...]:
        """Return the subjects that point to a thing, sorted."""
        return tuple(sorted(one for one in self.description if target in self.terms(one, predicate)))

    def texts(self, subject: str, predicate: str) -> tuple[Text, ...]:
        """Return the literals, the reader's languages first."""
        return ordered_by_rank(texts(self.terms(subject, predicate)), self.languages)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the literals' strings, each once, the reader's languages first."""
        return distinct(text.value for text in self.texts(subject, predicate))

    def first(self, subject: str, predicate: str) -> str | None:
        """Return the literal that suits the reader best."""
        return next(iter(self.values(subject, predicate)), None)

    def types(self, subject: str) -> tuple[str, ...]:
        """Return the classes."""
        return self.terms(subject, RDF["type"])

    def label(self, concept: str) -> str | None:
        """Return the label of a concept."""
        return self.concepts.labels.get(bare(concept))

    def credits(self, work: str) -> tuple[Credit, ...]:
        """Return the contributions of a work: by role, then in the order printed."""
        found = [(self._order(contribution), contribution) for contribution in self.things(work, KG["contribution"])]
        return tuple(
            self._credit(contribution, agent)
            for _, contribution in sorted(found)
            for agent in self.things(contribution, KG["agent"])
        )

    def _order(self, contribution: str) -> tuple[tuple[str, ...], int]:
        order = self.first(contribution, KG["order"])
        return self.terms(contribution, KG["role"]), int(order) if order and order.isdecimal() else 0

    def _credit(self, contribution: str, agent: str) -> Credit:
        role = next(iter(self.things(contribution, KG["role"])), "")
        property_ = self.concepts.properties.get(bare(role))
        return Credit(
            agent=agent,
            property=f"<{property_}>" if property_ else None,
            role=self.label(role) or self.first(contribution, KG["roleStatement"]),
            character=self.first(contribution, KG["characterName"]),
        )


def read(
    lines: Iterable[str], concepts: Concepts, languages: Sequence[str], ranks: Mapping[str, int] | None = None
) -> Reading:
    """Read N-Triples or N-Quads lines for one view; `ranks` are those of the sources that say a line, from 0."""
    return Reading(ranked(lines, ranks or {}), concepts, languages)


def edition_names(reading: Reading, edition: str) -> tuple[Text, ...]:
    """Name a festival edition: ``festival de Locarno, 1995``, in each language its series has a name in."""
    years = reading.values(edition, KG["editionYear"])
    names = [
        text
        for series in reading.things(edition, SCHEMA["superEvent"])
        for text in reading.texts(series, SCHEMA["name"])
    ]
    return tuple(Text(", ".join([name.value, *years]), name.language) for name in names)


def distinct(values: Iterable[str]) -> list[str]:
    """Return each string once, in order of first appearance."""
    return list(dict.fromkeys(values))
