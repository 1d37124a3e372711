"""What no field of ours holds, kept word for word and told once a kind of field.

What a reader holds is named by paths below an element: ``title/text`` is the text of the first such element in its
parent, ``term+`` that of each, ``title/@lang`` an attribute, ``item/*`` all there is in an element but its attributes.
Everything else comes out here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.fields.language_tags import language_tag
from kg.model import Finding, Origin
from kg.sources.told import spelling, told
from kg.sources.xml.walking import Node

# How a record says that a text has no language, or none that it knows.
_NO_LANGUAGE = frozenset({"n/a", "und", "mul", "zxx", "mis"})


@dataclass(frozen=True, slots=True)
class Kept:
    """Words kept as ``label: value``, and what is told about them."""

    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: "Kept") -> "Kept":
        return Kept((*self.lines, *other.lines), (*self.findings, *other.findings))


def total(kept: Iterable[Kept]) -> Kept:
    """Put what several readings keep together."""
    return sum(kept, Kept())


def rest(node: Node, held: Collection[str], origin: Origin) -> Kept:
    """Keep what `held` does not name of all that is in an element; an element without anything is told."""
    return total(_rest(node, "", held, origin))


def unread(node: Node, label: str, origin: Origin) -> Kept:
    """Keep a value that is not of the form its field should have."""
    found = told("value-unread", origin.at(node.locator), node.text, f"{label}: {node.text!r} could not be read")
    return Kept((f"{label}: {node.text}",), (found,))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Tell a kind of field once a record, at its first place: the message names the field."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for finding in findings:
        kind = (finding.rule, finding.message)
        if finding.rule in ("field-unread", "label-empty") and kind in seen:
            continue
        seen.add(kind)
        kept.append(finding)
    return tuple(kept)


def odd_spelling(node: Node, origin: Origin, prose: Collection[str]) -> Iterator[Finding]:
    """Tell the words of two alphabets in every text of a record, and stray spaces where a line is no prose."""
    for each in node.walk():
        is_prose = each.name in prose
        texts = (each.text, *(value for _, value in each.attributes))
        for number, text in enumerate(texts):
            if not _is_plain(text):
                shown = text if number == 0 and not is_prose else " ".join(text.split())
                yield from spelling(shown, origin.at(each.locator))


def _is_plain(text: str) -> bool:
    """Tell at once that most texts have nothing odd: letters of one alphabet, one space between two words."""
    return text.isascii() and "  " not in text and text.isprintable()


def _rest(node: Node, above: str, held: Collection[str], origin: Origin) -> Iterator[Kept]:
    met: set[str] = set()
    for child in node.children:
        path = f"{above}{child.name}"
        is_whole = f"{path}/*" in held
        if child.children and not is_whole and not any(each.startswith(f"{path}/") for each in held):
            yield _field(path, _line(child), child, origin)
            continue
        is_held = is_whole or f"{path}+" in held or (path in held and path not in met)
        met |= {path} if child.text else set()
        loose = [(name, value) for name, value in child.attributes if _is_loose(name, value, path, held)]
        said = f"{'' if is_held else child.text}{_bracket(loose)}".strip()
        if said:
            yield _field(path, said, child, origin)
        elif not child.text and not child.children and not child.attributes:
            yield Kept((), (told("label-empty", origin.at(child.locator), path, f"{path}: a field without a value"),))
        if not is_whole:
            yield from _rest(child, f"{path}/", held, origin)


def _is_loose(name: str, value: str, path: str, held: Collection[str]) -> bool:
    """Tell whether nothing holds an attribute; a language is held if it can be read."""
    if not value.strip():
        return False
    is_unread = name == "lang" and language_tag(value) is None and value.strip().lower() not in _NO_LANGUAGE
    return is_unread or f"{path}/@{name}" not in held


def _field(path: str, value: str, node: Node, origin: Origin) -> Kept:
    said = f"{path}: no field of ours can hold this; it is kept word for word"
    return Kept((f"{path}: {value}",), (told("field-unread", origin.at(node.locator), value, said),))


def _line(node: Node) -> str:
    """Write an element and all in it on one line, so that what belongs together stays together."""
    own = f"{node.text}{_bracket(node.attributes)}".strip()
    inner = [f"{child.name}: {line}" for child in node.children if (line := _line(child))]
    return "; ".join([*([own] if own else []), *inner])


def _bracket(attributes: Iterable[tuple[str, str]]) -> str:
    listed = "; ".join(f"{name}: {value}" for name, value in attributes if value.strip())
    return f" [{listed}]" if listed else ""
