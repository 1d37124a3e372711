"""The review page: one question at a time, its candidates beside it; every button a form, every key a button.

All endpoints run in one thread, one after another: a desk is one person's, and so is an open snapshot.

/TOKEN/                    the next open question
/TOKEN/case/work/abc       one question
/TOKEN/decide  /undo       write to the ledger (POST), then lead on (303)
/TOKEN/author              who decides, asked once
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.reconcile.decision import Decision, Verdict
from kg.reconcile.desk import Case, Desk
from kg.web.review import evidence, wording
from kg.web.review.guard import Guard

_HERE = Path(__file__).resolve().parent
_SHOWN = 6  # candidates side by side; the rest on demand
_LONGEST_FORM = 1 << 14
_LONGEST_NAME = 200
_DECIDABLE = {"match": Verdict.MATCH, "reject": Verdict.REJECT, "none": Verdict.NONE}


def create_app(desk: Desk, token: str, hosts: Collection[str]) -> Starlette:
    """Return the page that serves one desk under a secret, on the given `host:port` names."""
    page = Page(desk, f"/{token}")
    routes = [
        Route("/", page.start),
        Route("/case/{subject:path}", page.case),
        Route("/decide", page.decide, methods=["POST"]),
        Route("/undo", page.undo, methods=["POST"]),
        Route("/author", page.author, methods=["GET", "POST"]),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)],
        middleware=[Middleware(Guard, hosts=hosts, root=f"/{token}")],
        exception_handlers={HTTPException: page.problem, KgError: page.failure},
    )


class Page:
    """The endpoints, which share the desk and the start of every address."""

    def __init__(self, desk: Desk, root: str) -> None:
        self._desk = desk
        self._root = root

    async def start(self, request: Request) -> Response:
        """Lead to the next open question after another, or say that there is none."""
        if self._desk.author is None:
            return self._to("/author")
        subject = self._desk.next_open(request.query_params.get("after"))
        return self._to(f"/case/{subject}") if subject else self._show("done.html")

    async def case(self, request: Request) -> Response:
        """Show one question."""
        if self._desk.author is None:
            return self._to("/author")
        subject = str(request.path_params["subject"])
        found = self._desk.case(subject)
        if found is None:
            raise HTTPException(404, "This question is not on the desk.")
        shown = found.candidates if "all" in request.query_params else found.candidates[:_SHOWN]
        return self._show(
            "case.html",
            case=found,
            shown=shown,
            waits=_waits(found),
            wording=wording,
            rows=evidence.rows(found.question, [one.candidate for one in shown]),
            before=self._desk.beside(subject, -1),
            after=self._desk.beside(subject, 1),
        )

    async def decide(self, request: Request) -> Response:
        """Write one decision, and lead on: to the same question after a rejection, else to the next."""
        form = await _form(request)
        subject, verdict, qid = form.get("subject", ""), _DECIDABLE.get(form.get("verdict", "")), form.get("qid")
        found = self._desk.case(subject)
        if self._desk.author is None or found is None or verdict is None:
            raise HTTPException(400, "This says no decision about a question on the desk.")
        labels = {one.qid: one.candidate.label for one in found.candidates}
        if verdict is not Verdict.NONE and qid not in labels:
            raise HTTPException(400, "This names no candidate of the question.")
        item = None if verdict is Verdict.NONE else qid
        self._desk.decide(subject, verdict, item, labels.get(item or ""))
        return self._to(f"/case/{subject}" if verdict is Verdict.REJECT else f"/?after={subject}")

    async def undo(self, request: Request) -> Response:
        """Take the last decision back, and show its question."""
        subject = self._desk.undo()
        return self._to(f"/case/{subject}" if subject else "/")

    async def author(self, request: Request) -> Response:
        """Ask who decides, or take the name."""
        if request.method != "POST":
            return self._show("author.html", mistake=None)
        name = " ".join((await _form(request)).get("name", "").split())
        if not name or len(name) > _LONGEST_NAME or name.lower() == "machine":
            return self._show("author.html", status=400, mistake="Write your name as the ledger is to keep it.")
        self._desk.author = name
        return self._to("/")

    async def problem(self, request: Request, error: Exception) -> Response:
        """Say what is wrong with a request."""
        status, words = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
        return self._show("problem.html", status=status, words=words)

    async def failure(self, request: Request, error: Exception) -> Response:
        """Say what failed in the world: the disk under the ledger, the authority that is asked."""
        return self._show("problem.html", status=503, words=str(error))

    def _show(self, template: str, *, status: int = 200, **values: object) -> Response:
        page = _environment().get_template(template)
        return HTMLResponse(
            page.render(root=self._root, desk=self._desk, last=_said(self._desk.last), **values), status
        )

    def _to(self, path: str) -> Response:
        return RedirectResponse(self._root + path, status_code=303)


def _waits(case: Case) -> str:
    """Say in words why a question waits for a person."""
    if case.stands is None:
        return ""
    meant = next((one.candidate for one in case.candidates if one.qid == case.stands.qid), None)
    return wording.evidence(case.stands.evidence, case.question, meant)


def _said(decision: Decision | None) -> str | None:
    """Say in words what was decided last."""
    if decision is None:
        return None
    item = f"{decision.qid} ({decision.item})" if decision.item else decision.qid
    words = {Verdict.MATCH: f"is {item}", Verdict.REJECT: f"is not {item}", Verdict.NONE: "has no item"}
    return f"{decision.label} {words[decision.verdict]}"


async def _form(request: Request) -> dict[str, str]:
    """Read a form's fields; of a field given twice the last counts."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            raise HTTPException(413, "This is longer than a decision.")
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in fields.items()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["worded"] = wording.feature
    return environment
