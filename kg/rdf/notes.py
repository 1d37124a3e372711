"""Which prose may go out: a Note's text is published only if its own reuse statement clears it."""

from collections.abc import Mapping

from kg.rdf.vocab import KG, RDF, VOC

_CLEARED = (VOC["reuse-cleared"],)


def is_withheld(properties: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a node is a Note that is not cleared, is both cleared and not, or does not say."""
    return KG["Note"] in properties.get(RDF["type"], ()) and properties.get(KG["reuse"], ()) != _CLEARED
