"""Each section of a page read by one function, found by its label's kind in one table."""

from collections.abc import Callable

from kg.model import Origin
from kg.sources.page import carriers, credits, events, prose, releases, titles
from kg.sources.page.addresses import is_address
from kg.sources.page.label_rows import Kind
from kg.sources.page.labels import Labelled
from kg.sources.page.layout import Section
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, Verbatim, told, total, unread, unread_all

_SectionReader = Callable[[Section, Origin, str | None], Reading]
_PlainReader = Callable[[Labelled, tuple[Line, ...], Origin], Reading]
_ProseReader = Callable[[Labelled, tuple[Line, ...], Origin, str | None], Reading]


def section(read: Section, origin: Origin, interface: str | None) -> Reading:
    """Read one section; a label without a value is a finding, and the next line is not its value."""
    label = read.label
    empty = [part for part in (label, *read.parts) if not part.value and not _is_above_its_value(part, read)]
    findings = Reading(findings=tuple(told("label-empty", origin, part.line, part.line.text) for part in empty))
    reader = _READERS.get(label.label.kind)
    if reader is None or label in empty:
        beside = unread(origin, label.line) if label.value else Reading()
        return total([beside, unread_all(origin, read.following), findings])
    return reader(read, origin, interface) + findings


def _is_above_its_value(part: Labelled, read: Section) -> bool:
    """Tell whether an empty value is no lack: the lines below are the value, or the heading itself is."""
    if part is not read.label:
        return False
    kind = part.label.kind
    has_lines = any(line.text for line in read.following)
    is_list = part.label.is_heading or kind is Kind.SITES
    return kind is Kind.DISC or (is_list and has_lines)


def _plain(read: _PlainReader) -> _SectionReader:
    return lambda found, origin, _: read(found.label, found.following, origin)


def _prose(read: _ProseReader) -> _SectionReader:
    return lambda found, origin, language: read(found.label, found.following, origin, language)


def _disc(found: Section, origin: Origin, _: str | None) -> Reading:
    return carriers.disc(found.label, found.parts, found.following, origin)


def _sites(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Keep absolute web addresses as the work's; anything else stays as words."""
    words = [(label.line, word) for word in label.value.split()]
    words += [(line, word) for line in following for word in line.text.split()]
    stated = [(line, word.strip(",;")) for line, word in words]
    good = tuple(Verbatim(word, line.locator) for line, word in stated if is_address(word))
    bad = [unread(origin, line, word) for line, word in stated if word and not is_address(word)]
    return total([Reading(sites=good), *bad])


_READERS: dict[Kind, _SectionReader] = {
    Kind.CREDIT: _plain(credits.people),
    Kind.COMPANIES: _plain(credits.companies),
    Kind.PRODUCTION: _plain(credits.production),
    Kind.CAST: _plain(credits.cast),
    Kind.RELEASE: _plain(releases.release),
    Kind.RESTORED: _plain(releases.restored),
    Kind.FORMAT: _plain(carriers.master),
    Kind.DISC: _disc,
    Kind.AWARDS: _plain(events.awards),
    Kind.FESTIVALS: _plain(events.festivals),
    Kind.TITLES: _plain(titles.alternatives),
    Kind.SITES: _plain(_sites),
    Kind.SYNOPSIS: _prose(prose.notes),
    Kind.COMMENTARY: _prose(prose.notes),
}
