"""Where a page's links lead: our own IRIs to paths of this server, whatever the base, the rest outward."""

from dataclasses import dataclass
from urllib.parse import unquote

from kg.rdf.vocab import KG, VOC


@dataclass(frozen=True, slots=True)
class Links:
    """Links of one server: `root` is the path it is mounted at, `base` the base of the data's IRIs."""

    root: str
    base: str

    def href(self, iri: str) -> str | None:
        """Return the address a reader follows for an IRI, None where there is nothing safe to follow.

        >>> Links("", "https://films.example.net").href("https://films.example.net/id/work/a")
        '/doc/work/a'
        >>> Links("", "https://films.example.net").href("javascript:alert(1)") is None
        True
        """
        for start, path in self._paths:
            if iri.startswith(start):
                return f"{self.root}{path}{iri.removeprefix(start)}"
        return iri if iri.startswith(("https://", "http://")) else None

    def source(self, graph: str) -> str:
        """Return a graph as a reader calls it: ``pages/stalker``."""
        return unquote(graph.removeprefix(f"{self.base}/graph/"))

    @property
    def _paths(self) -> tuple[tuple[str, str], ...]:
        return (
            (f"{self.base}/id/", "/doc/"),
            (f"{self.base}/graph/", "/graph/"),
            (KG.namespace, "/ontology#"),
            (VOC.namespace, "/vocab/"),
        )
