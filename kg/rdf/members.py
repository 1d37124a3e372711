"""How each property of the search view is read from a description; `views` says which class has which.

A member answers with JSON values, none for silence. It asks for a neighbour with `beside`, which writes
that thing as a nested node.
"""

from collections.abc import Callable, Sequence

from kg.model import Text
from kg.rdf.document import Json, Node, one_or_many
from kg.rdf.notes import is_withheld
from kg.rdf.reading import Credit, Reading, distinct, edition_names
from kg.rdf.statement import bare, literal_of
from kg.rdf.vocab import KG, LRMOO, SCHEMA, SKOS, VOC

Beside = Callable[[str], Node]
Member = Callable[[Reading, str, Beside], Sequence[Json]]
Names = Callable[[Reading, str], tuple[Text, ...]]


def values(predicate: str) -> Member:
    """Read literals, the reader's languages first."""
    return lambda reading, subject, beside: reading.values(subject, predicate)


def things(*path: str) -> Member:
    """Read the neighbours at the end of a path of predicates, by name."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        nodes = [beside(thing) for thing in reading.things(subject, *path)]
        return sorted(nodes, key=lambda node: (str(node.get("name", "")), str(node["@id"])))

    return member


def pointing(predicate: str) -> Member:
    """Read the things that point here, by name."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        nodes = [beside(thing) for thing in reading.pointing(subject, predicate)]
        return sorted(nodes, key=lambda node: (str(node.get("name", "")), str(node["@id"])))

    return member


def either(*members: Member) -> Member:
    """Read what any of several members reads, each value once."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        found = [value for one in members for value in one(reading, subject, beside)]
        return [value for place, value in enumerate(found) if value not in found[:place]]

    return member


def labels(predicate: str) -> Member:
    """Read concepts as the text of their labels."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        found = (reading.label(concept) for concept in reading.things(subject, predicate))
        return sorted({label for label in found if label})

    return member


def links(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
    """Read the confirmed matches, and the thing's own sites, which schema.org counts among them."""
    found = {*reading.terms(subject, SCHEMA["sameAs"]), *reading.terms(subject, SCHEMA["url"])}
    return sorted(_string(term) for term in found)


def part_of_name(predicate: str) -> Member:
    """Read the given or the family name in the language of the name that is shown."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        shown = reading.texts(subject, SCHEMA["name"])[:1]
        parts = reading.texts(subject, predicate)
        return [part.value for name in shown for part in parts if part.language == name.language][:1]

    return member


def identifiers(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
    """Read codes as text and numbers of other registers as PropertyValue nodes."""
    numbers = [beside(identifier) for identifier in reading.things(subject, KG["identifier"])]
    return [*reading.values(subject, SCHEMA["identifier"]), *numbers]


def credited(predicate: str) -> Member:
    """Read whom a shortcut names, in the order of the credits; a part played comes with its character."""

    def member(reading: Reading, subject: str, beside: Beside) -> Sequence[Json]:
        agents = reading.things(subject, predicate)
        in_order = [
            credit for credit in reading.credits(subject) if credit.property == predicate and credit.agent in agents
        ]
        told = {credit.agent for credit in in_order}
        untold = [Credit(agent, predicate, None, None) for agent in agents if agent not in told]
        shown = dict.fromkeys((credit.agent, credit.character) for credit in [*in_order, *untold])
        return [_performance(beside(agent), character) for agent, character in shown]

    return member


def other_credits(reading: Reading, work: str, beside: Beside) -> Sequence[Json]:
    """Read the credits that schema.org has no property for, each a Role around its contributor."""
    others = [credit for credit in reading.credits(work) if credit.property is None]
    shown = dict.fromkeys((credit.role, credit.agent) for credit in others)
    return [_role(role, beside(agent)) for role, agent in shown]


def original(predicate: str) -> Member:
    """Read a property of the work's original version, or of the others if none is the original."""

    def member(reading: Reading, work: str, beside: Beside) -> Sequence[Json]:
        versions = reading.things(work, LRMOO["R3_is_realised_in"])
        first = [one for one in versions if VOC["version-original"] in reading.terms(one, KG["expressionType"])]
        return distinct(_string(term) for one in first or versions for term in reading.terms(one, predicate))

    return member


def awards(reading: Reading, work: str, beside: Beside) -> Sequence[Json]:
    """Word the awards given (a nomination is none): ``Prix Sony special video, Locarno, 1995``."""
    nominated = VOC["outcome-nominated"]
    events = reading.things(work, KG["award"])
    given = [event for event in events if nominated not in reading.terms(event, KG["outcome"])]
    return sorted({_award(reading, event) for event in given})


def prose(reading: Reading, note: str, beside: Beside) -> Sequence[Json]:
    """Read the text of a note that may go out."""
    return [] if is_withheld(reading.properties(note)) else reading.values(note, KG["value"])


def synopses(reading: Reading, work: str, beside: Beside) -> Sequence[Json]:
    """Read the synopses that may go out."""
    notes = reading.things(work, KG["note"])
    told = [note for note in notes if VOC["note-synopsis"] in reading.terms(note, KG["noteType"])]
    return [text for note in told for text in prose(reading, note, beside)]


def archives(reading: Reading, item: str, beside: Beside) -> Sequence[Json]:
    """Read who holds a copy, as printed."""
    return [{"@type": "ArchiveOrganization", "name": name} for name in reading.values(item, KG["holder"])]


def venues(reading: Reading, edition: str, beside: Beside) -> Sequence[Json]:
    """Read where an edition was held: its venue as a place within the city, else the city."""
    cities = things(SCHEMA["location"])(reading, edition, beside)
    within: Node = {"containedInPlace": one_or_many(list(cities))} if cities else {}
    houses = reading.things(edition, KG["venue"])
    names = [name for house in houses for name in reading.values(house, SCHEMA["name"])[:1]]
    return [{"@type": "Place", "name": name, **within} for name in names] or cities


def named(*predicates: str) -> Names:
    """Read names from several properties, the first property's before the next one's."""
    return lambda reading, subject: tuple(
        text for predicate in predicates for text in reading.texts(subject, predicate)
    )


def concept_names(reading: Reading, concept: str) -> tuple[Text, ...]:
    """Read the labels of a concept, the preferred ones first."""
    return named(SKOS["prefLabel"], SKOS["altLabel"])(reading, concept)


def _performance(agent: Node, character: str | None) -> Node:
    return {"@type": "PerformanceRole", "actor": agent, "characterName": character} if character else agent


def _role(label: str | None, agent: Node) -> Node:
    name: Node = {"roleName": label} if label else {}
    return {"@type": "Role", **name, "contributor": agent}


def _award(reading: Reading, event: str) -> str:
    names = reading.values(event, KG["awardName"])[:1]
    editions = [
        name.value for edition in reading.things(event, KG["edition"]) for name in edition_names(reading, edition)
    ]
    return ", ".join([*names, *editions[:1]])


def _string(term: str) -> str:
    literal = literal_of(term)
    return literal.value if literal else bare(term)
