"""A film as its page shows it: credits by role, the festivals by year, facts that sources dispute."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.rdf.vocab import VOC
from kg.store import Value
from kg.web.describe import Fact
from kg.web.naming import LANGUAGES, named, original, others
from kg.web.node import Node
from kg.web.terminology import terminology

_ROLES = (
    "director",
    "writer",
    "actor",
    "voice",
    "narrator",
    "cinematographer",
    "sound",
    "composer",
    "editor",
    "production-designer",
    "costume-designer",
    "make-up",
    "animation-director",
    "animator",
    "assistant-director",
    "producer",
    "company",
    "publisher",
)
_TITLES = ("original", "transliterated", "translated", "alternative", "working")


@dataclass(frozen=True, slots=True)
class Credits:
    """The credits of one role: its IRI and label, the contributions in order, the labels as printed."""

    role: str
    label: str
    contributions: tuple[Node, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleUse:
    """What a title is to a film: the label of its type, its languages, the title nodes, and whether one is inferred."""

    label: str
    languages: tuple[str, ...]
    nodes: tuple[Node, ...]
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class TitleForm:
    """One title as it is written, and every use that some source makes of it."""

    text: Value
    uses: tuple[TitleUse, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a property and the graphs that state it."""

    value: Value
    graphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One festival edition on a film's way: its year, its selections and awards."""

    edition: Node
    year: str
    selections: tuple[Node, ...]
    awards: tuple[Node, ...]


def role_order(role: str) -> tuple[int, str]:
    """Return the sort key of a role's IRI: the order of a credit sheet, roles it does not name after it."""
    name = role.removeprefix(VOC.iri("role-"))
    return (_ROLES.index(name) if name in _ROLES else len(_ROLES), name)


def credits_of(node: Node) -> tuple[Credits, ...]:
    """Group the contributions of a film or publication by role, roles in the order of a credit sheet."""
    ordered = sorted(
        node.nodes("kg:contribution"),
        key=lambda one: (*role_order(_role(one)), one.number("kg:order"), one.iri),
    )
    return tuple(_credits(role, tuple(group)) for role, group in groupby(ordered, key=_role))


def stated(node: Node, *curies: str) -> tuple[Statement, ...]:
    """Return the distinct values of properties with who says them, the first-ranking source's first."""
    return weighed(fact for curie in curies for fact in node.facts(curie))


def weighed(facts: Iterable[Fact]) -> tuple[Statement, ...]:
    """Join facts that say the same, in the order given: that of the sources' ranking."""
    graphs: dict[tuple[str, str | None], list[str]] = {}
    values: dict[tuple[str, str | None], Value] = {}
    for fact in facts:
        key = (str(fact.value), fact.value.language)
        values[key] = fact.value
        graphs.setdefault(key, []).extend([fact.graph] if fact.graph else [])
    return tuple(Statement(values[key], tuple(sorted(set(graphs[key])))) for key in values)


def durations(film: Node) -> tuple[Statement, ...]:
    """Return the minutes its original versions last, with who says so."""
    return weighed(
        fact for version in versions(film) for fact in version.facts("kg:durationMinutes") if _is_original(version)
    )


def colours(film: Node) -> tuple[Statement, ...]:
    """Return the colours of its versions, with who says so."""
    return weighed(fact for version in versions(film) for fact in version.facts("kg:colour"))


def languages(film: Node) -> tuple[Statement, ...]:
    """Return the languages spoken in its versions, with who says so."""
    return weighed(fact for version in versions(film) for fact in version.facts("schema:inLanguage"))


def versions(film: Node) -> tuple[Node, ...]:
    """Return the expressions of a work."""
    return _joined(film.nodes("lrmoo:R3_is_realised_in"), film.back("lrmoo:R3i_realises"))


def carriers(version: Node) -> tuple[Node, ...]:
    """Return the manifestations of an expression."""
    return _joined(version.back("lrmoo:R4_embodies"))


def titles(film: Node) -> tuple[TitleForm, ...]:
    """Return each title once: the original, those in the reader's languages, the others by type; then bare names."""
    forms = _title_texts(film)
    names = {*map(str, film.values("schema:name")), *map(str, film.values("schema:alternateName"))} - forms.keys()
    bare = [name for name in (original(film), *others(film)) if str(name) in names]
    if not forms:
        bare = bare[1:]  # the heading says it already
    return (*map(_title_form, forms.values()), *(TitleForm(name, ()) for name in bare))


def titles_apart(carrier: Node, film: Node) -> tuple[TitleForm, ...]:
    """Return the titles of a carrier that its film is not known by."""
    known = _title_texts(film)
    return tuple(_title_form(nodes) for text, nodes in _title_texts(carrier).items() if text not in known)


