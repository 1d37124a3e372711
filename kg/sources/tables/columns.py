"""What the columns of a table hold, told from a sample: how full they are, of which form, of which field.

A guess is made of a column's name and of its values: the name proposes, the values may refuse.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.fields import countries, dates, durations, identifiers
from kg.fields.language_tags import language_tags
from kg.fields.silence import is_silent
from kg.sources.tables.row import Row

_SHOWN = 3
_JUDGED = 300
# How many of a column's values must be of a form for the column to be so; some always are not.
_ENOUGH = 0.9
# Where the heading says the same, fewer are enough.
_ENOUGH_IF_SAID = 0.8
_LISTED = 0.03
_BARE_YEAR = re.compile(r"(?:18[89]|19\d|20[0-4])\d\??")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_ADDRESS = re.compile(r"https?://\S+")
_NUMBERING = re.compile(r"(?:^|_|\b)(?:id|nr|no|num|key|номер|№)(?:_|\b|$)|number|nummer", re.IGNORECASE)
_SEPARATORS = (";", "|", " / ", ",")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how many of the sample's rows fill it, a few of its values, its form and separator."""

    name: str
    filled: int
    distinct: int
    values: tuple[str, ...]
    form: str
    separator: str | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """Return a few values."""
        return self.values[:_SHOWN]


def columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns of a sample in the order they appear."""
    values: dict[str, list[str]] = {}
    filled: dict[str, int] = {}
    for row in rows:
        for name, cells in row.cells.items():
            values.setdefault(name, []).extend(cell.text.strip() for cell in cells)
            filled[name] = filled.get(name, 0) + 1
    return tuple(_column(name, filled[name], texts) for name, texts in values.items())


def _column(name: str, filled: int, texts: Sequence[str]) -> Column:
    distinct = tuple(dict.fromkeys(texts))
    judged = [text for text in distinct[:_JUDGED] if not is_silent(text)]
    form = _as_said(name, form_of(name, judged), judged)
    return Column(name, filled, len(distinct), distinct[:_JUDGED], form, _separator(judged))


def _as_said(name: str, form: str, texts: Sequence[str]) -> str:
    """Return the form that the heading asks for if most values have it, some odd ones among them."""
    wanted = _forms_said(name, _OF_FILMS) or _forms_said(name, _OF_AGENTS)
    if form in wanted:
        return form
    return next((each for each, fits in _FORMS.items() if each in wanted and _most(texts, fits, _ENOUGH_IF_SAID)), form)


def _forms_said(name: str, meanings: Sequence[tuple[str, str, frozenset[str]]]) -> frozenset[str]:
    plain = name.casefold().replace("[]", "")
    return frozenset(form for _, words, forms in meanings if re.search(words, plain) for form in forms)


def _separator(texts: Sequence[str]) -> str | None:
    """Return the separator that some values hold; a comma only where no other is in use."""
    if not texts:
        return None
    held = {each: sum(each in text for text in texts) / len(texts) for each in _SEPARATORS}
    return next((each for each, share in held.items() if share > _LISTED), None)


def form_of(name: str, texts: Sequence[str]) -> str:
    """Return the form of values: ``year``, ``date``, ``duration``, ``imdb``, ``country``... or ``text``."""
    scheme = _scheme(texts)
    if scheme:
        return scheme
    return next((form for form, fits in _FORMS.items() if _most(texts, fits)), "text")


def _scheme(texts: Sequence[str]) -> str | None:
    """Return the register whose numbers, or addresses of whose pages, most values are."""
    counted = Counter(found[0] for text in texts if (found := identifiers.recognised(text)))
    most = counted.most_common(1)
    return most[0][0] if most and most[0][1] >= len(texts) * _ENOUGH else None


def _most(texts: Sequence[str], fits: Callable[[str], object], share: float = _ENOUGH) -> bool:
    return bool(texts) and sum(bool(fits(text)) for text in texts) >= len(texts) * share


def _is_country(text: str) -> bool:
    found = countries.codes(text)
    return bool(found.codes) and not found.unread


def _is_language(text: str) -> bool:
    found = language_tags(text)
    return bool(found.tags) and not found.unread


_FORMS: Mapping[str, Callable[[str], object]] = {
    "year": _BARE_YEAR.fullmatch,
    "address": _ADDRESS.fullmatch,
    "duration": durations.duration,
    "number": _NUMBER.fullmatch,
    "date": dates.dated,
    "country": _is_country,
    "language": _is_language,
    "slug": _SLUG.fullmatch,
}

# Words in the names of columns, in the languages of our users; the first row that fits decides. Each with the forms
# its values may have.
_TEXT = frozenset({"text", "country", "language", "slug", "wikidata"})
_ANY = frozenset({"text", "country", "language", "duration", "year", "number", "date", "slug"})
_DATES = frozenset({"year", "date"})
_OF_FILMS: Sequence[tuple[str, str, frozenset[str]]] = (
    ("country", r"countr|pays|land\b|l[äa]nder|located|nation|стран", frozenset({"country", "wikidata"})),
    ("language", r"langu|langue|sprache|язык", frozenset({"language", "wikidata"})),
    ("original title", r"orig\w*[ _]?(?:title|titre|titel)|(?:title|titre|titel)[ _]?orig\w*|оригинальн\w+ назв", _ANY),
    ("title", r"titles?\b|titre|titel|title_|назван|заглав|^label$|^film$|^name$", _ANY),
    ("year", r"year|ann[ée]e|jahr|^год|anno|a[ñn]o|date", frozenset({"year"})),
    ("release", r"release|premi[eè]re|sortie|erstauff|start_?date|publication|прокат|премьер", frozenset({"date"})),
    ("duration", r"run.?time|running|duration|dur[ée]e|laufzeit|dauer|length|minutes|хронометр|продолжит",
     frozenset({"duration", "number"})),
    ("director", r"direct(?:or|ed)|r[ée]alis|regie|regisseur|режисс", _TEXT),
    ("writer", r"writer|screenplay|sc[ée]nar|drehbuch|сценар", _TEXT),
    ("producer", r"producer|producteur|produzent|продюсер", _TEXT),
    ("composer", r"compos|music|musique|musik|композитор", _TEXT),
    ("cinematographer", r"cinematogra|photograph|kamera|оператор", _TEXT),
    ("editor", r"^editor|editing|montage|schnitt|монтаж", _TEXT),
    ("actor", r"^cast|actor|actress|acteur|darsteller|interpr|актер|актёр|роли", _TEXT),
    ("distributor", r"distribut|verleih|прокатчик", _TEXT),
    ("company", r"studio|compan|soci[ée]t[ée]|produktionsfirma|студи", _TEXT),
    ("genre", r"genre|жанр|gattung", frozenset({"text"})),
    ("keyword", r"keyword|mots?.cl|schlagw|topic|тем[аы]", frozenset({"text"})),
    ("rating", r"age.?r|mpaa|fsk|certificat|возраст", frozenset({"text", "number"})),
    ("note", r"synopsis|r[ée]sum[ée]|inhalt|plot|descript|beschreib|аннотац|описан", frozenset({"text"})),
)  # fmt: skip
_OF_AGENTS: Sequence[tuple[str, str, frozenset[str]]] = (
    ("name", r"name|nom\b|имя|фио", _ANY),
    ("born", r"birth|born|naissance|geb|found|gegr|рожд|основан", _DATES),
    ("died", r"death|died|d[ée]c[èe]s|gest|смерт", _DATES),
    ("occupation", r"role|occupation|profession|beruf|профес", frozenset({"text"})),
    ("place", r"countr|nation|place|pays|land\b|ort\b|стран", frozenset({"country", "text"})),
)
_BIRTH = re.compile(r"birth|born|naissance|geburt|рожд", re.IGNORECASE)
_FOUNDED = re.compile(r"found|fond[ée]|gegr[üu]ndet|основан", re.IGNORECASE)
_NO_TITLE = re.compile(r"sub.?titl|inter.?titl|sous.?titr|untertit|zwischentit", re.IGNORECASE)
_OWN = re.compile(r"(?:^|[_ .])(?:id|url|link|code)(?:$|[_ .])", re.IGNORECASE)


def record_of(listed: Sequence[Column]) -> str:
    """Return what the records are about: films, unless some are born or founded and none has a title."""
    names = [column.name for column in listed]
    if any(_meaning(column, _OF_FILMS) in ("title", "original title") and column.name != "name" for column in listed):
        return "film"
    if any(map(_BIRTH.search, names)):
        return "person"
    return "organisation" if any(map(_FOUNDED.search, names)) else "film"


def meaning_of(column: Column, record: str) -> str | None:
    """Return what a column probably is: a field of ours or a role; None if nothing speaks for any."""
    if column.form in identifiers.SCHEMES and _is_own_number(column):
        return "identifier"
    return _meaning(column, _OF_FILMS if record == "film" else _OF_AGENTS)


def _is_own_number(column: Column) -> bool:
    """Tell whether numbers of a register are the record's own, not those of people or places it names."""
    plain = column.name.casefold()
    return (column.form in plain or bool(_OWN.search(plain))) and "[]" not in column.name


def _meaning(column: Column, names: Sequence[tuple[str, str, frozenset[str]]]) -> str | None:
    if _NO_TITLE.search(column.name):
        return None
    plain = column.name.casefold().replace("[]", "")
    return next((meaning for meaning, words, forms in names if column.form in forms and re.search(words, plain)), None)


def is_unique(column: Column, rows: int) -> bool:
    """Tell whether every row fills a column, each with another value."""
    return column.filled == rows == column.distinct


def key_of(listed: Iterable[Column], rows: int) -> Column | None:
    """Return the column that numbers the rows: one named so before one that is only unique."""
    unique = [column for column in listed if is_unique(column, rows) and "[]" not in column.name]
    named = [column for column in unique if _NUMBERING.search(column.name)]
    coded = [column for column in unique if column.form in identifiers.SCHEMES]
    numbers = [column for column in unique if column.form == "number"]
    return next(iter((*named, *coded, *numbers)), None)
