"""What EFG's elements of every entity say: identifiers, sources, language attributes, titles."""

from collections.abc import Iterable

from kg.fields import scripts, titles
from kg.fields.identifiers import recognised
from kg.fields.language_tags import language_tag
from kg.model import Identifier, Text, Title
from kg.sources.xml.keeping import Kept
from kg.sources.xml.walking import Node

HELD = frozenset({
    "identifier+", "identifier/@scheme", "recordSource/sourceID", "recordSource/provider/@id",
})  # fmt: skip
_SCHEME = "EFG"
_NO_SCRIPT = "Zyyy"
_TITLES = {
    "original title": "original", "translated title": "translated", "working title": "working",
    "transliterated title": "transliterated", "alternative title": "alternative", "other title": "alternative",
}  # fmt: skip
# Not told what kind of title it is: the first such one is the original if no title is called so.
_UNTOLD = frozenset({"", "n/a", "title", "main title", "preferred title", "episode title"})


def identifiers(node: Node) -> tuple[Identifier, ...]:
    """Return the numbers of an entity: the exchange's own first, then the provider's."""
    own = (_identifier(each.get("scheme") or _SCHEME, each.text) for each in node.all("identifier") if each.text)
    local = (
        Identifier((provider and provider.get("id")) or _SCHEME, number)
        for each in node.all("recordSource")
        for provider in (each.first("provider"),)
        if (number := each.said("sourceID"))
    )
    return tuple(dict.fromkeys((*own, *local)))


def _identifier(scheme: str, value: str) -> Identifier:
    """Make an identifier; a number of a register we know by its scheme's name has that register's spelling."""
    found = recognised(f"{scheme}:{value}")
    return Identifier(*found) if found else Identifier(scheme, value)


def provider(node: Node) -> str | None:
    """Return whom a record is from, by its first source."""
    return next((said for each in node.all("recordSource") if (said := each.said("provider"))), None)


def held_provider(node: Node, publisher: str | None) -> tuple[str, ...]:
    """Return the path of the provider's name if the publisher of the record says it."""
    named = {each.said("provider") for each in node.all("recordSource")}
    return ("recordSource/provider",) if publisher and named == {publisher} else ()


def language(node: Node) -> str | None:
    """Return the language of an element's text as a BCP 47 tag; None where it is not told."""
    told = node.get("lang")
    return language_tag(told) if told else None


def titles_of(node: Node) -> tuple[tuple[Title, ...], Kept]:
    """Read the titles: the first called original is it; without one, the first whose kind is not told."""
    said = [each for each in node.all("title") if each.said("text")]
    relations = [(each.said("relation") or "") for each in said]
    plain = [relation.casefold().strip() for relation in relations]
    first = next((number for number, each in enumerate(plain) if _TITLES.get(each) == "original"), None)
    if first is None:
        first = next((number for number, each in enumerate(plain) if each in _UNTOLD), None)
    kinds = [_kind(relation, number == first) for number, relation in enumerate(plain)]
    lines = [
        f"title ({relation}): {each.said('text')}"
        for each, relation, kind in zip(said, relations, kinds, strict=True)
        if relation and _TITLES.get(relation.casefold().strip()) != kind
    ]
    named = {each.said("text") for each in said}
    lines += [
        f"{each.name}: {each.text}" for each in node.all("identifyingTitle") if each.text and each.text not in named
    ]
    return _told(said, kinds), Kept(tuple(lines))


def _kind(relation: str, is_original: bool) -> str:
    kind = _TITLES.get(relation, "alternative")
    return "original" if is_original else "alternative" if kind == "original" else kind


def _told(nodes: Iterable[Node], kinds: Iterable[str]) -> tuple[Title, ...]:
    """Make the titles of elements of the given kinds; a title told twice is one, said at both places."""
    found: dict[tuple[str, Text], Title] = {}
    for node, kind in zip(nodes, kinds, strict=True):
        title = _title(node, kind)
        known = found.get((kind, title.text))
        if known:
            locators = tuple(dict.fromkeys((*known.locators, *title.locators)))
            title = Title(kind, title.text, title.script, locators, verbatim=known.verbatim or title.verbatim)
        found[kind, title.text] = title
    return tuple(found.values())


def _title(node: Node, kind: str) -> Title:
    printed = node.said("text") or ""
    tag = language(node)
    display = titles.shown(scripts.repaired(printed), tag)
    return Title(
        kind=kind,
        text=Text(display, tag),
        script=scripts.script(display) or _NO_SCRIPT,
        locators=node.locators,
        verbatim=printed if printed != display else None,
    )
