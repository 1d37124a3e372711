"""Titles as nodes: of a work, or of one of its manifestations."""

from collections.abc import Sequence

from kg.model import Title
from kg.rdf.record import Statements
from kg.rdf.terms import decimal, literal
from kg.rdf.vocab import KG, VOC


def title_of(bearer: str, title: Title, titles: Sequence[Title], record: Statements) -> None:
    """State one title of its bearer, a work or a manifestation; `titles` are all of the bearer's."""
    node = _title_node(title, record)
    record.add(bearer, KG["title"], node)
    record.typed(node, KG["Title"])
    record.located(node, title.locators)
    record.add(node, KG["titleType"], VOC[f"title-{title.kind}"])
    record.add(node, KG["value"], literal(title.text.value, title.text.language))
    record.add(node, KG["script"], VOC[title.script])
    if title.confidence is not None:
        record.add(node, KG["languageConfidence"], decimal(title.confidence))
    if title.verbatim:
        record.add(node, KG["verbatim"], literal(title.verbatim))
    original = next((other for other in titles if other.kind == "original"), None)
    if title.kind == "transliterated" and original:
        record.add(node, KG["derivedFromTitle"], _title_node(original, record))


def _title_node(title: Title, record: Statements) -> str:
    return record.work_part("title", title.kind, title.text.language or "", title.text.value)
