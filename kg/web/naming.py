"""What a page calls a node: one table from type to name, so that every kind is named the same everywhere."""

from collections.abc import Callable, Iterable, Mapping

from kg.fields.labels import ordered_by_rank
from kg.fields.scripts import script
from kg.model import Text
from kg.rdf.vocab import KG
from kg.store import Value
from kg.web.identity import number, numbers
from kg.web.node import Node, expand
from kg.web.terminology import curie, terminology

_NAMES = (
    "schema:name",
    "skos:prefLabel",
    "rdfs:label",
    "kg:value",
    "schema:alternateName",
    "kg:nameStatement",
)
LANGUAGES = ("en",)
"""What the reader of these pages reads, best first."""


def named(node: Node) -> Value:
    """Return what to call a node: a string with its language, or its own words by its kind."""
    for kind, words in _BY_TYPE.items():
        if kind in node.types:
            return words(node)
    return _own(node) or Value(curie(node.iri).rsplit("/", 1)[-1])


def original(node: Node) -> Value:
    """Return the name in its own script first: what heads the page of a film."""
    names = node.values("schema:name")
    foreign = (name for name in names if not _is_latin(name))
    return next(foreign, None) or best(names) or named(node)


def others(node: Node) -> tuple[Value, ...]:
    """Return the names and alternate names a node has beside what it is called, each text once.

    A text that stands in several languages is there as its reader's: Solaris in English before French.
    """
    shown = str(named(node))
    rest: dict[str, Value] = {}
    for form in _ordered((*node.values("schema:name"), *node.values("schema:alternateName"))):
        rest.setdefault(str(form), form)
    return tuple(form for text, form in rest.items() if text != shown)


def unlike(forms: Iterable[Value], node: Node) -> tuple[Value, ...]:
    """Return the forms that a link to a node does not show already, whatever their case, spaces and order of parts."""
    shown = {_folded(named(node)), _folded(original(node))}
    return tuple(form for form in forms if shown.isdisjoint({_folded(form), _folded(_straight(form))}))


def kind(node: Node) -> str:
    """Return the label of what a node is: of its type in our ontology, or of another."""
    ordered = sorted(node.types, key=lambda iri: (not iri.startswith(KG.namespace), iri))
    return _KINDS.get(ordered[0]) or terminology().label(ordered[0]) if ordered else "thing"


def concept(node: Node, property_name: str) -> str | None:
    """Return the label of the concept a property points to, or None where it points to none."""
    value = node.value(property_name)
    return terminology().label(str(value)) if value is not None and value.is_iri else None


def shelved(item: Node) -> Value:
    """Return what tells a copy from others: its shelf mark, its number, else who holds it."""
    marks = (item.value(curie) for curie in ("kg:shelfMark", "schema:identifier", "kg:holder"))
    return next((mark for mark in marks if mark), Value("Copy without a shelf mark"))


def best(names: Iterable[Value]) -> Value | None:
    """Return the name the reader can read, by the rule of `kg.fields.labels`."""
    return next(iter(_ordered(names)), None)


def _own(node: Node) -> Value | None:
    """Return the best of the first property that names a node; an alternate name where only that can be read."""
    name = next((name for curie in _NAMES if (name := best(node.values(curie))) is not None), None)
    also = best(node.values("schema:alternateName"))
    return also if name and also and not _is_latin(name) and _is_latin(also) else name


def _ordered(names: Iterable[Value]) -> tuple[Value, ...]:
    texts = ordered_by_rank((Text(str(name), name.language) for name in names if not name.is_iri), LANGUAGES)
    return tuple(Value(text.value, language=text.language) for text in texts)


def _is_latin(name: Value) -> bool:
    return script(name) == "Latn"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _straight(name: str) -> str:
    """Return a name that a catalogue turns round as it is spoken: ``Gendov, Vasil`` is Vasil Gendov."""
    family, comma, given = name.partition(",")
    return f"{given} {family}" if comma and "," not in given else name


