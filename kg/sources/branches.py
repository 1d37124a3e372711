"""A JSON value as it is read, branch by branch, with what has been taken of it.

A reader takes the values it has a field for. Whatever it does not take, known to it or not, is `left`, and kept
word for word: a value cannot be lost because nobody thought of its name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Finding, Origin
from kg.sources.documents import Json
from kg.sources.told import told

# What no published text may hold, and no record means: control characters but for the white space.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that was not taken: the names that lead to it, its text, its place."""

    label: str
    text: str
    place: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Branch:
    """A value of a JSON document at its place (`before`, then a JSON pointer, RFC 6901); `taken` holds pointers."""

    value: Json
    before: str = ""
    pointer: str = ""
    taken: set[str] = field(default_factory=set, compare=False)

    @property
    def place(self) -> str:
        """The locator of what this branch says."""
        joint = " " if self.before.startswith("L") and self.pointer else ""
        return f"{self.before}{joint}{self.pointer}" or "L1"

    def at(self, key: str) -> "Branch | None":
        """Return what a key holds; None if nothing."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return None if found is None else self._child(key, found)

    def each(self, key: str) -> tuple["Branch", ...]:
        """Return what a key holds, one or many."""
        found = self.at(key)
        return found.members() if found else ()

    def members(self) -> tuple["Branch", ...]:
        """Return the elements of a list; what is no list is one."""
        if not isinstance(self.value, list):
            return () if self.value is None else (self,)
        return tuple(self._child(str(place), each) for place, each in enumerate(self.value) if each is not None)

    def named(self) -> tuple[tuple[str, "Branch"], ...]:
        """Return the keys of an object with what they hold."""
        if not isinstance(self.value, dict):
            return ()
        return tuple((key, self._child(key, each)) for key, each in self.value.items() if each is not None)

    def words(self) -> str | None:
        """Return the text of a string or a number, without taking it; None if it is neither, or blank."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int | float):
            return None
        return clean(str(self.value)) or None

    def leaf(self, label: str) -> Leaf:
        """Return this value under a name, to be kept in words."""
        return Leaf(label, _text(self.value), self.place)

    def said(self, key: str) -> str | None:
        """Return the text a key holds, without taking it."""
        found = self.at(key)
        return found.words() if found else None

    def take(self, *keys: str) -> str | None:
        """Take the texts that keys hold, or this branch as a whole; return the text of the first, or of this branch.

        What a key holds is left if it is no text: a field has taken nothing then.
        """
        if not keys:
            words = self.words()
            self.taken.update(() if words is None else (self.pointer,))
            return words
        children = (self.at(key) for key in keys)
        self.taken.update(each.pointer for each in children if each and each.words() is not None)
        return self.said(keys[0])

    def is_taken(self, key: str | None = None) -> bool:
        """Tell whether this branch, or what a key holds, has been taken."""
        branch = self.at(key) if key else self
        return branch is not None and branch.pointer in self.taken

    def left(self, *, label: str = "") -> Iterator[Leaf]:
        """Yield every value in this branch that was not taken, in order; nulls and empty lists say nothing."""
        if self.pointer in self.taken:
            return
        if isinstance(self.value, dict):
            for key, child in self.named():
                yield from child.left(label=f"{label}.{clean(key)}" if label else clean(key))
        elif isinstance(self.value, list):
            for child in self.members():
                yield from child.left(label=label)
        else:
            yield Leaf(label, _text(self.value), self.place)

    def _child(self, key: str, value: Json) -> "Branch":
        step = key.replace("~", "~0").replace("/", "~1")
        return Branch(value, self.before, f"{self.pointer}/{step}", self.taken)


def clean(text: str) -> str:
    """Return a text without control characters and without spaces around it.

    >>> clean(" a\\x07b ")
    'a b'
    """
    return _CONTROLS.sub(" ", text).strip()


def kept(leaves: Iterable[Leaf], origin: Origin) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Word what was left as ``label: text``, with one finding for each label; of empty values, only the finding."""
    listed = tuple(leaves)
    words = tuple(dict.fromkeys(str(leaf) for leaf in listed if leaf.text))
    first: dict[tuple[str, str], Leaf] = {}
    for leaf in listed:
        first.setdefault(("field-unread" if leaf.text else "label-empty", leaf.label), leaf)
    findings = (told(rule, origin.at(leaf.place), str(leaf)) for (rule, _), leaf in first.items())
    return words, tuple(findings)


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(str(value))
