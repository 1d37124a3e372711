"""Questions whose answers a reader once found wrong, on the example catalogue."""

from pathlib import Path

import pytest

import kg

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    out = tmp_path_factory.mktemp("publication")
    kg.publish([PAGES], out=out)
    with kg.open(out) as opened:
        yield opened


def test_each_statement_of_a_film_is_on_the_lines_that_say_it(films):
    select = 'SELECT ?w { ?w a <https://schema.org/Movie> ; <https://schema.org/name> "Сталкер"@ru }'
    work = next(iter(films.select(select)))["w"]
    page = (PAGES / "stalker.txt").read_text(encoding="utf-8").splitlines()
    said = {}
    for row in films.query("where-does-it-say", thing=work):
        lines = [page[int(line.removeprefix("L")) - 1] for line in row["locators"].split()]
        said.setdefault(row["property"].rpartition("/")[2], []).append((row["value"], lines))
    assert all(any(name == line.strip() for line in lines) for name, lines in said["alternateName"])
    assert all(any(line.startswith("Directed by") for line in lines) for _, lines in said["director"])
    assert all(not any(line.startswith("USSR") for line in lines) for _, lines in said["actor"])


@pytest.mark.parametrize("country", ["SU", "USSR", "ussr", "Soviet Union", "Japan"])
def test_a_country_is_found_by_code_name_or_as_printed(films, country):
    found = [row["title"] for row in films.query("films-by-country-and-year", country=country)]
    assert ("Сталкер" in " ".join(found)) == (country != "Japan")
