"""Manifestations and items: what a film is published or preserved on, and the copies in a holding."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.fields.durations import Duration, duration
from kg.fields.language_tags import language_tag
from kg.model import Finding, Identifier, Item, Manifestation, Origin, Title
from kg.sources.avefi.agents import credited
from kg.sources.avefi.entries import Carrier, category, identifier, left, numbered
from kg.sources.avefi.events import published, releases
from kg.sources.avefi.tables import CARRIERS, COLOURS, FORMATS, RESTORATION, SUBTITLES
from kg.sources.avefi.titles import titles
from kg.sources.branches import Branch, Leaf, kept
from kg.sources.naming import Credits

Finds = tuple[Finding, ...]
_T = TypeVar("_T")


def is_restored(carrier: Carrier) -> bool:
    """Tell whether a manifestation comes of a restoration."""
    root = carrier.manifestation.root if carrier.manifestation else None
    return root is not None and any(each.said("type") == RESTORATION for each in root.each("has_event"))


def manifestation(
    carrier: Carrier, expression: int, of_work: Sequence[Title], credits: Credits, origin: Origin
) -> tuple[Manifestation, Finds]:
    """Read a manifestation with its items; without an entry of its own it is only the number its items give it.

    What all copies say alike (running time, colour, subtitles) is said of the manifestation too.
    """
    copies = [each.root for each in carrier.items]
    runs = _alike(copies, _running)
    colour = _alike(copies, lambda root: root.said("has_colour_type"))
    subtitles = set.intersection(*map(_subtitles, copies)) if copies else set()
    items, told = _items(copies, origin)
    root = carrier.manifestation.root if carrier.manifestation else Branch(None)
    for event in root.each("has_event"):
        credited(event, credits, origin.source, root.place)
    _linked(carrier, root)
    found = Manifestation(
        carrier=_alike(copies, _carrier),
        locators=(root.place,) if carrier.manifestation else tuple(copy.place for copy in copies),
        contributions=credits.contributions(root.place),
        release=next(releases(root), None),
        published=published(root),
        subtitles=tuple(sorted(subtitles)),
        expression=expression,
        titles=titles(root, of_work),
        identifiers=identifiers(root, "has_identifier", origin.source) or _above(copies, origin.source),
        minutes=runs.minutes if runs else None,
        duration_statement=runs.statement if runs else None,
        colour=COLOURS.get(colour or ""),
        colour_statement=colour,
        items=items,
    )
    root.take("category")
    words, also = kept(left(root), origin)
    return replace(found, verbatim=words), (*also, *told)


def identifiers(root: Branch, key: str, source: str) -> tuple[Identifier, ...]:
    """Take the numbers a key holds."""
    found = (identifier(each, source) for each in root.each(key))
    return tuple(dict.fromkeys(each for each in found if each))


def _linked(carrier: Carrier, root: Branch) -> None:
    """Take the names of what is joined here; `has_item` names of copies that the file does not hold stay."""
    numbers = {number for each in carrier.items for number in each.numbers}
    for link in root.each("has_item"):
        if link.said("id") in numbers:
            link.take("id", "category")


def _items(copies: Iterable[Branch], origin: Origin) -> tuple[tuple[Item, ...], Finds]:
    read = [_item(root, origin) for root in copies]
    return tuple(item for item, _ in read), tuple(finding for _, told in read for finding in told)


def _item(root: Branch, origin: Origin) -> tuple[Item, Finds]:
    """Read one copy; its titles, colour, sound, languages, extent and events have no field, and are kept."""
    holder = root.at("described_by")
    carrier = _carrier(root)
    formats = [words for each in root.each("has_format") if (words := each.take("type", "category"))]
    element = root.take("element_type")
    root.take("category")
    for link in root.each("is_item_of"):
        link.take("id", "category")
    item = Item(
        locators=(root.place,),
        holder=holder.take("has_issuer_name") if holder else None,
        access_statement=root.take("has_access_status"),
        carrier=carrier,
        carrier_statement="; ".join((*((element,) if element else ()), *formats)) or None,
        identifiers=identifiers(root, "has_identifier", origin.source),
    )
    said, unread = kept((*_worded(root), *left(root)), origin)
    return replace(item, verbatim=said), unread


def _carrier(root: Branch) -> str | None:
    """Tell the carrier of a copy: by its element type, else by the type of its format, else by its class."""
    formats = root.each("has_format")
    words = (root.said("element_type"), *(each.said("type") for each in formats))
    found = (CARRIERS.get(each or "") for each in words)
    return next((each for each in (*found, *(FORMATS.get(category(each)) for each in formats)) if each), None)


def _worded(root: Branch) -> Iterator[Leaf]:
    """Take values of several parts that read better together."""
    for key, names in (("has_extent", ("has_value", "has_unit")), ("has_duration", ("has_value",))):
        each = root.at(key)
        told = [each.said(name) for name in names] if each else []
        if each and told and all(told):
            each.take(*names)
            yield Leaf(key, " ".join(word for word in told if word), each.place)
    for language in root.each("in_language"):
        usages = [words for usage in language.each("usage") if (words := usage.take())]
        parts = (", ".join(usages), language.take("code") or "")
        yield Leaf("in_language", ": ".join(part for part in parts if part), language.place)


def _subtitles(root: Branch) -> set[str]:
    """Return the tags of the languages a copy is subtitled in."""
    told = (
        language_tag(each.said("code") or "")
        for each in root.each("in_language")
        if any(usage.words() in SUBTITLES for usage in each.each("usage"))
    )
    return {tag for tag in told if tag}


def _running(root: Branch) -> Duration | None:
    found = root.at("has_duration")
    return duration((found.said("has_value") if found else None) or "")


def _above(copies: Sequence[Branch], source: str) -> tuple[Identifier, ...]:
    """Return the number of the manifestation that copies name and the file does not hold."""
    links = (copy.at("is_item_of") for copy in copies)
    found = (numbered(link, source) for link in links if link)
    return tuple(dict.fromkeys(each for each in found if each))


def _alike(copies: Sequence[Branch], said: Callable[[Branch], _T | None]) -> _T | None:
    """Return what every copy says alike."""
    told = {said(copy) for copy in copies}
    return told.pop() if len(told) == 1 else None
