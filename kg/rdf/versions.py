"""Expressions, manifestations, and the contributions to each level (LRMoo F2, F3; BIBFRAME Contribution)."""

from collections.abc import Mapping

from kg.model import Contribution, Expression, Film, Manifestation
from kg.rdf.record import Statements
from kg.rdf.releases import release
from kg.rdf.terms import integer, iri, literal, typed
from kg.rdf.vocab import EDTF, KG, LRMOO, SCHEMA, VOC, XSD


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
        node = record.part("contribution", path, contribution.role, str(contribution.order))
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
        if expression.minutes is not None:
            record.add(node, KG["duration"], typed(f"PT{expression.minutes}M", XSD["duration"]))
            record.add(node, KG["durationMinutes"], integer(expression.minutes))
        if expression.duration_statement:
            record.add(node, KG["durationStatement"], literal(expression.duration_statement))
        if expression.colour:
            record.add(node, KG["colour"], VOC[expression.colour])
        if expression.colour_statement:
            record.add(node, KG["colourStatement"], literal(expression.colour_statement))
        if expression.label:
            record.add(node, KG["fieldLabel"], literal(expression.label))
        for each in expression.releases:
            record.add(node, SCHEMA["releasedEvent"], release(each, record, "expression", str(number)))

    def _expression_node(self, number: int) -> str:
        kind = self._film.expressions[number - 1].kind
        return self._record.part("expression", kind, str(number))

    def _manifestation(self, manifestation: Manifestation, number: int) -> None:
        record = self._record
        node = record.part("manifestation", str(number))
        record.typed(node, KG["Manifestation"])
        record.located(node, manifestation.locators)
        record.add(node, LRMOO["R4_embodies"], self._expression_node(1))
        if manifestation.carrier:
            record.add(node, KG["carrier"], VOC[manifestation.carrier])
        if manifestation.carrier_statement:
            record.add(node, KG["carrierStatement"], literal(manifestation.carrier_statement))
        if manifestation.label:
            record.add(node, KG["fieldLabel"], literal(manifestation.label))
        if manifestation.published:
            self._published(node, manifestation)
        for language in manifestation.subtitles:
            record.add(node, KG["subtitleLanguage"], literal(language))
        for words in manifestation.verbatim:
            record.add(node, KG["verbatim"], literal(words))
        for contribution in manifestation.contributions:
            self._contribution(contribution, node, f"manifestation {number}")
        if manifestation.release:
            published = release(manifestation.release, record, "manifestation", str(number))
            record.add(node, SCHEMA["publication"], published)

    def _published(self, node: str, manifestation: Manifestation) -> None:
        published = manifestation.published
        if published is None:
            return
        datatype = XSD["gYear"] if len(published.value) == 4 else XSD["date"]
        self._record.add(node, SCHEMA["datePublished"], typed(published.value, datatype))
        self._record.add(node, KG["dateEdtf"], typed(published.edtf, EDTF["EDTF"]))
