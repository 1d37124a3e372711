"""The numbers that other registers give a thing, as a page shows them: the register's name, the number, its address."""

from dataclasses import dataclass

from kg.fields.identifiers import COMPANY, FILM, PERSON, SCHEMES, Scheme, normalised, url
from kg.fields.registries import PREFIXES
from kg.web.node import Node

_NUMBERED = {"schema:Person": PERSON, "schema:Organization": COMPANY}


@dataclass(frozen=True, slots=True)
class Number:
    """One identifier: its node, the register's name and rank among those we know, the value and where it leads."""

    node: Node
    register: str
    value: str
    address: str | None
    rank: int


def numbers(of: Node) -> tuple[Number, ...]:
    """Return the identifiers of a thing, those of the registers we know first, in the order of our table."""
    found = (number(one, of) for one in of.nodes("kg:identifier"))
    return tuple(sorted(found, key=lambda one: (one.rank, one.register, one.value)))


def number(node: Node, of: Node | None = None) -> Number:
    """Return an identifier node as it is shown; `of` is what it numbers, else what points to it as its number."""
    numbered = of or next(iter(node.back("kg:identifier")), None)
    name = str(node.value("schema:propertyID") or "identifier")
    value = str(node.value("schema:value") or "")
    scheme = _scheme(name)
    if scheme is None:
        return Number(node, name, value, None, len(SCHEMES))
    rank = tuple(SCHEMES).index(scheme.name)
    return Number(node, scheme.label, value, _address(scheme, value, numbered), rank)


def _scheme(name: str) -> Scheme | None:
    known = PREFIXES.get(name.lower())
    return SCHEMES[known] if known else None


def _address(scheme: Scheme, value: str, of: Node | None) -> str | None:
    """Return where a number leads if it is one of this register: catalogues file others under its name too."""
    if normalised(scheme.name, value) != (scheme.name, value):
        return None
    kind = next((kind for curie, kind in _NUMBERED.items() if of and of.is_a(curie)), FILM)
    return url(scheme.name, value, kind)
