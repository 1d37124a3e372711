"""A server on 127.0.0.1 that answers as Wikidata does: its Action API and its query service, from item documents.

The query service really evaluates SPARQL. Misbehaviour is scripted: each `Scripted` in `script` answers one request.
"""

import json
import re
import threading
import time
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

ENTITY, DIRECT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ALIAS = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
DATE_TIME = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
LIMIT = 50


@dataclass(frozen=True)
class Scripted:
    """One reply out of the ordinary; None as a body means: the ordinary one."""

    status: int = 200
    body: bytes | None = None
    headers: dict = field(default_factory=dict)
    delay: float = 0.0
    cut: int = 0


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    fields: dict
    headers: dict
    body: str

    @property
    def action(self) -> str:
        return self.fields.get("action") or ("sparql" if "query" in self.fields else self.path)


class Wikidata:
    """The items, the requests so far, and how many were answered at one time at most."""

    def __init__(self, documents, redirects=()):
        documents = list(documents)
        self.items = {document["id"]: document for document in documents}
        self.words = {qid: [set(folded(name)) for _, name in names(one)] for qid, one in self.items.items()}
        self.redirects = dict(redirects)
        self.asked: list[Asked] = []
        self.script: deque[Scripted] = deque()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.graph = ox.Store()
        self.graph.extend(quad for document in documents for quad in (*quads(document), *names_quads(document)))

    def actions(self) -> list[str]:
        return [asked.action for asked in self.asked]

    def reply(self, asked: Asked) -> tuple[int, dict, bytes]:
        if not re.search(r"\(.*(@|https?://).*\)", asked.headers.get("user-agent", "")):
            return 403, {}, b"Please comply with the User-Agent policy"
        if asked.action == "sparql":
            found = self.graph.query(asked.fields["query"])
            return 200, {}, found.serialize(format=ox.QueryResultsFormat.JSON)
        answer = {"wbgetentities": self.entities, "query": self.search, "wbsearchentities": self.labels}[asked.action]
        return 200, {}, json.dumps(answer(asked.fields), ensure_ascii=False).encode()

    def entities(self, fields):
        ids = fields["ids"].split("|")
        if len(ids) > LIMIT:
            return {"error": {"code": "toomanyvalues", "info": f"Too many values supplied for parameter: {LIMIT}"}}
        return {"entities": {qid: self.entity(qid, fields["props"].split("|")) for qid in ids}, "success": 1}

    def entity(self, qid, props):
        target = self.redirects.get(qid, qid)
        if target not in self.items:
            return {"id": qid, "missing": ""}
        whole = self.items[target]
        parts = {name: whole.get(name, {}) for name in ("labels", "aliases", "claims") if name in props}
        moved = {"redirects": {"from": qid, "to": target}} if qid != target else {}
        return {"type": whole["type"], "id": target, "lastrevid": whole.get("lastrevid", 1)} | moved | parts

    def search(self, fields):
        words, _, statements = fields["srsearch"].partition(" haswbstatement:")
        classes = {statement.partition("=")[2] for statement in statements.split("|") if statement}
        sought = set(folded(words))
        hits = [
            {"ns": 0, "title": qid}
            for qid, named in self.words.items()
            if any(sought <= name for name in named) and (not classes or classes & set(values(self.items[qid], "P31")))
        ]
        return {"batchcomplete": "", "query": {"search": hits[: int(fields["srlimit"])]}}

    def labels(self, fields):
        languages = {fields["language"], "en", "mul"}
        hits = [
            {"id": qid}
            for qid, document in self.items.items()
            if any(
                tag in languages and name.casefold().startswith(fields["search"].casefold())
                for tag, name in names(document)
            )
        ]
        return {"search": hits[: int(fields["limit"])], "success": 1}


