"""Things and the documents about them: 303 from one to the other, and each document in every format.

What a document says depends on the kind of its address, and that is one table, `_SAID`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.rdf.document import embedded
from kg.rdf.vocab import KG, VOC
from kg.web.address import Address, graph_address, link_field, neighbour_pages, paged
from kg.web.describe import Description, describe, record
from kg.web.formats import ARCHIVE, OFFERS, search_view, write
from kg.web.node import Web
from kg.web.pages import page, template_for
from kg.web.publication import Publication
from kg.web.questions import ask
from kg.web.respond import Representation, respond
from kg.web.site import publication_of, whole_number
from kg.web.terminology import terminology
from kg.web.wanted import VARY, Wanted, wanted

_NAME = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_SUFFIXES = frozenset(offer.name for offer in OFFERS)
_ONTOLOGY = KG.namespace.rstrip("#")


def thing(request: Request) -> Response:
    """Answer a thing's IRI: 303 to the document about it in the format wanted (Cool URIs, section 4.2)."""
    publication = publication_of(request)
    address = _doc(publication, request.path_params["kind"], request.path_params["name"])
    want = wanted(request)
    said = list(ask(publication.store, "exists", thing=address.thing))
    if not said:
        raise _not_here(publication, address)
    successor = next((str(row["successor"]) for row in said if row.get("successor")), None)
    if successor is not None:
        return RedirectResponse(_root(request) + _id_path(publication, successor), 301)
    return RedirectResponse(_root(request) + address.location(want, plain=True), 303, {"Vary": VARY})


def document(request: Request) -> Response:
    """Answer with the document about a thing."""
    publication = publication_of(request)
    name, suffix = _cut(request.path_params["name"])
    return _answer(request, publication, _doc(publication, request.path_params["kind"], name), suffix)


def concept(request: Request) -> Response:
    """Answer with the document about a concept of the vocabulary."""
    name, suffix = _cut(request.path_params["name"])
    address = Address("vocab", f"/vocab/{_plain(name)}", VOC.iri(name))
    return _answer(request, publication_of(request), address, suffix)


def ontology(request: Request) -> Response:
    """Answer with the whole ontology."""
    _, suffix = _cut(request.url.path)
    return _answer(request, publication_of(request), Address("ontology", "/ontology", _ONTOLOGY), suffix)


def vocabulary(request: Request) -> Response:
    """Answer with the whole vocabulary."""
    _, suffix = _cut(request.url.path)
    return _answer(request, publication_of(request), Address("vocabulary", "/vocab", VOC.namespace), suffix)


def graph(request: Request) -> Response:
    """Answer with one named graph: what one source record says, or the gazetteer's and the like."""
    publication = publication_of(request)
    name, suffix = _cut(request.path_params["name"])
    return _answer(request, publication, graph_address(publication.space, name), suffix)


def _cut(name: str) -> tuple[str, str | None]:
    """Cut the suffix of a format off a name; a dot before anything else belongs to the name."""
    stem, _, suffix = name.rpartition(".")
    return (stem, suffix) if stem and suffix in _SUFFIXES else (name, None)


def _plain(name: str) -> str:
    """Return a name that can stand in an IRI. Raises HTTPException 404 for one that never does in ours."""
    if not _NAME.fullmatch(name):
        raise _not_here()
    return name


def _doc(publication: Publication, kind: str, name: str) -> Address:
    local = f"{_plain(kind)}/{_plain(name)}"
    return Address("doc", f"/doc/{local}", publication.space.at(local))


def _answer(request: Request, publication: Publication, address: Address, suffix: str | None) -> Response:
    want = wanted(request, suffix, profiled=address.has_search_view)
    number = whole_number(request, "page", 1)
    key = (address, want, number, _root(request))
    made = publication.kept.get(key, lambda: _made(request, publication, address, want, number))
    return respond(request, made)


def _made(request: Request, publication: Publication, address: Address, want: Wanted, number: int) -> Representation:
    description = replace(_SAID[address.kind](publication, address, number), ranking=publication.rank)
    if not description.facts:
        raise _not_here(publication, address)
    if number > 1 and not description.near:
        raise _not_here()
    _leave_if_replaced(request, publication, description, want)
    here = _root(request) + address.location(want)
    headers = {
        "Content-Location": paged(here, number),
        "Link": link_field(address, want, publication.space, _root(request), publication.license)
        + neighbour_pages(here, number, more=description.more),
        "Vary": f"{VARY}, Accept-Encoding",
    }
    return Representation(_body(request, publication, address, want, description), want.offer.media_type, headers)


def _body(
    request: Request, publication: Publication, address: Address, want: Wanted, description: Description
) -> bytes:
    home = f"{publication.space.base}{address.path}"
    if want.offer.name != "html":
        return (
            write(want.offer, description.lines, address.thing)
            if want.profile == ARCHIVE
            else search_view(description, home)
        )
    node = Web(description.web).node(address.thing)
    block = embedded(search_view(description, home)) if address.has_search_view else None
    return page(
        request,
        template_for(address.kind, node),
        publication,
        node=node,
        description=description,
        address=address,
        canonical=home,
        embedded=block,
    )


def _leave_if_replaced(request: Request, publication: Publication, description: Description, want: Wanted) -> None:
    """Send the reader of a merged thing on to the one that took its place (301)."""
    other = Web(description.facts).node(description.thing).value("dcterms:isReplacedBy")
    if other is not None:
        successor = Address("doc", f"/doc/{publication.space.local(other)}", str(other))
        location = _root(request) + successor.location(want, plain=True)
        raise HTTPException(301, f"This record was merged with {other}.", {"Location": location})


def _of_terms(namespace: str) -> Callable[[Publication, Address, int], Description]:
    def said(publication: Publication, address: Address, number: int) -> Description:
        facts = tuple(fact for fact in terminology().facts if fact.subject.startswith(namespace))
        return Description(address.thing, facts)

    return said


def _concept(publication: Publication, address: Address, number: int) -> Description:
    described = describe(publication.store, address.thing, number)
    facts = tuple(dict.fromkeys((*terminology().about(address.thing), *described.facts)))
    return Description(address.thing, facts, described.near, number, described.more)


def _not_here(publication: Publication | None = None, address: Address | None = None) -> HTTPException:
    """Say that nothing is here; 410 where an earlier publication had something (RFC 9110, section 15.5.11)."""
    if publication and address and publication.had(address.thing):
        return HTTPException(410, "This was published once and has been withdrawn. Its address is not used again.")
    return HTTPException(404, "Nothing is published under this address.")


def _id_path(publication: Publication, thing: str) -> str:
    """Return the path at which a thing of ours is answered; a thing of elsewhere is its own address."""
    return thing.removeprefix(publication.space.base)


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


_SAID: Mapping[str, Callable[[Publication, Address, int], Description]] = {
    "doc": lambda publication, address, number: describe(publication.store, address.thing, number),
    "graph": lambda publication, address, number: record(publication.store, address.thing),
    "vocab": _concept,
    "ontology": _of_terms(_ONTOLOGY),
    "vocabulary": _of_terms(VOC.namespace),
}
