"""A collection of an archive: neither film nor agent, so it is stated at once in RDF, as schema.org's Collection.

The films that belong to it are named by number and title, word for word: a film's own record says where it belongs,
and most of them lie in other files.
"""

from kg.model import Origin, Quads, Rejected
from kg.rdf.iri import DEFAULT_BASE, Space
from kg.rdf.record import Statements
from kg.rdf.terms import iri, literal
from kg.rdf.vocab import KG, PROV, SCHEMA
from kg.sources.settings import Settings
from kg.sources.xml.efg.words import HELD, held_provider, identifiers, language, provider
from kg.sources.xml.keeping import odd_spelling, once, rest
from kg.sources.xml.walking import Node, content_hash

_HELD = HELD | {"title/text", "title/@lang"}
_PROSE = frozenset({"description"})
_NO_TITLE = "the collection has no title: nothing would name it"


def collection(node: Node, origin: Origin, settings: Settings) -> Quads | Rejected:
    """Read a collection: its titles, its numbers, its kind, and word for word what it holds."""
    titles = [each for each in node.all("title") if each.said("text")]
    if not titles:
        return Rejected(origin, _NO_TITLE)
    publisher = settings.publisher or provider(node)
    kept = rest(node, (*_HELD, *held_provider(node, publisher)), origin)
    findings = once((*odd_spelling(node, origin, _PROSE), *kept.findings))
    record = Statements(Space(settings.base or DEFAULT_BASE), origin.source, origin.key)
    subject, digest = record.work, content_hash((node,))
    _source(record, origin, settings, publisher, digest)
    record.typed(subject, SCHEMA["Collection"])
    record.located(subject, node.locators)
    record.add(subject, PROV["wasDerivedFrom"], record.source)
    for number, title in enumerate(titles):
        predicate = SCHEMA["alternateName" if number else "name"]
        record.add(subject, predicate, literal(title.said("text") or "", language(title)))
    record.said(subject, KG["verbatim"], dict.fromkeys(kept.lines))
    record.identified(subject, ("work", origin.key), identifiers(node), node.locators)
    return Quads(origin, digest, tuple(sorted(set(record.lines()))), findings=findings)


def _source(record: Statements, origin: Origin, settings: Settings, publisher: str | None, digest: str) -> None:
    """State the source record, as for a film."""
    record.add(record.graph, PROV["wasDerivedFrom"], record.source)
    record.typed(record.source, KG["SourceRecord"], PROV["Entity"])
    record.add(record.source, KG["sourceKey"], literal(origin.key))
    record.add(record.source, KG["contentHash"], literal(digest))
    address = settings.url_of(origin.key)
    if address:
        record.add(record.source, SCHEMA["url"], iri(address))
    if publisher:
        record.add(record.source, SCHEMA["publisher"], literal(publisher))
