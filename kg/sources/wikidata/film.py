"""A film of Wikidata as a record: people, companies, countries and languages are its numbers for them."""

from collections.abc import Iterator
from dataclasses import replace

from kg.fields import countries, scripts, wikidata
from kg.fields.edtf import parsed
from kg.fields.language_tags import language_tag
from kg.fields.titles import is_title
from kg.fields.wikidata import Statement
from kg.model import (
    AgentKind,
    Expression,
    Film,
    Finding,
    Identifier,
    Origin,
    Place,
    PlaceKind,
    Release,
    Text,
    Title,
    When,
)
from kg.sources.branches import clean
from kg.sources.dating import is_day, when
from kg.sources.naming import Credits, Mention, distinct, odd_spelling, title
from kg.sources.wikidata.agent import key_of
from kg.sources.wikidata.classes import COLOURS, COMPANY_ROLES, FORMS, Is, roles
from kg.sources.wikidata.entity import Entity
from kg.sources.wikidata.numbers import dates, identifiers, sites, top

_CLASS, _TITLE, _PUBLISHED, _BEGUN, _IN = "P31", "P1476", "P577", "P571", "P291"
_COUNTRY, _LANGUAGE, _COLOUR, _DURATION, _GENRE = "P495", "P364", "P462", "P2047", "P136"
_CHARACTER, _STATED_AS = "P4633", "P1932"


def film(entity: Entity, origin: Origin, content_hash: str, url: str | None, publisher: str) -> Film:
    """Make the record of a film."""
    titles = tuple(_titles(entity))
    lands = tuple(_countries(entity))
    credits = _credits(entity)
    found = Film(
        origin=origin,
        content_hash=content_hash,
        locators=(entity.place,),
        expressions=(_original(entity),),
        titles=titles,
        releases=tuple(dict.fromkeys(_releases(entity))),
        created=_created(entity),
        countries=tuple(dict.fromkeys(place for place, _ in lands)),
        country_statement=" / ".join(dict.fromkeys(number for _, number in lands)) or None,
        forms=_forms(entity),
        form_statements=tuple(_classes(entity)),
        genres=tuple(_genres(entity)),
        agents=credits.agents,
        contributions=credits.contributions(),
        sites=sites(entity),
        url=url,
        publisher=publisher,
        identifiers=identifiers(entity, Is.FILM),
    )
    words, unread = entity.left(origin)
    return replace(found, verbatim=words, findings=(*unread, *_odd(titles, origin)))


def _titles(entity: Entity) -> tuple[Title, ...]:
    """Take titles: the stated one, labels and aliases.

    Without a stated title (P1476) the original is the label in the film's own language, else the one that any
    reader is shown: for all languages, English, or the first.
    """
    stated = [(text, place) for text, place in _stated(entity) if is_title(text.value)]
    labels = [(text, place) for text, place in entity.labels() if is_title(text.value)]
    main = stated[0] if stated else _main(labels, _spoken(entity))
    if main is None:
        return ()
    original = title("original", main[0].value, main[0].language, main[1])
    rest = [each for each in (*stated, *labels) if each != main]
    others = (title(_kind(text, main[0]), text.value, text.language, place) for text, place in rest)
    aliases = (title("alternative", text.value, text.language, place) for text, place in entity.aliases())
    return _said_once((original, *others, *aliases))


def _said_once(titles: tuple[Title, ...]) -> tuple[Title, ...]:
    """Drop a title that adds nothing: the same words in the same language, or in none that is told."""
    words = {each.text.value for each in titles if each.text.language}
    first: dict[Text, Title] = {}
    for each in distinct(titles):
        if each.kind == "original" or each.text.language or each.text.value not in words:
            first.setdefault(each.text, each)
    return tuple(first.values())


def _stated(entity: Entity) -> Iterator[tuple[Text, str]]:
    for each in entity.best(_TITLE):
        found = wikidata.tagged(each.snak)
        words = clean(found[0]) if found else ""
        if found and words:
            yield Text(words, found[1]), entity.take(each)


def _main(labels: list[tuple[Text, str]], spoken: tuple[str, ...]) -> tuple[Text, str] | None:
    wanted = (*spoken, None, "en")
    ranked = sorted(
        labels, key=lambda each: wanted.index(each[0].language) if each[0].language in wanted else len(wanted)
    )
    return ranked[0] if ranked else None


def _kind(text: Text, original: Text) -> str:
    """Tell how a title stands to the original: the same words elsewhere are no translation."""
    if text.value.casefold() == original.value.casefold():
        return "alternative"
    own, other = (original.language or "").partition("-")[0], (text.language or "").partition("-")[0]
    if own and own == other:
        is_respelt = scripts.script(text.value) != scripts.script(original.value)
        return "transliterated" if is_respelt else "alternative"
    return "translated" if other else "alternative"


