"""The registries whose numbers stand in film records: a table, with the checks and spellings a row needs.

`FILM`, `PERSON`, `COMPANY` are what a registry numbers; patterns are for a bare value, whole, without case.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

FILM, PERSON, COMPANY = "film", "person", "company"
_EVERYTHING = frozenset({FILM, PERSON, COMPANY})


def _as_it_is(value: str) -> str:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One registry.

    `pages` find the number in an address (without its protocol); `urls` and `properties` give, by what is numbered,
    the address of a value (``{}``) and Wikidata's property. `confirms` is what the registry numbers once in the
    world: two records with one such number are of one thing. `speaks` says that a bare value shows its scheme.
    """

    name: str
    label: str
    pattern: str
    pages: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict, hash=False)
    properties: Mapping[str, str] = field(default_factory=dict, hash=False)
    confirms: frozenset[str] = frozenset()
    speaks: bool = False
    spelling: Callable[[str], str] = _as_it_is
    is_valid: Callable[[str], bool] = bool


def _imdb(value: str) -> str:
    """Spell a number of IMDb: seven figures at least, no more zeros than that takes."""
    return f"{value[:2].lower()}{value[2:].lstrip('0').zfill(7)}"


def _lccn(value: str) -> str:
    """Spell a control number as the Library of Congress does in addresses: no space, six figures after a hyphen."""
    prefix, hyphen, number = re.sub(r"\s", "", value).lower().partition("-")
    return f"{prefix}{number.zfill(6)}" if hyphen else prefix


def _joined(value: str) -> str:
    return re.sub(r"[\s-]", "", value).upper()


