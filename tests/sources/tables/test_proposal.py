"""What `kg inspect` says of a table, and the mapping it proposes: it reads the file it is made of."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from kg.errors import DataError
from kg.model import Authority, Film
from kg.sources.tables.proposal import propose
from tests.sources.tables.reading import read

CSV = """No.;Titel;Originaltitel;Regie;Jahr;Land;Laufzeit;Genre;IMDb-Link;Standort
1;The Cranes Are Flying;Летят журавли;Mikhail Kalatozov;1957;UdSSR;97 min;Drama, Krieg;https://www.imdb.com/title/tt0050634/;A1
2;The Leopard;Il gattopardo;Luchino Visconti;1963;Italien, Frankreich;186 min;Drama;https://www.imdb.com/title/tt0057091/;A2
3;Possession;;Andrzej Żuławski;1981;Frankreich;124 min;Horror, Drama;https://www.imdb.com/title/tt0082933/;
"""


def proposed(octets, name):
    return propose(BytesIO(octets), name)


def test_the_description_tells_separator_encoding_fill_form_and_values():
    words = proposed(CSV.encode("utf-8"), "films.csv").description
    assert words[0] == "separator ';', encoding utf-8, 10 columns"
    assert words[1] == "3 rows looked at"
    columns = {line.split(None, 1)[0]: line for line in words[2:]}
    assert "100% year" in columns["Jahr"]
    assert "100% duration   97 min; 186 min; 124 min" in columns["Laufzeit"]
    assert " 66% text" in columns["Originaltitel"]
    assert "100% imdb" in columns["IMDb-Link"]


def test_the_proposal_reads_the_file_and_says_what_it_left():
    toml = proposed(CSV.encode("utf-8"), "films.csv").toml
    assert "# not mapped, kept word for word: Standort\n" in toml
    films = read(toml, CSV)
    assert all(isinstance(film, Film) for film in films)
    assert [film.origin.key for film in films] == ["1", "2", "3"]
    assert [film.titles[0].text.value for film in films] == ["Летят журавли", "Il gattopardo", "Possession"]
    assert films[1].expressions[0].minutes == 186
    assert [place.country for place in films[1].countries] == ["IT", "FR"]
    assert [contribution.role for contribution in films[1].contributions] == ["director"]
    assert [genre.value for genre in films[0].genres] == ["Drama", "Krieg"]
    assert films[0].identifiers[0].value == "tt0050634"


def test_without_a_number_the_key_is_a_hash_of_what_tells_films_apart():
    toml = proposed(b"title,year\nCarmen,1915\nCarmen,1915\nFaust,1926\n", "films.csv").toml
    assert 'key = { hash = ["title", "year"] }' in toml


def test_slugs_are_references_and_paths_of_json_are_kept():
    table = '[{"id": 1, "title": "А", "cast": [{"person": "kaidanovsky-a"}], "ids": {"imdb": "tt0079944"}}]'
    toml = proposed(table.encode(), "films.json").toml
    assert '{ column = "cast[].person", role = "actor", reference = "person" }' in toml
    assert 'identifier = { column = "ids.imdb", scheme = "imdb" }' in toml


def test_people_are_told_from_films():
    table = '{"id": "a-b", "name": "Andrei Tarkovsky", "birth": "1932-04-04", "death": "1986-12-29"}\n'
    toml = proposed(table.encode(), "people.jsonl").toml
    (person,) = read(toml, table, "people.jsonl")
    assert isinstance(person, Authority)
    assert person.agent.born.value == "1932-04-04"


def test_a_workbook_tells_its_sheets():
    book = Workbook()
    book.create_sheet("People")
    book.active.append(["id", "title"])
    book.active.append([1, "Сталкер"])
    packed = BytesIO()
    book.save(packed)
    found = proposed(packed.getvalue(), "films.xlsx")
    assert found.description[0] == "sheet 'Sheet', 2 columns; further sheets: People (write sheet = ...)"
    assert read(found.toml, packed.getvalue(), "films.xlsx")[0].titles[0].text.value == "Сталкер"


def test_one_object_tells_where_its_records_may_be():
    table = '{"meta": {"by": [{"n": "x"}]}, "result": {"films": [{"id": 1, "title": "А"}, {"id": 2, "title": "Б"}]}}'
    found = proposed(table.encode(), "films.json")
    assert "the file is one object: its records are taken for the list result.films" in found.description
    assert 'records = "result.films"\n' in found.toml
    assert [film.titles[0].text.value for film in read(found.toml, table, "films.json")] == ["А", "Б"]


def test_an_object_about_one_film_is_its_record_whatever_it_lists():
    table = b'{"id": 1, "cast": [{"person": "a"}, {"person": "b"}], "title": "x"}'
    assert "records =" not in proposed(table, "film.json").toml


def test_only_the_beginning_is_looked_at():
    class Endless(BytesIO):
        def read(self, size=-1):
            assert 0 <= size <= 1 << 24
            return super().read(size)

    row = '{"id": 1, "note": "' + "x" * (1 << 19) + '"}'
    table = '{"films": [' + ",".join([row] * 40) + "]}"
    assert 'records = "films"' in propose(Endless(table.encode()), "films.json").toml


@pytest.mark.parametrize(
    ("octets", "name"), [(b"", "a.csv"), (b"a,b\n", "a.csv"), (b"nothing", "a.json"), (b"PK", "a.xlsx")]
)
def test_a_file_without_records_is_an_error(octets, name):
    with pytest.raises(DataError, match=name):
        proposed(octets, name)


def test_names_that_toml_must_escape():
    table = 'id,"a ""b"" \\ c",title\n1,x,y\n'
    toml = proposed(table.encode(), 'fi"lms [1].csv').toml
    (film,) = read(toml, table, 'fi"lms [1].csv')
    assert film.titles[0].text.value == "y"


def test_surnames_before_given_names_are_not_cut():
    table = 'id,title,director\n1,А,"Бондарчук, Сергей"\n2,Б,"Шепитько, Лариса"\n3,В,"Алов, Наумов, Ромм"\n'
    assert '{ column = "director", role = "director" }' in proposed(table.encode(), "films.csv").toml


@pytest.mark.parametrize(("odd", "is_year"), [(["1950-51", "early"], True), (["a", "b", "c", "d"], False)])
def test_a_few_odd_values_do_not_outweigh_the_heading(odd, is_year):
    values = [*map(str, range(1950, 1960)), *odd]
    table = "id,title,Year\n" + "".join(f"{number},t{number},{value}\n" for number, value in enumerate(values))
    assert ('year = "Year"' in proposed(table.encode(), "films.csv").toml) is is_year
