"""Files handed out as they are: dumps, the JSON-LD context; and what machines ask before they read on."""

import json
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from kg import assets
from kg.errors import StoreError
from kg.web.pages import page
from kg.web.questions import ask
from kg.web.respond import Representation, respond
from kg.web.site import publication_of

_MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".txt": "text/plain",
    ".gz": "application/gzip",
}
_ICON = Path(__file__).resolve().parent / "static" / "icon.svg"
_ROBOTS = "User-agent: *\nDisallow: /sparql\nDisallow: /queries/\nDisallow: /search\nAllow: /\n"


def context(request: Request) -> Response:
    """Send the JSON-LD context."""
    body = (assets.folder("ontology") / "context.jsonld").read_bytes()
    return respond(request, Representation(body, "application/ld+json"))


def dumps(request: Request) -> Response:
    """List the dumps of the publication."""
    publication = publication_of(request)
    folder = publication.folder / "dumps"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    files = [(path.name, path.stat().st_size) for path in found if path.is_file()]
    return respond(request, Representation(page(request, "dumps.html", publication, files=files), "text/html"))


def dump(request: Request) -> Response:
    """Send one dump. Raises HTTPException 404 if the publication has none of that name."""
    folder = publication_of(request).folder / "dumps"
    names = {path.name: path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}
    path = names.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404, "This publication has no dump of that name.")
    return FileResponse(path, media_type=_MEDIA_TYPES.get(path.suffix, "application/octet-stream"))


def health(request: Request) -> Response:
    """Say whether the store answers: 200, or 503 with what is wrong."""
    try:
        publication = publication_of(request)
        list(ask(publication.store, "exists", thing=publication.space.base))
    except StoreError as error:
        return _json({"status": "fail", "output": str(error)}, 503)
    return _json({"status": "pass", "publication": publication.hash, "version": publication.version}, 200)


def robots(request: Request) -> Response:
    """Ask robots to leave questions alone: pages and dumps hold all there is."""
    return PlainTextResponse(_ROBOTS)


def icon(request: Request) -> Response:
    """Send the icon to browsers that ask where icons stood before pages could name them."""
    return FileResponse(_ICON, media_type="image/svg+xml")


def _json(document: dict[str, str | None], status: int) -> Response:
    body = json.dumps(document, ensure_ascii=False)
    return Response(body, status, {"Cache-Control": "no-store"}, media_type="application/health+json")
