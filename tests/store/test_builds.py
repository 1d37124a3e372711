"""A publication folder shows the old build or the new one, whatever happens in between."""

import random
import subprocess
import sys
import time

import pytest

from kg.errors import StoreError
from kg.store.builds import current, new_build, publish
from kg.store.embedded import EmbeddedStore

# Publishes a build of that name; says when it begins, so that no kill falls into Python's own start.
CHILD = """
import sys
from pathlib import Path
from kg.store.builds import new_build, publish
from kg.store.embedded import EmbeddedStore
root, name = Path(sys.argv[1]), sys.argv[2]
print("begin", flush=True)
with new_build(root) as build:
    line = '<http://e.org/{}> <http://e.org/p> "{}" <http://e.org/g> .\\n'
    EmbeddedStore.build(build / "store", (line.format(n, name).encode() for n in range(20000)))
    (build / "report.json").write_text(name)
    publish(build, root, name)
"""


def filled(root, name):
    with new_build(root) as build:
        (build / "name").write_text(name)
        return publish(build, root, name)


def child(root, name):
    process = subprocess.Popen([sys.executable, "-c", CHILD, str(root), name], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"begin\n"
    return process


def names(root):
    return sorted(path.name for path in (root / "builds").iterdir() if path.name != ".lock")


def test_what_is_published_is_current(tmp_path):
    assert filled(tmp_path, "a1") == current(tmp_path) == tmp_path / "builds" / "a1"
    assert (tmp_path / "current" / "name").read_text() == "a1"
    assert str((tmp_path / "current").readlink()) == "builds/a1"


def test_the_current_build_and_the_one_before_are_kept(tmp_path):
    for name in ("a", "b", "c"):
        filled(tmp_path, name)
    assert names(tmp_path) == ["b", "c"]
    assert current(tmp_path).name == "c"


def test_publishing_the_same_again_changes_nothing(tmp_path):
    for name in ("a", "b", "b"):
        filled(tmp_path, name)
    assert names(tmp_path) == ["a", "b"]
    assert current(tmp_path).name == "b"


def test_going_back_to_the_build_before_is_one_publication(tmp_path):
    for name in ("a", "b", "a"):
        filled(tmp_path, name)
    assert (current(tmp_path).name, names(tmp_path)) == ("a", ["a", "b"])


def test_a_build_that_fails_leaves_nothing(tmp_path):
    filled(tmp_path, "a")
    with pytest.raises(ZeroDivisionError), new_build(tmp_path) as build:
        (build / "half").write_text("")
        raise ZeroDivisionError
    assert (current(tmp_path).name, names(tmp_path)) == ("a", ["a"])


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    (tmp_path / "builds" / ".tmp-99999" / "store").mkdir(parents=True)
    filled(tmp_path, "a")
    assert names(tmp_path) == ["a"]


def test_two_runs_do_not_publish_at_once(tmp_path):
    with new_build(tmp_path), pytest.raises(StoreError, match="another run is publishing here"):
        filled(tmp_path, "b")
    assert filled(tmp_path, "b").is_dir()


def test_nothing_published_is_told(tmp_path):
    with pytest.raises(StoreError, match="nothing is published here: run kg publish"):
        current(tmp_path)
    (tmp_path / "current").symlink_to("builds/gone")
    with pytest.raises(StoreError, match="nothing is published here"):
        current(tmp_path)


@pytest.mark.parametrize("name", ["", "../elsewhere", ".tmp-1", "a/b"])
def test_a_build_has_a_plain_name(tmp_path, name):
    with new_build(tmp_path) as build, pytest.raises(StoreError, match="a build is named by"):
        publish(build, tmp_path, name)


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="the publication cannot be written"), new_build(tmp_path / "file"):
        pass


def test_a_kill_at_any_moment_leaves_the_old_build_or_the_new_one(tmp_path):
    begun = time.monotonic()
    assert child(tmp_path, "build0").wait() == 0
    lasted = time.monotonic() - begun
    moments = random.Random(20261123)
    killed = 0
    for number in range(1, 9):
        before = current(tmp_path).name
        process = child(tmp_path, f"build{number}")
        try:
            process.wait(timeout=moments.uniform(0, lasted))
        except subprocess.TimeoutExpired:
            process.kill()
            killed += 1
        process.wait()
        process.stdout.close()
        name = current(tmp_path).name
        assert name in (before, f"build{number}")
        assert (current(tmp_path) / "report.json").read_text() == name
        with EmbeddedStore.open(current(tmp_path) / "store") as store:
            query = f'SELECT (COUNT(*) AS ?n) {{ ?s ?p "{name}" }}'
            assert store.answer(query, "text/csv") == b"n\r\n20000\r\n"
    assert killed > 0
    filled(tmp_path, "last")
    assert names(tmp_path) == sorted([name, "last"])
