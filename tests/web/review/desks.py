"""A desk with two films and a person on it, and a server for it."""

import threading
from contextlib import contextmanager

import uvicorn

from kg.model import Text
from kg.rdf.iri import Space
from kg.reconcile.candidate import FilmCandidate, PersonCandidate
from kg.reconcile.decision import Decision, Verdict
from kg.reconcile.desk import Desk
from kg.reconcile.ledger import Ledger
from kg.reconcile.question import Credit, FilmQuestion, PersonQuestion, PersonRef
from kg.reconcile.ranked import Feature, Ranked
from kg.web.review.app import create_app

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
TOKEN = "a-secret-of-this-sitting"
TODAY = "2026-11-27"

TARKOVSKY = (Text("Andreï Tarkovski", "fr"), Text("Андрей Тарковский", "ru"))
STALKER = FilmQuestion(
    "work/stalker",
    "Сталкер",
    (Text("Stalker", "fr"), Text("Сталкер", "ru"), Text("Stalker", "ru-latn")),
    1979,
    (PersonRef("agent/tarkovsky", TARKOVSKY),),
    (163,),
    "pages",
    countries=("SU",),
)
CRANES = FilmQuestion("work/zhuravli", 'Летят "журавли" <b>', (Text("Летят журавли", "ru"),), 1957, source="pages")
PERSON = PersonQuestion(
    "agent/tarkovsky",
    "Андрей Тарковский",
    TARKOVSKY,
    (Credit("work/stalker", (Text("Сталкер", "ru"),), (1979,), "P57"),),
    "pages",
)
FILM_1979 = FilmCandidate(
    "Q200437",
    "Stalker",
    (Text("Stalker", "en"), Text("Сталкер", "ru"), Text("潜行者", "zh")),
    (1979,),
    (PersonRef("Q853", (Text("Andrei Tarkovsky", "en"), Text("Андрей Тарковский", "ru"))),),
    (161,),
    countries=("SU",),
    identifiers=(("imdb", "tt0079944"),),
)
FILM_2012 = FilmCandidate("Q7597275", "Stalker", (Text("Stalker", "en"),), (2012,))
DIRECTOR = PersonCandidate(
    "Q853",
    "Andrei Tarkovsky",
    (Text("Andrei Tarkovsky", "en"), Text("Андрей Тарковский", "ru")),
    (Credit("Q200437", (Text("Сталкер", "ru"),), (1979,), "P57"),),
    1932,
    1986,
)
CANDIDATES = {
    "work/stalker": (
        Ranked(FILM_1979, 0.91, (Feature("title", "same", 5.0), Feature("year", "same", 3.0))),
        Ranked(
            FILM_2012,
            0.31,
            (Feature("title", "same", 5.0), Feature("year", "far", -4.0), Feature("cast", "missing", None)),
        ),
    ),
    "work/zhuravli": (),
    "agent/tarkovsky": (Ranked(DIRECTOR, 0.8, (Feature("name", "same", 5.0),)),),
}


def desk(folder, author: str | None = "Anna Ivanova") -> Desk:
    """Return a desk whose ledger lies in a folder, with a review of the machine on each question."""
    ledger = Ledger(folder / "ledger.sssom.tsv", Space(), LICENCE)
    ledger.append(
        Decision(subject=name, label="", verdict=Verdict.REVIEW, qid="Q200437" if name == "work/stalker" else None if name == "work/zhuravli" else "Q853",
                 evidence="title same +5.0", when="2026-11-01", tool="rules-1", question="0" * 12)
        for name in ("work/stalker", "agent/tarkovsky")
    )  # fmt: skip
    questions = (STALKER, CRANES, PERSON)
    return Desk(questions, ledger, ledger.standing(), lambda one: CANDIDATES[one.id], lambda: TODAY, author)


def said(one: Desk) -> list[tuple[str, str, str | None, str]]:
    """Return what people wrote into a desk's ledger: subject, verdict, item, who."""
    lines = (line.decision for line in one.ledger.lines())
    return [(d.subject, d.verdict.value, d.qid, d.who) for d in lines if not d.by_machine]


@contextmanager
def serving(one: Desk):
    """Serve a desk on a free port of this machine; give the address of its page."""
    config = uvicorn.Config(lambda: None, factory=False, host="127.0.0.1", port=0, log_level="warning")
    listening = config.bind_socket()
    port = listening.getsockname()[1]
    config.app = create_app(one, TOKEN, (f"127.0.0.1:{port}",))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/{TOKEN}"
    finally:
        server.should_exit = True
        thread.join(30)
