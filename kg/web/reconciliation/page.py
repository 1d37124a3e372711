"""The pages of the service: how to use it, and the preview of an entity that clients show in a frame."""

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.web.headers import EVERYWHERE
from kg.web.pages import page
from kg.web.publication import Publication
from kg.web.reconciliation.description import told
from kg.web.reconciliation.manifest import PREVIEW, V0_2, V1_0
from kg.web.reconciliation.properties import properties
from kg.web.reconciliation.reading import Reading
from kg.web.reconciliation.results import FEATURES
from kg.web.reconciliation.types import BY_ID, TYPES
from kg.web.respond import Representation, respond
from kg.web.site import publication_of

_CSP = "Content-Security-Policy"
# Any site may show a preview in a frame: it is made for that, takes no input and runs no script.
_FRAMED = {_CSP: EVERYWHERE[_CSP].replace("frame-ancestors 'none'", "frame-ancestors *")}


def guide(request: Request) -> Response:
    """Show how to add the service to OpenRefine, and what may be asked."""
    publication = publication_of(request)
    root = str(request.base_url).rstrip("/")
    example = {"q0": {"query": "Stalker", "type": "film", "properties": [{"pid": "year", "v": "1979"}]}}
    body = page(
        request,
        "reconciliation.html",
        publication,
        address=f"{root}{V0_2}",
        draft=f"{root}{V1_0}",
        example=json.dumps(example),
        types=TYPES,
        by_id=BY_ID,
        properties=properties().values(),
        features=FEATURES,
    )
    return respond(request, Representation(body, "text/html"))


def preview(request: Request, reading: Reading, publication: Publication) -> Response:
    """Show an entity in a few lines. Raises HTTPException: 400 without an id, 404 for one that is none of ours."""
    id_ = request.query_params.get("id", "")
    if not id_:
        raise HTTPException(400, "id is missing: name the entity to preview.")
    entity = reading.by_id(id_)
    if entity is None:
        raise HTTPException(404, "No entity of this catalogue has this id.")
    body = page(
        request,
        "preview.html",
        publication,
        entity=entity,
        type=BY_ID[entity.kind],
        iri=publication.space.at(entity.local),
        lines=told(reading, [entity])[entity.number],
        labels=properties(),
        size=PREVIEW,
    )
    return respond(request, Representation(body, "text/html", _FRAMED))