def parts(film: Node) -> tuple[Node, ...]:
    """Return the works that are part of this one, episodes of a series: by year, then by title as people count."""
    return tuple(sorted(film.back("schema:isPartOf"), key=_counted))


def journey(film: Node) -> tuple[Stop, ...]:
    """Return the festivals a film went to, by year."""
    events = _joined(film.nodes("kg:selection"), film.nodes("kg:award"))
    editions = _joined(tuple(edition for event in events for edition in event.nodes("kg:edition")))
    stops = [_stop(edition, film) for edition in editions]
    return tuple(sorted(stops, key=lambda stop: (stop.year, stop.edition.iri)))


def told(stop: Stop, event: Node) -> tuple[Value, ...]:
    """Return the record's own words for a selection or an award that say more than the names the page shows."""
    places = stop.edition.nodes("schema:location")
    series = stop.edition.nodes("schema:superEvent") or (stop.edition,)
    names = [stop.year, *map(named, series), *event.values("kg:awardName"), *event.values("kg:recipient")]
    names += [name for one in (*places, *_around(places)) for name in _names(one)]
    shown = {word for name in names for word in _spoken(name)}
    printed = (*event.values("kg:statement"), *event.values("kg:verbatim"))
    return tuple(words for words in printed if not shown.issuperset(_spoken(words)))


def _around(places: Iterable[Node]) -> Iterator[Node]:
    return (country for place in places for country in place.nodes("schema:containedInPlace"))


def _names(place: Node) -> tuple[Value, ...]:
    return (*place.values("schema:name"), *place.values("schema:alternateName"))


def _spoken(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _title_texts(bearer: Node) -> dict[str, list[Node]]:
    """Return the title nodes of a film or a carrier by their text, in the order they are shown in."""
    forms: dict[str, list[Node]] = {}
    for node in sorted((one for one in bearer.nodes("kg:title") if one.value("kg:value")), key=_title_order):
        forms.setdefault(str(node.value("kg:value")), []).append(node)
    return forms


def _title_form(nodes: list[Node]) -> TitleForm:
    uses: dict[str, list[Node]] = {}
    for node in nodes:
        uses.setdefault(_title_type(node), []).append(node)
    value = nodes[0].value("kg:value") or Value("")
    return TitleForm(value, tuple(_title_use(kind, tuple(group)) for kind, group in uses.items()))


def _title_use(kind: str, nodes: tuple[Node, ...]) -> TitleUse:
    tags = dict.fromkeys(value.language for one in nodes for value in one.values("kg:value") if value.language)
    label = terminology().label(kind) if kind else "title"
    return TitleUse(label, tuple(tags), nodes, any(one.value("kg:languageConfidence") for one in nodes))


def _title_type(title: Node) -> str:
    return str(title.value("kg:titleType") or "")


def _counted(work: Node) -> tuple[str, list[tuple[int, str]], str]:
    """Return the sort key of a part: episode 2 before episode 10."""
    pieces = re.split(r"([0-9]+)", str(original(work)).lower())
    numbered = [(int(piece), "") if piece.isascii() and piece.isdigit() else (0, piece) for piece in pieces]
    return (str(work.value("schema:dateCreated") or ""), numbered, work.iri)


def _title_order(title: Node) -> tuple[bool, bool, int, str, str]:
    kind = _title_type(title).removeprefix(VOC.iri("title-"))
    value = title.value("kg:value")
    is_foreign = value is None or value.language not in LANGUAGES
    rank = _TITLES.index(kind) if kind in _TITLES else len(_TITLES)
    return (kind != _TITLES[0], is_foreign, rank, str(value), title.iri)


def _stop(edition: Node, film: Node) -> Stop:
    def here(curie: str) -> tuple[Node, ...]:
        return tuple(one for one in film.nodes(curie) if edition in one.nodes("kg:edition"))

    year = edition.value("kg:editionYear")
    return Stop(edition, str(year or ""), here("kg:selection"), here("kg:award"))


def _credits(role: str, contributions: tuple[Node, ...]) -> Credits:
    printed = dict.fromkeys(str(value) for one in contributions for value in one.values("kg:roleStatement"))
    return Credits(role, terminology().label(role), contributions, tuple(printed))


def _role(contribution: Node) -> str:
    return str(contribution.value("kg:role") or "")


def _is_original(version: Node) -> bool:
    kind = version.value("kg:expressionType")
    return kind is None or kind.endswith("version-original")


def _joined(*groups: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple({node.iri: node for group in groups for node in group}.values())
