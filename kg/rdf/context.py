"""A JSON-LD 1.1 context turned round: which key and which spelling stand for an IRI.

Only what can be turned round without doubt is used for writing: prefixes, ``@vocab``, keyword aliases and
terms with ``@id``, ``@type`` and the containers ``@set`` and ``@language``. Other terms are never written;
a context that changes meaning by place (scoped contexts, ``@import``, a default language) is refused.
JSON-LD 1.1, section 4.1; JSON-LD 1.1 Processing Algorithms and API, sections 5.2 and 6.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import DataError, UsageError
from kg.rdf.document import Json, dumped

_DEFINITION_KEYS = frozenset({"@id", "@type", "@container", "@prefix", "@protected"})
_CONTAINERS = frozenset({"@set", "@language"})
_REFUSED = ("@import", "@propagate", "@language", "@direction")
_GEN_DELIMS = tuple(":/?#[]@")


@dataclass(frozen=True, slots=True)
class Term:
    """A key of the context; `coercion` is ``@id``, ``@vocab``, a datatype IRI, or None."""

    name: str
    iri: str
    coercion: str | None
    is_set: bool
    is_language_map: bool


@dataclass(frozen=True, slots=True)
class Context:
    """A context ready for writing; `text` is its JSON, to be put inline into every document."""

    text: str
    terms: Mapping[str, tuple[Term, ...]]
    prefixes: Mapping[str, str]
    keywords: Mapping[str, str]
    vocab: str | None
    names: frozenset[str]

    def keyword(self, keyword: str) -> str:
        """Return a keyword's alias, or the keyword itself."""
        return self.keywords.get(keyword, keyword)

    def reference(self, iri: str) -> str:
        """Spell an IRI as the value of ``@id``: with a prefix or in full."""
        return self._compact(iri) or self._in_full(iri)

    def symbol(self, iri: str) -> str:
        """Spell an IRI where terms count: a type, a datatype, an ``@vocab`` value."""
        for term in self.terms.get(iri, ()):
            return term.name
        return self.key(iri)

    def key(self, iri: str) -> str:
        """Spell a property that no term fits."""
        return self._relative(iri) or self._compact(iri) or self._in_full(iri)

    def _relative(self, iri: str) -> str | None:
        if self.vocab is None or not iri.startswith(self.vocab):
            return None
        local = iri.removeprefix(self.vocab)
        return local if local.isidentifier() and local not in self.names else None

    def _compact(self, iri: str) -> str | None:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.prefixes.get(iri[:cut])
        short = f"{prefix}:{iri[cut:]}"
        return None if prefix is None or cut == len(iri) or short in self.names else short

    def _in_full(self, iri: str) -> str:
        scheme, _, rest = iri.partition(":")
        if iri in self.names or (scheme in self.names and not rest.startswith("//")):
            raise DataError(f"<{iri}> would be read as a term of the JSON-LD context")
        return iri


def context_of(document: Mapping[str, Json]) -> Context:
    """Read a context document, ``{"@context": {...}}``.

    Raises UsageError for one that cannot be turned round.
    """
    definitions = document.get("@context")
    if not isinstance(definitions, dict):
        raise UsageError("the JSON-LD context is not one map under @context")
    refused = [key for key in _REFUSED if definitions.get(key) is not None]
    refused += [
        name for name, definition in definitions.items() if isinstance(definition, dict) and "@context" in definition
    ]
    if refused:
        raise UsageError(f"the JSON-LD context uses what cannot be written back: {', '.join(refused)}")
    iris = {name: _iri(name, definitions) for name in definitions if not name.startswith("@")}
    vocab = definitions.get("@vocab")
    return Context(
        text=dumped(definitions),
        terms=_terms(definitions, iris),
        prefixes=_prefixes(definitions, iris),
        keywords=_keywords(definitions),
        vocab=vocab if isinstance(vocab, str) else None,
        names=frozenset(iris),
    )


def _terms(definitions: Mapping[str, Json], iris: Mapping[str, str | None]) -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for name, iri in sorted(iris.items()):
        if iri and not iri.startswith("@") and (term := _term(name, iri, definitions)):
            found[iri] = (*found.get(iri, ()), term)
    return found


def _term(name: str, iri: str, definitions: Mapping[str, Json]) -> Term | None:
    definition = definitions[name]
    if not isinstance(definition, dict):
        return None if iri.endswith(_GEN_DELIMS) else Term(name, iri, None, False, False)
    containers = _listed(definition.get("@container"))
    kind = definition.get("@type")
    if not (definition.keys() <= _DEFINITION_KEYS and set(containers) <= _CONTAINERS and kind != "@json"):
        return None
    coercion = None if kind in (None, "@none") else _expand(str(kind), definitions)
    return Term(name, iri, coercion, "@set" in containers, "@language" in containers)


def _prefixes(definitions: Mapping[str, Json], iris: Mapping[str, str | None]) -> Mapping[str, str]:
    """Keep what may stand before a colon: a plain definition that ends in a delimiter, or a flagged one."""
    return {
        iri: name
        for name, iri in sorted(iris.items(), reverse=True)
        if iri
        and ":" not in name
        and (
            iri.endswith(_GEN_DELIMS)
            if isinstance(definitions[name], str)
            else _field(definitions[name], "@prefix") is True
        )
    }


def _keywords(definitions: Mapping[str, Json]) -> Mapping[str, str]:
    """Keep plain aliases: rdflib knows no other in a value object."""
    return {
        keyword: name
        for name, keyword in sorted(definitions.items(), reverse=True)
        if isinstance(keyword, str) and keyword.startswith("@")
    }


def _iri(name: str, definitions: Mapping[str, Json]) -> str | None:
    definition = definitions[name]
    if isinstance(definition, str):
        return _expand(definition, definitions)
    if not isinstance(definition, dict) or "@reverse" in definition:
        return None
    identity = definition.get("@id", name)
    if identity is None:
        return None
    return _expand_name(name, definitions) if identity == name else _expand(str(identity), definitions)


def _expand(value: str, definitions: Mapping[str, Json]) -> str:
    if value.startswith("@"):
        return value
    if value in definitions:
        return _iri(value, definitions) or value
    return _expand_name(value, definitions)


def _expand_name(value: str, definitions: Mapping[str, Json]) -> str:
    prefix, colon, suffix = value.partition(":")
    if colon:
        known = prefix in definitions and not suffix.startswith("//")
        return f"{_iri(prefix, definitions)}{suffix}" if known else value
    return f"{definitions.get('@vocab') or ''}{value}"


def _field(definition: Json, key: str) -> Json:
    return definition.get(key) if isinstance(definition, dict) else None


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [] if value is None else [value]
