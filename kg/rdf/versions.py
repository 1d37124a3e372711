"""Expressions, manifestations, and the contributions to each level (LRMoo F2, F3; BIBFRAME Contribution)."""

from collections.abc import Mapping

from kg.model import Contribution, Expression, Film, Item, Manifestation
from kg.rdf.record import Statements
from kg.rdf.releases import release
from kg.rdf.terms import integer, iri, literal, typed
from kg.rdf.titles import title_of
from kg.rdf.vocab import KG, LRMOO, SCHEMA, VOC, XSD


class Versions:
    """Writes a film's contributions, expressions and manifestations."""

    def __init__(self, film: Film, record: Statements, shortcuts: Mapping[str, str]) -> None:
        self._film = film
        self._record = record
        self._shortcuts = shortcuts

    def write(self) -> None:
        """State everything from the work's contributions down to its carriers."""
        for contribution in self._film.contributions:
            self._contribution(contribution, self._record.work, "work")
        for number, expression in enumerate(self._film.expressions, start=1):
            self._expression(expression, number)
        for number, manifestation in enumerate(self._film.manifestations, start=1):
            self._manifestation(manifestation, number)

    def _contribution(self, contribution: Contribution, target: str, path: str) -> None:
        record = self._record
        # Records that share a work may each credit somebody as the first of a role: the agent tells them apart.
        apart = (contribution.agent,) if record.shares_work else ()
        node = record.work_part("contribution", path, contribution.role, str(contribution.order), *apart)
        agent = record.agent(contribution.agent)
        record.add(target, KG["contribution"], node)
        record.typed(node, KG["Contribution"])
        record.located(node, contribution.locators)
        record.add(node, KG["agent"], agent)
        record.add(node, KG["role"], VOC[f"role-{contribution.role}"])
        record.add(node, KG["order"], integer(contribution.order))
        if contribution.statement:
            record.add(node, KG["roleStatement"], literal(contribution.statement))
        for form in contribution.credited_as:
            record.add(node, KG["creditedAs"], literal(form.value, form.language))
        if contribution.character:
            record.add(node, KG["characterName"], literal(contribution.character))
        shortcut = self._shortcuts.get(contribution.role)
        if shortcut:
            record.add(target, iri(shortcut), agent)

    def _expression(self, expression: Expression, number: int) -> None:
        record = self._record
        node = self._expression_node(number)
        record.add(record.work, LRMOO["R3_is_realised_in"], node)
        record.typed(node, KG["Expression"])
        record.located(node, expression.locators)
        record.add(node, LRMOO["R3i_realises"], record.work)
        record.add(node, KG["expressionType"], VOC[f"version-{expression.kind}"])
        self._running(node, expression)
        if expression.label:
            record.add(node, KG["fieldLabel"], literal(expression.label))
        record.said(node, SCHEMA["inLanguage"], expression.languages)
        record.said(node, KG["languageStatement"], expression.language_statements)
        for each in expression.releases:
            record.add(node, SCHEMA["releasedEvent"], release(each, record, "expression", str(number)))

    def _expression_node(self, number: int) -> str:
        """Name a version; where records share the work, each version is told apart by what is said of it."""
        version = self._film.expressions[number - 1]
        said = (str(version.minutes), version.colour or "", *version.languages)
        apart = said if self._record.shares_work else ()
        return self._record.work_part("expression", version.kind, str(number), *apart)

    def _manifestation(self, manifestation: Manifestation, number: int) -> None:
        record = self._record
        node = record.part("manifestation", str(number))
        record.typed(node, KG["Manifestation"])
        record.located(node, manifestation.locators)
        record.add(node, LRMOO["R4_embodies"], self._expression_node(manifestation.expression))
        if manifestation.carrier:
            record.add(node, KG["carrier"], VOC[manifestation.carrier])
        if manifestation.carrier_statement:
            record.add(node, KG["carrierStatement"], literal(manifestation.carrier_statement))
        if manifestation.label:
            record.add(node, KG["fieldLabel"], literal(manifestation.label))
        if manifestation.published:
            record.dated(node, SCHEMA["datePublished"], manifestation.published)
        for language in manifestation.subtitles:
            record.add(node, KG["subtitleLanguage"], literal(language))
        record.said(node, KG["verbatim"], manifestation.verbatim)
        record.said(node, KG["extentStatement"], manifestation.extents)
        record.said(node, KG["rightsStatement"], manifestation.rights)
        self._running(node, manifestation)
        for title in manifestation.titles:
            title_of(node, title, manifestation.titles, record)
        path = ("manifestation", self._film.origin.key, str(number))
        record.identified(node, path, manifestation.identifiers, manifestation.locators)
        for place, item in enumerate(manifestation.items, start=1):
            self._item(item, node, f"{number}.{place}")
        for contribution in manifestation.contributions:
            self._contribution(contribution, node, f"manifestation {number}")
        if manifestation.release:
            published = release(manifestation.release, record, "manifestation", str(number))
            record.add(node, SCHEMA["publication"], published)

    def _running(self, node: str, version: Expression | Manifestation) -> None:
        """State how long a version or a carrier runs, and in what colour."""
        record = self._record
        if version.minutes is not None:
            record.add(node, KG["duration"], typed(f"PT{version.minutes}M", XSD["duration"]))
            record.add(node, KG["durationMinutes"], integer(version.minutes))
        if version.duration_statement:
            record.add(node, KG["durationStatement"], literal(version.duration_statement))
        if version.colour:
            record.add(node, KG["colour"], VOC[version.colour])
        if version.colour_statement:
            record.add(node, KG["colourStatement"], literal(version.colour_statement))

    def _item(self, item: Item, manifestation: str, path: str) -> None:
        record = self._record
        node = record.part("item", path)
        record.typed(node, KG["Item"])
        record.located(node, item.locators)
        record.add(node, LRMOO["R7_exemplifies"], manifestation)
        if item.carrier:
            record.add(node, KG["carrier"], VOC[item.carrier])
        said = (
            (KG["carrierStatement"], item.carrier_statement),
            (KG["shelfMark"], item.shelf_mark),
            (KG["holder"], item.holder),
            (KG["accessStatement"], item.access_statement),
        )
        for predicate, words in said:
            if words:
                record.add(node, predicate, literal(words))
        record.said(node, KG["verbatim"], item.verbatim)
        record.identified(node, ("item", self._film.origin.key, path), item.identifiers, item.locators)
