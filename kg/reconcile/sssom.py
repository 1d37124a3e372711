r"""The ledger's text, SSSOM/TSV, one line a decision. Pure.

https://mapping-commons.github.io/sssom/spec-formats-tsv/. A mapping is ``subject_id predicate_id object_id``:
``entity:work/… skos:exactMatch wd:Q…``; a rejection has the predicate modifier ``Not``; an entity without an
item has the object ``sssom:NoTermFound``; the object ``entity:work/…`` is another entity of ours, of which only
a person may decide. A person's line is one that is justified by ``semapv:ManualMappingCuration`` or names an
author; the verdict ``review`` of a person takes their last word about that object back. Extension columns,
defined in the header as the specification asks: `evidence`, `question` (a fingerprint) and `verdict`.

A decision must be one line, or a torn write could not be told from a whole one: a tab, a line end and a
backslash in a value are written ``\t``, ``\n``, ``\r``, ``\\``; a value with a quotation mark is quoted and
the mark doubled. The verdict comes last because none of its words begins another: a line cut anywhere
lacks one.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kg.rdf.iri import Space
from kg.rdf.vocab import KG, WD
from kg.reconcile.decision import MACHINE, Decision, Verdict

_EXTENSIONS = ("evidence", "question", "verdict")
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_tool",
    "mapping_tool_version",
    "mapping_date",
    "confidence",
    *_EXTENSIONS,
)
_REQUIRED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_TOOL = "reelgraph"
_BY_HAND, _BY_MACHINE = "semapv:ManualMappingCuration", "semapv:CompositeMatching"
_MATCH, _NOT, _NOTHING = "skos:exactMatch", "Not", "sssom:NoTermFound"
_OURS = re.compile(r"entity:([a-z]+/[a-z0-9]+)")
_ITEM = re.compile(r"wd:(Q[1-9][0-9]*)")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\tnr]")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


class MalformedLineError(ValueError):
    """A ledger line that says no decision; the ledger adds the place and the remedy."""


def header(space: Space, licence: str) -> str:
    """Return the metadata block and the line of column names, each line ended."""
    block = [
        "curie_map:",
        f"  entity: {space.at('')}",
        f"  {KG.prefix}: {KG.namespace}",
        f"  {WD.prefix}: {WD.namespace}",
        f"mapping_set_id: {space.reconciliation}",
        f"license: {licence}",
        "extension_definitions:",
    ]
    for name in _EXTENSIONS:
        block += [f"  - slot_name: {name}", f"    property: {KG.prefix}:{name}"]
    return "".join(f"#{line}\n" for line in block) + "\t".join(COLUMNS) + "\n"


def write(decision: Decision, columns: Sequence[str] = COLUMNS) -> str:
    """Return a decision as one ended line in the order of a file's columns; columns not ours stay empty."""
    person = not decision.by_machine
    values = {
        "subject_id": f"entity:{decision.subject}",
        "subject_label": decision.label,
        "predicate_id": _MATCH,
        "predicate_modifier": _NOT if decision.verdict is Verdict.REJECT else "",
        "object_id": _object(decision),
        "object_label": decision.item or "",
        "mapping_justification": _BY_HAND if person else _BY_MACHINE,
        "author_label": decision.who if person else "",
        "mapping_tool": "" if person else _TOOL,
        "mapping_tool_version": decision.tool or "",
        "mapping_date": decision.when or "",
        "confidence": "" if decision.probability is None else f"{decision.probability:.4f}",
        "evidence": decision.evidence,
        "question": decision.question or "",
        "verdict": decision.verdict,
    }
    return "\t".join(_escape(values.get(column, "")) for column in columns) + "\n"


def ledger_line(
    subject: str,
    other: str,
    *,
    label: str = "",
    other_label: str = "",
    verdict: Verdict = Verdict.MATCH,
    evidence: str = "",
) -> str:
    """Return the line, without its end, that a person adds to say that two entities of ours are one.

    With the verdict REJECT it says that they are two. Author and date are left for the person to fill in.

    >>> ledger_line("work/a", "work/b").split("\t")[:5]
    ['entity:work/a', '', 'skos:exactMatch', '', 'entity:work/b']
    """
    proposed = Decision(
        subject=subject,
        label=label,
        verdict=verdict,
        other=other,
        item=other_label or None,
        evidence=evidence,
        who="",
        when=None,
    )
    return write(proposed).removesuffix("\n")


