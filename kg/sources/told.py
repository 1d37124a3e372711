"""What readers of fields (tables, XML, JSON) have to tell about a value: one table of rules, one way to say it."""

from collections.abc import Iterator

from kg.fields import scripts
from kg.model import Finding, Origin, Severity

# Rule, severity, what is wrong in plain words, what a curator can do.
RULES = {
    "mixed-script": (
        Severity.WARNING,
        "a word holds letters of two alphabets that look alike",
        "retype the word in one alphabet",
    ),
    "spacing": (Severity.INFO, "stray, double or no-break spaces", "remove them at the source"),
    "field-unread": (
        Severity.INFO,
        "no field of ours can hold this; it is kept word for word",
        "map the field, or leave it: nothing is lost",
    ),
    "value-unread": (
        Severity.INFO,
        "the value is not of the form its field should have; it is kept word for word",
        "mend the value at the source",
    ),
    "label-empty": (Severity.INFO, "a field without a value", "fill the value in at the source, or remove the field"),
    "date-ambiguous": (
        Severity.INFO,
        "day and month could be swapped; the order used is recorded",
        "write the date as YYYY-MM-DD",
    ),
    "language-inferred": (Severity.INFO, "the language was told by the words", "confirm the language tag"),
    "encoding-guessed": (
        Severity.INFO,
        "the file does not say its encoding; it was guessed",
        'save the file as UTF-8, or write encoding = "..." in kg.toml',
    ),
}


def told(rule: str, origin: Origin, value: str | None, message: str | None = None) -> Finding:
    """Make a finding of one of the rules; `origin` carries the locator of the value."""
    severity, words, remedy = RULES[rule]
    return Finding(origin, rule, severity, message or words, value, remedy)


def spelling(text: str, origin: Origin) -> Iterator[Finding]:
    """Tell the words of a value that mix two alphabets, and its stray spaces."""
    for word in dict.fromkeys(scripts.mixed_tokens(text)):
        mended = scripts.repaired(word)
        shown = f"; shown as {mended}" if mended != word else ""
        yield told("mixed-script", origin, word, f"{word} holds Latin and Cyrillic letters{shown}")
    if text != " ".join(text.split()):
        yield told("spacing", origin, text)
