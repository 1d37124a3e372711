"""One entity as it is read: its statements, and what has been taken of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.fields import wikidata
from kg.fields.wikidata import Statement
from kg.model import Finding, Origin, Text
from kg.sources.branches import clean
from kg.sources.told import told

# What the entity is, and what its texts and statements are; all else of a document is said by its name.
_READ = frozenset({"type", "id", "labels", "aliases", "descriptions", "claims", "sitelinks"})


class Entity:
    """An entity of a document. `place` is where it stands; statements are located by pointer (``/claims/P57/0``).

    A statement that is taken stands in a field of the record. It is still kept in words if it has a rank,
    qualifiers or references that the field does not say.
    """

    def __init__(self, document: Mapping[str, Any], place: str) -> None:  # Any: parsed JSON
        self.id = str(document["id"])
        self.place = place or "L1"
        self.statements = wikidata.statements(document)
        self._document = document
        self._before = f"{place} " if place.startswith("L") and "/" not in place else place
        self._taken: dict[tuple[str, int], frozenset[str]] = {}
        self._respelt: set[tuple[str, int]] = set()

    def best(self, name: str) -> tuple[Statement, ...]:
        """Return the statements of a property that give a value and are not deprecated, preferred ones first."""
        return wikidata.best(self.statements[name]) if name in self.statements else ()

    def items(self, name: str) -> Iterator[tuple[Statement, str]]:
        """Yield the statements of a property that name an entity, with its number."""
        for each in self.best(name):
            number = wikidata.item(each.snak)
            if number:
                yield each, number

    def texts(self, name: str) -> Iterator[tuple[Statement, str]]:
        """Yield the statements of a property that give a string, with it."""
        for each in self.best(name):
            words = clean(wikidata.text(each.snak) or "")
            if words:
                yield each, words

    def take(self, statement: Statement, *qualifiers: str) -> str:
        """Say that a field holds a statement, and qualifiers of it; return its place."""
        self._taken[statement.property, statement.number] = frozenset(qualifiers)
        return self.at(statement)

    def take_respelt(self, statement: Statement) -> None:
        """Say that a field holds a statement in another spelling: its own words are kept."""
        self.take(statement)
        self._respelt.add((statement.property, statement.number))

    def at(self, statement: Statement) -> str:
        """Return the place of a statement."""
        return f"{self._before}/claims/{statement.property}/{statement.number}"

    def labels(self) -> tuple[tuple[Text, str], ...]:
        """Return the labels, each with its place."""
        found = self._document.get("labels") or {}
        texts = ((code, clean(str(each["value"]))) for code, each in found.items())
        return tuple(
            (Text(words, wikidata.tag(code)), f"{self._before}/labels/{code}") for code, words in texts if words
        )

    def aliases(self) -> tuple[tuple[Text, str], ...]:
        """Return the aliases, each with its place."""
        found = self._document.get("aliases") or {}
        return tuple(
            (Text(words, wikidata.tag(code)), f"{self._before}/aliases/{code}/{number}")
            for code, listed in found.items()
            for number, each in enumerate(listed)
            if (words := clean(str(each["value"])))
        )

    def left(self, origin: Origin) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
        """Word what no field holds; one finding names the properties, and one each other part of the document."""
        rest = [each for listed in self.statements.values() for each in listed if not self._is_held(each)]
        words = [clean(wikidata.described(each)) for each in rest]
        unread = list(dict.fromkeys(each.property for each in rest if (each.property, each.number) not in self._taken))
        findings = [told("field-unread", origin.at(f"{self._before}/claims"), " ".join(unread))] if unread else []
        for name, parts in self._rest():
            words += parts
            findings.append(told("field-unread", origin.at(f"{self._before}/{name}"), parts[0]))
        return tuple(dict.fromkeys(words)), tuple(findings)

    def _is_held(self, statement: Statement) -> bool:
        place = (statement.property, statement.number)
        taken = self._taken.get(place)
        if (
            taken is None
            or place in self._respelt
            or statement.rank != wikidata.NORMAL
            or wikidata.is_julian(statement.snak)
        ):
            return False
        return not statement.references and all(each.property in taken for each in statement.qualifiers)

    def _rest(self) -> Iterator[tuple[str, list[str]]]:
        """Yield descriptions, links to wikis and what else the document says, in words."""
        described = self._document.get("descriptions") or {}
        if described:
            yield "descriptions", [clean(f"description ({code}): {each['value']}") for code, each in described.items()]
        links = self._document.get("sitelinks") or {}
        if links:
            yield "sitelinks", [clean(_link(site, each)) for site, each in links.items()]
        for name, value in self._document.items():
            if name not in _READ and value not in (None, "", [], {}):
                yield name, [clean(f"{name}: {value}")]


def _link(site: str, link: Mapping[str, Any]) -> str:  # Any: parsed JSON
    badges = [f" ({', '.join(link['badges'])})"] if link.get("badges") else []
    return f"sitelink {site}: {link['title']}" + "".join(badges)
