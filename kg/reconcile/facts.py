"""What our records state, fact by fact, each with the address of the record that states it.

The rows are those of ``queries/reconcile-facts.rq``; of a fact that several records state, the first address
counts. A person's facts stand in many records, and carry no address.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.rdf.iri import Space
from kg.reconcile.question import Row

ORIGINAL, TITLE, YEAR, DATE, MINUTES, COUNTRY, DIRECTOR, IDENTIFIER = (
    "original",
    "title",
    "year",
    "date",
    "minutes",
    "country",
    "director",
    "identifier",
)


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One stated value.

    `name` is one of the words above; `detail` the language of a title, the country of a date, the scheme of an
    identifier; `url` where it is stated, None when the record has no address. A director is our local id.
    """

    name: str
    value: str
    detail: str = ""
    url: str | None = None


def facts(rows: Iterable[Row], space: Space) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each subject, by local id, with its facts in order. Rows of one ?subject stand together."""
    for subject, group in groupby(rows, key=lambda row: row["subject"] or ""):
        stated = tuple(group)
        urls = {row["graph"]: row["url"] for row in sorted(stated, key=_address) if row.get("url")}
        yield space.local(subject), tuple(sorted(_first(_facts(stated, urls, space))))


def _address(row: Row) -> str:
    return row.get("url") or ""


def _facts(rows: Iterable[Row], urls: dict[str | None, str | None], space: Space) -> Iterator[Fact]:
    for row in rows:
        if (name := row.get("fact")) and (value := row.get("value")):
            local = space.local(value) if name == DIRECTOR else value
            yield Fact(name, local, (row.get("detail") or "").lower(), urls.get(row.get("graph")))


def _first(stated: Iterable[Fact]) -> Iterable[Fact]:
    """Keep each fact once, with the first of its addresses."""
    ordered = sorted(stated, key=lambda fact: (fact.url is None, fact.url or ""), reverse=True)
    return {(fact.name, fact.value, fact.detail): fact for fact in ordered}.values()
