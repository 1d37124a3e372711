"""From the bytes of a record page to a Film, or to the reason why not."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from kg.fields import names, scripts
from kg.model import Agent, Contribution, Expression, Film, Finding, Manifestation, Origin, Rejected, Severity
from kg.sources.decoding import MAX_BYTES, Decoded, Undecodable, decode
from kg.sources.page import agents, carriers, credits, events, facts, header, html, layout, prose, spelling, titles
from kg.sources.page.labels import Kind
from kg.sources.page.layout import Layout, Section
from kg.sources.page.lines import Line, lines
from kg.sources.page.reading import RULES, Reading, Verbatim, told, total, unread, unread_all
from kg.sources.settings import Settings

_SectionReader = Callable[[Section, Origin, str | None], Reading]
_NO_YEAR = "no line of the form 'Country, YEAR, duration' above the labels: this is no whole film record page"


def _plain(read: Callable[..., Reading]) -> _SectionReader:
    return lambda section, origin, _: read(section.label, section.following, origin)


_READERS: dict[Kind, _SectionReader] = {
    Kind.CREDIT: _plain(credits.people),
    Kind.COMPANIES: _plain(credits.companies),
    Kind.PRODUCTION: _plain(credits.production),
    Kind.CAST: _plain(credits.cast),
    Kind.RELEASE: _plain(carriers.release),
    Kind.RESTORED: _plain(carriers.restored),
    Kind.FORMAT: _plain(carriers.master),
    Kind.AWARDS: _plain(events.awards),
    Kind.FESTIVALS: _plain(events.festivals),
    Kind.TITLES: _plain(titles.alternatives),
    Kind.DISC: lambda section, origin, _: carriers.disc(section.label, section.parts, section.following, origin),
    Kind.SYNOPSIS: lambda section, origin, language: prose.notes(section.label, section.following, origin, language),
    Kind.COMMENTARY: lambda section, origin, language: prose.notes(section.label, section.following, origin, language),
    Kind.SITES: lambda section, origin, _: _sites(section, origin),
}
_LISTS = (Kind.CAST, Kind.AWARDS, Kind.FESTIVALS, Kind.SYNOPSIS, Kind.COMMENTARY, Kind.DISC, Kind.SITES, Kind.UNREAD)


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    """Read the one film of a page: text or HTML, in any encoding `decode` accepts."""
    octets = stream.read(MAX_BYTES + 1)
    found = page_text(octets)
    if isinstance(found, Undecodable):
        yield Rejected(origin, found.reason)
        return
    laid_out = layout.layout(lines(found.text))
    if laid_out is None:
        yield Rejected(origin, _NO_YEAR)
        return
    film = _film(laid_out, lines(found.text), origin, settings)
    yield replace(
        film,
        content_hash=f"sha256:{hashlib.sha256(octets).hexdigest()}",
        url=html.canonical(octets) or settings.url_of(origin.key),
        findings=(*_guessed(found, origin), *film.findings),
    )


def page_text(octets: bytes) -> Decoded | Undecodable:
    """Return the lines of a page as a browser shows them: HTML is laid out, text is taken as it is."""
    found = decode(octets, html.declared_encoding(octets))
    if isinstance(found, Decoded) and html.is_html(found.text):
        return replace(found, text=html.shown(found.text))
    return found


def stated_key(octets: bytes) -> str | None:
    """Return the record's own number if the page states it (its canonical address carries ``num``)."""
    return html.record_number(html.canonical(octets))


def headings(octets: bytes) -> dict[int, tuple[int, ...]]:
    """Map each heading's line number to the numbers of the lines of its section, for tracing."""
    found = page_text(octets)
    laid_out = layout.layout(lines(found.text)) if isinstance(found, Decoded) else None
    sections = laid_out.sections if laid_out else ()
    return {section.label.line.number: tuple(line.number for line in section.following) for section in sections}


def _film(page: Layout, whole: tuple[Line, ...], origin: Origin, settings: Settings) -> Film:
    interface = _interface(page)
    read_year = facts.year_line(page.year.text)
    read_facts = facts.facts_line(page.facts.text) if page.facts else facts.FactsLine()
    rests = [unread(origin, page.year, rest) for rest in read_year.rest]
    rests += [unread(origin, page.facts, rest) for rest in read_facts.rest if page.facts]
    body = total([
        *rests,
        titles.titles(page.titles, interface, origin),
        unread_all(origin, page.stray),
        *(_section(section, origin, interface) for section in page.sections),
    ])  # fmt: skip
    people = header.directors(tuple(line for line in page.header if line.text), interface)
    keys, known = agents.agents((*chain.from_iterable(people), *body.mentions))
    credited = _ordered([*_rekeyed(body.contributions, keys), *_uncredited(people, body, keys)])
    work_lines = [page.year.locator]
    work_lines += [page.facts.locator] if page.facts and read_facts.forms else []
    work_lines += [piece.locator for piece in (*body.verbatim, *body.sites)]
    return Film(
        origin=origin,
        content_hash="",
        locators=_by_line(work_lines),
        expressions=(_original(page, read_year, read_facts), *body.expressions),
        titles=body.titles,
        created=read_year.created,
        countries=read_year.countries,
        country_statement=read_year.country_statement,
        forms=read_facts.forms,
        form_statements=read_facts.form_statements,
        agents=tuple(replace(agent, locators=_by_line(agent.locators)) for agent in known),
        contributions=credited,
        manifestations=tuple(_pressed(each, keys) for each in body.manifestations),
        releases=body.releases,
        awards=tuple(replace(award, recipient_agent=_recipient(award.recipient, known)) for award in body.awards),
        selections=tuple(replace(each, order=order) for order, each in enumerate(body.selections, start=1)),
        notes=tuple(replace(note, cleared=settings.cleared and note.kind != "quotation") for note in body.notes),
        sites=tuple(dict.fromkeys(site.text for site in body.sites)),
        verbatim=tuple(dict.fromkeys(piece.text for piece in body.verbatim)),
        publisher=settings.publisher,
        findings=(*body.findings, *chain.from_iterable(spelling.findings(line, origin) for line in whole)),
    )