@contextmanager
def serving(respond):
    """Serve `respond` (an object with `reply`, `asked`, `script`, ...) on a free port; yield the address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.answer("")

        def do_POST(self):
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, body):
            url = urlsplit(self.path)
            form = body if "urlencoded" in self.headers.get("Content-Type", "") else ""
            fields = {key: value[0] for key, value in (parse_qs(url.query) | parse_qs(form)).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, url.path, fields, headers, body)
            with respond.lock:
                respond.asked.append(asked)
                respond.at_once += 1
                respond.most_at_once = max(respond.most_at_once, respond.at_once)
                scripted = respond.script.popleft() if respond.script else Scripted()
            try:
                time.sleep(scripted.delay)
                status, headers, content = respond.reply(asked) if scripted.body is None else (200, {}, scripted.body)
                status = scripted.status if scripted.status != 200 else status
                self.send(status, headers | scripted.headers, content, scripted.cut)
            finally:
                with respond.lock:
                    respond.at_once -= 1

        def send(self, status, headers, content, cut):
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | headers).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the client gave up, as some tests want
                self.wfile.write(content[: len(content) - cut])
            if cut:
                self.close_connection = True

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def names(document):
    for part in ("labels", "aliases"):
        for entry in (document.get(part) or {}).values():
            for one in entry if isinstance(entry, list) else [entry]:
                yield one["language"], one["value"]


def folded(text):
    return re.sub(r"[\W_]+", " ", text).casefold().split()


def values(document, name):
    for claim in (document.get("claims") or {}).get(name, ()):
        if claim["rank"] != "deprecated" and claim["mainsnak"]["snaktype"] == "value":
            value = claim["mainsnak"]["datavalue"]["value"]
            yield value["id"] if isinstance(value, dict) and "id" in value else value


def quads(document):
    subject = ox.NamedNode(ENTITY + document["id"])
    for name in document.get("claims") or {}:
        for value in values(document, name):
            if term := as_term(value):
                yield ox.Quad(subject, ox.NamedNode(DIRECT + name), term)


def names_quads(document):
    subject = ox.NamedNode(ENTITY + document["id"])
    for part, name in (("labels", LABEL), ("aliases", ALIAS)):
        for tag, text in names({part: document.get(part)}):
            if all(len(part) <= 8 for part in tag.split("-")):  # the others are no tags of RDF
                yield ox.Quad(subject, name, ox.Literal(text, language=tag))


def as_term(value):
    if isinstance(value, dict):
        # As in the query service: a date of lesser precision is its first day.
        time_ = value.get("time", "").replace("-00", "-01").removeprefix("+")
        return ox.Literal(time_, datatype=DATE_TIME) if time_ else None
    return ox.NamedNode(ENTITY + value) if re.fullmatch(r"Q\d+", value) else ox.Literal(value)


def item(qid, instance_of, names_by_language, *, revision=1, aliases=None, **claims):
    """Write one item's document; a claim is a list of QIDs, strings, years (int) or minutes (float)."""
    return {
        "type": "item",
        "id": qid,
        "lastrevid": revision,
        "labels": {tag: {"language": tag, "value": name} for tag, name in names_by_language.items()},
        "aliases": {tag: [{"language": tag, "value": name} for name in each] for tag, each in (aliases or {}).items()},
        "claims": {
            name: [statement(value) for value in each] for name, each in ({"P31": [instance_of]} | claims).items()
        },
    }


def statement(value):
    if isinstance(value, float):
        value = {"amount": f"+{value:g}", "unit": f"{ENTITY}Q7727"}
    elif isinstance(value, int):
        value = {"time": f"+{value}-00-00T00:00:00Z", "precision": 9}
    elif re.fullmatch(r"Q\d+", value):
        value = {"entity-type": "item", "id": value}
    snak = {"snaktype": "value", "datavalue": {"value": value}}
    return {"rank": "normal", "mainsnak": snak, "references": [{"hash": "0" * 40}]}


STALKER, SOLARIS, OTHER_STALKER, TARKOVSKY, SODERBERGH = "Q200437", "Q125772", "Q7597275", "Q853", "Q103917"
MOTHER, SOKUROV, NAMESAKE, LENFILM, CANNES, STALKER_GAME = (
    "Q2290357",
    "Q55172",
    "Q999001",
    "Q1328026",
    "Q42369",
    "Q999002",
)


def documents():
    """A handful of true facts, and two invented items: a namesake who makes no films, a game called Stalker."""
    return [
        item(STALKER, "Q11424", {"ru": "Сталкер", "en": "Stalker"}, P577=[1979], P57=[TARKOVSKY], P345=["tt0079944"],
             P2047=[161.0], P495=["Q15180"]),
        item(SOLARIS, "Q11424", {"ru": "Солярис", "en": "Solaris"}, P577=[1972], P57=[TARKOVSKY], P58=[TARKOVSKY]),
        item(OTHER_STALKER, "Q202866000", {"en": "Stalker"}, P577=[2012], P57=["Q6769064"]),
        item(MOTHER, "Q11424", {"en": "Mother and Son"}, P577=[1997], P57=[SOKUROV]),
        item(TARKOVSKY, "Q5", {"ru": "Андрей Тарковский", "en": "Andrei Tarkovsky"}, P569=[1932], P570=[1986],
             P106=["Q2526255"], P214=["9858169"]),
        item(SOKUROV, "Q5", {"ru": "Александр Сокуров"}, aliases={"en": ["Alexander Sokurov"]}, P106=["Q2526255"]),
        item(NAMESAKE, "Q5", {"ru": "Андрей Тарковский"}),
        item(LENFILM, "Q375336", {"en": "Lenfilm", "ru": "Ленфильм"}, P571=[1914], P17=["Q15180"]),
        item(CANNES, "Q220505", {"en": "Cannes Film Festival"}),
        item(STALKER_GAME, "Q7889", {"en": "Stalker"}, P577=[2007]),
        item("Q202866000", "Q16889133", {"en": "a class below film"}, P279=["Q11424"]),
    ]  # fmt: skip
