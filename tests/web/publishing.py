"""How tests write a small publication to disk and run a real server over it."""

import gzip
import json
import threading
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from kg import assets
from kg.rdf.iri import Space
from kg.rdf.vocabulary import vocabulary_statements
from kg.store.embedded import EmbeddedStore
from kg.web.app import QueryLimits, create_app

CASE = Path(__file__).parent.parent / "cases" / "publication" / "films.trig"
BASE = "https://films.example.net"

REPORT = {
    "read": 4,
    "written": 3,
    "rejected": 1,
    "skipped": 0,
    "sources": {
        "archive": {"read": 1, "written": 1, "rejected": 0},
        "pages": {"read": 3, "written": 2, "rejected": 1},
    },
    "entities": {"Work": 2, "Person": 8, "Organization": 3, "FestivalSeries": 2},
    "findings": {"Warning": {"mixed-script": 1}, "Info": {"label-empty": 1, "spacing": 2}},
    "rejections": [{"source": "pages", "key": "broken", "locator": "L3", "reason": "not a film page: no title"}],
}
FINDINGS = [
    {
        "source": "pages",
        "key": "stalker",
        "locator": "L24",
        "file": "films/stalker.txt",
        "rule": "mixed-script",
        "severity": "Warning",
        "message": "A word mixes Latin and Cyrillic letters.",
        "value": "videо",
        "suggestion": "Write it in one script.",
    },
    {
        "source": "pages",
        "key": "solaris",
        "locator": "L9",
        "file": "films/solaris.txt",
        "rule": "label-empty",
        "severity": "Info",
        "message": "The label <Source> has no value.",
        "value": "Source :",
    },
]


def publish(root, trig, *, name="b1", base=BASE, title="Two films"):
    """Write a publication folder under root/builds/name and make it current."""
    folder = root / "builds" / name
    (folder / "dumps").mkdir(parents=True)
    lines = [f"{quad} ." for quad in ox.parse(trig, format=ox.RdfFormat.TRIG)]
    graph = Space(base).vocabulary
    ontology = [path.read_bytes() for path in assets.files("ontology", ".ttl")]
    lines += [f"{line[:-2]} <{graph}> ." for line in vocabulary_statements(*ontology)]
    quads = "".join(f"{line}\n" for line in sorted(lines)).encode()
    EmbeddedStore.build(folder / "store", [quads])
    (folder / "data.nq.gz").write_bytes(gzip.compress(quads, mtime=0))
    (folder / "dumps" / "data.nq.gz").write_bytes(gzip.compress(quads, mtime=0))
    (folder / "report.json").write_text(json.dumps(REPORT))
    (folder / "findings.jsonl").write_text("".join(json.dumps(one) + "\n" for one in FINDINGS))
    about = {
        "base": base,
        "title": title,
        "sources": ["archive", "pages"],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    (folder / "publication.json").write_text(json.dumps({**about, "version": "0.1.0", "hash": name * 8}))
    link = root / "next"
    link.symlink_to(folder.relative_to(root))
    link.replace(root / "current")
    return folder


@contextmanager
def serving(root, **limits):
    """Run the application on a free port of this machine; give its address."""
    app = create_app(root, QueryLimits(**{"seconds": 5.0, "bytes": 1 << 20, "workers": 1, **limits}))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    started = threading.Event()
    startup = server.startup

    async def telling(sockets=None):
        await startup(sockets)
        started.set()

    server.startup = telling
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert started.wait(60), "the server did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)
