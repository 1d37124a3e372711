"""The worked examples of docs/mapping.md, run as they stand."""

import re
from pathlib import Path

import pytest

from tests.sources.tables.reading import read

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "mapping.md").read_text(encoding="utf-8")


def example(heading):
    """Return the table and the mapping of one section."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [re.search(rf"```{kind}\n(.*?)```", section, re.DOTALL)[1] for kind in ("csv", "toml")]


def test_a_festivals_list():
    table, toml = example("A festival's list")
    films = read(toml, table)
    assert [film.origin.key for film in films] == ["tt0050634", "tt0057091"]
    assert [film.titles[1].text.language for film in films] == ["en", "en"]
    assert [film.expressions[0].minutes for film in films] == [97, 186]
    assert [len(film.countries) for film in films] == [1, 2]
    assert not any(film.findings or film.verbatim for film in films)


def test_a_museums_copies():
    table, toml = example("A museum's copies")
    films = read(toml, table.encode("cp1252"))
    assert [film.work for film in films] == ["ANDERE SEITE, DIE / Heinz Paul / 1931"] * 2 + [None]
    assert [film.expressions[0].languages for film in films] == [("en",), ("fr",), ()]
    assert [film.manifestations[0].items[0].carrier for film in films] == ["film-16mm", "film-16mm", "film-8mm"]
    assert (films[2].created.edtf, films[2].agents, films[2].verbatim) == ("1950?", (), ("Regie: Unbekannt",))


def test_a_register():
    table, toml = example("A register")
    films = read(toml, table)
    assert [[place.country for place in film.countries] for film in films] == [["SU"], ["SE", "FR"]]
    assert [film.releases[0].when.value for film in films] == ["2012-03-01", "2013-04-02"]
    assert [film.created for film in films] == [None, None]
    assert not any(film.findings or film.verbatim for film in films)


@pytest.mark.parametrize("toml", re.findall(r"```toml\n(\[\[table\]\].*?)```", PAGE, re.DOTALL))
def test_every_mapping_of_the_page_is_one(toml):
    assert read(toml, "") != []
