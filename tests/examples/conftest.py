"""The example catalogue as its tests see it: pages as lines, the snapshot by QID, the true verdicts."""

import csv
import html
import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = Path(__file__).parent
LINE_ENDS = re.compile(r"<br>|</(?:div|h1|h2|li|p|style|title)>")


@pytest.fixture(scope="session")
def page_files():
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "pages").iterdir())}


@pytest.fixture(scope="session")
def pages(page_files):
    """Lines of each page by record key, as a browser's copy gives them."""
    return {key_of(name, text): lines_of(name, text) for name, text in page_files.items()}


@pytest.fixture(scope="session")
def snapshot():
    text = (EXAMPLES / "wikidata" / "snapshot.jsonl").read_text(encoding="utf-8")
    return {entity["id"]: entity for entity in map(json.loads, text.splitlines())}


@pytest.fixture(scope="session")
def expected():
    return rows_of("expected_matches.tsv")


@pytest.fixture(scope="session")
def look_alikes():
    return rows_of("look_alikes.tsv")


def rows_of(name):
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table, delimiter="\t"))


def key_of(name, text):
    number = re.search(r'rel="canonical" href="[^"]*\bnum=(\d+)', text)
    return number[1] if number else name.rsplit(".", 1)[0]


def lines_of(name, text):
    if name.endswith(".html"):
        body = text[text.index("<body>") :].replace("\n", " ")
        text = html.unescape(re.sub(r"<[^>]+>", "", LINE_ENDS.sub("\n", body)))
    return tuple(line.strip() for line in text.splitlines())
