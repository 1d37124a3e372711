"""From a MARC record to a Film."""

from collections.abc import Iterator

from kg.fields import countries
from kg.fields.durations import duration
from kg.fields.identifiers import recognised
from kg.fields.language_tags import language_tag
from kg.model import Agent, Expression, Film, Finding, Identifier, Origin, Place, PlaceKind
from kg.sources.settings import Settings
from kg.sources.told import told
from kg.sources.xml.keeping import odd_spelling, once
from kg.sources.xml.marc import agents, coded, notes, titles
from kg.sources.xml.marc.carriers import carriers, is_held_holding, loose_numbers
from kg.sources.xml.marc.fields import Field, MarcRecord, bare, line
from kg.sources.xml.walking import content_hash

_SILENT_CONTROLS = frozenset({"001"})
_ADDRESSED = ("0", "1", " ")  # second indicator of 856: the thing itself, a version of it, not told
_PROSE = frozenset({"subfield", "controlfield", "leader"})
# Fields whose every carrier holds them: their words are kept there.
_CARRIED = frozenset({"300", "260", "264"})


def film(record: MarcRecord, origin: Origin, settings: Settings) -> Film:
    """Read one film; what no field of ours holds is kept word for word."""
    made = coded.dates(record)
    year = int(made.created.value[:4]) if made.created and made.created.value else None
    lands, land_statement = _countries(record, year)
    spoken, statements = _languages(record)
    subtitles = tuple(dict.fromkeys(tag for code in _codes(record, "j") for tag in (language_tag(code),) if tag))
    who = agents.film_credits(record)
    lies = carriers(record, made.published, subtitles)
    named_forms = notes.forms(record)
    kept = list(_kept(record))
    return Film(
        origin=origin,
        content_hash=content_hash((record.node,)),
        locators=record.node.locators,
        expressions=(_original(record, spoken, statements),),
        titles=titles.titles(record, spoken[0] if len(spoken) == 1 else None),
        created=made.created,
        countries=lands,
        country_statement=land_statement,
        forms=tuple(dict.fromkeys((*(form for form, _ in named_forms), *coded.forms(record)))),
        form_statements=tuple(dict.fromkeys(words for _, words in named_forms)),
        agents=_together((*who.agents, *lies.agents)),
        contributions=who.contributions,
        manifestations=lies.manifestations,
        notes=notes.notes(record, cleared=settings.cleared),
        sites=tuple(dict.fromkeys(_sites(record))),
        verbatim=tuple(dict.fromkeys(text for _, text in kept)),
        url=settings.url_of(origin.key),
        publisher=settings.publisher,
        findings=once((*odd_spelling(record.node, origin, _PROSE), *_told(kept, origin))),
        identifiers=tuple(dict.fromkeys((*_identifiers(record), *loose_numbers(record)))),
        genres=notes.genres(record),
        keywords=notes.keywords(record),
    )


def _together(named: tuple[Agent, ...]) -> tuple[Agent, ...]:
    found: dict[str, Agent] = {}
    for agent in named:
        found[agent.key] = agents.joined(found.get(agent.key), agent)
    return tuple(found.values())


def _original(record: MarcRecord, spoken: tuple[str, ...], statements: tuple[str, ...]) -> Expression:
    runs = coded.running_time(record) or _playing_time(record)
    return Expression(
        kind="original",
        locators=record.node.locators,
        minutes=runs[0] if runs else None,
        duration_statement=runs[1] if runs else None,
        languages=spoken,
        language_statements=statements,
    )


def _playing_time(record: MarcRecord) -> tuple[int, str] | None:
    """Read 306, ``hhmmss``; with several, nobody says which is the film's."""
    times = [text for field in record.of("306") for text in field.all("a")]
    if len(times) != 1 or not (len(times[0]) == 6 and times[0].isascii() and times[0].isdigit()):
        return None
    read = duration(f"{times[0][:2]}:{times[0][2:4]}:{times[0][4:]}")
    return (read.minutes, times[0]) if read else None