def _interface(page: Layout) -> str | None:
    """Tell the interface's language: by the labels, else by the words of the year and facts lines."""
    labels = [part.label.language for section in page.sections for part in (section.label, *section.parts)]
    year = facts.year_line(page.year.text)
    words = facts.languages_of(page.facts.text if page.facts else "", year.country_statement)
    for told_by in (labels, words):
        english, french = told_by.count("en"), told_by.count("fr")
        if english != french:
            return "en" if english > french else "fr"
    return None


def _section(section: Section, origin: Origin, interface: str | None) -> Reading:
    label = section.label
    empty = [part for part in (label, *section.parts) if not part.value and not _is_list(part.label.kind, section)]
    findings = tuple(told("label-empty", origin, part.line, part.line.text) for part in empty)
    reader = _READERS.get(label.label.kind)
    if reader is None or (label in empty and not _is_disc(section)):
        rest = unread(origin, label.line) if label.value else Reading()
        return rest + unread_all(origin, section.following) + Reading(findings=findings)
    return reader(section, origin, interface) + Reading(findings=findings)


def _is_list(kind: Kind, section: Section) -> bool:
    """Tell whether an empty value is no lack: the section's lines are its value."""
    return kind in _LISTS and (any(line.text for line in section.following) or _is_disc(section))


def _is_disc(section: Section) -> bool:
    return section.label.label.kind is Kind.DISC


def _sites(section: Section, origin: Origin) -> Reading:
    """Keep absolute web addresses as the work's; anything else stays as words."""
    stated = [(section.label.line, word) for word in section.label.value.replace(",", " ").split()]
    stated += [(line, word) for line in section.following for word in line.text.replace(",", " ").split()]
    good = tuple(Verbatim(word, line.locator) for line, word in stated if html.is_address(word))
    bad = [unread(origin, line, word) for line, word in stated if not html.is_address(word)]
    return total([Reading(sites=good), *bad])


def _original(page: Layout, year: facts.YearLine, found: facts.FactsLine) -> Expression:
    """The original version; it stands on the year line where nothing else is said of it."""
    said = [page.year.locator] if year.minutes is not None or not found.colour else []
    said += [page.facts.locator] if page.facts and found.colour else []
    return Expression(
        kind="original",
        locators=tuple(said),
        minutes=year.minutes,
        duration_statement=year.duration_statement,
        colour=found.colour,
        colour_statement=found.colour_statement,
    )


def _uncredited(
    people: tuple[tuple[agents.Mention, ...], ...], body: Reading, keys: dict[str, str]
) -> list[Contribution]:
    """Credit the header's directors whom no credit line names, without a role statement."""
    credited = {keys[each.agent] for each in body.contributions if each.role == "director"}
    missing = [mentions for mentions in people if keys[mentions[0].key] not in credited]
    distinct = {keys[mentions[0].key]: mentions for mentions in missing}
    return [
        Contribution(key, "director", 0, tuple(each.locator for each in mentions), None, mentions[0].forms)
        for key, mentions in distinct.items()
    ]


def _rekeyed(contributions: tuple[Contribution, ...], keys: dict[str, str]) -> list[Contribution]:
    return [replace(each, agent=keys[each.agent]) for each in contributions]


def _ordered(contributions: list[Contribution]) -> tuple[Contribution, ...]:
    """Number contributions from 1, per role."""
    counts: dict[str, int] = {}
    numbered = []
    for each in contributions:
        counts[each.role] = counts.get(each.role, 0) + 1
        numbered.append(replace(each, order=counts[each.role]))
    return tuple(numbered)


def _pressed(manifestation: Manifestation, keys: dict[str, str]) -> Manifestation:
    return replace(manifestation, contributions=_ordered(_rekeyed(manifestation.contributions, keys)))


def _recipient(recipient: str | None, known: tuple[Agent, ...]) -> str | None:
    """Return the key of the one credited agent that bears the recipient's name, in any of its forms."""
    if recipient is None:
        return None
    wanted = names.person_key(names.person(scripts.repaired(recipient)).display)
    bearers = [
        agent.key for agent in known if wanted in {names.person_key(name.display.value) for name in agent.names}
    ]
    return bearers[0] if len(bearers) == 1 else None


def _guessed(found: Decoded, origin: Origin) -> tuple[Finding, ...]:
    if not found.guessed:
        return ()
    words, remedy = RULES["encoding-guessed"]
    said = f"{words}: read as {found.encoding}"
    return (Finding(origin, "encoding-guessed", Severity.INFO, said, found.encoding, remedy),)


def _by_line(locators: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(locators), key=lambda locator: int(locator.removeprefix("L"))))
