"""Whether a record may be published: SHACL behind one interface, findings, and how they are told.

`Checker` is the contract: the record's origin, its N-Quads lines, and the lines it leans on (the places it
names, the vocabulary), in; findings, in the order of the record, out.
"""

from kg.check.report import counts, from_json, in_order, sentence, to_json
from kg.check.rules import Rule, rules, shapes_text
from kg.check.shacl import Checker, ShaclChecker

__all__ = [
    "Checker",
    "Rule",
    "ShaclChecker",
    "counts",
    "from_json",
    "in_order",
    "rules",
    "sentence",
    "shapes_text",
    "to_json",
]
