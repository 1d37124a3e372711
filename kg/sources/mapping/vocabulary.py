"""The words of a mapping file: which kinds of field there are, and what each may say.

A new kind is a row here and a writer of the same name in `kg.sources.tables`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.assets import folder
from kg.rdf.vocabulary import thesaurus

CARRIERS = frozenset({
    "film-35mm", "film-16mm", "film-8mm", "video", "vhs", "betacam", "laserdisc", "dvd", "blu-ray", "dcp",
    "digital-file", "streaming",
})  # fmt: skip
COLOURS = frozenset({"colour", "black-and-white", "colour-and-black-and-white", "sepia"})

AGENT_RECORDS = ("person", "organisation")
RECORDS = ("film", *AGENT_RECORDS)


@dataclass(frozen=True, slots=True)
class Part:
    """A named value beside the main one: a plain string in the file is a column, or with `is_constant` the value.

    `words` names the closed list its values must be of.
    """

    is_constant: bool = False
    words: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of field: `main` tells whether it has a value of its own (and of which closed list).

    `anchor` is the part that decides how many statements a row makes where there is no main value.
    """

    main: bool = True
    words: str | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anchor: str | None = None
    records: tuple[str, ...] = ("film",)


_COLUMN, _NEEDED, _CONSTANT = Part(), Part(required=True), Part(is_constant=True)
_NAMES = ("as-printed", "given-surname", "surname-given")
_FESTIVAL = {"festival": _NEEDED, "year": _NEEDED}
_CARRIER = Part(words="carrier")
_RUNNING = {"duration": _COLUMN, "colour": Part(words="colour")}

KINDS: Mapping[str, Kind] = {
    "title": Kind(
        parts={"language": _CONSTANT, "kind": Part(is_constant=True, words="title"),
               "otherwise": Part(is_constant=True, words="title")},
        options={"articles": ("first", "as-printed"), "case": ("mended", "as-printed")},
    ),
    "year": Kind(),
    "release": Kind(main=False, parts={"date": _NEEDED, "territory": _COLUMN, "label": _CONSTANT}, anchor="date"),
    "duration": Kind(options={"unit": ("minutes", "seconds")}),
    "extent": Kind(),
    "colour": Kind(words="colour"),
    "form": Kind(words="form"),
    "person": Kind(
        parts={"role": Part(is_constant=True, words="role", required=True), "character": _COLUMN, "id": _COLUMN,
               "scheme": _CONSTANT, "language": _CONSTANT, "label": _CONSTANT},
        options={"names": _NAMES, "reference": AGENT_RECORDS},
    ),
    "company": Kind(
        parts={"role": Part(is_constant=True, words="role"), "id": _COLUMN, "scheme": _CONSTANT,
               "language": _CONSTANT, "label": _CONSTANT},
        options={"reference": AGENT_RECORDS},
    ),
    "country": Kind(),
    "language": Kind(),
    "identifier": Kind(parts={"scheme": Part(is_constant=True, required=True)}, records=RECORDS),
    "site": Kind(records=RECORDS),
    "page": Kind(records=RECORDS),
    "selection": Kind(main=False, parts={**_FESTIVAL, "statement": _COLUMN}, anchor="festival"),
    "award": Kind(
        main=False,
        parts={"name": _NEEDED, **_FESTIVAL, "outcome": Part(is_constant=True, words="outcome", required=True),
               "recipient": _COLUMN},
        anchor="name",
    ),
    "genre": Kind(parts={"language": _CONSTANT}),
    "keyword": Kind(parts={"language": _CONSTANT}),
    "rating": Kind(),
    "note": Kind(
        parts={"kind": Part(is_constant=True, words="note"), "language": _CONSTANT, "attribution": _COLUMN},
        records=RECORDS,
    ),
    "part_of": Kind(),
    "manifestation": Kind(
        main=False,
        parts={"carrier": _CARRIER, **_RUNNING, "subtitles": _COLUMN, "extent": _COLUMN, "label": _CONSTANT,
               "published": _COLUMN, "rights": _COLUMN, "title": _COLUMN},
    ),
    "item": Kind(
        main=False,
        parts={"shelf_mark": _COLUMN, "holder": _COLUMN, "access": _COLUMN, "carrier": _CARRIER,
               "number": _COLUMN},
    ),
    "verbatim": Kind(parts={"label": _CONSTANT}, records=RECORDS),
    "name": Kind(parts={"language": _CONSTANT}, options={"names": _NAMES}, records=AGENT_RECORDS),
    "born": Kind(records=AGENT_RECORDS),
    "died": Kind(records=AGENT_RECORDS),
    "occupation": Kind(parts={"language": _CONSTANT}, records=AGENT_RECORDS),
    "place": Kind(records=AGENT_RECORDS),
}  # fmt: skip

_PREFIXED = {"title": "title-", "role": "role-", "form": "form-", "outcome": "outcome-", "note": "note-"}


@cache
def words(closed_list: str) -> frozenset[str]:
    """Return the words of a closed list: the shipped vocabulary's concepts, without their prefix."""
    tables = {"carrier": CARRIERS, "colour": COLOURS}
    if closed_list in tables:
        return tables[closed_list]
    prefix = _PREFIXED[closed_list]
    return frozenset(name.removeprefix(prefix) for name in _concepts() if name.startswith(prefix))


@cache
def _concepts() -> frozenset[str]:
    return thesaurus((folder("ontology") / "vocab.ttl").read_bytes()).concepts
