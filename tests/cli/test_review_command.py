"""`kg review` as a user starts and ends it."""

import re
import signal
import socket
import subprocess

import httpx
import pytest
from test_runs import KG, catalogue, decisions, kg


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """A catalogue of which one question waits for a person: two pages of one film claim its item."""
    folder = tmp_path_factory.mktemp("catalogue")
    place = catalogue(folder, 3)
    pages = folder / "pages"
    (pages / "again.txt").write_text((pages / "00001.txt").read_text("utf-8"), encoding="utf-8")
    subprocess.run([KG, "publish", "pages", "--out", "publication"], cwd=folder, check=True, capture_output=True)
    assert kg(place).returncode == 0
    return place


def started(place, *words):
    return subprocess.Popen(
        [KG, "review", "--no-browser", *words], cwd=place, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip


def test_a_sitting_from_its_address_to_ctrl_c(waiting):
    child = started(waiting, "--author", "Anna Ivanova")
    try:
        first = child.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{16,}/", first)[0]
        assert first.startswith("waiting    2: open http://127.0.0.1:")
        origin = re.match(r"http://[^/]+", address)[0]
        with httpx.Client(follow_redirects=True, headers={"Origin": origin}) as client:
            page = client.get(address)
            assert "Q1001" in page.text and "also claimed by" in page.text
            subject = re.search(r'name="subject" value="([^"]+)"', page.text)[1]
            said = {"subject": subject, "verdict": "match", "qid": "Q1001"}
            assert client.post(f"{address}decide", data=said).status_code == 200
    finally:
        child.send_signal(signal.SIGINT)
        _, rest = child.communicate(timeout=60)
    assert child.returncode == 0, rest
    assert "decided    1, in" in rest and "waiting    1\n" in rest and "Traceback" not in rest
    last = decisions(waiting)[-1]
    assert (last.subject, last.qid, last.who) == (subject, "Q1001", "Anna Ivanova")


def test_a_port_in_use_and_nothing_to_do_are_told(waiting):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        child = started(waiting, "--port", str(taken.getsockname()[1]))
        _, said = child.communicate(timeout=60)
    assert child.returncode == 1 and "choose another --port" in said
    child = started(waiting, "--only", "place")
    _, said = child.communicate(timeout=60)
    assert child.returncode == 0 and "nothing waits for a person" in said
