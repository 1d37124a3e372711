"""How findings are told: one JSON line for machines, one sentence for people, and counts.

Order is the record's own: by file, then by place in it (``L9`` before ``L10``), then by rule.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable

from kg.model import Finding, Origin, Severity

_NUMBER = re.compile(r"(\d+)")
_LONGEST_VALUE = 80


def place(locator: str | None) -> tuple[tuple[int, str], ...]:
    """Return the sort key of a locator: numbers count as numbers, no locator comes first.

    >>> sorted(["L10", "L9", "row 2"], key=place)
    ['L9', 'L10', 'row 2']
    """
    parts = _NUMBER.split(locator or "")
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings as the records go: file, record, place, rule, then what tells two of one place apart."""
    return tuple(sorted(findings, key=_key))


def to_json(finding: Finding) -> str:
    """Write a finding as one line of ``findings.jsonl``: sorted keys, what is not known left out."""
    return json.dumps({name: value for name, value in _fields(finding) if value is not None}, ensure_ascii=False)


def from_json(line: str) -> Finding:
    """Read a line of ``findings.jsonl`` back. Raises ValueError or KeyError if it is not one."""
    said: dict[str, str] = json.loads(line)
    return Finding(
        origin=Origin(said["source"], said["key"], said.get("locator"), said.get("file")),
        rule=said["rule"],
        severity=Severity(said["severity"]),
        message=said["message"],
        value=said.get("value"),
        suggestion=said.get("suggestion"),
        node=said.get("node"),
        path=said.get("path"),
    )


def sentence(finding: Finding) -> str:
    """Say a finding on one line: place, severity and rule, what is wrong, the value, what to do.

    >>> origin = Origin("pages", "9", "L16", "films/9.txt")
    >>> sentence(Finding(origin, "title-script", Severity.WARNING, "Odd letters.", "Stalker", "Look."))
    'films/9.txt:L16: Warning title-script: Odd letters. [Stalker] -> Look.'
    """
    value = "" if finding.value is None else f" [{_short(finding.value)}]"
    remedy = "" if finding.suggestion is None else f" -> {finding.suggestion}"
    return f"{finding.origin}: {finding.severity} {finding.rule}: {finding.message}{value}{remedy}"


def counts(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    """Count findings: severity, worst first, then rule; a severity without findings is left out."""
    tally = Counter((finding.severity, finding.rule) for finding in findings)
    by_severity = {
        str(severity): {rule: number for (kind, rule), number in sorted(tally.items()) if kind is severity}
        for severity in Severity
    }
    return {severity: by_rule for severity, by_rule in by_severity.items() if by_rule}


def _key(finding: Finding) -> tuple[object, ...]:
    origin = finding.origin
    return (
        origin.file or "",
        origin.source,
        origin.key,
        place(origin.locator),
        finding.rule,
        finding.node or "",
        finding.path or "",
        finding.value or "",
        finding.message,
    )


def _fields(finding: Finding) -> tuple[tuple[str, str | None], ...]:
    origin = finding.origin
    return (
        ("file", origin.file),
        ("key", origin.key),
        ("locator", origin.locator),
        ("message", finding.message),
        ("node", finding.node),
        ("path", finding.path),
        ("rule", finding.rule),
        ("severity", finding.severity),
        ("source", origin.source),
        ("suggestion", finding.suggestion),
        ("value", finding.value),
    )


def _short(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE].rstrip()}…"
