"""Releases of the work, awards, selections, and the festival series and editions they belong to."""

from kg.fields.names import person_key
from kg.model import Award, Edition, Film, Selection
from kg.rdf import places
from kg.rdf.record import Statements
from kg.rdf.releases import release
from kg.rdf.terms import integer, literal, typed
from kg.rdf.vocab import KG, SCHEMA, VOC, XSD


class Events:
    """Writes what happened to a film."""

    def __init__(self, film: Film, record: Statements) -> None:
        self._film = film
        self._record = record

    def write(self) -> None:
        """State releases, awards and selections."""
        for number, event in enumerate(self._film.releases, start=1):
            node = release(event, self._record, "work", str(number))
            self._record.add(self._record.work, SCHEMA["releasedEvent"], node)
        for number, award in enumerate(self._film.awards, start=1):
            self._award(award, number)
        for selection in self._film.selections:
            self._selection(selection)

    def _award(self, award: Award, number: int) -> None:
        record = self._record
        node = record.part("event", "award", str(number))
        record.add(record.work, KG["award"], node)
        record.typed(node, KG["AwardEvent"], SCHEMA["Event"])
        record.located(node, award.locators)
        record.add(node, SCHEMA["workFeatured"], record.work)
        record.add(node, KG["edition"], self._edition(award.edition, award.locators))
        record.add(node, KG["awardName"], literal(award.name))
        record.add(node, KG["outcome"], VOC[f"outcome-{award.outcome}"])
        record.add(node, KG["verbatim"], literal(award.statement))
        if award.recipient:
            record.add(node, KG["recipient"], literal(award.recipient))
        if award.recipient_agent:
            record.add(node, KG["recipient"], record.agent(award.recipient_agent))

    def _selection(self, selection: Selection) -> None:
        record = self._record
        node = record.part("event", "selection", str(selection.order))
        record.add(record.work, KG["selection"], node)
        record.typed(node, KG["Selection"])
        record.located(node, selection.locators)
        record.add(node, SCHEMA["workFeatured"], record.work)
        record.add(node, KG["order"], integer(selection.order))
        record.add(node, KG["edition"], self._edition(selection.edition, selection.locators))
        record.add(node, KG["statement"], literal(selection.statement))

    def _edition(self, edition: Edition, locators: tuple[str, ...]) -> str:
        record = self._record
        name = person_key(edition.series.name)
        series, node = record.series(name), record.edition(name, edition.year)
        record.typed(series, KG["FestivalSeries"], SCHEMA["EventSeries"])
        record.located(series, locators)
        record.add(series, SCHEMA["name"], literal(edition.series.name))
        if edition.series.alternate:
            record.add(series, SCHEMA["alternateName"], literal(edition.series.alternate))
        if edition.series.verbatim:
            record.add(series, KG["verbatim"], literal(edition.series.verbatim))
        record.typed(node, KG["FestivalEdition"], SCHEMA["Festival"])
        record.located(node, locators)
        record.add(node, SCHEMA["superEvent"], series)
        record.add(node, KG["editionYear"], typed(edition.year, XSD["gYear"]))
        if edition.place:
            record.add(node, SCHEMA["location"], places.term(edition.place, record.space))
        if edition.venue:
            record.add(node, KG["venue"], record.agent(edition.venue))
        return node
