"""The gazetteer: countries by name in English, French and Russian, former ones included, and film cities.

Codes are ISO 3166-1 alpha-2; withdrawn countries carry ISO 3166-3 codes (``DDDE``, ``CSHH``, ``YUCS``,
``CSXX``), except the Soviet Union, which keeps its old alpha-2 code ``SU``. A place is never modernised:
``URSS`` is SU, not RU. Names of today's countries come from CLDR (babel); CLDR has dropped the former
ones, so those are a table here.

>>> country("Pays-Bas"), country("СССР"), country("Atlantis")
('NL', 'SU', None)
>>> city("Saint-Pétersbourg", "RU").name
'St Petersburg'
"""

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale

from kg.fields.cities import CITIES
from kg.model import Place, PlaceKind

LANGUAGES = ("en", "fr", "ru")
# Names are shown in three languages and read in one more, which archives' tables are kept in.
_READ = (*LANGUAGES, "de")

FORMER = {
    "SU": ("Soviet Union", "Union soviétique", "Советский Союз"),
    "DDDE": (
        "German Democratic Republic",
        "République démocratique allemande",
        "Германская Демократическая Республика",
    ),
    "CSHH": ("Czechoslovakia", "Tchécoslovaquie", "Чехословакия"),
    "YUCS": ("Yugoslavia", "Yougoslavie", "Югославия"),
    "CSXX": ("Serbia and Montenegro", "Serbie-et-Monténégro", "Сербия и Черногория"),
}

# Where the cities of a former country lie today: their spellings are known by that.
SUCCESSORS = {
    "SU": ("RU", "UA", "BY", "GE", "AM", "AZ", "KZ", "UZ", "KG", "TJ", "TM", "MD", "LV", "LT", "EE"),
    "DDDE": ("DE",),
    "CSHH": ("CZ", "SK"),
    "YUCS": ("RS", "HR", "SI", "BA", "ME", "MK"),
    "CSXX": ("RS", "ME"),
}

# What people write besides CLDR's own names, in the four languages.
_ALIASES = {
    "SU": (
        "USSR, URSS, СССР, U.S.S.R., U.R.S.S., Soviet Russia, Russie soviétique, Советская Россия, РСФСР, "
        "UdSSR, Sowjetunion"
    ),
    "DDDE": ("GDR, RDA, ГДР, East Germany, Allemagne de l'Est, DDR, Deutsche Demokratische Republik, Ostdeutschland"),
    "CSHH": "CSSR, ЧССР, ČSSR, Czecho-Slovakia, Tschechoslowakei, ČSR, Чехословацкая Социалистическая Республика",
    "YUCS": "SFRY, RSFY, СФРЮ, Jugoslawien, SFR Yugoslavia, СФР Югославия",
    "CSXX": "Serbie et Monténégro, Serbien und Montenegro",
    "RU": "Russian Federation, Fédération de Russie, Российская Федерация, РФ, Russische Föderation",
    "DE": (
        "FRG, RFA, ФРГ, West Germany, Allemagne de l'Ouest, BRD, Bundesrepublik Deutschland, "
        "Federal Republic of Germany, Westdeutschland, Западная Германия"
    ),
    "US": (
        "USA, U.S.A., United States of America, États-Unis d'Amérique, Etats-Unis, США, EUA, United States, "
        "Соединенные Штаты Америки, Vereinigte Staaten von Amerika, the United States"
    ),
    "GB": (
        "UK, U.K., Great Britain, Grande-Bretagne, England, Angleterre, Соединённое Королевство, Англия, "
        "Scotland, Écosse, Шотландия, Wales, Großbritannien, Vereinigtes Königreich, Schottland"
    ),
    "NL": "The Netherlands, Holland, Hollande, Голландия",
    "CZ": "Czech Republic, République tchèque, Чешская Республика, Tschechische Republik",
    "KR": "Korea, Corée, Корея, Южная Корея, Republic of Korea",
    "KP": "Северная Корея, КНДР",
    "BA": "Bosnia and Herzegovina, Bosnie et Herzégovine, Bosnien und Herzegowina, Bosnia, Bosnie, Босния",
    "BY": "Belorussia, Byelorussia, Biélorussie, Bélarus, Белоруссия, Беларусь",
    "MD": "Moldavia, Moldavie, Молдавия",
    "KG": "Kirghizia, Kirghizistan, Kirghizie, Киргизия, Кыргызстан",
    "TM": "Turkménistan, Туркмения",
    "MK": "Macedonia, Macédoine, Македония",
    "HK": "Hong Kong, Hong-Kong, Гонконг",
    "MO": "Macau, Macao, Макао",
    "PS": "Palestine, Палестина",
    "CD": "DR Congo, Zaire, Zaïre",
    "CI": "Ivory Coast",
    "TR": "Turkey, Turquie, Турция, Türkei",
    "VN": "Viet Nam, Viêt Nam, ДРВ, СРВ",
    "IR": "Iran",
    "CV": "Cape Verde",
    "TL": "East Timor",
    "AE": "UAE, ОАЭ, Объединённые Арабские Эмираты, VAE",
    "CN": "КНР, PRC, People's Republic of China, République populaire de Chine, VR China, Volksrepublik China",
    "TW": "Republic of China",
    "ZA": "ЮАР, Южно-Африканская Республика",
    "PL": "ПНР, Польская Народная Республика",
    "HU": "ВНР",
    "BG": "НРБ",
    "RO": "СРР",
    "MN": "МНР",
    "TH": "Тайланд",
    "MM": "Burma, Birmanie, Birma, Бирма",
    "GF": "Guyane",
    "BS": "Багамские острова",
    "KY": "Каймановы острова",
    "XK": "Republic of Kosovo",
    "CG": "Republic of the Congo, République du Congo, Республика Конго",
}
_ABBREVIATIONS = {
    "en": frozenset({"ussr", "usa", "uk", "gdr", "frg"}),
    "fr": frozenset({"urss", "etats unis", "rda", "rfa"}),
}
_NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_SPACES = re.compile(r"[\s\u00a0\-‐‑–'’ʼ.&]+")


