"""The application: every address of the site in one table.

/id/KIND/ID             a thing: 303 to its document
/doc/KIND/ID[.FORMAT]   the document about it
/graph/SOURCE/KEY       what one source record says
/vocab[/CONCEPT]        the vocabulary; /ontology, /context.jsonld
/films /people /companies /festivals /search /report
/sparql /queries/NAME   questions
/reconcile              the catalogue as a reconciliation service
/dumps/ /health /robots.txt /favicon.ico /static/
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.store.limited import LimitedRunner
from kg.web import catalogue, documents, files, problems, sparql
from kg.web.formats import OFFERS
from kg.web.headers import BasePath, Headers
from kg.web.publication import Shelf
from kg.web.reconciliation import endpoints as reconciliation

_STATIC = Path(__file__).resolve().parent / "static"
_SUFFIXES = ("", *(f".{offer.name}" for offer in OFFERS))


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What a query from outside may use: seconds, bytes of its answer, and how many run at once."""

    seconds: float = 20.0
    bytes: int = 32 << 20
    workers: int = 2


def create_app(root: Path, limits: QueryLimits | None = None) -> Starlette:
    """Return the application that serves the publication in ``root/current``, whichever it is at the time."""
    shelf = Shelf(root)
    allowed = limits or QueryLimits()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with LimitedRunner(root, seconds=allowed.seconds, bytes=allowed.bytes, workers=allowed.workers) as runner:
            app.state.runner = runner
            yield

    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Headers), Middleware(BasePath, shelf=shelf)],
        exception_handlers={
            HTTPException: problems.http_problem,
            KgError: problems.own_problem,
            Exception: problems.crash,
        },
        lifespan=lifespan,
    )
    app.state.shelf = shelf
    return app


def _routes() -> list[BaseRoute]:
    return [
        Route("/", catalogue.home),
        Route("/id/{kind}/{name}", documents.thing),
        Route("/doc/{kind}/{name}", documents.document),
        Route("/graph/{name:path}", documents.graph),
        Route("/vocab/{name}", documents.concept),
        *(Route(f"/vocab{suffix}", documents.vocabulary) for suffix in _SUFFIXES),
        *(Route(f"/ontology{suffix}", documents.ontology) for suffix in _SUFFIXES),
        Route("/context.jsonld", files.context),
        *(Route(f"/{one.path}", partial(catalogue.listing, shelfmark=one)) for one in catalogue.LISTS),
        Route("/search", catalogue.search),
        Route("/report", catalogue.report),
        Route("/sparql", sparql.endpoint, methods=["GET", "POST"]),
        Route("/queries/{name}", sparql.named),
        *reconciliation.routes(),
        Route("/dumps/", files.dumps),
        Route("/dumps/{name}", files.dump),
        Route("/health", files.health),
        Route("/robots.txt", files.robots),
        Route("/favicon.ico", files.icon),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
