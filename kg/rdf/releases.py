"""Releases: publication events with a day, of a work, a version or a carrier."""

from kg.model import Release
from kg.rdf import places
from kg.rdf.record import Statements
from kg.rdf.terms import literal
from kg.rdf.vocab import KG, SCHEMA, VOC


def release(event: Release, record: Statements, *path: str) -> str:
    """State a release and return its node; `path` names what was released, within the record."""
    node = record.part("event", "release", *path, event.label or "", event.when.value or event.when.edtf)
    record.typed(node, KG["Release"], SCHEMA["PublicationEvent"])
    record.located(node, event.locators)
    record.add(node, SCHEMA["workFeatured"], record.work)
    record.dated(node, SCHEMA["startDate"], event.when)
    if event.when.statement:
        record.add(node, KG["dateStatement"], literal(event.when.statement))
    if event.when.order:
        record.add(node, KG["dateOrder"], VOC[event.when.order])
    if event.label:
        record.add(node, KG["fieldLabel"], literal(event.label))
    if event.place:
        record.add(node, SCHEMA["location"], places.term(event.place, record.space))
    return node
