"""What a record says in coded positions: leader, 006, 007 and 008 (MARC 21, visual materials)."""

from dataclasses import dataclass, replace

from kg.fields import countries
from kg.fields.edtf import parsed
from kg.fields.language_tags import language_tag
from kg.model import When
from kg.sources.xml.marc.fields import MarcRecord
from kg.sources.xml.times import when

_KINDS_OF_RECORD = {
    "a": "a text", "c": "notated music", "d": "handwritten music", "e": "a map", "f": "a handwritten map",
    "i": "a sound recording", "j": "a music recording", "k": "a picture", "m": "a computer file", "o": "a kit",
    "p": "mixed material", "r": "an object", "t": "a manuscript",
}  # fmt: skip
_MOVING = frozenset("mv")
_UNTOLD = frozenset(" |z#u")
_STILL = {
    "f": "a filmstrip", "s": "a slide", "t": "a transparency", "i": "a picture", "k": "a graphic", "a": "an artwork",
    "c": "an art reproduction", "b": "a kit", "g": "a game", "n": "a chart", "o": "a flash card", "q": "a model",
    "r": "an object", "w": "a toy", "p": "a microscope slide", "l": "a technical drawing", "d": "a diorama",
}  # fmt: skip
_NO_LEADER = "the record has no leader, so it does not say what it describes: export it whole"
_FILM_CARRIERS = {"a": "film-8mm", "b": "film-8mm", "d": "film-16mm", "f": "film-35mm"}
_VIDEO_CARRIERS = {"b": "vhs", "k": "vhs", "g": "laserdisc", "i": "betacam", "j": "betacam", "s": "blu-ray", "v": "dvd"}
_COLOURS = {"b": "black-and-white", "c": "colour", "m": "colour-and-black-and-white"}
_OPEN = "9999"
_LONGEST_CODED = 999


def why_not_a_film(record: MarcRecord) -> str | None:
    """Return why a record is not about a film or video; None if it is."""
    kind = record.leader[6:7]
    if not kind.strip():
        return _NO_LEADER
    further = [text for tag, text, _ in record.controls if tag == "006"]
    if kind != "g" and any(text[:1] == "g" and text[16:17] in _MOVING for text in further):
        return None
    if kind != "g":
        return (
            f"it is {_KINDS_OF_RECORD.get(kind, 'of another kind')} (leader position 6 is {kind!r}), no film or video"
        )
    what = record.control("008")[33:34]
    physical = {text[:1] for tag, text, _ in record.controls if tag == "007"}
    if what in _STILL and what not in _UNTOLD and not physical & _MOVING:
        return f"it is {_STILL[what]} (field 008, position 33 is {what!r}), no film or video"
    return None


@dataclass(frozen=True, slots=True)
class Physical:
    """One field 007: `shape` and `carrier` of a film or video, its colour, the field as it stands."""

    shape: str
    carrier: str | None
    colour: str | None
    printed: str
    locators: tuple[str, ...]


def physical(record: MarcRecord) -> tuple[Physical, ...]:
    """Return what the record lies on: films, videos and online files; other fields 007 are no carrier of a film."""
    return tuple(
        Physical(_shape(text), _carrier(text), _COLOURS.get(text[3:4]), text, node.locators)
        for tag, text, node in record.controls
        if tag == "007" and is_carrier(text)
    )


def is_carrier(text: str) -> bool:
    """Tell whether a field 007 describes a film, a video or an online file."""
    return text[:1] in _MOVING or text[:2] == "cr"


def _shape(text: str) -> str:
    """Name what the words of a physical description call it too: ``film reel``, ``videodisc``."""
    words = {"mr": "film reel", "mc": "film cartridge", "mf": "film cassette", "mo": "film roll"}
    words |= {"vd": "videodisc", "vf": "videocassette", "vc": "videocartridge", "vr": "videoreel", "cr": "online"}
    return words.get(text[:2], "")


def _carrier(text: str) -> str | None:
    if text[:1] == "m":
        return _FILM_CARRIERS.get(text[7:8])
    if text[:1] == "v":
        return _VIDEO_CARRIERS.get(text[4:5], "video")
    return "digital-file"


@dataclass(frozen=True, slots=True)
class Dates:
    """When a film was made and when it was published, as 008 tells them apart."""

    created: When | None = None
    published: When | None = None


def dates(record: MarcRecord) -> Dates:
    """Read the dates of 008/06-14; the kind of date decides what the two are."""
    coded = record.control("008")
    kind, first, last = coded[6:7], coded[7:11], coded[11:15]
    printed = coded[6:15]
    if not kind.strip():
        return Dates()
    if kind in "se":
        return Dates(_when(f"{first}-{last[:2]}-{last[2:]}" if kind == "e" and last.isdigit() else first, printed))
    if kind in "pr":
        return Dates(_when(last, printed) or _when(first, printed), _when(first, printed))
    if kind == "q":
        return Dates(_when(f"[{_year(first)}..{_year(last)}]", printed))
    if kind in "mik":
        return Dates(
            _when(f"{_year(first)}/{'..' if last == _OPEN else _year(last)}", printed) or _when(first, printed)
        )
    return Dates(_when(first, printed) if kind == "t" else None)


def _when(edtf: str, printed: str) -> When | None:
    text = edtf if set("[/-") & set(edtf) else _year(edtf)
    read = when(text) if parsed(text) else None
    return replace(read, statement=printed) if read else None


def _year(text: str) -> str:
    """Write a year whose last figures are not known (``19uu``) as EDTF does."""
    return text.replace("u", "X").strip()


def running_time(record: MarcRecord) -> tuple[int, str] | None:
    """Return the minutes of 008/18-20 and the code; None if they are not known or more than fit."""
    coded = record.control("008")[18:21]
    is_known = len(coded) == 3 and coded.isascii() and coded.isdigit() and 0 < int(coded) <= _LONGEST_CODED
    return (int(coded), coded) if is_known else None


def language(record: MarcRecord) -> tuple[str, str] | None:
    """Return the tag and the code of the language in 008/35-37."""
    coded = record.control("008")[35:38]
    tag = language_tag(coded) if coded.isalpha() and len(coded) == 3 else None
    return (tag, coded) if tag else None


def country(record: MarcRecord, year: int | None) -> tuple[str, str] | None:
    """Return the country of 008/15-17 and the code."""
    coded = record.control("008")[15:18]
    found = countries.marc(coded, year)
    return (found, coded.strip()) if found else None


def forms(record: MarcRecord) -> tuple[str, ...]:
    """Return the form that the technique in 008/34 tells."""
    return ("animation",) if record.control("008")[34:35] == "a" else ()
