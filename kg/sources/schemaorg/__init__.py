"""Film sites' own pages: schema.org data as JSON-LD, microdata or RDFa in HTML, and JSON-LD documents by themselves.

    page --markup--> blocks --compact, graph--> Movie nodes --film, people--> Film

A value that no field takes stays with the film or the person it is said of, as ``name: value``.
"""

from kg.sources.schemaorg.reader import SUFFIXES, read, recognises

__all__ = ["SUFFIXES", "read", "recognises"]
