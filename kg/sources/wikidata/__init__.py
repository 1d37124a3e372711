"""Wikidata's entities as JSON: one document, `Special:EntityData`, an entity a line, or a dump of any size.

    documents --kg.fields.wikidata--> statements --film, agent--> Film | Authority

Films become films, people and companies authority records that films refer to by number. A statement that no
field takes is kept as ``P123: value`` with its rank, qualifiers and references; other items are named by number.
"""

from kg.sources.wikidata.reader import read, recognises

__all__ = ["read", "recognises"]