def _spoken(entity: Entity) -> tuple[str, ...]:
    found = (language_tag(number) for _, number in entity.items(_LANGUAGE))
    return tuple(dict.fromkeys(each for each in found if each))


def _original(entity: Entity) -> Expression:
    """The original version: its languages, its colour, its running time."""
    languages = [(each, number) for each, number in entity.items(_LANGUAGE) if language_tag(number)]
    colours = [(each, number) for each, number in entity.items(_COLOUR) if number in COLOURS]
    runs = [(each, found) for each in entity.best(_DURATION) if (found := wikidata.seconds(each.snak))]
    taken = [each for each, _ in (*languages, *colours[:1])] + [each for each, _ in runs[:1]]
    minutes = runs[0][1] // 60 if runs else None
    return Expression(
        kind="original",
        locators=tuple(entity.take(each) for each in taken) or (entity.place,),
        minutes=minutes or None,
        duration_statement=wikidata.worded(runs[0][0].snak) if runs else None,
        colour=COLOURS[colours[0][1]] if colours else None,
        colour_statement=colours[0][1] if colours else None,
        languages=_spoken(entity),
        language_statements=tuple(dict.fromkeys(number for _, number in languages)),
    )


def _created(entity: Entity) -> When | None:
    """Return the year of reference: the earliest publication of the best rank, else when the film was begun.

    A date that gives no release is taken here; one that is more exact than its year is kept in words.
    """
    for name in (_PUBLISHED, _BEGUN):
        listed = top(entity.best(name))
        found = [(each, date) for each, date in dates(entity, name) if each in listed]
        dated = sorted(found, key=lambda each: (each[1].year is None, each[1].earliest or ""))
        if dated:
            statement, date = dated[0]
            if date.edtf.replace("X", "").isdigit():
                entity.take(statement)
            year = parsed(f"{date.year:04}") if date.year else date
            return when(year or date, wikidata.worded(statement.snak))
    return None


def _releases(entity: Entity) -> Iterator[Release]:
    """Take publications dated to the day, one release for each country they name."""
    for each, date in dates(entity, _PUBLISHED):
        lands = each.qualifier(_IN)
        codes = [countries.code(wikidata.item(land) or "") for land in lands]
        if not is_day(date) or not all(codes):
            continue
        for code in codes or [None]:
            place = Place(PlaceKind.COUNTRY, code) if code else None
            yield Release(when=when(date, wikidata.worded(each.snak)), locators=(entity.at(each),), place=place)
        if not lands:
            entity.take(each)


def _countries(entity: Entity) -> Iterator[tuple[Place, str]]:
    for each, number in entity.items(_COUNTRY):
        code = countries.code(number)
        if code:
            entity.take(each)
            yield Place(PlaceKind.COUNTRY, code), number


def _forms(entity: Entity) -> tuple[str, ...]:
    """Return the forms that classes and genres say."""
    numbers = (number for name in (_CLASS, _GENRE) for _, number in entity.items(name))
    return tuple(dict.fromkeys(FORMS[number] for number in numbers if number in FORMS))


def _classes(entity: Entity) -> Iterator[str]:
    """Take the classes, by number, as what the source says of the form."""
    for each, number in entity.items(_CLASS):
        entity.take(each)
        yield number


def _genres(entity: Entity) -> Iterator[Text]:
    """Take genres by number: their names are not in the record."""
    for each, number in entity.items(_GENRE):
        entity.take(each)
        yield Text(number)


def _credits(entity: Entity) -> Credits:
    credits = Credits()
    for name, role in roles().items():
        for each, number in entity.items(name):
            _credited(entity, each, number, role, credits)
    return credits


def _credited(entity: Entity, statement: Statement, number: str, role: str, credits: Credits) -> None:
    """Refer to an agent by its number; the character's and the credit's own words are taken, if they are one."""
    name = statement.property
    kind = AgentKind.ORGANISATION if name in COMPANY_ROLES else AgentKind.PERSON
    said = {each: [wikidata.text(snak) for snak in statement.qualifier(each)] for each in (_CHARACTER, _STATED_AS)}
    one = {each: words[0] for each, words in said.items() if len(words) == 1 and words[0]}
    place = entity.take(statement, *one)
    mention = Mention(kind, None, place, key_of(number, kind), identifiers=(Identifier("wikidata", number),))
    character = one.get(_CHARACTER)
    credits.credit(
        mention,
        role,
        statement=name,
        character=clean(character) if character else None,
        printed=clean(one[_STATED_AS]) if _STATED_AS in one else None,
    )


def _odd(titles: tuple[Title, ...], origin: Origin) -> Iterator[Finding]:
    yield from odd_spelling(((each.verbatim or each.text.value, each.locators[0]) for each in titles), origin)
