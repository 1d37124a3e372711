"""From the bytes of a record page to a Film, or to the reason why not."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import BinaryIO

from kg.model import Expression, Film, Finding, Origin, Rejected, Severity
from kg.sources.decoding import MAX_BYTES, Decoded, Undecodable, decode
from kg.sources.page import agents, billing, facts, html, layout, spelling, titles
from kg.sources.page.addresses import is_address, record_number
from kg.sources.page.header import header
from kg.sources.page.layout import Layout
from kg.sources.page.lines import Line, lines
from kg.sources.page.reading import RULES, Reading, Verbatim, total, unread, unread_all
from kg.sources.page.sections import section
from kg.sources.settings import Settings

_NO_YEAR = "no line of the form 'Country, YEAR, duration' above the labels: this is no whole film record page"
_A_PERSON = "this is a page about a person: only film record pages are read"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's bytes as text; `address` is its own, where it states one."""

    found: Decoded
    address: str | None


def read(stream: BinaryIO, origin: Origin, settings: Settings) -> Iterator[Film | Rejected]:
    """Read the one film of a page: text or HTML, in any encoding `decode` accepts."""
    octets = stream.read(MAX_BYTES + 1)
    page = _page(octets, settings.encoding)
    origin = replace(origin, key=settings.key or _stated_key(page) or origin.key)
    if isinstance(page, Undecodable):
        yield Rejected(origin, page.reason)
        return
    whole = lines(page.found.text)
    laid_out = layout.layout(whole)
    if laid_out is None or layout.is_of_a_person(laid_out):
        yield Rejected(origin, _A_PERSON if laid_out else _NO_YEAR)
        return
    film = _film(laid_out, whole, origin, settings)
    stated = page.address if page.address and is_address(page.address) else None
    yield replace(
        film,
        content_hash=f"sha256:{hashlib.sha256(octets).hexdigest()}",
        url=stated or settings.url_of(origin.key),
        findings=(*_guessed(page.found, origin), *film.findings),
    )


def page_text(octets: bytes) -> Decoded | Undecodable:
    """Return the lines of a page as a browser shows them: HTML is laid out, text is taken as it is."""
    page = _page(octets)
    return page if isinstance(page, Undecodable) else page.found


def stated_key(octets: bytes) -> str | None:
    """Return the record's own number if the page states it (its canonical address carries ``num``)."""
    return _stated_key(_page(octets))


def _stated_key(page: _Page | Undecodable) -> str | None:
    return record_number(page.address) if isinstance(page, _Page) and page.address else None


def _page(octets: bytes, encoding: str | None = None) -> _Page | Undecodable:
    found = decode(octets, html.declared_encoding(octets), encoding)
    if isinstance(found, Undecodable):
        return found
    text, address = found.text, None
    if html.is_html(text):
        text, address = html.shown(text), html.canonical(text)
    return _Page(replace(found, text=unicodedata.normalize("NFC", text)), address)


def _film(page: Layout, whole: tuple[Line, ...], origin: Origin, settings: Settings) -> Film:
    interface = _interface(page)
    year = facts.year_line(page.year.text)
    said = facts.facts_line(page.facts.text) if page.facts else facts.FactsLine()
    body = total([
        *_rests(page, year, said, origin),
        titles.titles(page.titles, interface, origin),
        unread_all(origin, page.stray),
        *(section(each, origin, interface) for each in page.sections),
    ])  # fmt: skip
    top = header(page.header, interface, billing.directors_credited(body), origin)
    body += top.rest
    keys, known = agents.agents((*chain.from_iterable(top.directors), *body.mentions))
    work_lines = [page.year.locator, *([page.facts.locator] if page.facts and said.forms else [])]
    work_lines += [piece.locator for piece in (*body.verbatim, *body.sites)]
    return Film(
        origin=origin,
        content_hash="",
        locators=_by_line(work_lines),
        expressions=(_original(page, year, said), *body.expressions),
        titles=body.titles,
        created=year.created,
        countries=year.countries,
        country_statement=year.country_statement,
        forms=said.forms,
        form_statements=said.form_statements,
        agents=tuple(replace(agent, locators=_by_line(agent.locators)) for agent in known),
        contributions=billing.contributions(body, top.directors, keys),
        manifestations=tuple(billing.published(each, keys) for each in body.manifestations),
        releases=body.releases,
        awards=tuple(billing.awarded(award, known, keys) for award in body.awards),
        selections=tuple(replace(each, order=order) for order, each in enumerate(body.selections, start=1)),
        notes=tuple(replace(note, cleared=settings.cleared and note.kind != "quotation") for note in body.notes),
        sites=tuple(dict.fromkeys(site.text for site in body.sites)),
        verbatim=tuple(dict.fromkeys(piece.text for piece in body.verbatim)),
        publisher=settings.publisher,
        findings=(*body.findings, *chain.from_iterable(spelling.findings(line, origin) for line in whole)),
    )


def _interface(page: Layout) -> str | None:
    """Tell the interface's language: by the labels, else by the words of the year and facts lines."""
    labels = [part.label.language for each in page.sections for part in (each.label, *each.parts)]
    year = facts.year_line(page.year.text)
    words = facts.languages_of(page.facts.text if page.facts else "", year.country_statement)
    for told_by in (labels, words):
        english, french = told_by.count("en"), told_by.count("fr")
        if english != french:
            return "en" if english > french else "fr"
    return None


def _rests(page: Layout, year: facts.YearLine, said: facts.FactsLine, origin: Origin) -> Iterator[Reading]:
    """Keep what the year and facts lines say beyond their fields, and a year in words no field has."""
    statement = year.created.statement or ""
    if statement not in (year.created.value, year.created.edtf):
        yield Reading(verbatim=(Verbatim(statement, page.year.locator),))
    yield from (unread(origin, page.year, rest) for rest in year.rest)
    if page.facts:
        yield from (unread(origin, page.facts, rest) for rest in said.rest)


def _original(page: Layout, year: facts.YearLine, said: facts.FactsLine) -> Expression:
    """The original version; it stands on the year line where nothing else is said of it."""
    where = [page.year.locator] if year.minutes is not None or not said.colour else []
    where += [page.facts.locator] if page.facts and said.colour else []
    return Expression(
        kind="original",
        locators=tuple(where),
        minutes=year.minutes,
        duration_statement=year.duration_statement,
        colour=said.colour,
        colour_statement=said.colour_statement,
    )


def _guessed(found: Decoded, origin: Origin) -> tuple[Finding, ...]:
    if not found.guessed:
        return ()
    words, remedy = RULES["encoding-guessed"]
    said = f"{words}: read as {found.encoding}"
    return (Finding(origin, "encoding-guessed", Severity.INFO, said, found.encoding, remedy),)


def _by_line(locators: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(locators), key=lambda locator: int(locator.removeprefix("L"))))
