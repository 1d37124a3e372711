"""The entries of an AVefi file, and which belongs to which: items to manifestations, manifestations to works.

Entries name each other by any identifier the other one states, a handle or a local one, in any order. What an
entry names and the file does not hold stays a name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Identifier
from kg.sources.avefi.tables import ITEM, LOCAL, MANIFESTATION, PREFIX, SCHEMES, WORK
from kg.sources.branches import Branch, Leaf

_KINDS = (WORK, MANIFESTATION, ITEM)
_LEVELS: Mapping[str, str | None] = {WORK: None, MANIFESTATION: "is_manifestation_of", ITEM: "is_item_of"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its kind, its content, the numbers it is known by, and those of what it belongs to."""

    kind: str
    root: Branch
    octets: bytes
    numbers: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def key(self) -> str | None:
        """The number other entries most likely name it by: a local one, else the first."""
        local = (each for each in self.root.each("has_identifier") if category(each) == LOCAL)
        return next((number for each in local if (number := each.said("id"))), next(iter(self.numbers), None))


@dataclass(frozen=True, slots=True)
class Carrier:
    """A manifestation, if the file holds it, with its items."""

    manifestation: Entry | None
    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What becomes one record: a work with its carriers, or carriers whose work the file does not hold."""

    work: Entry | None
    carriers: tuple[Carrier, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in the group, the most telling first."""
        below = (each for carrier in self.carriers for each in (carrier.manifestation, *carrier.items))
        return tuple(each for each in (self.work, *below) if each)


def entry(root: Branch, octets: bytes) -> Entry | None:
    """Return what an element of a file is; None if it is no entry."""
    kind = category(root)
    if kind not in _KINDS:
        return None
    above = _LEVELS[kind]
    numbers = _numbers(root, "has_identifier")
    return Entry(kind, root, octets, numbers, _numbers(root, above) if above else ())


def category(branch: Branch) -> str:
    """Return the class of an object, without the schema's prefix; nothing if it does not say."""
    return (branch.said("category") or "").removeprefix(PREFIX)


def identifier(branch: Branch, source: str) -> Identifier | None:
    """Take a reference to a register."""
    found = numbered(branch, source)
    if found:
        branch.take("id", "category")
    return found


def numbered(branch: Branch, source: str) -> Identifier | None:
    """Return the number a reference gives; one of the source's own has the source as its scheme."""
    kind, number = category(branch), branch.said("id")
    scheme = source if kind == LOCAL else SCHEMES.get(kind)
    return Identifier(scheme, number) if scheme and number else None


def groups(entries: Iterable[Entry]) -> Iterator[Group]:
    """Join entries to works; what hangs on no work of the file makes a group of its own.

    A manifestation of two works (a reel with two films) is with each of them.
    """
    listed = tuple(entries)
    works = _by_number(each for each in listed if each.kind == WORK)
    manifestations = _by_number(each for each in listed if each.kind == MANIFESTATION)
    items: dict[int, list[Entry]] = {}
    lost: dict[tuple[str, ...], list[Entry]] = {}
    for each in listed:
        if each.kind == ITEM:
            holders = _found(each.above, manifestations)
            if holders:
                items.setdefault(id(holders[0]), []).append(each)
            else:
                lost.setdefault(each.above or (each.root.place,), []).append(each)
    carriers: dict[int, list[Carrier]] = {}
    stray: dict[tuple[str, ...], list[Carrier]] = {}
    for each in listed:
        if each.kind == MANIFESTATION:
            carrier = Carrier(each, tuple(items.get(id(each), ())))
            holders = _found(each.above, works)
            for work in holders:
                carriers.setdefault(id(work), []).append(carrier)
            if not holders:
                stray.setdefault(each.above or (each.root.place,), []).append(carrier)
    yield from (Group(each, tuple(carriers.get(id(each), ()))) for each in listed if each.kind == WORK)
    yield from (Group(None, tuple(found)) for found in stray.values())
    yield from (Group(None, (Carrier(None, tuple(found)),)) for found in lost.values())


def _numbers(root: Branch, key: str) -> tuple[str, ...]:
    found = (each.said("id") for each in root.each(key))
    return tuple(dict.fromkeys(number for number in found if number))


def _by_number(entries: Iterable[Entry]) -> dict[str, Entry]:
    known: dict[str, Entry] = {}
    for each in entries:
        for number in each.numbers:
            known.setdefault(number, each)
    return known


def _found(numbers: Iterable[str], known: Mapping[str, Entry]) -> tuple[Entry, ...]:
    found = (known[number] for number in numbers if number in known)
    return tuple({id(each): each for each in found}.values())


def left(branch: Branch, label: str = "") -> Iterator[Leaf]:
    """Yield what was not taken, the values of an object that says its class in one: ``GNDResource, 2008993-4``.

    A class alone says nothing: the rest of its object has been taken.
    """
    if branch.pointer in branch.taken:
        return
    if not isinstance(branch.value, dict):
        for child in branch.members():
            yield from left(child, label) if isinstance(branch.value, list) else child.left(label=label)
        return
    children = branch.named()
    if category(branch) and not branch.is_taken("category"):
        plain = [each for key, each in children if key != "category" and each.words() and not each.is_taken()]
        if plain:
            branch.take("category")
            words = [category(branch), *(each.take() or "" for each in plain)]
            yield Leaf(label, ", ".join(words), branch.place)
        elif branch.value.keys() <= {"category"}:
            yield Leaf(label, category(branch), branch.place)
    for key, child in children:
        if key != "category" or not category(branch):
            yield from left(child, f"{label}.{key}" if label else key)
