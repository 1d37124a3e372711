"""A group of entries to a film: the work, its versions, and what they are on."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model import Expression, Film, Finding, Identifier, Origin, Text
from kg.sources.avefi import carriers, events
from kg.sources.avefi.agents import credited
from kg.sources.avefi.carriers import identifiers
from kg.sources.avefi.entries import Carrier, Entry, Group, left, numbered
from kg.sources.avefi.tables import FORMS, OTHER_VERSION, SERIES, VERSIONS
from kg.sources.avefi.titles import titles
from kg.sources.branches import Branch, kept
from kg.sources.naming import Credits, odd_spelling
from kg.sources.settings import Settings
from kg.sources.told import told

_ELSEWHERE = "what it belongs to is not in this file: it is published under that number"
_RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class _Above:
    """The work a record hangs on where that is not its own: its key, its numbers, and what is to be told."""

    key: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    findings: tuple[Finding, ...] = ()


def film(group: Group, known: Mapping[str, str], origin: Origin, settings: Settings) -> Film:
    """Make the record of a group; `known` gives the key of every work of the file by any of its numbers.

    A version (`is_variant_of`) is no work of its own: what is said of it is said of the work, in a graph of its own.
    """
    lead = group.entries[0]
    origin = replace(origin, key=key_of(lead, origin), locator=lead.root.place)
    above = _version(lead, known) if group.work else _lost(lead, origin)
    is_version = group.work is not None and above.key is not None
    work = group.work.root if group.work else Branch(None)
    credits = Credits()
    for event in work.each("has_event"):
        credited(event, credits, origin.source)
    made = events.Made() if is_version else events.made(work)
    names = titles(work, () if is_version else None)
    expressions = _expressions(group, is_version=is_version)
    _linked(group, {*known, *(each.value for each in above.identifiers)})
    read = [
        carriers.manifestation(each, _expression(each, expressions, is_version=is_version), names, credits, origin)
        for each in group.carriers
    ]
    found = Film(
        origin=origin,
        content_hash=_hash(group),
        locators=(lead.root.place,),
        expressions=expressions,
        titles=names,
        created=made.created,
        countries=made.countries,
        country_statement=made.statement,
        releases=tuple(events.releases(work)),
        work=above.key,
        part_of=_wholes(work, known),
        identifiers=(*above.identifiers, *_numbers(work, origin.source)),
        manifestations=tuple(each for each, _ in read),
        agents=credits.agents,
        contributions=credits.contributions(),
        url=settings.url_of(origin.key),
        publisher=settings.publisher or _issuer(work),
    )
    found = _classified(work, found)
    work.take("category")
    words, unread = kept(left(work), origin)
    findings = (*above.findings, *unread, *(finding for _, told_ in read for finding in told_))
    return replace(found, verbatim=words, findings=(*findings, *_odd(found, origin)))


def key_of(entry: Entry, origin: Origin) -> str:
    """Return the key of an entry's record: its number, else its place in the file."""
    return entry.key or f"{origin.key}-{entry.root.place.strip('/').replace('/', '-').replace(' ', '-')}"


def _version(work: Entry, known: Mapping[str, str]) -> _Above:
    link = work.root.at("is_variant_of")
    number = link.said("id") if link else None
    if link is None or number is None:
        return _Above()
    if number in known:
        link.take("id", "category")
    return _Above(known.get(number, number))


def _lost(lead: Entry, origin: Origin) -> _Above:
    """Say of a carrier or a copy without its work what it names: a manifestation names the work itself."""
    key = "is_manifestation_of" if lead.kind == "Manifestation" else "is_item_of"
    links = lead.root.each(key)
    numbers = tuple(each for link in links if (each := numbered(link, origin.source)))
    findings = tuple(told("value-unread", origin.at(link.place), link.said("id"), _ELSEWHERE) for link in links)
    if lead.kind != "Manifestation" or not numbers:
        return _Above(findings=findings)
    return _Above(numbers[0].value, numbers, findings)


def _linked(group: Group, held: set[str]) -> None:
    """Take the numbers by which manifestations name works that are told elsewhere."""
    for carrier in group.carriers:
        for link in carrier.manifestation.root.each("is_manifestation_of") if carrier.manifestation else ():
            if link.said("id") in held:
                link.take("id", "category")


def _wholes(work: Branch, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of what the work is part of; a number that is no work's of the file is kept in words too."""
    numbers = [number for link in work.each("is_part_of") if (number := link.said("id"))]
    for link in work.each("is_part_of"):
        if link.said("id") in known:
            link.take("id", "category")
    return tuple(dict.fromkeys(known.get(number, number) for number in numbers))


def _numbers(work: Branch, source: str) -> tuple[Identifier, ...]:
    return (*identifiers(work, "has_identifier", source), *identifiers(work, "same_as", source))


def _expressions(group: Group, *, is_version: bool) -> tuple[Expression, ...]:
    """The original, the version that the entry is, and the restored one if a carrier is of a restoration."""
    lead = group.entries[0].root
    found = [Expression(kind="original", locators=(lead.place,))]
    if is_version:
        label = lead.take("variant_type")
        found.append(Expression(kind=VERSIONS.get(label or "", OTHER_VERSION), locators=(lead.place,), label=label))
    restored = [each.manifestation.root for each in group.carriers if each.manifestation and carriers.is_restored(each)]
    if restored and _RESTORED not in {each.kind for each in found}:
        found.append(Expression(kind=_RESTORED, locators=tuple(root.place for root in restored)))
    return tuple(found)


def _expression(carrier: Carrier, expressions: tuple[Expression, ...], *, is_version: bool) -> int:
    """Return which version a carrier is of, counted from 1."""
    kinds = [each.kind for each in expressions]
    if carriers.is_restored(carrier):
        return kinds.index(_RESTORED) + 1
    return 2 if is_version else 1


def _issuer(work: Branch) -> str | None:
    """Take the name of whom the entry is from."""
    return next((name for each in work.each("described_by") if (name := each.take("has_issuer_name"))), None)


def _classified(work: Branch, found: Film) -> Film:
    """Take forms, genres and subjects; a work of several parts is a series."""
    statements = [words for each in work.each("has_form") if (words := each.take())]
    if work.said("type") == SERIES:
        statements.append(work.take("type") or SERIES)
    genres = [words for each in work.each("has_genre") if (words := each.take("has_name"))]
    subjects = [words for each in work.each("has_subject") if (words := each.take("has_name", "category"))]
    forms = (FORMS.get("Series" if each == SERIES else each) for each in (*statements, *genres))
    return replace(
        found,
        forms=tuple(dict.fromkeys(form for form in forms if form)),
        form_statements=tuple(dict.fromkeys(statements)),
        genres=tuple(Text(each) for each in dict.fromkeys(genres)),
        keywords=tuple(Text(each) for each in dict.fromkeys(subjects)),
    )


def _hash(group: Group) -> str:
    digest = hashlib.sha256()
    for each in group.entries:
        digest.update(each.octets)
    return f"sha256:{digest.hexdigest()}"


def _odd(found: Film, origin: Origin) -> Iterator[Finding]:
    texts = [(each.verbatim or each.text.value, each.locators[0]) for each in found.titles]
    texts += [(form.value, each.locators[0]) for each in found.contributions for form in each.credited_as]
    yield from odd_spelling(texts, origin)
