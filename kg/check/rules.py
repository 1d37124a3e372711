"""The rules a profile of ``shapes/`` holds: read from the shapes, never repeated in code.

A profile (``publish``) is a Turtle file that imports files of its own folder. A rule is a shape with a
severity of its own, and its id is the last part of the shape's IRI; `sh:message` says what is wrong
and `sh:description` what to do, in the languages of the interface.
"""

from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, Graph, URIRef
from rdflib.namespace import SH

from kg.assets import folder
from kg.errors import WorldError
from kg.model import Severity, Text
from kg.rdf.vocab import Vocabulary

SHAPES = Vocabulary("rule", "https://w3id.org/reelgraph/shapes/")
GATE = "publish"
LANGUAGES = ("en", "fr", "ru")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how bad its breach is, what is wrong and what to do, in every interface language."""

    name: str
    severity: Severity
    messages: tuple[Text, ...]
    remedies: tuple[Text, ...]

    def message(self, language: str = LANGUAGES[0]) -> str:
        """Say what is wrong; in English if the language is not known."""
        return _in_language(self.messages, language)

    def remedy(self, language: str = LANGUAGES[0]) -> str:
        """Say what to do; in English if the language is not known."""
        return _in_language(self.remedies, language)


def shapes_text(profile: str = GATE) -> str:
    """Return the Turtle of a profile and of every file it imports.

    Raises WorldError if the installation lacks the profile or one of its files.
    """
    text = _read(f"{profile}.ttl")
    imports = Graph().parse(data=text, format="turtle").objects(None, OWL.imports)
    names = sorted(str(file).removeprefix(SHAPES.namespace) for file in imports)
    return "\n".join((text, *map(_read, names)))


def rules(shapes: Graph) -> tuple[Rule, ...]:
    """List the rules of a shapes graph, sorted by id."""
    named = {shape for shape in shapes.subjects(SH.severity) if isinstance(shape, URIRef)}
    return tuple(sorted((_rule(shapes, shape) for shape in named), key=lambda rule: rule.name))


def _rule(shapes: Graph, shape: URIRef) -> Rule:
    severity = str(shapes.value(shape, SH.severity))
    return Rule(
        name=shape.removeprefix(SHAPES.namespace),
        severity=Severity(severity.removeprefix(str(SH))),
        messages=_texts(shapes, shape, SH.message),
        remedies=_texts(shapes, shape, SH.description),
    )


def _texts(shapes: Graph, shape: URIRef, said: URIRef) -> tuple[Text, ...]:
    found = shapes.objects(shape, said)
    return tuple(sorted(Text(str(text), getattr(text, "language", None)) for text in found))


def _in_language(texts: tuple[Text, ...], language: str) -> str:
    by_language = {text.language: text.value for text in texts}
    return by_language.get(language) or by_language[LANGUAGES[0]]


def _read(name: str) -> str:
    path: Path = folder("shapes") / name
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise WorldError(f"the installed package lacks shapes/{name}: install reelgraph again") from error