def read(columns: Sequence[str], line: str) -> Decision:
    """Read one line, with its line end, given the file's own column names. Raises MalformedLineError.

    Only a person may leave columns out, at the end of an ended line: any other that lacks some was cut.
    """
    fields = [_unescape(field) for field in line.rstrip("\r\n").split("\t")]
    values = dict(zip(columns, fields, strict=False))
    person = values.get("mapping_justification") == _BY_HAND or bool(values.get("author_label"))
    if len(fields) > len(columns) or (len(fields) < len(columns) and not (person and line.endswith("\n"))):
        raise MalformedLineError(f"{len(fields)} columns where {len(columns)} are named")
    if missing := [name for name in _REQUIRED if not values.get(name)]:
        raise MalformedLineError(f"{missing[0]} is empty")
    subject = _matched(_OURS, values["subject_id"], "subject_id", "entity:work/…")
    return Decision(
        subject=subject,
        label=values.get("subject_label", ""),
        verdict=_verdict(values, person=person),
        qid=_qid(values["object_id"]),
        other=_other(values["object_id"], subject, person=person),
        item=values.get("object_label") or None,
        probability=_confidence(values.get("confidence", "")),
        evidence=values.get("evidence", ""),
        who=(values.get("author_label") or "a person") if person else MACHINE,
        when=_date(values.get("mapping_date", ""), person=person),
        tool=values.get("mapping_tool_version") or None,
        question=values.get("question") or None,
    )


def _verdict(values: Mapping[str, str], *, person: bool) -> Verdict:
    rejected = values.get("predicate_modifier") == _NOT
    nothing = values["object_id"] == _NOTHING
    implied = Verdict.REJECT if rejected else Verdict.NONE if nothing else Verdict.MATCH
    stated = values.get("verdict") or (implied if person else "")
    if stated not in list(Verdict):
        raise MalformedLineError(f"verdict is {stated!r}, not one of {', '.join(Verdict)}")
    if stated not in (implied, Verdict.REVIEW) or (rejected and nothing):
        raise MalformedLineError(f"verdict {stated} contradicts predicate_modifier or object_id")
    return Verdict(stated)


def _object(decision: Decision) -> str:
    if decision.other:
        return f"entity:{decision.other}"
    return f"{WD.prefix}:{decision.qid}" if decision.qid else _NOTHING


def _qid(item: str) -> str | None:
    if item == _NOTHING or _OURS.fullmatch(item):
        return None
    return _matched(_ITEM, item, "object_id", "wd:Q…, entity:… or sssom:NoTermFound")


def _other(item: str, subject: str, *, person: bool) -> str | None:
    found = _OURS.fullmatch(item)
    if found is None:
        return None
    if not person:
        raise MalformedLineError("object_id is an entity of ours, which only a person may decide: name the author")
    if found[1] == subject:
        raise MalformedLineError("subject_id and object_id are one entity")
    return found[1]


def _matched(pattern: re.Pattern[str], value: str, column: str, form: str) -> str:
    if found := pattern.fullmatch(value):
        return found[1]
    raise MalformedLineError(f"{column} is {value!r}, not {form}")


def _confidence(text: str) -> float | None:
    try:
        confidence = float(text) if text else None
    except ValueError as error:
        raise MalformedLineError(f"confidence is {text!r}, not a number") from error
    if confidence is not None and not 0 <= confidence <= 1:
        raise MalformedLineError(f"confidence is {text}, not between 0 and 1")
    return confidence


def _date(text: str, *, person: bool) -> str | None:
    try:
        return None if person and not text else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise MalformedLineError(f"mapping_date is {text!r}, not YYYY-MM-DD") from error


def _escape(value: str) -> str:
    escaped = "".join(_ESCAPES.get(character, character) for character in value)
    return '"' + escaped.replace('"', '""') + '"' if '"' in escaped else escaped


def _unescape(field: str) -> str:
    quoted = _QUOTED.fullmatch(field)
    text = quoted[1].replace('""', '"') if quoted else field
    return _ESCAPED.sub(lambda escape: _UNESCAPES[escape[0]], text)