def fold_place(name: str) -> str:
    """Fold what spellings of one place name differ in: case, accents, hyphens, apostrophes, ё."""
    flat = unicodedata.normalize("NFKD", name.casefold().replace("ё", "е").replace("й", "и"))
    kept = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return _SPACES.sub(" ", kept).strip()


def country(name: str) -> str | None:
    """Return the code of a country named in English, French, Russian or German, now or formerly; None if unknown."""
    return _countries().get(fold_place(name))


def country_language(name: str) -> str | None:
    """Return ``en`` or ``fr`` if a country is so named in that language alone.

    >>> country_language("Russie"), country_language("USSR"), country_language("France")
    ('fr', 'en', None)
    """
    folded = fold_place(name)
    told = [language for language, known in _ABBREVIATIONS.items() if folded in known]
    code = country(name)
    named = dict(country_names(code)) if code else {}
    told += [language for language in ("en", "fr") if fold_place(named.get(language, "")) == folded]
    return told[0] if len(told) == 1 else None


def country_names(code: str) -> tuple[tuple[str, str], ...]:
    """Return a country's names as (language, name), in English, French, Russian."""
    former = FORMER.get(code)
    if former:
        return tuple(zip(LANGUAGES, former, strict=True))
    return tuple((language, _cldr(language)[code]) for language in LANGUAGES)


def country_place(name: str) -> Place | None:
    """Return the country of this name as a place."""
    code = country(name)
    return Place(PlaceKind.COUNTRY, code) if code else None


def city(name: str, code: str) -> Place:
    """Return a city of a country, former ones included; the known spellings of one city give one place.

    >>> city("Moscou", "SU").name, city("Moscou", "SU").country
    ('Moscow', 'SU')
    """
    folded = fold_place(name)
    known = (_cities().get((folded, each)) for each in (code, *SUCCESSORS.get(code, ())))
    found = next((place for place in known if place), None)
    return Place(PlaceKind.CITY, code, found.name, found.spellings) if found else Place(PlaceKind.CITY, code, name)


@lru_cache(maxsize=4096)
def named(words: str) -> Place | None:
    """Return the place that words name by themselves: a country, a known city, or ``City, Country``.

    >>> named("Omsk, Russie").name, named("Japon").country, named("Springfield")
    ('Omsk', 'JP', None)
    """
    town, _, land = words.rpartition(",")
    code = country(land) if town.strip() and country(town) is None else None
    return country_place(words) or known_city(words) or (city(town.strip(), code) if code else None)


def known_city(name: str) -> Place | None:
    """Return a city by its name alone, only if the gazetteer has exactly one of that name."""
    wanted = fold_place(name)
    found = {place for (folded, _), place in _cities().items() if folded == wanted}
    return found.pop() if len(found) == 1 else None


@cache
def _cldr(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def _countries() -> dict[str, str]:
    """Every spelling of every country, folded; a country of today never hides an alias of a former one."""
    spellings = {fold_place(name): code for language in _READ for code, name in _cldr(language).items()}
    for code, names in FORMER.items():
        spellings.update({fold_place(name): code for name in names})
    for code, listed in _ALIASES.items():
        spellings.update({fold_place(name): code for name in listed.split(", ")})
    return spellings


@cache
def _cities() -> dict[tuple[str, str], Place]:
    places: dict[tuple[str, str], Place] = {}
    for code, name, *others in CITIES:
        place = Place(PlaceKind.CITY, code, name, tuple(sorted(others)))
        places.update({(fold_place(spelling), code): place for spelling in (name, *others)})
    return places
