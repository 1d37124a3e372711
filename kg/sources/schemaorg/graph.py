"""The nodes of structured data: films among them, and whom a bare ``@id`` means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from kg.sources.branches import Branch

MOVIE = "Movie"
# Of the screen, but no film: what is said of these is no record of ours.
OTHERS = frozenset({
    "TVSeries", "TVSeason", "TVEpisode", "TVClip", "Episode", "MovieSeries", "MovieClip", "Clip",
})  # fmt: skip
# A node with no more than these is a reference.
_NAMES = frozenset({"@id", "@type", "@context"})


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one block by their ``@id``, and the references that were followed."""

    by_id: Mapping[str, Branch]
    followed: list[tuple[str, Branch]] = field(default_factory=list)

    def whole(self, branch: Branch, label: str) -> Branch:
        """Return the node that a bare reference means; anything else is itself."""
        number = branch.said("@id")
        if number is None or not isinstance(branch.value, dict) or branch.value.keys() - _NAMES:
            return branch
        found = self.by_id.get(number)
        if found is None or found.pointer == branch.pointer:
            return branch
        branch.take()
        self.followed.append((label, found))
        return found


def nodes_of(root: Branch) -> Nodes:
    """Index the nodes that say more than their name, the first of each name."""
    by_id: dict[str, Branch] = {}
    for each in _all(root):
        number = each.said("@id")
        if number and isinstance(each.value, dict) and each.value.keys() - _NAMES:
            by_id.setdefault(number, each)
    return Nodes(by_id)


def types(branch: Branch) -> frozenset[str]:
    """Return the types of a node."""
    return frozenset(words for each in branch.each("@type") if (words := each.words()))


def screen_works(root: Branch) -> Iterator[Branch]:
    """Yield films, and other works for the screen, outside of each other: a film's sequel is no record."""
    if types(root) & {MOVIE, *OTHERS} and isinstance(root.value, dict) and root.value.keys() - _NAMES:
        yield root
        return
    children = (child for _, child in root.named()) if isinstance(root.value, dict) else iter(root.members())
    for child in children:
        if isinstance(child.value, dict | list):
            yield from screen_works(child)


def top_types(root: Branch) -> Iterator[str]:
    """Yield what a block's uppermost nodes are."""
    if isinstance(root.value, list):
        for each in root.members():
            yield from top_types(each)
    elif root.at("@graph"):
        for each in root.each("@graph"):
            yield from top_types(each)
    else:
        yield from sorted(types(root))


def words(branch: Branch) -> tuple[str, str | None] | None:
    """Return the text of a value, as printed, and the language it states; a thing's text is its name."""
    plain = branch.words()
    if plain is not None:
        return plain, None
    if not isinstance(branch.value, dict):
        return None
    value = branch.said("@value")
    if value is not None:
        return value, branch.said("@language")
    name = branch.at("name")
    return words(name.members()[0]) if name and name.members() else None


def taken(branch: Branch) -> str | None:
    """Take the text of a value, without the marks that HTML has for characters; a thing stays but for its name."""
    found = words(branch)
    if found is None:
        return None
    if isinstance(branch.value, dict) and "@value" not in branch.value:
        for each in branch.each("name")[:1]:
            taken(each)
        take_types(branch)
    elif isinstance(branch.value, dict):
        branch.take("@value", "@language", "@type")
    else:
        branch.take()
    return unescape(found[0])


def take_types(branch: Branch) -> None:
    """Take what a node is."""
    for each in branch.each("@type"):
        each.take()


def _all(root: Branch) -> Iterator[Branch]:
    waiting = [root]
    while waiting:
        branch = waiting.pop()
        if isinstance(branch.value, dict):
            yield branch
            waiting += [child for _, child in reversed(branch.named()) if isinstance(child.value, dict | list)]
        elif isinstance(branch.value, list):
            waiting += [child for child in reversed(branch.members()) if isinstance(child.value, dict | list)]