def _is_isni(value: str) -> bool:
    """Check the last character (ISO 7064, MOD 11-2)."""
    total = 0
    for figure in value[:-1]:
        total = (total + int(figure)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == value[-1]


def _is_gnd(value: str) -> bool:
    """Check the last character: a sum modulo 11; numbers of companies and works (``4011882-4``) turn its sign."""
    figures = value[:-1].rstrip("-")
    total = sum(weight * int(figure) for weight, figure in enumerate(reversed(figures), start=2))
    return value[-1] == "0123456789X"[(total if "-" in value else -total) % 11]


def _is_eidr(value: str) -> bool:
    """Check the last character (ISO 7064, MOD 37-36) over the twenty figures before it."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    check = 36
    for figure in value.partition("/")[2].replace("-", "")[:-1]:
        check = ((check + alphabet.index(figure)) % 36 or 36) * 2 % 37
    return (check + alphabet.index(value[-1])) % 36 == 1


_NUMBER = "([1-9][0-9]{0,8})"
_EIDR = r"(10\.5240/(?:[0-9a-f]{4}-){5}[0-9a-z])"
_LCCN = r"((?:n|nb|nr|no|ns)[0-9]{8,10})"

_LISTED = (
    Scheme(
        name="wikidata", label="Wikidata", pattern="(q[1-9][0-9]{0,9})", confirms=_EVERYTHING, speaks=True,
        pages=(r"wikidata\.org/(?:entity|wiki)/(?:special:entitydata/)?(q[1-9][0-9]*)",),
        urls=dict.fromkeys(_EVERYTHING, "http://www.wikidata.org/entity/{}"), spelling=str.upper,
    ),
    Scheme(
        name="imdb", label="IMDb", pattern="((?:tt|nm|co)[0-9]{5,9})", confirms=_EVERYTHING, speaks=True,
        pages=(r"imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:title|name|company)/((?:tt|nm|co)[0-9]{5,9})",),
        urls={FILM: "https://www.imdb.com/title/{}/", PERSON: "https://www.imdb.com/name/{}/",
              COMPANY: "https://www.imdb.com/company/{}/"},
        properties=dict.fromkeys(_EVERYTHING, "P345"), spelling=_imdb,
    ),
    Scheme(
        name="eidr", label="EIDR", pattern=_EIDR, confirms=frozenset({FILM}), speaks=True,
        pages=(rf"doi\.org/{_EIDR}", rf"ui\.eidr\.org/view/content\?id={_EIDR}"),
        urls={FILM: "https://doi.org/{}"}, properties={FILM: "P2704"}, spelling=str.upper, is_valid=_is_eidr,
    ),
    Scheme(
        name="avefi", label="AVefi", pattern="(21\\.11155/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
        confirms=frozenset({FILM}), speaks=True, pages=(r"hdl\.handle\.net/(21\.11155/[0-9a-f-]{36})",),
        urls={FILM: "https://hdl.handle.net/{}"}, spelling=str.upper,
    ),
    Scheme(
        name="kinopoisk", label="КиноПоиск", pattern=_NUMBER, confirms=frozenset({FILM, PERSON}),
        pages=(rf"kinopoisk\.ru/(?:film|series|name)/(?:[^/?]*-)?{_NUMBER}",),
        urls={FILM: "https://www.kinopoisk.ru/film/{}/", PERSON: "https://www.kinopoisk.ru/name/{}/"},
        properties={FILM: "P2603", PERSON: "P2604"},
    ),
    Scheme(
        name="tmdb", label="TMDB", pattern=_NUMBER, confirms=frozenset({FILM, PERSON}),
        pages=(rf"(?:themoviedb|tmdb)\.org/(?:movie|person)/{_NUMBER}",),
        urls={FILM: "https://www.themoviedb.org/movie/{}", PERSON: "https://www.themoviedb.org/person/{}"},
        properties={FILM: "P4947", PERSON: "P4985"},
    ),
    Scheme(
        name="gnd", label="GND", pattern="(1[0-9]{7,9}[0-9x]|[1-9][0-9]{0,8}-[0-9x])", confirms=_EVERYTHING,
        pages=(r"(?:d-nb\.info|explore\.gnd\.network|lobid\.org)/gnd/([0-9]+-?[0-9x])",),
        urls=dict.fromkeys(_EVERYTHING, "https://d-nb.info/gnd/{}"), properties=dict.fromkeys(_EVERYTHING, "P227"),
        spelling=str.upper, is_valid=_is_gnd,
    ),
    Scheme(
        name="viaf", label="VIAF", pattern="([1-9][0-9]{0,21})", confirms=frozenset({PERSON, COMPANY}),
        pages=(r"viaf\.org/(?:[a-z]{2}/)?viaf/([1-9][0-9]{0,21})",),
        urls=dict.fromkeys(_EVERYTHING, "https://viaf.org/viaf/{}"), properties=dict.fromkeys(_EVERYTHING, "P214"),
    ),
    Scheme(
        name="isni", label="ISNI", pattern=r"((?:[0-9]{4}[\s-]?){3}[0-9]{3}[0-9x])",
        confirms=frozenset({PERSON, COMPANY}), pages=(r"isni\.org/(?:isni/|page/)?([0-9]{15}[0-9x])",),
        urls=dict.fromkeys((PERSON, COMPANY), "https://isni.org/isni/{}"),
        properties=dict.fromkeys((PERSON, COMPANY), "P213"), spelling=_joined, is_valid=_is_isni,
    ),
    Scheme(
        name="lccn", label="Library of Congress", confirms=frozenset({PERSON, COMPANY}),
        pattern=r"((?:n|nb|nr|no|ns)\s{0,2}(?:[0-9]{2}|[0-9]{4})(?:-[0-9]{1,6}|[0-9]{6}))",
        pages=(rf"(?:id\.loc\.gov/authorities/names|lccn\.loc\.gov)/{_LCCN}",),
        urls=dict.fromkeys((PERSON, COMPANY), "https://id.loc.gov/authorities/names/{}"),
        properties=dict.fromkeys((PERSON, COMPANY), "P244"), spelling=_lccn,
    ),
    Scheme(
        name="bnf", label="BnF", pattern="(?:cb)?([0-9]{8}[0-9bcdfghjkmnpqrstvwxz])",
        confirms=frozenset({PERSON, COMPANY}), pages=(r"(?:catalogue|data)\.bnf\.fr/ark:/12148/cb([0-9]{8}[0-9a-z])",),
        urls=dict.fromkeys(_EVERYTHING, "https://catalogue.bnf.fr/ark:/12148/cb{}"),
        properties=dict.fromkeys(_EVERYTHING, "P268"), spelling=str.lower,
    ),
    Scheme(
        name="filmportal", label="filmportal.de", pattern="([0-9a-f]{32})",
        pages=(r"filmportal\.de/(?:film|person|institution|node)/(?:[^/?#]*_)?([0-9a-f]{32})",),
        urls={FILM: "https://www.filmportal.de/film/{}", PERSON: "https://www.filmportal.de/person/{}"},
        properties={FILM: "P2639", PERSON: "P2639"}, spelling=str.lower,
    ),
    Scheme(
        name="filmpolski", label="FilmPolski.pl", pattern=_NUMBER,
        pages=(rf"filmpolski\.pl/fp/(?:index\.php)?\?(?:film|osoba)={_NUMBER}",),
        urls={FILM: "https://www.filmpolski.pl/fp/index.php?film={}",
              PERSON: "https://www.filmpolski.pl/fp/index.php?osoba={}"},
        properties={FILM: "P3495", PERSON: "P3495"},
    ),
    Scheme(
        name="allocine", label="AlloCiné", pattern=_NUMBER,
        pages=(rf"allocine\.fr/film/fichefilm(?:_gen_cfilm=|-){_NUMBER}",
               rf"allocine\.fr/personne/fichepersonne(?:_gen_cpersonne=|-){_NUMBER}"),
        urls={FILM: "https://www.allocine.fr/film/fichefilm_gen_cfilm={}.html",
              PERSON: "https://www.allocine.fr/personne/fichepersonne_gen_cpersonne={}.html"},
        properties={FILM: "P1265", PERSON: "P1266"},
    ),
    Scheme(
        name="russiancinema", label="Russiancinema.ru", pattern=_NUMBER,
        pages=(rf"russiancinema\.ru/index\.php\?.*e_movie_id={_NUMBER}",), properties={FILM: "P2678"},
    ),
    Scheme(name="minkultury", label="Минкультуры России", pattern="([0-9]{6,12})", properties={FILM: "P2636"}),
    Scheme(
        name="rotten-tomatoes", label="Rotten Tomatoes", pattern="((?:m|tv|celebrity)/[a-z0-9_-]+)",
        pages=(r"rottentomatoes\.com/((?:m|tv|celebrity)/[a-z0-9_-]+)",),
        urls={FILM: "https://www.rottentomatoes.com/{}", PERSON: "https://www.rottentomatoes.com/{}"},
        properties={FILM: "P1258", PERSON: "P1258"}, spelling=str.lower,
    ),
    Scheme(
        name="metacritic", label="Metacritic", pattern="((?:movie|tv|person)/[a-z0-9!+_-]+)",
        pages=(r"metacritic\.com/((?:movie|tv|person)/[a-z0-9!+_-]+)",),
        urls={FILM: "https://www.metacritic.com/{}", PERSON: "https://www.metacritic.com/{}"},
        properties={FILM: "P1712", PERSON: "P1712"}, spelling=str.lower,
    ),
    Scheme(
        name="csfd", label="ČSFD", pattern=_NUMBER, pages=(rf"csfd\.(?:cz|sk)/(?:film|tvurce|tvorca)/{_NUMBER}",),
        urls={FILM: "https://www.csfd.cz/film/{}", PERSON: "https://www.csfd.cz/tvurce/{}"},
        properties={FILM: "P2529", PERSON: "P2605"},
    ),
)  # fmt: skip
SCHEMES: Mapping[str, Scheme] = {scheme.name: scheme for scheme in _LISTED}

# What stands before a value to say whose it is: MARC's ``(DE-588)``, CURIEs, words.
PREFIXES: Mapping[str, str] = {
    **{name: name for name in SCHEMES},
    "de-588": "gnd", "dlc": "lccn", "naf": "lccn", "uri": "wikidata", "wd": "wikidata", "kp": "kinopoisk",
    "doi": "eidr", "hdl": "avefi", "rt": "rotten-tomatoes",
}  # fmt: skip