def _agent(node: Node) -> Value:
    """Return the name of an agent; of one that is only referred to, its number in a register."""
    known = next(iter(numbers(node)), None)
    return _own(node) or (Value(f"{known.register} {known.value}") if known else Value("Name not given"))


def _film(node: Node) -> Value:
    return original(node) if node.value("schema:name") else _own(node) or Value("Film without a title")


def _of_film(words: str, node: Node, *ways: str) -> Value:
    film = next((found for way in ways for found in (*node.nodes(way), *node.back(way))), None)
    return Value(f"{words} of {named(film)}") if film and film.iri != node.iri else Value(words)


def _spoken(node: Node, curie: str, otherwise: str) -> str:
    """Return the label of a concept as a heading begins."""
    words = concept(node, curie) or otherwise
    return words[:1].upper() + words[1:]


def _version(node: Node) -> Value:
    return _of_film(
        _spoken(node, "kg:expressionType", "version"), node, "lrmoo:R3i_realises", "lrmoo:R3_is_realised_in"
    )


def _carrier(node: Node) -> Value:
    words = node.value("kg:carrierStatement") or concept(node, "kg:carrier") or "Publication"
    version = node.node("lrmoo:R4_embodies")
    film = version.node("lrmoo:R3i_realises") if version else None
    return Value(f"{words} of {named(film)}" if film else words)


def _credit(node: Node) -> Value:
    agent = node.node("kg:agent")
    role = _spoken(node, "kg:role", "credit")
    return Value(f"{role}: {named(agent)}" if agent else role)


def _edition(node: Node) -> Value:
    series = node.node("schema:superEvent")
    name = named(series) if series else Value("Festival")
    year = node.value("kg:editionYear")
    return Value(f"{name} {year}" if year and str(year) not in name else name, language=name.language)


def _selection(node: Node) -> Value:
    edition = node.node("kg:edition")
    return Value(f"Selection: {named(edition)}") if edition else _own(node) or Value("Selection")


def _release(node: Node) -> Value:
    place = node.node("schema:location")
    words = f"Release in {named(place)}" if place and place.known else "Release"
    return _of_film(words, node, "schema:workFeatured")


def _note(node: Node) -> Value:
    return Value(_spoken(node, "kg:noteType", "note"))


def _source(node: Node) -> Value:
    return node.value("kg:sourceKey") or Value("Source record")


def _identifier(node: Node) -> Value:
    known = number(node)
    return Value(f"{known.register} {known.value}")


def _item(node: Node) -> Value:
    mark, holder = shelved(node), node.value("kg:holder")
    return Value(f"Copy at {holder}") if holder and mark == holder else mark


def _decision(node: Node) -> Value:
    used = node.node("prov:used")
    verdict = _spoken(node, "kg:verdict", "decision")
    return Value(f"{verdict}: {named(used)}" if used else verdict)


# What our ontology has no class for is called as readers call it.
_KINDS = {expand("schema:PropertyValue"): "identifier"}
_BY_TYPE: Mapping[str, Callable[[Node], Value]] = {
    expand(curie): words
    for curie, words in {
        "kg:Work": _film,
        "kg:Expression": _version,
        "kg:Manifestation": _carrier,
        "kg:Item": _item,
        "kg:Contribution": _credit,
        "kg:Release": _release,
        "kg:FestivalEdition": _edition,
        "kg:Selection": _selection,
        "kg:AwardEvent": lambda node: node.value("kg:awardName") or Value("Award"),
        "schema:ScreeningEvent": lambda node: _of_film("Screening", node, "schema:workFeatured"),
        "kg:Note": _note,
        "kg:SourceRecord": _source,
        "schema:PropertyValue": _identifier,
        "schema:Person": _agent,
        "schema:Organization": _agent,
        "prov:Activity": _decision,
    }.items()
}
