"""Manifestations and items of an EFG film: what it lies on, how long it runs, where it can be seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.fields.durations import duration
from kg.fields.language_tags import language_tag
from kg.model import Item, Manifestation, Origin
from kg.sources.told import told
from kg.sources.xml.efg.words import HELD, identifiers, titles_of
from kg.sources.xml.keeping import Kept, rest, total, unread
from kg.sources.xml.walking import Node

_GAUGES = {"35": "film-35mm", "16": "film-16mm", "8": "film-8mm", "super 8": "film-8mm"}
COLOURS = {
    "black & white": "black-and-white", "black and white": "black-and-white", "b/w": "black-and-white",
    "colour": "colour", "color": "colour", "sepia": "sepia", "b/w & colour": "colour-and-black-and-white",
    "colour & b/w": "colour-and-black-and-white", "black & white / colour": "colour-and-black-and-white",
}  # fmt: skip
_SUBTITLES = frozenset({"subtitles", "subtitle"})
_SPOKEN = frozenset({"audio", "dialogue", "spoken", "commentary"})
_RIGHTS = ("rightsHolder", "rightsStatus", "rights", "accessRights")
_MANIFESTATION_HELD = HELD | frozenset({
    "title/text", "title/@lang", "title/relation", "duration", "item/*", "dimension+", "dimension/@unit", "language/*",
    "language/@usage", "format/gauge", "format/colour", "rightsHolder/@URL", *(f"{name}+" for name in _RIGHTS),
})  # fmt: skip
_RESTRICTIONS = ("viewingRestriction", "accessRestriction", "access")
_ITEM_HELD = ("identifier+", "identifier/@scheme", "provider", "fileFormat")


@dataclass(frozen=True, slots=True)
class Carriers:
    """A film's manifestations, the languages spoken in them, where it can be seen, and what no field holds."""

    manifestations: tuple[Manifestation, ...]
    spoken: tuple[tuple[str | None, str], ...]
    sites: tuple[str, ...]
    kept: Kept


def carriers(work: Node, origin: Origin) -> Carriers:
    """Read every manifestation of a film."""
    nodes = work.all("avManifestation")
    read = [_manifestation(node, origin) for node in nodes]
    shown = (site.text for node in nodes for item in node.all("item") for site in item.all("isShownAt"))
    return Carriers(
        manifestations=tuple(made for made, _ in read),
        spoken=tuple(dict.fromkeys(pair for node in nodes for pair in spoken_in(node))),
        sites=tuple(dict.fromkeys(site for site in shown if site.startswith(("http://", "https://")))),
        kept=Kept((), total(kept for _, kept in read).findings),
    )


def _manifestation(node: Node, origin: Origin) -> tuple[Manifestation, Kept]:
    gauge, colour, length = _in_format(node, "gauge"), _in_format(node, "colour"), node.said("duration")
    runs = duration(length) if length else None
    titles, titles_kept = titles_of(node)
    loose = (languages_kept(node, origin), _unread(node, length, runs is None, origin), titles_kept)
    kept = rest(node, _MANIFESTATION_HELD, origin) + total(loose)
    items = [_item(each, origin) for each in node.all("item")]
    made = Manifestation(
        carrier=_gauge(gauge),
        locators=node.locators,
        carrier_statement=gauge,
        subtitles=tuple(dict.fromkeys(tag for tag, _ in _used(node, _SUBTITLES) if tag)),
        verbatim=tuple(dict.fromkeys(kept.lines)),
        titles=titles,
        identifiers=identifiers(node),
        extents=tuple(_extents(node)),
        minutes=runs.minutes if runs else None,
        duration_statement=length,
        colour=COLOURS.get((colour or "").casefold()),
        colour_statement=colour,
        rights=tuple(dict.fromkeys(_rights(node))),
        items=tuple(item for item, _ in items),
    )
    return made, kept + total(kept for _, kept in items)


def _item(node: Node, origin: Origin) -> tuple[Item, Kept]:
    access = next((name for name in _RESTRICTIONS if node.said(name)), None)
    kept = rest(node, (*_ITEM_HELD, *([access] if access else [])), origin)
    file_format = node.said("fileFormat")
    made = Item(
        locators=node.locators,
        holder=node.said("provider"),
        access_statement=node.said(access) if access else None,
        carrier="digital-file" if file_format else None,
        carrier_statement=file_format,
        identifiers=identifiers(node),
        verbatim=tuple(dict.fromkeys(kept.lines)),
    )
    return made, kept


def _in_format(node: Node, name: str) -> str | None:
    found = node.first("format")
    return found.said(name) if found else None


def _gauge(words: str | None) -> str | None:
    plain = (words or "").casefold().removesuffix("film").strip().removesuffix("mm").strip()
    return _GAUGES.get(plain)


def _extents(node: Node) -> Iterable[str]:
    for each in node.all("dimension"):
        if each.text:
            unit = each.get("unit")
            yield f"{each.text} {unit}" if unit else each.text


def _rights(node: Node) -> Iterable[str]:
    for name in _RIGHTS:
        for each in node.all(name):
            address = each.get("URL")
            if each.text or address:
                yield f"{each.text} <{address}>".strip() if address else each.text


def _used(node: Node, usages: frozenset[str]) -> Iterable[tuple[str | None, str]]:
    """Yield the languages of one use as (tag, words)."""
    for each in node.all("language"):
        usage = each.get("usage") or ""
        if each.text and usage.casefold() in usages:
            yield language_tag(each.text), f"{usage}: {each.text}"


def spoken_in(node: Node) -> Iterable[tuple[str | None, str]]:
    """Yield the languages spoken in a film or a manifestation as (tag, words)."""
    return _used(node, _SPOKEN)


def languages_kept(node: Node, origin: Origin) -> Kept:
    """Keep what a language is used for where that is neither speech nor subtitles (intertitles)."""
    lines, findings = [], []
    for each in node.all("language"):
        usage = each.get("usage") or ""
        label = f"language ({usage})" if usage else "language"
        if each.text and usage.casefold() not in _SPOKEN:
            lines.append(f"{label}: {each.text}")
        if each.text and usage.casefold() not in _SPOKEN | _SUBTITLES:
            message = f"{label}: no field of ours can hold this; it is kept word for word"
            findings.append(told("field-unread", origin.at(each.locator), each.text, message))
    return Kept(tuple(lines), tuple(findings))


def _unread(node: Node, length: str | None, is_unread: bool, origin: Origin) -> Kept:
    """Tell a duration that is none, its words stay in its own statement; keep what a further format says."""
    said = next((each for each in node.all("duration") if each.text), None)
    findings = unread(said, "duration", origin).findings if said and length and is_unread else ()
    further = (each for listed in node.all("format")[1:] for each in listed.children if each.text)
    return Kept(tuple(f"format/{each.name}: {each.text}" for each in further), findings)
