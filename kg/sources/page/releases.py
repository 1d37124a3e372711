"""Releases with a day, in a country or of a restored version."""

from kg.fields import dates, places, scripts
from kg.model import Expression, Finding, Origin, Release, When
from kg.sources.page.labels import Labelled
from kg.sources.page.lines import Line
from kg.sources.page.reading import Reading, told, unread, unread_all


def release(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Release Date in COUNTRY : 08/10/1995``: a Release only if a day is given."""
    when = day(label.value)
    if when is None:
        return unread(origin, label.line) + unread_all(origin, following)
    place = places.named(scripts.repaired(label.place)) if label.place else None
    made = Release(when, (label.line.locator,), place, label.statement)
    return Reading(releases=(made,), findings=swaps(label.value, label.line, origin)) + unread_all(origin, following)


def restored(label: Labelled, following: tuple[Line, ...], origin: Origin) -> Reading:
    """Read ``Version restaurée : DATE``: a further expression with its release."""
    when = day(label.value)
    if when is None:
        return unread(origin, label.line) + unread_all(origin, following)
    here = (label.line.locator,)
    released = Release(when, here, label=label.statement)
    made = Expression("restored", here, label=label.statement, releases=(released,))
    return Reading(expressions=(made,), findings=swaps(label.value, label.line, origin)) + unread_all(origin, following)


def day(text: str) -> When | None:
    """Read a day as this kind of page prints it; None if it is none, or only a year."""
    found = dates.day(text)
    return When(found.value, found.value, text.strip(), found.order) if found else None


def swaps(text: str, line: Line, origin: Origin) -> tuple[Finding, ...]:
    """Tell if day and month of a printed date could be swapped."""
    found = dates.day(text)
    return (told("date-ambiguous", origin, line, text.strip()),) if found and found.ambiguous else ()
