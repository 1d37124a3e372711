"""EFG XML, the European Film Gateway's profile of EN 15907: films, people and organisations of film archives."""

from kg.sources.xml.efg.reader import read, recognises

__all__ = ["read", "recognises"]
