"""The command line as a user meets it: a process, its streams, its exit code."""

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

KG = Path(sys.executable).parent / "kg"
ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
STALKER = PAGES / "stalker.txt"


def kg(*words, cwd=None, **options):
    done = subprocess.run([KG, *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False, **options)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    out = tmp_path_factory.mktemp("publication")
    done = kg("publish", PAGES, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("command", ["publish", "check", "query", "serve", "inspect"])
def test_every_command_has_help_with_an_example(command):
    done = kg(command, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout and f"kg {command}" in done.stdout


def test_publish_says_what_was_read_where_it_lies_and_what_to_type_next(tmp_path):
    done = kg("publish", PAGES, "--out", "out", cwd=tmp_path)
    assert done.stdout == ""
    assert "read       10 records" in done.stderr
    assert "lies in    out/current" in done.stderr
    assert "next       kg serve --data out" in done.stderr
    assert "\033[" not in done.stderr


def test_publish_json_is_the_report_on_stdout(tmp_path):
    done = kg("publish", STALKER, "--out", tmp_path, "--json")
    assert json.loads(done.stdout) == json.loads((tmp_path / "current" / "report.json").read_text())


def test_a_rejected_record_is_exit_1_and_the_rest_is_published(tmp_path):
    (tmp_path / "cut.txt").write_bytes("Андрей".encode()[:-1])
    done = kg("publish", STALKER, tmp_path / "cut.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert f"{tmp_path / 'cut.txt'}: the page is cut inside its last character" in done.stderr
    assert json.loads((tmp_path / "out" / "current" / "report.json").read_text())["written"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["publish"], "where to publish is not said: give --out DIR"),
        (["publish", "--out", "x"], "nothing to read: name record files or folders"),
        (["publish", "nowhere.txt", "--out", "x"], "nowhere.txt: no such file or folder"),
        (["publish", str(STALKER), "--out", "x", "--base", "films"], "--base: 'films' is no base for IRIs"),
        (["publish", "--config", "none.toml"], "none.toml: cannot be read"),
        (["query", "nonsense"], "no query is called 'nonsense'"),
        (["query"], "name a question (kg query --list shows them)"),
        (["query", "films-by-director", "Sokurov"], "'Sokurov' is no parameter: write KEY=VALUE"),
        (["publish", "--bogus"], "No such option"),
    ],
)
def test_a_wrong_call_is_exit_2_and_names_the_remedy(words, said, tmp_path):
    done = kg(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr


def test_a_query_of_nothing_published_says_what_to_run(tmp_path):
    done = kg("query", "statistics", "--data", tmp_path)
    assert done.returncode == 1
    assert "nothing is published here: run kg publish" in done.stderr


def test_a_named_question_is_answered_in_every_format(published):
    ask = ("query", "films-by-director", "director=Тарковск", "--data", published, "--format")
    assert "Сталкер" in kg(*ask, "table").stdout
    assert "Сталкер" in kg(*ask, "csv").stdout
    assert json.loads(kg(*ask, "json").stdout)["results"]["bindings"]
    done = kg(*ask, "ttl")
    assert done.returncode == 2 and "a SELECT is not written as ttl" in done.stderr


def test_a_query_from_a_file_may_give_a_graph_as_turtle(published, tmp_path):
    query = tmp_path / "q.rq"
    query.write_text("CONSTRUCT { ?w a <https://schema.org/Movie> } WHERE { ?w a <https://schema.org/Movie> }")
    assert kg("query", "-f", query, "--data", published, "--format", "ttl").stdout.count("schema:Movie") == 10


def test_the_list_of_questions_says_each_in_words():
    listed = kg("query", "--list").stdout.splitlines()
    assert len(listed) >= 10
    assert any(line.startswith("festival-journey ") and "?" in line for line in listed)


def test_check_writes_one_finding_a_line_for_people_and_for_machines(tmp_path):
    page = tmp_path / "film.txt"
    page.write_text(STALKER.read_text(encoding="utf-8") + "\nSource :\n", encoding="utf-8")
    done = kg("check", page)
    assert done.returncode == 0
    assert any(f"{page}:L" in line and "label-empty" in line for line in done.stdout.splitlines())
    found = [json.loads(line) for line in kg("check", page, "--json").stdout.splitlines()]
    assert {"source", "key", "locator", "rule", "severity", "message", "value"} <= set(
        next(one for one in found if one["rule"] == "label-empty")
    )


def test_inspect_trace_gives_line_start_end_and_holder():
    done = kg("inspect", "--trace", STALKER)
    assert done.returncode == 0
    first = done.stdout.splitlines()[0].split("\t")
    assert first[:3] == ["1", "1", str(len(STALKER.read_text(encoding="utf-8").split()[0]))]
    assert first[3].startswith("https://data.example.org/id/agent/")
    rows = [json.loads(line) for line in kg("inspect", "--trace", STALKER, "--json").stdout.splitlines()]
    assert rows[0] == {"line": 1, "start": 1, "end": int(first[2]), "text": first[4], "holder": first[3]}


def test_a_kill_at_any_moment_leaves_a_publication_that_can_be_asked(published):
    """Kill at six moments spread over a run; a full run of twenty random ones is in tests/acceptance."""
    before = (published / "current").resolve()
    for moment in range(6):
        child = subprocess.Popen([KG, "publish", STALKER, "--out", published], stderr=subprocess.DEVNULL)
        moment_in_seconds = 0.15 + moment * 0.2
        try:
            child.wait(moment_in_seconds)
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
        rows = kg("query", "statistics", "--data", published, "--format", "csv")
        assert rows.returncode == 0 and "films," in rows.stdout
    assert before.exists()


@pytest.mark.parametrize("moment", [0.9, 1.6, 2.6])
def test_ctrl_c_ends_a_run_at_once_in_a_line(tmp_path, moment):
    films = tmp_path / "films"
    films.mkdir()
    for number in range(600):
        (films / f"{number}.txt").write_bytes(STALKER.read_bytes())
    child = subprocess.Popen(
        [KG, "publish", films, "--out", tmp_path / "out"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Where these tests run in the background, Ctrl-C is ignored, and a child inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(moment)
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=20)
    assert child.returncode == 130
    assert "stopped; what was published before is untouched" in said
    assert "Traceback" not in said


def test_a_full_disk_and_a_closed_pipe_are_no_traceback(published):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([KG, "query", "--list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "kg: the answer cannot be written: No space left on device\n"
    piped = subprocess.run(f"{KG} query --list | head -1; exit ${{PIPESTATUS[0]}}", shell=True, executable="/bin/bash",
                           capture_output=True, text=True, check=False)  # fmt: skip
    assert piped.stderr == ""


def test_serving_on_a_port_in_use_says_so_and_what_to_do(published):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = kg("serve", "--data", published, "--port", port)
    assert done.returncode == 1
    assert f"kg: 127.0.0.1:{port} cannot be listened on: Address already in use: choose another --port" in done.stderr


def test_a_question_goes_to_a_sparql_server_that_was_loaded_from_the_dumps(published, tmp_path):
    oxigraph = KG.parent / "oxigraph"
    dump = tmp_path / "catalogue.nq"
    dump.write_bytes(gzip.decompress((published / "current" / "dumps" / "catalogue.nq.gz").read_bytes()))
    place = ["--location", str(tmp_path / "store")]
    subprocess.run([oxigraph, "load", *place, "--file", dump], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    command = [oxigraph, "serve", *place, "--bind", bind, "--union-default-graph"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert any("Listening" in line for line in server.stderr)
        ask = ("query", "films-by-director", "director=Тарковск", "--format", "csv")
        there, here = kg(*ask, "--endpoint", f"http://{bind}/query"), kg(*ask, "--data", published)
        server.terminate()
    assert "Сталкер" in here.stdout
    assert there.stdout == here.stdout
