"""A snapshot of a dump: what is taken, how it is found, and that it is whole or not there."""

import gzip
import json
from pathlib import Path

import pytest
from wikidata_facts import documents, entity, lines

from kg.errors import DataError, UsageError
from kg.model import Text
from kg.reconcile import building, dump, snapshot
from kg.reconcile.question import FilmQuestion, Kind, PersonQuestion, PersonRef, ThingQuestion


def item(qid: str, instance_of: str, name: str, **claims: list[dict]) -> dict:
    return entity(qid, instance_of, **claims) | {"labels": {"en": {"language": "en", "value": name}}}


def statement(value: object) -> dict:
    return {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def written(folder: Path, found: list[dict], name: str = "dump.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(one) for one in found), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("wikidata")
    with gzip.open(place / "dump.json.gz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines()))
    building.build([place / "dump.json.gz"], place / "snapshot", jobs=1)
    return place / "snapshot"


@pytest.fixture(scope="module")
def opened(folder):
    return snapshot.load(folder)


def found(opened: snapshot.Snapshot, question) -> list[str]:
    return [one.qid for one in opened.candidates(question)]


def film(title: str, **facts) -> FilmQuestion:
    return FilmQuestion("work/a", title, (Text(title),), **facts)


def test_a_folder_and_a_small_dump_answer_alike(opened):
    in_memory = snapshot.of(dump.entity_of(document) for document in documents())
    for question in (
        film("Stalker"),
        film("Solaris", year=1972),
        PersonQuestion("a", "", (Text("Сокуров Александр"),)),
    ):
        assert opened.candidates(question) == in_memory.candidates(question) != ()


def test_a_snapshot_says_what_it_was_made_of(opened):
    assert opened.about == {"dumps": "dump.json.gz", "layout": "1", "lines": "19"}
    assert opened.holds("Q853") and not opened.holds("Q42")


def test_an_entity_comes_back_as_it_went_in(opened):
    for document in documents():
        assert opened.entity(document["id"]) == dump.entity_of(document)


@pytest.mark.parametrize(
    ("question", "qid"),
    [
        (film("Stalker", year=1979), "Q200437"),
        (film("Stalkre Stalker: director's cut"), None),
        (film("Russian Arc", year=2002), "Q59721"),
        (film("Russian Arc"), "Q59721"),
        (film("Ark, Russian: a film", year=2002), None),
        (film("Moskovskaia elegiia"), "Q3588085"),
        (
            film("Le Jour de l'éclipse", year=1988, directors=(PersonRef("a", (Text("Sokourov Alexandre"),)),)),
            "Q4163298",
        ),
        (film("Солярис", year=2002, directors=(PersonRef("a", (Text("Стивен Содерберг"),)),)), "Q673195"),
        (PersonQuestion("a", "", (Text("Стивен Содерберг"),)), "Q103917"),
        (PersonQuestion("a", "", (Text("Steven Soderberg"),)), "Q103917"),
        (PersonQuestion("a", "", (Text("Tarkowski, Andrej"),)), "Q853"),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "label", ""),
)
def test_an_item_is_found_by_title_misprint_romanisation_filmography_and_ear(opened, question, qid):
    assert (qid in found(opened, question)) == (qid is not None)


def test_a_translated_title_is_found_by_two_of_its_players_and_not_by_one(tmp_path):
    players = [item(f"Q{number}", "Q5", name) for number, name in ((11, "Anna Magnani"), (12, "Ettore Garofolo"))]
    roles = [{"entity-type": "item", "id": player["id"]} for player in players]
    rome = item("Q20", "Q11424", "Mamma Roma", P161=roles, P577=[{"time": "+1962-00-00T00:00:00Z", "precision": 9}])
    building.build([written(tmp_path, [*players, rome])], tmp_path / "out", jobs=1)
    cast = tuple(PersonRef(name, (Text(name),)) for name in ("Anna Magnani", "Ettore Garofolo"))
    opened = snapshot.load(tmp_path / "out")
    assert found(opened, film("Мама Рим", year=1962, cast=cast)) == ["Q20"]
    assert found(opened, film("Мама Рим", year=1962, cast=cast[:1])) == []
    assert found(opened, film("Мама Рим", year=1970, cast=cast)) == []


def test_only_items_of_the_right_class_are_offered(tmp_path):
    dumped = written(
        tmp_path,
        [
            item("Q1", "Q11424", "Lenfilm"),
            item("Q2", "Q375336", "Lenfilm"),
            item("Q3", "Q515", "Lenfilm"),
            item("Q4", "Q220505", "Lenfilm"),
            item("Q5000", "Q4220917", "Lenfilm"),
            item("Q6", "Q7397", "Lenfilm"),
        ],
    )
    building.build([dumped], tmp_path / "out", jobs=1)
    opened = snapshot.load(tmp_path / "out")
    by_kind = {kind: found(opened, ThingQuestion(kind, "x", "", (Text("Lenfilm"),))) for kind in list(Kind)[2:]}
    assert by_kind == {
        Kind.ORGANISATION: ["Q2"], Kind.PLACE: ["Q3"], Kind.FESTIVAL: ["Q4"], Kind.AWARD: ["Q5000"],
    }  # fmt: skip
    assert found(opened, film("Lenfilm")) == ["Q1"]
    assert not opened.holds("Q6")


def test_subclasses_a_dump_states_count_wherever_they_stand_and_who_a_film_credits_is_kept(tmp_path):
    ballet = item("Q7777", "Q1", "ballet film", P279=[{"entity-type": "item", "id": "Q8888"}])
    musical = item("Q8888", "Q1", "danced film", P279=[{"entity-type": "item", "id": "Q11424"}])
    duo = item("Q99", "Q14073567", "Brothers Vasilyev")
    swan = item("Q10", "Q7777", "Swan", P57=[{"entity-type": "item", "id": "Q99"}])
    building.build([written(tmp_path, [duo, swan, ballet, musical])], tmp_path / "out", jobs=1)
    opened = snapshot.load(tmp_path / "out")
    assert found(opened, film("Swan")) == ["Q10"]
    [candidate] = opened.candidates(film("Swan"))
    assert [one.names for one in candidate.directors] == [(Text("Brothers Vasilyev", "en"),)]
    assert not opened.holds("Q7777")


def test_an_identifier_finds_its_item_whatever_the_title(tmp_path):
    dumped = written(tmp_path, [item("Q1", "Q11424", "Stalker", P345=["tt0079944"])])
    building.build([dumped], tmp_path / "out", jobs=1)
    opened = snapshot.load(tmp_path / "out")
    assert found(opened, film("Something else", identifiers=(("imdb", "TT0079944"),))) == ["Q1"]
    assert found(opened, film("Something else", identifiers=(("wikidata", "Q1"),))) == ["Q1"]
    assert found(opened, film("Something else")) == []


def test_a_broken_dump_leaves_the_old_snapshot_as_it_was(tmp_path):
    building.build([written(tmp_path, documents())], tmp_path / "out", jobs=1)
    before = (tmp_path / "out" / building.FILE).read_bytes()
    (tmp_path / "bad.jsonl").write_text(
        '{"type": "item", "id": "Q1", "claims": {"P31": 3, "x": "Q5"}, "id": "Q5"}\nnot JSON'
    )
    with pytest.raises(DataError, match=r"bad\.jsonl:1: not an entity"):
        building.build([tmp_path / "bad.jsonl"], tmp_path / "out", jobs=1)
    assert (tmp_path / "out" / building.FILE).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "dump.jsonl", "out"]


def test_a_new_snapshot_takes_the_place_of_the_old_one_and_of_nothing_else(tmp_path):
    building.build([written(tmp_path, documents())], tmp_path / "out", jobs=1)
    building.build([written(tmp_path, [item("Q1", "Q11424", "Other")])], tmp_path / "out", jobs=1)
    assert found(snapshot.load(tmp_path / "out"), film("Other")) == ["Q1"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep")
    with pytest.raises(UsageError, match="holds something else"):
        building.build([tmp_path / "dump.jsonl"], tmp_path / "mine", jobs=1)
    assert (tmp_path / "mine" / "notes.txt").read_text() == "keep"


def test_a_folder_that_is_no_snapshot_says_how_to_make_one(tmp_path):
    with pytest.raises(UsageError, match="make one with kg reconcile snapshot"):
        snapshot.load(tmp_path)
