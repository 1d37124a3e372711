"""RDF under our own ontology: our dumps and documents, and what an RML or R2RML engine wrote.

    bytes --quads--> shelf (lines by graph and subject, on disk) --cutting--> Quads, a record each

A named graph of ours is a record. RDF without named graphs, or with somebody else's, is cut into records by its
films: a film and all that hangs on it; then its people and companies; then what is left.
"""

from kg.sources.rdf.reader import SUFFIXES, read, recognises

__all__ = ["SUFFIXES", "read", "recognises"]