def _languages(record: MarcRecord) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the languages spoken (041 $a, else 008) and how the record says them (546 too)."""
    codes = _codes(record, "a")
    single = coded.language(record)
    codes = codes or ((single[1],) if single else ())
    tags = tuple(dict.fromkeys(tag for code in codes for tag in (language_tag(code),) if tag))
    words = tuple(each.joined("ab") for field in record.of("546") for each in field.scripts if each.joined("ab"))
    return tags, tuple(dict.fromkeys((*codes, *words)))


def _codes(record: MarcRecord, subfield: str) -> tuple[str, ...]:
    """Return the codes of 041 of one use; older records write several without a space."""
    texts = [text for field in record.of("041") for text in field.all(subfield)]
    return tuple(text[start : start + 3] for text in texts for start in range(0, len(text), 3))


def _countries(record: MarcRecord, year: int | None) -> tuple[tuple[Place, ...], str | None]:
    """Return the countries of the producing bodies (257), else the one of 008."""
    words = [bare(text) for field in record.of("257") for text in field.all("a") if bare(text)]
    found = dict.fromkeys(code for text in words for code in countries.codes(text, year).codes)
    single = coded.country(record, year)
    if words:
        return tuple(Place(PlaceKind.COUNTRY, code) for code in found), "; ".join(words)
    return ((Place(PlaceKind.COUNTRY, single[0]),), single[1]) if single else ((), None)


def _identifiers(record: MarcRecord) -> Iterator[Identifier]:
    """Yield the numbers of the record and of the film: its own, LCCN, other systems', copyright."""
    own, system = record.control("001").strip(), record.control("003").strip()
    if own:
        yield Identifier(system or "control number", own)
    for field in record.of("010", "035", "017"):
        for text in field.all("a"):
            control, _, number = text.rpartition(")")
            scheme = control.strip("( ") or {"010": "lccn", "017": "copyright"}.get(field.tag, "system number")
            known = recognised(text) if field.tag == "035" else None
            yield Identifier(*known) if known else Identifier(scheme, number.strip() or text)


def _sites(record: MarcRecord) -> Iterator[str]:
    for field in record.of("856"):
        if field.indicators[1:2] in _ADDRESSED:
            yield from (text for text in field.all("u") if text.startswith(("http://", "https://")))


def _kept(record: MarcRecord) -> Iterator[tuple[Field | None, str]]:
    """Yield what no field of ours holds: coded fields as they stand, and subfields of data fields."""
    if record.leader.strip():
        yield None, f"leader: {record.leader}"
    for tag, text, _ in record.controls:
        is_carried = tag == "007" and coded.is_carrier(text)
        if tag not in _SILENT_CONTROLS and text.strip() and not is_carried:
            yield None, f"{tag}: {text}"
    for field in record.fields:
        if field.tag in _CARRIED and (field.tag == "300" or agents.is_publication(field)):
            continue
        for each in field.scripts:
            is_repeated = field.other is not None and each is field.other
            left = line(each, _held_repeated(field) if is_repeated else _held(field, record))
            if left:
                yield each, left


def _held(field: Field, record: MarcRecord) -> str:
    """Return the subfields of a field that some value of ours holds in full."""
    if agents.is_entry(field):
        return "abcdqu01e4"
    if field.tag in titles.HELD:
        return titles.HELD[field.tag] + ("c" if field.tag == "245" else "")
    if notes.is_note(field):
        return notes.HELD
    if notes.is_subject(field) or field.tag == "655":
        return notes.SUBJECT_HELD
    if field.tag == "852" and is_held_holding(record, field):
        return "".join(code for code, _ in field.subfields)
    return _HELD.get(field.tag, "")


def _held_repeated(field: Field) -> str:
    """Return the subfields that are held of a field in its own script, beside the romanised one."""
    if agents.is_entry(field):
        return "abcdqu"
    if field.tag == "852":
        return _ALL
    is_read = field.tag in titles.HELD or notes.is_note(field) or notes.is_subject(field) or field.tag in ("546", "655")
    return {**_HELD, **titles.HELD, "245": "abcnp"}.get(field.tag, notes.HELD) if is_read else ""


_ALL = "abcdefghijklmnopqrstuvwxyz0123456789"
_HELD = {
    "010": "a", "017": "a", "020": "a", "024": "a", "028": "ab", "035": "a", "257": "a", "546": "ab",
}  # fmt: skip


def _told(kept: list[tuple[Field | None, str]], origin: Origin) -> Iterator[Finding]:
    """Tell each kind of field that is kept word for word; coded fields are kept beside what is read of them."""
    for field, text in kept:
        if field is not None:
            said = f"{field.tag}: no field of ours can hold all of this; it is kept word for word"
            yield told("field-unread", origin.at(field.node.locator), text, said)
