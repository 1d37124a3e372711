"""The search view of one thing: what search engines read, in schema.org's words alone.

Names are plain strings, as search engines want them; which one is ``name`` is the rule of
`kg.fields.labels`, the others are ``alternateName``. A neighbour is nested, with its name and its matches.
What nobody said, a picture for one, is absent.
"""

from collections.abc import Iterable, Mapping, Sequence

from kg.rdf.concepts import Concepts
from kg.rdf.document import Json, Node, dumped, one_or_many
from kg.rdf.members import Member, links
from kg.rdf.reading import Reading, distinct, read
from kg.rdf.statement import bare
from kg.rdf.views import View, view_of
from kg.rdf.vocab import SCHEMA

_CONTEXT = "https://schema.org"


def search(
    thing: str,
    lines: Iterable[str],
    *,
    page: str,
    concepts: Concepts,
    languages: Sequence[str] = ("en",),
    ranks: Mapping[str, int] | None = None,
) -> bytes:
    """Write the search view of the thing with this IRI as JSON-LD; `page` is the address of its HTML page.

    `lines` are the N-Triples of the thing and its neighbours, with tags in any case. `languages` (BCP 47)
    choose among names; where sources disagree, both values stand, in the order of `ranks`, the lines' sources' own.
    The same statements give the same bytes.
    """
    reading = read(lines, concepts, languages, ranks)
    subject = f"<{thing}>"
    view = view_of(reading.types(subject))
    head: Node = {"@context": _CONTEXT, "@type": view.type, "@id": thing, "url": page}
    return f"{dumped(head | _written(reading, subject, view, {**view.brief, **view.full}))}\n".encode()


def _written(reading: Reading, subject: str, view: View, members: Mapping[str, Member]) -> Node:
    def beside(neighbour: str) -> Node:
        return _beside(reading, neighbour)

    told = (text.value for text in view.names(reading, subject))
    names = distinct([*told, *reading.values(subject, SCHEMA["alternateName"])])
    found: dict[str, Sequence[Json]] = {
        "name": names[:1],
        "alternateName": names[1:],
        "sameAs": links(reading, subject, beside),
        **{key: member(reading, subject, beside) for key, member in members.items()},
    }
    return {key: one_or_many(list(values)) for key, values in found.items() if values}


def _beside(reading: Reading, subject: str) -> Node:
    """Write a neighbour; one that the description does not describe is its IRI alone."""
    types = reading.types(subject)
    if not types:
        return {"@id": bare(subject)}
    view = view_of(types)
    return {"@type": view.type, "@id": bare(subject), **_written(reading, subject, view, view.brief)}
