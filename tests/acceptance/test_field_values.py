"""The values of real catalogues, field by field: what is read, and every one that is not, by name."""

import csv
import gzip
import io
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kg.fields.countries import code, codes
from kg.fields.dates import dated
from kg.fields.durations import duration
from kg.fields.identifiers import normalised, recognised
from kg.fields.language_tags import language_tag, language_tags
from kg.fields.people import named
from kg.fields.romanisation_schemes import scheme
from kg.fields.titles import is_title
from tests.acceptance.test_romanisation_schemes import NAMES, romanise, schemes

RECORDS = Path(__file__).resolve().parents[3] / "shared" / "records"
TABLES = RECORDS / "tables"
pytestmark = pytest.mark.skipif(not RECORDS.is_dir(), reason="the folder of sample records is not here")


def lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def rows(path: Path) -> list[dict]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_cannes_is_read_to_the_last_value():
    films = rows(TABLES / "cannes_in_competition_1946_on.csv")
    assert len(films) == 1851
    assert [film for film in films if codes(film["countries_of_origin"], int(film["year"])).unread] == []
    assert [film for film in films if language_tags(film["languages"]).unread] == []
    assert [film["run_time"] for film in films if duration(film["run_time"]) is None] == []
    assert [film["imdb_url"] for film in films if (recognised(film["imdb_url"]) or ("",))[0] != "imdb"] == []


def test_of_the_release_register_only_misprints_are_no_country():
    films = rows(TABLES / "mkrf_movies.unwrapped.csv.gz")
    unread = Counter(piece for film in films for piece in codes(film["production_country"]).unread)
    assert unread.total() < 20
    assert {"Норвения", "Бенльгия", "Западный Берлин"} <= set(unread)
    assert [film for film in films if film["show_start_date"] and dated(film["show_start_date"]) is None] == []


def test_dates_of_a_table_in_english_are_all_days():
    films = json.loads(gzip.decompress((TABLES / "vega_movies.json.gz").read_bytes()))
    printed = [film["Release Date"] for film in films if film["Release Date"]]
    assert [text for text in printed if dated(text) is None or len(dated(text).when.edtf) != len("1998-06-12")] == []


def test_items_of_countries_and_languages_are_known():
    films = lines(TABLES / "wikidata-movies.json.gz")
    countries = [film["country_of_origin"] for film in films if film.get("country_of_origin")]
    assert {item for item in countries if code(item) is None} == {"Q34266", "Q1054923", "Q23792"}
    languages = [film["original_language"] for film in films if film.get("original_language")]
    assert sum(language_tag(item) is None for item in languages) < 0.003 * len(languages)


def test_soviet_cinema_has_names_numbers_and_titles():
    films, people = (lines(RECORDS / "soviet-cinema" / f"{name}.jsonl.gz") for name in ("films", "people"))
    assert sum(not is_title(film["title_ru"]) for film in films) == 2828
    assert Counter(code(each, film["year"]) for film in films for each in film["country"] if each in ("CS", "DD", "YU", "SU")).keys() == {
        "CSHH", "DDDE", "YUCS", "SU",
    }  # fmt: skip
    values = [
        (name, str(value))
        for record in (*films, *people)
        for name, value in record["external_ids"].items()
        if name != "youtube"
    ]
    assert [each for each in values if normalised(*each) is None] == []
    filed = [person["name_ru"] for person in people if "," in person["name_ru"] and "(" not in person["name_ru"]]
    assert len(filed) > 1000
    assert sum(named(name).family is None for name in filed) < 0.01 * len(filed)


FAMILY = {
    "ala_lc": "alaloc", "bgn_pcgn": "bgn", "bgn_pcgn_alt": "bgn", "iso_9_1954": "iso", "iso_9_1968": "iso", "gost_779": "iso",
    "gost_16876": "iso", "ungegn_1987": "ungegn", "gost_779_alt": "gost", "gost_16876_alt": "gost",
}  # fmt: skip


def test_a_scheme_is_named_only_if_every_scheme_that_writes_so_is_of_its_family():
    named_: Counter[str] = Counter()
    for name in (*NAMES, "Летят журавли", "Выход эмигранта", "Объект", "Эхо юности"):
        writers = defaultdict(set)
        for each in schemes():
            writers[romanise(each, name)].add(FAMILY.get(each["name"]))
        for latin, families in writers.items():
            found = scheme(name, latin)
            assert found is None or families == {found}, (name, latin, families)
            named_[found] += 1
    assert {"alaloc", "iso", "gost", "ungegn"} <= set(named_)
