"""Identifiers: whose a value is, and its one spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fields.identifiers import COMPANY, FILM, PERSON, SCHEMES, normalised, recognised, url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.imdb.com/title/tt0038297/", ("imdb", "tt0038297")), ("https://www.imdb.com/title/tt0038297", ("imdb", "tt0038297")), ("http://m.imdb.com/de/name/nm0000001/?ref_=x", ("imdb", "nm0000001")),
        ("tt0038297", ("imdb", "tt0038297")), ("TT38297", ("imdb", "tt0038297")), ("imdb:tt10872600", ("imdb", "tt10872600")), ("co0002663", ("imdb", "co0002663")),
        ("Q2262932", ("wikidata", "Q2262932")), ("wd:q42", ("wikidata", "Q42")), ("https://www.wikidata.org/wiki/Q15071068", ("wikidata", "Q15071068")), ("http://www.wikidata.org/entity/Q42", ("wikidata", "Q42")),
        ("https://www.wikidata.org/wiki/Special:EntityData/Q42.json", ("wikidata", "Q42")),
        ("10.5240/AB09-F320-1449-1252-4452-J", ("eidr", "10.5240/AB09-F320-1449-1252-4452-J")), ("https://doi.org/10.5240/ab09-f320-1449-1252-4452-j", ("eidr", "10.5240/AB09-F320-1449-1252-4452-J")),
        ("https://www.kinopoisk.ru/film/25603/", ("kinopoisk", "25603")), ("kp:25603", ("kinopoisk", "25603")), ("https://www.themoviedb.org/movie/222006-city-streets", ("tmdb", "222006")),
        ("(DE-588)11861472X", ("gnd", "11861472X")), ("https://d-nb.info/gnd/4011882-4", ("gnd", "4011882-4")), ("(DLC)n  79021164", ("lccn", "n79021164")), ("https://id.loc.gov/authorities/names/n79021164.html", ("lccn", "n79021164")),
        ("https://viaf.org/viaf/136600716/", ("viaf", "136600716")), ("isni: 0000 0004 0377 1994", ("isni", "0000000403771994")), ("https://isni.org/isni/0000000403771994", ("isni", "0000000403771994")),
        ("https://www.filmportal.de/film/menschen-am-sonntag_9d20d1edbfda48ae8d93c0e05da3de5f", ("filmportal", "9d20d1edbfda48ae8d93c0e05da3de5f")),
        ("21.11155/B18C4B70-D6A5-45F1-A38F-6816EA633587", ("avefi", "21.11155/B18C4B70-D6A5-45F1-A38F-6816EA633587")), ("https://www.rottentomatoes.com/m/if_i_were_you_2012", ("rotten-tomatoes", "m/if_i_were_you_2012")),
        ("https://www.allocine.fr/film/fichefilm_gen_cfilm=1646.html", ("allocine", "1646")), ("https://www.filmpolski.pl/fp/index.php?film=1222", ("filmpolski", "1222")),
    ],
)  # fmt: skip
def test_a_value_that_says_its_scheme_is_recognised(text, expected):
    assert recognised(text) == expected


@pytest.mark.parametrize(
    "text",
    ["1995", "", "Solaris", "https://example.org/title/tt0038297/", "https://evil-imdb.com/title/tt0038297/", "https://www.imdb.com/", "10.5240/AB09-F320-1449-1252-4452-K",
     "(DE-588)118614720", "isni:0000000403771995", "Q0", "tt", "unknown:12", "11861472X", "x" * 10_000, "https://www.themoviedb.org/tv/1399"],
)  # fmt: skip
def test_anything_else_is_not(text):
    assert recognised(text) is None


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [("tmdb", "737709", "737709"), ("gnd", "11861472X", "11861472X"), ("gnd", "118614723", None), ("lccn", "n 79-21164", "n79021164"), ("isni", "0000-0004-0377-1994", "0000000403771994"),
     ("imdb", "https://www.imdb.com/title/tt0038297/", "tt0038297"), ("imdb", "Q42", None), ("kinopoisk", "0", None), ("rotten-tomatoes", "m/Frost", "m/frost"), ("gnd", "(DLC)n79021164", None)],
)  # fmt: skip
def test_a_value_of_a_told_scheme_has_one_spelling(scheme, value, expected):
    assert normalised(scheme, value) == (expected and (scheme, expected))


def test_what_confirms_numbers_that_kind_of_thing():
    for name in ("wikidata", "imdb", "eidr", "kinopoisk", "tmdb"):
        assert FILM in SCHEMES[name].confirms
    for name in ("wikidata", "imdb", "gnd", "viaf", "isni", "lccn"):
        assert PERSON in SCHEMES[name].confirms
    for name in ("allocine", "rotten-tomatoes", "russiancinema", "filmpolski"):
        assert not SCHEMES[name].confirms
    assert FILM not in SCHEMES["viaf"].confirms


def test_the_properties_are_wikidata_s_and_one_property_is_of_one_scheme():
    owners = {}
    for scheme in SCHEMES.values():
        for kind, each in scheme.properties.items():
            assert kind in (FILM, PERSON, COMPANY)
            assert re.fullmatch(r"P[1-9][0-9]*", each)
            assert owners.setdefault(each, scheme.name) == scheme.name
    assert SCHEMES["imdb"].properties[FILM] == "P345"
    assert SCHEMES["kinopoisk"].properties == {FILM: "P2603", PERSON: "P2604"}


VALUES = {
    "wikidata": r"Q[1-9][0-9]{0,8}", "imdb": r"tt[0-9]{6}[1-9]", "kinopoisk": r"[1-9][0-9]{0,8}", "tmdb": r"[1-9][0-9]{0,8}", "viaf": r"[1-9][0-9]{5,20}", "lccn": r"n[0-9]{8}",
    "filmportal": r"[0-9a-f]{32}", "filmpolski": r"[1-9][0-9]{0,8}", "allocine": r"[1-9][0-9]{0,8}", "rotten-tomatoes": r"m/[a-z0-9_]{1,20}", "metacritic": r"movie/[a-z0-9-]{1,20}", "csfd": r"[1-9][0-9]{0,8}",
}  # fmt: skip


@given(st.data(), st.sampled_from(sorted(VALUES)), st.sampled_from([FILM, PERSON]))
def test_the_address_of_a_value_leads_back_to_it(data, scheme, kind):
    value = data.draw(st.from_regex(VALUES[scheme], fullmatch=True))
    address = url(scheme, value, kind)
    assert address is None or recognised(address) == (scheme, value)
    assert normalised(scheme, value) == (scheme, value)


@given(st.text(max_size=80), st.sampled_from(sorted(SCHEMES)))
def test_no_text_breaks_it_and_a_spelling_is_its_own(text, scheme):
    found = normalised(scheme, text)
    assert found is None or normalised(*found) == found
    assert recognised(text) is None or recognised(text)[0] in SCHEMES
