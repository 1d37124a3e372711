"""Notes, subjects and genres of a MARC record: prose is kept as it stands, never mined."""

from collections.abc import Iterator

from kg.model import Note, Text
from kg.sources.xml.marc.fields import Field, MarcRecord, bare

_KINDS = {"508": "credits", "511": "cast", "518": "production", "520": "synopsis", "521": "audience"}
_REVIEW, _WARNING = "1", "4"
# What of a note is no prose: what it applies to, whose copy, where the words come from.
_APART = "2356780w"
HELD = "abcdefghijklmnopqrstuvxyz14"
_SUBJECTS = ("600", "610", "611", "630", "648", "650", "651", "653")
_HEADING, _DIVISIONS = "abcdfgklmnopqrstu", "vxyz"
SUBJECT_HELD = _HEADING + _DIVISIONS
_FORMS = {
    "documentary films": "documentary", "documentary television programs": "documentary", "animated films": "animation",
    "fiction films": "fiction", "short films": "short", "newsreels": "newsreel", "experimental films": "experimental",
    "television series": "series", "film serials": "series", "made-for-tv movies": "tv-film",
    "television films": "tv-film",
}  # fmt: skip


def is_note(field: Field) -> bool:
    """Tell whether a field is a note: 5XX, but the languages (546), which the version has."""
    return field.tag.startswith("5") and field.tag != "546" and bool(_text(field))


def notes(record: MarcRecord, *, cleared: bool) -> tuple[Note, ...]:
    """Return every note; in two scripts it is two notes. The statement of responsibility is a credits note."""
    return tuple(_notes(record, cleared))


def _notes(record: MarcRecord, cleared: bool) -> Iterator[Note]:
    for field in record.of("245"):
        for each in field.scripts:
            if each.first("c"):
                yield Note("credits", Text(each.joined("c")), each.node.locators, cleared=cleared)
    for field in record.fields:
        if is_note(field):
            kind = _kind(field)
            for each in field.scripts:
                yield Note(kind, Text(_text(each)), each.node.locators, cleared=cleared)


def _kind(field: Field) -> str:
    if field.tag == "520" and field.indicators[:1] == _REVIEW:
        return "commentary"
    if field.tag == "520" and field.indicators[:1] == _WARNING:
        return "general"
    return _KINDS.get(field.tag, "general")


def _text(field: Field) -> str:
    return " ".join(text for code, text in field.subfields if code not in _APART and text)


def keywords(record: MarcRecord) -> tuple[Text, ...]:
    """Return the subject headings, their divisions after two hyphens as libraries write them."""
    return tuple(
        dict.fromkeys(Text(heading(each)) for field in record.of(*_SUBJECTS) for each in field.scripts if heading(each))
    )


def is_subject(field: Field) -> bool:
    """Tell whether a field is a subject heading."""
    return field.tag in _SUBJECTS


def heading(field: Field) -> str:
    """Write a heading: ``Fire engines--New York (State)--New York``."""
    main = bare(" ".join(text for code, text in field.subfields if code in _HEADING and text))
    return "--".join(part for part in (main, *(bare(text) for text in field.all(_DIVISIONS))) if part)


def genres(record: MarcRecord) -> tuple[Text, ...]:
    """Return the genre terms (655)."""
    return tuple(dict.fromkeys(Text(heading(each)) for field in record.of("655") for each in field.scripts))


def forms(record: MarcRecord) -> tuple[tuple[str, str], ...]:
    """Return the forms that genre terms (655) and forms of work (380) name, with the words."""
    said = [heading(field) for field in record.of("655")] + [
        bare(text) for field in record.of("380") for text in field.all("a")
    ]
    known = ((_FORMS.get(words.casefold().partition("--")[0]), words) for words in said)
    return tuple((form, words) for form, words in known if form)
