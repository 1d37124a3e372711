"""Who made a film: people and companies as text, as nodes, or inside a role."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape

from kg import assets
from kg.fields import people
from kg.fields.identifiers import recognised
from kg.model import AgentKind, Identifier
from kg.rdf.terms import is_iri
from kg.rdf.vocabulary import thesaurus
from kg.sources.branches import Branch, Leaf
from kg.sources.naming import Credits, Mention, agent_of
from kg.sources.schemaorg.graph import Nodes, take_types, taken, types, words

# Property -> role; those of the second table have no role of the same meaning, and keep their name as their words.
ROLES: Mapping[str, str] = {
    "director": "director",
    "directors": "director",
    "author": "writer",
    "writer": "writer",
    "actor": "actor",
    "actors": "actor",
    "musicBy": "composer",
    "producer": "producer",
    "productionCompany": "company",
    "editor": "editor",
    "publisher": "publisher",
    "distributor": "distributor",
    "creator": "contributor",
    "contributor": "contributor",
    "translator": "contributor",
    "sponsor": "contributor",
    "funder": "contributor",
}
_COMPANY_ROLES = frozenset({"company", "publisher", "distributor"})
_COMPANIES = frozenset({
    "Organization", "Corporation", "PerformingGroup", "MusicGroup", "TheaterGroup", "DanceGroup", "NGO",
    "LocalBusiness", "EducationalOrganization", "GovernmentOrganization", "NewsMediaOrganization",
})  # fmt: skip
_IN_ROLE = ("actor", "contributor", "director", "author", "producer", "musicBy", "creator")
_PLAIN = frozenset({"Person", "Organization", "Role", "PerformanceRole"})


class Billing:
    """Credits everybody whom the properties of one film name, and remembers what has to be told of them."""

    def __init__(self, nodes: Nodes) -> None:
        self.credits = Credits()
        self.printed: list[tuple[str, str]] = []
        self.unread: list[Leaf] = []
        self._nodes = nodes

    def bill(self, movie: Branch) -> None:
        """Credit what each property of the table names; what names nobody is left where it stands."""
        for name, role in ROLES.items():
            for each in movie.each(name):
                self._entry(self._nodes.whole(each, name), name, role)

    def _entry(self, branch: Branch, name: str, role: str) -> None:
        """Credit a person or company, or those inside a role, which has the words for it and the character."""
        inner = next((key for key in (name, *_IN_ROLE) if branch.at(key)), None)
        if inner is None or words(branch):
            self._credit(branch, name, role)
            return
        statement = branch.said("roleName")
        characters = [unescape(found[0]) for each in branch.each("characterName") if (found := words(each))]
        told = _role(statement) if statement else None
        within = [self._nodes.whole(each, name) for each in branch.each(inner)]
        credited = [self._credit(each, name, told or role, statement, " / ".join(characters)) for each in within]
        if any(credited):
            branch.take("roleName")
            take_types(branch)
            for each in branch.each("characterName"):
                taken(each)

    def _credit(
        self, branch: Branch, name: str, role: str, statement: str | None = None, character: str | None = None
    ) -> bool:
        mentions = self._one(branch, role) if isinstance(branch.value, dict) else _listed(branch, role)
        for each in mentions:
            self.credits.credit(each, role, statement=statement or name, character=character or None)
            self.printed.append((each.name or "", each.place))
        return bool(mentions)

    def _one(self, branch: Branch, role: str) -> tuple[Mention, ...]:
        """Take all of a node about one person or company; what has no field stays with the agent."""
        found, said = words(branch), types(branch)
        is_company = bool(said & _COMPANIES) or (not said and role in _COMPANY_ROLES)
        kind = AgentKind.ORGANISATION if is_company else AgentKind.PERSON
        if found is None or agent_of(Mention(kind, unescape(found[0]), branch.place)) is None:
            return ()
        name = taken(branch)
        if not said <= _PLAIN:
            branch.taken.difference_update(each.pointer for each in branch.each("@type"))
        named = (*branch.each("name")[1:], *branch.each("alternateName"))
        known = tuple(_numbers(branch))
        numbers = tuple(dict.fromkeys(number for number, _ in known))
        mention = Mention(
            kind=kind,
            name=name,
            place=branch.place,
            also=tuple(text for each in named if (text := taken(each))),
            apart=f" {numbers[0].scheme}:{numbers[0].value}" if numbers else "",
            identifiers=numbers,
            sites=tuple(dict.fromkeys(address for each in branch.each("url") if (address := site(each)))),
        )
        rest = [leaf for leaf in branch.left() if leaf.text]
        branch.take()
        self.unread += [replace(leaf, label=f"{role}.{leaf.label}") for leaf in rest]
        respelt = (leaf for number, leaf in known if number.value != leaf.text)
        return (replace(mention, verbatim=tuple(dict.fromkeys(map(str, (*respelt, *rest))))),)


def site(branch: Branch) -> str | None:
    """Take an absolute address; None, and it is left, if it is another thing."""
    found = branch.words()
    if not found or not found.startswith(("http://", "https://")) or not is_iri(found):
        return None
    branch.take()
    return found


def _listed(branch: Branch, role: str) -> tuple[Mention, ...]:
    """Take a text that names one company, or one person or several; a text that says more, or nobody, is left.

    An address of somebody names nobody.
    """
    found = branch.words()
    if not found or "://" in found:
        return ()
    is_company = role in _COMPANY_ROLES
    kind = AgentKind.ORGANISATION if is_company else AgentKind.PERSON
    names = (unescape(found),) if is_company else people.listed(unescape(found))
    mentions = tuple(Mention(kind, name, branch.place) for name in names)
    if not mentions or not all(map(agent_of, mentions)):
        return ()
    rest = unescape(found)
    for name in names:
        rest = rest.replace(name, " ", 1)
    if not any(map(str.isalnum, rest)):
        branch.take()
    return mentions


def _numbers(branch: Branch) -> Iterator[tuple[Identifier, Leaf]]:
    """Take addresses and names of the node that are numbers in a register we know, each with its own words."""
    for key in ("sameAs", "@id", "url", "identifier"):
        for each in branch.each(key):
            found = recognised(each.words() or "")
            if found:
                each.take()
                yield Identifier(*found), each.leaf(key)


def _role(statement: str) -> str | None:
    return _roles_by_label().get(statement.casefold())


@cache
def _roles_by_label() -> Mapping[str, str]:
    """Return the roles by what the vocabulary calls them, in any of its languages."""
    shipped = thesaurus(*(path.read_bytes() for path in assets.files("ontology", ".ttl")))
    return {text.value.casefold(): role.name for role in shipped.roles.values() for text in role.labels}
