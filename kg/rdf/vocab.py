"""Every namespace this package writes or asks for: the one place where an outside IRI is spelt.

A vocabulary hands out terms in two shapes: ``KG["title"]`` is the N-Triples text ``<...#title>`` that
the build path writes, ``KG.iri("title")`` the bare IRI. That each is defined is a test, not a run-time check.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A namespace with its usual prefix."""

    prefix: str
    namespace: str

    def __getitem__(self, name: str) -> str:
        """Return a term as N-Triples text."""
        return f"<{self.namespace}{name}>"

    def iri(self, name: str) -> str:
        """Return a term as a bare IRI."""
        return f"{self.namespace}{name}"


KG = Vocabulary("kg", "https://w3id.org/reelgraph/ontology#")
VOC = Vocabulary("voc", "https://w3id.org/reelgraph/vocab/")
SCHEMA = Vocabulary("schema", "https://schema.org/")
LRMOO = Vocabulary("lrmoo", "http://iflastandards.info/ns/lrm/lrmoo/")
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Vocabulary("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
OWL = Vocabulary("owl", "http://www.w3.org/2002/07/owl#")
XSD = Vocabulary("xsd", "http://www.w3.org/2001/XMLSchema#")
PROV = Vocabulary("prov", "http://www.w3.org/ns/prov#")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#")
DCTERMS = Vocabulary("dcterms", "http://purl.org/dc/terms/")
SH = Vocabulary("sh", "http://www.w3.org/ns/shacl#")
EDTF = Vocabulary("edtf", "http://id.loc.gov/datatypes/edtf/")
MREL = Vocabulary("mrel", "http://id.loc.gov/vocabulary/relators/")
WD = Vocabulary("wd", "http://www.wikidata.org/entity/")
WDT = Vocabulary("wdt", "http://www.wikidata.org/prop/direct/")  # asked of Wikidata, never written
FIAF = Vocabulary("fiaf", "https://ontology.fiafcore.org/")
BF = Vocabulary("bf", "http://id.loc.gov/ontologies/bibframe/")
EC = Vocabulary("ec", "http://www.ebu.ch/metadata/ontologies/ebucoreplus#")

ALL = (KG, VOC, SCHEMA, LRMOO, RDF, RDFS, OWL, XSD, PROV, SKOS, DCTERMS, SH, EDTF, MREL, WD, FIAF, BF, EC)
PREFIXES = {vocabulary.prefix: vocabulary.namespace for vocabulary in ALL}
