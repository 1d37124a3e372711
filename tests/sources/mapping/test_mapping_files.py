"""A mapping file that is wrong says which file, table, key, and what to write instead."""

import re
import tomllib

import pytest

from kg.assets import folder
from kg.errors import UsageError
from kg.sources.mapping import load, mapping
from kg.sources.mapping.vocabulary import CARRIERS, COLOURS, KINDS, words
from kg.sources.tables.writers import OF_RECORD

TABLE = '[[table]]\nkey = "id"\n'

WRONG = {
    'titel = "t"': r"films\.toml, \[\[table\]\] 1: unknown key 'titel': write 'title'",
    'record = "movie"': r"record is 'movie': write one of film, organisation, person",
    'title = { colum = "t" }': r"\[\[table\]\] 1, title: unknown key 'colum': write 'column'",
    'title = ["t", { value = 3 }]': r"title 2: value must be a string",
    'title = { column = "t", value = "x" }': r'title: write either column = "\.\.\." or value = "\.\.\."',
    'title = { column = "t", kind = "main" }': r"title, kind: value is 'main': write one of alternative, original",
    'title = { column = "t", language = "Russian!" }': r"'Russian!' is no language tag",
    'title = { column = "t", language = "qq" }': r"'qq' is no language we know: write a BCP 47 tag",
    'title = { column = "t", language = "und" }': r"'und' is no language we know",
    'title = { column = "t", when = { script = "Cyrillic" } }': r"script is 'Cyrillic': write one of Arab, Armn, Cyrl",
    'identifier = "n"': r'identifier: scheme is missing: write scheme = "\.\.\."',
    'title = { column = "t", when = { } }': r"title, when: nothing is asked",
    'title = { column = "t", when = { matches = "(" } }': r"matches is no regular expression",
    'title = { column = "t", pattern = "a" }': r"pattern must have one group, the part to take: 'a' has 0",
    'title = { column = "t", articles = "last" }': r"articles is 'last': write one of as-printed, first",
    'person = "director"': r"person: role is missing: write role = \"\.\.\.\" with one of actor,",
    'person = { column = "d", role = "directer" }': r"person, role: value is 'directer': write one of actor,",
    'person = { column = "d", role = { column = "job", lookup = { "Regie" = "regie" } } }': r"lookup is 'regie': write",
    'genre = { column = "g", split = "" }': r"split holds an empty separator",
    'genre = { column = "g", lookup = "genres" }': r"there is no \[lookup\.genres\]: write it; there are: none yet",
    'form = { column = "f", lookup = { "a" = "cartoon" } }': r"lookup is 'cartoon': write one of animation,",
    'award = { name = "a", festival = "f", year = "y" }': r"award: outcome is missing: .* one of nominated,",
    'award = { name = "a", festival = "f", year = "y", outcome = "won", when = { is = "x" } }': r"when needs a column",
    'manifestation = { }': r"manifestation: there is no value: the keys are carrier,",
    'site = { column = "s", template = "example.org" }': r"template is 'example.org': write \{\} where the value goes",
    'site = { column = "s", template = "example.org/{}" }': r"template is 'example.org/\{\}': write an address",
    'born = "b"': r"born is for records of person, organisation: this table's record is 'film'",
    'delimiter = "::"': r"delimiter is '::': write the one character between two cells",
    'header = 0': r"header must be a whole number from 1",
    'date_order = "YMD"': r"date_order is 'YMD': write one of DMY, MDY",
    'optional = true': r"unknown key 'optional'",
}  # fmt: skip


@pytest.mark.parametrize(("line", "message"), WRONG.items(), ids=WRONG)
def test_a_wrong_line_is_named_with_its_remedy(line, message):
    with pytest.raises(UsageError, match=message) as raised:
        mapping(tomllib.loads(TABLE + line), "films.toml")
    assert str(raised.value).startswith("films.toml, [[table]] 1")


def test_a_table_without_a_key_is_refused():
    with pytest.raises(
        UsageError, match=r"key is missing: write key = .the column with the record.s number., or key = "
    ):
        mapping({"table": [{"title": "t"}]}, "films.toml")


def test_a_file_without_a_table_is_refused():
    with pytest.raises(UsageError, match=r"films\.toml: there is no \[\[table\]\]: write one"):
        mapping({}, "films.toml")


def test_a_file_that_is_no_toml_is_refused_by_its_name(tmp_path):
    path = tmp_path / "films.toml"
    path.write_text("[[table]", encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(f"{path}: not TOML")):
        load(path)
    with pytest.raises(UsageError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")


def test_the_digest_tells_two_states_of_a_file_apart(tmp_path):
    path = tmp_path / "films.toml"
    path.write_text(TABLE, encoding="utf-8")
    first = load(path)
    path.write_text(TABLE + 'year = "y"\n', encoding="utf-8")
    assert first.digest.startswith("sha256:")
    assert load(path).digest != first.digest


def test_the_first_table_whose_pattern_a_name_fits_is_its_own():
    said = mapping({"table": [{"key": "a", "files": "people*"}, {"key": "b", "files": "*.CSV"}]}, "x.toml")
    assert said.table_for("People.json").key.values[0].column == "a"
    assert said.table_for("films.csv").key.values[0].column == "b"
    assert said.table_for("films.json") is None


def test_every_kind_of_field_has_a_writer_for_each_of_its_records():
    for name, kind in KINDS.items():
        for record in kind.records:
            assert name in OF_RECORD[record], (name, record)
    assert all(name in KINDS for writers in OF_RECORD.values() for name in writers)


def test_the_closed_lists_are_the_vocabulary_that_is_shipped():
    assert {"director", "actor", "company"} <= words("role")
    assert words("title") == {"original", "transliterated", "translated", "alternative", "working"}
    assert {"won", "nominated", "special-mention"} <= words("outcome")
    assert words("carrier") == CARRIERS
    assert words("colour") == COLOURS


def test_carriers_and_colours_are_concepts_of_their_schemes():
    text = (folder("ontology") / "vocab.ttl").read_text(encoding="utf-8")
    stated = {
        scheme: set(re.findall(rf"voc:(\S+) a skos:Concept ;\s+skos:inScheme voc:scheme-{scheme}\b", text))
        for scheme in ("carriers", "colours")
    }
    assert stated["carriers"] >= CARRIERS
    assert stated["colours"] == COLOURS
